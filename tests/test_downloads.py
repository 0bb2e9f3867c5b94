"""What people take away: exact bytes, valid packages, the same rows everywhere."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package

from scripts.downloads import Download, pack_csv, pack_downloads, pack_zip, summarise_readable
from scripts.packages import load_package


@pytest.fixture
def downloads(example: Path) -> dict[str, Download]:
    return {item.path: item for item in pack_downloads(load_package(example))}


def rows(item: Download) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(item.content.decode("utf-8-sig"), newline="")))


def test_a_csv_has_a_bom_and_text_as_it_is() -> None:
    frame = pd.DataFrame({"code": ["010100"], "text": ['青禾, "县"']})
    assert pack_csv(frame) == b'\xef\xbb\xbfcode,text\n010100,"' + "青禾, ".encode() + b'""' + "县".encode() + b'"""\n'


def test_the_files_of_the_example(downloads: dict[str, Download]) -> None:
    assert {path: item.rows for path, item in downloads.items()} == {
        "data/ledger/latest/breakdowns.csv": 3,
        "data/ledger/latest/charts.csv": 2,
        "data/ledger/latest/example-ledger.zip": None,
        "data/ledger/latest/figures.csv": 12,
        "data/ledger/latest/indicators.csv": 10,
        "data/ledger/latest/measures.csv": 3,
        "data/ledger/latest/omissions.csv": 5,
        "data/ledger/latest/regions.csv": 4,
        "data/ledger/latest/sources.csv": 2,
        "data/ledger/latest/themes.csv": 4,
        "data/ledger/latest/units.csv": 10,
        "data/region-999001/latest/figures.csv": 12,
        "data/region-999001/latest/measures.csv": 3,
        "data/report-qinghe-2023/latest/figures.csv": 12,
        "data/report-qinghe-2023/latest/measures.csv": 3,
        "data/report-qinghe-2023/latest/omissions.csv": 5,
        "data/SHA256SUMS": None,
    }


def test_a_downloaded_row_keeps_its_proof(downloads: dict[str, Download]) -> None:
    row = next(
        row
        for row in rows(downloads["data/region-999001/latest/figures.csv"])
        if row["figure_id"] == "qinghe-2023-funds-county"
    )
    kept = (
        "region_zh", "theme_zh", "indicator_en", "unit_zh", "breakdown_zh", "value", "qualifier", "as_stated",
        "span_start", "span_end", "source_title", "publisher", "published", "evidence", "page",
    )  # fmt: skip
    assert [row[name] for name in kept] == [
        "青禾县", "资金和项目", "Linking funds spent", "元", "县级", "4000000", "over", "400余万元",
        "56", "62", "青禾县2023年乡村振兴工作情况", "青禾县乡村振兴局", "2024-01-10", "checked",
        "zh/reports/qinghe-2023.html#qinghe-2023-funds-county",
    ]  # fmt: skip


def test_slices_hold_the_rows_of_the_whole(downloads: dict[str, Download]) -> None:
    whole = rows(downloads["data/ledger/latest/figures.csv"])
    assert rows(downloads["data/report-qinghe-2023/latest/figures.csv"]) == whole


def test_every_sum_is_the_hash_of_its_file(downloads: dict[str, Download]) -> None:
    lines = downloads["data/SHA256SUMS"].content.decode().splitlines()
    assert len(lines) == len(downloads) - 1
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256(downloads[f"data/{name}"].content).hexdigest() == digest


def test_the_zip_is_a_valid_data_package(downloads: dict[str, Download], tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(downloads["data/ledger/latest/example-ledger.zip"].content)) as archive:
        archive.extractall(tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])
    descriptor = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        content = (tmp_path / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_zip_depends_on_its_content_alone() -> None:
    assert pack_zip({"b": b"1", "a": b"2"}) == pack_zip({"a": b"2", "b": b"1"})


def test_readable_figures_are_sorted_and_complete(example: Path) -> None:
    frame = summarise_readable(load_package(example))
    assert frame["figure_id"].is_monotonic_increasing
    assert not frame.isna().any().any()
