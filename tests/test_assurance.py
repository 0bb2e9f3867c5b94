"""How far each report is checked, and in what way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from scripts.checks.assurance import summarise_evidence
from scripts.ledger.packages import load_package, load_texts

Change = Callable[[str, str, str], None]
REPORT = "data/reports/qinghe-2023"
LINK = ["yunling-2023", 0, 0, 0, None, None, 0, "", "link"]


def summary(root: Path, texts: Mapping[str, str]) -> list[list[Any]]:
    frame = summarise_evidence(load_package(root), texts)
    assert frame.columns.tolist() == [
        "source_id",
        "figures",
        "omissions",
        "measures",
        "runs",
        "characters",
        "checked",
        "share",
        "how",
    ]
    return frame.astype(object).where(frame.notna(), None).to_numpy().tolist()


def test_figures_are_counted_as_read_again_in_the_text(example: Path) -> None:
    assert summary(example, load_texts(example / "texts")) == [
        ["qinghe-2023", 12, 5, 3, 22, 177, 12, "100", "text"],
        LINK,
    ]


def test_without_the_text_the_record_answers(example: Path) -> None:
    assert summary(example, {}) == [["qinghe-2023", 12, 5, 3, 22, 177, 12, "100", "attestation"], LINK]


def test_without_text_and_record_nothing_is_checked(example: Path) -> None:
    (example / REPORT / "attestation.json").unlink()
    assert summary(example, {}) == [["qinghe-2023", 12, 5, 3, None, None, 0, "0", "none"], LINK]


def test_a_share_is_cut_never_rounded_up(example: Path, change: Change) -> None:
    change(f"{REPORT}/figures.csv", "126个,", "127个,")
    assert summary(example, load_texts(example / "texts"))[0] == ["qinghe-2023", 12, 5, 3, 22, 177, 11, "91.6", "text"]


def test_without_sources_there_is_no_row(example: Path) -> None:
    (example / "data/reference/sources.csv").unlink()
    assert summary(example, {}) == []
