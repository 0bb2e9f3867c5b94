"""What readers see of a row: periods in words, numbers split, names looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.audit.facts import establish
from scripts.ledger.packages import load_package
from scripts.wording.views import FigureView, counts_text, period_text, summarise_figures, summarise_measures
from scripts.words import load_words
from tests.cited import SHARE, add_figures
from tests.conftest import Change
from tests.invented import figure

ZH, EN = load_words("zh"), load_words("en")


@pytest.mark.parametrize(
    ("start", "end", "measured", "zh", "en"),
    [
        ("2022-01-01", "2022-12-31", "during", "2022 年", "2022"),
        ("2021-01-01", "2024-12-31", "during", "2021—2024 年", "2021–2024"),
        ("2022-01-01", "2022-12-31", "at end", "2022 年底", "end of 2022"),
        ("2022-01-01", "2022-12-31", "cumulative", "截至 2022 年底", "up to the end of 2022"),
        ("2022-01-01", "2022-07-14", "cumulative", "截至 2022 年 7 月 14 日", "as of 14 July 2022"),
        ("2022-01-01", "2022-06-30", "at end", "截至 2022 年 6 月 30 日", "as of 30 June 2022"),
        ("2023-01-01", "2023-06-15", "during", "2023 年 1 月 1 日至 6 月 15 日", "1 Jan to 15 June 2023"),
        ("2021-12-01", "2022-07-14", "during", "2021 年 12 月 1 日至 2022 年 7 月 14 日", "1 Dec 2021 to 14 July 2022"),
    ],
)
def test_periods_in_words(start: str, end: str, measured: str, zh: str, en: str) -> None:
    view = figure("x", "1", period_start=start, period_end=end, measured_id=measured)
    assert (period_text(view.figure, ZH), period_text(view.figure, EN)) == (zh, en)


def test_counts_text() -> None:
    assert counts_text(1200, 3, ZH) == "1,200 个数 · 3 条做法"
    assert counts_text(1200, 1, EN) == "1,200 figures · 1 measure"


def test_a_view_is_its_figure_in_whatever_language() -> None:
    row = figure("x", "0").figure
    assert FigureView(row, ZH) == FigureView(row, EN)
    assert "words" not in repr(FigureView(row, ZH))
    assert FigureView(row, ZH).text == "0 户"


def test_figures_of_the_example(example: Path) -> None:
    facts = establish(load_package(example))
    views = {view.figure_id: view for view in summarise_figures(facts, ZH)}
    persons = views["qinghe-2023-monitored-persons"]
    assert (persons.name, persons.text, persons.period) == ("监测对象 · 按人", "1,105 人", "2023 年底")
    assert persons.proof == "receipts/qinghe-2023.html#qinghe-2023-monitored-persons"
    assert (persons.region_path, persons.indicator_path) == ("regions/999001.html", "indicators/monitored.html")
    assert views["qinghe-2023-funds-county"].text == "超过 400 万元"
    assert views["qinghe-2023-toilets-deadline"].text == "不晚于 2024 年 6 月 30 日"
    assert views["qinghe-2023-toilets-deadline"].value is None
    assert views["qinghe-2023-water-rank"].text == "第 4 位"
    assert {view.evidence for view in views.values()} == {"checked"}


@pytest.mark.parametrize(
    ("measured", "zh", "en"),
    [("during", "期间内", "over the period"), ("at end", "期末", "at the end"), ("cumulative", "累计数", "cumulative")],
)
def test_how_a_number_belongs_to_its_period_in_words(measured: str, zh: str, en: str) -> None:
    row = figure("x", "1", measured_id=measured).figure
    assert (FigureView(row, ZH).measured, FigureView(row, EN).measured) == (zh, en)


def test_figures_of_the_example_in_english(example: Path) -> None:
    facts = establish(load_package(example))
    views = {view.figure_id: view for view in summarise_figures(facts, EN)}
    assert views["qinghe-2023-monitored-persons"].name.endswith(" – persons")
    funds = views["qinghe-2023-funds-county"]
    assert (funds.text, funds.qualifier, funds.digits, funds.unit) == ("over CNY 4 million", "over CNY", "4", "million")
    assert views["qinghe-2023-toilets-deadline"].text == "by 30 June 2024"
    assert views["qinghe-2023-water-rank"].digits == "4th"


def test_a_figure_cited_by_link_has_no_place(example: Path) -> None:
    add_figures(example, SHARE)
    facts = establish(load_package(example))
    views = {view.figure_id: view for view in summarise_figures(facts, ZH)}
    view = views["cited-yunling-2023-share"]
    assert (view.start, view.end, view.evidence, view.text) == (None, None, "cited", "至少 90%")


def test_measures_of_the_example(example: Path) -> None:
    facts = establish(load_package(example))
    views = {view.measure_id: view for view in summarise_measures(facts, ZH)}
    upkeep = views["qinghe-2023-upkeep"]
    assert (upkeep.name, upkeep.kind, upkeep.theme) == ("山区管护人手少", "报告提到的问题", "乡村建设")
    assert (upkeep.year, upkeep.region, upkeep.parent, upkeep.start) == ("2023 年", "青禾县", "", 141)


def test_official_names_keep_their_chinese_beside_another_language(example: Path, change: Change) -> None:
    change("data/reports/qinghe-2023/measures.csv", "mechanism", "programme")
    facts = establish(load_package(example))
    named = {view.name: view.official for view in summarise_measures(facts, EN)}
    assert named == {"Weekly review": "每周研判", "Build toilets": "", "Too few hands for upkeep in the hills": ""}
    assert not any(view.official for view in summarise_measures(facts, ZH))
