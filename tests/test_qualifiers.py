"""Qualifier words, and the intervals that they allow."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.numbers.numerals import QuantityError
from scripts.numbers.qualifiers import (
    EVERYTHING,
    Interval,
    cut,
    joint_qualifier,
    only,
    qualified,
    rounded,
    split_after,
    words_before,
)

FIVE = Decimal(5)


def test_an_interval_knows_its_ends() -> None:
    half_open = Interval(Decimal(1), FIVE, True, False)
    assert [half_open.contains(Decimal(value)) for value in ("0.9", "1", "4.99", "5")] == [False, True, True, False]
    assert Interval(FIVE, None, False, False).contains(Decimal(10**15))
    assert not Interval(FIVE, None, False, False).contains(FIVE)
    assert EVERYTHING.contains(Decimal(-1))


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("", []),
        ("超过", ["超过"]),
        ("不超过", ["不超过"]),
        ("没有超过", ["没有超过"]),
        ("超过了", ["超过"]),
        ("不低于总数", ["不低于"]),
        ("至少有", ["至少"]),
        ("达不到", ["不到"]),
        ("收入超", ["超"]),
        ("约", ["约"]),
        ("节约", []),
        ("签约", []),
        ("附近", []),
        ("近年来实施", []),
        ("将近", ["将近"]),
        ("超额完成", []),
        ("问题不足", []),
        ("不到全县的", ["不到"]),
        ("通过", []),
    ],
)
def test_words_before_a_number(prefix: str, words: list[str]) -> None:
    assert words_before(prefix) == words


@pytest.mark.parametrize("prefix", ["高于全省", "低于去年", "超过计划"])
def test_a_comparison_is_no_qualifier(prefix: str) -> None:
    with pytest.raises(QuantityError, match="may compare with"):
        words_before(prefix)


@pytest.mark.parametrize(
    ("rest", "parts"),
    [
        ("个", ("个", "")),
        ("%以上", ("%", "以上")),
        ("人及以上", ("人", "及以上")),
        ("年多", ("年", "多")),
        ("日内", ("日", "内")),
        ("室内", ("室内", "")),
        ("个左右", ("个", "左右")),
    ],
)
def test_closing_words(rest: str, parts: tuple[str, str]) -> None:
    assert split_after(rest) == parts


def test_several_words_must_agree() -> None:
    assert joint_qualifier([]) == "exact"
    assert joint_qualifier(["超过", "余"]) == "over"
    assert joint_qualifier(["超过", "以上"]) == "over"
    assert joint_qualifier(["不足", "以内"]) == "under"
    with pytest.raises(QuantityError, match="“约…以上” say different things"):
        joint_qualifier(["约", "以上"])


def test_intervals() -> None:
    ten, one = Decimal(10), Decimal(1)
    assert rounded(ten, one) == Interval(Decimal("9.5"), Decimal("10.5"), True, False)
    assert rounded(-ten, one) == Interval(Decimal("-10.5"), Decimal("-9.5"), False, True)
    assert cut(ten, one) == Interval(ten, Decimal(11), True, False)
    assert only(ten) == Interval(ten, ten, True, True)
    assert qualified(ten, "over", ["余"], ten) == Interval(ten, Decimal(20), False, False)
    assert qualified(ten, "over", ["超过"], ten) == Interval(ten, None, False, False)
    assert qualified(ten, "at least", ["以上"], ten) == Interval(ten, None, True, False)
    assert qualified(ten, "under", ["不到"], ten) == Interval(None, ten, False, False)
    assert qualified(ten, "at most", ["上限"], ten) == Interval(None, ten, False, True)
    assert qualified(ten, "about", ["近"], one) == Interval(Decimal(9), ten, True, True)
    assert qualified(ten, "about", ["约"], one) == Interval(Decimal(9), Decimal(11), True, True)
    assert qualified(Decimal(1234), "about", ["约"], one) == Interval(Decimal("1172.3"), Decimal("1295.7"), True, True)
