"""What a clerk may do wrong in a draft: each mistake is told once, at its cell, in both languages, word for word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from scripts.findings import Finding, LedgerError
from scripts.intake.draft_check import check_draft
from scripts.intake.drafts import draft_folder, write_draft
from scripts.intake.spreadsheets import read_saved_draft
from scripts.ledger.packages import load_package, load_texts
from scripts.messages import load_sentences, render_finding
from tests.drafting import REPORT, take_out

MISTAKES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["mistake"]


def find(root: Path) -> Iterable[Finding]:
    """What is found in the draft, be it while its files are read or when it is checked."""
    ledger = load_package(root)
    try:
        draft, _ = read_saved_draft(root, ledger, REPORT)
    except LedgerError as error:
        return error.findings
    return check_draft(ledger, draft, load_texts(root / "texts"))


def told(findings: Iterable[Finding], language: str) -> str:
    """The findings as they are printed, but for the folder."""
    sentences = load_sentences(language)
    return "\n".join(render_finding(finding, sentences).replace(f"drafts/{REPORT}/", "") for finding in findings)


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake["name"] for mistake in MISTAKES])
def test_a_mistake_is_told_in_both_languages(example: Path, mistake: dict[str, str]) -> None:
    write_draft(example, take_out(example))
    path = draft_folder(example, REPORT) / mistake["file"]
    text = path.read_text(encoding="utf-8")
    assert mistake["old"] in text
    path.write_text(text.replace(mistake["old"], mistake["new"], 1), encoding="utf-8")
    found = list(find(example))
    assert (told(found, "zh"), told(found, "en")) == (mistake["zh"], mistake["en"])


def test_without_a_mistake_nothing_is_told(example: Path) -> None:
    write_draft(example, take_out(example))
    assert list(find(example)) == []
