"""Tables as files that programs and people open: CSV, JSON, Parquet and ZIP. Frames of text in, bytes out.

What a cell is follows from the Table Schema alone, and all formats (the workbook and the database too) read it here,
so that a number is the same number in each. Same rows, same bytes.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zipfile import ZIP_DEFLATED

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from repro_zipfile import ReproducibleZipFile

Files = Mapping[str, bytes]
Fields = Sequence[Mapping[str, Any]]
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "sqlite": "application/vnd.sqlite3",
    "md": "text/markdown",
}
# Doubles, since every tool reads them; the text column beside a value keeps each of its digits.
ARROW = {"integer": pa.int64(), "year": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()}


def _number(cell: str) -> int | float:
    return float(cell) if "." in cell else int(cell)


READERS: Mapping[str, Callable[[str], Any]] = {
    "integer": int,
    "year": int,
    "number": _number,
    "boolean": lambda cell: cell == "true",
}


def read_columns(frame: pd.DataFrame, fields: Fields) -> dict[str, list[Any]]:
    """Cells as values, by column: None where empty, whole numbers, numbers, true and false; days and text stay text.

    Raises ValueError for a cell that is not of its column's type; the schema check has named it before.
    """
    cells = dict(zip(frame.columns, frame.to_numpy().T.tolist(), strict=True))
    return {field["name"]: _read(cells[field["name"]], field["type"]) for field in fields}


def _read(cells: list[str], kind: str) -> list[Any]:
    read = READERS.get(kind)
    return [read(cell) if cell else None for cell in cells] if read else [cell or None for cell in cells]


def pack_csv(frame: pd.DataFrame) -> bytes:
    """A frame as CSV: UTF-8 with BOM, so that Excel and WPS on Chinese Windows read it right; LF; text as it is."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows(frame.to_numpy().tolist())
    return buffer.getvalue().encode("utf-8-sig")


def pack_json(frame: pd.DataFrame, fields: Fields) -> bytes:
    """A frame as a list of records, one a line, with every column in each; null where a cell is empty."""
    columns = read_columns(frame, fields)
    names = list(columns)
    lines = [
        json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, allow_nan=False)
        for row in zip(*columns.values(), strict=True)
    ]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def pack_parquet(frame: pd.DataFrame, fields: Fields, about: Mapping[str, str]) -> bytes:
    """A frame as Parquet: zstd, days as dates, numbers as doubles; ``about`` goes into the metadata of the file."""
    columns = read_columns(frame, fields)
    arrays = [_array(columns[field["name"]], field["type"]) for field in fields]
    table = pa.Table.from_arrays(arrays, names=[field["name"] for field in fields])
    buffer = io.BytesIO()
    settings = {"compression": "zstd", "store_schema": False, "write_statistics": False}
    with pq.ParquetWriter(buffer, table.schema, **settings) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata(dict(about))
    return buffer.getvalue()


def _array(cells: list[Any], kind: str) -> pa.Array:
    if kind == "date":
        return pa.array(cells, pa.string()).cast(pa.date32())
    return pa.array(cells, ARROW.get(kind, pa.string()))


def pack_zip(files: Files) -> bytes:
    """Files as a ZIP whose bytes depend on nothing but them."""
    buffer = io.BytesIO()
    with ReproducibleZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for path in sorted(files):
            archive.writestr(path, files[path])
    return buffer.getvalue()


def pack_document(content: Any) -> bytes:
    """A JSON document for people to read too: indented, in the order given, UTF-8."""
    return (json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()
