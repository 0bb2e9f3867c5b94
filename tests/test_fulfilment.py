"""One target beside one result: which state, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scripts.audit.fulfilment import STATES, Judgement, allowed, judge, share_of
from scripts.ledger.rows import Figure, Member, Qualifier
from scripts.words import load_words
from tests.audited import text as named
from tests.audited import typed, units
from tests.test_intervals import read

NUMBERS = {
    "500座": ("500", "toilet", "exact"),
    "600座": ("600", "toilet", "exact"),
    "1座": ("1", "toilet", "exact"),
    "499座": ("499", "toilet", "exact"),
    "300余座": ("300", "toilet", "over"),
    "无一座": ("0", "toilet", "exact"),
    "不少于500座": ("500", "toilet", "at least"),
    "超过500座": ("500", "toilet", "over"),
    "约490座": ("490", "toilet", "about"),
    "400余座": ("400", "toilet", "over"),
    "不到600座": ("600", "toilet", "under"),
    "20%": ("20", "percent", "exact"),
    "19.6%": ("19.6", "percent", "exact"),
    "19.4%": ("19.4", "percent", "exact"),
    "21%": ("21", "percent", "exact"),
    "不低于总数20%": ("20", "percent", "at least"),
    "超过18%": ("18", "percent", "over"),
    "3%以内": ("3", "percent", "at most"),
    "2.9%": ("2.9", "percent", "exact"),
    "3.1%": ("3.1", "percent", "exact"),
    "10户": ("10", "household", "exact"),
    "9户": ("9", "household", "exact"),
    "11户": ("11", "household", "exact"),
    "无一户": ("0", "household", "exact"),
    "4.2万人": ("42000", "person", "exact"),
    "41600人": ("41600", "person", "exact"),
    "2024年6月底": ("2024-06-30", "date", "exact"),
    "2024年6月15日": ("2024-06-15", "date", "exact"),
    "2024年7月1日": ("2024-07-01", "date", "exact"),
}


BASE = typed("i", "1户", "household")


def amount(words: str, kind: str = "flow", direction: str = "up", breakdown: str = "") -> Figure:
    return make(*NUMBERS[words], words, kind, direction, breakdown)


def make(
    value: str, unit: str, qualifier: str, stated: str, kind: str = "flow", direction: str = "up", breakdown: str = ""
) -> Figure:
    is_day = unit == "date"
    return replace(
        BASE,
        indicator=replace(BASE.indicator, kind=kind, direction=direction),
        breakdown=(Member(breakdown, named(breakdown), None),) if breakdown else (),
        value=None if is_day else Decimal(value),
        day=date.fromisoformat(value) if is_day else None,
        unit=units()[unit],
        qualifier=Qualifier(qualifier),
        as_stated=stated,
    )


@pytest.mark.parametrize(
    ("target", "result", "kind", "direction", "state", "reason"),
    [
        # work that is counted: at least the number, and more than it is more
        ("500座", "500座", "flow", "up", "met", ""),
        ("500座", "600座", "flow", "up", "exceeded", ""),
        ("500座", "499座", "flow", "up", "partly", ""),
        ("500座", "300余座", "flow", "up", "partly", ""),
        ("500座", "无一座", "flow", "up", "missed", ""),
        ("500座", "1座", "flow", "up", "partly", ""),
        ("500座", "约490座", "flow", "up", "met", ""),
        ("500座", "400余座", "flow", "up", "partly", ""),
        ("500座", "不到600座", "flow", "up", "not-comparable", "open-ended"),
        ("300余座", "499座", "count", "up", "exceeded", ""),
        ("4.2万人", "41600人", "flow", "up", "met", ""),
        ("4.2万人", "41600人", "stock", "up", "met", ""),
        # more is no better: done is done, less is partly, nothing is not called missed
        ("500座", "600座", "count", "none", "met", ""),
        ("500座", "499座", "count", "none", "partly", ""),
        ("500座", "无一座", "count", "none", "not-comparable", "no-direction"),
        # words of the target say which side, and leave no upper end to exceed
        ("不少于500座", "600座", "flow", "up", "met", ""),
        ("不低于总数20%", "21%", "rate", "none", "met", ""),
        ("不低于总数20%", "19.6%", "rate", "none", "missed", ""),
        ("不低于总数20%", "超过18%", "rate", "up", "not-comparable", "open-ended"),
        ("3%以内", "2.9%", "rate", "up", "met", ""),
        ("3%以内", "3.1%", "rate", "up", "missed", ""),
        ("不少于500座", "499座", "rate", "none", "missed", ""),
        ("不少于500座", "无一座", "flow", "none", "missed", ""),
        ("超过500座", "500座", "rate", "up", "missed", ""),
        ("超过500座", "500座", "flow", "up", "partly", ""),
        ("不少于500座", "500座", "rate", "up", "met", ""),
        ("不到600座", "600座", "rate", "down", "missed", ""),
        # states and rates are not done in part; rounding is for the one who set the target
        ("20%", "19.6%", "rate", "up", "met", ""),
        ("20%", "19.4%", "rate", "up", "missed", ""),
        ("20%", "21%", "rate", "up", "exceeded", ""),
        ("20%", "21%", "rate", "none", "not-comparable", "no-direction"),
        ("20%", "20%", "rate", "none", "met", ""),
        # less is better
        ("10户", "10户", "count", "down", "met", ""),
        ("10户", "9户", "count", "down", "exceeded", ""),
        ("10户", "11户", "count", "down", "missed", ""),
        ("无一户", "无一户", "count", "down", "met", ""),
        ("无一户", "9户", "count", "down", "missed", ""),
        # a day is the last one, and early is in time
        ("2024年6月底", "2024年6月15日", "date", "none", "met", ""),
        ("2024年6月底", "2024年7月1日", "date", "none", "missed", ""),
    ],
)
def test_what_a_result_makes_of_a_target(
    target: str, result: str, kind: str, direction: str, state: str, reason: str
) -> None:
    found = judge(amount(target, kind, direction), amount(result, kind, direction))
    assert found == Judgement(state, reason)


@pytest.mark.parametrize("breakdown", ["change=growth", "change=increase", "change=above-goal"])
def test_a_change_is_a_rate_and_never_met_in_part(breakdown: str) -> None:
    target, result = (amount(words, "flow", "up", breakdown) for words in ("500座", "300余座"))
    assert judge(target, result) == Judgement("missed")
    assert share_of(result, target) is None
    plain = judge(amount("500座"), amount("300余座"))
    assert plain == Judgement("partly")


def test_words_of_another_language_leave_value_and_qualifier() -> None:
    assert allowed(make("21.5", "percent", "exact", "21.5 percent")) == read("[21.45,21.55)")
    assert allowed(make("30000000", "person", "over", "above 30 million")) == read("(30000000,)")


def test_a_number_that_reads_otherwise_than_its_row_is_taken_from_the_row() -> None:
    assert allowed(make("7", "toilet", "exact", "8座")) == read("[7,7]")


def test_about_a_day_says_nothing_firm() -> None:
    assert allowed(make("2024-06-30", "date", "about", "6月底左右")) == read("(,)")


@pytest.mark.parametrize(
    ("part", "target", "kind", "direction", "share"),
    [
        ("300余座", "600座", "flow", "up", "0.5000"),
        ("600座", "500座", "flow", "up", "1.2000"),
        ("41600人", "4.2万人", "stock", "up", "0.9905"),
        ("600座", "500座", "count", "none", "1.2000"),
        ("19.4%", "20%", "share", "up", None),
        ("2.9%", "3%以内", "rate", "up", None),
        ("9户", "10户", "count", "down", None),
        ("9户", "无一户", "count", "none", None),
        ("9户", "500座", "count", "none", None),
        ("2024年6月15日", "2024年6月底", "date", "none", None),
    ],
)
def test_the_share_that_a_part_is(part: str, target: str, kind: str, direction: str, share: str | None) -> None:
    found = share_of(amount(part, kind, direction), amount(target, kind, direction))
    assert (str(found) if found is not None else None) == share


@pytest.mark.parametrize(
    ("start", "end", "share"),
    [
        (date(2023, 1, 1), date(2023, 6, 30), "0.6000"),
        (date(2023, 1, 1), date(2023, 12, 31), "0.6000"),
        (date(2023, 1, 1), date(2024, 1, 1), None),
        (date(2022, 12, 31), date(2023, 12, 31), None),
        (date(2022, 1, 1), date(2023, 6, 30), None),
        (date(2023, 1, 1), date(2024, 6, 30), None),
    ],
)
def test_what_lies_outside_the_time_of_a_target_is_no_share_of_it(start: date, end: date, share: str | None) -> None:
    found = share_of(replace(amount("300余座"), period_start=start, period_end=end), amount("500座"))
    assert (str(found) if found is not None else None) == share


def test_every_state_has_its_words() -> None:
    assert {state: load_words("zh")(f"target_state.{state}") for state in STATES} == {
        "open": "等后续报告",
        "met": "达到",
        "exceeded": "超过",
        "partly": "部分达到",
        "missed": "未达到",
        "passed-over": "没再提",
        "not-comparable": "无法对照",
    }
