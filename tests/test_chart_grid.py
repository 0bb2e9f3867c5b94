"""The tile grid holds every province once, neighbours near each other; a chart on it is checked when it is made."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.charts.chart_grid import COLUMNS, GRID, ROWS, Step, Tile, Tiles
from scripts.charts.content import Bar, Frame

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
BARS = (Bar("甲省", Decimal(1), "1 元"),)
FRAME = Frame("题", "什么", "来源：甲")


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


def test_the_table_beside_a_tile_chart_is_that_of_its_bars() -> None:
    data = Tiles(FRAME, BARS, ("项目", "数值", "说明"), (Tile(0, 0, "甲", "1", 0),), (Step(Decimal(1), "1 起"),))
    assert data.table() == (("项目", "数值", "说明"), (("甲省", "1 元", ""),))


@pytest.mark.parametrize(("tiles", "steps"), [((Tile(0, 0, "甲"), Tile(0, 0, "乙")), 1), ((Tile(0, 0, "甲"),), 0)])
def test_two_tiles_on_one_place_and_no_steps_are_faults(tiles: tuple[Tile, ...], steps: int) -> None:
    with pytest.raises(ValueError, match="two tiles stand on one place, or there are no steps"):
        Tiles(FRAME, BARS, ("项目", "数值", "说明"), tiles, (Step(Decimal(1), "1 起"),) * steps)
