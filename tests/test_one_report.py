"""One report: its own faults alone, the document first, then in the order of its text."""

from __future__ import annotations

from pathlib import Path

from scripts.checks.one_report import check_one_report
from scripts.ledger.packages import load_package, load_texts
from tests.conftest import Change
from tests.next_year import OLD, add_remark

FOLDER = f"data/reports/{OLD}"


def found(root: Path) -> list[str]:
    """File, line, column and rule of each finding."""
    findings = check_one_report(load_package(root), load_texts(root / "texts"), OLD)
    return [f"{Path(item.file).stem} {item.line} {item.column} {item.rule}" for item in findings]


def test_a_report_that_is_right_has_no_finding(example: Path) -> None:
    assert found(example) == []


def test_its_faults_stand_in_the_order_of_its_text(example: Path, change: Change) -> None:
    change("data/reference/sources.csv", "2ac33e,complete", "2ac33e,")
    change("data/reference/sources.csv", ",,complete,official", ",,,official")
    change(f"{FOLDER}/figures.csv", ",500,toilet", ",501,toilet")
    change(f"{FOLDER}/figures.csv", ",160000000,cny", ",160000001,cny")
    change(f"{FOLDER}/omissions.csv", "3,8,2023年", "3,8,2022年")
    add_remark(example, OLD, "two-readings", "gone")
    assert found(example) == [
        "sources 2 completeness required",
        "omissions 2 span_start span-text",
        "figures 2 value stated-value",
        "figures 9 value stated-value",
        "remarks 2 kind enum",
        "remarks 2 figure_ids unknown-key",
    ]
