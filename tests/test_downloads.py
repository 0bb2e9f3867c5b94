"""What people take away: which files there are, under which addresses, and the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.exports.downloads import (
    SUMS,
    Download,
    archives_of,
    describe_files,
    files_of,
    list_ledger_files,
    pack_downloads,
    pack_sets,
    render_sums,
)
from scripts.exports.repacked import check_packages
from scripts.ledger.packages import load_package
from scripts.ledger.versions import load_versions
from scripts.paths import ROOT
from scripts.words import load_words
from tests.conftest import copy_package
from tests.kept import OLD, keep, sum_line
from tests.taken import files, load_audited, read_csv

HASHES = """
import sys
from pathlib import Path
from scripts.exports.downloads import pack_downloads
from scripts.ledger.packages import load_package
print(pack_downloads(load_package(Path(sys.argv[1])))[-1].sha256)
"""


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Download]:
    return files(copy_package("example", tmp_path_factory.mktemp("downloads") / "example"))


def names(downloads: dict[str, Download], folder: str) -> list[str]:
    return [path.removeprefix(folder) for path in downloads if path.startswith(folder)]


def test_the_files_of_a_part(downloads: dict[str, Download]) -> None:
    assert names(downloads, "data/indicator-monitored/latest/") == [
        "figures.csv",
        "figures.json",
        "figures.parquet",
        "indicator-monitored.xlsx",
        "indicator-monitored.zip",
        "relations.csv",
        "relations.json",
        "relations.parquet",
    ]


def test_the_files_of_the_whole(downloads: dict[str, Download]) -> None:
    tables = [
        "breakdowns",
        "charts",
        "figures",
        "indicators",
        "measures",
        "omissions",
        "targets",
        "regions",
        "relations",
        "remarks",
        "sources",
        "themes",
        "units",
    ]
    others = [
        "codebook-en.csv",
        "codebook-en.md",
        "codebook-zh.csv",
        "codebook-zh.md",
        "ledger.sqlite",
        "ledger.xlsx",
        "ledger.zip",
        "metadata.json",
    ]
    each = [f"{name}.{form}" for name in tables for form in ("csv", "json", "parquet")]
    assert names(downloads, "data/ledger/latest/") == sorted([*each, *others])


def test_both_addresses_hold_the_same_bytes(downloads: dict[str, Download]) -> None:
    latest = {path: item.content for path, item in downloads.items() if "/latest/" in path}
    fixed = {path: item.content for path, item in downloads.items() if "/2024.2.1/" in path}
    assert {path.replace("/2024.2.1/", "/latest/"): content for path, content in fixed.items()} == latest
    assert len(downloads) == 2 * len(latest) + 1


def test_what_a_file_says_of_itself(downloads: dict[str, Download]) -> None:
    item = downloads["data/region-999001/latest/figures.csv"]
    assert (item.set_id, item.name, item.format, item.table, item.rows, item.media_type) == (
        "region-999001",
        "figures.csv",
        "csv",
        "figures",
        12,
        "text/csv",
    )
    book = downloads["data/region-999001/latest/region-999001.xlsx"]
    assert (book.format, book.table, book.rows) == ("xlsx", "", None)
    assert (downloads[SUMS].set_id, downloads[SUMS].media_type) == ("", "text/plain")


def test_the_files_of_a_set_as_pages_list_them(downloads: dict[str, Download]) -> None:
    found = describe_files(files_of(downloads.values(), "indicator-monitored"), load_words("zh"))
    assert [(item["name"], item["label"], item["rows"]) for item in found] == [
        ("indicator-monitored.xlsx", "工作簿（Excel、WPS）：数据、数据项说明、来源与许可", None),
        ("indicator-monitored.zip", "数据包：全部表，附结构说明", None),
        ("figures.csv", "数据，CSV", 2),
        ("figures.json", "数据，JSON", 2),
        ("figures.parquet", "数据，Parquet", 2),
        ("relations.csv", "算式，CSV", 2),
        ("relations.json", "算式，JSON", 2),
        ("relations.parquet", "算式，Parquet", 2),
    ]
    content = downloads["data/indicator-monitored/latest/figures.csv"].content
    assert (found[2]["path"], found[2]["size"]) == ("/data/indicator-monitored/latest/figures.csv", len(content))
    assert found[2]["sha256"] == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_file_of_the_whole_has_a_label(downloads: dict[str, Download], language: str) -> None:
    labels = [item["label"] for item in describe_files(list_ledger_files(downloads.values()), load_words(language))]
    assert len(set(labels)) == len(labels)


def test_the_package_of_each_set_is_there_to_be_checked(downloads: dict[str, Download]) -> None:
    archives = archives_of(downloads.values())
    assert len(archives) == 17
    assert list(check_packages(archives)) == []


def test_slices_hold_the_rows_of_the_whole(downloads: dict[str, Download]) -> None:
    whole = read_csv(downloads["data/ledger/latest/figures.csv"].content)
    assert read_csv(downloads["data/report-qinghe-2023/latest/figures.csv"].content) == whole


def test_every_sum_is_the_hash_of_its_file(downloads: dict[str, Download]) -> None:
    lines = downloads[SUMS].content.decode().splitlines()
    assert len(lines) == len(downloads) - 1
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256(downloads[f"data/{name}"].content).hexdigest() == digest


def test_the_sums_of_earlier_versions_stand_among_the_others(tmp_path: Path) -> None:
    keep(tmp_path, "2023.5.1", OLD)
    (sums,) = pack_sets([], load_versions(tmp_path))
    assert (sums.path, sums.content.decode()) == (SUMS, "".join(sum_line(*item) for item in OLD.items()))
    assert render_sums({"b": "2", "a": "1"}) == "1  a\n2  b\n"


def test_the_same_bytes_whatever_surrounds_the_run(example: Path) -> None:
    ledger = load_audited(example)
    wanted = pack_downloads(ledger)[-1].sha256
    assert pack_downloads(ledger)[-1].sha256 == wanted
    for settings in (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8"},
    ):
        run = subprocess.run(
            [sys.executable, "-c", HASHES, str(example)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, **settings},
        )
        assert run.stdout.strip() == wanted


def test_a_package_without_relations_and_licence_is_packed_too(example: Path) -> None:
    paths = [item.path for item in pack_downloads(load_package(example))]
    assert "data/ledger/2024.2.1/ledger.zip" in paths
    assert "data/ledger/latest/relations.csv" not in paths
