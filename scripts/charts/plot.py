"""The one layout with an axis of time: values over the years, each labelled where it stands.

Whole years are joined where none is missing between them; targets are rings, what is only a limit an open bracket,
values within a year diamonds, and none of these is joined to anything. The height begins at zero; where all values lie
far above it the axis is cut, and a mark says so. What is for a part of a year is listed below, off the axis.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from scripts.charts.content import Point, Qualifier, Series
from scripts.charts.lines import text_width
from scripts.charts.palette import LABEL, NOTE, VALUE
from scripts.charts.sheet import INNER, Place, Sheet, Spot, middle

PLOT = 150.0
HEADROOM = 24.0
RADIUS = 5.0
CLEAR = 3.0
BREAK = 14.0
NARROW = Decimal("0.6")
"""Where the lowest value is more than this part of the highest, the axis is cut."""
LIMITS: Mapping[Qualifier, int] = {"over": -1, "at least": -1, "under": 1, "at most": 1}
"""Qualifiers that leave only a limit, and where the value itself lies: -1 is above it on the sheet, 1 below."""


@dataclass
class Taken:
    """What already stands on the plot, so that labels keep clear of it."""

    places: list[Place] = field(default_factory=list)

    def free(self, place: Place) -> bool:
        """Whether nothing stands on a place yet, and all of it is on the sheet."""
        within = place.x >= -0.5 and place.x + place.width <= INNER + 0.5
        return within and not any(
            place.x < other.x + other.width
            and other.x < place.x + place.width
            and place.y < other.y + other.height
            and other.y < place.y + place.height
            for other in self.places
        )

    def join(self, start: Spot, end: Spot) -> None:
        """Take the places along a line."""
        steps = 1 + int(abs(end[0] - start[0]) + abs(end[1] - start[1])) // 4
        for step in range(1, steps):
            share = step / steps
            x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
            self.places.append(Place(x - 1, y - 1, 2, 2))


def is_joined(before: Point, after: Point) -> bool:
    """Whether a line runs between two points: results for a whole year and the next, and no break between them."""
    return not after.breaks and _is_on_line(before) and _is_on_line(after) and 0 < after.at - before.at <= 1


def _is_on_line(point: Point) -> bool:
    stated = point.status in {"result", "preliminary"} and point.qualifier not in LIMITS
    return stated and not (point.mid_year or point.alone)


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
    """The key, the plot, the years below it, and what is not on the axis."""
    _name_marks(sheet, data)
    scale = scale_of([point.value for point in data.points])
    top = sheet.y + HEADROOM
    base = top + PLOT
    spots = _spots(data.points, scale, base)
    taken = Taken([Place(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS) for x, y in spots])
    _draw_axis(sheet, scale, base, taken)
    for before, after in _joined(data.points):
        sheet.line([spots[before], spots[after]], "bar", 2.2)
        taken.join(spots[before], spots[after])
    for before, after in pairwise(range(len(spots))):
        if data.points[after].breaks:
            _draw_break(sheet, spots[before], spots[after], base, taken)
    for point, (x, y) in zip(data.points, spots, strict=True):
        _mark(sheet, point, x, y)
    _label_values(sheet, data.points, spots, taken)
    sheet.y = base + HEADROOM * scale.below + 4
    _label_years(sheet, data.points, [x for x, _ in spots])
    _list_apart(sheet, data)


@dataclass(frozen=True, slots=True)
class Scale:
    """The values at the foot and at the top of the plot; ``below``: 1 where values below zero need room for labels."""

    low: Decimal
    high: Decimal

    @property
    def is_cut(self) -> bool:
        """Whether the axis begins above zero."""
        return self.low > 0

    @property
    def below(self) -> int:
        """1 where there are values below zero, else 0."""
        return int(self.low < 0)

    def share(self, value: Decimal) -> float:
        """How far up the plot a value stands, from 0 to 1."""
        return float((value - self.low) / ((self.high - self.low) or 1))


def scale_of(values: Sequence[Decimal]) -> Scale:
    """From zero to the highest value, or from the lowest where it is below zero.

    Where all lie far above zero, from below the lowest by half of the range: the line would be flat else.
    """
    low, high = min(values), max(values)
    if low > high * NARROW and low != high:
        return Scale(low - (high - low) / 2, high)
    return Scale(min(low, Decimal(0)), max(high, Decimal(0)))


def _draw_axis(sheet: Sheet, scale: Scale, base: float, taken: Taken) -> None:
    """The line of zero; where the axis is cut, the foot of the plot with a mark across it."""
    zero = base if scale.is_cut else base - PLOT * scale.share(Decimal(0))
    taken.places.append(Place(0, zero - 1, INNER, 2 if scale.below else HEADROOM))
    sheet.line([(0, zero), (INNER, zero)], "strong-rule", dashed=scale.is_cut)
    if scale.is_cut:
        for x in (3.0, 8.0):
            sheet.line([(x, zero + 5), (x + 5, zero - 5)], "strong-rule", 1.5)


def _list_apart(sheet: Sheet, data: Series) -> None:
    """What is for a part of a year, by its period: it cannot be measured against whole years."""
    if data.apart:
        sheet.y += 8
        sheet.paragraph(data.names.apart, NOTE)
        sheet.y += 2
        for item in data.apart:
            sheet.entry(item.label, (item.text, ""))


def _draw_break(sheet: Sheet, start: Spot, end: Spot, base: float, taken: Taken) -> None:
    """A dashed line up from the axis between two points, no higher than the lower of them."""
    x = (start[0] + end[0]) / 2
    top = min(max(start[1], end[1]) + RADIUS + CLEAR, base - BREAK)
    sheet.line([(x, top), (x, base)], "strong-rule", dashed=True)
    taken.places.append(Place(x - CLEAR, top, 2 * CLEAR, base - top))


def _name_marks(sheet: Sheet, data: Series) -> None:
    points, names = data.points, data.names
    keys = [
        ("ring", names.target, any(p.status in {"target", "plan"} for p in points)),
        ("limit", names.limit, any(p.qualifier in LIMITS for p in points)),
        ("diamond", names.mid_year, any(p.mid_year for p in points)),
        ("break", names.breaks, any(p.breaks for p in points)),
        ("cut", names.axis, scale_of([p.value for p in points]).is_cut),
    ]
    shown = [(look, name) for look, name, there in keys if name and there]
    if shown:
        sheet.keys(shown)


def _spots(points: Sequence[Point], scale: Scale, base: float) -> list[Spot]:
    """Where the points stand; the outer ones leave room for half their labels."""
    left, right = max(_half(points[0]), RADIUS), INNER - max(_half(points[-1]), RADIUS)
    first, years = points[0].at, points[-1].at - points[0].at
    across = [left + (right - left) * float((point.at - first) / years) if years else INNER / 2 for point in points]
    return [(x, base - PLOT * scale.share(point.value)) for x, point in zip(across, points, strict=True)]


def _half(point: Point) -> float:
    """Half the width that a point's labels take."""
    return min(max(text_width(point.text, VALUE), text_width(point.label, LABEL)) / 2, INNER / 4)


def _mark(sheet: Sheet, point: Point, x: float, y: float) -> None:
    if point.qualifier in LIMITS:
        sheet.limit(x, y, RADIUS + 1, LIMITS[point.qualifier], hollow=point.status in {"target", "plan"})
    elif point.mid_year:
        sheet.diamond(x, y, RADIUS + 1)
    else:
        sheet.dots([(x, y)], RADIUS, filled=point.status not in {"target", "plan"})


def _label_values(sheet: Sheet, points: Sequence[Point], spots: Sequence[Spot], taken: Taken) -> None:
    """Those on the line before the others; one that finds no room is left to the data table."""
    done: set[tuple[str, Spot]] = set()
    for index in _order(points):
        if (points[index].text, spots[index]) not in done:
            done.add((points[index].text, spots[index]))
            _label_one(sheet, points[index].text, spots[index], taken)


def _order(points: Sequence[Point]) -> list[int]:
    """In which order labels look for room: those on the line first; of each kind the last, the first, the extremes."""
    found: list[int] = []
    for kind in ((True, False), (False, False), (False, True)):
        some = [index for index, point in enumerate(points) if (_is_on_line(point), point.mid_year) == kind]
        ranked = sorted(some, key=lambda index: points[index].value)
        found += dict.fromkeys([*some[-1:], *some[:1], *ranked[-1:], *ranked[:1], *some])
    return found


def _label_one(sheet: Sheet, text: str, spot: Spot, taken: Taken) -> None:
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
        *((inward, above - step * high / 2) for step in (1, 2, 3, 4)),
        *((inward, below + step * high / 2) for step in (1, 2)),
    ):
        place = Place(left, top, wide, high)
        if taken.free(place):
            taken.places.append(place)
            sheet.text(left, top + 0.92 * VALUE.size, text, VALUE)
            return


def _label_years(sheet: Sheet, points: Sequence[Point], xs: list[float]) -> None:
    """Two lines of years and periods below the axis; parts of years only where all of them find room."""
    taken = Taken()
    whole = {(p.label, x): None for p, x in zip(points, xs, strict=True) if not p.mid_year}
    some = {(p.label, x): None for p, x in zip(points, xs, strict=True) if p.mid_year}
    ends = [*list(whole)[-1:], *list(whole)[:1], *whole]
    shown = [(label, place) for label, x in dict.fromkeys(ends) if (place := _below(label, x, taken))]
    parts = [(label, _below(label, x, taken)) for label, x in some]
    if all(place for _, place in parts):
        shown += [(label, place) for label, place in parts if place]
    for label, place in shown:
        sheet.text(place.x + 4, middle(sheet.y + place.y, place.height, LABEL), label, LABEL)
    sheet.y += max((place.y + place.height for _, place in shown), default=LABEL.leading)


def _below(label: str, x: float, taken: Taken) -> Place | None:
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
