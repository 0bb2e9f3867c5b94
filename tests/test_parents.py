"""A region beside those above it: only what the data list, and only where all but the place is the same."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.charts.content import Compare
from scripts.charts.parents import beside_parents
from scripts.ledger.records import group_by
from scripts.wording.views import FigureView
from scripts.words import load_words
from tests.invented import NOTHING_APART, figure, index, local, rule

ZH = load_words("zh")
RULE = rule("parents", chart_id="parents-x", indicator_id="x", title_zh="指标：{region} {own}，{above} {top}")
COUNTY = figure("x", "50", "percent")


def above(value: str, code: str = "100000", **changes: Any) -> FigureView:
    """The same of the prefecture or the nation."""
    names = {"100000": "全国", "999000": "禾川市"}
    settings = {"region_code": code, "region": names[code], "source_id": "s-2", **changes}
    return figure("x", value, "percent", **settings)


def made(*views: FigureView) -> list[Any]:
    return beside_parents("999001", group_by(views, "region_code"), index(RULE), ZH, NOTHING_APART)


def test_a_county_beside_its_prefecture_and_the_nation() -> None:
    (chart,) = made(COUNTY, above("70"), above("60", "999000"))
    assert isinstance(chart.data, Compare)
    assert chart.chart_id == "parents-x-999001-percent-result-during-2023-01-01-2023-12-31"
    assert chart.data.frame.title == "指标：青禾县 50%，全国 70%"
    assert chart.data.frame.subtitle == "2023 年，结果"
    assert chart.data.frame.source == "来源：2 个来源，见数据表"
    assert [(bar.label, bar.text) for bar in chart.data.bars] == [("青禾县", "50%"), ("禾川市", "60%"), ("全国", "70%")]


@pytest.mark.parametrize(
    "changes",
    [
        {"period_start": "2022-01-01"},
        {"period_end": "2023-06-30"},
        {"measured_id": "at end"},
        {"status_id": "target"},
        {"breakdown_id": "counted=persons"},
    ],
)
def test_what_differs_in_anything_but_the_place_is_not_set_beside(changes: dict[str, Any]) -> None:
    assert made(COUNTY, above("70", **changes)) == []


def test_without_the_region_or_without_one_above_there_is_no_chart() -> None:
    assert made(COUNTY, figure("x", "60", "percent", region_code="999002")) == []
    assert made(above("70"), above("60", "999000")) == []


def test_an_indicator_that_no_rule_lists_is_not_drawn() -> None:
    other = {"region_code": "100000", "region": "全国"}
    assert made(figure("total", "5"), figure("total", "900", **other)) == []


def test_a_region_whose_sources_differ_is_left_out() -> None:
    (chart,) = made(COUNTY, above("70"), above("60", "999000"), above("61", "999000"))
    assert isinstance(chart.data, Compare)
    assert [bar.label for bar in chart.data.bars] == ["青禾县", "全国"]
    assert made(COUNTY, figure("x", "51", "percent"), above("70")) == []


def test_an_indicator_that_each_place_counts_in_its_own_way_is_not_drawn() -> None:
    assert made(local(COUNTY), local(above("70"))) == []


def test_the_newest_period_comes_first() -> None:
    old = {"period_start": "2021-01-01", "period_end": "2021-12-31"}
    charts = made(figure("x", "40", "percent", **old), above("44", **old), COUNTY, above("70"))
    assert [chart.data.frame.title for chart in charts] == ["指标：青禾县 50%，全国 70%", "指标：青禾县 40%，全国 44%"]
