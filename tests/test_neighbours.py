"""One indicator over places: which may stand beside each other, who is left out and named, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from scripts.audit.comparability import Comparability
from scripts.charts.content import Compare, Tiles
from scripts.charts.grid import GRID
from scripts.charts.neighbours import (
    LEAST_TILES,
    PlacesChoice,
    choose_levels,
    choose_places,
    choose_tiles,
    class_starts,
    word_places,
)
from scripts.ledger.rows import Figure, Measured, Qualifier, Region, Status
from tests.charted import (
    COUNTY,
    FREE,
    NATION,
    OTHERS,
    PREFECTURE,
    PROVINCE,
    captions,
    figure,
    indicator,
    named,
    rule,
    source,
)

PLACES = (COUNTY, *OTHERS)
AMOUNT = frozenset(["x"])
PARENTS = rule("parents", title="{region} {own}，{above} {top}")


def beside(*values: str, year: int = 2023, **changes: Any) -> list[Figure]:
    """A value of each county."""
    return [figure(value, year=year, region=place, **changes) for place, value in zip(PLACES, values, strict=False)]


def chosen(
    figures: Sequence[Figure], free: frozenset[str] = AMOUNT, comparability: Comparability = FREE
) -> PlacesChoice:
    (choice,) = choose_places(figures, comparability, free)
    return choice


def test_places_of_one_level_from_large_to_small() -> None:
    choice = chosen(beside("2", "3", "1"))
    chart = word_places(choice, captions())
    assert chart.chart_id == "county-places-x"
    assert chart.title == "指标x：3 个地方比得上，从 1 元（红土县）到 3 元（白石县）"
    assert isinstance(chart.data, Compare)
    assert [(bar.label, bar.text) for bar in chart.data.bars] == [
        ("白石县", "3 元"),
        ("青禾县", "2 元"),
        ("红土县", "1 元"),
    ]
    assert chart.data.frame.subtitle == "2023 年，结果"


def test_a_negative_value_stands_among_the_others_and_in_the_title() -> None:
    choice = chosen(beside("2.5", "-1.2", "3", unit="percent"), frozenset())
    chart = word_places(choice, captions())
    assert isinstance(chart.data, Compare)
    assert [(bar.label, bar.value) for bar in chart.data.bars][-1] == ("白石县", Decimal("-1.2"))
    assert chart.title == "指标x：3 个地方比得上，从 -1.2%（白石县）到 3%（红土县）"


def test_a_place_whose_sources_differ_is_left_out_and_named() -> None:
    other = figure("7", region=OTHERS[2], source=source("s-2"))
    choice = chosen([*beside("2", "3", "1", "9"), other])
    chart = word_places(choice, captions())
    assert chart.title == "指标x：3 个地方比得上，从 1 元（红土县）到 3 元（白石县）"
    assert chart.data.frame.notes == "没有列入：黑水县，几个来源说法不一。"
    assert chart.alt.endswith(chart.data.frame.notes)


def test_sources_of_a_place_that_agree_have_one_bar_and_stand_in_the_table() -> None:
    again = figure("2", source=source("s-2"))
    choice = chosen([*beside("2", "3", "1"), again])
    chart = word_places(choice, captions())
    assert isinstance(chart.data, Compare)
    assert (len(chart.data.bars), len(chart.rows)) == (3, 4)


def test_totals_of_places_of_different_size_are_not_ranked() -> None:
    assert choose_places(beside("2", "3", "1"), FREE, frozenset()) == []
    assert choose_places(beside("2", "3", "1", unit="household"), FREE, frozenset()) == []
    assert len(choose_places(beside("2", "3", "1", unit="percent"), FREE, frozenset())) == 1


def test_what_one_sentence_says_is_no_chart() -> None:
    assert choose_places(beside("2", "3"), FREE, AMOUNT) == []
    assert len(choose_places(beside("2", "3", "1"), FREE, AMOUNT)) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"status": Status.TARGET},
        {"measured": Measured.AT_END},
        {"breakdown": "sector=farm"},
        {"breakdown": "prices=not-stated"},
        {"year": 2022},
        {"region": NATION},
        {"value": None},
    ],
)
def test_all_but_the_place_must_be_the_same(change: dict[str, Any]) -> None:
    value = change.pop("value", "4")
    odd = figure("4" if value is None else value, **{"region": OTHERS[1], **change})
    odd = replace(odd, value=None) if value is None else odd
    assert choose_places([*beside("2", "3"), odd], FREE, AMOUNT) == []


def test_what_is_local_is_never_compared() -> None:
    local = [replace(item, indicator=indicator("x", is_local=True)) for item in beside("2", "3", "1")]
    assert choose_places(local, FREE, AMOUNT) == []


def test_one_id_has_the_newest_values_and_stays_when_a_year_is_added() -> None:
    old, new = (
        chosen(beside("2", "3", "1", year=2021)),
        chosen([*beside("2", "3", "1", year=2021), *beside("5", "6", "7")]),
    )
    assert old.chart_id == new.chart_id
    assert [claim[0].value for claim in new.claims] == [7, 6, 5]


def line(*values: str, year: int = 2023) -> dict[str, list[Figure]]:
    """A value of the county and of those above it, by region code."""
    places = (COUNTY, PREFECTURE, PROVINCE, NATION)
    pairs = zip(places, values, strict=False)
    return {place.region_code: [figure(value, year=year, region=place)] for place, value in pairs}


def test_a_region_beside_those_above_it() -> None:
    (choice,) = choose_levels(COUNTY, line("5", "6", "7", "8"), FREE, [PARENTS])
    chart = word_places(choice, captions())
    assert (chart.chart_id, chart.title) == ("999001-levels-x", "青禾县 5 元，全国 8 元")
    assert isinstance(chart.data, Compare)
    assert [bar.label for bar in chart.data.bars] == ["青禾县", "禾市", "禾省", "全国"]


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


def provinces(count: int, **changes: Any) -> list[Figure]:
    regions = [Region(code, named(cell.name_zh), "province", NATION) for code, cell in sorted(GRID.items())]
    return [figure(str(place * 3 + 2), region=region, **changes) for place, region in enumerate(regions[:count])]


def test_tiles_of_the_provinces() -> None:
    (choice,) = choose_tiles(provinces(LEAST_TILES), FREE, AMOUNT)
    chart = word_places(choice, captions())
    assert (chart.chart_id, chart.title) == ("tiles-x", "指标x：10 个省级地区，从 2 元到 29 元")
    assert isinstance(chart.data, Tiles)
    tiles = {tile.name: (tile.text, tile.step) for tile in chart.data.tiles}
    assert len(tiles) == 34
    assert (tiles["北京"], tiles["上海"], tiles["台湾"]) == (("2", 0), ("26", 2), ("", None))
    assert [step.text for step in chart.data.steps] == ["0 元起，不到 10 元", "10 元起，不到 20 元", "20 元至 30 元"]
    assert (chart.data.blank, chart.data.key) == ("无数据（24 个）", "")
    assert chart.alt.endswith(f"其余 24 个无数据。{chart.data.caption}")


def test_tiles_in_english_say_what_their_letters_stand_for() -> None:
    (choice,) = choose_tiles(provinces(LEAST_TILES), FREE, AMOUNT)
    chart = word_places(choice, captions("en"))
    assert isinstance(chart.data, Tiles)
    assert chart.data.tiles[0].name == "BJ"
    assert chart.data.key.startswith("Letters as in ISO 3166-2: BJ 北京, ")


def test_a_limit_has_its_sign_in_a_tile() -> None:
    (choice,) = choose_tiles(provinces(LEAST_TILES, qualifier=Qualifier.OVER), FREE, AMOUNT)
    chart = word_places(choice, captions())
    assert isinstance(chart.data, Tiles)
    assert chart.data.tiles[0].text == "> 2"


def test_few_tiles_or_provinces_whose_sources_differ_make_no_grid() -> None:
    assert choose_tiles(provinces(LEAST_TILES - 1), FREE, AMOUNT) == []
    rows = provinces(LEAST_TILES + 1)
    other = replace(rows[0], value=Decimal(99), source=source("s-2"), figure_id="other")
    assert choose_tiles([*rows, other], FREE, AMOUNT) == []
    assert choose_tiles(provinces(LEAST_TILES), FREE, frozenset()) == []


@pytest.mark.parametrize(
    ("values", "starts"),
    [
        (("1", "9"), ("0", "2", "4", "6", "8", "10")),
        (("12406", "20394"), ("12000", "14000", "16000", "18000", "20000", "22000")),
        (("5", "5"), ("5", "5")),
        (("-3", "2"), ("-3", "-2", "-1", "0", "1", "2")),
    ],
)
def test_classes_have_one_round_width(values: tuple[str, ...], starts: tuple[str, ...]) -> None:
    assert class_starts([Decimal(value) for value in values]) == [Decimal(start) for start in starts]
