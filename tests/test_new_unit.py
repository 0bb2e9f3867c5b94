"""A unit that is added is one row: the grammar reads it, and pages, files and the interface name it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.checks.gate import check_ledger
from scripts.exports.api import api_artefacts
from scripts.exports.downloads import part_artefacts
from scripts.ledger.packages import load_package, load_texts
from tests.conftest import Change
from tests.project import make_pages, make_site
from tests.taken import hold, make, read_csv

FIGURES = "data/reports/qinghe-2023/figures.csv"
INDICATORS = "data/reference/indicators.csv"
UNITS = "data/reference/units.csv"


@pytest.fixture
def package(example: Path, change: Change) -> Path:
    """The example with the unit "basin" (座), in which its toilets are counted."""
    header, *rows = (example / UNITS).read_text(encoding="utf-8").splitlines()
    lines = [header, *sorted([*rows, "basin,座池,basin,basins,座,count"])]
    (example / UNITS).write_text("\n".join([*lines, ""]), encoding="utf-8")
    change(FIGURES, "target,500,toilet", "target,500,basin")
    change(INDICATORS, "construction,toilet", "construction,basin")
    return example


def test_the_gate_reads_the_words_of_the_new_unit(package: Path) -> None:
    assert list(check_ledger(load_package(package), load_texts(package / "texts"))) == []


def test_pages_files_and_the_interface_name_it(package: Path) -> None:
    assert "500 座池" in "".join(make_pages(make_site(package))["regions/999001.html"].slots.values())
    assert "500 basins" in "".join(make_pages(make_site(package, "en"))["regions/999001.html"].slots.values())
    holdings = hold(package)
    files = make([*part_artefacts(holdings), *api_artefacts(holdings, {})])
    (row,) = (row for row in read_csv(files["data/regions/999001.csv"]) if row["unit"] == "basin")
    assert (row["unit_zh"], row["unit_en"], row["value_en"]) == ("座池", "basins", "500 basins")
    figures = json.loads(files["api/v1/reports/qinghe-2023.json"])["figures"]
    assert [item["unit"] for item in figures if item["figure_id"] == "qinghe-2023-toilets"] == ["basin"]
