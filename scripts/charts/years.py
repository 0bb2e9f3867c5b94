"""One indicator of one region over time: which figures make a series (choose), and what it says (word).

What is one series: the same region, indicator, breakdown, unit and way of measuring. Results for a whole year are
joined to those of the year before. Not joined, though drawn: a target; a state within a year; what is only a limit
(over, at least, under, at most); a year of which the sources differ; a first estimate where the final value is there;
totals that were counted from different days; what a remark says has no stated base. Amounts for a part of a year are
listed, not drawn. A missing year is a gap. Where a relation says that two of the figures are not comparable, the
definition has changed: a mark between them, and no line. Two points are no trend: there is a series from LEAST on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from scripts.audit.comparability import NOT_STATED, Comparability
from scripts.charts.captions import HAN_SPACE, Captions, Chart, Row, currency_before, head_unit
from scripts.charts.content import Point, Series, SeriesNames, Value
from scripts.charts.identity import name_chart
from scripts.ledger.rows import ChartRule, Figure, Measured, Qualifier, Status
from scripts.phrases import fill

LEAST = 3
MOST_APART = 4
"""So many of the newest amounts for a part of a year are listed; all are in the table beside the chart."""
ORDER = (Status.PLAN, Status.TARGET, Status.ONGOING, Status.PRELIMINARY, Status.RESULT)
LIMITS = frozenset([Qualifier.OVER, Qualifier.AT_LEAST, Qualifier.UNDER, Qualifier.AT_MOST])


@dataclass(frozen=True, slots=True)
class Spot:
    """One point: the figures that claim it, the one that names it first, and what keeps it from a line."""

    figures: tuple[Figure, ...]
    conflict: bool = False
    superseded: bool = False
    unbased: bool = False
    recounted: bool = False
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
    def is_alone(self) -> bool:
        """Whether it cannot be joined to another, for whatever reason but its time and its status."""
        return self.conflict or self.superseded or self.unbased or self.recounted

    @property
    def is_on_line(self) -> bool:
        """Whether it is a final value for a whole year that may be joined to others."""
        final = self.figure.status == Status.RESULT and is_whole_year(self.figure)
        return final and not self.is_alone and not self.is_limit


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
    groups: dict[tuple[str, str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value is not None and NOT_STATED not in figure.breakdown_id and is_in_one_year(figure):
            place = figure.region.region_code, figure.breakdown_id, figure.unit.unit_id
            groups[*place, figure.measured.value].append(figure)
    titles = {rule.indicator.indicator_id: rule for rule in rules if rule.kind == "home"}
    best: dict[str, YearsChoice] = {}
    for key in sorted(groups, key=lambda key: (groups[key][0].region.parent is not None, key)):
        choice = _choose(groups[key], comparability, unbased, titles)
        known = best.get(choice.chart_id)
        if _trend(choice) >= LEAST and (known is None or _trend(choice) > _trend(known)):
            best[choice.chart_id] = choice
    return list(best.values())


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


def _trend(choice: YearsChoice) -> int:
    """For how many years a series has values that may be joined."""
    return len({spot.figure.period_end for spot in choice.spots if spot.is_on_line})


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
            spot = Spot(tuple(claim), len(claims) > 1, final)
            ids = frozenset(figure.figure_id for figure in claim)
            counted = spot.figure.measured == Measured.CUMULATIVE and is_whole_year(spot.figure)
            breaks = comparability.clash(stretch | ids) is not None
            recounted = counted and since not in (date.min, start)
            yield replace(spot, unbased=bool(ids & unbased), recounted=recounted, breaks=breaks)
            stretch = ids if breaks else stretch | ids
            since = start if counted else since


def word_years(choice: YearsChoice, captions: Captions) -> Chart:
    """The series in words: its title has the first and the last final value, with every claim there is."""
    words, spots = captions.words, choice.spots
    views = [captions.view(figure) for figure in choice.figures]
    units = {head_unit(view) for view in views}
    short, unit = len(units) == 1 and not units & {"", "%"}, min(units)
    subtitle = [views[0].region, *([words("series.unit", unit=unit)] if short else [])]
    ends = [axis_label(spot.figure, captions) for spot in (spots[0], spots[-1])]
    frame = captions.frame(
        _title(choice, captions),
        words("series.join").join(subtitle),
        choice.figures,
        _notes(choice, captions),
        words("series.span", first=ends[0], last=ends[1]),
    )
    names = SeriesNames(*(words(f"series.{key}") for key in ("target", "limit", "mid_year", "break", "axis", "apart")))
    points = tuple(_point(spot, short, captions) for spot in spots if not spot.superseded)
    apart = tuple(dict.fromkeys(_apart(figure, captions) for figure in choice.apart))[-MOST_APART:]
    rows = [Row(_label(spot, figure, captions), figure) for spot in spots for figure in spot.figures]
    rows += [Row(captions.view(figure).period, figure) for figure in choice.apart]
    alt = captions.tell(frame, captions.rows(rows), frame.notes)
    return Chart(choice.chart_id, Series(frame, points, apart, names), alt, tuple(rows))


def _point(spot: Spot, short: bool, captions: Captions) -> Point:
    figure, view = spot.figure, captions.view(spot.figure)
    limit = view.qualifier.removesuffix(currency_before(view)).rstrip()
    return Point(
        label=axis_label(figure, captions),
        value=figure.value or Decimal(0),
        text=f"{limit} {view.digits}".lstrip() if short else view.text,
        at=_at(figure),
        status=figure.status.value,
        qualifier=figure.qualifier.value,
        mid_year=not is_whole_year(figure),
        breaks=spot.breaks,
        alone=spot.is_alone,
    )


def _apart(figure: Figure, captions: Captions) -> Value:
    view = captions.view(figure)
    status = [view.status] if figure.status != Status.RESULT else []
    return Value(captions.words("series.join").join([view.period, *status]), figure.value or Decimal(0), view.text)


def _at(figure: Figure) -> Decimal:
    """The last day in years: a whole year stands at its end."""
    end = figure.period_end
    return end.year + (end.month - 1 + Decimal(end.day) / 31) / 12


def axis_label(figure: Figure, captions: Captions) -> str:
    """What stands below the axis: the year, the part of it, or the month."""
    end, words = figure.period_end, captions.words
    if is_whole_year(figure):
        return str(end.year)
    return words("series.month", year=end.year, month=end.month)


def _label(spot: Spot, figure: Figure, captions: Captions) -> str:
    """The period as the table beside the chart names it, with what sets the point apart."""
    view, words = captions.view(figure), captions.words
    marks = [view.status] if figure.status != Status.RESULT else []
    marks += [words("series.conflict")] if spot.conflict else []
    return words("series.join").join([view.period, *marks])


def _title(choice: YearsChoice, captions: Captions) -> str:
    words = captions.words
    results = [spot for spot in choice.spots if spot.figure.status == Status.RESULT and is_whole_year(spot.figure)]
    first, last = (captions.view(results[place].figure) for place in (0, -1))

    def claims(end: date) -> str:
        return words("series.or").join(
            captions.view(spot.figure).text for spot in results if spot.figure.period_end == end
        )

    values = {
        "name": first.name,
        "first_period": first.period,
        "first": claims(results[0].figure.period_end),
        "last_period": last.period,
        "last": claims(results[-1].figure.period_end),
    }
    return HAN_SPACE.sub(
        "", fill(captions.pick(choice.rule.title), values) if choice.rule else words("series.title", **values)
    )


def _notes(choice: YearsChoice, captions: Captions) -> str:
    """What is drawn but not joined, and why, where the marks do not say it."""
    there = {
        "conflict": any(spot.conflict for spot in choice.spots),
        "superseded": any(spot.superseded for spot in choice.spots),
        "unbased": any(spot.unbased for spot in choice.spots),
        "recounted": any(spot.recounted for spot in choice.spots),
    }
    return captions.words("text.space").join(
        captions.words(f"series.note_{name}") for name, is_there in there.items() if is_there
    )
