"""The paper a chart is set on: measured text that never runs over the edge, bars, marks, and a height that follows.

A sheet is filled from the top down, in points from its top left corner; ``finish`` gives the figure. Nothing here
knows what a chart is about; that is in ``charts``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from scripts.charts.chart_data import Frame
from scripts.charts.chart_style import (
    LABEL,
    NOTE,
    PLAIN,
    SIDE,
    SUBTITLE,
    TITLE,
    VALUE,
    WIDTH,
    Face,
    Palette,
    font_properties,
)
from scripts.charts.chart_svg import strong_id
from scripts.charts.chart_text import SPACER, font_features, is_latin, text_width, wrap

INNER = WIDTH - 2 * SIDE
TIP = 7.0
GAP = 16.0
SWATCH = 11.0
Look = Literal["solid", "rest", "outline", "tint", "computed"]
Tip = Literal["flat", "open", "notched"]
Dashes = Literal["-"] | tuple[float, Sequence[float]]


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

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self.y = SIDE
        self.figure = Figure(figsize=(WIDTH / 72, 1), facecolor=palette["page"])
        FigureCanvasSVG(self.figure)
        self._flip = Affine2D()
        self._transform = self._flip + self.figure.dpi_scale_trans

    def add(self, artist: Artist) -> None:
        """Put on a mark whose coordinates are those of the sheet."""
        artist.set_transform(self._transform)
        artist.set_clip_on(False)
        self.figure.add_artist(artist)

    def finish(self) -> Figure:
        """The figure, as high as what was put on it."""
        height = self.y + SIDE
        self.figure.set_size_inches(WIDTH / 72, height / 72)
        self._flip.scale(1 / 72, -1 / 72).translate(SIDE / 72, height / 72)
        return self.figure

    def text(self, x: float, baseline: float, text: str, face: Face, ink: str = "") -> None:
        """One line of text from ``x`` to the right; ``ink`` is a token that replaces the face's own."""
        if not text:
            return
        colour = self.palette[ink or face.ink]
        label = Text(x, baseline, text, color=colour, fontproperties=font_properties(face.size), parse_math=False)
        label.set_fontfeatures(font_features(is_latin(text)))
        if face.strong:
            label.set_gid(strong_id(colour))
        self.add(label)

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
        paint = self._paint(look)
        inset = min(paint["linewidth"] / 2, place.width / 2)
        left, right = place.x + inset, place.x + place.width - inset
        top, bottom = place.y + inset, place.y + place.height - inset
        point = {"flat": 0.0, "open": TIP, "notched": -min(TIP, place.width)}[tip]
        end = [(right, top), (right + point, (top + bottom) / 2), (right, bottom)]
        corners = [(left, top), *(end if point else end[::2]), (left, bottom)]
        self.add(Polygon(corners, closed=True, label=f"bar {look} {tip}", **paint))

    def _paint(self, look: Look) -> dict[str, Any]:
        ink = self.palette
        dashed = {"linewidth": 1.3, "linestyle": (0.0, (4.0, 2.5))}
        paints: dict[Look, dict[str, Any]] = {
            "solid": {"facecolor": ink["bar"], "linewidth": 0.0},
            "rest": {"facecolor": ink["page"], "edgecolor": ink["strong-rule"], "linewidth": 0.8, "hatch": "////"},
            "outline": {"facecolor": ink["page"], "edgecolor": ink["bar"], **dashed},
            "tint": {"facecolor": ink["truncated-ground"], "edgecolor": ink["bar"], "linewidth": 1.3},
            "computed": {"facecolor": ink["computed-ground"], "edgecolor": ink["computed"], **dashed},
        }
        return paints[look]

    def ground(self, place: Place) -> None:
        """A plain ground under a text that stands on hatching."""
        box = Rectangle((place.x, place.y), place.width, place.height, facecolor=self.palette["page"], linewidth=0)
        self.add(box)

    def dots(self, points: Sequence[tuple[float, float]], radius: float, filled: bool) -> None:
        """Round marks: filled, or rings of the same outer size. One artist, so that the file says the shape once."""
        if not points:
            return
        edge = 0.0 if filled else radius * 0.32
        marks = Line2D([x for x, _ in points], [y for _, y in points], linestyle="none", marker="o")
        marks.set_markersize(2 * radius - edge)
        marks.set_markerfacecolor(self.palette["bar" if filled else "page"])
        marks.set_markeredgecolor(self.palette["bar"])
        marks.set_markeredgewidth(edge)
        marks.set_label("dots filled" if filled else "dots ring")
        self.add(marks)

    def line(self, points: Sequence[tuple[float, float]], token: str, width: float = 1.0, dashed: bool = False) -> None:
        """A line through points, in the colour of a token."""
        style: Dashes = (0.0, (3.0, 3.0)) if dashed else "-"
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self.add(Line2D(xs, ys, color=self.palette[token], linewidth=width, linestyle=style, solid_joinstyle="round"))

    def diamond(self, x: float, y: float, radius: float) -> None:
        """A hollow mark on its corner, for a value that is not for a whole year."""
        corners = [(x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)]
        paint = {"facecolor": self.palette["page"], "edgecolor": self.palette["bar"], "linewidth": 1.5}
        self.add(Polygon(corners, closed=True, label="diamond", **paint))

    def swatch(self, x: float, look: Look | str) -> None:
        """A small sample of a bar or mark in the coming line of text."""
        top = self.y + (LABEL.leading - SWATCH) / 2
        match look:
            case "dot" | "ring":
                self.dots([(x + SWATCH / 2, top + SWATCH / 2)], SWATCH / 2, filled=look == "dot")
            case "diamond":
                self.diamond(x + SWATCH / 2, top + SWATCH / 2, SWATCH / 2)
            case "break":
                self.line([(x + SWATCH / 2, top - 1), (x + SWATCH / 2, top + SWATCH + 1)], "strong-rule", dashed=True)
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
        """Source and as-of date, on one line if both fit, then our arithmetic."""
        self.y += 13
        self.paragraph(frame.source, NOTE)
        last = wrap(frame.source, NOTE, INNER)[-1] if frame.source else ""
        start = text_width(last, NOTE) + GAP
        if last and start + text_width(frame.as_of, NOTE) <= INNER:
            self.text(start, middle(self.y - NOTE.leading, NOTE.leading, NOTE), frame.as_of, NOTE)
        else:
            self.paragraph(frame.as_of, NOTE)
        self.paragraph(frame.working, NOTE)
