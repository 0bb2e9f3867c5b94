"""One indicator of one region over time: which figures make a series.

What is one series: the same region, indicator, breakdown, unit and way of measuring. Results for a whole year are
joined to those of the year before. Not joined, though drawn: a target; a state within a year; what is only a limit
(over, at least, under, at most); a year of which the sources differ; a first estimate where the final value is there;
totals that were counted from different days; what a remark says has no stated base; what is known only from reposts
that name no publisher. Amounts for a part of a year are
listed, not drawn. A missing year is a gap. Where a relation says that two of the figures are not comparable, the
definition has changed: a mark between them, and no line. Two points are no trend: there is a series from LEAST on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from scripts.audit.comparability import NOT_STATED, Comparability
from scripts.charts.identity import name_chart
from scripts.ledger.rows import ChartRule, Figure, Measured, Qualifier, Status

LEAST = 3
ORDER = (Status.PLAN, Status.TARGET, Status.ONGOING, Status.PRELIMINARY, Status.RESULT)
REASONS = ("conflict", "superseded", "unbased", "recounted", "unsourced")
"""What keeps a point apart.

Its sources differ, a final value is there, its base or the start of a total is another, or no source names who
published it.
"""
LIMITS = frozenset([Qualifier.OVER, Qualifier.AT_LEAST, Qualifier.UNDER, Qualifier.AT_MOST])


@dataclass(frozen=True, slots=True)
class Spot:
    """One point: the figures that claim it, the one that names it first, and which of REASONS keep it from a line.

    Where it ``breaks``, the meaning of the values has changed.
    """

    figures: tuple[Figure, ...]
    reasons: frozenset[str] = frozenset()
    breaks: bool = False

    @property
    def figure(self) -> Figure:
        """The figure that names it."""
        return self.figures[0]

    @property
    def is_limit(self) -> bool:
        """Whether only a limit of the value is stated."""
        return self.figure.qualifier in LIMITS

    @property
    def is_goal(self) -> bool:
        """Whether it is what is meant to be reached."""
        return self.figure.status in (Status.TARGET, Status.PLAN)

    @property
    def mid_year(self) -> bool:
        """Whether it is for a day within a year."""
        return not is_whole_year(self.figure)

    @property
    def is_on_line(self) -> bool:
        """Whether it may be joined to others: the value of a whole year that nothing keeps apart."""
        stated = self.figure.status in (Status.RESULT, Status.PRELIMINARY)
        return stated and not (self.reasons or self.is_limit or self.mid_year)


@dataclass(frozen=True, slots=True)
class YearsChoice:
    """A series: the points on the axis in order of time, and what is for a part of a year."""

    chart_id: str
    spots: tuple[Spot, ...]
    apart: tuple[Figure, ...]
    rule: ChartRule | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that it shows."""
        return (*(figure for spot in self.spots for figure in spot.figures), *self.apart)

    @property
    def scales(self) -> Iterator[tuple[Figure, ...]]:
        """What stands between two marks of a changed definition is on one scale."""
        stretch: tuple[Figure, ...] = ()
        for spot in self.spots:
            if spot.breaks:
                yield stretch
                stretch = ()
            stretch += spot.figures
        yield stretch


def choose_years(
    figures: Iterable[Figure], comparability: Comparability, unbased: frozenset[str], rules: Iterable[ChartRule]
) -> list[YearsChoice]:
    """Series of the figures of one indicator, the nation first, then by region code; one for each id.

    ``unbased``: figures of which a remark says that their base is not stated.
    """
    best: dict[str, YearsChoice] = {}
    for choice in list_series(figures, comparability, unbased, rules):
        longest = best.get(choice.chart_id)
        if count_years(choice) >= LEAST and (longest is None or count_years(choice) > count_years(longest)):
            best[choice.chart_id] = choice
    return list(best.values())


def list_series(
    figures: Iterable[Figure], comparability: Comparability, unbased: frozenset[str], rules: Iterable[ChartRule]
) -> Iterator[YearsChoice]:
    """What could be a series, however short: the figures of one place, breakdown, unit and way of measuring."""
    groups: dict[tuple[str, str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value is not None and NOT_STATED not in figure.breakdown_id and is_in_one_year(figure):
            place = figure.region.region_code, figure.breakdown_id, figure.unit.unit_id
            groups[*place, figure.measured.value].append(figure)
    titles = {rule.indicator.indicator_id: rule for rule in rules if rule.kind == "home"}
    for key in sorted(groups, key=lambda key: (groups[key][0].region.parent is not None, key)):
        yield _choose(groups[key], comparability, unbased, titles)


def _choose(
    figures: Sequence[Figure], comparability: Comparability, unbased: frozenset[str], titles: dict[str, ChartRule]
) -> YearsChoice:
    first = figures[0]
    apart = [figure for figure in figures if figure.measured == Measured.DURING and not is_whole_year(figure)]
    rest = [figure for figure in figures if figure not in apart]
    apart.sort(key=lambda figure: (figure.period_end, figure.period_start, figure.figure_id))
    region, indicator = first.region, first.indicator
    name = name_chart(region.region_code, "years", indicator.indicator_id, first.breakdown_id)
    rule = titles.get(indicator.indicator_id) if region.parent is None and not first.breakdown else None
    return YearsChoice(name, tuple(_place(rest, comparability, unbased)), tuple(apart), rule)


def count_years(choice: YearsChoice) -> int:
    """For how many years a series has values that may be joined."""
    final = (spot.figure for spot in choice.spots if spot.is_on_line and spot.figure.status == Status.RESULT)
    return len({figure.period_end for figure in final})


def is_whole_year(figure: Figure) -> bool:
    """Whether a value is for a whole year, or for the last day of one."""
    end, start = figure.period_end, figure.period_start
    return (end.month, end.day) == (12, 31) and (figure.measured != Measured.DURING or start == date(end.year, 1, 1))


def is_in_one_year(figure: Figure) -> bool:
    """Whether a value is of one year: what flowed in several years together has no place on the axis."""
    return figure.measured != Measured.DURING or figure.period_start.year == figure.period_end.year


def _place(figures: Sequence[Figure], comparability: Comparability, unbased: frozenset[str]) -> Iterator[Spot]:
    """The points in order of time, one for each claim, with what keeps them apart."""
    cells: dict[tuple[date, date, int], list[Figure]] = defaultdict(list)
    for figure in figures:
        cells[figure.period_end, figure.period_start, ORDER.index(figure.status)].append(figure)
    stretch, since = frozenset[str](), date.min
    for key in sorted(cells):
        end, start, place = key
        claims = comparability.claims(cells[key])
        final = ORDER[place] == Status.PRELIMINARY and (end, start, ORDER.index(Status.RESULT)) in cells
        for claim in claims:
            ids = frozenset(figure.figure_id for figure in claim)
            counted = claim[0].measured == Measured.CUMULATIVE and is_whole_year(claim[0])
            unsourced = all(figure.source.is_of_unknown_origin for figure in claim)
            there = len(claims) > 1, final, ids & unbased, counted and since not in (date.min, start), unsourced
            reasons = frozenset(reason for reason, is_there in zip(REASONS, there, strict=True) if is_there)
            breaks = comparability.clash(stretch | ids) is not None
            yield Spot(tuple(claim), reasons, breaks)
            stretch = ids if breaks else stretch | ids
            since = start if counted else since
