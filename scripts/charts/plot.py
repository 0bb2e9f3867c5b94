"""The one chart with an axis of time: values over the years, from zero up, each labelled where it stands.

Whole years are joined where none is missing between them; targets are rings, part-years diamonds, and neither is joined
to anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scripts.charts.content import Point, Series
from scripts.charts.lines import text_width
from scripts.charts.palette import LABEL, VALUE
from scripts.charts.sheet import INNER, Place, Sheet, middle

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
    """Whether a line runs between two points: results for a whole year and the next, and no break between them."""
    return not after.breaks and _is_on_line(before) and _is_on_line(after) and 0 < after.at - before.at <= 1


def _is_on_line(point: Point) -> bool:
    return point.status in {"result", "preliminary"} and not (point.part_year or point.alone)


def _joined(points: Sequence[Point]) -> Iterator[tuple[int, int]]:
    """Which points are joined, by their places; what stands between two years (a half-year, say) is passed over."""
    last: int | None = None
    for index, point in enumerate(points):
        if last is not None and is_joined(points[last], point):
            yield last, index
        if point.breaks:
            last = None
        if _is_on_line(point):
            last = index


def lay_series(sheet: Sheet, data: Series) -> None:
    """The key, the plot and the years below it."""
    _name_marks(sheet, data)
    base = sheet.y + HEADROOM + PLOT
    spots = _spots(data.points, base)
    taken = _Taken([Place(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS) for x, y in spots])
    taken.places.append(Place(0, base - 1, INNER, HEADROOM))
    sheet.line([(0, base), (INNER, base)], "strong-rule")
    for before, after in _joined(data.points):
        sheet.line([spots[before], spots[after]], "bar", 2.2)
        taken.join(spots[before], spots[after])
    for before, after in pairwise(range(len(spots))):
        if data.points[after].breaks:
            _draw_break(sheet, spots[before], spots[after], base, taken)
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
    """Those on the line before the others; one that finds no room is left to the data table."""
    done: set[tuple[str, tuple[float, float]]] = set()
    for index in _order(points):
        if (points[index].text, spots[index]) not in done:
            done.add((points[index].text, spots[index]))
            _label_one(sheet, points[index].text, spots[index], taken)


def _order(points: tuple[Point, ...]) -> list[int]:
    """In which order labels look for room: those on the line first; of each kind the last, the first, the extremes."""
    found: list[int] = []
    for kind in ((True, False), (False, False), (False, True)):
        some = [index for index, point in enumerate(points) if (_is_on_line(point), point.part_year) == kind]
        ranked = sorted(some, key=lambda index: points[index].value)
        found += dict.fromkeys([*some[-1:], *some[:1], *ranked[-1:], *ranked[:1], *some])
    return found


def _label_one(sheet: Sheet, text: str, spot: tuple[float, float], taken: _Taken) -> None:
    x, y = spot
    wide, high = text_width(text, VALUE), VALUE.size * 1.15
    away = RADIUS + CLEAR
    inward = min(max(x - wide / 2, 0.0), INNER - wide)
    above, below, beside = y - away - high, y + away, y - high / 2
    for left, top in (
        (inward, above),
        (inward, below),
        (x - wide, above),
        (x, above),
        (x + away, beside),
        (x - away - wide, beside),
        (x - wide, below),
        (x, below),
    ):
        place = Place(left, top, wide, high)
        if taken.free(place):
            taken.places.append(place)
            sheet.text(left, top + 0.92 * VALUE.size, text, VALUE)
            return


def _label_years(sheet: Sheet, points: tuple[Point, ...], xs: list[float]) -> None:
    """Two lines of years and periods below the axis; parts of years only where all of them find room."""
    taken = _Taken()
    whole = {(p.label, x): None for p, x in zip(points, xs, strict=True) if not p.part_year}
    some = {(p.label, x): None for p, x in zip(points, xs, strict=True) if p.part_year}
    ends = [*list(whole)[-1:], *list(whole)[:1], *whole]
    shown = [(label, place) for label, x in dict.fromkeys(ends) if (place := _below(label, x, taken))]
    parts = [(label, _below(label, x, taken)) for label, x in some]
    if all(place for _, place in parts):
        shown += [(label, place) for label, place in parts if place]
    for label, place in shown:
        sheet.text(place.x + 4, middle(sheet.y + place.y, place.height, LABEL), label, LABEL)
    sheet.y += max((place.y + place.height for _, place in shown), default=LABEL.leading)


def _below(label: str, x: float, taken: _Taken) -> Place | None:
    """The first free place for a label below the axis, with a little air on both sides; None where there is none."""
    wide = text_width(label, LABEL)
    left = min(max(x - wide / 2, 0.0), INNER - wide)
    for line in (0, 1):
        place = Place(left - 4, line * LABEL.leading, wide + 8, LABEL.leading)
        inside = Place(max(place.x, 0), place.y, min(place.width, INNER - max(place.x, 0)), place.height)
        if taken.free(inside):
            taken.places.append(inside)
            return place
    return None
