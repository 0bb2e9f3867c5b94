"""The ledger stands: its tables and their evidence pass, and what is changed by hand is noticed."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from scripts import commands
from scripts.findings import LedgerError
from scripts.paths import ROOT
from scripts.settings import Settings, read_settings

FIGURES = sorted((ROOT / "data/reports").glob("*/figures.csv"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The data of this ledger, to be spoiled."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copyfile(ROOT / "datapackage.json", tmp_path / "datapackage.json")
    return tmp_path


def test_the_tables_and_their_evidence_pass() -> None:
    assert commands.check(ROOT, read_settings({}, ROOT))


def test_a_value_that_was_changed_is_noticed(copy: Path) -> None:
    path = copy / FIGURES[0].relative_to(ROOT)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    row = next(row for row in rows if row["value"].isdigit())
    row["value"] = str(int(row["value"]) + 1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(LedgerError) as caught:
        commands.check(copy, Settings())
    assert "stated-value" in {finding.rule for finding in caught.value.findings}


def test_the_site_is_built(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(".*", "build", "__pycache__"))
    commands.build(project, read_settings({}, project))
    assert (project / "build/site/index.html").is_file()
