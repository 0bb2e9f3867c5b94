"""A reader with fresh tools opens every kind of file, with the right types and the same totals in each."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest

from scripts.exports.downloads import part_artefacts
from scripts.exports.releases import release_artefacts
from tests.conftest import copy_package
from tests.taken import extend, hold, make

RELEASE = "data/releases/2024.2.1"
REPORT = "data/reports/qinghe-2023"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the example as a reader has them on disk."""
    root = tmp_path_factory.mktemp("consumer")
    holdings = hold(extend(copy_package("example", root / "package")))
    for path, content in make([*part_artefacts(holdings), *release_artefacts(holdings)]).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def csv_by_bytes(content: bytes) -> list[dict[str, str]]:
    """Rows of a CSV without any knowledge of ours but UTF-8 with BOM."""
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    return list(csv.DictReader(io.StringIO(content[3:].decode("utf-8"))))


def test_a_reader_finds_sentence_and_page_from_a_row_alone(folder: Path) -> None:
    rows = {row["figure_id"]: row for row in csv_by_bytes((folder / f"{REPORT}.csv").read_bytes())}
    row = rows["qinghe-2023-funds-county"]
    text = (folder / "package" / "texts" / "qinghe-2023.txt").read_bytes().decode()
    assert text[int(row["span_start"]) : int(row["span_end"])] == row["as_stated"] == "400余万元"
    assert row["receipt_url"] == "zh/receipts/qinghe-2023.html#qinghe-2023-funds-county"


def test_duckdb(folder: Path) -> None:
    with duckdb.connect() as connection:
        for form, reader in (("csv", "csv_auto"), ("parquet", "parquet"), ("json", "json_auto")):
            query = f"SELECT count(*), min(typeof(value)), min(typeof(period_end)) FROM read_{reader}(?)"  # noqa: S608
            file = str(folder / RELEASE / f"figures.{form}")
            assert connection.execute(query, [file]).fetchone() == (13, "DOUBLE", "DATE"), form


def test_pyarrow(folder: Path) -> None:
    schema = pq.read_schema(folder / RELEASE / "figures.parquet")
    kinds = {name: str(schema.field(name).type) for name in ("region_code", "value", "period_end", "span_start")}
    assert kinds == {"region_code": "string", "value": "double", "period_end": "date32[day]", "span_start": "int64"}


def test_openpyxl(folder: Path) -> None:
    for path in (folder / RELEASE / "ledger-zh.xlsx", folder / f"{REPORT}-en.xlsx"):
        book = openpyxl.load_workbook(path, read_only=True)
        assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
        book.close()
