"""Digits of computed numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import pytest

from scripts.audit.intervals import point
from scripts.audit.precision import place_within, round_beside, round_to, round_within
from scripts.numbers.numerals import canonical
from tests.test_intervals import read


@pytest.mark.parametrize(
    ("nominal", "reach", "dimension", "shown"),
    [
        ("3608", "[3608,3608]", "count", ("3608", "", "", True)),
        ("700/83", "[700/83,700/83]", "ratio", ("8.4", "", "", False)),
        ("7/300", "[7/300,7/300]", "ratio", ("0.023", "", "", False)),
        ("32550/9922", "[32550/9922,32550/9922]", "", ("3.28", "", "", False)),
        ("771327.46", "[771327.46,771327.46]", "money", ("771327", "", "", False)),
        ("0", "[0,0]", "count", ("0", "", "", True)),
        ("53007", "[52751,53265]", "count", ("53000", "52751", "53265", False)),
        ("1271", "[1271,1271]", "count", ("1271", "", "", True)),
        ("30190000", "[30180001,30199999]", "count", ("30190000", "30180000", "30200000", False)),
        ("11591.55", "(11586.01,11597.09)", "money", ("11590", "11586", "11598", False)),
        ("5.4321", "[5.4301,5.4341)", "money", ("5.43", "5.43", "5.44", False)),
        ("45.29", "(45.285,45.295]", "ratio", ("45.29", "45.285", "45.295", False)),
        ("400000", "(400000,500000)", "money", ("400000", "400000", "500000", False)),
        ("1520", "[1001,1999]", "count", ("1500", "1001", "1999", False)),
        ("1520", "[1001,2009]", "count", ("2000", "1000", "2100", False)),
        ("420000", "[400000,500000]", "money", ("400000", "400000", "500000", False)),
        ("480000", "[400000,500000]", "money", ("500000", "400000", "500000", False)),
        ("1.449", "[1.449,1.6)", "", ("1.45", "1.44", "1.6", False)),
        ("10/3", "[10/3,)", "", ("3.33", "3.33", "", False)),
        ("10/3", "(,10/3]", "count", ("3.33", "", "3.34", False)),
        ("10/3", "(,)", "", ("3", "", "", False)),
    ],
)
def test_never_more_digits_than_the_range_justifies(
    nominal: str, reach: str, dimension: str, shown: tuple[str, str, str, bool]
) -> None:
    low, high = ("" if not end else str(Fraction(*map(Fraction, end.split("/")))) for end in reach[1:-1].split(","))
    found = round_within(
        Fraction(*map(Fraction, nominal.split("/"))), read(f"{reach[0]}{low},{high}{reach[-1]}"), dimension
    )
    ends = ["" if end is None else canonical(end) for end in (found.low, found.high)]
    assert (canonical(found.nominal), *ends, found.is_exact) == shown


@pytest.mark.parametrize(
    ("nominal", "reach", "step", "stated", "same", "shown"),
    [
        (Fraction(7600, 83), point(Fraction(7600, 83)), "0.1", "91.5", False, "91.57"),
        (Fraction("91.5001"), point(Fraction("91.5001")), "0.1", "91.5", False, "91.5001"),
        (Fraction("91.5001"), point(Fraction("91.5001")), "0.1", "91.5", True, "91.5"),
        (Fraction(84160000), read("[84145000,84175000)"), "10000", "84160000", True, "84160000"),
        (Fraction(10, 3), point(Fraction(10, 3)), "0", "4", False, "3.33"),
    ],
)
def test_beside_a_stated_number(
    nominal: Fraction, reach: object, step: str, stated: str, same: bool, shown: str
) -> None:
    found = round_beside(nominal, reach, Fraction(step), Decimal(stated), same)  # type: ignore[arg-type]
    assert canonical(found) == shown


@pytest.mark.parametrize(
    ("width", "place"),
    [
        ("37", "10"),
        ("0.3", "0.1"),
        ("1", "1"),
        ("0.09", "0.01"),
        ("9.9", "1"),
        ("10", "10"),
        ("100", "100"),
        ("0.1", "0.1"),
        ("0.095", "0.01"),
    ],
)
def test_the_place_that_fits(width: str, place: str) -> None:
    assert place_within(Fraction(width)) == Decimal(place)


@pytest.mark.parametrize(
    ("value", "place", "nearest", "down", "up"),
    [
        ("2.5", "1", "3", "2", "3"),
        ("-2.5", "1", "-3", "-3", "-2"),
        ("2.4", "1", "2", "2", "3"),
        ("-2.4", "1", "-2", "-3", "-2"),
        ("0.7", "1", "1", "0", "1"),
        ("0", "1", "0", "0", "0"),
        ("155", "10", "160", "150", "160"),
        ("0.0249", "0.01", "0.02", "0.02", "0.03"),
    ],
)
def test_rounding_has_a_direction(value: str, place: str, nearest: str, down: str, up: str) -> None:
    number, step = Fraction(value), Decimal(place)
    shown = [round_to(number, step), round_to(number, step, floor), round_to(number, step, ceil)]
    assert [str(item) for item in shown] == [nearest, down, up]
