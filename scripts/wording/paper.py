"""The lines of a working, as arithmetic stands on paper: sign, brackets, number, unit, and what the number is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scripts import addresses
from scripts.audit.audit import DERIVED_NUMBER, NOT_COMPARABLE, UNCHECKED, Term, Verdict
from scripts.audit.precision import Rounded
from scripts.audit.readings import Reading
from scripts.ledger.rows import Figure
from scripts.numbers.numerals import plain
from scripts.numbers.qualifiers import EXACT
from scripts.wording.values import Shown, show_value
from scripts.wording.views import members_text, period_text
from scripts.words import Words

SIGNS = {"": "", "+": "+", "-": "−", "*": "×", "/": "÷"}
COUNT = "count"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``operator``, opening brackets, the number with its qualifier and unit, closing brackets, a label.

    ``role``: term, computed or stated. ``figure_id`` is "" where the number is no figure of the tables.
    """

    role: str
    operator: str
    opening: str
    qualifier: str
    number: str
    unit: str
    closing: str
    label: str
    figure_id: str
    source_id: str = ""

    @property
    def proof(self) -> str:
        """Address of the receipt of the figure."""
        return str(addresses.receipt(self.source_id, self.figure_id))

    @property
    def text(self) -> str:
        """The line without its label, such as `÷ (1`."""
        joint = "" if self.unit in {"%", "‰", ""} else " "
        amount = " ".join(part for part in (self.qualifier, f"{self.number}{joint}{self.unit}") if part)
        return " ".join(part for part in (self.operator, f"{self.opening}{amount}{self.closing}") if part)


@dataclass(frozen=True, slots=True)
class Maker:
    """What every part of a working needs."""

    verdict: Verdict
    words: Words

    @property
    def readings(self) -> list[Reading]:
        """Figures of both sides, those that are numbers."""
        verdict = self.verdict
        terms = [*verdict.terms, *([verdict.stated_term] if verdict.stated_term else [])]
        return [term.reading for term in terms if term.reading]

    @property
    def is_exact(self) -> bool:
        """Whether no figure has a qualifier."""
        return all(reading.figure.qualifier == EXACT for reading in self.readings)

    def amount(self, value: Decimal) -> Shown:
        """A number in the unit of the result."""
        unit = self.verdict.unit
        return show_value(value, unit, self.words) if unit else whole(str(value))

    def stated(self, term: Term) -> Shown:
        """A term as the report has it, or a number of the formula in the unit of the result."""
        if term.reading is None:
            return self.amount(decimal(term.number or Fraction(0)))
        figure = term.reading.figure
        return show_value(term.reading.value, figure.unit, self.words, figure.qualifier)

    def between(self, number: Rounded) -> str:
        """The range of a computed number in words; "" where it has none."""
        low, high = ("" if end is None else self.amount(end).text for end in (number.low, number.high))
        if low and high:
            return self.words("audit.between", low=low, high=high)
        return self.words("audit.at_least", low=low) if low else self.words("audit.at_most", high=high) if high else ""


def whole(text: str) -> Shown:
    """A text that has no parts, such as a range in words."""
    return Shown("{number}", text)


def render_lines(maker: Maker, result: Shown | None) -> list[Line]:
    """The terms, what they come to (``result``), and the stated side."""
    verdict, words = maker.verdict, maker.words
    labels = _labels(maker)
    lines = [_term_line(maker, term, "term", labels) for term in verdict.terms]
    claimed = verdict.verdict not in (UNCHECKED, NOT_COMPARABLE) and len(verdict.terms) > 1
    if result and claimed:
        label = words("verdict.derived" if verdict.verdict == DERIVED_NUMBER else "audit.computed")
        lines.append(Line("computed", "=", "", *_parts(result), "", label, ""))
    if verdict.stated_term:
        role = "term" if verdict.verdict == NOT_COMPARABLE else "stated"
        lines.append(_term_line(maker, verdict.stated_term, role, labels))
    return lines


def _term_line(maker: Maker, term: Term, role: str, labels: Mapping[str, str]) -> Line:
    words, signs = maker.words, (SIGNS[term.operator], "(" * term.opening)
    if term.reading:
        name = labels[term.reading.figure.figure_id]
        label = words("audit.stated_name", name=name) if role == "stated" else name
        figure, parts = term.reading.figure, _parts(maker.stated(term))
        return Line(role, *signs, *parts, ")" * term.closing, label, figure.figure_id, figure.source.source_id)
    if term.number is None:
        parts = ("", words("audit.unknown_sign"), "")
        return Line(role, *signs, *parts, ")" * term.closing, words("audit.unknown"), "")
    if role == "stated":
        label = words("audit.listed" if maker.verdict.relation.kind == COUNT else "audit.stated")
        return Line(role, *signs, *_parts(maker.stated(term)), ")" * term.closing, label, "")
    return Line(role, *signs, "", format(decimal(term.number), "f"), "", ")" * term.closing, "", "")


def _labels(maker: Maker) -> dict[str, str]:
    """Names of the figures; where two have the same, with what they differ in (region, period, status)."""
    words = maker.words
    groups: dict[str, dict[str, Figure]] = defaultdict(dict)
    for figure in (reading.figure for reading in maker.readings):
        name, members = words.text(figure.indicator.name), members_text(figure.breakdown, words)
        groups[words("text.name_joint").join((name, members)) if members else name][figure.figure_id] = figure
    labels = {}
    for name, figures in groups.items():
        details = _differences(maker, list(figures.values()))
        for figure_id, detail in zip(figures, details, strict=True):
            labels[figure_id] = words("audit.detail", name=name, detail=detail) if detail else name
    return labels


def _differences(maker: Maker, figures: Sequence[Figure]) -> list[str]:
    words = maker.words
    columns = [
        [words.text(item.region.name) for item in figures],
        [period_text(item, words) for item in figures],
        [words(f"status.{item.status}") for item in figures],
    ]
    differing = [column for column in columns if len(set(column)) > 1]
    return [words("text.joiner").join(column[at] for column in differing) for at in range(len(figures))]


def _parts(shown: Shown) -> tuple[str, str, str]:
    return shown.before, shown.number, shown.after


def decimal(value: Fraction) -> Decimal:
    """A number with an end as a decimal."""
    return plain(Decimal(value.numerator) / Decimal(value.denominator))
