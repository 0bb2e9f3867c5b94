"""The release in Croissant: valid by its own checker, which also loads the rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mlcroissant import Dataset as Croissant

from scripts.exports.releases import release_artefacts
from tests.taken import SITE, extend, hold, make

FOLDER = "data/releases/2024.2.1"
# The checker and what it is made of call what they have marked as old.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")


def test_the_checker_loads_the_rows(example: Path, tmp_path: Path) -> None:
    for path, content in make(release_artefacts(hold(extend(example)))).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    loaded = Croissant(jsonld=str(tmp_path / FOLDER / "croissant.json"))
    assert not loaded.metadata.ctx.issues.errors
    (warning,) = loaded.metadata.ctx.issues.warnings  # the example has no licence
    assert "schema.org/license" in warning
    rows = list(loaded.records("figures"))
    assert len(rows) == 13
    row = next(row for row in rows if row["figures/figure_id"] == b"qinghe-2023-funds-county")
    kept = ("region_code", "value", "span_start", "as_stated")
    assert [row[f"figures/{name}"] for name in kept] == [b"999001", 4000000.0, 56, "400余万元".encode()]


def test_what_it_says_of_the_whole(example: Path) -> None:
    content = json.loads(make(release_artefacts(hold(extend(example), SITE)))[f"{FOLDER}/croissant.json"])
    assert content["distribution"][0]["contentUrl"] == "figures.csv"
    assert (content["version"], content["datePublished"]) == ("2024.2.1", "2024-02-01")
    assert content["url"] == f"{SITE}/en/data.html"
    assert content["citeAs"].splitlines()[0] == "@misc{ledger,"
    assert content["recordSet"][0]["key"] == [{"@id": "figures/figure_id"}]
