"""A reader with fresh tools opens every kind of file, with the right types and the same totals in each."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import Package, Resource

from scripts.exports.archives import pack_package
from scripts.exports.datasets import Dataset, list_datasets
from scripts.exports.downloads import Download, pack_downloads, pack_set
from scripts.ledger.packages import load_package
from scripts.numbers.numerals import canonical
from scripts.paths import ROOT
from tests.conftest import copy_package
from tests.taken import load_audited

SET = "data/report-qinghe-2023/latest"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The downloads of the audited example as a reader has them on disk."""
    root = tmp_path_factory.mktemp("consumer")
    for item in pack_downloads(load_audited(copy_package("example", root / "package"))):
        path = root / item.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(item.content)
    return root


def csv_by_bytes(content: bytes) -> list[dict[str, str]]:
    """Rows of a CSV without any knowledge of ours but UTF-8 with BOM."""
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    return list(csv.DictReader(io.StringIO(content[3:].decode("utf-8"))))


def test_csv_by_bytes(folder: Path) -> None:
    rows = csv_by_bytes((folder / SET / "figures.csv").read_bytes())
    assert (len(rows), rows[0]["figure_id"], rows[0]["value"]) == (12, "qinghe-2023-funds", "160000000")


def test_a_reader_finds_sentence_and_page_from_a_row_alone(folder: Path) -> None:
    (row,) = [
        row
        for row in csv_by_bytes((folder / SET / "figures.csv").read_bytes())
        if row["figure_id"] == "qinghe-2023-funds-county"
    ]
    texts = {path.name: path.read_bytes().decode() for path in (folder / "package" / "texts").glob("*.txt")}
    text = texts["qinghe-2023.txt"]
    assert text[int(row["span_start"]) : int(row["span_end"])] == row["as_stated"] == "400余万元"
    assert row["page"] == "zh/receipts/qinghe-2023.html#qinghe-2023-funds-county"


def test_pandas(folder: Path) -> None:
    frame = pd.read_csv(folder / SET / "figures.csv", dtype={"region_code": str}, parse_dates=["period_end"])
    assert list(frame.columns)[:2] == ["figure_id", "region_code"]
    assert (str(frame["value"].dtype), str(frame["region_code"][0])) == ("float64", "999001")
    assert pd.read_parquet(folder / SET / "figures.parquet")["value"].sum() == frame["value"].sum()
    assert (
        pd.read_json(folder / SET / "figures.json", dtype={"region_code": str})["value"].sum() == frame["value"].sum()
    )
    book = pd.read_excel(folder / SET / "report-qinghe-2023.xlsx", sheet_name="数据", header=1)
    assert book["value"].sum() == frame["value"].sum()


def test_duckdb(folder: Path) -> None:
    with duckdb.connect() as connection:
        for form in ("csv", "parquet", "json"):
            query = "SELECT count(*), sum(value), min(typeof(value)), min(typeof(period_end)) FROM read_"
            file = folder / SET / f"figures.{form}"
            reader = {"csv": "csv_auto", "json": "json_auto"}.get(form, form)
            count, total, value, day = connection.execute(f"{query}{reader}(?)", [str(file)]).fetchone() or ()
            assert (count, float(total), value, day) == (12, 164002156.0, "DOUBLE", "DATE"), form


def test_pyarrow(folder: Path) -> None:
    schema = pq.read_schema(folder / SET / "figures.parquet")
    kinds = {name: str(schema.field(name).type) for name in ("region_code", "value", "period_end", "span_start")}
    assert kinds == {"region_code": "string", "value": "double", "period_end": "date32[day]", "span_start": "int64"}
    metadata = pq.read_metadata(folder / SET / "figures.parquet").metadata
    assert metadata[b"version"] == b"2024.2.1"
    assert metadata[b"license"] == b"https://creativecommons.org/licenses/by/4.0/"


def test_json(folder: Path) -> None:
    rows = json.loads((folder / SET / "figures.json").read_bytes())
    kinds = {name: type(rows[0][name]) for name in ("region_code", "value", "span_start", "note", "period_end")}
    assert kinds == {"region_code": str, "value": int, "span_start": int, "note": type(None), "period_end": str}


def test_sqlite(folder: Path) -> None:
    connection = sqlite3.connect(f"file:{folder / 'data/ledger/latest/ledger.sqlite'}?mode=ro", uri=True)
    assert connection.execute("SELECT count(*), sum(value) FROM figures").fetchone() == (12, 164002156.0)
    assert connection.execute("SELECT typeof(region_code) FROM figures").fetchone() == ("text",)
    connection.close()


def test_openpyxl(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / SET / "report-qinghe-2023.xlsx", read_only=True)
    for sheet in book:
        for row in sheet.iter_rows():
            assert "f" not in {cell.data_type for cell in row}
    book.close()


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice(folder: Path, tmp_path: Path) -> None:
    book = folder / SET / "report-qinghe-2023.xlsx"
    command = [
        str(OFFICE),
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1",
        "--outdir",
        str(tmp_path),
        str(book),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    rows = list(csv.reader(io.StringIO((tmp_path / "report-qinghe-2023.csv").read_text(encoding="utf-8"))))
    assert (len(rows), rows[1][0], rows[2][0]) == (14, "figure_id", "qinghe-2023-funds")


def test_frictionless_reads_a_loose_csv(folder: Path) -> None:
    assert Resource(path="figures.csv", basepath=str(folder / SET)).validate().valid


def validate(content: bytes, folder: Path) -> list[Any]:
    """What frictionless finds in a package, unpacked as a reader would."""
    (folder / "package.zip").write_bytes(content)
    shutil.unpack_archive(folder / "package.zip", folder / "unpacked")
    found: list[Any] = Package(str(folder / "unpacked" / "datapackage.json")).validate().flatten(["type", "message"])
    shutil.rmtree(folder / "unpacked")
    return found


@pytest.mark.parametrize(
    "name", ["ledger", "report-qinghe-2023", "region-999001", "indicator-monitored", "theme-monitoring"]
)
def test_frictionless_opens_a_package_of_each_kind(folder: Path, tmp_path: Path, name: str) -> None:
    assert validate((folder / f"data/{name}/latest/{name}.zip").read_bytes(), tmp_path) == []


def test_frictionless_opens_a_package_of_each_kind_of_the_real_data(tmp_path: Path) -> None:
    datasets = list_datasets(load_package(ROOT))
    largest: dict[str, Dataset] = {}
    for item in datasets:
        if item.kind not in largest or sum(item.counts.values()) > sum(largest[item.kind].counts.values()):
            largest[item.kind] = item
    assert list(largest) == ["ledger", "report", "region", "indicator", "theme"]
    for item in largest.values():
        assert validate(pack_package(item), tmp_path) == [], item.set_id


def count_xlsx(content: bytes) -> dict[str, int]:
    """Rows of each sheet by the name of its table, which the codebook of the workbook gives."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheets = {row[0]: row[1] for row in book["数据项说明"].iter_rows(min_row=3, values_only=True)}
    return {str(name): book[str(sheet)].max_row - 2 for sheet, name in sheets.items() if sheet in book.sheetnames}


READERS: Mapping[str, Callable[[bytes], int]] = {
    "csv": lambda content: len(csv_by_bytes(content)),
    "json": lambda content: len(json.loads(content)),
    "parquet": lambda content: pq.read_metadata(io.BytesIO(content)).num_rows,
}


def check_totals(dataset: Dataset) -> None:
    """Every file of a set holds as many rows of each table as the set has."""
    found: dict[str, Download] = {item.path: item for item in pack_set(dataset)}
    for item in found.values():
        if item.table:
            assert READERS[item.format](item.content) == item.rows == dataset.counts[item.table], item.path
    counts = {name: count for name, count in dataset.counts.items() if name != "sources"}
    assert count_xlsx(found[f"{dataset.set_id}.xlsx"].content) == counts


def test_totals_agree_over_all_formats(folder: Path) -> None:
    for dataset in list_datasets(load_package(folder / "package")):
        check_totals(dataset)


def test_no_digit_of_the_real_data_is_lost_in_a_double() -> None:
    figures = list_datasets(load_package(ROOT))[0].tables["figures"]
    numbers = [text for text, unit in zip(figures["value_text"], figures["unit"], strict=True) if unit != "date"]
    assert [text for text in numbers if canonical(Decimal(repr(float(text)))) != text] == []
