"""One indicator of one region over time: figures in, a chart of points and lines out.

What is one line: the same region, indicator, breakdown, unit and way of measuring. Results for a whole year are joined
to those of the year before. Not joined, though drawn: a target; a value for a part of a year; what is only a limit
(over, at least, under, at most); a year of which the sources differ; a first estimate where the final value is there;
totals that were counted from different days. A missing year is a gap. Where a relation says that two of the figures
are not comparable, the definition has changed: a mark between them, and no line.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial

from scripts.audit.comparability import NOT_STATED, Comparability
from scripts.charts.content import Frame, Point, Series
from scripts.charts.illustrations import Illustration
from scripts.charts.scales import currency_before, group_claims, head_unit, slug, source_line, tell_rows
from scripts.wording.views import FigureView, Index
from scripts.words import Words

ORDER = ("plan", "target", "ongoing", "preliminary", "result")
LIMITS = {"over", "at least", "under", "at most"}
HAN_SPACE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
Title = Callable[..., str]
QUARTERS = {(3, 31): "first_quarter", (6, 30): "half_year", (9, 30): "three_quarters"}


@dataclass(frozen=True)
class Spot:
    """One point: the figures that claim it, the one that names it first, and what keeps it from a line."""

    views: tuple[FigureView, ...]
    conflict: bool
    superseded: bool = False
    breaks: bool = False

    @property
    def view(self) -> FigureView:
        """The figure that names it."""
        return self.views[0]

    @property
    def is_limit(self) -> bool:
        """Whether only a limit of the value is stated."""
        return self.view.qualifier_id in LIMITS


def trace(views: Sequence[FigureView], index: Index, words: Words, comparability: Comparability) -> list[Illustration]:
    """Series of the figures of one indicator, the nation first, then by region code.

    There is one where results for two whole years or more are there, and no value is below zero or silent on its basis.
    """
    groups: dict[tuple[str, ...], list[FigureView]] = defaultdict(list)
    for view in views:
        if view.value is not None and NOT_STATED not in view.breakdown_id and is_in_one_year(view):
            groups[(view.region_code, view.indicator_id, view.breakdown_id, view.unit_id, view.measured_id)].append(
                view
            )
    order = sorted(groups, key=lambda key: (bool(index.get("regions", key[0]).parent_code), key))
    made = []
    for key in order:
        if _is_series(groups[key]):
            spots = place_spots(groups[key], comparability)
            made.append(draw_spots(spots, (slug("series", *key), partial(words, "series.title")), index, words))
    return made


def trace_home(
    views: Sequence[FigureView], index: Index, words: Words, comparability: Comparability
) -> list[Illustration]:
    """Whole years alone, of the nation, for each rule of kind ``home``; the title is that of the rule."""
    made = []
    for rule in index.all("charts"):
        some = [
            view
            for view in views
            if view.indicator_id == rule.indicator_id
            and not view.breakdown_id
            and view.value is not None
            and is_whole_year(view)
            and is_in_one_year(view)
            and not index.get("regions", view.region_code).parent_code
        ]
        if rule.kind == "home" and _is_series(some):
            names = slug(rule.chart_id, some[0].region_code), words.pick(rule, "title").format
            made.append(draw_spots(place_spots(some, comparability), names, index, words))
    return made


def is_whole_year(view: FigureView) -> bool:
    """Whether a value is for a whole year, or for the last day of one."""
    return view.period_end.endswith("-12-31") and (
        view.measured_id != "during" or view.period_start == f"{view.period_end[:4]}-01-01"
    )


def is_in_one_year(view: FigureView) -> bool:
    """Whether a value is of one year: what flowed in several years together has no place on the axis."""
    return view.measured_id != "during" or view.period_start[:4] == view.period_end[:4]


def _is_series(views: Sequence[FigureView]) -> bool:
    years = {view.period_end for view in views if view.status_id == "result" and is_whole_year(view)}
    return len(years) > 1 and all((view.value or 0) >= 0 for view in views)


def place_spots(views: Sequence[FigureView], comparability: Comparability) -> list[Spot]:
    """The points in order of time, one for each claim, with what keeps them apart."""
    cells: dict[tuple[str, ...], list[FigureView]] = defaultdict(list)
    for view in views:
        cells[(view.period_end, view.period_start, view.status_id)].append(view)
    spots: list[Spot] = []
    ordered = sorted(cells, key=lambda cell: (cell[0], cell[1], ORDER.index(cell[2])))
    for end, start, status in ordered:
        claims = group_claims(cells[end, start, status], comparability)
        final = status == "preliminary" and (end, start, "result") in cells
        spots += [Spot(tuple(claim), len(claims) > 1, final) for claim in claims]
    return list(_part(spots, comparability))


def _part(spots: Iterable[Spot], comparability: Comparability) -> Iterable[Spot]:
    """Mark each point that must be kept apart from one before it, since the mark before that."""
    stretch: frozenset[str] = frozenset()
    for spot in spots:
        own = frozenset(view.figure_id for view in spot.views)
        breaks = comparability.clash(stretch | own) is not None
        stretch = own if breaks else stretch | own
        yield replace(spot, breaks=breaks)


def draw_spots(spots: Sequence[Spot], names: tuple[str, Title], index: Index, words: Words) -> Illustration:
    """The chart; ``names``: its id, and what fills its title."""
    views = [view for spot in spots for view in spot.views]
    chart_id, title = names[0], _title(names[1], spots, words)
    units = {head_unit(view.qualifier, view.unit, view.unit_id) for view in views}
    short, unit = len(units) == 1 and not units & {"", "%"}, min(units)
    notes, told = _notes(spots, words), words("series.unit", unit=unit) if short else ""
    subtitle = words("series.join").join(part for part in (views[0].region, told) if part)
    span = words("series.span", first=axis_label(views[0], words), last=axis_label(views[-1], words))
    frame = Frame(title, subtitle, source_line(views, index, words), span, notes)
    part = "part_year" if views[0].measured_id == "during" else "mid_year"
    head = (words("field.period"), words("field.value") + (words("series.in", unit=unit) if short else ""))
    data = Series(
        frame,
        tuple(_points(spots, short, words)),
        head,
        words("series.target"),
        words(f"series.{part}"),
        words("series.break"),
    )
    rows = tuple((_label(spot, view, words), view) for spot in spots for view in spot.views)
    alt = tell_rows(title, rows, words) + (words("series.stop") + notes if notes else "")
    return Illustration(chart_id, data, alt, rows, tuple(_stretches(spots)))


def _stretches(spots: Sequence[Spot]) -> Iterable[frozenset[str]]:
    """What stands between two marks of a changed definition is on one scale."""
    stretch: frozenset[str] = frozenset()
    for spot in spots:
        if spot.breaks:
            yield stretch
            stretch = frozenset()
        stretch |= {view.figure_id for view in spot.views}
    yield stretch


def _points(spots: Sequence[Spot], short: bool, words: Words) -> Iterable[Point]:
    since = ""
    for spot in spots:
        view = spot.view
        limit = view.qualifier.removesuffix(currency_before(view.qualifier, view.unit_id)).rstrip()
        text = f"{limit} {view.digits}".lstrip() if short else view.text
        whole = is_whole_year(view)
        recounted = whole and view.measured_id == "cumulative" and since not in ("", view.period_start)
        alone = spot.conflict or spot.superseded or spot.is_limit or recounted
        yield Point(
            axis_label(view, words),
            view.value or Decimal(0),
            text,
            _at(view),
            view.status_id,  # type: ignore[arg-type]
            not whole,
            spot.breaks,
            alone,
        )
        since = view.period_start if whole else since


def _at(view: FigureView) -> Decimal:
    """The last day in years: a whole year stands at its end."""
    end = date.fromisoformat(view.period_end)
    return end.year + (end.month - 1 + Decimal(end.day) / 31) / 12


def axis_label(view: FigureView, words: Words) -> str:
    """What stands below the axis: the year, the part of it, or the month."""
    end = date.fromisoformat(view.period_end)
    if is_whole_year(view):
        return str(end.year)
    if view.measured_id == "during" and view.period_start == f"{end.year}-01-01" and (end.month, end.day) in QUARTERS:
        return words(f"series.{QUARTERS[end.month, end.day]}", year=end.year)
    return words("series.month", year=end.year, month=end.month)


def _label(spot: Spot, view: FigureView, words: Words) -> str:
    """The period as the table beside the chart names it, with what sets the point apart."""
    marks = [view.status] if view.status_id != "result" else []
    marks += [words("series.conflict")] if spot.conflict else []
    return words("series.join").join([view.period, *marks])


def _title(title: Title, spots: Sequence[Spot], words: Words) -> str:
    """The first and the last result for a whole year, with every claim there is."""
    results = [spot for spot in spots if spot.view.status_id == "result" and is_whole_year(spot.view)]
    first, last = results[0].view, results[-1].view

    def told(view: FigureView) -> str:
        same = [spot.view.text for spot in results if spot.view.period_end == view.period_end]
        return words("series.or").join(same)

    text = title(
        name=first.name, first_period=first.period, first=told(first), last_period=last.period, last=told(last)
    )
    return HAN_SPACE.sub("", text)


def _notes(spots: Sequence[Spot], words: Words) -> str:
    """What is drawn but not joined, and why, where the marks do not tell."""
    told = {
        "conflict": any(spot.conflict for spot in spots),
        "limit": any(spot.is_limit for spot in spots),
        "superseded": any(spot.superseded for spot in spots),
    }
    return words("text.space").join(words(f"series.note_{name}") for name, there in told.items() if there)
