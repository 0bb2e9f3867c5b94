"""One target beside one result: was it kept? Two figures in, a state and the reason out; no table is read here.

Both numbers are ranges (rounding, 余, 不低于). What is asked for is a floor (this much or more), a ceiling (this much
or less) or a level (just this). The words of the target say which (at least, at most); a day is a ceiling; else the
direction of the indicator; else, where work is counted, the amount is a floor, since promised work is done when it is
done. The rest is a level. Doubt is for whoever set the target: a result that rounding alone keeps apart is "met".
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import inf

from scripts.audit.intervals import Range, point
from scripts.audit.readings import read_figure
from scripts.ledger.rows import Figure, Qualifier

OPEN, MET, EXCEEDED, PARTLY, MISSED = "open", "met", "exceeded", "partly", "missed"
PASSED_OVER, NOT_COMPARABLE = "passed-over", "not-comparable"
STATES = (MET, EXCEEDED, PARTLY, MISSED, NOT_COMPARABLE, PASSED_OVER, OPEN)
FAVOUR = {state: rank for rank, state in enumerate((EXCEEDED, MET, PARTLY, MISSED, NOT_COMPARABLE))}
ADDITIVE = frozenset(["flow", "count"])
DIVISIBLE = ADDITIVE | {"stock"}
CHANGE, RATE = "change=", "rate"
FLOOR, CEILING, LEVEL = "floor", "ceiling", "level"
WORDED = {Qualifier.AT_LEAST: FLOOR, Qualifier.OVER: FLOOR, Qualifier.AT_MOST: CEILING, Qualifier.UNDER: CEILING}
DIRECTED = {"up": FLOOR, "down": CEILING}
ROUNDED = frozenset([Qualifier.EXACT, Qualifier.ABOUT])
EVERYTHING = Range(-inf, inf, False, False)
PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A state, and why, where the state is ``not-comparable``: open-ended or no-direction."""

    state: str
    reason: str = ""


def judge(target: Figure, result: Figure) -> Judgement:
    """What a result for the whole term makes of a target.

    exceeded: the target has an upper end, more is better, and all that the result can be lies above it (mirrored
    where less is better). partly: additive work, more than none and less than promised. missed: on the wrong side,
    where words or direction name one. not-comparable: the words of the result (超过, 不到, 余) leave open on which
    side it is, or nothing says which side is the better one.
    """
    asked, got = allowed(target), allowed(result)
    wanted = _wanted(asked, _side(target))
    if not got.meets(wanted):
        return _short(target, result)
    if result.qualifier not in ROUNDED and not got.lies_within(wanted):
        return Judgement(NOT_COMPARABLE, "open-ended")
    better = {"up": asked.lies_below(got), "down": got.lies_below(asked)}
    return Judgement(EXCEEDED if target.day is None and better.get(target.indicator.direction) else MET)


def share_of(part: Figure, target: Figure) -> Decimal | None:
    """How much of a target a part is, to four places.

    None where that says nothing: rates, ranks and days, limits not to be passed, targets of 0, different units, and
    what does not lie within the time of the target.
    """
    within = target.period_start <= part.first_day and part.period_end <= target.period_end
    if not within or part.unit != target.unit or _kind(target) not in DIVISIBLE or _side(target) == CEILING:
        return None
    return (part.value / target.value).quantize(PLACES) if part.value is not None and target.value else None


def allowed(figure: Figure) -> Range:
    """What the statement allows; days are counted as whole numbers, and 约 leaves a day open."""
    reading = read_figure(figure)
    if reading:
        return reading.ranges.rounded
    if figure.day is None or figure.qualifier == Qualifier.ABOUT:
        return EVERYTHING
    return point(figure.day.toordinal())


def _kind(figure: Figure) -> str:
    """The kind of its indicator; a change (growth, a rise) is a rate, whatever it is a change of."""
    is_change = any(member.breakdown_id.startswith(CHANGE) for member in figure.breakdown)
    return RATE if is_change else figure.indicator.kind


def _side(target: Figure) -> str:
    if target.qualifier in WORDED:
        return WORDED[target.qualifier]
    if target.day:
        return CEILING
    return DIRECTED.get(target.indicator.direction) or (FLOOR if _kind(target) in ADDITIVE else LEVEL)


def _wanted(asked: Range, side: str) -> Range:
    """The results that keep the target."""
    if side == FLOOR:
        return Range(asked.low, inf, asked.low_closed, False)
    return Range(-inf, asked.high, False, asked.high_closed) if side == CEILING else asked


def _short(target: Figure, result: Figure) -> Judgement:
    """A result that cannot be what was asked for."""
    firm = target.qualifier in WORDED or target.day is not None or target.indicator.direction in DIRECTED
    if _side(target) == FLOOR and _kind(target) in ADDITIVE and result.value is not None and result.value > 0:
        return Judgement(PARTLY)
    return Judgement(MISSED) if firm else Judgement(NOT_COMPARABLE, "no-direction")
