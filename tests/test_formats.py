"""One table in each format: exact bytes where people read them, the same values in all."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from scripts.exports.formats import pack_csv, pack_document, pack_json, pack_parquet, pack_zip, read_columns

FIELDS: list[dict[str, Any]] = [
    {"name": "code", "type": "string"},
    {"name": "value", "type": "number"},
    {"name": "span", "type": "integer"},
    {"name": "day", "type": "date"},
    {"name": "sure", "type": "boolean"},
    {"name": "year", "type": "year"},
]
FRAME = pd.DataFrame(
    [["010100", "-1.5", "12", "2023-12-31", "true", "2023"], ['青禾, "县"', "160000000", "", "", "false", ""]],
    columns=[field["name"] for field in FIELDS],
    dtype=object,
)


def test_a_csv_has_a_bom_and_text_as_it_is() -> None:
    assert pack_csv(FRAME) == (
        b"\xef\xbb\xbfcode,value,span,day,sure,year\n"
        b"010100,-1.5,12,2023-12-31,true,2023\n"
        b'"' + "青禾".encode() + b', ""' + "县".encode() + b'""",160000000,,,false,\n'
    )


def test_cells_are_read_by_the_type_of_their_column() -> None:
    assert read_columns(FRAME, FIELDS) == {
        "code": ["010100", '青禾, "县"'],
        "value": [-1.5, 160000000],
        "span": [12, None],
        "day": ["2023-12-31", None],
        "sure": [True, False],
        "year": [2023, None],
    }


def test_a_cell_that_is_not_of_its_type_is_an_error() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        read_columns(pd.DataFrame({"span": ["many"]}, dtype=object), [FIELDS[2]])


def test_json_has_a_record_a_line_and_null_where_empty() -> None:
    assert pack_json(FRAME, FIELDS).decode() == (
        "[\n"
        '{"code": "010100", "value": -1.5, "span": 12, "day": "2023-12-31", "sure": true, "year": 2023},\n'
        '{"code": "青禾, \\"县\\"", "value": 160000000, "span": null, "day": null, "sure": false, "year": null}\n'
        "]\n"
    )


def test_a_table_without_rows_is_json_too() -> None:
    assert json.loads(pack_json(FRAME.head(0), FIELDS)) == []


def test_parquet_has_the_types_of_the_schema() -> None:
    table = pq.read_table(io.BytesIO(pack_parquet(FRAME, FIELDS, {"version": "2024.2.1"})))
    assert [str(kind) for kind in table.schema.types] == ["string", "double", "int64", "date32[day]", "bool", "int64"]
    assert table.schema.metadata == {b"version": b"2024.2.1"}
    assert table.column("value").to_pylist() == [-1.5, 160000000.0]
    assert table.column("day").to_pylist()[1] is None


def test_a_column_without_values_keeps_its_type() -> None:
    empty = pd.DataFrame({"code": [""], "day": [""]}, dtype=object)
    table = pq.read_table(io.BytesIO(pack_parquet(empty, [FIELDS[0], FIELDS[3]], {})))
    assert table.schema.types == [pa.string(), pa.date32()]


def test_a_zip_depends_on_its_content_alone_and_is_compressed() -> None:
    content = {"b": b"1" * 1000, "a": b"2"}
    packed = pack_zip(content)
    assert packed == pack_zip(dict(reversed(content.items())))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == ["a", "b"]
        assert archive.getinfo("b").compress_size < 100


def test_a_document_is_for_people_too() -> None:
    assert pack_document({"b": "乡村", "a": [1]}).decode() == '{\n  "b": "乡村",\n  "a": [\n    1\n  ]\n}\n'
