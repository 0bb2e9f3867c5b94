"""Which indicators get a tile chart, how values fall into classes, and what stands in each cell."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from scripts.charts.chart_grid import GRID, Tiles
from scripts.charts.illustrations import Illustration
from scripts.charts.tiles import class_starts, lay_tiles
from scripts.wording.views import FigureView
from scripts.words import load_words
from tests.invented import NOTHING_APART, figure, index, local

ZH, EN = load_words("zh"), load_words("en")
CODES = ("140000", "350000", "530000", "610000", "650000")


def province(code: str, value: str, **changes: Any) -> FigureView:
    """The income of a province."""
    settings = {"region_code": code, "region": f"{GRID[code].name_zh}省", "figure_id": f"f-{code}", **changes}
    return figure("income", value, "cny", **settings)


def five(**changes: Any) -> list[FigureView]:
    values = zip(CODES, ("12406", "20394", "14147", "14277", "14951"), strict=True)
    return [province(code, value, **changes) for code, value in values]


def only(chart: Illustration) -> Tiles:
    assert isinstance(chart.data, Tiles)
    return chart.data


def test_five_provinces_and_all_others_empty() -> None:
    (chart,) = lay_tiles(five(), index(), ZH, NOTHING_APART)
    data = only(chart)
    assert chart.chart_id == "tiles-income-cny-result-during-2023-01-01-2023-12-31"
    assert data.frame.title == "指标income：5 个省级地区，从 12,406 元到 20,394 元"
    assert data.frame.subtitle == "2023 年，结果，单位：元"
    assert data.caption == "方格为示意排列，不代表地理位置和边界"
    assert [step.text for step in data.steps] == [
        "12,000 起，不到 14,000",
        "14,000 起，不到 16,000",
        "16,000 起，不到 18,000",
        "18,000 起，不到 20,000",
        "20,000 至 22,000",
    ]
    assert [(tile.name, tile.text, tile.step) for tile in data.tiles if tile.text] == [
        ("山西", "12,406", 0),
        ("福建", "20,394", 4),
        ("云南", "14,147", 1),
        ("陕西", "14,277", 1),
        ("新疆", "14,951", 1),
    ]
    assert len(data.tiles) == 34
    assert data.blank == "无数据（29 个）"
    assert {tile.name for tile in data.tiles if tile.step is None} > {"台湾", "香港", "澳门"}
    assert [view.figure_id for _, view in chart.rows] == ["f-350000", "f-650000", "f-610000", "f-530000", "f-140000"]
    assert chart.scales == (frozenset(f"f-{code}" for code in CODES),)
    assert chart.alt == (
        "指标income：5 个省级地区，从 12,406 元到 20,394 元：福建省 20,394 元；新疆省 14,951 元；陕西省 14,277 元；"
        "云南省 14,147 元；山西省 12,406 元；其余 29 个无数据。方格为示意排列，不代表地理位置和边界"
    )


def test_english_cells_have_letters_and_a_key() -> None:
    (chart,) = lay_tiles(
        [province(view.region_code, str(view.value), region=GRID[view.region_code].letters * 2) for view in five()],
        index(),
        EN,
        NOTHING_APART,
    )
    data = only(chart)
    assert [tile.name for tile in data.tiles if tile.text] == ["SX", "FJ", "YN", "SN", "XJ"]
    assert data.key == "Letters as in ISO 3166-2: FJ FJFJ, SN SNSN, SX SXSX, XJ XJXJ, YN YNYN"


@pytest.mark.parametrize(
    "views",
    [
        five()[:4],
        [*five()[:4], province("650000", "1", period_start="2022-01-01")],
        [*five()[:4], province("650000", "1", status_id="target")],
        [*five()[:4], province("650000", "1", breakdown_id="prices=not-stated")],
        [*five()[:4], figure("income", "1", "cny")],
        [*five(), province("650000", "1", figure_id="f-other", source_id="s-2")],
    ],
)
def test_fewer_than_five_or_what_differs_makes_no_chart(views: list[FigureView]) -> None:
    assert lay_tiles(views, index(), ZH, NOTHING_APART) == []


def test_what_must_not_be_compared_over_places_is_not() -> None:
    assert lay_tiles([local(view) for view in five()], index(), ZH, NOTHING_APART) == []


def test_the_newest_comes_first() -> None:
    past = {"period_start": "2022-01-01", "period_end": "2022-12-31"}
    older = [province(view.region_code, "9", **past) for view in five()]
    charts = lay_tiles([*older, *five()], index(), ZH, NOTHING_APART)
    assert [chart.data.frame.as_of for chart in charts] == ["2023 年", "2022 年"]
    assert [chart.chart_id[-10:] for chart in charts] == ["2023-12-31", "2022-12-31"]


def test_a_limit_keeps_its_sign() -> None:
    views = [*five()[:4], province("650000", "15000", qualifier_id="at least")]
    (chart,) = lay_tiles(views, index(), ZH, NOTHING_APART)
    assert next(tile.text for tile in only(chart).tiles if tile.name == "新疆") == "≥ 15,000"


def test_units_that_differ_stand_in_each_cell() -> None:
    views = [*five()[:4], province("650000", "150000")]
    (chart,) = lay_tiles(views, index(), ZH, NOTHING_APART)
    assert only(chart).frame.subtitle == "2023 年，结果"
    assert [tile.text for tile in only(chart).tiles if tile.text] == [
        "12,406 元",
        "20,394 元",
        "14,147 元",
        "14,277 元",
        "15 万元",
    ]


@pytest.mark.parametrize(
    ("values", "starts"),
    [
        (("12.1", "15.9"), ("12", "13", "14", "15", "16")),
        (("0", "100"), ("0", "20", "40", "60", "80", "100")),
        (("3", "4"), ("3", "3.2", "3.4", "3.6", "3.8", "4")),
        (("49", "101"), ("40", "60", "80", "100", "120")),
        (
            ("7500000000", "11860000000"),
            ("7000000000", "8000000000", "9000000000", "10000000000", "11000000000", "12000000000"),
        ),
        (("100", "100"), ("100", "100")),
    ],
)
def test_classes_are_round_and_few(values: tuple[str, ...], starts: tuple[str, ...]) -> None:
    found = class_starts([Decimal(value) for value in values])
    assert found == [Decimal(start) for start in starts]
    assert found[0] <= Decimal(values[0]) <= Decimal(values[1]) <= found[-1]
