"""One target beside one result: was it kept? Numbers in, a state and the reason out; no table is read here.

Both numbers are ranges (rounding, 余, 不低于). What is asked for is a floor (this much or more), a ceiling (this much
or less) or a level (just this). The words of the target say which (at least, at most); a day is a ceiling; else the
direction of the indicator; else, where work is counted, the amount is a floor, since promised work is done when it is
done. The rest is a level. Doubt is for whoever set the target: a result that rounding alone keeps apart is "met".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import inf

from scripts.audit.intervals import Range, as_range, point
from scripts.ledger.rows import Figure, Indicator, Qualifier
from scripts.numbers.numerals import QuantityError, canonical, last_place
from scripts.numbers.qualifiers import qualified
from scripts.numbers.quantities import parse
from scripts.numbers.units import Units

WAITING, UNREPORTED, MET, EXCEEDED = "waiting", "due-not-reported", "met", "exceeded"
PARTLY, MISSED, SILENT, UNMEASURABLE = "partly", "missed", "not-mentioned-again", "not-measurable"
STATES = (WAITING, UNREPORTED, MET, EXCEEDED, PARTLY, MISSED, SILENT, UNMEASURABLE)
FAVOUR = {state: rank for rank, state in enumerate((EXCEEDED, MET, PARTLY, MISSED, UNMEASURABLE))}
ADDITIVE = frozenset(["flow", "count"])
UNDIVIDED = frozenset(["rank", "frequency", "date"])
FLOOR, CEILING, LEVEL = "floor", "ceiling", "level"
WORDED = {Qualifier.AT_LEAST: FLOOR, Qualifier.OVER: FLOOR, Qualifier.AT_MOST: CEILING, Qualifier.UNDER: CEILING}
DIRECTED = {"up": FLOOR, "down": CEILING}
ROUNDED = frozenset([Qualifier.EXACT, Qualifier.ABOUT])
EVERYTHING = Range(-inf, inf, False, False)
PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as stated: ``as_stated`` is read again, with the words of ``units``, for its range.

    Of ``value`` and ``day`` one is None.
    """

    value: Decimal | None
    day: date | None
    unit_id: str
    qualifier: Qualifier
    as_stated: str
    units: Units


@dataclass(frozen=True, slots=True)
class Nature:
    """What the table of indicators says of the number: its kind (flow, rate …) and direction (up, down, none)."""

    kind: str
    direction: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A state, and why, where the state is ``not-measurable``: open-ended or no-direction."""

    state: str
    reason: str = ""


def amount_of(figure: Figure) -> Amount:
    """The number of a figure."""
    return Amount(figure.value, figure.day, figure.unit.unit_id, figure.qualifier, figure.as_stated, figure.unit.words)


def nature_of(indicator: Indicator) -> Nature:
    """Kind and direction of an indicator."""
    return Nature(indicator.kind, indicator.direction)


def judge(target: Amount, result: Amount, nature: Nature) -> Judgement:
    """What a result for the whole term makes of a target.

    exceeded: the target has an upper end, more is better, and all that the result can be lies above it (mirrored
    where less is better). partly: additive work, more than none and less than promised. missed: on the wrong side,
    where words or direction name one. not-measurable: the words of the result (超过, 不到, 余) leave open on which
    side it is, or nothing says which side is the better one.
    """
    asked, got = allowed(target), allowed(result)
    side = _side(target, nature)
    wanted = _wanted(asked, side)
    if not got.meets(wanted):
        return _short(target, result, nature, side)
    if result.qualifier not in ROUNDED and not got.lies_within(wanted):
        return Judgement(UNMEASURABLE, "open-ended")
    better = {"up": asked.lies_below(got), "down": got.lies_below(asked)}
    return Judgement(EXCEEDED if target.day is None and better.get(nature.direction) else MET)


def share_of(part: Amount, target: Amount, nature: Nature) -> Decimal | None:
    """How much of a target a part is, to four places.

    None where that says nothing: limits not to be passed, targets of 0, days, places and rhythms, different units.
    """
    if part.unit_id != target.unit_id or nature.kind in UNDIVIDED or _side(target, nature) == CEILING:
        return None
    if part.value is None or target.value is None or target.value <= 0:
        return None
    return (part.value / target.value).quantize(PLACES)


def percent_share(part: Amount) -> Decimal | None:
    """A stated percentage of the target as a share."""
    return None if part.value is None else (part.value / 100).quantize(PLACES)


@lru_cache(maxsize=65536)
def allowed(amount: Amount) -> Range:
    """What the statement allows; where its words are of another language, what value and qualifier allow.

    Days are counted as whole numbers; 约 leaves a day open.
    """
    if amount.value is None:
        if amount.day is None or amount.qualifier == Qualifier.ABOUT:
            return EVERYTHING
        return _plain(Decimal(amount.day.toordinal()), amount.qualifier)
    try:
        quantity = parse(amount.as_stated, amount.units)
    except QuantityError:
        return _plain(amount.value, amount.qualifier)
    for reading in (quantity, quantity.change):
        if reading.canonical == canonical(amount.value) and reading.qualifier == amount.qualifier:
            return as_range(reading.bounds)
    return _plain(amount.value, amount.qualifier)


def _plain(value: Decimal, qualifier: Qualifier) -> Range:
    if qualifier == Qualifier.EXACT:
        return point(Fraction(value))
    return as_range(qualified(value, qualifier, (), last_place(value)))


def _side(target: Amount, nature: Nature) -> str:
    if target.qualifier in WORDED:
        return WORDED[target.qualifier]
    if target.day:
        return CEILING
    return DIRECTED.get(nature.direction) or (FLOOR if nature.kind in ADDITIVE else LEVEL)


def _wanted(asked: Range, side: str) -> Range:
    """The results that keep the target."""
    if side == FLOOR:
        return Range(asked.low, inf, asked.low_closed, False)
    return Range(-inf, asked.high, False, asked.high_closed) if side == CEILING else asked


def _short(target: Amount, result: Amount, nature: Nature, side: str) -> Judgement:
    """A result that cannot be what was asked for."""
    firm = target.qualifier in WORDED or target.day is not None or nature.direction in DIRECTED
    if side == FLOOR and nature.kind in ADDITIVE and result.value is not None and result.value > 0:
        return Judgement(PARTLY)
    return Judgement(MISSED) if firm else Judgement(UNMEASURABLE, "no-direction")
