"""Only what can be compared is compared."""

from __future__ import annotations

import pytest

from scripts.audit.comparability import Comparability
from scripts.charts.comparisons import compare_places
from scripts.charts.content import Compare
from scripts.wording.views import FigureView
from scripts.words import load_words
from tests.invented import NOTHING_APART, figure, index, local

ZH = load_words("zh")
HERE = figure("x", "10")
THERE = {"region_code": "999002", "region": "白石县", "source_id": "s-2"}


def test_two_counties_in_the_same_year_are_compared_the_larger_first() -> None:
    (made,) = compare_places([HERE, figure("x", "30", **THERE)], index(), ZH, NOTHING_APART)
    assert isinstance(made.data, Compare)
    assert made.data.table() == (("项目", "数值", "说明"), (("白石县", "30 户", ""), ("青禾县", "10 户", "")))
    assert made.data.frame.title == "指标x：2 个地方，从 10 户（青禾县）到 30 户（白石县）"
    assert made.data.frame.source == "来源：2 个来源，见数据表"
    assert made.chart_id == "compare-x-county-household-result-during-2023-01-01-2023-12-31"
    assert made.alt == "指标x：2 个地方，从 10 户（青禾县）到 30 户（白石县）：白石县 30 户；青禾县 10 户"


@pytest.mark.parametrize(
    "other",
    [
        figure("x", "30"),
        figure("x", "30", **{**THERE, "region_code": "999000"}),
        figure("x", "30", **THERE, period_start="2022-01-01"),
        figure("x", "30", **THERE, period_end="2023-06-30"),
        figure("x", "30", **THERE, measured_id="cumulative"),
        figure("x", "30", **THERE, status_id="target"),
        figure("x", "30", **THERE, breakdown_id="counted=persons"),
        figure("x", "30", "person", **THERE),
    ],
)
def test_what_differs_in_anything_but_the_place_is_not_compared(other: FigureView) -> None:
    assert compare_places([HERE, other], index(), ZH, NOTHING_APART) == []


def test_what_does_not_state_its_basis_is_not_compared() -> None:
    silent = {"breakdown_id": "prices=not-stated"}
    assert (
        compare_places([figure("x", "10", **silent), figure("x", "30", **THERE, **silent)], index(), ZH, NOTHING_APART)
        == []
    )


def test_sources_of_one_place_that_agree_are_one_bar() -> None:
    again = figure("x", "10", source_id="s-2", figure_id="f-again")
    (made,) = compare_places([HERE, again, figure("x", "30", **THERE)], index(), ZH, NOTHING_APART)
    assert isinstance(made.data, Compare)
    assert [(bar.label, bar.text) for bar in made.data.bars] == [("白石县", "30 户"), ("青禾县", "10 户")]
    assert [view.figure_id for _, view in made.rows] == ["f-x-30", "f-again", "f-x-10"]
    assert made.scales == (frozenset({"f-x-30", "f-again", "f-x-10"}),)


def test_what_agrees_when_rounded_is_one_bar_at_the_more_precise_value() -> None:
    rough = figure("x", "10", source_id="s-2", figure_id="f-rough")
    fine = figure("x", "10.2")
    comparability = Comparability({}, {"f-rough": "f-rough", fine.figure_id: "f-rough"})
    (made,) = compare_places([rough, fine, figure("x", "30", **THERE)], index(), ZH, comparability)
    assert isinstance(made.data, Compare)
    assert [bar.text for bar in made.data.bars] == ["30 户", "10.2 户"]


def test_an_indicator_that_each_place_counts_in_its_own_way_is_not_compared() -> None:
    assert compare_places([local(HERE), local(figure("x", "30", **THERE))], index(), ZH, NOTHING_APART) == []


def test_two_values_for_one_place_are_a_conflict_and_not_a_chart() -> None:
    assert compare_places([HERE, figure("x", "11"), figure("x", "30", **THERE)], index(), ZH, NOTHING_APART) == []
