"""What a type of the Table Schema is in Python, Parquet, SQLite, JSON Schema, Croissant, CSV on the Web. The one place.

Days and text stay text in JSON and SQLite, which have no days. Numbers are doubles in Parquet, since every tool reads
them; the text column beside a value keeps each of its digits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyarrow as pa

Cell = str | int | bool | Decimal | date | None


@dataclass(frozen=True, slots=True)
class FieldType:
    """One type: how a cell of text is read, and what the type is called elsewhere."""

    parse: Callable[[str], Cell]
    parquet: pa.DataType
    sql: str
    json: Mapping[str, str]
    croissant: str
    csvw: str


FIELD_TYPES: Mapping[str, FieldType] = {
    "string": FieldType(str, pa.string(), "TEXT", {"type": "string"}, "sc:Text", "string"),
    "integer": FieldType(int, pa.int64(), "INTEGER", {"type": "integer"}, "sc:Integer", "integer"),
    "year": FieldType(int, pa.int64(), "INTEGER", {"type": "integer"}, "sc:Integer", "integer"),
    "number": FieldType(Decimal, pa.float64(), "REAL", {"type": "number"}, "sc:Float", "double"),
    "boolean": FieldType("true".__eq__, pa.bool_(), "INTEGER", {"type": "boolean"}, "sc:Boolean", "boolean"),
    "date": FieldType(date.fromisoformat, pa.date32(), "TEXT", {"type": "string", "format": "date"}, "sc:Date", "date"),
}


def parse_cell(cell: str, kind: str) -> Cell:
    """A cell by the type of its column; None where it is empty. ValueError where the gate would have stopped it."""
    return FIELD_TYPES[kind].parse(cell) if cell else None


def first_day(written: str) -> str:
    """The day (ISO) that a date of a day, a month or a year begins with: 2022-07 is 2022-07-01; "" of none."""
    return written and written + "-01-01"[len(written) - 4 :]
