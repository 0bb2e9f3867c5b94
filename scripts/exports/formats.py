"""Tables as files that programs and people open: CSV, JSON, Parquet and ZIP. Frames of text in, bytes out.

What a cell is follows from the schema alone, and all formats (the workbook and the database too) read it here, so that
a number is the same number in each. Same rows, same bytes.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias
from zipfile import ZIP_DEFLATED

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from repro_zipfile import ReproducibleZipFile

from scripts.ledger.columns import FileSchema, Json
from scripts.ledger.fields import Cell, parse_cell

Files = Mapping[str, bytes]
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "sqlite": "application/vnd.sqlite3",
    "md": "text/markdown",
}
"""By the ending of the name of a file."""
GUESSED_BY = 100
"""Rows by which polars tells the types of CSV and JSON."""
Plain: TypeAlias = "str | int | float | bool | None"


@dataclass(frozen=True, slots=True)
class Export:
    """A table as it is taken away. ``frame``: cells of text in the columns of the schema, "" where empty."""

    name: str
    schema: FileSchema
    frame: pd.DataFrame

    def columns(self) -> dict[str, list[Cell]]:
        """The cells by column, each of its column's type, None where it is empty."""
        return {
            field.name: [parse_cell(cell, field.type) for cell in self.frame[field.name]]
            for field in self.schema.fields
        }

    def records(self) -> list[tuple[Plain, ...]]:
        """The rows as plain values, for formats that have no days and no decimal numbers."""
        return list(zip(*([plain(cell) for cell in column] for column in self.columns().values()), strict=True))


def with_witnesses(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows in their order, but one with a cell in each column among the first: some programs guess types by those."""
    if len(frame) <= GUESSED_BY:
        return frame
    first = {int(filled.argmax()) for filled in (frame[name].ne("").to_numpy() for name in frame) if filled.any()}
    late = sorted(at for at in first if at >= GUESSED_BY)
    return frame.iloc[[*late, *(at for at in range(len(frame)) if at not in late)]] if late else frame


def plain(cell: Cell) -> Plain:
    """A value as JSON and SQL have it: days as ISO text, whole numbers without a point."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def pack_csv(export: Export) -> bytes:
    """A table as CSV: UTF-8 with BOM, so that Excel and WPS on Chinese Windows read it right; LF; text as it is."""
    numbers = [field.name for field in export.schema.fields if field.type == "number"]
    frame = export.frame.assign(**{name: _with_points(export.frame[name]) for name in numbers})
    return frame.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def _with_points(cells: pd.Series) -> pd.Series:
    """Numbers with a point in each if one has it: a program that guesses types by the first rows then guesses right."""
    whole = (cells != "") & ~cells.str.contains(".", regex=False)
    return cells.mask(whole, cells + ".0") if cells.str.contains(".", regex=False).any() else cells


def pack_json(export: Export) -> bytes:
    """A table as a list of records, with every column in each; null where a cell is empty."""
    rows: list[Json] = [dict(zip(export.schema.names, row, strict=True)) for row in export.records()]
    return f"{spread(rows)}\n".encode()


def spread(value: Json) -> str:
    """A value as JSON; of a list one item a line, so that it can be read, compared, and is small."""
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False, allow_nan=False) for item in value) + "\n]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def pack_parquet(export: Export) -> bytes:
    """A table as Parquet: zstd, days as dates, numbers as doubles."""
    arrays = [
        pa.array([cell if isinstance(cell, date) else plain(cell) for cell in cells], field.kind.parquet)
        for field, cells in zip(export.schema.fields, export.columns().values(), strict=True)
    ]
    buffer = io.BytesIO()
    table = pa.Table.from_arrays(arrays, names=export.schema.names)
    pq.write_table(table, buffer, compression="zstd", store_schema=False, write_statistics=False)
    return buffer.getvalue()


def pack_zip(files: Files) -> bytes:
    """Files as a ZIP whose bytes depend on nothing but them."""
    buffer = io.BytesIO()
    with ReproducibleZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for path in sorted(files):
            archive.writestr(path, files[path])
    return buffer.getvalue()


def pack_document(content: Json) -> bytes:
    """A JSON document for people to read too: indented, in the order given, UTF-8."""
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
