"""How every chart looks and how it becomes a file: the font, the colours, the type sizes, the one saver.

Charts are drawn for a phone: 4.7 inches wide, nothing under 10 points. Colours are the tokens of the site's style
sheet, once for a light and once for a dark page. Layout belongs in ``chart_sheet``, the charts in ``charts``.
"""

from __future__ import annotations

import importlib
import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontPath, FontProperties, get_font
from matplotlib.text import Text

from scripts.charts.chart_svg import shrink_svg
from scripts.findings import Finding, LedgerError

FONT_VARIABLE = "LEDGER_FONT"
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
STYLE: dict[Any, Any] = {
    "figure.dpi": 72.0,
    "svg.fonttype": "path",
    "svg.hashsalt": "open-revitalization-ledger",
    "hatch.linewidth": 0.8,
    "hatch.color": "edge",
    "lines.scale_dashes": False,
    "path.simplify": False,
    "text.parse_math": False,
}


@contextmanager
def chart_style() -> Iterator[None]:
    """Matplotlib's own defaults and then ours, whatever is set outside; everything is put back at the end."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(STYLE)
        yield


def _fault(message: str) -> LedgerError:
    mend = f"install the project's locked packages, or let {FONT_VARIABLE} name an .otf, .ttf or .ttc file with Chinese"
    return LedgerError([Finding("pyproject.toml", 0, "", "chart-font", message, mend)])


def _pylopdf_font() -> Path:
    return Path(importlib.import_module("pylopdf_fonts_zh_cn").sans_path())


def _noto_font() -> Path:
    return Path(str(importlib.import_module("noto_cjk_sans_otc").FONT_PATH))


def find_font() -> Path:
    """The file of the chart font: LEDGER_FONT, else the one that pylopdf-fonts-zh-cn or noto-cjk-sans-otc brings.

    Raises LedgerError where LEDGER_FONT names no file, or where there is no font at all.
    """
    named = os.environ.get(FONT_VARIABLE, "")
    if named:
        if not Path(named).is_file():
            raise _fault(f"{FONT_VARIABLE} is {named!r}, and there is no such file")
        return Path(named)
    for brought in (_pylopdf_font, _noto_font):
        try:
            return brought()
        except ImportError:
            continue
    raise _fault("no Chinese font for the charts: neither pylopdf-fonts-zh-cn nor noto-cjk-sans-otc is installed")


@lru_cache(maxsize=8)
def _face_of(path: Path) -> FontPath:
    """The face to use in a font file: of a collection, the first for simplified Chinese."""
    count = get_font(str(path)).num_faces & 0xFFFF if path.suffix.lower() == ".ttc" else 1
    names = [get_font(FontPath(str(path), index)).family_name for index in range(count)]
    return FontPath(str(path), next((index for index, name in enumerate(names) if name.endswith(" SC")), 0))


def font_face() -> FontPath:
    """The chart font: a file and a face in it."""
    return _face_of(find_font())


def font_properties(size: float) -> FontProperties:
    """The chart font by its file, so that no font of the same name on the system can take its place."""
    return FontProperties(fname=font_face(), size=size)


@lru_cache(maxsize=8)
def _known_characters(face: FontPath) -> frozenset[int]:
    return frozenset(get_font(face).get_charmap())


def check_glyphs(figure: Figure, title: str) -> Iterator[Finding]:
    """Every character of a chart is in the font: a box in place of a name is worse than no chart."""
    face = font_face()
    known = _known_characters(face)
    used = {character for text in figure.findobj(Text) for character in text.get_text()}
    missing = sorted(character for character in used if ord(character) not in known)
    if missing:
        named = ", ".join(f"{character!r} (U+{ord(character):04X})" for character in missing)
        message = f"the font {Path(face).name} has no glyph for {named}"
        mend = f"write the text without the character, or let {FONT_VARIABLE} name a font that has it"
        yield Finding(f"chart {title!r}", 0, "", "chart-glyph", message, mend)


def pack_svg(figure: Figure, title: str) -> bytes:
    """A figure as an SVG file with ``title`` as its title; the same figure gives the same bytes on any machine.

    Text becomes outlines, so that it looks the same where no Chinese font is installed.
    Raises LedgerError where the font lacks a character.
    """
    if findings := list(check_glyphs(figure, title)):
        raise LedgerError(findings)
    buffer = io.BytesIO()
    metadata = {"Title": title, "Date": None, "Creator": None, "Format": None, "Type": None}
    with chart_style():
        figure.savefig(buffer, format="svg", facecolor=figure.get_facecolor(), metadata=metadata)
    return shrink_svg(buffer.getvalue().decode("utf-8"), EMBOLDEN).encode("utf-8")
