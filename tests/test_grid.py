"""Every cell is drawn once with its name and value, in ink that can be read, and no text leaves its cell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.charts.content import Frame, Step, Tile, Tiles
from scripts.charts.grid import COLUMNS, GRID, INKS, KEY, ROWS, SHADES, WIDE
from scripts.charts.layouts import lay_out
from scripts.charts.sheet import Layout
from tests.marks import box, letters, meeting, shapes, texts

BORDERS = [
    ("130000", "120000"),
    ("130000", "370000"),
    ("410000", "420000"),
    ("320000", "310000"),
    ("310000", "330000"),
    ("340000", "360000"),
    ("360000", "350000"),
    ("440000", "810000"),
    ("620000", "640000"),
    ("620000", "510000"),
    ("510000", "530000"),
    ("610000", "500000"),
    ("500000", "520000"),
    ("520000", "450000"),
    ("220000", "230000"),
]
FRAME = Frame("题", "什么", "来源：甲")


def tiles(text: str, steps: tuple[str, ...], names: str = "name_zh") -> Tiles:
    """Values in all provinces but the last three."""
    cells = [
        Tile(cell.row, cell.column, getattr(cell, names), text, place % len(steps))
        if code < "71"
        else Tile(cell.row, cell.column, getattr(cell, names))
        for place, (code, cell) in enumerate(sorted(GRID.items()))
    ]
    shown = tuple(Step(Decimal(place), step) for place, step in enumerate(steps))
    return Tiles(FRAME, tuple(cells), shown, "无数据（3 个）", "字母：甲", "方格为示意")


def boxes(layout: Layout) -> list[str]:
    return [mark.name for mark in shapes(layout, "box ")]


def test_key_then_cells_then_caption() -> None:
    layout = lay_out(tiles("1", ("1 起，不到 2", "2 至 3")))
    assert boxes(layout)[:3] == ["box step-1", "box step-5", "box page"]
    assert len(boxes(layout)) == 3 + 34
    assert boxes(layout)[-3:] == ["box page"] * 3
    told = texts(layout)
    assert told[:7] == ["题", "什么", "1 起，不到 2", "2 至 3", "无数据（3 个）", "北京", "1"]
    assert told[-6:] == ["台湾", "香港", "澳门", "字母：甲", "方格为示意", "来源：甲"]


@pytest.mark.parametrize("steps", sorted(SHADES))
def test_the_ink_of_a_value_is_that_of_its_shade(steps: int) -> None:
    layout = lay_out(tiles("7", tuple("甲" * steps)))
    inks = {mark.ink for mark in letters(layout) if mark.text == "7"}
    assert inks == {INKS[shade] for shade in SHADES[steps]}


@pytest.mark.parametrize("text", ["7", "14,951", "≥ 12,345.67", "1.0559 亿元", "999.99 million"])
@pytest.mark.parametrize("names", ["name_zh", "letters"])
@pytest.mark.parametrize("step", ["1 起，不到 2", "CNY 1.91 billion to under CNY 2.5 billion"])
def test_no_text_meets_another_or_leaves_its_cell(text: str, names: str, step: str) -> None:
    layout = lay_out(tiles(text, (step, "2 至 3", "3"), names))
    assert meeting(layout) == []
    words = set(text.split(" ")) | {text}
    assert all(box(mark)[2] - box(mark)[0] <= WIDE for mark in letters(layout) if mark.text in words)
    assert all(mark.size >= (9 if "." in text and "," in text else 10) for mark in letters(layout))


def test_a_long_key_stands_above_the_grid() -> None:
    heights = [lay_out(tiles("1", (step,))).height for step in ("短", "长" * 14)]
    assert heights[0] < heights[1]
    assert KEY + 14 * 12.5 > 4 * WIDE


def test_every_province_has_a_cell_of_its_own() -> None:
    assert len(GRID) == 34
    assert {code[2:] for code in GRID} == {"0000"}
    places = {(cell.row, cell.column) for cell in GRID.values()}
    assert len(places) == 34
    assert {row for row, _ in places} == set(range(ROWS))
    assert {column for _, column in places} == set(range(COLUMNS))
    for names in ([cell.name_zh for cell in GRID.values()], [cell.letters for cell in GRID.values()]):
        assert len(set(names)) == 34
    assert all(len(cell.name_zh) <= 3 and len(cell.letters) == 2 for cell in GRID.values())


@pytest.mark.parametrize(("one", "other"), BORDERS)
def test_neighbours_lie_side_by_side(one: str, other: str) -> None:
    apart = abs(GRID[one].row - GRID[other].row) + abs(GRID[one].column - GRID[other].column)
    assert apart == 1
