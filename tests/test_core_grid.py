"""The core figures of a place by year: values, what differs, and what an empty cell means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from scripts.ledger.rows import CUT, Figure, Measured, Qualifier
from scripts.pages import core_grid
from scripts.pages.catalogue import Site
from scripts.pages.core_grid import CoreCell, CoreGrid, describe_core
from scripts.wording.views import FigureView
from tests.invented import figure
from tests.project import make_site

PLACE = "999001"


@pytest.fixture
def site(example: Path) -> Site:
    """The example, three of whose indicators are core."""
    path = example / "data" / "reference" / "indicators.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows["core"] = rows["indicator_id"].map({"linking-funds": "1", "monitored": "2", "toilets-built": "3"}).fillna("")
    rows.to_csv(path, index=False, lineterminator="\n")
    return make_site(example)


def shown(grid: CoreGrid) -> dict[str, list[tuple[str, list[str]]]]:
    """State and values of each cell, by the name of the row."""
    return {row.name: [(cell.state, [view.text for view in cell.views]) for cell in row.cells] for row in grid.rows}


def add(site: Site, figure: Figure) -> None:
    """One more figure of the place."""
    site.by_region[PLACE].append(FigureView(figure, site.words))


def funds(site: Site) -> Figure:
    return next(view.figure for view in site.by_region[PLACE] if view.figure_id == "qinghe-2023-funds")


def test_a_row_has_what_happened_and_no_plan(site: Site) -> None:
    grid = describe_core(site, PLACE)
    assert grid.years == ("2023 年",)
    assert shown(grid) == {"投入的衔接资金": [("given", ["1.6 亿元"])], "监测对象": [("given", ["320 户", "1,105 人"])]}
    assert grid.missing == ()
    assert grid.states == ()


def test_a_whole_report_without_a_core_indicator_says_so(site: Site) -> None:
    site.by_source["qinghe-2023"] = [view for view in site.by_source["qinghe-2023"] if view.indicator_id != "monitored"]
    assert describe_core(site, PLACE).missing == ("监测对象",)


def test_values_that_differ_all_stand_and_equal_ones_once(site: Site) -> None:
    cited = replace(funds(site).source, source_id="s-2", text_sha256="", source_class="repost")
    add(site, replace(funds(site), figure_id="s-2-funds", source=cited))
    assert shown(describe_core(site, PLACE))["投入的衔接资金"] == [("given", ["1.6 亿元"])]
    add(site, replace(funds(site), figure_id="s-3-funds", source=cited, value=Decimal(150000000)))
    assert shown(describe_core(site, PLACE))["投入的衔接资金"] == [("differs", ["1.6 亿元", "1.5 亿元"])]


def test_a_part_of_a_year_stands_beside_no_whole_year_and_a_day_within_one_is_named(site: Site) -> None:
    cited = replace(funds(site).source, source_id="s-2", text_sha256="", source_class="press-site")
    half = replace(
        funds(site), figure_id="s-2-half", source=cited, period_end=date(2024, 6, 30), period_start=date(2024, 1, 1)
    )
    add(site, half)
    assert describe_core(site, PLACE).years == ("2023 年",)
    add(site, replace(half, figure_id="s-2-day", measured=Measured.AT_END))
    grid = describe_core(site, PLACE)
    assert grid.years == ("2024 年", "2023 年")
    assert [cell.period for cell in grid.rows[0].cells] == ["截至 6 月 30 日", ""]


def test_a_difference_of_wording_is_no_difference(site: Site) -> None:
    cited = replace(funds(site).source, source_id="s-2", text_sha256="", source_class="press-site")
    add(site, replace(funds(site), figure_id="s-2-funds", source=cited, qualifier=Qualifier.OVER))
    assert shown(describe_core(site, PLACE))["投入的衔接资金"] == [("given", ["1.6 亿元"])]


def test_a_number_of_a_part_of_the_place_stays_out(site: Site) -> None:
    part = figure("a", "9", breakdown_id="area-group=key-counties", breakdown="重点县").figure.breakdown
    add(site, replace(funds(site), figure_id="x", breakdown=part, period_end=date(2024, 12, 31)))
    assert describe_core(site, PLACE).years == ("2023 年",)


def test_an_empty_cell_says_what_is_known(site: Site) -> None:
    earlier = replace(funds(site), period_start=date(2022, 1, 1), period_end=date(2022, 12, 31), figure_id="x")
    add(site, earlier)
    assert shown(describe_core(site, PLACE))["监测对象"] == [("given", ["320 户", "1,105 人"]), ("none", [])]
    source = funds(site).source
    before = replace(source, source_id="qinghe-2022", period_end=date(2022, 12, 31))
    about = vars(site.facts)
    for completeness, state in (("complete", "silent"), (CUT, "unread")):
        about["documents_about"] = {PLACE: (source, replace(before, completeness=completeness))}
        assert shown(describe_core(site, PLACE))["监测对象"][1] == (state, [])
        assert describe_core(site, PLACE).states == (state,)
    about["documents_about"] = {PLACE: (source, replace(before, period_end=date(2022, 6, 30)))}
    assert shown(describe_core(site, PLACE))["监测对象"][1] == ("none", [])


def test_growth_stands_under_its_level(site: Site) -> None:
    rise = figure("a", "13.6", breakdown_id="change=growth", breakdown="增长").figure
    growth = replace(funds(site), figure_id="g", value=Decimal("13.6"), breakdown=rise.breakdown)
    add(site, growth)
    (row, _) = describe_core(site, PLACE).rows
    assert [view.figure_id for view in row.cells[0].views] == ["qinghe-2023-funds"]
    assert [view.figure_id for view in row.cells[0].growth] == ["g"]


def test_a_nought_that_is_told_in_words(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core_grid, "RELAPSED", "returned-to-poverty")
    view = next(view for view in site.by_region[PLACE] if view.indicator_id == "returned-to-poverty")
    assert CoreCell("given", (view,)).is_zero
    assert not CoreCell("given", (FigureView(funds(site), site.words),)).is_zero


def test_of_sources_that_say_the_same_a_chinese_one_stands_first(site: Site) -> None:
    own = replace(funds(site), period_start=date(2022, 1, 1), period_end=date(2022, 12, 31))
    chinese = replace(own.source, source_id="b", text_sha256="", source_class="repost")
    foreign = replace(chinese, source_id="a", source_class="official-site", language="en")
    for source in (foreign, chinese):
        add(site, replace(own, figure_id=source.source_id, source=source))
    (row, _) = describe_core(site, PLACE).rows
    assert [view.figure_id for view in row.cells[1].views] == ["b"]
