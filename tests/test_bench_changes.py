"""What the benchmark changes is one cell or one report, and what it leaves passes the readers of tables."""

from __future__ import annotations

from pathlib import Path

from scripts.ledger.packages import load_package
from tools.bench_changes import REPORT, correct_figure, correct_note, edit_table, remove_report
from tools.budget import copy_checkout

COLUMNS = "figure_id,value,as_stated,note,note_en"


def test_one_figure_and_its_words_are_corrected(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(f"{COLUMNS}\na,6,6%,,\nb,0.5,0.50%,,\nc,98.5,98.5%,,\nd,1.2,1.2%,,\n", encoding="utf-8")
    edit_table(path, correct_figure)
    assert path.read_text(encoding="utf-8") == f"{COLUMNS}\na,6,6%,,\nb,0.5,0.50%,,\nc,98.9,98.9%,,\nd,1.2,1.2%,,\n"


def test_one_note_is_corrected_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(f"{COLUMNS}\na,1,1,注,\nb,2,2,注,A note\nc,3,3,注,A note\n", encoding="utf-8")
    edit_table(path, correct_note)
    assert path.read_text(encoding="utf-8") == (
        f"{COLUMNS}\na,1,1,注,\nb,2,2,注（更正）,A note (corrected)\nc,3,3,注,A note\n"
    )


def test_a_report_is_taken_out_with_all_that_names_it(tmp_path: Path) -> None:
    copy_checkout(tmp_path)
    before = load_package(tmp_path)
    remove_report(tmp_path)
    after = load_package(tmp_path)
    assert [*before.findings, *after.findings] == []
    gone = before.frame("figures")["source_id"] == REPORT
    assert len(after.frame("figures")) == len(before.frame("figures")) - gone.sum() < len(before.frame("figures"))
    named = {path.name for path in (tmp_path / "data").rglob("*.csv") if REPORT in path.read_text(encoding="utf-8")}
    assert named == set()
