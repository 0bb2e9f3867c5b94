"""The one chart with an axis of time: values over the years, from zero up, each labelled where it stands.

Whole years are joined; targets are rings, part-years diamonds, and neither is joined to anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from scripts.chart_data import Point, Series
from scripts.chart_sheet import INNER, Place, Sheet, middle
from scripts.chart_style import LABEL, VALUE
from scripts.chart_text import text_width

PLOT = 150.0
HEADROOM = 24.0
RADIUS = 5.0
CLEAR = 3.0
BREAK = 14.0


@dataclass
class _Taken:
    """What already stands on the plot, so that labels keep clear of it."""

    places: list[Place] = field(default_factory=list)

    def free(self, place: Place) -> bool:
        within = place.x >= -0.5 and place.x + place.width <= INNER + 0.5
        return within and not any(
            place.x < other.x + other.width
            and other.x < place.x + place.width
            and place.y < other.y + other.height
            and other.y < place.y + place.height
            for other in self.places
        )

    def join(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        steps = 1 + int(abs(end[0] - start[0]) + abs(end[1] - start[1])) // 4
        for step in range(1, steps):
            share = step / steps
            x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
            self.places.append(Place(x - 1, y - 1, 2, 2))


def is_joined(before: Point, after: Point) -> bool:
    """Whether a line runs between two points: both results for whole years, and no break between them."""
    return not after.breaks and all(p.status in {"result", "preliminary"} and not p.part_year for p in (before, after))


def draw_series(sheet: Sheet, data: Series) -> None:
    """The key, the plot and the years below it."""
    _name_marks(sheet, data)
    base = sheet.y + HEADROOM + PLOT
    spots = _spots(data.points, base)
    taken = _Taken([Place(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS) for x, y in spots])
    taken.places.append(Place(0, base - 1, INNER, HEADROOM))
    sheet.line([(0, base), (INNER, base)], "strong-rule")
    for (before, start), (after, end) in pairwise(zip(data.points, spots, strict=True)):
        if is_joined(before, after):
            sheet.line([start, end], "bar", 2.2)
            taken.join(start, end)
        elif after.breaks:
            _draw_break(sheet, start, end, base, taken)
    for point, (x, y) in zip(data.points, spots, strict=True):
        _mark(sheet, point, x, y)
    _label_values(sheet, data.points, spots, taken)
    sheet.y = base + 4
    _label_years(sheet, data.points, [x for x, _ in spots])


def _draw_break(sheet: Sheet, start: tuple[float, float], end: tuple[float, float], base: float, taken: _Taken) -> None:
    """A dashed line up from the axis between two points, no higher than the lower of them."""
    x = (start[0] + end[0]) / 2
    top = min(max(start[1], end[1]) + RADIUS + CLEAR, base - BREAK)
    sheet.line([(x, top), (x, base)], "strong-rule", dashed=True)
    taken.places.append(Place(x - CLEAR, top, 2 * CLEAR, base - top))


def _name_marks(sheet: Sheet, data: Series) -> None:
    points = data.points
    keys = [
        ("ring", data.target_name, any(p.status in {"target", "plan"} for p in points)),
        ("diamond", data.part_year_name, any(p.part_year for p in points)),
        ("break", data.break_name, any(p.breaks for p in points)),
    ]
    shown = [(look, name) for look, name, there in keys if name and there]
    if shown:
        sheet.keys(shown)


def _spots(points: tuple[Point, ...], base: float) -> list[tuple[float, float]]:
    """Where the points stand; the outer ones leave room for half their labels."""

    def half(point: Point) -> float:
        return min(max(text_width(point.text, VALUE), text_width(point.label, LABEL)) / 2, INNER / 4)

    left, right = max(half(points[0]), RADIUS), INNER - max(half(points[-1]), RADIUS)
    first, last = points[0].at, points[-1].at
    most = max(point.value for point in points) or 1
    years = last - first
    return [
        (
            left + (right - left) * float((point.at - first) / years) if years else INNER / 2,
            base - PLOT * float(point.value / most),
        )
        for point in points
    ]


def _mark(sheet: Sheet, point: Point, x: float, y: float) -> None:
    if point.part_year:
        sheet.diamond(x, y, RADIUS + 1)
    else:
        sheet.dots([(x, y)], RADIUS, filled=point.status not in {"target", "plan"})


def _label_values(sheet: Sheet, points: tuple[Point, ...], spots: list[tuple[float, float]], taken: _Taken) -> None:
    """The last, the first, the largest and the smallest first; one that finds no room is left to the data table."""
    order = sorted(range(len(points)), key=lambda i: points[i].value)
    for index in dict.fromkeys([len(points) - 1, 0, order[-1], order[0], *range(len(points))]):
        _label_one(sheet, points[index].text, spots[index], taken)


def _label_one(sheet: Sheet, text: str, spot: tuple[float, float], taken: _Taken) -> None:
    x, y = spot
    wide, high = text_width(text, VALUE), VALUE.size * 1.15
    away = RADIUS + CLEAR
    inward = min(max(x - wide / 2, 0.0), INNER - wide)
    above, below, beside = y - away - high, y + away, y - high / 2
    for left, top in (
        (inward, above), (inward, below), (x - wide, above), (x, above), (x + away, beside), (x - away - wide, beside),
        (x - wide, below), (x, below),
    ):  # fmt: skip
        place = Place(left, top, wide, high)
        if taken.free(place):
            taken.places.append(place)
            sheet.text(left, top + 0.92 * VALUE.size, text, VALUE)
            return


def _label_years(sheet: Sheet, points: tuple[Point, ...], xs: list[float]) -> None:
    """Two lines of years and periods below the axis; one that finds no room is left to the data table."""
    taken, low = _Taken(), 1
    for index in dict.fromkeys([len(points) - 1, 0, *range(len(points))]):
        label, face = points[index].label, LABEL
        wide = text_width(label, face)
        left = min(max(xs[index] - wide / 2, 0.0), INNER - wide)
        for line in (0, 1):
            place = Place(left - 4, line * face.leading, wide + 8, face.leading)
            inside = Place(max(place.x, 0), place.y, min(place.width, INNER - max(place.x, 0)), place.height)
            if taken.free(inside):
                taken.places.append(inside)
                sheet.text(left, middle(sheet.y + place.y, face.leading, face), label, face)
                low = max(low, line + 1)
                break
    sheet.y += low * LABEL.leading
