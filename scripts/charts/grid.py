"""The tile grid and the layout of a chart on it: thirty-four cells of one size. A scheme, not a map: no boundary in it.

The places are our own: roughly west to left and south down, neighbours near each other where the grid allows. Each
cell has its name and value, shaded by class; shade is never the only sign, and cells without a value are hollow. The
key stands in the free corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.charts.content import Tile, Tiles
from scripts.charts.lines import text_width
from scripts.charts.palette import LABEL, NOTE, VALUE, Face
from scripts.charts.sheet import INNER, SWATCH, Paint, Place, Sheet, middle

COLUMNS = 7
ROWS = 8


@dataclass(frozen=True)
class Cell:
    """A province and where its tile stands, from 0; ``letters`` are its two letters in GB/T 2260 and ISO 3166-2."""

    row: int
    column: int
    name_zh: str
    letters: str


GRID = {
    "110000": Cell(2, 5, "北京", "BJ"),
    "120000": Cell(3, 6, "天津", "TJ"),
    "130000": Cell(3, 5, "河北", "HE"),
    "140000": Cell(2, 4, "山西", "SX"),
    "150000": Cell(1, 4, "内蒙古", "NM"),
    "210000": Cell(2, 6, "辽宁", "LN"),
    "220000": Cell(1, 6, "吉林", "JL"),
    "230000": Cell(0, 6, "黑龙江", "HL"),
    "310000": Cell(5, 6, "上海", "SH"),
    "320000": Cell(4, 6, "江苏", "JS"),
    "330000": Cell(6, 6, "浙江", "ZJ"),
    "340000": Cell(5, 5, "安徽", "AH"),
    "350000": Cell(7, 5, "福建", "FJ"),
    "360000": Cell(6, 5, "江西", "JX"),
    "370000": Cell(4, 5, "山东", "SD"),
    "410000": Cell(3, 4, "河南", "HA"),
    "420000": Cell(4, 4, "湖北", "HB"),
    "430000": Cell(5, 4, "湖南", "HN"),
    "440000": Cell(6, 4, "广东", "GD"),
    "450000": Cell(6, 3, "广西", "GX"),
    "460000": Cell(7, 2, "海南", "HI"),
    "500000": Cell(4, 3, "重庆", "CQ"),
    "510000": Cell(3, 2, "四川", "SC"),
    "520000": Cell(5, 3, "贵州", "GZ"),
    "530000": Cell(4, 2, "云南", "YN"),
    "540000": Cell(3, 1, "西藏", "XZ"),
    "610000": Cell(3, 3, "陕西", "SN"),
    "620000": Cell(2, 2, "甘肃", "GS"),
    "630000": Cell(2, 1, "青海", "QH"),
    "640000": Cell(2, 3, "宁夏", "NX"),
    "650000": Cell(2, 0, "新疆", "XJ"),
    "710000": Cell(7, 6, "台湾", "TW"),
    "810000": Cell(7, 4, "香港", "HK"),
    "820000": Cell(7, 3, "澳门", "MO"),
}
"""Every province-level place by its code in GB/T 2260."""

GAP = 3.0
EDGE = 0.8
WIDE = (INNER + GAP) / COLUMNS
PAD = 3.5
KEY = SWATCH + 11
LEAST = 10.0
FREE_ROWS, FREE_COLUMNS = 2, 4
"""The upper left corner of the grid, where no province lies."""
NAME = replace(LABEL, size=12.0, leading=16.0)
FIGURE = replace(VALUE, size=12.0, leading=16.0)
SHADES = {1: (2,), 2: (0, 4), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}
"""Which of the five shades stand for so many classes."""
INKS = ("ink", "ink", "ink", "on-bar", "on-bar")
"""The ink that is read on each shade."""


def lay_tiles(sheet: Sheet, data: Tiles) -> None:
    """Key, cells, what the letters stand for, and what the grid is not."""
    shades = SHADES[len(data.steps)]
    high = NAME.leading + max(len(_lines(tile.text)) for tile in data.tiles) * FIGURE.leading + 2 * PAD
    top = sheet.y
    _draw_key(sheet, data, shades)
    beside = FREE_ROWS * (high + GAP) if _key_width(data) <= FREE_COLUMNS * WIDE else 0.0
    top = max(top, sheet.y + GAP - beside)
    for tile in data.tiles:
        place = Place(tile.column * WIDE, top + tile.row * (high + GAP), WIDE - GAP, high)
        _draw_tile(sheet, tile, place, shades)
    sheet.y = top + ROWS * (high + GAP) + 4
    sheet.paragraph(data.key, NOTE)
    sheet.paragraph(data.caption, NOTE)
    sheet.y -= 6


def _lines(text: str) -> list[str]:
    """A value in one line, or with its unit below it where the cell is too narrow for both."""
    return [text] if text_width(text, replace(FIGURE, size=LEAST)) <= WIDE - GAP - PAD else text.split(" ")


def _key_width(data: Tiles) -> float:
    return KEY + max(text_width(text, LABEL) for text in (*(step.text for step in data.steps), data.blank)) + GAP


def _draw_key(sheet: Sheet, data: Tiles, shades: Sequence[int]) -> None:
    for step, shade in zip(data.steps, shades, strict=True):
        _sample(sheet, step.text, f"step-{shade + 1}", "strong-rule")
    _sample(sheet, data.blank, "page", "rule")


def _sample(sheet: Sheet, text: str, fill: str, edge: str) -> None:
    _box(sheet, Place(0, sheet.y + (LABEL.leading - SWATCH) / 2, SWATCH + 5, SWATCH), fill, edge)
    sheet.text(KEY, middle(sheet.y, LABEL.leading, LABEL), text, LABEL)
    sheet.y += LABEL.leading


def _draw_tile(sheet: Sheet, tile: Tile, place: Place, shades: Sequence[int]) -> None:
    if tile.step is None:
        _box(sheet, place, "page", "rule")
        _write(sheet, tile.name, place, NAME, "ink-3")
        return
    shade = shades[tile.step]
    _box(sheet, place, f"step-{shade + 1}", "strong-rule")
    line = replace(place, y=place.y + PAD, height=NAME.leading)
    _write(sheet, tile.name, line, NAME, INKS[shade])
    for text in _lines(tile.text):
        line = replace(line, y=line.y + FIGURE.leading)
        _write(sheet, text, line, FIGURE, INKS[shade])


def _box(sheet: Sheet, place: Place, fill: str, edge: str) -> None:
    """A rectangle in the colours of two tokens, its edge within the place."""
    sheet.box(place, Paint(fill, edge, EDGE), f"box {fill}")


def _write(sheet: Sheet, text: str, place: Place, face: Face, ink: str) -> None:
    """A text in the middle of a place, in smaller type where it would run over the edge."""
    fitting = face.size * (place.width - PAD) / text_width(text, face)
    face = replace(face, size=min(face.size, fitting))
    x = place.x + (place.width - text_width(text, face)) / 2
    sheet.text(x, middle(place.y, place.height, face), text, face, ink)
