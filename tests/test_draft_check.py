"""What is still wrong with a draft: at its own rows, in the order of the text, the document first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scripts.intake.draft_check import check_draft
from scripts.intake.drafts import Draft
from scripts.ledger.packages import load_package, load_texts
from tests.drafting import REPORT, draft_of, take_out


def places(example: Path, draft: Draft) -> list[tuple[str, int, str, str]]:
    found = check_draft(load_package(example), draft, load_texts(example / "texts"))
    return [(item.file.removeprefix(f"drafts/{REPORT}/"), item.line, item.column, item.rule) for item in found]


def test_a_draft_with_nothing_wrong_has_no_finding(example: Path) -> None:
    assert places(example, take_out(example)) == []


def test_the_document_comes_first_then_the_rows_in_the_order_of_the_text(example: Path) -> None:
    draft = take_out(example)
    source = replace(draft.source, completeness="")
    first, *others, last = draft.figures
    figures = (replace(first, value="1"), *others, replace(last, qualifier="about"))
    omission = replace(draft.omissions[0], text="2022年")
    wrong = replace(draft, source=source, figures=figures, omissions=(omission, *draft.omissions[1:]))
    assert places(example, wrong) == [
        ("source.csv", 2, "completeness", "required"),
        ("omissions.csv", 2, "span_start", "span-text"),
        ("figures.csv", 2, "value", "stated-value"),
        ("figures.csv", len(figures) + 1, "qualifier", "stated-qualifier"),
    ]


def test_undecided_figures_are_one_finding_and_their_numerals_none(example: Path) -> None:
    draft = take_out(example)
    figures = tuple(replace(row, decision="") for row in draft.figures)
    assert places(example, replace(draft, figures=figures)) == [("figures.csv", 2, "decision", "draft-undecided")]


def test_a_numeral_that_nothing_accounts_for_is_told_once_all_is_decided(example: Path) -> None:
    draft = take_out(example)
    assert places(example, replace(draft, figures=draft.figures[1:])) == [
        ("omissions.csv", 0, "", "unaccounted-number")
    ]


def test_what_was_not_entered_is_told_at_the_figure(example: Path) -> None:
    draft = take_out(example)
    row = replace(draft.figures[0], decision="omit", reason="")
    wrong = replace(draft, figures=(row, *draft.figures[1:]))
    assert places(example, wrong) == [("figures.csv", 2, "reason", "required")]


def test_an_addition_is_told_at_its_own_file(example: Path) -> None:
    added = {"breakdown_id": "fund-level=x", "name_zh": "", "name_en": "x", "unit_id": ""}
    wrong = replace(take_out(example), additions={"breakdowns": (added,)})
    assert places(example, wrong) == [("breakdowns.csv", 2, "name_zh", "required")]


def test_a_report_that_is_in_the_ledger_is_no_draft(example: Path) -> None:
    found = check_draft(load_package(example), draft_of(example), load_texts(example / "texts"))
    assert [(item.file, item.rule) for item in found] == [(f"drafts/{REPORT}", "draft-accepted")]
