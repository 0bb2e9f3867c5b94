"""Rows of the tables as readers see them in one language: names looked up, numbers and periods in words.

Frames in, small frozen views out, each built once and shared by every page, chart and download that shows it.
Nothing here knows where a page is or what it looks like; ``proof`` is the address, within the language, of the row
that proves a number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from scripts import addresses
from scripts.ledger.packages import Ledger
from scripts.ledger.records import rows_of
from scripts.numbers.renderings import UnitWords, render_quantity
from scripts.phrases import count_text, day_text, range_text
from scripts.words import Words


@dataclass(frozen=True)
class FigureView:
    """One figure in one language. ``value`` is in the base unit, None for a date; ``text`` is the whole of it.

    ``start`` and ``end`` are None where the figure is cited by link.
    """

    figure_id: str
    source_id: str
    region_code: str
    indicator_id: str
    theme_id: str
    breakdown_id: str
    unit_id: str
    status_id: str
    measured_id: str
    qualifier_id: str
    period_start: str
    period_end: str
    value: Decimal | None
    region: str
    indicator: str
    breakdown: str
    text: str
    qualifier: str
    digits: str
    unit: str
    period: str
    status: str
    measured: str
    as_stated: str
    start: int | None
    end: int | None
    note: str
    evidence: str
    joint: str = " · "

    @property
    def name(self) -> str:
        """Indicator and breakdown, as a label."""
        return f"{self.indicator}{self.joint}{self.breakdown}" if self.breakdown else self.indicator

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


@dataclass(frozen=True)
class Index:
    """Rows of the reference tables by key, for looking names up."""

    rows: Mapping[str, Mapping[str, Any]]

    def get(self, table: str, key: str) -> Any:
        """The row of ``table`` under ``key``; KeyError where there is none."""
        return self.rows[table][key]

    def all(self, table: str) -> list[Any]:
        """All rows of ``table`` in the order of the file."""
        return list(self.rows[table].values())


NUMBER = re.compile(r"(\D*?)(-?[0-9][0-9,.]*(?:st|nd|rd|th)?)(\D*)")
OFFICIAL = ("programme", "model", "award")
REFERENCE = {
    "regions": "region_code",
    "themes": "theme_id",
    "units": "unit_id",
    "breakdowns": "breakdown_id",
    "indicators": "indicator_id",
    "sources": "source_id",
    "charts": "chart_id",
}


def index_reference(ledger: Ledger) -> Index:
    """All reference tables by their keys."""
    return Index({name: {getattr(row, key): row for row in rows_of(ledger, name)} for name, key in REFERENCE.items()})


def summarise_figures(ledger: Ledger, index: Index, words: Words) -> list[FigureView]:
    """Every figure as a view, in the order of the files."""
    return [_figure_view(row, index, words) for row in rows_of(ledger, "figures")]


def _figure_view(row: Any, index: Index, words: Words) -> FigureView:
    indicator = index.get("indicators", row.indicator_id)
    text = render_quantity(row.value, unit_words(index, row.unit), row.qualifier, words.language)
    before, digits, after = split_number(text, row.unit == "date")
    return FigureView(
        figure_id=row.figure_id,
        source_id=row.source_id,
        region_code=row.region_code,
        indicator_id=row.indicator_id,
        theme_id=indicator.theme_id,
        breakdown_id=row.breakdown,
        unit_id=row.unit,
        status_id=row.status,
        measured_id=row.measured,
        qualifier_id=row.qualifier,
        period_start=row.period_start,
        period_end=row.period_end,
        value=None if row.unit == "date" else Decimal(row.value),
        region=words.pick(index.get("regions", row.region_code), "name"),
        indicator=words.pick(indicator, "name"),
        breakdown=breakdown_text(row.breakdown, index, words),
        text=text,
        qualifier=before,
        digits=digits,
        unit=after,
        period=period_text(row.period_start, row.period_end, row.measured, words),
        status=words(f"status.{row.status}"),
        measured=words("measured." + row.measured.replace(" ", "-")),
        as_stated=row.as_stated,
        start=position(row.span_start),
        end=position(row.span_end),
        note=row.note if words.language == "zh" else row.note_en,
        evidence="checked" if index.get("sources", row.source_id).text_sha256 else "cited",
        joint=words("text.name_joint"),
    )


def position(cell: str) -> int | None:
    """A position in an archived text; None where no text is archived."""
    return int(cell) if cell else None


def split_number(text: str, whole: bool = False) -> tuple[str, str, str]:
    """What stands before the digits, the digits, and what stands after: 超过 · 400 · 万元, over CNY · 4 · million.

    An ordinal stays whole (4th). ``whole``: do not split.
    """
    match = NUMBER.fullmatch(text)
    return (match[1].strip(), match[2], match[3].strip()) if match and not whole else ("", text, "")


def unit_words(index: Index, unit_id: str) -> UnitWords:
    """What the number grammar needs to know of a unit."""
    row = index.get("units", unit_id)
    return UnitWords(row.unit_id, row.name_zh, row.name_en, row.plural_en, row.dimension)


def breakdown_text(breakdown: str, index: Index, words: Words) -> str:
    """Names of the members of a breakdown; "" where there is none."""
    members = [index.get("breakdowns", item) for item in breakdown.split(";") if item]
    return words("text.joiner").join(words.pick(member, "name") for member in members)


def period_text(start: str, end: str, measured: str, words: Words) -> str:
    """The period as readers write it: a year, a range, or an as-of date for what is taken at one day."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if measured == "at end" or (measured == "cumulative" and not whole):
        year_end = (last.month, last.day) == (12, 31)
        return words("period.year_end", year=last.year) if year_end else words("period.as_of", day=day_text(end, words))
    if measured == "cumulative":
        return words("period.to_year_end", year=last.year)
    if whole and first.year == last.year:
        return words("period.year", year=last.year)
    if whole:
        return words("period.years", start=first.year, end=last.year)
    if first.year == last.year:
        months = {"m1": words(f"month.{first.month}"), "m2": words(f"month.{last.month}")}
        return words("period.day_range", year=first.year, d1=first.day, d2=last.day, **months)
    return range_text(start, end, words)


def summarise_measures(ledger: Ledger, index: Index, words: Words) -> list[MeasureView]:
    """Every measure as a view, in the order of the files."""
    rows = rows_of(ledger, "measures")
    names = {row.measure_id: words.pick(row, "name") for row in rows}
    return [
        MeasureView(
            measure_id=row.measure_id,
            source_id=row.source_id,
            region_code=row.region_code,
            theme_id=row.theme_id,
            kind_id=row.kind,
            kind=words(f"measure_kind.{row.kind}"),
            region=words.pick(index.get("regions", row.region_code), "name"),
            theme=words.pick(index.get("themes", row.theme_id), "name"),
            year=words("period.year", year=row.year),
            name=names[row.measure_id],
            level=words(f"level.{row.level}") if row.level else "",
            parent=names[row.parent_id] if row.parent_id else "",
            detail=words.pick(row, "detail"),
            start=int(row.span_start),
            end=int(row.span_end),
            official=_official_name(row, words),
        )
        for row in rows
    ]


def _official_name(row: Any, words: Words) -> str:
    """The Chinese name of a programme, model or award, or of what bears a name in quotation marks."""
    named = row.kind in OFFICIAL or "“" in row.name_zh
    return row.name_zh if named and words.language != "zh" else ""


def counts_text(figures: int, measures: int, words: Words) -> str:
    """How much a document gave, in one line."""
    counts = {"figures": figures, "measures": measures}
    return words("text.counts", **{name: count_text(name, count, words) for name, count in counts.items()})
