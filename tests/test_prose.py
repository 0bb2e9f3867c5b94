"""Our words are ours: 24 characters in a row are too many, 23 are not, titles may stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.checks.prose import check_prose
from scripts.ledger.packages import load_package, load_texts
from tests.telling import told

Change = Callable[[str, str, str], None]
MEASURES = "data/reports/qinghe-2023/measures.csv"
SOURCES = "data/reference/sources.csv"
CLAUSE = "县里实行一周一研判，进一步压实责任，山区管护力量不足"  # 26 characters of the archived text


def say(root: Path) -> list[str]:
    return [told(finding) for finding in check_prose(load_package(root), load_texts(root / "texts"))]


def test_the_example_is_in_its_own_words(example: Path) -> None:
    assert say(example) == []


def test_a_copied_clause_is_shown_with_its_length(example: Path, change: Change) -> None:
    change(MEASURES, "每周把情况过一遍。", f"原话：{CLAUSE}！")
    assert say(example) == [
        f"{MEASURES}:2:detail_zh: [copied-text] '{CLAUSE}' (26 characters) stands like this in an archived text.\n"
        "    fix: Say it in your own words; fewer than 24 characters in a row may be the same."
    ]


@pytest.mark.parametrize("start", range(14))
@pytest.mark.parametrize(("length", "count"), [(23, 0), (24, 1)])
def test_the_limit_holds_wherever_the_run_starts(
    example: Path, change: Change, start: int, length: int, count: int
) -> None:
    text = "".join((example / "texts/qinghe-2023.txt").read_text(encoding="utf-8").split())
    run = text[40 + start : 40 + start + length]
    change(MEASURES, "每周把情况过一遍。", f"甲{run}乙")
    found = check_prose(load_package(example), load_texts(example / "texts"))
    assert [dict(finding.values)["run"] for finding in found] == [run] * count


@pytest.mark.parametrize(("length", "count"), [(23, 0), (24, 1)])
def test_a_cell_that_is_nothing_but_a_copy_is_found(example: Path, change: Change, length: int, count: int) -> None:
    change(MEASURES, "每周把情况过一遍。", CLAUSE[:length])
    assert len(say(example)) == count


def test_white_space_hides_nothing(example: Path, change: Change) -> None:
    change(MEASURES, "每周把情况过一遍。", "\u3000 ".join(CLAUSE))
    assert len(say(example)) == 1


def test_titles_may_be_taken_over(example: Path, change: Change) -> None:
    change(SOURCES, "青禾县2023年乡村振兴工作情况", CLAUSE)
    change(MEASURES, "每周把情况过一遍。", f"见{CLAUSE}。")
    assert say(example) == []


@pytest.mark.parametrize(("length", "count"), [(23, 1), (24, 0)])
def test_a_title_is_taken_out_where_it_could_be_a_copy_by_itself(
    example: Path, change: Change, length: int, count: int
) -> None:
    change(SOURCES, "青禾县2023年乡村振兴工作情况", CLAUSE[:length])
    change(MEASURES, "每周把情况过一遍。", CLAUSE)
    assert len(say(example)) == count


def test_a_document_named_in_title_marks_may_stand(example: Path, change: Change) -> None:
    change(MEASURES, "每周把情况过一遍。", f"印发《{CLAUSE}》。")
    assert say(example) == []


def test_without_texts_there_is_nothing_to_compare(example: Path, change: Change) -> None:
    change(MEASURES, "每周把情况过一遍。", CLAUSE)
    assert list(check_prose(load_package(example), {})) == []
