"""The paper a chart is set on: text that never runs over the edge, bars, marks, and a height that follows.

A sheet is filled from the top down, in points from its top left corner; ``finish`` gives what stands on it as plain
marks in the colours' tokens. Nothing here knows what a chart is about, nor how marks are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from scripts.charts.content import Frame
from scripts.charts.lines import SPACER, text_width, wrap
from scripts.charts.palette import LABEL, NOTE, PLAIN, SIDE, SUBTITLE, TITLE, VALUE, WIDTH, Face

INNER = WIDTH - 2 * SIDE
TIP = 7.0
GAP = 16.0
SWATCH = 11.0
DASHES, FINE_DASHES = (4.0, 2.5), (3.0, 3.0)
Look = Literal["solid", "rest", "outline", "tint", "computed"]
Tip = Literal["flat", "open", "notched"]
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Paint:
    """How a mark is coloured, in tokens: "" where it has no ground or no edge; ``width`` is that of the edge."""

    ground: str = ""
    edge: str = ""
    width: float = 0.0
    dashes: tuple[float, float] | None = None
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Letters:
    """One line of text, from its left end on its baseline."""

    x: float
    baseline: float
    text: str
    size: float
    ink: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon, or a line where it is not closed; ``name`` says what it is to whom reads the marks."""

    points: tuple[Spot, ...]
    paint: Paint
    name: str = ""
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Discs:
    """Round marks of one radius, their edge within it."""

    points: tuple[Spot, ...]
    radius: float
    paint: Paint
    name: str = ""


Mark = Letters | Shape | Discs

PAINTS: dict[Look, Paint] = {
    "solid": Paint("bar"),
    "rest": Paint("page", "strong-rule", 0.8, hatch="////"),
    "outline": Paint("page", "bar", 1.3, DASHES),
    "tint": Paint("truncated-ground", "bar", 1.3),
    "computed": Paint("computed-ground", "computed", 1.3, DASHES),
}
"""How a bar of each look is coloured."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart laid out: its title, its size in points, and its marks in the order in which they are drawn.

    ``side``: how far the marks' origin stands from the upper left corner.
    """

    title: str
    width: float
    height: float
    side: float
    marks: tuple[Mark, ...]


def middle(top: float, height: float, face: Face) -> float:
    """Baseline of a line of text that stands in the middle of a height."""
    return top + (height + 0.73 * face.size) / 2


@dataclass(frozen=True)
class Place:
    """A rectangle on the sheet: left, top, width and height in points."""

    x: float
    y: float
    width: float
    height: float


class Sheet:
    """A chart being set. ``y`` is where the next thing goes; left is 0 and right is INNER, within the margins."""

    def __init__(self) -> None:
        self.y = SIDE
        self.marks: list[Mark] = []

    def finish(self, title: str) -> Layout:
        """What was put on it, on a page as high as that."""
        return Layout(title, WIDTH, self.y + SIDE, SIDE, tuple(self.marks))

    def text(self, x: float, baseline: float, text: str, face: Face, ink: str = "") -> None:
        """One line of text from ``x`` to the right; ``ink`` is a token that replaces the face's own."""
        if text:
            self.marks.append(Letters(x, baseline, text, face.size, ink or face.ink, face.strong))

    def paragraph(self, text: str, face: Face, room: tuple[float, float] = (0.0, INNER), level: bool = False) -> None:
        """A text in as many lines as it needs between two edges; moves down."""
        for line in wrap(text, face, room[1] - room[0], level) if text else []:
            self.text(room[0], middle(self.y, face.leading, face), line, face)
            self.y += face.leading

    def text_right(self, right: float, baseline: float, text: str, face: Face, ink: str = "") -> None:
        """One line of text that ends at ``right``."""
        self.text(right - text_width(text, face), baseline, text, face, ink)

    def bar(self, place: Place, look: Look, tip: Tip = "flat") -> None:
        """A bar whose outer edge is the place: solid, hatched, outlined, tinted or computed; its end may be open.

        An open end reaches beyond the place by TIP; a notched one is cut into it.
        """
        paint = PAINTS[look]
        inset = min(paint.width / 2, place.width / 2)
        left, right = place.x + inset, place.x + place.width - inset
        top, bottom = place.y + inset, place.y + place.height - inset
        point = {"flat": 0.0, "open": TIP, "notched": -min(TIP, place.width)}[tip]
        end = [(right, top), (right + point, (top + bottom) / 2), (right, bottom)]
        corners = [(left, top), *(end if point else end[::2]), (left, bottom)]
        self.marks.append(Shape(tuple(corners), paint, f"bar {look} {tip}"))

    def box(self, place: Place, paint: Paint, name: str = "") -> None:
        """A rectangle whose outer edge is the place."""
        inset = paint.width / 2
        left, right = place.x + inset, place.x + place.width - inset
        top, bottom = place.y + inset, place.y + place.height - inset
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        self.marks.append(Shape(corners, paint, name))

    def dots(self, points: Sequence[Spot], radius: float, filled: bool) -> None:
        """Round marks: filled, or rings of the same outer size. One mark, so that the file says the shape once."""
        edge = 0.0 if filled else radius * 0.32
        paint = Paint("bar" if filled else "page", "bar", edge)
        if points:
            self.marks.append(Discs(tuple(points), radius, paint, f"dots {'filled' if filled else 'ring'}"))

    def line(self, points: Sequence[Spot], token: str, width: float = 1.0, dashed: bool = False) -> None:
        """A line through points, in the colour of a token."""
        paint = Paint(edge=token, width=width, dashes=FINE_DASHES if dashed else None)
        self.marks.append(Shape(tuple(points), paint, "line dashed" if dashed else "line", closed=False))

    def diamond(self, x: float, y: float, radius: float) -> None:
        """A hollow mark on its corner, for a value that is not for a whole year."""
        corners = ((x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius))
        self.marks.append(Shape(corners, Paint("page", "bar", 1.5), "diamond"))

    def limit(self, x: float, y: float, radius: float, side: int, hollow: bool) -> None:
        """A value of which only a limit is stated: a stroke at the limit, and an arrow to where the value lies.

        ``side`` is -1 where it lies above, 1 where below; a ``hollow`` one is a target.
        """
        tip, neck = y + side * 2.2 * radius, y + side * 1.1 * radius
        sides = FINE_DASHES if hollow else None
        self.marks.append(
            Shape(((x - radius, y), (x + radius, y)), Paint(edge="bar", width=2.2), "limit", closed=False)
        )
        stem = Paint(edge="bar", width=1.5, dashes=sides)
        self.marks.append(Shape(((x, y), (x, neck)), stem, "limit stem", closed=False))
        head = ((x - radius * 0.6, neck), (x, tip), (x + radius * 0.6, neck))
        self.marks.append(Shape(head, Paint("page" if hollow else "bar", "bar", 1.0), "limit head"))

    def swatch(self, x: float, look: str) -> None:
        """A small sample of a bar or mark in the coming line of text."""
        top, half = self.y + (LABEL.leading - SWATCH) / 2, SWATCH / 2
        match look:
            case "ring":
                self.dots([(x + half, top + half)], half, filled=False)
            case "diamond":
                self.diamond(x + half, top + half, half)
            case "limit":
                self.limit(x + half, top + SWATCH - 1, half * 0.8, -1, hollow=False)
            case "break":
                self.line([(x + half, top - 1), (x + half, top + SWATCH + 1)], "strong-rule", dashed=True)
            case "cut":
                for left in (0.0, 5.0):
                    self.line([(x + left, top + SWATCH), (x + left + 5, top + 1)], "strong-rule", 1.5)
            case "solid" | "rest" | "outline" | "tint" | "computed":
                self.bar(Place(x, top, SWATCH, SWATCH), look)

    def keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Samples with their names, side by side as far as they fit."""
        x = 0.0
        for look, text in keys:
            width = SWATCH + 6 + text_width(text, LABEL)
            if x and x + width > INNER:
                x, self.y = 0.0, self.y + LABEL.leading
            self.swatch(x, look)
            self.paragraph(text, LABEL, (x + SWATCH + 6, INNER + 0.1))
            self.y -= LABEL.leading
            x += width + GAP
        self.y += LABEL.leading + 6

    def entry(self, label: str, value: tuple[str, str], column: float = 0.0, look: str = "") -> None:
        """A line of an account: a label on the left, behind a sample if there is one, value and share on the right.

        ``column`` is the width kept for shares, so that the values of all lines end at a common edge.
        """
        text, share = value
        start = SWATCH + 6 if look else 0.0
        left = INNER - column - text_width(text, VALUE)
        if look:
            self.swatch(0, look)
        if left < start:
            self.paragraph(label, LABEL, (start, INNER))
            self.paragraph(SPACER.join(part for part in value if part), VALUE, (start, INNER))
            return
        beside = left - 12 - start >= min(INNER * 0.3, text_width(label, LABEL))
        self.paragraph(label, LABEL, (start, left - 12 if beside else INNER))
        self.y -= LABEL.leading if beside and label else 0
        baseline = middle(self.y, LABEL.leading, LABEL)
        self.text(left, baseline, text, VALUE)
        self.text_right(INNER, baseline, share, PLAIN)
        self.y += LABEL.leading

    def head(self, frame: Frame) -> None:
        """Title and subtitle, and the space below them."""
        self.paragraph(frame.title, TITLE, level=True)
        self.y += 1
        self.paragraph(frame.subtitle, SUBTITLE, level=True)
        self.y += 12

    def foot(self, frame: Frame) -> None:
        """Sources, evidence and as-of date, our arithmetic and notes, and last, under a hairline, the site's name."""
        self.y += 13
        for text in (frame.sources, frame.evidence, frame.as_of, frame.notes):
            self.paragraph(text, NOTE)
        if frame.site:
            self.y += 5
            self.line([(0, self.y), (INNER, self.y)], "rule")
            self.y += 3
            self.paragraph(frame.site, NOTE)
