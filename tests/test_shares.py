"""Parts and their wholes in one document: what is joined, what is left over, what is computed and by what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from scripts.charts.shares import PairsChoice, PartsChoice, choose_shares
from scripts.ledger.rows import Figure, Qualifier, Status
from tests.charted import NATION, drawn, figure, indicator, rule
from tests.marks import body, texts

NONE: tuple[frozenset[str], ...] = ()
BOTH = ("counted=households", "counted=persons")
PAIRS = rule(
    "part-whole",
    "whole",
    "{whole}，其中{part}；{part_digits}/{whole_digits}",
    part=indicator("part"),
    share=indicator("share"),
)
CAUSES = rule("composition", "cause", "{top}最多，{top_digits}／{total_digits}", dimension="cause")


def pairs(*values: tuple[str, str], **changes: Any) -> list[Figure]:
    """A whole and its part by households, then by persons."""
    rows = []
    for breakdown, unit, (whole, part) in zip(BOTH, ("household", "person"), values, strict=False):
        rows += [figure(whole, "whole", unit=unit, breakdown=breakdown, **changes)]
        rows += [figure(part, "part", unit=unit, breakdown=breakdown, **changes)]
    return rows


def chosen_pairs(figures: list[Figure], doubted: Sequence[frozenset[str]] = NONE) -> PairsChoice:
    (choice,) = choose_shares(figures, [PAIRS], doubted)
    assert isinstance(choice, PairsChoice)
    return choice


def causes(*values: str, **changes: Any) -> list[Figure]:
    names = ("illness", "disability", "schooling", "other")
    return [
        figure(value, "cause", breakdown=f"cause={name}", **{"unit": "percent", **changes})
        for name, value in zip(names, values, strict=False)
    ]


def chosen_parts(figures: list[Figure], doubted: Sequence[frozenset[str]] = NONE) -> PartsChoice:
    (choice,) = choose_shares(figures, [CAUSES], doubted)
    assert isinstance(choice, PartsChoice)
    return choice


def test_wholes_with_their_parts_by_breakdown() -> None:
    chart = drawn(chosen_pairs(pairs(("9922", "6314"), ("32550", "21549"))))
    assert chart.title == "9,922 户，其中6,314 户；6,314/9,922"
    households, persons = (
        ["按households", "9,922 户", "6,314 户", "63.6%"],
        ["按persons", "32,550 人", "21,549 人", "66.2%"],
    )
    assert body(chart.layout) == ["已做", "未做", *households, *persons]
    assert "百分比由本站推算：6,314 ÷ 9,922" in texts(chart.layout)
    assert [(item.text, item.value, item.unit) for item in chart.computed] == [
        ("63.6%", Decimal("63.6"), "percent"),
        ("66.2%", Decimal("66.2"), "percent"),
    ]
    assert [figure.value for figure in chart.computed[0].figures] == [6314, 9922]


def test_one_whole_and_its_part_are_said_in_one_sentence() -> None:
    assert choose_shares(pairs(("9922", "6314")), [PAIRS], NONE) == []


@pytest.mark.parametrize(
    ("whole", "part", "is_there"), [("6", "6", True), ("5", "6", False), ("0", "0", False), ("6", "0", True)]
)
def test_a_part_is_no_more_than_a_whole_that_is_something(whole: str, part: str, is_there: bool) -> None:
    assert bool(choose_shares(pairs((whole, part), ("9", "1")), [PAIRS], NONE)) == is_there


def test_whole_and_part_are_of_one_place_time_and_breakdown() -> None:
    rows = pairs(("9", "6"), ("8", "4"))
    for change in ({"region": NATION}, {"period_end": figure("1", year=2022).period_end}, {"breakdown": ()}):
        assert choose_shares([replace(rows[0], **change), *rows[1:]], [PAIRS], NONE) == []


def test_a_share_that_the_document_states_is_shown_as_it_is() -> None:
    rows = pairs(("9922", "6314"), ("32550", "21549"))
    shares = [
        figure(value, "share", unit="percent", breakdown=name)
        for value, name in zip(("63.7", "66.3"), BOTH, strict=True)
    ]
    choice = chosen_pairs([*rows, *shares])
    chart = drawn(choice)
    assert [text for text in texts(chart.layout) if text.endswith("%")] == ["63.7%", "66.3%"]
    assert (chart.computed, len(chart.rows)) == ((), 6)
    assert "百分比由本站推算" not in "".join(texts(chart.layout))
    assert [[item.value for item in scale] for scale in choice.scales] == [[9922, 6314], [32550, 21549]]


def test_shares_of_a_hundred_leave_a_rest_that_is_computed() -> None:
    chart = drawn(chosen_parts(causes("11.4", "65.8", "8.5")))
    assert chart.title == "按disability最多，65.8／"
    assert body(chart.layout)[1::2] == ["65.8%", "11.4%", "8.5%", "约 14.3%"]
    assert body(chart.layout)[-2:] == ["其他，报告没写", "约 14.3%"]
    assert "其他一项由本站推算：100 − 65.8 − 11.4 − 8.5。" in texts(chart.layout)
    assert chart.alt.endswith("；其他，报告没写 约 14.3%。其他一项由本站推算：100 − 65.8 − 11.4 − 8.5。")
    assert [(item.value, item.unit) for item in chart.computed] == [(Decimal("14.3"), "percent")]


def test_a_doubt_about_the_base_is_said() -> None:
    rows = causes("11.4", "65.8", "8.5")
    chart = drawn(chosen_parts(rows, [frozenset(row.figure_id for row in rows)]))
    assert chart.alt.endswith("8.5。百分比以什么为基数，报告写得不清楚。")
    assert "写得不清楚" not in drawn(chosen_parts(rows, [frozenset([rows[0].figure_id])])).alt


@pytest.mark.parametrize(
    "rows",
    [
        causes("50", "30", "20"),
        causes("50", "30", "10", qualifier=Qualifier.OVER),
        causes("50", "30", "10", unit="cny"),
    ],
)
def test_no_rest_is_made_up(rows: list[Figure]) -> None:
    choice = chosen_parts(rows)
    assert (choice.left, drawn(choice).computed) == (None, ())


def test_a_stated_total_closes_the_list_and_is_the_full_width() -> None:
    full = chosen_parts([*causes("50", "30", "10", unit="cny"), figure("90", "cause")])
    assert (full.whole, body(drawn(full).layout)[-2:]) == (Decimal(90), ["指标cause", "90 元"])
    small = chosen_parts([*causes("50", "30", "10", unit="cny"), figure("40", "cause")])
    assert (small.whole, body(drawn(small).layout)[-2:]) == (None, ["指标cause", "40 元"])
    assert chosen_parts(causes("50", "30", "10")).whole == 100


def test_a_total_is_of_the_same_time_status_and_unit_as_its_parts() -> None:
    rows = causes("50", "30", "10", unit="cny")
    for change in ({"year": 2022}, {"status": Status.PLAN}, {"unit": "percent"}):
        assert chosen_parts([figure("90", "cause", **change), *rows]).total is None
        assert chosen_parts([figure("90", "cause", **change), *rows, figure("90", "cause")]).total


def test_a_stated_total_leaves_no_rest() -> None:
    assert chosen_parts([*causes("50", "30", "10"), figure("90", "cause", unit="percent")]).left is None


def test_what_is_below_zero_is_no_part() -> None:
    assert [item.value for item in chosen_parts(causes("50", "30", "-10", "5")).parts] == [50, 30, 5]


def test_parts_are_those_of_the_dimension_of_the_rule() -> None:
    others = [figure(value, "cause", breakdown=f"sector={value}", unit="percent") for value in ("1", "2", "3", "4")]
    assert len(chosen_parts([*others, *causes("50", "30", "10")]).parts) == 3


def test_pairs_stand_in_the_order_of_their_breakdowns() -> None:
    rows = pairs(("9922", "6314"), ("32550", "21549"))
    assert [item.whole.breakdown_id for item in chosen_pairs(rows[::-1]).pairs] == list(BOTH)


def test_two_parts_are_no_chart_and_results_come_before_plans() -> None:
    assert choose_shares(causes("50", "30"), [CAUSES], NONE) == []
    plans = causes("5", "3", "2", status=Status.PLAN)
    assert [item.value for item in chosen_parts([*plans, *causes("50", "30", "10")]).parts] == [50, 30, 10]


def test_the_id_has_region_rule_and_document() -> None:
    assert chosen_parts(causes("50", "30", "10")).chart_id == "999001-composition-s-1"
