"""The core figures of a place by year: what was reported, reported differently, or not given by a document we hold.

A row is a core indicator with a value, a column a year for which something is entered. A cell has the whole year where
one is given, its growth beneath; a number that several documents tell alike stands once, one that they tell differently
stands as often as it is told. An amount over a part of a year stands beside no whole year: it is left out, unless the
archived report gives it. What was found on a day within the year says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from scripts.audit.counterparts import Rank, rank_source
from scripts.audit.story import newest_archived
from scripts.audit.terms import HAPPENED
from scripts.ledger.rows import Figure, Indicator, Measured, Source
from scripts.pages.catalogue import Site
from scripts.pages.listings import is_of_part
from scripts.wording.views import FigureView

MOST_YEARS = 4
RELAPSED = "relapsed"
NATIONAL = "central-linking-budget"  # the one core indicator that only the nation has
MOST_IN_CELL = 3
GROWTH = "change=growth"
STATED, DIFFERS, SILENT, UNREAD, NONE = "given", "differs", "silent", "unread", "none"


@dataclass(frozen=True, slots=True)
class CoreCell:
    """An indicator in a year.

    ``state``: given, differs, silent (a whole report without it), unread (a report held in part), none (no report of
    the whole of that year is entered). ``period``: up to which day of the year, "" where it need not be said.
    """

    state: str
    views: tuple[FigureView, ...] = ()
    growth: tuple[FigureView, ...] = ()
    period: str = ""

    @property
    def is_zero(self) -> bool:
        """Whether it says that nobody fell back: a nought that is told in words and never stands as a headline."""
        return any(view.indicator_id == RELAPSED and view.value == 0 for view in self.views)


@dataclass(frozen=True, slots=True)
class CoreRow:
    """A core indicator, a cell for each year of the grid."""

    name: str
    path: str
    cells: tuple[CoreCell, ...]


@dataclass(frozen=True, slots=True)
class CoreGrid:
    """``years``, the newest first, as text; ``missing``: core indicators that the newest whole report does not give."""

    years: tuple[str, ...]
    rows: tuple[CoreRow, ...]
    missing: tuple[str, ...]

    @property
    def figure_ids(self) -> frozenset[str]:
        """The figures that stand in it."""
        views = (view for row in self.rows for cell in row.cells for view in (*cell.views, *cell.growth))
        return frozenset(view.figure_id for view in views)

    @property
    def states(self) -> tuple[str, ...]:
        """What its signs mean: the states of its empty cells, each once."""
        own = {cell.state for row in self.rows for cell in row.cells}
        return tuple(state for state in (SILENT, UNREAD, NONE) if state in own)


def describe_core(site: Site, region_code: str) -> CoreGrid:
    """The grid of a place; without rows where no core figure is entered."""
    views = [
        view for view in site.by_region.get(region_code, ()) if _is_core(view.figure) and not _is_apart(view.figure)
    ]
    years = sorted({view.figure.period_end.year for view in views}, reverse=True)[:MOST_YEARS]
    indicators = sorted({view.indicator_id: view.figure.indicator for view in views}.values(), key=_place)
    sources = site.facts.documents_about.get(region_code, ())
    rows = []
    for indicator in indicators:
        own = [view for view in views if view.figure.indicator is indicator]
        cells = tuple(
            _cell([view for view in own if view.figure.period_end.year == year], year, sources) for year in years
        )
        if any(cell.views or cell.growth for cell in cells):
            rows.append(CoreRow(site.words.text(indicator.name), own[0].indicator_path, cells))
    return CoreGrid(
        years=tuple(site.words("period.year", year=year) for year in years),
        rows=tuple(rows),
        missing=tuple(_missing(site, region_code)),
    )


def _missing(site: Site, region_code: str) -> Iterable[str]:
    """Names of the core indicators that the newest archived report does not give, where it is whole."""
    source = newest_archived(site.facts, region_code)
    if source is None or not source.is_whole_report:
        return []
    present = {view.indicator_id for view in site.by_source.get(source.source_id, ())}
    core = sorted((row for row in site.facts.references.indicators.values() if row.core is not None), key=_place)
    return [
        site.words.text(row.name) for row in core if row.indicator_id not in present and row.indicator_id != NATIONAL
    ]


def _is_core(figure: Figure) -> bool:
    return figure.indicator.core is not None and figure.status in HAPPENED and not is_of_part(figure)


def _is_apart(figure: Figure) -> bool:
    """Whether it is an amount over a part of a year that a document cited by link gives."""
    is_part = figure.measured == Measured.DURING and not _ends_a_year(figure.period_end)
    return is_part and not figure.source.is_archived


def _ends_a_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def _place(indicator: Indicator) -> int:
    return indicator.core or 0


def _cell(views: Sequence[FigureView], year: int, sources: Sequence[Source]) -> CoreCell:
    levels = [view for view in views if "change=" not in view.breakdown_id]
    growth = _told_once(_whole_year([view for view in views if view.breakdown_id == GROWTH]))[:1]
    if not levels:
        return CoreCell(STATED if growth else _absence(year, sources), growth=tuple(growth))
    shown = _told_once(_main_members(_whole_year(levels)))
    keys = [(view.breakdown_id, view.period_end) for view in shown]
    state = DIFFERS if len(set(keys)) < len(keys) else STATED
    return CoreCell(state, tuple(shown[:MOST_IN_CELL]), tuple(growth), _within(shown[0]))


def _within(view: FigureView) -> str:
    """Up to which day of the year a value is; "" for its end, or for the day up to which the archived report speaks."""
    figure = view.figure
    day, source = figure.period_end, figure.source
    if _ends_a_year(day) or (source.is_archived and source.period_end == day):
        return ""
    return view.words("period.within", month=view.words(f"month.{day.month}"), day=day.day)


def _absence(year: int, sources: Sequence[Source]) -> str:
    """What it means that a year has no value; a report that ends before the year does is not silent on it."""
    reports = [
        row for row in sources if row.is_archived and row.period_end.year == year and _ends_a_year(row.period_end)
    ]
    if any(source.is_whole_report for source in reports):
        return SILENT
    return UNREAD if reports else NONE


def _whole_year(views: Sequence[FigureView]) -> Sequence[FigureView]:
    """Those for the whole year, or at its end, where there are any; else those of the longest period."""
    latest = max((view.figure.period_end for view in views), default=None)
    return [view for view in views if view.figure.period_end == latest]


def _main_members(views: Sequence[FigureView]) -> Sequence[FigureView]:
    """Those without a breakdown, where there are any; else by households and by persons; else all."""
    plain = [view for view in views if not view.breakdown_id]
    counted = [view for view in views if view.breakdown_id in ("counted=households", "counted=persons")]
    return plain or counted or views


def _told_once(views: Sequence[FigureView]) -> list[FigureView]:
    """One for each value of a breakdown, by breakdown: archived first, then in the order of sources.

    Whether a number is called “over” or “at least” is a difference of wording.
    """
    ranked = sorted(views, key=lambda view: (view.breakdown_id, _rank(view.figure.source)))
    first = {(view.breakdown_id, view.value): view for view in reversed(ranked)}
    return [view for view in ranked if first[view.breakdown_id, view.value] is view]


def _rank(source: Source) -> tuple[bool, Rank]:
    return not source.is_archived, rank_source(source)
