"""How far each report is checked, and in what way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.checks.assurance import Assurance, summarise_evidence
from scripts.ledger.packages import load_package, load_texts

Change = Callable[[str, str, str], None]
REPORT = "data/reports/qinghe-2023"
LINK = Assurance("yunling-2023", 0, 0, 0, 0, 0, 0, "link")
READ = Assurance("qinghe-2023", figures=12, omissions=5, measures=3, runs=22, characters=177, checked=12, how="text")


def summary(root: Path, texts: Mapping[str, str]) -> list[Assurance]:
    return summarise_evidence(load_package(root), texts)


def test_figures_are_counted_as_read_again_in_the_text(example: Path) -> None:
    assert summary(example, load_texts(example / "texts")) == [READ, LINK]


def test_without_the_text_the_record_answers(example: Path) -> None:
    assert summary(example, {}) == [replace(READ, how="attestation"), LINK]


def test_without_text_and_record_nothing_is_checked(example: Path) -> None:
    (example / REPORT / "attestation.json").unlink()
    assert summary(example, {}) == [replace(READ, runs=0, characters=0, checked=0, how="none"), LINK]


def test_a_share_is_cut_never_rounded_up(example: Path, change: Change) -> None:
    change(f"{REPORT}/figures.csv", "126个,", "127个,")
    row, _ = summary(example, load_texts(example / "texts"))
    assert (row, row.verified) == (replace(READ, checked=11), "91.6%")


@pytest.mark.parametrize(
    ("row", "share"),
    [
        (READ, "100%"),
        (replace(READ, figures=2000, checked=1999), "99.9%"),
        (replace(READ, figures=0, checked=0), ""),
        (replace(READ, checked=0, how="none"), "0%"),
        (replace(READ, checked=0, how="link"), ""),
    ],
)
def test_a_share_is_told_where_there_is_a_text(row: Assurance, share: str) -> None:
    assert row.verified == share


def test_without_sources_there_is_no_row(example: Path) -> None:
    (example / "data/reference/sources.csv").unlink()
    assert summary(example, {}) == []
