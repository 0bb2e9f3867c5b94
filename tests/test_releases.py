"""The whole ledger at its version: its files, its sums, the pointer to it, and the releases before."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from scripts.exports.releases import list_files, release_artefacts
from scripts.ledger.versions import Release
from tests.taken import SITE, extend, hold, make
from tests.telling import refuses
from tests.test_versions import keep

FOLDER = "data/releases/2024.2.1/"


@pytest.fixture
def files(example: Path) -> dict[str, bytes]:
    return make(release_artefacts(hold(extend(example), SITE)))


def test_every_table_is_there_once_as_csv_and_parquet(files: dict[str, bytes], example: Path) -> None:
    names = [path.removeprefix(FOLDER) for path in files if path.startswith(FOLDER)]
    tables = [name.removesuffix(".csv") for name in names if name.endswith(".csv") and name != "difference.csv"]
    assert [name.removesuffix(".parquet") for name in names if name.endswith(".parquet")] == tables
    assert tables[:6] == ["figures", "measures", "relations", "remarks", "targets", "omissions"]
    others = sorted(name for name in names if name.partition(".")[0] not in tables or name.endswith(".json"))
    assert others == [
        "SHA256SUMS",
        "codebook-en.md",
        "codebook-zh.md",
        "croissant.json",
        "difference.csv",
        "difference.json",
        "figures.json",
        "ledger-en.xlsx",
        "ledger-zh.xlsx",
        "ledger.sqlite",
        "ledger.zip",
        "relations.json",
        "targets.json",
    ]
    assert names == list_files(hold(example))
    assert [path for path in files if not path.startswith(FOLDER)] == ["data/latest.json", "data/verify.py"]


def test_the_sums_are_those_of_the_files(files: dict[str, bytes]) -> None:
    lines = files[f"{FOLDER}SHA256SUMS"].decode().splitlines()
    assert lines == sorted(
        (
            f"{hashlib.sha256(content).hexdigest()}  {path.removeprefix(FOLDER)}"
            for path, content in files.items()
            if path.startswith(FOLDER) and not path.endswith("SHA256SUMS")
        ),
        key=lambda line: line[66:],
    )


def test_the_pointer_names_the_version_and_copies_nothing(files: dict[str, bytes]) -> None:
    pointer = json.loads(files["data/latest.json"])
    assert (pointer["version"], pointer["folder"]) == ("2024.2.1", f"{SITE}/{FOLDER}")
    assert pointer["files"][0] == {
        "name": "figures.csv",
        "url": f"{SITE}/{FOLDER}figures.csv",
        "bytes": len(files[f"{FOLDER}figures.csv"]),
        "sha256": hashlib.sha256(files[f"{FOLDER}figures.csv"]).hexdigest(),
        "rows": 13,
    }


def test_a_release_that_was_published_is_there_again(example: Path, tmp_path: Path) -> None:
    archive, sums = keep(tmp_path, "2023.5.1", {"figures.csv": b"a\n1\n"})
    kept = Release("2023.5.1", archive, sums)
    files = make(release_artefacts(hold(example, "", kept)))
    assert files["data/releases/2023.5.1/figures.csv"] == b"a\n1\n"
    assert files["data/releases/2023.5.1/SHA256SUMS"].endswith(b"  figures.csv\n")


def test_what_is_published_under_a_version_does_not_change(example: Path) -> None:
    sums = {"figures.csv": "0" * 64}
    with refuses(r"2024.2.1 is published, and this build has other files: breakdowns.csv"):
        make(release_artefacts(hold(example, "", Release("2024.2.1", example, sums))))


def test_the_same_release_again_is_no_fault(example: Path) -> None:
    files = make(release_artefacts(hold(example)))
    own = {path.removeprefix(FOLDER): content for path, content in files.items() if path.startswith(FOLDER)}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in own.items() if name != "SHA256SUMS"}
    assert make(release_artefacts(hold(example, "", Release("2024.2.1", example, sums)))) == files
