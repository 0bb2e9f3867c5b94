"""One table in each format: exact bytes where people read them, the same values in all."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from scripts.exports.formats import Export, pack_csv, pack_document, pack_json, pack_parquet, pack_zip, with_witnesses
from scripts.ledger.columns import Field, FileSchema

KINDS = {"code": "string", "value": "number", "span": "integer", "day": "date", "sure": "boolean", "year": "year"}
SCHEMA = FileSchema(tuple(Field(name, kind, "", "", "", "") for name, kind in KINDS.items()), (), ())
ROWS = [["010100", "-1.5", "12", "2023-12-31", "true", "2023"], ['青禾, "县"', "160000000", "", "", "false", ""]]
TABLE = Export("places", SCHEMA, pd.DataFrame(ROWS, columns=list(KINDS), dtype=object))


def test_a_csv_has_a_bom_and_text_as_it_is() -> None:
    assert pack_csv(TABLE) == (
        b"\xef\xbb\xbfcode,value,span,day,sure,year\n"
        b"010100,-1.5,12,2023-12-31,true,2023\n"
        b'"' + "青禾".encode() + b', ""' + "县".encode() + b'""",160000000.0,,,false,\n'
    )


def test_a_row_with_a_cell_in_each_column_stands_among_the_first() -> None:
    """Polars tells the types of a file by a hundred rows, and then stops at the first cell of another."""
    rows = [[str(at), "x" if at in (120, 130) else "", "", "y" if at == 5 else ""] for at in range(140)]
    frame = with_witnesses(pd.DataFrame(rows, columns=["at", "late", "never", "early"]))
    assert frame["at"].tolist() == ["120", *(str(at) for at in range(140) if at != 120)]
    few = pd.DataFrame(rows[:90], columns=["at", "late", "never", "early"])
    assert with_witnesses(few) is few


def test_cells_are_read_by_the_type_of_their_column() -> None:
    assert TABLE.columns() == {
        "code": ["010100", '青禾, "县"'],
        "value": [Decimal("-1.5"), Decimal(160000000)],
        "span": [12, None],
        "day": [date(2023, 12, 31), None],
        "sure": [True, False],
        "year": [2023, None],
    }
    assert replace(TABLE, frame=TABLE.frame[:0]).columns() == {name: [] for name in KINDS}


def test_a_cell_that_is_not_of_its_type_is_an_error() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        replace(TABLE, frame=TABLE.frame.assign(span="many")).columns()


def test_json_has_a_record_a_line_and_null_where_empty() -> None:
    assert pack_json(TABLE).decode() == (
        "[\n"
        '{"code": "010100", "value": -1.5, "span": 12, "day": "2023-12-31", "sure": true, "year": 2023},\n'
        '{"code": "青禾, \\"县\\"", "value": 160000000, "span": null, "day": null, "sure": false, "year": null}\n'
        "]\n"
    )


def test_parquet_has_the_types_and_values() -> None:
    table = pq.read_table(io.BytesIO(pack_parquet(TABLE)))
    assert table.schema.types == [pa.string(), pa.float64(), pa.int64(), pa.date32(), pa.bool_(), pa.int64()]
    assert table.to_pylist()[0] == {
        "code": "010100",
        "value": -1.5,
        "span": 12,
        "day": date(2023, 12, 31),
        "sure": True,
        "year": 2023,
    }
    assert table.to_pylist()[1]["day"] is None


@pytest.mark.parametrize("pack", [pack_csv, pack_json, pack_parquet])
def test_the_same_rows_make_the_same_bytes(pack: object) -> None:
    assert callable(pack)
    assert pack(TABLE) == pack(TABLE)


def test_a_zip_depends_on_nothing_but_its_files() -> None:
    content = pack_zip({"b": b"2", "a": b"1"})
    assert content == pack_zip({"a": b"1", "b": b"2"})
    assert zipfile.ZipFile(io.BytesIO(content)).namelist() == ["a", "b"]


def test_a_document_keeps_order_and_refuses_what_json_has_not() -> None:
    assert pack_document({"b": "青", "a": [1]}) == '{\n "b": "青",\n "a": [\n  1\n ]\n}\n'.encode()
    with pytest.raises(ValueError, match="Out of range"):
        pack_document({"a": float("nan")})


def test_json_numbers_are_those_of_the_table() -> None:
    assert json.loads(pack_json(TABLE))[0]["value"] == -1.5
