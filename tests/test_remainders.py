"""What is left over in a chart: stated if a report states it, else computed, and never made up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from scripts.charts.content import Composition, Dots, PartWhole
from scripts.charts.illustrations import Illustration, illustrate
from scripts.charts.remainders import NO_REMAINDERS, Remainders, complete, read_remainders
from scripts.ledger.packages import Table
from scripts.wording.views import FigureView
from scripts.words import load_words
from tests import audited
from tests.invented import figure, index, rule

ZH = load_words("zh")


def chart(kind: str, *views: FigureView) -> Illustration:
    (made,) = illustrate(views, index(rule(kind, title_zh="题")), ZH)
    return made


def share(member: str, value: str, unit: str = "percent", **changes: Any) -> FigureView:
    return figure("whole", value, unit, breakdown_id=f"cause={member}", breakdown=f"因{member}", **changes)


def done(made: Illustration, remainders: Remainders = NO_REMAINDERS) -> Illustration:
    return complete(made, remainders, index(), ZH)


def test_what_shares_leave_is_computed_and_says_so() -> None:
    made = done(chart("composition", share("a", "65.8"), share("b", "11.4"), share("c", "8.5")))
    assert isinstance(made.data, Composition)
    assert made.data.table()[1][-1] == ("其他，报告没写", "约 14.3%", "")
    assert made.data.frame.working == "其他一项由本站推算：100 − 65.8 − 11.4 − 8.5。"
    assert made.alt == (
        "题：因a 65.8%；因b 11.4%；因c 8.5%；其他，报告没写 约 14.3%。其他一项由本站推算：100 − 65.8 − 11.4 − 8.5。"
    )
    assert [view.figure_id for _, view in made.rows] == ["f-whole-65.8", "f-whole-11.4", "f-whole-8.5"]


@pytest.mark.parametrize(
    "views",
    [
        [share("a", "60"), share("b", "40")],
        [share("a", "60"), share("b", "50")],
        [share("a", "60"), share("b", "30", qualifier_id="over")],
        [share("a", "60", "cny"), share("b", "30", "cny")],
        [share("a", "60", "cny"), figure("whole", "90", "cny")],
    ],
)
def test_nothing_is_left_or_it_cannot_be_known(views: list[FigureView]) -> None:
    made = chart("composition", *views)
    assert done(made) == made


def test_a_remark_that_doubts_the_base_is_told() -> None:
    made = chart("composition", share("a", "60"), share("b", "30"))
    doubted = Remainders(doubted=(frozenset({"f-whole-60", "f-whole-30", "f-other"}),))
    assert done(made, doubted).data.frame.working == (
        "其他一项由本站推算：100 − 60 − 30。百分比以什么为基数，报告写得不清楚。"
    )
    other = Remainders(doubted=(frozenset({"f-whole-60"}),))
    assert done(made, other).data.frame.working == "其他一项由本站推算：100 − 60 − 30。"


REST = figure("rest", "5", "item")
STATED = Remainders(stated={frozenset({"f-whole-54", "f-part-49"}): REST})


@pytest.mark.parametrize(("kind", "form"), [("dots", Dots), ("part-whole", PartWhole)])
def test_the_rest_that_a_report_states_is_a_figure_of_the_chart(kind: str, form: type) -> None:
    made = done(chart(kind, figure("whole", "54", "item"), figure("part", "49", "item")), STATED)
    assert isinstance(made.data, form)
    assert made.rows[-1] == ("指标rest", REST)
    assert made.scales == (frozenset({"f-whole-54", "f-part-49", "f-rest-5"}),)
    assert made.alt == "题：指标whole 54 项；指标part 49 项；指标rest 5 项"


def test_a_bar_is_labelled_with_the_stated_rest() -> None:
    made = done(chart("part-whole", figure("whole", "54", "item"), figure("part", "49", "item")), STATED)
    assert isinstance(made.data, PartWhole)
    assert [row.rest_text for row in made.data.rows] == ["5 项"]


@pytest.mark.parametrize("stated", [{}, {frozenset({"f-whole-54", "f-part-49"}): figure("rest", "4", "item")}])
def test_a_rest_that_is_not_stated_or_does_not_agree_changes_nothing(stated: dict[frozenset[str], FigureView]) -> None:
    made = chart("dots", figure("whole", "54", "item"), figure("part", "49", "item"))
    assert done(made, Remainders(stated=stated)) == made


def test_other_charts_stay_as_they_are() -> None:
    made = chart("progress", figure("whole", "83"), figure("part", "76"))
    assert done(made) is made


def remarks(kind: str, figure_ids: str) -> Table:
    """One remark."""
    columns = ["remark_id", "source_id", "kind", "severity", "figure_ids", "text_zh", "text_en"]
    frame = pd.DataFrame([["s-1-r", "s-1", kind, "look", figure_ids, "话", "words"]], columns=columns, dtype=object)
    return Table("remarks", {"fields": [{"name": name} for name in columns]}, ("remarks.csv",), frame)


@pytest.mark.parametrize(
    ("formula", "stated"),
    [
        ("{a} - {b} = {c}", {frozenset("ab"): "c"}),
        ("({a} - {b}) = {c}", {frozenset("ab"): "c"}),
        ("{a} - {b}", {}),
        ("{a} - {b} = 5", {}),
        ("{a} + {b} = {c}", {}),
        ("{a} - {b} - {c} = {d}", {}),
        ("{a} <> {b}", {}),
    ],
)
def test_a_relation_that_takes_the_part_from_the_whole_names_the_rest(
    formula: str, stated: dict[frozenset[str], str]
) -> None:
    told = audited.ledger([audited.figure(name, "5个", "item") for name in "abcd"], [audited.relation(formula)])
    found = read_remainders(told, [figure(name, "5", "item", figure_id=name) for name in "abcd"])
    assert {key: view.figure_id for key, view in found.stated.items()} == stated


@pytest.mark.parametrize(("kind", "count"), [("unnamed-base", 1), ("ambiguous-wording", 1), ("inferred-year", 0)])
def test_remarks_on_base_and_wording_are_doubts(kind: str, count: int) -> None:
    told = audited.ledger([audited.figure("a", "5个", "item")], [])
    told = replace(told, tables={**told.tables, "remarks": remarks(kind, "a;b")})
    assert read_remainders(told, []).doubted == (frozenset("ab"),) * count
