"""One province as a ledger of its own: its rows and no others, and it passes the gate."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checks.gate import check_all
from scripts.ledger.packages import load_package, load_texts
from tests.cited import SHARE, add_figures, add_source
from tests.next_year import add_change
from tools.province import main, write_province

NATION = SHARE.replace("yunling", "nation").replace("nation-2023,990000", "nation-2023,100000")


@pytest.fixture
def nation(example: Path) -> Path:
    """The example with a document of the nation."""
    add_source(example, source_id="nation-2023", region_code="100000")
    add_figures(example, NATION)
    return example


def test_a_province_has_its_documents_and_passes_the_gate(nation: Path, tmp_path: Path) -> None:
    ledger = write_province(nation, "990000", tmp_path / "990000")
    assert sorted(ledger.frame("sources")["source_id"]) == ["qinghe-2023", "yunling-2023"]
    assert len(ledger.frame("figures")) == len(load_package(nation).frame("figures")) - 1
    assert len(ledger.frame("indicators")) == len(load_package(nation).frame("indicators"))
    assert check_all(ledger, load_texts(nation / "texts")) == []


def test_what_is_cited_comes_along_without_the_rest(nation: Path, tmp_path: Path) -> None:
    ledger = write_province(nation, "100000", tmp_path / "100000")
    assert list(ledger.frame("figures")["figure_id"]) == ["cited-nation-2023-share"]
    assert not (tmp_path / "100000" / "data" / "reports").exists()
    assert "omissions" not in ledger.tables


def test_changes_are_those_of_its_rows(nation: Path, tmp_path: Path) -> None:
    add_change(nation, "2024-02-01", "qinghe-2023-funds")
    assert len(write_province(nation, "990000", tmp_path / "one").frame("changes")) == 1
    assert "changes" not in write_province(nation, "100000", tmp_path / "other").tables


def test_a_province_of_which_nothing_is_entered_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["820000", str(tmp_path / "820000")]) == 1
    assert "820000" in capsys.readouterr().err
