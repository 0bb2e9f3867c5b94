"""What the words after a number count or measure."""

from __future__ import annotations

from fractions import Fraction

from scripts.numbers.units import NO_UNIT, YEARS, UnitWord, read_units, written_forms

UNITS = read_units(
    (
        ("吨", "吨|公斤=0.001|斤=0.0005", "other"),
        ("个县（市、区）", "个县(市、区)|个", "count"),
        ("名次", "位|名", "rank"),
        ("人", "人|名", "count"),
        ("次/月", "", "frequency"),
        ("日期", "", "date"),
    )
)


def test_a_number_from_1900_to_2100_is_a_year() -> None:
    assert [number in YEARS for number in (1899, 1900, 2100, 2101)] == [False, True, True, False]


def test_a_word_has_a_size_in_its_unit() -> None:
    assert UNITS.find("斤") == UnitWord("吨", Fraction(1, 2000), "other")
    assert UNITS.find("吨") == UnitWord("吨", Fraction(1), "other")
    assert UNITS.find("个县(市、区)") == UnitWord("个县(市、区)", Fraction(1), "count")
    assert UNITS.factors == {Fraction(1), Fraction(1, 1000), Fraction(1, 2000)}


def test_the_base_is_the_first_word_of_size_one() -> None:
    units = read_units((("吨", "斤=0.0005|吨", "other"),))
    assert units.find("斤") == UnitWord("吨", Fraction(1, 2000), "other")
    assert UnitWord("", Fraction(1), "number") == NO_UNIT


def test_a_word_of_no_unit_is_not_found() -> None:
    assert [UNITS.find(word) for word in ("顷", "位", "次/月", "日期", "人/顷")] == [None] * 5


def test_something_for_each_of_something() -> None:
    assert UNITS.find("斤/年") == UnitWord("吨/年", Fraction(1, 2000), "other")
    assert UNITS.find("人/个") == UnitWord("人/个", Fraction(1), "count")
    assert [UNITS.divides(word) for word in ("季度", "人", "顷")] == [True, True, False]


def test_the_words_of_a_rank() -> None:
    assert [UNITS.ranks(word) for word in ("位", "名", "", "名次", "人")] == [True, True, True, True, False]


def test_one_table_is_read_once() -> None:
    rows = (("元", "", "money"),)
    assert read_units(rows) is read_units(rows)


def test_the_forms_of_a_unit_are_those_of_its_table() -> None:
    assert written_forms("项", "个|项") == ["个", "项"]
    assert written_forms("吨", "吨|斤=0.0005") == ["吨", "斤"]
    assert written_forms("%", "") == ["%"]
