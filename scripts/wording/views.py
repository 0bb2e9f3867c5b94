"""Rows of the tables as readers see them in one language: names looked up, numbers and periods in words.

Frames in, small frozen views out, each built once and shared by every page, chart and download that shows it.
Nothing here knows where a page is or what it looks like; ``proof`` is the address, within the language, of the row
that proves a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from scripts import addresses
from scripts.audit.facts import Facts
from scripts.ledger.rows import Figure, Measure, Measured, Member
from scripts.phrases import count_text, day_text, range_text
from scripts.wording.values import Shown, show_value
from scripts.words import Words


@dataclass(frozen=True)
class FigureView:
    """One figure in one language; ``text`` is its value, with ``qualifier``, ``digits`` and ``unit`` as its parts."""

    figure: Figure
    words: Words = field(compare=False, repr=False)

    @property
    def figure_id(self) -> str:
        """The id of the figure."""
        return self.figure.figure_id

    @property
    def source_id(self) -> str:
        """The id of its document."""
        return self.figure.source.source_id

    @property
    def region_code(self) -> str:
        """The code of its place."""
        return self.figure.region.region_code

    @property
    def indicator_id(self) -> str:
        """The id of its indicator."""
        return self.figure.indicator.indicator_id

    @property
    def theme_id(self) -> str:
        """The id of its theme."""
        return self.figure.indicator.theme.theme_id

    @property
    def breakdown_id(self) -> str:
        """The ids of the members of its breakdown."""
        return self.figure.breakdown_id

    @property
    def unit_id(self) -> str:
        """The id of its unit."""
        return self.figure.unit.unit_id

    @property
    def status_id(self) -> str:
        """Whether it happened or is meant to."""
        return self.figure.status

    @property
    def measured_id(self) -> str:
        """How it belongs to its period."""
        return self.figure.measured

    @property
    def qualifier_id(self) -> str:
        """What the words around it make of it."""
        return self.figure.qualifier

    @property
    def value(self) -> Decimal | None:
        """The value in the base unit; None for a day."""
        return self.figure.value

    @property
    def as_stated(self) -> str:
        """The characters of its document."""
        return self.figure.as_stated

    @property
    def start(self) -> int | None:
        """Where its characters begin; None where it is cited by link."""
        return self.figure.span.start if self.figure.span else None

    @property
    def end(self) -> int | None:
        """Where its characters end; None where it is cited by link."""
        return self.figure.span.end if self.figure.span else None

    @cached_property
    def period_start(self) -> str:
        """The first day of its period, ISO."""
        return self.figure.period_start.isoformat()

    @cached_property
    def period_end(self) -> str:
        """The last day of its period, ISO."""
        return self.figure.period_end.isoformat()

    @cached_property
    def shown(self) -> Shown:
        """The value in parts."""
        figure = self.figure
        return show_value(figure.amount, figure.unit, self.words, figure.qualifier)

    @cached_property
    def text(self) -> str:
        """The value in words, with its unit."""
        return self.shown.text

    @cached_property
    def qualifier(self) -> str:
        """What stands before the digits; "" for a day."""
        return "" if self.figure.day else self.shown.before

    @property
    def digits(self) -> str:
        """The digits; the whole of a day."""
        return self.text if self.figure.day else self.shown.number

    @cached_property
    def unit(self) -> str:
        """What stands behind the digits."""
        return self.shown.after

    @property
    def region(self) -> str:
        """The name of its place."""
        return self.words.text(self.figure.region.name)

    @property
    def indicator(self) -> str:
        """The name of its indicator."""
        return self.words.text(self.figure.indicator.name)

    @cached_property
    def breakdown(self) -> str:
        """The names of the members of its breakdown, "" where there is none."""
        return members_text(self.figure.breakdown, self.words)

    @cached_property
    def period(self) -> str:
        """Its period in words."""
        return period_text(self.figure, self.words)

    @property
    def status(self) -> str:
        """Its status in words."""
        return self.words(f"status.{self.status_id}")

    @property
    def measured(self) -> str:
        """How it belongs to its period, in words."""
        return self.words("measured." + self.measured_id.replace(" ", "-"))

    @property
    def note(self) -> str:
        """Its note."""
        return self.words.text(self.figure.note)

    @property
    def evidence(self) -> str:
        """The grade of its evidence: checked, or cited by link."""
        return "checked" if self.figure.source.is_archived else "cited"

    @cached_property
    def name(self) -> str:
        """Indicator and breakdown, as a label."""
        return self.words("text.name_joint").join(part for part in (self.indicator, self.breakdown) if part)

    @property
    def proof(self) -> str:
        """Address of the page that proves the number, from the root of the language."""
        return str(addresses.receipt(self.source_id, self.figure_id))

    @property
    def indicator_path(self) -> str:
        """Address of the page of the indicator."""
        return f"indicators/{self.indicator_id}.html"

    @property
    def region_path(self) -> str:
        """Address of the page of the region."""
        return f"regions/{self.region_code}.html"


@dataclass(frozen=True)
class MeasureView:
    """One measure in one language; ``parent`` is the name of the measure that it is part of, "" where none.

    ``official`` is its Chinese name, where it bears an official one and the language is another; else "".
    """

    measure_id: str
    source_id: str
    region_code: str
    theme_id: str
    kind_id: str
    kind: str
    region: str
    theme: str
    year: str
    name: str
    level: str
    parent: str
    detail: str
    start: int
    end: int
    official: str = ""

    @property
    def anchor(self) -> str:
        """Its id on a page; figures of the same name keep theirs."""
        return f"measure-{self.measure_id}"

    @property
    def proof(self) -> str:
        """Address of the row within the page of its report."""
        return f"reports/{self.source_id}.html#{self.anchor}"


OFFICIAL = ("programme", "model", "award")


def summarise_figures(facts: Facts, words: Words) -> list[FigureView]:
    """Every figure as a view, in the order of the files."""
    return [FigureView(figure, words) for figure in facts.figures()]


def members_text(members: Sequence[Member], words: Words) -> str:
    """Names of the members of a breakdown; "" where there is none."""
    return words("text.joiner").join(words.text(member.name) for member in members)


def period_text(figure: Figure, words: Words) -> str:
    """The period of a figure as readers write it: a year, a range, or an as-of date for what is taken at one day."""
    first, last = figure.period_start, figure.period_end
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if figure.measured is Measured.AT_END or (figure.measured is Measured.CUMULATIVE and not whole):
        year_end = (last.month, last.day) == (12, 31)
        return (
            words("period.year_end", year=last.year) if year_end else words("period.as_of", day=day_text(last, words))
        )
    if figure.measured is Measured.CUMULATIVE:
        return words("period.to_year_end", year=last.year)
    return span_text(first, last, words)


def span_text(first: date, last: date, words: Words) -> str:
    """From one day to another: a year, years, or both days."""
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole and first.year == last.year:
        return words("period.year", year=last.year)
    if whole:
        return words("period.years", start=first.year, end=last.year)
    if first.year == last.year:
        months = {"m1": words(f"month.{first.month}"), "m2": words(f"month.{last.month}")}
        return words("period.day_range", year=first.year, d1=first.day, d2=last.day, **months)
    return range_text(first, last, words)


def summarise_measures(facts: Facts, words: Words) -> list[MeasureView]:
    """Every measure as a view, in the order of the files."""
    rows = facts.measures()
    names = {row.measure_id: words.text(row.name) for row in rows}
    return [
        MeasureView(
            measure_id=row.measure_id,
            source_id=row.source.source_id,
            region_code=row.region.region_code,
            theme_id=row.theme.theme_id,
            kind_id=row.kind,
            kind=words(f"measure_kind.{row.kind}"),
            region=words.text(row.region.name),
            theme=words.text(row.theme.name),
            year=words("period.year", year=row.year),
            name=names[row.measure_id],
            level=words(f"level.{row.level}") if row.level else "",
            parent=names[row.parent_id] if row.parent_id else "",
            detail=words.text(row.detail),
            start=row.span.start,
            end=row.span.end,
            official=_official_name(row, words),
        )
        for row in rows
    ]


def _official_name(row: Measure, words: Words) -> str:
    """The Chinese name of a programme, model or award, or of what bears a name in quotation marks."""
    named = row.kind in OFFICIAL or "“" in row.name["zh"]
    return row.name["zh"] if named and words.data != "zh" else ""


def counts_text(figures: int, measures: int, words: Words) -> str:
    """How much a document gave, in one line."""
    counts = {"figures": figures, "measures": measures}
    return words("text.counts", **{name: count_text(name, count, words) for name, count in counts.items()})
