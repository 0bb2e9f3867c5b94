"""From frames of text to rows: each cell read once by the type of its column, each id replaced by the row it names.

Called after the gate, so that every cell is of its type and every reference is met; a fault here is a fault of the gate
and stops the run as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TypeVar

import pandas as pd

from scripts.languages import Localized, list_languages
from scripts.ledger.fields import Cell, parse_cell
from scripts.ledger.packages import Ledger, Table
from scripts.ledger.rows import (
    ChartRule,
    Figure,
    Followup,
    Indicator,
    Measure,
    Measured,
    Member,
    Omission,
    Progress,
    Qualifier,
    References,
    Region,
    Relation,
    Remark,
    Source,
    Span,
    Status,
    Theme,
    Unit,
)

T = TypeVar("T")


class Columns:
    """The columns of a table as rows are read from them: the type of each, and which of them a class asks for."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self.kinds, self.asked = kinds, set[str]()
        self._localized: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}

    def localized(self, stem: str, bare: str) -> tuple[tuple[str, str], ...]:
        """Language and column of each text called ``stem``; a column without a language is in ``bare``."""
        if (stem, bare) not in self._localized:
            named = [(language, f"{stem}_{language}") for language in data_languages()]
            columns = [(bare, stem), *named] if bare else named
            found = tuple((language, column) for language, column in columns if column in self.kinds)
            self.asked.update(column for _, column in found)
            self._localized[stem, bare] = found
        return self._localized[stem, bare]


class Record:
    """The cells of one row, by column; what no class asks for is its ``rest``."""

    def __init__(self, cells: Mapping[str, str], columns: Columns) -> None:
        self._cells, self._columns = cells, columns

    def text(self, column: str) -> str:
        """A cell as text; "" where it is empty, or the table has no such column."""
        self._columns.asked.add(column)
        return self._cells.get(column, "")

    def whole(self, column: str) -> int | None:
        """A whole number, or None."""
        cell = self.text(column)
        return int(cell) if cell else None

    def day(self, column: str) -> date:
        """A day."""
        return date.fromisoformat(self.text(column))

    def list(self, column: str, mark: str) -> tuple[str, ...]:
        """Texts that stand in one cell, separated by ``mark``."""
        return tuple(item for item in self.text(column).split(mark) if item)

    def localized(self, stem: str, bare: str = "") -> Localized:
        """The columns ``<stem>_<language>``; a column without a language is in ``bare``."""
        return Localized({language: self._cells[column] for language, column in self._columns.localized(stem, bare)})

    def span(self) -> Span | None:
        """The place in the archived text, or None."""
        start, end = self.whole("span_start"), self.whole("span_end")
        return None if start is None or end is None else Span(start, end)

    @property
    def rest(self) -> dict[str, Cell]:
        """The columns that no class asks for, read by their types."""
        kinds, asked = self._columns.kinds, self._columns.asked
        return {name: parse_cell(self._cells[name], kind) for name, kind in kinds.items() if name not in asked}


@cache
def data_languages() -> tuple[str, ...]:
    """The languages in which the data may have texts: those of the site, and those that they borrow from."""
    return tuple(dict.fromkeys(code for item in list_languages() for code in (item.code, item.data)))


def read_references(ledger: Ledger) -> References:
    """The rows of the reference tables, by their keys, in the order of the files."""
    regions: dict[str, Region] = {}
    for record in sorted(records_of(ledger, "regions"), key=lambda item: _depth(item.text("level"))):
        region = _region(record, regions)
        regions[region.region_code] = region
    order = ledger.frame("regions")["region_code"]
    themes = {row.theme_id: row for row in map(_theme, records_of(ledger, "themes"))}
    units = {row.unit_id: row for row in map(_unit, records_of(ledger, "units"))}
    members = {row.breakdown_id: row for row in (_member(item, units) for item in records_of(ledger, "breakdowns"))}
    indicators = (_indicator(item, themes, units) for item in records_of(ledger, "indicators"))
    sources = (_source(item, regions) for item in records_of(ledger, "sources"))
    return References(
        regions={code: regions[code] for code in order},
        themes=themes,
        units=units,
        members=members,
        indicators={row.indicator_id: row for row in indicators},
        sources={row.source_id: row for row in sources},
    )


def records_of(ledger: Ledger, name: str, rows: pd.DataFrame | None = None) -> Iterator[Record]:
    """The rows of a table (or some of them) as records, in the order of the files; none where it is absent."""
    table = ledger.tables.get(name)
    if table is not None:
        columns = Columns(_kinds(table))
        frame = (table.frame if rows is None else rows)[list(columns.kinds)]
        names = list(columns.kinds)
        yield from (Record(dict(zip(names, cells, strict=True)), columns) for cells in frame.itertuples(False, None))


def figure_of(record: Record, references: References) -> Figure:
    """A row of ``figures``."""
    unit = references.units[record.text("unit")]
    is_day = unit.dimension == "date"
    return Figure(
        figure_id=record.text("figure_id"),
        source=references.sources[record.text("source_id")],
        region=references.regions[record.text("region_code")],
        indicator=references.indicators[record.text("indicator_id")],
        breakdown=references.breakdown(record.text("breakdown")),
        period_start=record.day("period_start"),
        period_end=record.day("period_end"),
        measured=Measured(record.text("measured")),
        status=Status(record.text("status")),
        value=None if is_day else Decimal(record.text("value")),
        day=record.day("value") if is_day else None,
        unit=unit,
        qualifier=Qualifier(record.text("qualifier")),
        as_stated=record.text("as_stated"),
        span=record.span(),
        note=record.localized("note", "zh"),
        extra=record.rest,
    )


def omission_of(record: Record, references: References) -> Omission:
    """A row of ``omissions``."""
    source, span = references.sources[record.text("source_id")], _required(record.span())
    return Omission(source, span, record.text("text"), record.text("reason"), record.rest)


def measure_of(record: Record, references: References) -> Measure:
    """A row of ``measures``."""
    return Measure(
        measure_id=record.text("measure_id"),
        source=references.sources[record.text("source_id")],
        region=references.regions[record.text("region_code")],
        year=int(record.text("year")),
        theme=references.themes[record.text("theme_id")],
        kind=record.text("kind"),
        name=record.localized("name"),
        parent_id=record.text("parent_id"),
        level=record.text("level"),
        detail=record.localized("detail"),
        span=_required(record.span()),
        extra=record.rest,
    )


def relation_of(record: Record, references: References) -> Relation:
    """A row of ``relations``."""
    return Relation(
        relation_id=record.text("relation_id"),
        source=references.sources[record.text("source_id")],
        kind=record.text("kind"),
        formula=record.text("formula"),
        unit=references.units.get(record.text("unit")),
        name=record.localized("name"),
        note=record.localized("note"),
        extra=record.rest,
    )


def remark_of(record: Record, references: References) -> Remark:
    """A row of ``remarks``."""
    return Remark(
        remark_id=record.text("remark_id"),
        source=references.sources[record.text("source_id")],
        kind=record.text("kind"),
        severity=record.text("severity"),
        figure_ids=record.list("figure_ids", ";"),
        text=record.localized("text"),
        extra=record.rest,
    )


def progress_of(record: Record, references: References) -> Progress:
    """A row of ``progress``."""
    return Progress(
        target_indicator=references.indicators[record.text("target_indicator_id")],
        progress_indicator=references.indicators[record.text("progress_indicator_id")],
        kind=record.text("kind"),
        extra=record.rest,
    )


def followup_of(record: Record, references: References) -> Followup:
    """A row of ``followups``."""
    source = references.sources[record.text("source_id")]
    return Followup(record.text("measure_id"), source, record.text("follows_id"), record.rest)


def chart_rule_of(record: Record, references: References) -> ChartRule:
    """A row of ``charts``."""
    return ChartRule(
        chart_id=record.text("chart_id"),
        kind=record.text("kind"),
        indicator=references.indicators[record.text("indicator_id")],
        part=references.indicators.get(record.text("part_id")),
        share=references.indicators.get(record.text("share_id")),
        dimension=record.text("dimension"),
        title=record.localized("title"),
        part_name=record.localized("part"),
        rest_name=record.localized("rest"),
        extra=record.rest,
    )


def rows_by(
    make: Callable[[Record, References], T], records: Iterable[Record], references: References
) -> tuple[T, ...]:
    """Rows made of records, in their order."""
    return tuple(make(record, references) for record in records)


def _kinds(table: Table) -> dict[str, str]:
    return {item["name"]: item["type"] for item in table.schema["fields"]}


def _depth(level: str) -> int:
    return ("nation", "province", "prefecture", "county", "township").index(level)


def _region(record: Record, regions: Mapping[str, Region]) -> Region:
    parent = record.text("parent_code")
    return Region(
        region_code=record.text("region_code"),
        name=record.localized("name"),
        level=record.text("level"),
        parent=regions[parent] if parent else None,
        extra=record.rest,
    )


def _theme(record: Record) -> Theme:
    return Theme(
        theme_id=record.text("theme_id"),
        position=int(record.text("position")),
        name=record.localized("name"),
        scope=record.localized("scope"),
        extra=record.rest,
    )


def _unit(record: Record) -> Unit:
    return Unit(
        unit_id=record.text("unit_id"),
        name=record.localized("name"),
        plural=_plural(record),
        written_zh=record.list("written_zh", "|"),
        dimension=record.text("dimension"),
        extra=record.rest,
    )


def _plural(record: Record) -> Localized:
    """What more than one are called: the name, in a language that makes no difference."""
    plural = {language: text for language, text in record.localized("plural").texts.items() if text}
    return Localized({**record.localized("name").texts, **plural})


def _member(record: Record, units: Mapping[str, Unit]) -> Member:
    unit = units.get(record.text("unit_id"))
    return Member(record.text("breakdown_id"), record.localized("name"), unit, record.rest)


def _indicator(record: Record, themes: Mapping[str, Theme], units: Mapping[str, Unit]) -> Indicator:
    return Indicator(
        indicator_id=record.text("indicator_id"),
        theme=themes[record.text("theme_id")],
        unit=units[record.text("unit_id")],
        kind=record.text("kind"),
        direction=record.text("direction"),
        name=record.localized("name"),
        definition=record.localized("definition"),
        not_comparable=record.localized("not_comparable"),
        is_local=record.text("places") == "apart",
        core=record.whole("core"),
        extra=record.rest,
    )


def _source(record: Record, regions: Mapping[str, Region]) -> Source:
    return Source(
        source_id=record.text("source_id"),
        title=record.localized("title", "zh"),
        publisher=record.text("publisher"),
        published=record.text("published"),
        kind=record.text("kind"),
        region=regions[record.text("region_code")],
        period_start=record.day("period_start"),
        period_end=record.day("period_end"),
        url=record.text("url"),
        text_sha256=record.text("text_sha256"),
        completeness=record.text("completeness"),
        source_class=record.text("source_class"),
        note=record.localized("note"),
        extra=record.rest,
    )


def _required(span: Span | None) -> Span:
    if span is None:
        raise ValueError("a row of an archived text has no place in it")
    return span
