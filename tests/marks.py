"""What stands on a sheet that was laid out: its texts, bars, dots and lines, for tests of layouts."""

from __future__ import annotations

from itertools import combinations

from scripts.charts.lines import text_width
from scripts.charts.palette import NOTE, SUBTITLE, TITLE
from scripts.charts.sheet import Disc, Layout, Letters, Shape

CAP, DEPTH = 0.75, 0.14
"""How far type stands above its baseline and below it, in ems."""
Box = tuple[float, float, float, float]


def letters(layout: Layout) -> list[Letters]:
    return [mark for mark in layout.marks if isinstance(mark, Letters)]


def texts(layout: Layout) -> list[str]:
    return [mark.text for mark in letters(layout)]


def body(layout: Layout) -> list[str]:
    """The texts between the subtitle and the notes."""
    return [mark.text for mark in letters(layout) if mark.face not in (TITLE, SUBTITLE, NOTE)]


def shapes(layout: Layout, start: str) -> list[Shape]:
    return [mark for mark in layout.marks if isinstance(mark, Shape) and mark.name.startswith(start)]


def bars(layout: Layout) -> list[tuple[str, float]]:
    """Name and outer width of every bar and swatch, from the top down as drawn."""
    widths = ((mark, [x for x, _ in mark.points]) for mark in shapes(layout, "bar "))
    return [(mark.name, round(max(xs) - min(xs) + mark.paint.width, 3)) for mark, xs in widths]


def discs(layout: Layout) -> list[Disc]:
    return [mark for mark in layout.marks if isinstance(mark, Disc)]


def joined(layout: Layout) -> list[Shape]:
    """The lines between points of a series."""
    return [mark for mark in shapes(layout, "line") if mark.paint.width == 2.2]


def box(mark: Letters) -> Box:
    """Left, top, right and bottom of a line of text."""
    size = mark.face.size
    return mark.x, mark.baseline - CAP * size, mark.x + text_width(mark.text, mark.face), mark.baseline + DEPTH * size


def meeting(layout: Layout) -> list[tuple[str, str]]:
    """Texts that overlap."""
    boxes = [(mark.text, box(mark)) for mark in letters(layout) if mark.text.strip()]
    return [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if _overlap(a, b)]


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] - 0.01 and b[0] < a[2] - 0.01 and a[1] < b[3] - 0.01 and b[1] < a[3] - 0.01
