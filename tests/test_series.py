"""One indicator of one region over time: what is a point, what is joined, what is said."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from scripts.audit.comparability import Comparability
from scripts.charts.content import Point, Series
from scripts.charts.illustrations import Illustration
from scripts.charts.series import axis_label, is_whole_year, trace, trace_home
from scripts.wording.views import FigureView
from scripts.words import load_words
from tests.invented import NOTHING_APART, figure, index, rule

ZH, EN = load_words("zh"), load_words("en")


def year(number: int, value: str, **changes: Any) -> FigureView:
    """A figure for a whole year of 青禾县."""
    period = {"period_start": f"{number}-01-01", "period_end": f"{number}-12-31", "period": f"{number} 年"}
    return figure("x", value, "cny", **{"figure_id": f"f-{number}-{value}", **period, **changes})


def half(number: int, value: str, **changes: Any) -> FigureView:
    """A figure for the first half of a year."""
    return year(number, value, period_end=f"{number}-06-30", period=f"{number} 年上半年", **changes)


def made(*views: FigureView, comparability: Comparability = NOTHING_APART) -> Illustration:
    (chart,) = trace(views, index(), ZH, comparability)
    return chart


def points(chart: Illustration) -> tuple[Point, ...]:
    assert isinstance(chart.data, Series)
    return chart.data.points


def test_a_series_of_whole_years() -> None:
    chart = made(year(2021, "12000"), year(2020, "10000"), year(2022, "13000", source_id="s-2"))
    assert isinstance(chart.data, Series)
    assert chart.chart_id == "series-999001-x-cny-during"
    assert chart.data.frame.title == "指标x，2020 年 10,000 元，2022 年 13,000 元"
    assert chart.data.frame.subtitle == "青禾县，单位：元"
    assert chart.data.frame.source == "来源：2 个来源，见数据表"
    assert chart.data.frame.as_of == "2020 至 2022"
    assert chart.data.frame.working == ""
    assert chart.data.table() == (("时段", "数值（元）"), (("2020", "10,000"), ("2021", "12,000"), ("2022", "13,000")))
    assert chart.alt == (
        "指标x，2020 年 10,000 元，2022 年 13,000 元：2020 年 10,000 元；2021 年 12,000 元；2022 年 13,000 元"
    )
    assert [point.at for point in points(chart)] == [Decimal(2021), Decimal(2022), Decimal(2023)]
    assert not any(point.part_year or point.breaks or point.alone for point in points(chart))


@pytest.mark.parametrize(
    "other",
    [
        half(2021, "6000"),
        year(2021, "12000", status_id="target"),
        year(2021, "12000", status_id="preliminary"),
        year(2021, "12000", region_code="999002"),
        year(2021, "12000", breakdown_id="sector=farm"),
        year(2021, "12000", measured_id="cumulative"),
        year(2021, "12000", period_start="2019-01-01"),
        year(2020, "12000"),
    ],
)
def test_one_result_for_a_whole_year_is_no_series(other: FigureView) -> None:
    assert trace([year(2020, "10000"), other], index(), ZH, NOTHING_APART) == []


def test_values_below_zero_or_silent_on_their_basis_are_not_drawn() -> None:
    assert trace([year(2020, "1"), year(2021, "-1")], index(), ZH, NOTHING_APART) == []
    silent = {"breakdown_id": "prices=not-stated"}
    assert trace([year(2020, "1", **silent), year(2021, "2", **silent)], index(), ZH, NOTHING_APART) == []


def test_targets_and_parts_of_years_are_points_of_their_own() -> None:
    target = year(
        2022, "15000", status_id="target", status="目标", qualifier_id="at least", qualifier="至少", digits="15000"
    )
    chart = made(year(2020, "10000"), half(2021, "6000"), year(2021, "12000"), target)
    assert isinstance(chart.data, Series)
    assert chart.data.table()[1] == (
        ("2020", "10,000"),
        ("2021 上半年", "6,000"),
        ("2021", "12,000"),
        ("2022", "至少 15,000"),
    )
    assert [(point.part_year, point.status) for point in points(chart)] == [
        (False, "result"),
        (True, "result"),
        (False, "result"),
        (False, "target"),
    ]
    assert chart.data.part_year_name == "不满一年的数"
    assert [label for label, _ in chart.rows][-1] == "2022 年，目标"
    assert chart.data.frame.title == "指标x，2020 年 10,000 元，2021 年 12,000 元"


def test_sources_that_agree_are_one_point_and_all_are_listed() -> None:
    again = year(2021, "12000", source_id="s-2", figure_id="f-again")
    chart = made(year(2020, "10000"), year(2021, "12000"), again)
    assert [point.alone for point in points(chart)] == [False, False]
    assert [view.figure_id for _, view in chart.rows] == ["f-2020-10000", "f-2021-12000", "f-again"]


def test_sources_that_agree_when_rounded_are_one_point_at_the_more_precise_value() -> None:
    rough, fine = year(2021, "12000", source_id="s-2"), year(2021, "11995")
    cells = dict.fromkeys((rough.figure_id, fine.figure_id), "cell")
    chart = made(year(2020, "10000"), rough, fine, comparability=Comparability({}, cells))
    assert [point.text for point in points(chart)] == ["10,000", "11,995"]


def test_sources_that_differ_are_both_drawn_not_joined_and_never_averaged() -> None:
    chart = made(year(2020, "10000"), year(2021, "12000"), year(2021, "12500", source_id="s-2"), year(2022, "13000"))
    assert [(point.label, point.text, point.alone) for point in points(chart)] == [
        ("2020", "10,000", False),
        ("2021", "12,000", True),
        ("2021", "12,500", True),
        ("2022", "13,000", False),
    ]
    assert [label for label, _ in chart.rows] == [
        "2020 年",
        "2021 年，来源说法不同",
        "2021 年，来源说法不同",
        "2022 年",
    ]
    assert chart.data.frame.working == "同一期来源说法不同的，都画出来，不取平均，也不连线。"
    assert chart.alt.endswith("2022 年 13,000 元。同一期来源说法不同的，都画出来，不取平均，也不连线。")


def test_a_title_names_every_claim_of_its_year() -> None:
    chart = made(year(2020, "10000"), year(2021, "12000"), year(2021, "12500", source_id="s-2"))
    assert chart.data.frame.title == "指标x，2020 年 10,000 元，2021 年 12,000 元／12,500 元"


def test_a_limit_is_not_joined() -> None:
    limit = {"qualifier_id": "over", "qualifier": "超过", "text": "超过 12,000 元"}
    chart = made(year(2020, "10000"), year(2021, "12000", **limit))
    assert [point.alone for point in points(chart)] == [False, True]
    assert chart.data.frame.working == "“超过”“至少”一类的数只是界线，不连线。"
    assert chart.data.frame.title == "指标x，2020 年 10,000 元，2021 年超过 12,000 元"


def test_a_first_estimate_is_not_joined_once_the_result_is_there() -> None:
    early = {"status_id": "preliminary", "status": "初步"}
    chart = made(
        year(2020, "10000"),
        year(2021, "11900", **early),
        year(2021, "12000"),
        year(2022, "13000", **early),
        year(2023, "14000"),
    )
    assert [point.alone for point in points(chart)] == [False, True, False, False, False]
    assert chart.data.frame.working == "初步数后来有了正式数的，只画点。"


def test_totals_counted_from_another_day_are_not_joined() -> None:
    total: dict[str, Any] = {"measured_id": "cumulative"}
    chart = made(
        year(2020, "1", **total), year(2021, "2", **total), year(2022, "3", period_start="2021-01-01", **total)
    )
    assert [point.alone for point in points(chart)] == [False, True, False]


def test_figures_that_must_be_kept_apart_have_a_mark_between_them_and_scales_of_their_own() -> None:
    apart = {"f-2020-10000": frozenset({"f-2022-13000"})}
    chart = made(
        year(2020, "10000"),
        year(2021, "12000"),
        year(2022, "13000"),
        year(2023, "14000"),
        comparability=Comparability(apart, {}),
    )
    assert [point.breaks for point in points(chart)] == [False, False, True, False]
    assert chart.scales == (frozenset({"f-2020-10000", "f-2021-12000"}), frozenset({"f-2022-13000", "f-2023-14000"}))


def test_the_unit_stays_beside_the_values_where_it_is_not_the_same_everywhere() -> None:
    chart = made(year(2020, "99000"), year(2021, "102000"))
    assert [point.text for point in points(chart)] == ["99,000 元", "10.2 万元"]
    assert chart.data.frame.subtitle == "青禾县"


def test_a_series_in_english_names_the_currency_once() -> None:
    told: dict[str, Any] = {"region": "Qinghe", "language": "en"}
    views = [
        year(2020, "4000000", **told),
        half(2021, "2000000", **told),
        year(2021, "5000000", **told, qualifier_id="over"),
    ]
    (chart,) = trace(views, index(), EN, NOTHING_APART)
    assert isinstance(chart.data, Series)
    assert chart.data.frame.title == "指标x: from CNY 4 million (2020) to over CNY 5 million (2021)"
    assert chart.data.frame.subtitle == "Qinghe, CNY million"
    assert chart.data.table() == (
        ("Period", "Value (CNY million)"),
        (("2020", "4"), ("Jan–June 2021", "2"), ("2021", "over 5")),
    )
    assert chart.alt == (
        "指标x: from CNY 4 million (2020) to over CNY 5 million (2021): 2020 CNY 4 million; 1 Jan to 30 June 2021 CNY "
        "2 million; 2021 over CNY 5 million. Values such as “over” or “at least” are limits and are not joined by a "
        "line."
    )


def test_the_nation_comes_first() -> None:
    county = [year(2020, "1"), year(2021, "2")]
    nation = [year(2020, "3", region_code="100000"), year(2021, "4", region_code="100000")]
    assert [chart.chart_id for chart in trace([*county, *nation], index(), ZH, NOTHING_APART)] == [
        "series-100000-x-cny-during",
        "series-999001-x-cny-during",
    ]


@pytest.mark.parametrize(
    ("view", "whole", "label"),
    [
        (year(2022, "1"), True, "2022"),
        (year(2022, "1", measured_id="at end", period_start="2021-03-01"), True, "2022"),
        (year(2022, "1", period_end="2022-03-31"), False, "2022 一季度"),
        (year(2022, "1", period_end="2022-06-30"), False, "2022 上半年"),
        (year(2022, "1", period_end="2022-09-30"), False, "2022 前三季度"),
        (year(2022, "1", period_start="2022-04-01", period_end="2022-06-30"), False, "2022-06"),
        (year(2022, "1", measured_id="at end", period_end="2022-06-30"), False, "2022-06"),
    ],
)
def test_periods_below_the_axis(view: FigureView, whole: bool, label: str) -> None:
    assert (is_whole_year(view), axis_label(view, ZH)) == (whole, label)


def test_the_first_page_has_whole_years_of_the_nation_for_the_indicator_that_the_data_name() -> None:
    home = rule("home", indicator_id="x", title_zh="{name}：{first_period} {first}，{last_period} {last}")
    nation = {"region_code": "100000", "region": "全国"}
    views = [year(2020, "3", **nation), half(2021, "2", **nation), year(2021, "4", **nation), year(2022, "9")]
    (chart,) = trace_home(views, index(home), ZH, NOTHING_APART)
    assert chart.chart_id == "home-100000"
    assert chart.data.frame.title == "指标x：2020 年 3 元，2021 年 4 元"
    assert [point.label for point in points(chart)] == ["2020", "2021"]
    assert trace_home(views, index(SimpleNamespace(**{**vars(home), "indicator_id": "y"})), ZH, NOTHING_APART) == []
    assert trace_home(views, index(), ZH, NOTHING_APART) == []
