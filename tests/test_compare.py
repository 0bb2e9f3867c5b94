"""What the comparison page is given: sets, reasons, and nothing that the rules of charts would not allow."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scripts.audit.comparability import Comparability
from scripts.pages.catalogue import Site
from scripts.pages.compare import (
    DIMENSIONS,
    FIGURE,
    artefacts,
    find_sets,
    list_examples,
    pack_compare,
    summarise_indicator,
    summarise_places,
    why_barred,
)
from scripts.pages.places import pack_json
from scripts.wording.views import FigureView
from tests.charted import rule
from tests.cited import SHARE, add_figures
from tests.invented import figure, local
from tests.project import make_site, read_pages

HERE = figure("x", "10")
THERE = {"region_code": "999002", "region": "白石县", "source_id": "s-2"}
AGAIN = SHARE.replace("cited-yunling-2023-share", "cited-yunling-2023-again").replace(
    "90,percent,at least", "91,percent,exact"
)
COUNTY = AGAIN.replace("yunling-2023-again", "hechuan-2023-share").replace(",990000,", ",999000,")


def sets(*views: FigureView, free: bool = False) -> list[list[str]]:
    """The figures of each set."""
    rules = [rule("parents")] if free else []
    return [[view.figure_id for view in rows] for rows in find_sets(views, rules).values()]


def test_two_counties_are_in_one_set() -> None:
    assert sets(HERE, figure("x", "30", **THERE)) == [["f-x-10", "f-x-30"]]


@pytest.mark.parametrize(
    "changes",
    [
        {"region_code": "999000"},
        {"period_start": "2022-01-01"},
        {"measured_id": "cumulative"},
        {"status_id": "target"},
        {"breakdown_id": "counted=persons"},
        {"unit_id": "person"},
    ],
)
def test_what_differs_in_anything_but_the_place_is_in_another(changes: dict[str, str]) -> None:
    other = {**THERE, **changes}
    unit = other.pop("unit_id", "household")
    assert sorted(sets(HERE, figure("x", "30", unit, **other))) == [["f-x-10"], ["f-x-30"]]


def test_places_of_any_size_share_a_set_where_the_data_say_that_size_does_not_matter() -> None:
    nation = figure("x", "30", region_code="100000")
    assert sets(HERE, nation) == [["f-x-10"], ["f-x-30"]]
    assert sets(HERE, nation, free=True) == [["f-x-10", "f-x-30"]]


def test_the_newest_come_first_and_results_before_targets() -> None:
    old = figure("x", "1", period_end="2022-12-31", period_start="2022-01-01")
    assert sets(figure("x", "2", status_id="target"), old, HERE) == [["f-x-10"], ["f-x-2"], ["f-x-1"]]


@pytest.mark.parametrize(
    ("view", "why"),
    [
        (HERE, ""),
        (local(HERE), "local"),
        (figure("x", "10", breakdown_id="prices=not-stated"), "basis"),
        (figure("x", "-1"), "negative"),
    ],
)
def test_a_figure_that_no_other_may_stand_beside_says_why(view: FigureView, why: str) -> None:
    assert why_barred(view) == why


def summary(site: Site, indicator_id: str) -> dict[str, Any]:
    """What the script of the page reads of an indicator."""
    return dict(json.loads(pack_json(summarise_indicator(site, indicator_id))))


def figures(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [dict(zip(data["columns"], cells, strict=True)) for cells in data["figures"]]


def test_an_indicator_has_sets_sources_and_figures(example: Path) -> None:
    add_figures(example, SHARE)
    data = summary(make_site(example), "tap-water-share")
    assert (data["name"], data["limits"]) == ("自来水普及率", "口径不同的年份不能比。")
    assert DIMENSIONS == ("level", "breakdown", "unit", "status", "measured", "period")
    assert data["sets"] == [
        {
            "texts": [level, "", "%", "实际完成", "期末", "2023 年底"],
            "file": ["2023-01-01", "2023-12-31", "percent"],
            "look": "solid",
        }
        for level in ("县级", "省级")
    ]
    assert data["sources"] == [
        ["青禾县2023年乡村振兴工作情况", "reports/qinghe-2023.html", "receipts/qinghe-2023.html"],
        ["云岭省2023年乡村振兴公报", "reports/yunling-2023.html", "receipts/yunling-2023.html"],
    ]
    assert data["figures"] == [
        ["qinghe-2023-water", "999001", 0, 0, "", "98.5", "98.5%", "flat", "checked", 0, "98.5%", 0, []],
        ["cited-yunling-2023-share", "990000", 1, 0, "", "90", "至少 90%", "open", "cited", 1, "90%以上", 0, []],
    ]


def test_claims_of_one_place_are_numbered_and_none_is_dropped(example: Path) -> None:
    add_figures(example, SHARE, AGAIN)
    told = [row for row in figures(summary(make_site(example), "tap-water-share")) if row["region"] == "990000"]
    assert [(row["text"], row["claim"]) for row in told] == [("至少 90%", 0), ("91%", 1)]


def test_a_pair_that_must_be_kept_apart_says_so(example: Path) -> None:
    add_figures(example, SHARE, AGAIN)
    site = make_site(example)
    pair = ("cited-yunling-2023-share", "cited-yunling-2023-again")
    apart = Comparability({pair[0]: frozenset([pair[1]])}, {})
    site.facts = replace(site.facts, comparability=apart)
    told = {row["id"]: row["apart"] for row in figures(summary(site, "tap-water-share"))}
    assert told == {"qinghe-2023-water": [], pair[0]: [pair[1]], pair[1]: []}


def test_a_ranking_has_no_bars_and_a_date_is_not_compared(example: Path) -> None:
    site = make_site(example)
    assert summary(site, "tap-water-rank")["sets"][0]["look"] == ""
    (deadline,) = figures(summary(site, "toilets-deadline"))
    assert (deadline["barred"], deadline["value"], deadline["text"]) == ("date", "", "不晚于 2024 年 6 月 30 日")


def test_periods_that_read_the_same_are_told_apart(example: Path) -> None:
    later = SHARE.replace("2023-share", "2023-later").replace("2023-01-01", "2023-07-01")
    add_figures(example, SHARE, later)
    periods = [item["texts"][-1] for item in summary(make_site(example), "tap-water-share")["sets"]]
    january, july = "2023 年底（从 2023 年 1 月 1 日算起）", "2023 年底（从 2023 年 7 月 1 日算起）"
    assert periods == [january, january, july]


def test_the_index_has_who_has_it_then_who_can_be_compared(example: Path) -> None:
    add_figures(example, SHARE, COUNTY)
    table = example / "data/reference/charts.csv"
    text = table.read_text(encoding="utf-8")
    assert summarise_places(make_site(example))["tap-water-share"] == [[1, 2, 3]]
    table.write_text(f"{text}tap-water,parents,tap-water-share,,,,普及率,Coverage,,,,\n", encoding="utf-8")
    site = make_site(example)
    assert summarise_places(site)["tap-water-share"] == [[1, 2, 3], [1, 2, 3]]
    assert list_examples(site) == [
        {
            "path": "compare.html?indicator=tap-water-share&regions=990000,999000,999001",
            "indicator": "自来水普及率",
            "period": "2023 年底",
            "regions": "云岭省、禾川市、青禾县",
        }
    ]


def test_the_files_are_scripts_by_indicator(example: Path) -> None:
    files = pack_compare(make_site(example))
    assert sorted(files)[:2] == ["compare/index.js", "compare/linking-funds.js"]
    opening = '(window.ledgerCompare=window.ledgerCompare||{})["linking-funds"]='
    text = files["compare/linking-funds.js"].decode()
    assert text.startswith(opening)
    assert json.loads(text.removeprefix(opening).removesuffix(";\n"))["columns"] == list(FIGURE)
    assert files["compare/index.js"].decode().startswith('window.ledgerCompareIndex={"linking-funds":[[3]],')


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_says_what_it_needs_and_where_to_go_without_it(example: Path, language: str) -> None:
    slot = read_pages(artefacts(make_site(example, language)))["compare.html"].slots["compare"]
    assert 'href="indicators.html"' in slot.split("<noscript>")[1].split("</noscript>")[0]
    assert '<option value="tap-water-share">' in slot
    assert 'data-index="compare/index.js" data-folder="compare"' in slot
    assert "compare-examples" not in slot
