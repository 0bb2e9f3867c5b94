"""Doubts about archived figures: what is said of one without an answer, and of an answer without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checks.gate import check_ledger
from scripts.ledger.packages import Texts, load_package, load_texts
from tests.conftest import Change
from tests.next_year import OLD, add_rows
from tests.telling import told

FIGURES = f"data/reports/{OLD}/figures.csv"
ANSWERS = f"data/reports/{OLD}/answers.csv"
DOUBTS = {
    "period": ("projects,,2023-01-01,2023-12-31", "projects,,2022-01-01,2022-12-31"),
    "region": (",999001,projects", ",999000,projects"),
    "status": ("during,result,126,", "during,target,126,"),
}
CHOICE = "note, passage or other-matter.\n"


def findings(root: Path, *, with_text: bool = True) -> str:
    texts = load_texts(root / "texts") if with_text else Texts()
    return "".join(f"{told(finding)}\n" for finding in check_ledger(load_package(root), texts))


@pytest.mark.parametrize(
    ("kind", "column", "message"),
    [
        (
            "period",
            "period_start",
            "'2023年' (2023-12-31) stands before '126个', but the row has the period 2022-01-01—2022-12-31.",
        ),
        ("region", "region_code", "'青禾县' (999001) stands before '126个', but the row has the region 999000."),
        ("status", "status", "No word for it stands before '126个', but the row has the status target."),
    ],
)
def test_a_doubt_without_an_answer_is_named_with_both_ways_out(
    example: Path, change: Change, kind: str, column: str, message: str
) -> None:
    change(FIGURES, *DOUBTS[kind])
    fix = f"Read the place and correct the row; or answer in {ANSWERS}: {OLD}-projects,{OLD},{kind} and {CHOICE}"
    assert findings(example) == f"{FIGURES}:6:{column}: [{kind}-in-doubt] {message}\n    fix: {fix}"
    assert findings(example, with_text=False) == ""


@pytest.mark.parametrize("kind", DOUBTS)
def test_an_answer_settles_a_doubt(example: Path, change: Change, kind: str) -> None:
    change(FIGURES, *DOUBTS[kind])
    add_rows(example, OLD, "answers", f"{OLD}-projects,{OLD},{kind},passage")
    assert findings(example) == ""


def test_an_answer_without_a_doubt_is_told_where_the_text_is_at_hand(example: Path) -> None:
    add_rows(example, OLD, "answers", f"{OLD}-projects,{OLD},region,passage")
    assert findings(example) == (
        f"{ANSWERS}:2:doubt: [answer-without-doubt] There is no doubt about the region of '{OLD}-projects'.\n"
        "    fix: Delete the row.\n"
    )
    assert findings(example, with_text=False) == ""


def test_an_answer_by_a_note_needs_the_note(example: Path, change: Change) -> None:
    change(FIGURES, *DOUBTS["status"])
    add_rows(example, OLD, "answers", f"{OLD}-projects,{OLD},status,note")
    assert findings(example, with_text=False) == (
        f"{ANSWERS}:2:answer: [answer-note] '{OLD}-projects' has no note.\n"
        "    fix: Write the note, or give another answer.\n"
    )
    change(FIGURES, "126个,67,71,,", "126个,67,71,说明。,Note.")
    assert findings(example) == ""


def test_an_answer_for_a_figure_that_is_not_there_is_told(example: Path) -> None:
    add_rows(example, OLD, "answers", f"{OLD}-gone,{OLD},region,note")
    assert "[unknown-key] 'qinghe-2023-gone' is not in the table 'figures'." in findings(example)


@pytest.mark.parametrize("table", ["regions", "sources"])
def test_without_the_tables_that_say_where_nothing_is_doubted(example: Path, change: Change, table: str) -> None:
    change(FIGURES, *DOUBTS["status"])
    (example / f"data/reference/{table}.csv").unlink()
    assert "in-doubt" not in findings(example)
