"""The tile grid: thirty-four cells of one size, and what a chart on it is told. A scheme, not a map: no boundary in it.

The places are our own: roughly west to left and south down, neighbours near each other where the grid allows.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scripts.charts.content import Compare

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


@dataclass(frozen=True)
class Step:
    """One class of values, from ``low`` up to the next step's, with the text of its range."""

    low: Decimal
    text: str


@dataclass(frozen=True)
class Tile:
    """One cell as it is drawn: its place, its short name, and its value as a few characters, "" where there is none.

    ``step`` counts the classes from 0; None where there is no value.
    """

    row: int
    column: int
    name: str
    text: str = ""
    step: int | None = None


@dataclass(frozen=True)
class Tiles(Compare):
    """Values of one unit over provinces, on the tile grid; ``bars`` are the same values in order, for the data table.

    ``key`` says what the short names stand for ("" where they need no word), ``caption`` what the grid is not.
    """

    tiles: tuple[Tile, ...] = ()
    steps: tuple[Step, ...] = ()
    blank: str = ""
    key: str = ""
    caption: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        places = {(tile.row, tile.column) for tile in self.tiles}
        if len(places) != len(self.tiles) or not self.steps:
            raise ValueError("two tiles stand on one place, or there are no steps")
