"""Cells as spreadsheets leave them: one reading is taken, two are refused with the reason."""

from __future__ import annotations

import pytest

from scripts.intake.spreadsheet_cells import (
    Mender,
    RefusedError,
    Vocabulary,
    mend_code,
    mend_date,
    mend_day,
    mend_name,
    mend_text,
    mend_value,
    mend_whole,
)
from scripts.numbers.units import read_units

UNITS = read_units((("元", "元", "money"), ("户", "户", "count"), ("百分比", "%", "ratio")))
KNOWN = Vocabulary(UNITS, frozenset(["100000", "610800", "610824", "006108"]))
PUT_RIGHT: list[tuple[Mender, str, str]] = [
    (mend_text, "  青禾县 ", "青禾县"),
    (mend_text, '="610824"', "610824"),
    (mend_text, "'1-2", "1-2"),
    (mend_name, "At End", "at end"),
    (mend_name, "ｒｅｓｕｌｔ", "result"),
    (mend_name, "fund-level＝county；counted=households", "counted=households;fund-level=county"),
    (mend_code, "610,824", "610824"),
    (mend_code, "610824.0", "610824"),
    (mend_code, "6.10824E+05", "610824"),
    (mend_code, "６１０８２４", "610824"),
    (mend_code, "6108", "006108"),
    (mend_code, "610824101", "610824101"),
    (mend_day, "2023/12/31", "2023-12-31"),
    (mend_day, "2023-1-5", "2023-01-05"),
    (mend_day, "2023.1.5", "2023-01-05"),
    (mend_day, "2023年12月31日", "2023-12-31"),
    (mend_day, "20231231", "2023-12-31"),
    (mend_day, "2023/12/31 0:00", "2023-12-31"),
    (mend_day, "12/31/2023", "2023-12-31"),
    (mend_day, "31/12/2023", "2023-12-31"),
    (mend_day, "5/5/2023", "2023-05-05"),
    (mend_date, "2023", "2023"),
    (mend_date, "2023年", "2023"),
    (mend_date, "2023/7", "2023-07"),
    (mend_date, "2023年7月", "2023-07"),
    (mend_date, "Jul-23", "2023-07"),
    (mend_date, "2023/7/4", "2023-07-04"),
    (mend_whole, "1,234", "1234"),
    (mend_whole, "1234.0", "1234"),
    (mend_whole, "１２３４", "1234"),
    (mend_value, "1,234", "1234"),
    (mend_value, "1，234", "1234"),
    (mend_value, "1,234.50", "1234.5"),
    (mend_value, "1.6亿", "160000000"),
    (mend_value, "1.6亿元", "160000000"),
    (mend_value, "400万", "4000000"),
    (mend_value, "90.50", "90.5"),
    (mend_value, "0.0", "0"),
    (mend_value, "+5", "5"),
    (mend_value, "１２", "12"),
    (mend_value, "2023/6/30", "2023-06-30"),
]
AS_THEY_ARE: list[tuple[Mender, str]] = [
    (mend_day, "去年"),
    (mend_day, "2023/2/30"),
    (mend_value, "约400"),
    (mend_value, "许多"),
    (mend_value, "200年"),
    (mend_whole, "十二"),
    (mend_code, "商洛"),
    (mend_name, "at end"),
]
REFUSED: list[tuple[Mender, str, str]] = [
    (mend_text, "#REF!", "cell-error"),
    (mend_text, "#########", "cell-error"),
    (mend_code, "10824", "cell-code-short"),
    (mend_code, "6.1082E+05", "cell-digits-lost"),
    (mend_day, "5/6/2023", "cell-day-order"),
    (mend_day, "31-12-23", "cell-short-year"),
    (mend_day, "31-Dec-23", "cell-short-year"),
    (mend_day, "45291", "cell-serial-day"),
    (mend_whole, "1.2E+03", "cell-digits-lost"),
    (mend_value, "5.305E+05", "cell-digits-lost"),
    (mend_value, "1,23", "cell-grouping"),
    (mend_value, "1,2345", "cell-grouping"),
    (mend_value, "90%", "cell-percent"),
]


@pytest.mark.parametrize(("mend", "cell", "wanted"), PUT_RIGHT)
def test_one_reading_is_taken(mend: Mender, cell: str, wanted: str) -> None:
    assert mend(cell, {}, KNOWN) == wanted
    assert mend(wanted, {}, KNOWN) == wanted


@pytest.mark.parametrize(("mend", "cell"), AS_THEY_ARE)
def test_what_is_not_known_is_left_for_the_schema(mend: Mender, cell: str) -> None:
    assert mend(cell, {}, KNOWN) == cell


@pytest.mark.parametrize(("mend", "cell", "rule"), REFUSED)
def test_two_readings_are_refused(mend: Mender, cell: str, rule: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        mend(cell, {}, KNOWN)
    assert refusal.value.rule == rule


def test_the_words_of_the_row_decide_what_an_exponent_hides() -> None:
    row = {"as_stated": "53.0512万元", "unit": "cny"}
    assert mend_value("5.30512E+05", row, KNOWN) == "530512"
    with pytest.raises(RefusedError):
        mend_value("5.305E+05", row, KNOWN)


def test_a_percent_sign_stands_for_the_unit_of_the_row() -> None:
    assert mend_value("90.50%", {"unit": "percent"}, KNOWN) == "90.5"
