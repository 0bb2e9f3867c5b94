"""One target beside one result: was it kept? Numbers in, a state and the reason out; no table is read here.

Both numbers are ranges (rounding, 余, 不低于). What is asked for is a floor (this much or more), a ceiling (this much
or less) or a level (just this). The words of the target say which (at least, at most); a day is a ceiling; else the
direction of the indicator; else, where work is counted, the amount is a floor, since promised work is done when it is
done. The rest is a level. Doubt is for the one who targetd: a result that rounding alone keeps apart is "met".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from scripts.numbers.numerals import QuantityError, last_place
from scripts.numbers.qualifiers import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    EVERYTHING,
    EXACT,
    OVER,
    UNDER,
    Interval,
    only,
    qualified,
)
from scripts.numbers.quantities import parse

WAITING, UNREPORTED, MET, EXCEEDED = "waiting", "due-not-reported", "met", "exceeded"
PARTLY, MISSED, SILENT, UNMEASURABLE = "partly", "missed", "not-mentioned-again", "not-measurable"
STATES = (WAITING, UNREPORTED, MET, EXCEEDED, PARTLY, MISSED, SILENT, UNMEASURABLE)
FAVOUR = {state: rank for rank, state in enumerate((EXCEEDED, MET, PARTLY, MISSED, UNMEASURABLE))}
ADDITIVE = frozenset(["flow", "count"])
UNDIVIDED = frozenset(["rank", "frequency", "date"])
FLOOR, CEILING, LEVEL = "floor", "ceiling", "level"
WORDED = {AT_LEAST: FLOOR, OVER: FLOOR, AT_MOST: CEILING, UNDER: CEILING}
DIRECTED = {"up": FLOOR, "down": CEILING}
ROUNDED = frozenset([EXACT, ABOUT])
PLACES = Decimal("0.0001")


@dataclass(frozen=True)
class Amount:
    """A number as stated: ``as_stated`` is read again for its range; ``value`` is a decimal number or an ISO date."""

    value: str
    unit: str
    qualifier: str
    as_stated: str


@dataclass(frozen=True)
class Measure:
    """What the table of indicators says of the number: its kind (flow, rate …) and direction (up, down, none)."""

    kind: str
    direction: str


@dataclass(frozen=True)
class Judgement:
    """A state, and why, where the state is ``not-measurable``: open-ended or no-direction."""

    state: str
    reason: str = ""


def judge(target: Amount, result: Amount, measure: Measure) -> Judgement:
    """What a result for the whole term makes of a target.

    exceeded: the target has an upper end, more is better, and all that the result can be lies above it (mirrored
    where less is better). partly: additive work, more than none and less than promised. missed: on the wrong side,
    where words or direction name one. not-measurable: the words of the result (超过, 不到, 余) leave open on which
    side it is, or nothing says which side is the better one.
    """
    asked, got = bounds(target), bounds(result)
    side = _side(target, measure)
    wanted = _wanted(asked, side)
    if lies_below(got, wanted) or lies_below(wanted, got):
        return _short(target, result, measure, side)
    if result.qualifier not in ROUNDED and not _inside(got, wanted):
        return Judgement(UNMEASURABLE, "open-ended")
    better = {"up": lies_below(asked, got), "down": lies_below(got, asked)}
    return Judgement(EXCEEDED if target.unit != "date" and better.get(measure.direction) else MET)


def share_of(part: Amount, target: Amount, measure: Measure) -> Decimal | None:
    """How much of a target a part is, to four places.

    None where that says nothing: limits not to be passed, targets of 0, days, places and rhythms, different units.
    """
    if part.unit != target.unit or measure.kind in UNDIVIDED or _side(target, measure) == CEILING:
        return None
    whole = Decimal(target.value)
    return (Decimal(part.value) / whole).quantize(PLACES) if whole > 0 else None


def percent_share(part: Amount) -> Decimal:
    """A stated percentage of the target as a share."""
    return (Decimal(part.value) / 100).quantize(PLACES)


@lru_cache(maxsize=65536)
def bounds(amount: Amount) -> Interval:
    """What the statement allows; where its words are of another language, what value and qualifier allow."""
    if amount.unit == "date":
        return _day_bounds(amount)
    value = Decimal(amount.value)
    try:
        quantity = parse(amount.as_stated)
    except QuantityError:
        return _plain_bounds(value, amount.qualifier)
    same = quantity.value == value and quantity.qualifier == amount.qualifier
    return quantity.bounds if same else _plain_bounds(value, amount.qualifier)


def lies_below(one: Interval, other: Interval) -> bool:
    """Whether every number of the one is less than every number of the other."""
    if one.high is None or other.low is None:
        return False
    return one.high < other.low or (one.high == other.low and not (one.high_closed and other.low_closed))


def _plain_bounds(value: Decimal, qualifier: str) -> Interval:
    return only(value) if qualifier == EXACT else qualified(value, qualifier, (), last_place(value))


def _day_bounds(amount: Amount) -> Interval:
    """Days as whole numbers; 约 leaves a day open."""
    if amount.qualifier == ABOUT:
        return EVERYTHING
    return _plain_bounds(Decimal(date.fromisoformat(amount.value).toordinal()), amount.qualifier)


def _side(target: Amount, measure: Measure) -> str:
    if target.qualifier in WORDED:
        return WORDED[target.qualifier]
    if target.unit == "date":
        return CEILING
    return DIRECTED.get(measure.direction) or (FLOOR if measure.kind in ADDITIVE else LEVEL)


def _wanted(asked: Interval, side: str) -> Interval:
    """The results that keep the target."""
    if side == FLOOR:
        return Interval(asked.low, None, asked.low_closed, False)
    return Interval(None, asked.high, False, asked.high_closed) if side == CEILING else asked


def _short(target: Amount, result: Amount, measure: Measure, side: str) -> Judgement:
    """A result that cannot be what was asked for."""
    firm = target.qualifier in WORDED or target.unit == "date" or measure.direction in DIRECTED
    if side == FLOOR and measure.kind in ADDITIVE and Decimal(result.value) > 0:
        return Judgement(PARTLY)
    return Judgement(MISSED) if firm else Judgement(UNMEASURABLE, "no-direction")


def _inside(one: Interval, other: Interval) -> bool:
    """Whether every number of the one is a number of the other."""
    below = Interval(None, other.low, False, not other.low_closed)
    above = Interval(other.high, None, not other.high_closed, False)
    return (other.low is None or lies_below(below, one)) and (other.high is None or lies_below(one, above))
