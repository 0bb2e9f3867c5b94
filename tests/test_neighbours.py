"""One indicator over places: which may stand beside each other, who is left out and named, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scripts.charts.neighbours import MOST, PlacesChoice, choose_levels, choose_places
from scripts.ledger.rows import ChartRule, Figure, Measured, Region, Status
from tests.charted import (
    COUNTY,
    FREE,
    NATION,
    OTHERS,
    PREFECTURE,
    PROVINCE,
    drawn,
    figure,
    indicator,
    named,
    rule,
    source,
)
from tests.marks import bars, body, texts

PLACES = (COUNTY, *OTHERS)
PARENTS = rule("parents", title="{region} {own}，{above} {top}")


def beside(*values: str, year: int = 2023, **changes: Any) -> list[Figure]:
    """A value of each county."""
    return [figure(value, year=year, region=place, **changes) for place, value in zip(PLACES, values, strict=False)]


def chosen(figures: Sequence[Figure], rules: Sequence[ChartRule] = (PARENTS,)) -> PlacesChoice:
    (choice,) = choose_places(figures, FREE, rules)
    return choice


def test_places_of_one_level_from_large_to_small() -> None:
    choice = chosen(beside("2", "3", "1"))
    chart = drawn(choice)
    assert chart.chart_id == "county-places-x"
    assert chart.title == "指标x：3 个地方比得上，从 1 元（红土县）到 3 元（白石县）"
    assert body(chart.layout) == ["白石县", "3 元", "青禾县", "2 元", "红土县", "1 元"]
    assert "2023 年，实际完成" in texts(chart.layout)


def test_a_negative_value_stands_among_the_others_and_in_the_title() -> None:
    choice = chosen(beside("2.5", "-1.2", "3", unit="percent"), ())
    chart = drawn(choice)
    assert body(chart.layout)[-2:] == ["白石县", "-1.2%"]
    assert chart.title == "指标x：3 个地方比得上，从 -1.2%（白石县）到 3%（红土县）"


def test_a_place_whose_sources_differ_is_left_out_and_named() -> None:
    other = figure("7", region=OTHERS[2], source=source("s-2"))
    choice = chosen([*beside("2", "3", "1", "9"), other])
    chart = drawn(choice)
    assert chart.title == "指标x：3 个地方比得上，从 1 元（红土县）到 3 元（白石县）"
    assert "没有列入：黑水县，几个来源说法不一。" in texts(chart.layout)
    assert chart.alt.endswith("。没有列入：黑水县，几个来源说法不一。")


def test_sources_of_a_place_that_agree_have_one_bar_and_stand_in_the_table() -> None:
    again = figure("2", source=source("s-2"))
    choice = chosen([*beside("2", "3", "1"), again])
    chart = drawn(choice)
    assert (len(bars(chart.layout)), len(chart.rows)) == (3, 4)


def test_totals_of_places_of_different_size_are_not_ranked() -> None:
    assert choose_places(beside("2", "3", "1"), FREE, ()) == []
    assert choose_places(beside("2", "3", "1", unit="household"), FREE, ()) == []
    assert len(choose_places(beside("2", "3", "1", unit="percent"), FREE, ())) == 1


def test_what_one_sentence_says_is_no_chart() -> None:
    assert choose_places(beside("2", "3"), FREE, (PARENTS,)) == []
    assert len(choose_places(beside("2", "3", "1"), FREE, (PARENTS,))) == 1


def test_there_is_a_bar_for_every_province_but_not_for_every_county() -> None:
    regions = [Region(f"99{place:04}", named(f"地方{place}"), "county", NATION) for place in range(MOST + 1)]
    rows = [figure(str(place), region=region) for place, region in enumerate(regions)]
    assert len(chosen(rows[:34]).claims) == 34
    assert choose_places(rows, FREE, [PARENTS]) == []


@pytest.mark.parametrize(
    "change",
    [
        {"status": Status.TARGET},
        {"measured": Measured.AT_END},
        {"breakdown": "sector=farm"},
        {"breakdown": "prices=not-stated"},
        {"year": 2022},
        {"period_start": date(2023, 7, 1)},
        {"region": NATION},
        {"value": None},
    ],
)
def test_all_but_the_place_must_be_the_same(change: dict[str, Any]) -> None:
    value = change.pop("value", "4")
    odd = figure("4" if value is None else value, **{"region": OTHERS[1], **change})
    odd = replace(odd, value=None) if value is None else odd
    assert choose_places([*beside("2", "3"), odd], FREE, (PARENTS,)) == []


def test_what_is_local_is_never_compared() -> None:
    local = [replace(item, indicator=indicator("x", is_local=True)) for item in beside("2", "3", "1")]
    assert choose_places(local, FREE, (PARENTS,)) == []


def test_one_id_has_the_newest_values_and_stays_when_a_year_is_added() -> None:
    old, new = (
        chosen(beside("2", "3", "1", year=2021)),
        chosen([*beside("2", "3", "1", year=2021), *beside("5", "6", "7")]),
    )
    assert old.chart_id == new.chart_id
    assert [claim[0].value for claim in new.claims] == [7, 6, 5]


def test_results_come_before_newer_plans() -> None:
    plans = beside("5", "6", "7", year=2024, status=Status.PLAN)
    assert [claim[0].value for claim in chosen([*beside("2", "3", "1"), *plans]).claims] == [3, 2, 1]


def line(*values: str, year: int = 2023) -> dict[str, list[Figure]]:
    """A value of the county and of those above it, by region code."""
    places = (COUNTY, PREFECTURE, PROVINCE, NATION)
    pairs = zip(places, values, strict=False)
    return {place.region_code: [figure(value, year=year, region=place)] for place, value in pairs}


def test_a_region_beside_those_above_it() -> None:
    (choice,) = choose_levels(COUNTY, line("5", "6", "7", "8"), FREE, [PARENTS])
    chart = drawn(choice)
    assert (chart.chart_id, chart.title) == ("999001-levels-x", "青禾县 5 元，全国 8 元")
    assert body(chart.layout)[::2] == ["青禾县", "禾市", "禾省", "全国"]


def test_levels_need_the_region_itself_three_values_and_a_rule() -> None:
    figures = line("5", "6", "7", "8")
    assert (
        choose_levels(COUNTY, {code: rows for code, rows in figures.items() if code != "999001"}, FREE, [PARENTS]) == []
    )
    assert choose_levels(COUNTY, line("5", "6"), FREE, [PARENTS]) == []
    assert choose_levels(COUNTY, figures, FREE, []) == []


def test_levels_are_the_newest_of_their_indicator() -> None:
    old, new = line("1", "2", "3", year=2021), line("5", "6", "7")
    both = {code: [*old.get(code, []), *rows] for code, rows in new.items()}
    (choice,) = choose_levels(COUNTY, both, FREE, [PARENTS])
    assert [claim[0].value for claim in choice.claims] == [5, 6, 7]
