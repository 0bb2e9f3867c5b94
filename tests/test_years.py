"""One indicator of one region over time: what is a point, what is joined, what is listed, what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from scripts.audit.comparability import Comparability
from scripts.charts.years import YearsChoice, choose_years, is_whole_year
from scripts.ledger.rows import Figure, Measured, Qualifier, Status
from tests.charted import COUNTY, FREE, NATION, drawn, figure, named, rule, source
from tests.marks import body, discs, texts

YEARS = [figure("10000", year=2020), figure("12000", year=2021), figure("13000", year=2022)]
VALUES = {"10,000", "12,000", "13,000"}
OVER: dict[str, Any] = {"qualifier": Qualifier.OVER}
EARLY: dict[str, Any] = {"status": Status.PRELIMINARY}
TOTAL: dict[str, Any] = {"measured": Measured.CUMULATIVE}


def half(value: str, year: int, **changes: Any) -> Figure:
    return figure(value, year=year, period_end=date(year, 6, 30), **changes)


def chosen(*figures: Figure, comparability: Comparability = FREE, unbased: tuple[str, ...] = ()) -> YearsChoice:
    (choice,) = choose_years(figures, comparability, frozenset(unbased), [])
    return choice


def values(choice: YearsChoice) -> list[Decimal | None]:
    return [spot.figure.value for spot in choice.spots]


def on_line(choice: YearsChoice) -> list[bool]:
    return [spot.is_on_line for spot in choice.spots]


def test_a_series_of_whole_years() -> None:
    chart = drawn(chosen(YEARS[1], YEARS[0], replace(YEARS[2], source=source("s-2", archived=True))))
    assert (chart.chart_id, chart.title) == ("999001-years-x", "指标x，2020 年 10,000 元，2022 年 13,000 元")
    told = texts(chart.layout)
    assert told[2] == "青禾县，单位：元"
    assert [text for text in told[3:] if text in VALUES] == ["13,000", "10,000", "12,000"]
    assert told[-5:-3] == ["2020", "2021"]
    assert told[-3:] == [
        "来源：报社 s-1、报社 s-2",
        "✓ 与存档原文一致 1 个数、↗ 仅引出处 2 个数 · 转载 2 个",
        "乡村振兴公开账",
    ]
    assert chart.alt == f"{chart.title}：2020 年 10,000 元；2021 年 12,000 元；2022 年 13,000 元"


@pytest.mark.parametrize(
    "other",
    [
        half("6000", 2022),
        figure("12000", year=2022, status=Status.TARGET),
        figure("12000", year=2022, **EARLY),
        figure("12000", year=2022, region=NATION),
        figure("12000", year=2022, breakdown="sector=farm"),
        figure("12000", year=2022, **TOTAL),
        figure("12000", year=2022, period_start=date(2019, 1, 1)),
        figure("12000", year=2021, source=source("s-2")),
        figure("12000", year=2022, **OVER),
    ],
)
def test_two_final_values_of_whole_years_are_no_trend(other: Figure) -> None:
    assert choose_years([*YEARS[:2], other], FREE, frozenset(), []) == []


def test_a_year_below_zero_stands_in_its_series() -> None:
    choice = chosen(figure("1", year=2020), figure("-2", year=2021), figure("3", year=2022))
    assert values(choice) == [1, -2, 3]
    assert {"1", "-2", "3"} <= set(texts(drawn(choice).layout))


def test_what_is_silent_on_its_basis_is_not_drawn() -> None:
    silent = [replace(item, breakdown=figure("1", breakdown="prices=not-stated").breakdown) for item in YEARS]
    assert choose_years(silent, FREE, frozenset(), []) == []


def test_a_part_of_a_year_is_listed_apart_and_not_on_the_axis() -> None:
    parts = [half("5000", 2020), half("5000", 2020, source=source("s-2")), half("6000", 2021), *YEARS]
    choice = chosen(*parts)
    chart = drawn(choice)
    assert values(choice) == [10000, 12000, 13000]
    assert body(chart.layout)[-4:] == [
        "2020 年 1 月 1 日至 6 月 30 日",
        "5,000 元",
        "2021 年 1 月 1 日至 6 月 30 日",
        "6,000 元",
    ]
    assert len(chart.rows) == 6


def test_only_the_newest_parts_of_years_are_listed_but_all_are_in_the_table() -> None:
    chart = drawn(chosen(*YEARS, *(half(str(value), value) for value in range(2014, 2020))))
    assert body(chart.layout)[-4:][1::2] == ["2,018 元", "2,019 元"]
    assert "2,017 元" not in texts(chart.layout)
    assert len(chart.rows) == 9


def test_a_state_within_a_year_is_a_point_of_its_own() -> None:
    states = [replace(item, measured=Measured.AT_END) for item in (*YEARS, half("12500", 2022, figure_id="h"))]
    choice = chosen(*states)
    assert [spot.mid_year for spot in choice.spots] == [False, False, True, False]
    assert "2022-06" in texts(drawn(choice).layout)


def test_a_target_has_its_period() -> None:
    target = figure("15000", year=2025, status=Status.TARGET, qualifier=Qualifier.AT_LEAST)
    choice = chosen(*YEARS, target)
    chart = drawn(choice)
    assert (choice.spots[-1].is_goal, choice.spots[-1].is_limit) == (True, True)
    assert {"2025", "至少 15,000"} <= set(texts(chart.layout))
    assert chart.rows[-1].label == "2025 年，目标"
    assert chart.title == "指标x，2020 年 10,000 元，2022 年 13,000 元"


def test_sources_that_agree_are_one_point_and_all_are_listed() -> None:
    again = replace(YEARS[1], source=source("s-2"), figure_id="again")
    choice = chosen(*YEARS, again)
    assert on_line(choice) == [True, True, True]
    assert [row.figure.figure_id for row in drawn(choice).rows].count("again") == 1


def test_sources_that_agree_when_rounded_are_one_point_at_the_more_precise_value() -> None:
    rough, fine = YEARS[1], figure("11995", year=2021, source=source("s-2"))
    cells = dict.fromkeys((rough.figure_id, fine.figure_id), "cell")
    choice = chosen(YEARS[0], rough, fine, YEARS[2], comparability=Comparability({}, cells))
    assert values(choice) == [10000, 11995, 13000]


def test_sources_that_differ_are_both_drawn_not_joined_and_never_averaged() -> None:
    other = figure("12500", year=2021, source=source("s-2"))
    choice = chosen(*YEARS, other, figure("14000", year=2023))
    chart = drawn(choice)
    assert values(choice) == [10000, 12000, 12500, 13000, 14000]
    assert on_line(choice) == [True, False, False, True, True]
    assert [row.label for row in chart.rows][1:3] == ["2021 年，来源说法不同"] * 2
    assert chart.alt.endswith("2023 年 14,000 元。同一期来源说法不同的，都画出来，不取平均，也不连线。")
    assert len(discs(chart.layout)) == 5


def test_a_title_names_every_claim_of_its_year() -> None:
    choice = chosen(*YEARS, figure("14000", year=2023), figure("14500", year=2023, source=source("s-2")))
    assert drawn(choice).title == "指标x，2020 年 10,000 元，2023 年 14,000 元／14,500 元"


def test_a_limit_keeps_its_qualifier_and_is_not_joined() -> None:
    choice = chosen(*YEARS, figure("13500", year=2023, **OVER))
    assert on_line(choice) == [True, True, True, False]
    assert drawn(choice).title.endswith("2023 年超过 13,500 元")


def test_a_first_estimate_is_not_drawn_once_the_result_is_there() -> None:
    choice = chosen(*YEARS, figure("11900", year=2021, **EARLY), figure("14000", year=2023, **EARLY))
    chart = drawn(choice)
    assert ["superseded" in spot.reasons for spot in choice.spots] == [False, True, False, False, False]
    assert (len(discs(chart.layout)), len(chart.rows)) == (4, 5)
    assert chart.alt.endswith("。初步数后来有了正式数的，图上不画。")


def test_what_has_no_stated_base_is_not_joined() -> None:
    more = figure("14000", year=2023)
    choice = chosen(*YEARS, more, unbased=(more.figure_id,))
    assert on_line(choice) == [True, True, True, False]
    assert drawn(choice).alt.endswith("。没写基数的，只画点。")
    assert choose_years(YEARS, FREE, frozenset([YEARS[0].figure_id]), []) == []


def test_what_only_a_repost_without_a_publisher_gives_is_a_point_that_says_so() -> None:
    unknown = replace(source("s-9"), publisher=named(""))
    more = figure("14000", year=2023)
    choice = chosen(*YEARS, replace(more, source=unknown))
    assert on_line(choice) == [True, True, True, False]
    assert drawn(choice).title.endswith("2022 年 13,000 元")
    assert drawn(choice).alt.endswith("。2023 年的数只见于没写发布者的转载，只画点，不连线。")
    assert on_line(chosen(*YEARS, replace(more, source=unknown), more)) == [True, True, True, True]


def test_totals_counted_from_another_day_are_not_joined() -> None:
    totals = [replace(item, measured=Measured.CUMULATIVE) for item in (*YEARS, figure("14000", year=2023))]
    same = [replace(item, period_start=date(2020, 1, 1)) for item in totals[:3]]
    assert on_line(chosen(*same, replace(totals[3], period_start=date(2021, 1, 1)))) == [True, True, True, False]


def test_figures_that_must_be_kept_apart_have_a_mark_between_them_and_scales_of_their_own() -> None:
    more = figure("14000", year=2023)
    apart = Comparability({YEARS[0].figure_id: frozenset([YEARS[2].figure_id])}, {})
    choice = chosen(*YEARS, more, comparability=apart)
    assert [spot.breaks for spot in choice.spots] == [False, False, True, False]
    assert [[item.value for item in scale] for scale in choice.scales] == [[10000, 12000], [13000, 14000]]


def test_the_unit_stays_beside_the_values_where_it_is_not_the_same_everywhere() -> None:
    told = texts(drawn(chosen(*YEARS, figure("1300000", year=2023))).layout)
    assert {"青禾县", "10,000 元", "130 万元"} <= set(told)


def test_a_series_in_english_names_the_currency_once() -> None:
    millions = [figure(f"{value}000000", year=2016 + value) for value in (4, 5, 6)]
    limit = figure("7000000", year=2023, **OVER)
    told = texts(drawn(chosen(*millions, limit), "en").layout)
    assert {"Qinghe, CNY million", "4", "5", "6", "over 7", "Sources: Newspaper s-1"} <= set(told)


def test_of_two_series_with_one_id_the_longer_is_drawn() -> None:
    longer = [replace(item, measured=Measured.AT_END) for item in (*YEARS, figure("1", year=2023))]
    assert len(chosen(*YEARS, *longer).spots) == 4


def test_the_nation_comes_first() -> None:
    nation = [replace(item, region=NATION, figure_id=f"n-{item.figure_id}") for item in YEARS]
    choices = choose_years([*YEARS, *nation], FREE, frozenset(), [])
    assert [choice.chart_id for choice in choices] == ["100000-years-x", "999001-years-x"]


def test_the_first_page_has_a_title_of_its_own_for_the_nation() -> None:
    home = rule("home", title="{name}：{first_period} {first}，{last_period} {last}")
    nation = [replace(item, region=NATION, figure_id=f"n-{item.figure_id}") for item in YEARS]
    national, own = choose_years([*nation, *YEARS], FREE, frozenset(), [home])
    assert drawn(national).title == "指标x：2020 年 10,000 元，2022 年 13,000 元"
    assert own.rule is None


def test_ids_stay_when_a_year_is_added() -> None:
    assert chosen(*YEARS).chart_id == chosen(*YEARS, figure("9", year=2030)).chart_id


@pytest.mark.parametrize(
    ("item", "whole"),
    [
        (figure("1", year=2022), True),
        (figure("1", year=2022, measured=Measured.AT_END, period_start=date(2021, 3, 1)), True),
        (figure("1", year=2022, period_start=date(2022, 4, 1)), False),
        (half("1", 2022), False),
        (half("1", 2022, measured=Measured.AT_END), False),
        (figure("1", year=2022, region=COUNTY, period_end=date(2022, 12, 30)), False),
    ],
)
def test_what_a_whole_year_is(item: Figure, whole: bool) -> None:
    assert is_whole_year(item) == whole
