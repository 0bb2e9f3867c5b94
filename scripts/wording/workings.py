"""A verdict in words: its arithmetic line by line as one would write it on paper, and one plain sentence.

Nothing is judged here and nobody is accused: a sentence says what comes out, what is stated, and how they fit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scripts.audit.audit import AGREES, DERIVED_NUMBER, NOT_COMPARABLE, TRUNCATED, UNCHECKED, Verdict
from scripts.audit.fulfilment import EVERYTHING
from scripts.audit.intervals import Range
from scripts.audit.precision import round_beside, round_to, round_within
from scripts.numbers.qualifiers import EXACT
from scripts.wording.paper import COUNT, Line, Maker, decimal, render_lines, whole
from scripts.wording.values import Shown
from scripts.words import Words

_BETWEEN_HAN = re.compile("(?<=[一-鿿]) (?=[一-鿿])")  # a space before a number is one too many before 至少


@dataclass(frozen=True, slots=True)
class Working:
    """A verdict for one language: ``verdict`` in words, the lines, and a sentence.

    ``label`` is the notice beside a derived number, ``result`` that number, ``range`` where it lies; ``note`` is the
    note of the relation. They are "" where there is none.
    """

    verdict: str
    lines: tuple[Line, ...]
    sentence: str
    label: str
    result: str
    range: str
    note: str


def render_working(verdict: Verdict, words: Words) -> Working:
    """The working of one verdict in the language of ``words``."""
    maker = Maker(verdict, words)
    result: Shown | None = None
    spread = ""
    if verdict.verdict == DERIVED_NUMBER:
        result, spread, sentence = _derived(maker)
    elif verdict.verdict == NOT_COMPARABLE:
        sentence = words("audit.not-comparable")
    elif verdict.verdict == UNCHECKED:
        sentence = words(f"audit.{verdict.reason}")
    else:
        result = _computed(maker)
        sentence = _claim(maker, result.text)
    return Working(
        verdict=words(f"verdict.{verdict.verdict}"),
        lines=tuple(render_lines(maker, result)),
        sentence=_BETWEEN_HAN.sub("", sentence),
        label=words("audit.label_derived") if verdict.verdict == DERIVED_NUMBER else "",
        result=result.text if result else "",
        range=spread,
        note=words.text(verdict.relation.note),
    )


def _derived(maker: Maker) -> tuple[Shown, str, str]:
    """Result, range and sentence of a number that nobody stated."""
    verdict, words = maker.verdict, maker.words
    dimension = "" if verdict.is_average or verdict.unit is None else verdict.unit.dimension
    number = round_within(_nominal(verdict), _range(verdict), dimension)
    spread, result = maker.between(number), maker.amount(number.nominal)
    if not spread:
        only = all(term.reading is None or term.reading.ranges.rounded.is_point for term in verdict.terms)
        key = "audit.derived_about" if not number.is_exact else f"audit.derived_{'exact' if only else 'whole'}"
        return result, "", words(key, result=result.text)
    if None in (number.low, number.high):
        return whole(spread), spread, words("audit.derived_limit", range=spread)
    if not maker.is_exact:
        return whole(spread), spread, words("audit.derived_within", range=spread)
    return result, spread, words("audit.derived_range", result=result.text, range=spread)


def _computed(maker: Maker) -> Shown:
    """The left side of a claim in words: as stated if it is one figure, a range if a qualifier leaves one."""
    verdict = maker.verdict
    if len(verdict.terms) == 1:
        return maker.stated(verdict.terms[0])
    if not all(term.reading is None or term.reading.figure.qualifier == EXACT for term in verdict.terms):
        number = round_within(_nominal(verdict), _range(verdict), "")
        spread = maker.between(number)
        return whole(spread) if spread else maker.amount(number.nominal)
    stated, step = _stated(verdict)
    same = verdict.verdict == AGREES
    return maker.amount(round_beside(_nominal(verdict), _range(verdict), step, stated, same=same))


def _claim(maker: Maker, computed: str) -> str:
    """The sentence of a claim that was checked."""
    verdict, words = maker.verdict, maker.words
    stated = maker.stated(verdict.stated_term).text if verdict.stated_term else ""
    opening = "count" if verdict.relation.kind == COUNT else "same" if len(verdict.terms) == 1 else "sum"
    texts = {"opening": words(f"audit.opening_{opening}", computed=computed, stated=stated), "stated": stated}
    if verdict.verdict == AGREES and verdict.relation.kind == COUNT:
        return words("audit.agrees_count", computed=computed, stated=stated)
    if verdict.verdict == AGREES:
        return words(f"audit.agrees_{_agreement(maker)}", **texts)
    if verdict.verdict == TRUNCATED:
        rounded = _rounded(verdict)
        if rounded is None:
            return words("audit.truncated_some", **texts)
        return words("audit.truncated_stated", **texts, rounded=maker.amount(rounded).text)
    return words("audit.differs_count" if verdict.relation.kind == COUNT else "audit.differs", **texts)


def _agreement(maker: Maker) -> str:
    """How two sides agree: loose, same, rounded or slack."""
    stated, step = _stated(maker.verdict)
    nominal = _nominal(maker.verdict)
    if maker.verdict.loose:
        return "loose"
    if maker.is_exact and nominal == Fraction(stated):
        return "same"
    if not maker.is_exact:
        return "loose"
    return "rounded" if step and round_to(nominal, decimal(step)) == stated else "slack"


def _rounded(verdict: Verdict) -> Decimal | None:
    """What the stated side would be if it had been rounded; None where that is not one number."""
    reach = _range(verdict)
    if verdict.cut != "stated" or not reach.is_bounded:
        return None
    step = decimal(_stated(verdict)[1])
    low, high = (round_to(Fraction(end), step) for end in (reach.low, reach.high))
    return low if low == high else None


def _stated(verdict: Verdict) -> tuple[Decimal, Fraction]:
    """Value and step of the stated side."""
    term = verdict.stated_term
    if term and term.reading:
        return term.reading.value, term.reading.ranges.step
    return decimal((term and term.number) or Fraction(0)), Fraction(1)


def _nominal(verdict: Verdict) -> Fraction:
    return verdict.nominal or Fraction(0)


def _range(verdict: Verdict) -> Range:
    return verdict.computed or EVERYTHING
