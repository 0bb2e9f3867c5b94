"""Every cell is drawn once with its name and value, in ink that can be read, and no text leaves its cell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.charts.chart_grid import GRID, Step, Tile, Tiles
from scripts.charts.content import Bar, Frame
from scripts.charts.grid import INKS, KEY, SHADES, WIDE
from scripts.charts.layouts import lay_out
from scripts.charts.sheet import Layout
from tests.marks import box, letters, meeting, shapes, texts

FRAME = Frame("题", "什么", "来源：甲")
BARS = (Bar("甲省", Decimal(1), "1 元"),)


def tiles(text: str, steps: tuple[str, ...], names: str = "name_zh") -> Tiles:
    """Values in all provinces but the last three."""
    cells = [
        Tile(cell.row, cell.column, getattr(cell, names), text, place % len(steps))
        if code < "71"
        else Tile(cell.row, cell.column, getattr(cell, names))
        for place, (code, cell) in enumerate(sorted(GRID.items()))
    ]
    shown = tuple(Step(Decimal(place), step) for place, step in enumerate(steps))
    return Tiles(FRAME, BARS, ("项目", "数值", "说明"), tuple(cells), shown, "无数据（3 个）", "字母：甲", "方格为示意")


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
