"""The list of versions for programs: exact, with and without earlier ones, with and without an address."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.exports.entries import Entry
from scripts.exports.version_lists import pack_versions
from scripts.ledger.versions import load_versions
from tests.interfaces import make_entries
from tests.kept import OLD, keep


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    wanted = {"ledger", "theme-funds"}
    return [entry for entry in make_entries(tmp_path_factory.mktemp("lists")) if entry.set_id in wanted]


def present(entries: list[Entry]) -> dict[str, object]:
    files = [item for entry in entries for item in entry.files]
    return {"version": "2024.2.1", "date": "2024-02-01", "files": len(files), "bytes": sum(item.size for item in files)}


def test_without_earlier_versions_there_is_the_present_one(entries: list[Entry]) -> None:
    assert json.loads(pack_versions(entries, [], "")["data/versions.json"]) == {
        "latest": "2024.2.1",
        "versions": [present(entries)],
        "sums": "SHA256SUMS",
        "template": "{set}/{version}/{file}",
        "sets": {"ledger": ["2024.2.1"], "theme-funds": ["2024.2.1"]},
    }


def test_versions_of_all_sets_newest_first(entries: list[Entry], tmp_path: Path) -> None:
    keep(tmp_path, "2023.5.1", OLD)
    keep(tmp_path, "2023.10.1", {"ledger/2023.10.1/figures.csv": b"12345"})
    found = json.loads(pack_versions(entries, load_versions(tmp_path), "https://x.example")["data/versions.json"])
    assert found == {
        "latest": "2024.2.1",
        "versions": [
            present(entries),
            {"version": "2023.10.1", "date": "2023-10-01", "files": 1, "bytes": 5},
            {"version": "2023.5.1", "date": "2023-05-01", "files": 3, "bytes": 8},
        ],
        "sums": "https://x.example/data/SHA256SUMS",
        "template": "https://x.example/data/{set}/{version}/{file}",
        "sets": {"ledger": ["2024.2.1", "2023.10.1", "2023.5.1"], "theme-funds": ["2024.2.1"], "theme-x": ["2023.5.1"]},
    }
