"""Rows of the tables, every cell parsed once, right after the gate: numbers, days, enumerations, references to rows.

Nothing below sees a cell of text again. A field bears the name of its column, without the ending ``_id`` or ``_code``
where it is a row and ``_zh`` or ``_en`` where it is a text in several languages; ``parsing`` reads it by its type.
A column of which no field is made is in ``extra`` under its own name: a new one reaches pages without a line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from scripts.languages import Localized
from scripts.ledger.fields import Cell, first_day
from scripts.numbers.units import Units, read_units, written_forms

Extra = Mapping[str, Cell]


class Status(StrEnum):
    """Whether a number is what happened or what is meant to."""

    RESULT = "result"
    PRELIMINARY = "preliminary"
    ONGOING = "ongoing"
    TARGET = "target"
    PLAN = "plan"


class Measured(StrEnum):
    """How a number belongs to its period."""

    DURING = "during"
    AT_END = "at end"
    CUMULATIVE = "cumulative"


class Qualifier(StrEnum):
    """What the words around a number make of it."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at least"
    UNDER = "under"
    AT_MOST = "at most"


SHARE, PERCENT = "share", "percent"
CUT, PLAN_EXPLANATION, REPOST = "cut", "plan-explanation", "repost"
ADDED, CHANGED, WITHDRAWN = "added", "changed", "withdrawn"
BAR = "|"
"""Between what stood in the columns of a row that changed."""


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative region; ``parent`` is None for the nation."""

    region_code: str
    name: Localized
    level: str
    parent: Region | None

    @property
    def above(self) -> tuple[Region, ...]:
        """The regions above it, from the nation down."""
        return () if self.parent is None else (*self.parent.above, self.parent)


@dataclass(frozen=True, slots=True)
class Theme:
    """A chapter of the work; ``position`` is its place among the others."""

    theme_id: str
    position: int
    name: Localized
    scope: Localized


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure; ``plural`` names more than one, ``dimension`` is what it counts or measures."""

    unit_id: str
    name: Localized
    plural: Localized
    written_zh: tuple[str, ...]
    dimension: str

    @property
    def forms(self) -> list[str]:
        """The words that may stand for it after a number, as the grammar sees them."""
        return written_forms(self.name["zh"], "|".join(self.written_zh))


def read_unit_words(units: Iterable[Unit]) -> Units:
    """The words after a number that stand for these units."""
    return read_units(tuple((unit.name["zh"], "|".join(unit.written_zh), unit.dimension) for unit in units))


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a breakdown; ``unit`` is the unit that it brings, if any."""

    breakdown_id: str
    name: Localized
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A thing that is measured. ``core`` is its place among the core figures of a place, None where it has none.

    ``is_local``: its values must not be set side by side over places.
    """

    indicator_id: str
    theme: Theme
    unit: Unit
    kind: str
    direction: str
    name: Localized
    definition: Localized
    not_comparable: Localized
    is_local: bool
    core: int | None


@dataclass(frozen=True, slots=True)
class Source:
    """A published document. ``published`` is a day, a month or a year as far as it is known, "" where it is not.

    ``publisher`` is under "zh" as published, whatever its language; what has no English of ours stands so there too.
    ``language`` is "" for Chinese; ``reprint_of`` is the source that it prints again, "" where it is its own.
    """

    source_id: str
    title: Localized
    publisher: Localized
    published: str
    kind: str
    region: Region
    period_start: date
    period_end: date
    url: str
    text_sha256: str
    completeness: str
    source_class: str
    note: Localized
    language: str = ""
    reprint_of: str = ""
    extra: Extra = field(default_factory=dict)

    @property
    def is_archived(self) -> bool:
        """Whether its text is archived; else it is cited by link."""
        return bool(self.text_sha256)

    @property
    def issued(self) -> date:
        """The day of its publication (the first of the month or year where no more is named), else the last it covers.

        A date that is not written is taken to be the latest that it can be.
        """
        return date.fromisoformat(first_day(self.published)) if self.published else self.period_end

    @property
    def is_of_unknown_origin(self) -> bool:
        """Whether it is a repost that names no publisher: it feeds no headline and no chart of a place."""
        return self.source_class == REPOST and not self.publisher

    @property
    def is_whole_report(self) -> bool:
        """Whether its silence means anything: its whole text is archived, and it is not a plan."""
        return self.is_archived and self.completeness != CUT and self.kind != PLAN_EXPLANATION


@dataclass(frozen=True, slots=True)
class Span:
    """Where characters stand in an archived text, in code points from 0, ``end`` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as a document states it.

    ``value`` is exact and in the base unit of ``unit`` (1.6亿元 is 160000000); None where the figure is a day, which is
    then in ``day``. ``breakdown`` has its members in the order of their ids. ``span`` is None where it is cited only.
    """

    figure_id: str
    source: Source
    region: Region
    indicator: Indicator
    breakdown: tuple[Member, ...]
    period_start: date
    period_end: date
    measured: Measured
    status: Status
    value: Decimal | None
    day: date | None
    unit: Unit
    qualifier: Qualifier
    as_stated: str
    span: Span | None
    note: Localized
    extra: Extra = field(default_factory=dict)

    @property
    def breakdown_id(self) -> str:
        """The members by their ids, separated by semicolons; "" where there is none."""
        return ";".join(member.breakdown_id for member in self.breakdown)

    @property
    def amount(self) -> Decimal | date:
        """Its value, or its day where it is one."""
        return self.day or self.value or Decimal(0)

    @property
    def is_share(self) -> bool:
        """Whether it is so much of a whole that cannot be more than all of it; growth, say, is none."""
        return self.unit.unit_id == PERCENT and self.indicator.kind == SHARE

    @property
    def first_day(self) -> date:
        """The first day of which it speaks: its last one where it is taken at the end of its period."""
        return self.period_end if self.measured is Measured.AT_END else self.period_start


@dataclass(frozen=True, slots=True)
class Omission:
    """A numeral of an archived text that is not a figure, and the reason."""

    source: Source
    span: Span
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Measure:
    """What a document says other than a number; ``parent_id`` is the measure of which it is a part, "" where none."""

    measure_id: str
    source: Source
    region: Region
    year: int
    theme: Theme
    kind: str
    name: Localized
    parent_id: str
    level: str
    detail: Localized
    span: Span
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """An arithmetic claim, as text; ``unit`` is None where the figures bring it."""

    relation_id: str
    source: Source
    kind: str
    formula: str
    unit: Unit | None
    name: Localized
    note: Localized


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader should know of some figures, arithmetic aside."""

    remark_id: str
    source: Source
    kind: str
    severity: str
    figure_ids: tuple[str, ...]
    text: Localized


@dataclass(frozen=True, slots=True)
class Progress:
    """An indicator whose figures tell how far a target of another indicator has come; they settle nothing."""

    target_indicator: Indicator
    progress_indicator: Indicator
    kind: str


@dataclass(frozen=True, slots=True)
class Followup:
    """A measure of a later document that takes up one of an earlier document."""

    measure_id: str
    source: Source
    follows_id: str


@dataclass(frozen=True, slots=True)
class ChartRule:
    """A chart that the data ask for: its kind, the indicators that it joins, and its words."""

    chart_id: str
    kind: str
    indicator: Indicator
    part: Indicator | None
    share: Indicator | None
    dimension: str
    title: Localized
    part_name: Localized
    rest_name: Localized


@dataclass(frozen=True, slots=True)
class Change:
    """A row of a table that was added, changed or withdrawn on a day, and why; ``row`` is its id."""

    day: date
    table: str
    row: str
    kind: str
    column: str
    old: str
    new: str
    cause: str
    words: Localized

    @property
    def cells(self) -> list[tuple[str, str, str]]:
        """Each column that changed with what was and what is; none where it is not told row by row."""
        columns, old, new = self.column.split(";"), self.old.split(BAR), self.new.split(BAR)
        alike = self.column and len(columns) == len(old) == len(new)
        return (
            [(name, was.strip(), now.strip()) for name, was, now in zip(columns, old, new, strict=True)]
            if alike
            else []
        )


@dataclass(frozen=True)
class References:
    """The rows that others refer to, by their keys, in the order of the files."""

    regions: dict[str, Region]
    themes: dict[str, Theme]
    units: dict[str, Unit]
    members: dict[str, Member]
    indicators: dict[str, Indicator]
    sources: dict[str, Source]

    def breakdown(self, breakdown: str) -> tuple[Member, ...]:
        """The members that a cell names: ``dimension=member``, separated by semicolons."""
        return tuple(self.members[name] for name in breakdown.split(";") if name)
