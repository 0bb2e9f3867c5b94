"""The paper a chart is set on: text that never runs over the edge, bars, marks, and a height that follows.

A sheet is filled from the top down, in points from its top left corner; ``finish`` gives what stands on it as plain
marks in the colours' tokens. Nothing here knows what a chart is about, nor how marks are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from scripts.charts.lines import SPACER, text_width, wrap
from scripts.charts.palette import LABEL, NOTE, PLAIN, SIDE, SUBTITLE, TITLE, VALUE, WIDTH, Face

INNER = WIDTH - 2 * SIDE
TIP = 7.0
GAP = 16.0
SWATCH = 11.0
INDENT = SWATCH + 6
"""Where the text behind a sample begins."""
DASHES, FINE_DASHES = (4.0, 2.5), (3.0, 3.0)
Look = Literal["solid", "rest", "outline", "tint", "computed"]
Tip = Literal["flat", "open", "notched"]
Position = tuple[float, float]


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
    face: Face


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon, or a line where it is not closed; ``name`` says what it is to whom reads the marks."""

    points: tuple[Position, ...]
    paint: Paint
    name: str = ""
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Disc:
    """A round mark; half of its edge lies outside ``radius``."""

    centre: Position
    radius: float
    paint: Paint


Mark = Letters | Shape | Disc

PAINTS: dict[Look, Paint] = {
    "solid": Paint("bar"),
    "rest": Paint("page", "strong-rule", 0.8, hatch="////"),
    "outline": Paint("page", "bar", 1.3, DASHES),
    "tint": Paint("tint", "bar", 1.3),
    "computed": Paint("computed-ground", "computed", 1.3, DASHES),
}
"""How a bar of each look is coloured."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart laid out: its title, its size in points, and its marks: grounds are drawn first, then lines, then text.

    The marks' origin stands SIDE from the upper left corner.
    """

    title: str
    width: float
    height: float
    marks: tuple[Mark, ...]


class Place(NamedTuple):
    """A rectangle on the sheet: left, top, width and height in points."""

    x: float
    y: float
    width: float
    height: float


def middle(top: float, height: float, face: Face) -> float:
    """Baseline of a line of text that stands in the middle of a height."""
    return top + (height + 0.73 * face.size) / 2


class Sheet:
    """A chart being set. ``y`` is where the next thing goes; left is 0 and right is INNER, within the margins."""

    def __init__(self, title: str, subtitle: str) -> None:
        self.title, self.y = title, SIDE
        self.marks: list[Mark] = []
        self.paragraph(title, TITLE, level=True)
        self.y += 1
        self.paragraph(subtitle, SUBTITLE, level=True)
        self.y += 12

    def finish(self, notes: Sequence[str], site: str) -> Layout:
        """What was put on it, over the notes and, under a hairline, the site's name; as high as that."""
        self.y += 13
        for text in notes:
            self.paragraph(text, NOTE)
        self.y += 5
        self.line([(0, self.y), (INNER, self.y)], "rule")
        self.y += 3
        self.paragraph(site, NOTE)
        return Layout(self.title, WIDTH, self.y + SIDE, tuple(self.marks))

    def text(self, x: float, baseline: float, text: str, face: Face) -> None:
        """One line of text from ``x`` to the right."""
        if text:
            self.marks.append(Letters(x, baseline, text, face))

    def paragraph(self, text: str, face: Face, room: tuple[float, float] = (0.0, INNER), level: bool = False) -> None:
        """A text in as many lines as it needs between two edges; moves down."""
        for line in wrap(text, face, room[1] - room[0], level) if text else []:
            self.text(room[0], middle(self.y, face.leading, face), line, face)
            self.y += face.leading

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

    def dot(self, x: float, y: float, radius: float, filled: bool) -> None:
        """A round mark: filled, or a ring of the same outer size."""
        edge = 0.0 if filled else radius * 0.32
        self.marks.append(Disc((x, y), radius - edge / 2, Paint("bar" if filled else "page", "bar", edge)))

    def line(self, points: Sequence[Position], token: str, width: float = 1.0, dashed: bool = False) -> None:
        """A line through points, in the colour of a token."""
        paint = Paint(edge=token, width=width, dashes=FINE_DASHES if dashed else None)
        self.marks.append(Shape(tuple(points), paint, "line", closed=False))

    def diamond(self, x: float, y: float, radius: float) -> None:
        """A hollow mark on its corner, for a value that is not for a whole year."""
        corners = ((x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius))
        self.marks.append(Shape(corners, Paint("page", "bar", 1.5), "diamond"))

    def limit(self, x: float, y: float, radius: float, rises: bool, hollow: bool) -> None:
        """A value of which only a limit is stated: a triangle that stands on it and points to where the value lies.

        It ``rises`` where that is above; a ``hollow`` one is a target.
        """
        corners = ((x - radius, y), (x, y - 1.2 * radius if rises else y + 1.2 * radius), (x + radius, y))
        self.marks.append(Shape(corners, Paint("page" if hollow else "bar", "bar", 1.5), "limit"))

    def cut(self, x: float, top: float, height: float) -> None:
        """Two strokes across an axis that does not begin at zero."""
        for left in (x, x + 5):
            self.line([(left, top + height), (left + 5, top)], "strong-rule", 1.5)

    def swatch(self, x: float, look: str) -> None:
        """A small sample of a bar or mark in the coming line of text."""
        top, half = self.y + (LABEL.leading - SWATCH) / 2, SWATCH / 2
        match look:
            case "ring":
                self.dot(x + half, top + half, half, filled=False)
            case "diamond":
                self.diamond(x + half, top + half, half)
            case "limit":
                self.limit(x + half, top + SWATCH - 2, half, rises=True, hollow=False)
            case "break":
                self.line([(x + half, top - 1), (x + half, top + SWATCH + 1)], "strong-rule", dashed=True)
            case "cut":
                self.cut(x, top + 1, SWATCH - 1)
            case "solid" | "rest" | "outline" | "tint" | "computed":
                self.bar(Place(x, top, SWATCH, SWATCH), look)

    def keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Samples with their names, side by side as far as they fit."""
        x = 0.0
        for look, text in keys:
            width = INDENT + text_width(text, LABEL)
            if x and x + width > INNER:
                x, self.y = 0.0, self.y + LABEL.leading
            self.swatch(x, look)
            self.paragraph(text, LABEL, (x + INDENT, INNER + 0.1))
            self.y -= LABEL.leading
            x += width + GAP
        self.y += LABEL.leading + 6

    def entry(self, label: str, value: str, share: str = "", column: float = 0.0, look: str = "") -> None:
        """A line of an account: a label on the left, behind a sample if there is one, value and share on the right.

        ``column`` is the width kept for shares, so that the values of all lines end at a common edge.
        """
        start = INDENT if look else 0.0
        left = INNER - column - text_width(value, VALUE)
        if look:
            self.swatch(0, look)
        if left < start:
            self.paragraph(label, LABEL, (start, INNER))
            self.paragraph(SPACER.join(part for part in (value, share) if part), VALUE, (start, INNER))
            return
        beside = left - 12 - start >= min(INNER * 0.3, text_width(label, LABEL))
        self.paragraph(label, LABEL, (start, left - 12 if beside else INNER))
        self.y -= LABEL.leading if beside and label else 0
        baseline = middle(self.y, LABEL.leading, LABEL)
        self.text(left, baseline, value, VALUE)
        self.text(INNER - text_width(share, PLAIN), baseline, share, PLAIN)
        self.y += LABEL.leading
