"""A reader with fresh tools opens every kind of file, with the right types and the same totals in each."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import Package, Resource

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


def test_pandas(folder: Path) -> None:
    frame = pd.read_csv(folder / RELEASE / "figures.csv", dtype={"region_code": str}, parse_dates=["period_end"])
    assert (str(frame["value"].dtype), str(frame["region_code"].iloc[-1])) == ("float64", "999001")
    total = frame["value"].sum()
    assert pd.read_parquet(folder / RELEASE / "figures.parquet")["value"].sum() == total
    assert pd.read_json(folder / RELEASE / "figures.json", dtype={"region_code": str})["value"].sum() == total
    assert pd.read_excel(folder / RELEASE / "ledger-zh.xlsx")["数值"].sum() == total


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


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice(folder: Path, tmp_path: Path) -> None:
    command = [
        str(OFFICE),
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1",
        "--outdir",
        str(tmp_path),
        str(folder / f"{REPORT}-en.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    rows = list(csv.reader(io.StringIO((tmp_path / "qinghe-2023-en.csv").read_text(encoding="utf-8"))))
    assert (len(rows), rows[0][0], rows[1][0]) == (13, "Figure ID", "qinghe-2023-funds")


def test_frictionless(folder: Path, tmp_path: Path) -> None:
    assert Resource(path="figures.csv", basepath=str(folder / RELEASE)).validate().valid
    shutil.unpack_archive(folder / RELEASE / "ledger.zip", tmp_path)
    assert Package(str(tmp_path / "datapackage.json")).validate().flatten(["type", "message"]) == []


def test_totals_agree_over_all_formats(folder: Path) -> None:
    connection = sqlite3.connect(f"file:{folder / RELEASE / 'ledger.sqlite'}?mode=ro", uri=True)
    for path in {*(folder / RELEASE).glob("*.csv")} - {folder / RELEASE / "difference.csv"}:
        count = len(csv_by_bytes(path.read_bytes()))
        assert pq.read_metadata(path.with_suffix(".parquet")).num_rows == count, path.name
        assert connection.execute(f'SELECT count(*) FROM "{path.stem}"').fetchone() == (count,), path.name  # noqa: S608
        if path.with_suffix(".json").exists():
            assert len(json.loads(path.with_suffix(".json").read_bytes())) == count, path.name
    connection.close()
