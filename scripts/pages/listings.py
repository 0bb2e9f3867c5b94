"""The lines of lists: what a list says of a place, a document, a theme, an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from scripts.charts.years import is_whole_year
from scripts.checks.assurance import Assurance
from scripts.ledger.rows import Figure, Measured, Omission
from scripts.wording.views import FigureView, MeasureView

T = TypeVar("T")
MOST_ROWS = 200
MOST_OF_PLACE = 20
"""Rows of a list on the page of a place or document of a large ledger."""


@dataclass(frozen=True, slots=True)
class Excerpt(Generic[T]):
    """Rows that a page shows and how many there are; no page grows with the nation."""

    rows: Sequence[T]
    total: int

    @property
    def hidden(self) -> int:
        """How many rows are not shown."""
        return self.total - len(self.rows)


def limit(rows: Sequence[T], most: int = MOST_ROWS) -> Excerpt[T]:
    """The first rows."""
    return Excerpt(rows[:most], len(rows))


@dataclass(frozen=True, slots=True)
class Link:
    """A page by its name and its address."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class RegionLine:
    """A place with the number of figures in and under it."""

    name: str
    path: str
    figures: int


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A document, in the words of a language; ``cards`` are its first core figures."""

    source_id: str
    archived: bool
    path: str
    region_path: str
    region: str
    title: str
    publisher: str
    published: str
    kind: str
    completeness: str
    years: str
    counts: str
    evidence: Assurance
    cards: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class ReportCounts:
    """How many documents there are of a kind, and how many figures they gave."""

    sources: int
    figures: int


@dataclass(frozen=True, slots=True)
class ProvinceReports:
    """A province with the number of its documents: archived, and cited by link."""

    name: str
    path: str
    archived: int
    cited: int


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme and how much is entered of it."""

    name: str
    scope: str
    path: str
    counts: str


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    """The figures of a page that are of one theme."""

    theme_id: str
    name: str
    path: str
    rows: Sequence[FigureView]


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator and how much is entered of it; ``uses`` says so in words."""

    name: str
    path: str
    definition: str
    unit: str
    figures: int
    regions: int
    uses: str


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """The measures of one kind."""

    name: str
    rows: Sequence[MeasureView]


@dataclass(frozen=True, slots=True)
class OmissionGroup:
    """The numerals that are no figures for one reason."""

    name: str
    rows: Sequence[Omission]


def newest_result(figures: Sequence[FigureView]) -> FigureView | None:
    """The result that leads for an indicator: of the nation, else of an archived report, else the newest; None if none.

    Neither a change, nor a number for a part of the places, nor what stands in a text of unknown origin is such a
    result; a whole year goes before a part of one.
    """
    results = [
        view
        for view in figures
        if view.status_id == "result"
        and "change=" not in view.breakdown_id
        and not is_of_part(view.figure)
        and not view.figure.source.is_of_unknown_origin
    ]
    return max(results, key=_eminence, default=None)


def is_of_part(figure: Figure) -> bool:
    """Whether it is of a part of its place alone, such as the key counties of a province."""
    return any(member.breakdown_id.startswith(("area=", "area-group=")) for member in figure.breakdown)


def _eminence(view: FigureView) -> tuple[bool, bool, int, bool, str, bool]:
    figure = view.figure
    level, is_national = -len(view.region_code.rstrip("0")), figure.region.parent is None
    is_full = figure.measured != Measured.DURING or is_whole_year(figure)
    return is_national, figure.source.is_archived, level, is_full, view.period_end, not view.breakdown_id
