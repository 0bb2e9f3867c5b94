"""Cells by the type of their column, and days of dates that are not whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from scripts.ledger.fields import Cell, first_day, parse_cell


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        ("甲", "string", "甲"),
        ("012", "integer", 12),
        ("2022", "year", 2022),
        ("1.50", "number", Decimal("1.50")),
        ("true", "boolean", True),
        ("false", "boolean", False),
        ("2022-07-14", "date", date(2022, 7, 14)),
        ("", "string", None),
        ("", "number", None),
    ],
)
def test_a_cell_is_read_by_the_type_of_its_column(cell: str, kind: str, value: Cell) -> None:
    assert (parse_cell(cell, kind), type(parse_cell(cell, kind))) == (value, type(value))


def test_a_date_begins_with_its_first_day() -> None:
    dates = ["2022-07-14", "2022-07", "2022", ""]
    assert [first_day(written) for written in dates] == ["2022-07-14", "2022-07-01", "2022-01-01", ""]
