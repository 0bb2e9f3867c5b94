"""How every chart looks: its colours on light and on dark pages, and the few kinds of type.

Charts are set for a phone: 4.7 inches wide, nothing under 10 points. A chart is drawn once, in ``MARKS``: a colour of
its own for each token, which ``paint`` replaces by that of a light or a dark page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

WIDTH = 4.7 * 72
SIDE = 1.0
"""Margin around a chart: its text stands on the edge of the page's, and no stroke is cut."""

Palette = Mapping[str, str]
COLOURS: Mapping[str, tuple[str, str]] = {
    "page": ("#ffffff", "#11171d"),
    "ink": ("#17212b", "#e9edf0"),
    "ink-2": ("#47535e", "#b9c3cc"),
    "ink-3": ("#5d6973", "#9aa6b0"),
    "rule": ("#d5dbda", "#333f4a"),
    "header": ("#14304f", "#0b1e33"),
    "strong-rule": ("#7d8890", "#7c8994"),
    "link": ("#1f4e8c", "#9cc4f6"),
    "bar": ("#1f4e8c", "#8db9f0"),
    "on-bar": ("#ffffff", "#11171d"),
    "tint": ("#e6eef9", "#172d49"),
    "computed": ("#6b4700", "#f0cb85"),
    "computed-ground": ("#fff8e6", "#2b2412"),
}
"""Each token on a light and on a dark page."""
PALETTE: Mapping[str, Palette] = {
    theme: {token: pair[place] for token, pair in COLOURS.items()} for place, theme in enumerate(("light", "dark"))
}


@dataclass(frozen=True, slots=True)
class Face:
    """One named kind of type: size and line height in points, the token of its ink, and whether it is emboldened."""

    size: float
    leading: float
    ink: str
    strong: bool = False


TITLE = Face(16.5, 23.0, "ink", strong=True)
SUBTITLE = Face(12.0, 17.5, "ink-2")
LABEL = Face(12.5, 18.0, "ink-2")
VALUE = Face(12.5, 18.0, "ink", strong=True)
PLAIN = Face(12.5, 18.0, "ink")
NOTE = Face(12.0, 16.5, "ink-3")
EMBOLDEN = 0.035
"""Width of the outline that thickens strong type, in ems: the font at hand has one weight only."""

MARK = "#a0b1"
MARKS: Palette = {token: f"{MARK}{place:02x}" for place, token in enumerate(COLOURS)}
"""The colour in which each token is drawn: no other colour of a chart begins so."""
_TOKENS = {mark: token for token, mark in MARKS.items()}
_MARK = re.compile(rf"{MARK}[0-9a-f]{{2}}")


def paint(drawing: str, palette: Palette) -> str:
    """A drawing in ``MARKS`` with the colours of a palette; KeyError where it holds a mark of no token."""
    return _MARK.sub(lambda mark: palette[_TOKENS[mark[0]]], drawing)
