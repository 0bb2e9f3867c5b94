"""Figures as columns of codes: the order of rows and of values, and every member that the scripts of the page read."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from scripts.pages.catalogue import Site
from scripts.pages.explorer_columns import encode, find_verdicts, name_order, order_figures, pack_columns
from scripts.pages.explorer_parts import ExplorerFiles
from scripts.pages.places import pack_json
from tests.cited import SHARE, add_figures, add_source
from tests.project import make_site


def judge(site: Site, **verdicts: list[str]) -> None:
    """Relations of which only the verdict and the figures matter; figures by their id within the report."""
    judged: dict[str, tuple[SimpleNamespace, ...]] = {}
    for name, items in verdicts.items():
        for item in items:
            key = f"qinghe-2023-{item}"
            judged[key] = (*judged.get(key, ()), SimpleNamespace(verdict=name))
    site.facts.__dict__["verdicts_of"] = judged


@pytest.fixture
def site(example: Path) -> Site:
    add_source(example, source_id="yunling-2023", region_code="990000")
    add_figures(example, SHARE)
    site = make_site(example)
    judge(site, derived=["funds", "funds-county"], differs=["funds"])
    return site


def pack(site: Site) -> dict[str, Any]:
    """The columns of the one part as scripts read them, with what all parts share."""
    files = ExplorerFiles(site)
    (part,) = files.parts
    columns = (files.shared, files.regions[part.province])
    packed = json.loads(pack_json([files.shared, pack_columns(site, part.figures, columns, files.verdicts)]))
    shared, own = packed
    return {
        **own,
        **{
            name: {**shared[name], "codes": own[name]} for name in own if isinstance(own[name], list) and name in shared
        },
        "unit_ids": shared["unit"]["keys"],
        "provinces": shared["region"],
    }


def column(packed: dict[str, Any], name: str) -> list[tuple[Any, ...]]:
    """The distinct values of a column, each with all that is said of it."""
    left = ("codes", "pages")
    return list(zip(*(values for key, values in packed[name].items() if key not in left), strict=True))


def test_what_is_checked_comes_first_then_regions_themes_and_indicators(site: Site) -> None:
    assert [view.figure_id for view in order_figures(site.facts)] == [
        "qinghe-2023-monitored-households",
        "qinghe-2023-monitored-persons",
        "qinghe-2023-returned",
        "qinghe-2023-review",
        "qinghe-2023-water-rank",
        "qinghe-2023-water-rise",
        "qinghe-2023-water",
        "qinghe-2023-funds",
        "qinghe-2023-funds-county",
        "qinghe-2023-projects",
        "qinghe-2023-toilets",
        "qinghe-2023-toilets-deadline",
        "cited-yunling-2023-share",
    ]


def test_the_verdicts_of_a_figure_are_those_of_every_relation_that_it_stands_in(site: Site) -> None:
    assert find_verdicts(site.facts) == {
        "qinghe-2023-funds": ("differs", "derived"),
        "qinghe-2023-funds-county": ("derived",),
    }


def test_a_row_is_a_code_in_each_column(site: Site) -> None:
    packed = pack(site)
    row = packed["figures"].index("qinghe-2023-funds-county")
    columns = [name for name in packed if "codes" in packed[name] and name != "receipt"]
    names = {name: packed[name].get("names", packed[name].get("keys")) for name in columns}
    told = {name: names[name][packed[name]["codes"][row]] for name in columns}
    assert told == {
        "region": "青禾县",
        "indicator": "投入的衔接资金",
        "breakdown": "县级",
        "period": "2023 年",
        "status": "实际完成",
        "evidence": "与存档原文一致",
        "verdict": "用来推算别的数",
        "amount": "超过 400 万元",
        "stated": "400余万元",
    }
    assert [packed["figures"][at] for at in packed["noted"]] == ["qinghe-2023-toilets-deadline"]


def test_addresses_come_from_the_build(site: Site) -> None:
    packed = pack(site)
    row = packed["figures"].index("qinghe-2023-funds-county")
    assert {name: packed[name]["pages"][packed[name]["codes"][row]] for name in ("receipt", "indicator", "region")} == {
        "receipt": "receipts/qinghe-2023.html",
        "indicator": "indicators.html#linking-funds",
        "region": "regions/999001.html",
    }


def test_regions_know_what_is_above_them(site: Site) -> None:
    assert column(pack(site), "region") == [
        ("990000", "云岭省", "Yunling", "100000"),
        ("999000", "禾川市", "Hechuan", "990000"),
        ("999001", "青禾县", "Qinghe County", "999000"),
    ]


def test_the_nation_and_the_provinces_are_shared(site: Site) -> None:
    assert column(pack(site), "provinces") == [
        ("100000", "全国", "China", ""),
        ("990000", "云岭省", "Yunling", "100000"),
    ]


def test_indicators_are_in_the_order_of_their_sounds_with_their_themes(site: Site) -> None:
    assert column(pack(site), "indicator")[:4] == [
        ("toilets-deadline", "厕所完工期限", "Deadline for the toilets", "construction", 9),
        ("returned-to-poverty", "返贫户", "Households that returned to poverty", "monitoring", 1),
        ("monitored", "监测对象", "Monitored households", "monitoring", 0),
        ("projects", "实施的项目", "Projects carried out", "funds", 7),
    ]


def test_breakdowns_and_words_as_stated_are_columns_too(site: Site) -> None:
    packed = pack(site)
    assert column(packed, "breakdown") == [
        ("", ""),
        ("counted=households", "按户"),
        ("counted=persons", "按人"),
        ("fund-level=county", "县级"),
    ]
    assert column(packed, "stated")[:2] == [("1.5个百分点",), ("1.6亿元",)]


def test_periods_are_in_the_order_of_their_last_days_with_their_years(site: Site) -> None:
    assert column(pack(site), "period") == [
        ("2023-01-01/2023-12-31", "2023 年", "2023"),
        ("2023-01-01/2023-12-31", "2023 年底", "2023"),
        ("2024-01-01/2024-12-31", "2024 年", "2024"),
    ]


def test_verdicts_that_need_a_look_come_first_and_none_last(site: Site) -> None:
    assert column(pack(site), "verdict") == [
        ("differs derived", "与算式有出入、用来推算别的数"),
        ("derived", "用来推算别的数"),
        ("", ""),
    ]


def test_amounts_are_in_order_within_their_unit_and_days_by_the_calendar(site: Site) -> None:
    packed = pack(site)
    units = packed["unit_ids"]
    amounts = [(raw, text, digits, units[unit]) for raw, text, digits, unit in column(packed, "amount")]
    assert amounts[:7] == [
        ("4000000", "超过 400 万元", "400", "cny"),
        ("160000000", "1.6 亿元", "1.6", "cny"),
        ("0", "0 户", "0", "household"),
        ("320", "320 户", "320", "household"),
        ("90", "至少 90%", "90", "percent"),
        ("98.5", "98.5%", "98.5", "percent"),
        ("2024-06-30", "不晚于 2024 年 6 月 30 日", "不晚于 2024 年 6 月 30 日", "date"),
    ]


def test_english_names_are_in_the_order_of_their_letters(example: Path) -> None:
    site = make_site(example, "en")
    names = pack(site)["indicator"]["names"]
    assert names == sorted(names, key=str.casefold)


def test_a_name_stands_where_its_sound_does() -> None:
    assert sorted(["监测", "厕所", "返贫"], key=lambda name: name_order(name, "zh")) == ["厕所", "返贫", "监测"]
    assert name_order("Toilets", "en") == ("toilets", "Toilets")


def test_a_cell_is_its_place_among_the_keys() -> None:
    assert encode("cab", "abc") == [2, 0, 1]
