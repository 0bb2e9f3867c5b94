"""How every chart looks: the tokens of the site's style sheet as colours, and the few kinds of type.

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
PALETTE: Mapping[str, Palette] = {
    "light": {
        "page": "#ffffff",
        "panel": "#f4f6f5",
        "ink": "#17212b",
        "ink-2": "#47535e",
        "ink-3": "#5d6973",
        "rule": "#d5dbda",
        "strong-rule": "#7d8890",
        "header": "#14304f",
        "header-ink": "#ffffff",
        "link": "#1f4e8c",
        "bar": "#1f4e8c",
        "on-bar": "#ffffff",
        "mark": "#ffe69a",
        "mark-line": "#c98a14",
        "agrees": "#0b5f4d",
        "agrees-ground": "#e3f2ed",
        "truncated": "#1f4e8c",
        "truncated-ground": "#e6eef9",
        "differs": "#7a4300",
        "differs-ground": "#fdefd6",
        "unchecked": "#47535e",
        "unchecked-line": "#7d8890",
        "computed": "#6b4700",
        "computed-ground": "#fff8e6",
        "focus": "#b86a00",
        "step-1": "#e1ebf7",
        "step-2": "#bcd3ee",
        "step-3": "#8fb4de",
        "step-4": "#3f74b5",
        "step-5": "#1a4580",
    },
    "dark": {
        "page": "#11171d",
        "panel": "#1a222b",
        "ink": "#e9edf0",
        "ink-2": "#b9c3cc",
        "ink-3": "#9aa6b0",
        "rule": "#333f4a",
        "strong-rule": "#7c8994",
        "header": "#0b1e33",
        "header-ink": "#f2f6fa",
        "link": "#9cc4f6",
        "bar": "#8db9f0",
        "on-bar": "#11171d",
        "mark": "#5b4710",
        "mark-line": "#e6b04a",
        "agrees": "#8fd9bf",
        "agrees-ground": "#12332b",
        "truncated": "#a9ccfa",
        "truncated-ground": "#172d49",
        "differs": "#f5c276",
        "differs-ground": "#3b2a0d",
        "unchecked": "#b9c3cc",
        "unchecked-line": "#7c8994",
        "computed": "#f0cb85",
        "computed-ground": "#2b2412",
        "focus": "#ffc35c",
        "step-1": "#1c2d42",
        "step-2": "#294a70",
        "step-3": "#376193",
        "step-4": "#6b9cd8",
        "step-5": "#b4d2fa",
    },
}


@dataclass(frozen=True)
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
MARKS: Palette = {token: f"{MARK}{place:02x}" for place, token in enumerate(PALETTE["light"])}
"""The colour in which each token is drawn: no other colour of a chart begins so."""
_TOKENS = {mark: token for token, mark in MARKS.items()}
_MARK = re.compile(rf"{MARK}[0-9a-f]{{2}}")


def paint(drawing: str, palette: Palette) -> str:
    """A drawing in ``MARKS`` with the colours of a palette; KeyError where it holds a mark of no token."""
    return _MARK.sub(lambda found: palette[_TOKENS[found[0]]], drawing)
