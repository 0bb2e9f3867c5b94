"""Qualifier words, and the intervals that they allow."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from scripts.numbers.numerals import QuantityError
from scripts.numbers.qualifiers import (
    EVERYTHING,
    Interval,
    cut,
    is_other_word,
    joint_qualifier,
    only,
    qualified,
    rounded,
    soft_place,
)

FIVE = Fraction(5)


def test_an_interval_knows_its_ends() -> None:
    half_open = Interval(Fraction(1), FIVE, True, False)
    assert [half_open.contains(Decimal(value)) for value in ("0.9", "1", "4.99", "5")] == [False, True, True, False]
    assert Interval(FIVE, None, False, False).contains(Decimal(10**15))
    assert not Interval(FIVE, None, False, False).contains(FIVE)
    assert [Interval(None, FIVE, False, True).contains(Decimal(value)) for value in ("5", "5.1")] == [True, False]
    assert EVERYTHING.contains(Decimal(-1))


def test_several_words_must_agree() -> None:
    assert joint_qualifier([]) == "exact"
    assert joint_qualifier(["超过", "余"]) == "over"
    assert joint_qualifier(["超过", "以上"]) == "over"
    assert joint_qualifier(["不足", "以内"]) == "under"
    with pytest.raises(QuantityError, match="contradiction 约…以上"):
        joint_qualifier(["约", "以上"])


@pytest.mark.parametrize(
    ("before", "words", "after", "other"),
    [
        ("节", "约5万元", "", True),
        ("大", "约5万元", "", False),
        ("大节", "约5万元", "", True),
        ("", "约5万元", "", False),
        ("最", "近5家", "", True),
        ("", "5万元多", "渠道", True),
        ("", "5万元多", "，", False),
        ("", "5万元多", "", False),
        ("", "3个内", "设机构", True),
        ("", "5万元以上", "的", False),
    ],
)
def test_a_qualifier_that_belongs_to_another_word(before: str, words: str, after: str, other: bool) -> None:
    assert is_other_word(before, words, after) is other


def test_everything_has_no_ends() -> None:
    assert Interval(None, None, False, False) == EVERYTHING


def test_intervals() -> None:
    ten, one = Decimal(10), Decimal(1)
    assert rounded(ten, one) == between("9.5", "10.5", True, False)
    assert rounded(-ten, one) == between("-10.5", "-9.5", False, True)
    assert cut(ten, one) == between("10", "11", True, False)
    assert cut(-ten, one) == between("-11", "-10", False, True)
    half, tenth = Decimal("0.5"), Decimal("0.1")
    assert rounded(half, tenth) == between("0.45", "0.55", True, False)
    assert rounded(Decimal(0), one) == between("-0.5", "0.5", True, False)
    assert cut(half, tenth) == between("0.5", "0.6", True, False)
    assert cut(Decimal(0), one) == between("0", "1", True, False)
    assert only(ten) == between("10", "10", True, True)
    assert qualified(ten, "over", ["余"], ten) == between("10", "20", False, False)
    assert qualified(ten, "over", ["超过"], ten) == between("10", "", False, False)
    assert qualified(ten, "at least", ["以上"], ten) == between("10", "", True, False)
    assert qualified(ten, "under", ["不到"], ten) == between("", "10", False, False)
    assert qualified(ten, "at most", ["上限"], ten) == between("", "10", False, True)
    assert qualified(ten, "about", ["近"], one) == between("9", "10", True, True)
    assert qualified(ten, "about", ["约"], one) == between("9", "11", True, True)
    assert qualified(Decimal(1234), "about", ["约"], one) == between("1172.3", "1295.7", True, True)


def test_an_interval_turned_round() -> None:
    assert between("2", "4", True, False).mirrored == between("-4", "-2", False, True)
    assert between("2", "4", True, False).inverted == between("1/4", "1/2", False, True)
    assert between("2", "", True, False).mirrored == between("", "-2", False, True)


def test_the_place_of_a_soft_number() -> None:
    assert [soft_place(Fraction(text)) for text in ("4000000", "940", "0.25")] == [1000000, 10, Fraction(1, 100)]


def between(low: str, high: str, low_closed: bool, high_closed: bool) -> Interval:
    ends = [Fraction(end) if end else None for end in (low, high)]
    return Interval(ends[0], ends[1], low_closed, high_closed)


@pytest.mark.parametrize(
    ("words", "after", "expected"), [("15个工作日内", "落", False), ("3年内", "设", True), ("3户内", "落", True)]
)
def test_within_a_time_is_no_part_of_another_word(words: str, after: str, expected: bool) -> None:
    assert is_other_word("", words, after) == expected
