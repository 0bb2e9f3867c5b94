"""The package of the release: valid to our gate and to frictionless, and a fault in it is found."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from frictionless import Package

from scripts.artefacts import WHOLE
from scripts.exports.archives import check_package, pack_package
from scripts.exports.formats import pack_zip
from tests.taken import extend, hold


@pytest.fixture
def packed(example: Path) -> bytes:
    return pack_package(
        hold(extend(example)).exports(WHOLE), {"name": "ledger", "version": "2024.2.1"}, {"readme-en.md": b"# Ledger\n"}
    )


def changed(packed: bytes, path: str, old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    text = files[path].decode()
    assert old in text
    return pack_zip({**files, path: text.replace(old, new, 1).encode()})


def test_what_is_packed_has_no_fault(packed: bytes) -> None:
    assert list(check_package("ledger.zip", packed)) == []


def test_frictionless_opens_it(packed: bytes, tmp_path: Path) -> None:
    (tmp_path / "ledger.zip").write_bytes(packed)
    shutil.unpack_archive(tmp_path / "ledger.zip", tmp_path / "unpacked")
    assert Package(str(tmp_path / "unpacked" / "datapackage.json")).validate().valid


def test_the_descriptor_says_all_of_a_table(packed: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        descriptor = json.loads(archive.read("datapackage.json"))
    figures = descriptor["resources"][0]
    assert {name: figures[name] for name in ("name", "path", "title", "title_zh", "mediatype")} == {
        "name": "figures",
        "path": "data/figures.csv",
        "title": "figures",
        "title_zh": "数据",
        "mediatype": "text/csv",
    }
    links = {link["fields"][0]: link["reference"]["resource"] for link in figures["schema"]["foreignKeys"]}
    assert links == {"source_id": "sources", "region_code": "regions", "indicator_id": "indicators", "unit": "units"}


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        ("data/figures.csv", ",160000000.0,", ",many,", "type"),
        ("data/figures.csv", "qinghe-2023-funds-county,", "qinghe-2023-funds,", "duplicate-key"),
        ("data/figures.csv", ",999001,", ",999009,", "unknown-key"),
    ],
)
def test_a_fault_is_found(packed: bytes, path: str, old: str, new: str, rule: str) -> None:
    assert rule in {finding.rule for finding in check_package("ledger.zip", changed(packed, path, old, new))}


def test_other_columns_than_those_of_the_schema_are_found(packed: bytes) -> None:
    with pytest.raises(ValueError, match="has the columns"):
        list(check_package("ledger.zip", changed(packed, "data/units.csv", "unit_id", "unit")))


def test_a_file_that_is_not_named_is_found(packed: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    (finding,) = check_package("ledger.zip", pack_zip({**files, "more.csv": b""}))
    assert (finding.file, finding.rule) == ("ledger.zip/more.csv", "package")
