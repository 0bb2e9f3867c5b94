"""Sets in Croissant: valid by its own checker, which also loads their rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mlcroissant import Dataset as Croissant

from scripts.exports.croissant import pack_croissant
from scripts.exports.entries import Entry
from tests.interfaces import make_entries

SITE = "https://ledger.example"
# The checker and what it is made of call what they have marked as old.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")


@pytest.fixture(scope="module")
def entry(tmp_path_factory: pytest.TempPathFactory) -> Entry:
    entries = make_entries(tmp_path_factory.mktemp("croissant"))
    return next(entry for entry in entries if entry.set_id == "region-999001")


def test_the_checker_loads_the_rows(entry: Entry, tmp_path: Path) -> None:
    for item in entry.files:
        (tmp_path / item.name).write_bytes(item.content)
    (content,) = pack_croissant(entry, "").values()
    (tmp_path / "croissant.json").write_bytes(content)
    loaded = Croissant(jsonld=str(tmp_path / "croissant.json"))
    assert not loaded.metadata.ctx.issues.errors
    (warning,) = loaded.metadata.ctx.issues.warnings  # the example has no licence
    assert "schema.org/license" in warning
    rows = list(loaded.records("figures"))
    assert len(rows) == 12
    row = next(row for row in rows if row["figures/figure_id"] == b"qinghe-2023-funds-county")
    kept = ("region_code", "value", "span_start", "as_stated")
    assert [row[f"figures/{name}"] for name in kept] == [b"999001", 4000000.0, 56, "400余万元".encode()]


def test_files_and_columns(entry: Entry) -> None:
    ((path, packed),) = pack_croissant(entry, SITE).items()
    content = json.loads(packed)
    assert path == "data/region-999001/latest/croissant.json"
    assert sorted(item["name"] for item in content["recordSet"]) == sorted(entry.dataset.content)
    assert content["distribution"][0]["contentUrl"] == f"{SITE}/data/region-999001/latest/figures.csv"
    assert content["citeAs"].splitlines()[0] == "@misc{region-999001,"
    assert content["url"] == f"{SITE}/en/datasets/region-999001.html"
    assert [field["name"] for field in content["recordSet"][0]["field"]] == [
        field["name"] for field in entry.dataset.fields["figures"]
    ]
