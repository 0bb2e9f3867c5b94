"""A correction makes anew what shows it, and nothing else: the inputs of all other artefacts have the same digests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.commands import list_artefacts
from scripts.paths import ROOT
from scripts.settings import Settings
from scripts.site.digests import Digests
from tests.conftest import copy_package
from tests.project import make_project
from tools.bench_changes import Row, edit_table

REPORT, REGION = "qinghe-2023", "999001"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example as a project that can be built."""
    return make_project(copy_package("example", tmp_path / "project"))


def digest_all(root: Path) -> dict[str, tuple[bytes, ...]]:
    """Of each artefact, by its first path, what the key of its entry in the cache is made of."""
    digests, artefacts = Digests(), list_artefacts(root, Settings(sources=root / "texts"))
    return {item.paths[0]: tuple(map(digests.of, (item.maker, item.paths, item.inputs()))) for item in artefacts}


def correct_note(rows: list[Row]) -> list[Row]:
    """The note of the deadline of the toilets says more, in English alone."""
    row = next(row for row in rows if row["figure_id"] == f"{REPORT}-toilets-deadline")
    row["note_en"] += " (corrected)"
    return rows


def test_a_note_that_was_corrected_changes_what_shows_it(root: Path) -> None:
    before = digest_all(root)
    assert digest_all(root) == before
    edit_table(root / f"data/reports/{REPORT}/figures.csv", correct_note)
    after = digest_all(root)
    assert {path for path in after if after[path] != before.get(path)} == {
        *(f"data/{name}.csv" for name in (f"reports/{REPORT}", f"regions/{REGION}", "themes/construction")),
        *(f"data/{name}-{code}.xlsx" for name in (f"reports/{REPORT}", f"regions/{REGION}") for code in ("zh", "en")),
        "data/indicators/toilets-deadline.csv",
        "data/releases/2024.2.1/figures.csv",
        f"api/v1/reports/{REPORT}.json",
        *(f"{code}/{name}.md" for code in ("zh", "en") for name in ("explorer", "indicators")),
        *(f"{code}/{kind}/{REPORT}.md" for code in ("zh", "en") for kind in ("reports", "receipts")),
        *(f"{code}/regions/{REGION}.md" for code in ("zh", "en")),
        "en/targets/990000.md",
    }


def test_another_run_has_the_same_keys_whatever_its_hash_seed(root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.test_only_what_changed import digest_all\n"
        "print({path: [part.hex() for part in parts] for path, parts in digest_all(Path(sys.argv[1])).items()})"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, str(root)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "77")
    ]
    assert runs[0] == runs[1]
