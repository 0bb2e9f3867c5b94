"""Ranges: exact arithmetic, open and closed ends, no limit, divisors that can be 0, and figures that stand twice."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from math import inf
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scripts.audit.intervals import End, Range, as_range, enclose, hull, overlap, point
from scripts.numbers.qualifiers import Interval


def read(text: str) -> Range:
    """`[1,2)` as a range; an end that is empty has no limit."""
    low, high = text[1:-1].split(",")
    least: End = Fraction(low) if low else -inf
    most: End = Fraction(high) if high else inf
    return Range(least, most, text[0] == "[" and least != -inf, text[-1] == "]" and most != inf)


@pytest.mark.parametrize(
    ("one", "sign", "two", "result"),
    [
        ("[1,2)", operator.add, "[10,20]", "[11,22)"),
        ("[1,2)", operator.add, "(3,)", "(4,)"),
        ("[1,2)", operator.sub, "[10,20)", "(-19,-8)"),
        ("[1,2)", operator.sub, "(,3]", "[-2,)"),
        ("[2,3)", operator.mul, "[5,7]", "[10,21)"),
        ("[2,3]", operator.mul, "(5,)", "(10,)"),
        ("(0,3)", operator.mul, "[1,7]", "(0,21)"),
        ("[1,7]", operator.mul, "(0,3)", "(0,21)"),
        ("[-2,3)", operator.mul, "[5,7]", "[-14,21)"),
        ("[-2,3)", operator.mul, "[-5,7)", "(-15,21)"),
        ("[0,3)", operator.mul, "(5,)", "[0,)"),
        ("(0,3)", operator.mul, "(5,)", "(0,)"),
        ("[-1,3)", operator.mul, "(5,)", "(,)"),
        ("[0,0]", operator.mul, "(,)", "[0,0]"),
        ("[1,2)", operator.truediv, "[4,5)", "(1/5,1/2)"),
        ("[1,2)", operator.truediv, "(0,5)", "(1/5,)"),
        ("[1,2)", operator.truediv, "[-5,0)", "(,-1/5]"),
        ("[1,2)", operator.truediv, "[4,)", "(0,1/2)"),
        ("[-1,2)", operator.truediv, "(,-4]", "(-1/2,1/4]"),
    ],
)
def test_arithmetic(one: str, sign: Callable[[Range, Range], Range], two: str, result: str) -> None:
    assert sign(read(one), read(two)) == read(result)


@pytest.mark.parametrize("divisor", ["[0,1]", "[-1,1]", "(-1,0]", "(,)"])
def test_nothing_is_divided_by_what_can_be_0(divisor: str) -> None:
    with pytest.raises(ZeroDivisionError):
        point(1) / read(divisor)


@pytest.mark.parametrize(
    ("one", "two", "meet", "common", "both"),
    [
        ("[1,2)", "[2,3]", False, None, "[1,3]"),
        ("[1,2]", "[2,3]", True, "[2,2]", "[1,3]"),
        ("[1,2]", "(2,3]", False, None, "[1,3]"),
        ("(1,5)", "[1,4]", True, "(1,4]", "[1,5)"),
        ("(,5)", "[1,)", True, "[1,5)", "(,)"),
    ],
)
def test_what_two_have_in_common(one: str, two: str, meet: bool, common: str | None, both: str) -> None:
    assert read(one).meets(read(two)) == read(two).meets(read(one)) == meet
    assert common is None or overlap(read(one), read(two)) == read(common)
    assert hull(read(one), read(two)) == hull(read(two), read(one)) == read(both)


def test_a_range_knows_its_ends() -> None:
    assert [read("[1,2)").contains(value) for value in (0, 1, 2)] == [False, True, False]
    assert (point(3).is_point, read("[1,2)").is_bounded, read("[1,)").is_bounded) == (True, True, False)
    assert (read("[1,)").has_limit, read("(,)").has_limit) == (True, False)
    assert as_range(Interval(Fraction("1.5"), None, True, True)) == read("[3/2,)")
    assert as_range(Interval(None, Fraction(2), True, True)) == read("(,2]")
    assert as_range(Interval(Fraction(1), Fraction(2), False, False)) == read("(1,2)")


@pytest.mark.parametrize(
    ("function", "ranges", "repeated", "result"),
    [
        (lambda v: v[0] / (v[0] + v[1]), ["[1,2)", "[3,4]"], [0], "[1/5,2/5)"),
        (lambda v: (v[0] - v[1]) / v[1], ["[6,7)", "[2,3)"], [1], "(1,5/2)"),
        (lambda v: v[0] - v[0], ["[1,2)"], [0], "[0,0]"),
        (lambda v: v[0] * v[1] + v[0], ["[1,2)", "[3,4)"], [0], "[4,10)"),
        (lambda v: v[0] / v[1] - v[0], ["[1,2]", "[2,4]"], [0], "[-3/2,-1/2]"),
        (lambda v: v[0] * (v[0] - v[1]), ["[0,2]", "[1,1]"], [0], "[-2,2]"),  # turns within: too wide, never too narrow
        (lambda v: v[0] * v[0] - v[0], ["[1/2,2]"], [0], "[-1/4,2]"),  # at 1/2 it stands still, then it rises
        (lambda v: v[0] - v[0] * v[0], ["[1/2,2]"], [0], "[-2,1/4]"),  # the same, falling
        (lambda v: v[0] * v[0] - v[0], ["(1/2,2)"], [0], "(-1/4,2)"),
        (lambda v: v[0] * v[0] + v[1] * v[1], ["(1,2]", "[3,4]"], [0, 1], "(10,20]"),
        (lambda v: v[0] * v[0] + v[1] * v[1], ["[1,2]", "[3,4)"], [0, 1], "[10,20)"),
        (lambda v: v[0] * v[0] + v[0], ["[0,2]"], [0], "[0,6]"),
        (lambda v: v[0] * v[1] * (v[2] - v[0]), ["[3,4]", "[10,10]", "[5,5]"], [0], "[40,60]"),
        (lambda v: v[1] / v[0] + v[1] / v[0], ["(0,2]", "[1,1]"], [0], "[1,)"),  # a divisor never put to 0
        (lambda v: v[0] - v[0], ["[1,)"], [0], "(,)"),
        (lambda v: v[0] + v[1], ["[1,2]", "[1,2]"], [], "[2,4]"),
    ],
)
def test_a_figure_that_stands_twice(
    function: Callable[[Any], Any], ranges: list[str], repeated: list[int], result: str
) -> None:
    assert enclose(function, [read(text) for text in ranges], repeated) == read(result)


fractions = st.fractions(min_value=-50, max_value=50, max_denominator=20)


@st.composite
def ranges(draw: st.DrawFn) -> tuple[Range, Fraction]:
    """A range and a number in it."""
    low, inside, high = sorted(draw(st.tuples(fractions, fractions, fractions)))
    least: End = -inf if draw(st.booleans()) else low
    most: End = inf if draw(st.booleans()) else high
    return Range(least, most, inside == least, inside == most), inside


@given(ranges(), ranges(), st.sampled_from([operator.add, operator.sub, operator.mul, operator.truediv]))
def test_arithmetic_holds_every_result(
    one: tuple[Range, Fraction], two: tuple[Range, Fraction], sign: Callable[[Any, Any], Any]
) -> None:
    assume(sign is not operator.truediv or not two[0].contains(0))
    assert sign(one[0], two[0]).contains(sign(one[1], two[1]))


SHAPES: list[Callable[[Any], Any]] = [
    lambda v: v[0] / (v[0] + v[1]),
    lambda v: (v[0] - v[1]) / v[1] * v[2],
    lambda v: v[0] * v[1] - v[0] * v[2],
    lambda v: (v[0] - v[1]) * (v[0] + v[1]),
    lambda v: v[0] / v[1] - v[0] / v[2],
]


@given(ranges(), ranges(), ranges(), st.sampled_from(SHAPES))
def test_a_figure_that_stands_twice_loses_no_result(
    one: tuple[Range, Fraction], two: tuple[Range, Fraction], three: tuple[Range, Fraction], shape: Callable[[Any], Any]
) -> None:
    values = (one, two, three)
    try:
        reach = enclose(shape, [item for item, _ in values], [0, 1])
    except ZeroDivisionError:
        return
    assert reach.contains(shape([inside for _, inside in values]))


@pytest.mark.parametrize(
    ("one", "other", "below"),
    [
        ("(,5)", "[5,5]", True),
        ("(,5]", "[5,5]", False),
        ("[4,4]", "(4,)", True),
        ("[4,4]", "(,)", False),
        ("(,)", "[4,4]", False),
        ("[6,6]", "[5,5]", False),
    ],
)
def test_what_lies_below(one: str, other: str, below: bool) -> None:
    assert read(one).lies_below(read(other)) is below


@pytest.mark.parametrize(
    ("one", "other", "within"),
    [
        ("[4,5]", "[4,5]", True),
        ("(4,5)", "[4,5]", True),
        ("[4,5]", "(4,5]", False),
        ("[4,5]", "[4,5)", False),
        ("[4,6]", "[4,)", True),
        ("[4,)", "[4,6]", False),
        ("(,4]", "[3,6]", False),
    ],
)
def test_what_lies_within(one: str, other: str, within: bool) -> None:
    assert read(one).lies_within(read(other)) is within


@pytest.mark.parametrize(
    ("reach", "whole"),
    [
        ("(1270.02,1271.42]", "[1271,1271]"),
        ("(3,5)", "[4,4]"),
        ("[3,5]", "[3,5]"),
        ("(-2.5,1)", "[-2,0]"),
        ("(3.2,)", "[4,)"),
        ("(,3)", "(,2]"),
        ("(,)", "(,)"),
    ],
)
def test_what_is_counted_is_rounded_inward(reach: str, whole: str) -> None:
    assert read(reach).whole_numbers() == read(whole)


@pytest.mark.parametrize("reach", ["(3,4)", "[3.2,3.8]"])
def test_where_no_whole_number_lies_there_is_none(reach: str) -> None:
    assert read(reach).whole_numbers() is None
