"""Between which numbers a stated figure lies, in words, and why: the range that the audit computes with.

Nothing is added to what ``readings`` allows: a number that was counted has no range and is said to be exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import inf

from scripts.audit.intervals import End, Range
from scripts.audit.readings import Ranges
from scripts.ledger.rows import Figure
from scripts.numbers.qualifiers import ABOUT, EXACT, OVER
from scripts.wording.paper import decimal
from scripts.wording.values import show_value, split_scale
from scripts.words import Words, number

PROMISED = ("target", "plan")
SETTLED = ("date", "rank")  # dimensions whose values are told in words of their own and have no ends


@dataclass(frozen=True)
class Bounds:
    """``ends``: label and value of each limit, none where the number is exact; ``reason`` says why, in a sentence.

    ``in_full``: the value in the base unit, without 万 or million, "" where it is shown that way already.
    """

    ends: tuple[tuple[str, str], ...]
    reason: str
    in_full: str


@dataclass(frozen=True)
class _Case:
    """A figure, its ranges, and whether its words are in another language."""

    figure: Figure
    ranges: Ranges
    is_foreign: bool
    words: Words

    def amount(self, value: End) -> str:
        return show_value(decimal(Fraction(value)), self.figure.unit, self.words).text

    def say(self, key: str, **values: str) -> str:
        return self.words(f"receipt.{key}", **values)


def render_bounds(figure: Figure, ranges: Ranges | None, is_foreign: bool, words: Words) -> Bounds:
    """The limits of a figure in the language of ``words``. ``ranges`` is None for a date, which has none."""
    if ranges is None:
        return Bounds((), words("receipt.why_date"), "")
    case = _Case(figure, ranges, is_foreign, words)
    dimension = figure.unit.dimension
    bare = ranges.rounded.is_point or dimension in SETTLED or _is_goal(figure)
    what = words("receipt.what_" + (figure.status if figure.status in PROMISED else "result"))
    ends = () if bare else tuple(_ends(case, ranges.rounded))
    if ends:
        (bound, end), *others = ends
        ends = ((words("receipt.bound_label", what=what, bound=bound), end), *others)
    return Bounds(ends, "".join(_reasons(case, dimension)), _in_full(case))


def _ends(case: _Case, reach: Range) -> Iterator[tuple[str, str]]:
    """Each limit as a word (at least, below …) and a number; one alone where both are the same number."""
    if reach.is_point:
        yield case.say("exactly"), case.amount(reach.low)
        return
    if reach.low != -inf:
        yield case.say("low_closed" if reach.low_closed else "low_open"), case.amount(reach.low)
    if reach.high != inf:
        yield case.say("high_closed" if reach.high_closed else "high_open"), case.amount(reach.high)


def _reasons(case: _Case, dimension: str) -> Iterator[str]:
    """Sentences: what sets the limits, what they would be if digits had been cut off, and what logic adds."""
    figure, ranges = case.figure, case.ranges
    if ranges.rounded.is_point or dimension in SETTLED:
        yield case.say(f"why_{_settled_kind(case, dimension)}")
        return
    if _is_goal(figure):
        yield case.say("why_goal")
        return
    texts = {"step": case.amount(ranges.step), "half": case.amount(ranges.step / 2)}
    if not case.is_foreign:
        yield case.say(f"why_{_kind(case)}", **texts)
    elif figure.qualifier == EXACT:
        yield case.say("why_unread", **texts)
    else:
        yield case.say("why_unread_qualified", qualifier=case.words("qualifier." + figure.qualifier.replace(" ", "-")))
    if ranges.cut != ranges.rounded:
        limits = (case.say("bound", bound=bound, end=end) for bound, end in _ends(case, ranges.cut))
        yield case.say("if_cut", limits=case.say("bounds_join").join(limits))
    if ranges.rounded.high == 100 and ranges.rounded.high_closed and figure.is_share:
        yield case.say("limit_whole")
    if ranges.rounded.low == 0 and ranges.rounded.low_closed and figure.value:
        yield case.say("limit_none")


def _is_goal(figure: Figure) -> bool:
    """Whether a number is one to be reached and has no qualifier: rounding says nothing of what is still to come."""
    return figure.status in PROMISED and figure.qualifier == EXACT


def _settled_kind(case: _Case, dimension: str) -> str:
    """Why a number has no range."""
    if dimension == "rank":
        return "rank" if case.ranges.rounded.is_point else "rank_open"
    if dimension == "frequency":
        return "frequency"
    if not case.ranges.step:
        return "zero"
    return "unread_count" if case.is_foreign else "count"


def _kind(case: _Case) -> str:
    """What sets the limits of a number that has some: how it was rounded, or its qualifier."""
    qualifier, ranges = case.figure.qualifier, case.ranges
    if qualifier == EXACT:
        return "rounded"
    if qualifier == OVER and not ranges.is_open:
        return "more"
    if qualifier == ABOUT and case.figure.value is not None and ranges.rounded.high == Fraction(case.figure.value):
        return "nearly"
    return qualifier.replace(" ", "_")


def _in_full(case: _Case) -> str:
    value = case.figure.value
    if value is None or not split_scale(value, case.words)[1] or value != value.to_integral_value():
        return ""
    name = case.words.text(case.figure.unit.plural)
    return case.say("in_full", number=number(int(value)), unit=name)
