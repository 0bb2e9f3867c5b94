"""The page over all figures: what its filters offer, what stands in it without scripts, and the files beside it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from scripts.pages import explorer
from scripts.pages.catalogue import Site
from scripts.pages.explorer import PATH, IndicatorGroup, artefacts, group_indicators, list_options
from scripts.pages.explorer_columns import order_figures
from scripts.pages.explorer_parts import ExplorerFiles
from scripts.pages.rendering import Page
from scripts.pages.table_library import pack_library
from scripts.paths import ROOT
from tests.project import make_site, read_pages


@pytest.fixture
def site(example: Path) -> Site:
    return make_site(example)


def page_of(site: Site) -> Page:
    return read_pages(artefacts(site))[PATH]


def words_of(html: str) -> dict[str, object]:
    """What the page hands to its scripts."""
    block = re.search(r'<script type="application/json" id="explorer-words">(.*?)</script>', html, re.DOTALL)
    assert block
    return dict(json.loads(block[1]))


def test_filters_offer_what_some_figure_has(site: Site) -> None:
    assert list_options(ExplorerFiles(site)) == {
        "province": [("100000", "全国"), ("990000", "云岭省")],
        "theme": [
            ("monitoring", "防止返贫监测"),
            ("guarantees", "饮水安全"),
            ("funds", "资金和项目"),
            ("construction", "乡村建设"),
        ],
        "year": [("2024", "2024 年"), ("2023", "2023 年")],
        "status": [("result", "实际完成"), ("ongoing", "进行中"), ("target", "目标")],
        "evidence": [("checked", "与存档原文一致"), ("cited", "仅引出处")],
        "verdict": [],
    }


def test_indicators_are_offered_by_theme_in_the_order_of_their_sounds(site: Site) -> None:
    groups = group_indicators(order_figures(site.facts), site.words)
    assert [group.theme_id for group in groups] == ["monitoring", "guarantees", "funds", "construction"]
    rows = [("projects", "实施的项目"), ("linking-funds", "投入的衔接资金")]
    assert groups[2] == IndicatorGroup("funds", "资金和项目", rows)


def test_verdicts_are_offered_in_their_order(site: Site) -> None:
    judged = tuple(SimpleNamespace(verdict=name) for name in ("derived", "agrees"))
    site.facts.__dict__["verdicts_of"] = {"qinghe-2023-funds": judged}
    options = list_options(ExplorerFiles(site))
    assert options["verdict"] == [("agrees", "算得相符"), ("derived", "用来推算别的数")]
    html = page_of(site).slots["explorer"]
    assert html.count("l-verdict--agrees") == 2  # the row of the figure, and the model that scripts copy


def test_a_row_leads_to_its_receipt_region_and_indicator(site: Site) -> None:
    html = page_of(site).slots["explorer"]
    [row] = [line for line in html.split("<tr>") if "receipts/qinghe-2023.html#qinghe-2023-funds-county" in line]
    assert re.findall(r'href="([^"]*)"', row) == [
        "indicators.html#linking-funds",
        "regions/999001.html",
        "regions/999001.html",
        "receipts/qinghe-2023.html#qinghe-2023-funds-county",
    ]
    text = re.sub(r"<[^>]*>", "|", row)
    assert "超过 400|" in text
    assert "|400余万元|" in text


def test_the_page_holds_the_first_rows_and_says_how_many_there_are(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explorer, "FIRST", 5)
    html = page_of(site).slots["explorer"]
    assert html.count('<th scope="row"') == 5
    assert '<p class="l-count" id="explorer-count">共 12 个数，这里是第 1–5 个</p>' in html
    assert '<button type="button" data-do="rest">看其余 7 个</button>' in html
    assert '<a href="data.html">全部数据</a>' in html


def test_a_page_that_holds_all_offers_no_rest(site: Site) -> None:
    assert 'data-do="rest"' not in page_of(site).slots["explorer"]


def test_scripts_get_their_words_from_the_page(site: Site) -> None:
    page = page_of(site)
    words = words_of(page.slots["explorer"])
    assert words["heads"] == ["指标", "地区", "数值", "原文字样", "时段", "状态", "证据", "验算"]
    assert (words["file"], words["size"], words["language"]) == ("example-ledger-2024.2.1.csv", 50, "zh")
    assert page.markdown.count('\n  - "assets/') == len(explorer.SCRIPTS)
    assert '\n  - "assets/explorer-rows.js"\n' in page.markdown


def test_every_word_that_a_script_asks_for_is_handed_to_it(site: Site) -> None:
    assets = ROOT / "docs" / "assets"
    source = "".join((assets / name.rpartition("/")[2]).read_text(encoding="utf-8") for name in explorer.SCRIPTS)
    assert set(re.findall(r"\bwords\.(\w+)", source)) <= words_of(page_of(site).slots["explorer"]).keys()


def test_the_files_are_the_index_the_parts_and_the_table(site: Site) -> None:
    files = {path: content for item in artefacts(site) for path, content in zip(item.paths, item.make(), strict=True)}
    assert sorted(files) == [
        "zh/explorer.md",
        "zh/explorer/990000-1.js",
        "zh/explorer/index.js",
        "zh/explorer/table.js",
    ]
    assert files["zh/explorer/table.js"] == pack_library()
    assert files["zh/explorer/index.js"] == ExplorerFiles(site).pack_index()
