"""A series in words, on the one layout with an axis of time: values over the years, each labelled where it stands.

Whole years are joined where none is missing between them; targets are rings, what is only a limit a triangle,
values within a year diamonds, and none of these is joined to anything. The height begins at zero; where all values lie
far above it the axis is cut, and a mark says so. What is for a part of a year is listed below, off the axis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from scripts.charts.captions import Captions, Chart, Row
from scripts.charts.lines import text_width
from scripts.charts.palette import LABEL, NOTE, VALUE
from scripts.charts.sheet import INNER, Place, Sheet, middle
from scripts.charts.years import REASONS, Spot, YearsChoice, is_whole_year
from scripts.ledger.rows import Figure, Qualifier, Status
from scripts.phrases import fill

PLOT = 150.0
HEADROOM = 24.0
RADIUS = 5.0
CLEAR = 3.0
BREAK = 14.0
NARROW = Decimal("0.6")
"""Where the lowest value is more than this part of the highest, the axis is cut."""
MOST_APART = 2
"""So many of the newest amounts for a part of a year are listed; all are in the table beside the chart."""
RISES = (Qualifier.OVER, Qualifier.AT_LEAST)
"""Qualifiers that say that the value lies above what is stated."""


@dataclass(frozen=True, slots=True)
class Point:
    """A spot as it is drawn: the period below it, its value in words, and where it stands on the sheet."""

    spot: Spot
    label: str
    text: str
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Scale:
    """The values at the foot and at the top of the plot, and how far down the sheet its foot is.

    The axis is cut where it begins above zero.
    """

    low: Decimal
    high: Decimal
    base: float

    def y(self, value: Decimal) -> float:
        """How far down the sheet a value stands."""
        return self.base - PLOT * float((value - self.low) / ((self.high - self.low) or 1))


@dataclass
class Obstacles:
    """What already stands on the plot, so that labels keep clear of it."""

    places: list[Place] = field(default_factory=list)

    def take(self, place: Place) -> bool:
        """Take a place if nothing stands on it yet and all of it is on the sheet; whether that was so."""
        within = place.x >= -0.5 and place.x + place.width <= INNER + 0.5
        free = within and not any(
            place.x < other.x + other.width
            and other.x < place.x + place.width
            and place.y < other.y + other.height
            and other.y < place.y + place.height
            for other in self.places
        )
        self.places += [place] if free else []
        return free

    def join(self, start: Point, end: Point) -> None:
        """Take the places along a line."""
        steps = 1 + int(abs(end.x - start.x) + abs(end.y - start.y)) // 4
        for step in range(1, steps):
            share = step / steps
            x, y = start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share
            self.places.append(Place(x - 1, y - 1, 2, 2))


def lay_years(choice: YearsChoice, captions: Captions) -> Chart:
    """The series in words: its title has the first and the last final value, with every claim there is."""
    words, spots = captions.words, choice.spots
    units = {captions.unit(figure) for figure in choice.figures}
    is_ratio = choice.figures[0].unit.dimension == "ratio"
    short, unit = len(units) == 1 and not units & {"", "%"} and not is_ratio, min(units)
    subtitle = [captions.region(spots[0].figure), *([words("series.unit", unit=unit)] if short else [])]
    sheet = captions.head(_title(choice, captions), words("series.join").join(subtitle))
    points = [
        Point(spot, axis_label(spot.figure, captions), _text(spot.figure, short, captions))
        for spot in spots
        if "superseded" not in spot.reasons
    ]
    _lay_plot(sheet, points, captions)
    _list_apart(sheet, choice.apart, captions)
    rows = [
        Row(_label(figure, captions, "conflict" in spot.reasons), figure) for spot in spots for figure in spot.figures
    ]
    rows += [Row(captions.period(figure), figure) for figure in choice.apart]
    return captions.chart(choice.chart_id, sheet, rows, _notes(spots, captions))


def _title(choice: YearsChoice, captions: Captions) -> str:
    words = captions.words
    shown = [spot.figure for spot in choice.spots if spot.figure.status == Status.RESULT and not spot.mid_year]
    results = [figure for figure in shown if not figure.source.is_of_unknown_origin] or shown

    def claims(end: date) -> str:
        return words("series.or").join(captions.text(figure) for figure in results if figure.period_end == end)

    values = {"name": captions.name(results[0])}
    for place, figure in (("first", results[0]), ("last", results[-1])):
        values |= {f"{place}_period": captions.period(figure), place: claims(figure.period_end)}
    return fill(words.text(choice.rule.title), values) if choice.rule else words("series.title", **values)


def _text(figure: Figure, short: bool, captions: Captions) -> str:
    """A value; ``short``: without the unit, which stands at the head."""
    shown = captions.show(figure)
    limit = shown.before.removesuffix(captions.currency(figure)).rstrip()
    return f"{limit} {shown.number}".lstrip() if short else shown.text


def axis_label(figure: Figure, captions: Captions) -> str:
    """What stands below the axis: the year, or the month."""
    end = figure.period_end
    return str(end.year) if is_whole_year(figure) else captions.words("series.month", year=end.year, month=end.month)


def _label(figure: Figure, captions: Captions, conflict: bool = False) -> str:
    """A period with what sets its value apart."""
    words = captions.words
    marks = [captions.status(figure)] if figure.status != Status.RESULT else []
    marks += [words("series.conflict")] if conflict else []
    return words("series.join").join([captions.period(figure), *marks])


def _notes(spots: Sequence[Spot], captions: Captions) -> str:
    """What is drawn but not joined, and why, where the marks do not say it."""
    there = [reason for reason in REASONS if any(reason in spot.reasons for spot in spots)]
    periods = captions.words("text.joiner").join(
        dict.fromkeys(captions.period(spot.figure) for spot in spots if "unsourced" in spot.reasons)
    )
    return captions.words("text.space").join(
        captions.words(f"series.note_{reason}", periods=periods) for reason in there
    )


def _lay_plot(sheet: Sheet, points: Sequence[Point], captions: Captions) -> None:
    """The key, the plot, and the years below it."""
    scale = scale_of([_value(point.spot) for point in points])
    _name_marks(sheet, points, scale, captions)
    scale = replace(scale, base=sheet.y + HEADROOM + PLOT)
    points = _place(points, scale)
    obstacles = Obstacles([Place(p.x - RADIUS, p.y - RADIUS, 2 * RADIUS, 2 * RADIUS) for p in points])
    _draw_axis(sheet, scale, obstacles)
    for before, after in joined(points):
        sheet.line([(before.x, before.y), (after.x, after.y)], "bar", 2.2)
        obstacles.join(before, after)
    for before, after in pairwise(points):
        if after.spot.breaks:
            _draw_break(sheet, before, after, scale.base, obstacles)
    for point in points:
        _mark(sheet, point)
    _label_values(sheet, points, obstacles)
    sheet.y = scale.base + (HEADROOM if scale.low < 0 else 0) + 4
    _label_years(sheet, points)


def _value(spot: Spot) -> Decimal:
    return spot.figure.value or Decimal(0)


def _at(figure: Figure) -> Decimal:
    """The last day in years: a whole year stands at its end."""
    end = figure.period_end
    return end.year + (end.month - 1 + Decimal(end.day) / 31) / 12


def _place(points: Sequence[Point], scale: Scale) -> list[Point]:
    """Where the points stand; the outer ones leave room for half their labels."""
    left, right = max(_half(points[0]), RADIUS), INNER - max(_half(points[-1]), RADIUS)
    first, years = _at(points[0].spot.figure), _at(points[-1].spot.figure) - _at(points[0].spot.figure)
    placed = []
    for point in points:
        since = _at(point.spot.figure) - first
        x = left + (right - left) * float(since / years) if years else INNER / 2
        placed.append(replace(point, x=x, y=scale.y(_value(point.spot))))
    return placed


def _half(point: Point) -> float:
    """Half the width that a point's labels take."""
    return min(max(text_width(point.text, VALUE), text_width(point.label, LABEL)) / 2, INNER / 4)


def joined(points: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """The points that a line joins: results for a whole year and the next, and no break between them.

    What stands between two years (a half-year, say) is passed over.
    """
    last: Point | None = None
    for point in points:
        if point.spot.breaks:
            last = None
        if point.spot.is_on_line:
            if last and 0 < _at(point.spot.figure) - _at(last.spot.figure) <= 1:
                yield last, point
            last = point


def scale_of(values: Sequence[Decimal]) -> Scale:
    """From zero to the highest value, or from the lowest where it is below zero.

    Where all lie far above zero, from below the lowest by half of the range: the line would be flat else.
    """
    low, high = min(values), max(values)
    if low > high * NARROW and low != high:
        return Scale(low - (high - low) / 2, high, 0.0)
    return Scale(min(low, Decimal(0)), max(high, Decimal(0)), 0.0)


def _draw_axis(sheet: Sheet, scale: Scale, obstacles: Obstacles) -> None:
    """The line of zero; where the axis is cut, the foot of the plot with a mark across it."""
    zero = scale.base if scale.low > 0 else scale.y(Decimal(0))
    obstacles.places.append(Place(0, zero - 1, INNER, 2 if scale.low < 0 else HEADROOM))
    sheet.line([(0, zero), (INNER, zero)], "strong-rule", dashed=scale.low > 0)
    if scale.low > 0:
        sheet.cut(3.0, zero - 5, 10)


def _draw_break(sheet: Sheet, before: Point, after: Point, base: float, obstacles: Obstacles) -> None:
    """A dashed line up from the axis between two points, no higher than the lower of them."""
    x = (before.x + after.x) / 2
    top = min(max(before.y, after.y) + RADIUS + CLEAR, base - BREAK)
    sheet.line([(x, top), (x, base)], "strong-rule", dashed=True)
    obstacles.places.append(Place(x - CLEAR, top, 2 * CLEAR, base - top))


def _name_marks(sheet: Sheet, points: Sequence[Point], scale: Scale, captions: Captions) -> None:
    spots = [point.spot for point in points]
    keys = {
        "ring": ("target", any(spot.is_goal for spot in spots)),
        "limit": ("limit", any(spot.is_limit for spot in spots)),
        "diamond": ("mid_year", any(spot.mid_year for spot in spots)),
        "break": ("break", any(spot.breaks for spot in spots)),
        "cut": ("axis", scale.low > 0),
    }
    if shown := [(look, captions.words(f"series.{word}")) for look, (word, there) in keys.items() if there]:
        sheet.keys(shown)


def _mark(sheet: Sheet, point: Point) -> None:
    spot = point.spot
    if spot.is_limit:
        sheet.limit(point.x, point.y, RADIUS + 1, spot.figure.qualifier in RISES, hollow=spot.is_goal)
    elif spot.mid_year:
        sheet.diamond(point.x, point.y, RADIUS + 1)
    else:
        sheet.dot(point.x, point.y, RADIUS, filled=not spot.is_goal)


def _label_values(sheet: Sheet, points: Sequence[Point], obstacles: Obstacles) -> None:
    """Those on the line before the others; one that finds no room is left to the data table."""
    unlike: dict[tuple[str, float, float], Point] = {}
    for point in _in_order(points):
        unlike.setdefault((point.text, point.x, point.y), point)
    for point in unlike.values():
        _label_one(sheet, point, obstacles)


def _in_order(points: Sequence[Point]) -> list[Point]:
    """In which order labels look for room: those on the line first; of each kind the last, the first, the extremes."""
    ordered: list[Point] = []
    for kind in ((True, False), (False, False), (False, True)):
        some = [point for point in points if (point.spot.is_on_line, point.spot.mid_year) == kind]
        ranked = sorted(some, key=lambda point: _value(point.spot))
        ordered += [*some[-1:], *some[:1], *ranked[-1:], *ranked[:1], *some]
    return ordered


def _label_one(sheet: Sheet, point: Point, obstacles: Obstacles) -> None:
    """Above its point, else below or beside it, else farther off."""
    wide, high = text_width(point.text, VALUE), VALUE.size * 1.15
    away = RADIUS + CLEAR
    inward = min(max(point.x - wide / 2, 0.0), INNER - wide)
    above, below, beside = point.y - away - high, point.y + away, point.y - high / 2
    for left, top in (
        (inward, above),
        (inward, below),
        (point.x - wide, above),
        (point.x, above),
        (point.x + away, beside),
        (point.x - away - wide, beside),
        (point.x - wide, below),
        (point.x, below),
        *((inward, above - step * high / 2) for step in (1, 2, 3, 4)),
        *((inward, below + step * high / 2) for step in (1, 2)),
    ):
        if obstacles.take(Place(left, top, wide, high)):
            sheet.text(left, top + 0.92 * VALUE.size, point.text, VALUE)
            return


def _label_years(sheet: Sheet, points: Sequence[Point]) -> None:
    """Two lines of years and periods below the axis; parts of years only where all of them find room."""
    obstacles = Obstacles()
    whole = [(point.label, point.x) for point in points if not point.spot.mid_year]
    some = [(point.label, point.x) for point in points if point.spot.mid_year]
    ends = dict.fromkeys([*whole[-1:], *whole[:1], *whole])
    shown = [(label, place) for label, x in ends if (place := _below(label, x, obstacles))]
    parts = [(label, place) for label, x in dict.fromkeys(some) if (place := _below(label, x, obstacles))]
    if len(parts) == len(dict.fromkeys(some)):
        shown += parts
    for label, place in shown:
        sheet.text(place.x + 4, middle(sheet.y + place.y, place.height, LABEL), label, LABEL)
    sheet.y += max((place.y + place.height for _, place in shown), default=LABEL.leading)


def _below(label: str, x: float, obstacles: Obstacles) -> Place | None:
    """The first free place for a label below the axis, with a little air on both sides; None where there is none."""
    wide = text_width(label, LABEL)
    left = min(max(x - wide / 2, 0.0), INNER - wide)
    for line in (0, 1):
        place = Place(left - 4, line * LABEL.leading, wide + 8, LABEL.leading)
        inside = max(place.x, 0)
        if obstacles.take(place._replace(x=inside, width=min(place.width, INNER - inside))):
            return place
    return None


def _list_apart(sheet: Sheet, figures: Sequence[Figure], captions: Captions) -> None:
    """The newest of what is for a part of a year, by its period: it cannot be measured against whole years."""
    if figures:
        sheet.y += 8
        sheet.paragraph(captions.words("series.apart"), NOTE)
        sheet.y += 2
    items = dict.fromkeys((_label(figure, captions), captions.text(figure)) for figure in figures)
    for label, text in list(items)[-MOST_APART:]:
        sheet.entry(label, text)
