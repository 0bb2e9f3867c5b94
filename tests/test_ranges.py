"""Ranges: their ends, limits and doubts, and two numbers that are none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scripts.numbers.numerals import QuantityError
from scripts.numbers.prefixes import Prefix, read_prefix
from scripts.numbers.ranges import read_range
from tests.grammar import UNITS, written


def ends(text: str) -> str:
    prefix = read_prefix(text, UNITS)
    found = read_range(text[prefix.end :], prefix, UNITS)
    return f"{written(found.ends)} {found.qualifier}" if found else ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3-5个", "[3,5] exact"),
        ("3——5个", "[3,5] exact"),
        ("3~5个", "[3,5] exact"),
        ("三到五", "[3,5] exact"),
        ("200至300万元", "[2000000,3000000] exact"),
        ("8000-1万元", "[8000,10000] exact"),
        ("-3%至5%", "[-3,5] exact"),
        ("-5%至-3%", "[-5,-3] exact"),
        ("3—5年", "[3,5] exact"),
        ("2000至2020户", "[2000,2020] exact"),
        ("10至1万元", "[10,10000] exact"),
        ("5万元以上10万元以下", "[50000,100000] exact"),
        ("5万元以上至10万元", "[50000,100000] exact"),
        ("5万元以上不足10万元", "[50000,100000) exact"),
        ("5万元(不含)至10万元(含)", "(50000,100000] exact"),
        ("约3—5个", "[2,6] about"),
        ("3—5个左右", "[2,6] about"),
        ("增长5%—6%", "[5,6] exact"),
        ("9922户", ""),
        ("5万元以上", ""),
        ("三至", ""),
        ("-3%", ""),
        ("几-5个", ""),
        ("3余—5个", ""),
        ("3—5余个", ""),
        ("3个工—5个", ""),
    ],
)
def test_the_ends_of_a_range(text: str, found: str) -> None:
    assert ends(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "5个至3个",
        "3个至3个",
        "3-5",
        "2021—2025年",
        "21—2025年",
        "10至1.001万元",
        "5—6日",
        "3%至5个",
        "80至1亿元",
        "增长5%至6%",
        "3%—-1%",
        "-5%—-3%",
        "不低于3%至5%",
        "第3至5",
        "5万元以上10万元",
        "5个以上至10个以上",
    ],
)
def test_two_numbers_that_may_be_no_range(text: str) -> None:
    with pytest.raises(QuantityError, match="no-range"):
        ends(text)


def test_the_place_is_that_of_the_upper_end() -> None:
    found = read_range("3000元至5万元", Prefix(), UNITS)
    assert found is not None
    assert (found.step, found.suffix.word) == (Fraction(10000), "元")
