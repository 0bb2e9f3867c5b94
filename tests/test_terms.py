"""The term of a target, and what belongs to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scripts.audit.terms import TargetIndex, Term, index_targets, term_of
from scripts.ledger.packages import load_package
from scripts.ledger.parts import read_rows
from tests.next_year import NEW, OLD, add_rows, add_source, figure

ISSUED = "2024-01-10"  # when the first report of the invented county was published


def index(root: Path) -> TargetIndex:
    return index_targets(read_rows(load_package(root)))


def term(start: str, due: str, stated: bool) -> Term:
    return Term(date.fromisoformat(start), date.fromisoformat(due), stated)


@pytest.mark.parametrize(
    ("status", "start", "end", "expected"),
    [
        ("plan", "2024-01-01", "2024-12-31", term("2024-01-01", "2024-12-31", True)),
        ("ongoing", "2024-01-01", "2024-01-11", term("2024-01-01", "2024-01-11", True)),
        ("plan", "2024-01-01", ISSUED, term("2024-01-01", "2024-12-31", False)),
        ("ongoing", "2023-01-01", "2023-12-31", term("2024-01-01", "2024-12-31", False)),
        ("target", "2023-01-01", "2023-06-30", term("2023-01-01", "2023-06-30", True)),
    ],
)
def test_the_term_of_a_target(example: Path, status: str, start: str, end: str, expected: Term) -> None:
    row = figure("more", "projects", "9个", "9", "project", source=OLD, status=status, start=start, end=end)
    add_rows(example, OLD, "figures", row)
    assert next(term_of(row) for row in index(example).promises if row.figure_id == f"{OLD}-more") == expected


@pytest.mark.parametrize(
    ("indicator", "changes", "fits"),
    [
        ("projects", {}, True),
        ("projects", {"measured": "cumulative"}, True),
        ("projects", {"start": "2024-02-01"}, False),
        ("projects", {"start": "2023-12-01"}, False),
        ("projects", {"end": "2024-12-30"}, False),
        ("projects", {"measured": "at end"}, False),
        ("monitored", {}, True),  # a stock: however it is measured, it is that of the last day
        ("monitored", {"measured": "at end"}, True),
        ("monitored", {"start": "2020-01-01", "measured": "at end"}, True),
        ("monitored", {"end": "2025-01-01", "measured": "at end"}, False),
        ("review-frequency", {"end": "2024-06-30"}, True),  # a rhythm: the same year will do
        ("review-frequency", {"start": "2025-01-01", "end": "2025-01-08"}, False),
    ],
)
def test_which_results_stand_for_the_whole_term(
    example: Path, indicator: str, changes: dict[str, str], fits: bool
) -> None:
    row = figure("plan", indicator, "9个", "9", "project", source=OLD, status="plan")
    add_rows(example, OLD, "figures", row)
    add_source(example)
    add_rows(example, NEW, "figures", figure("result", indicator, "9个", "9", "project", **changes))
    targets = index(example)
    target = next(row for row in targets.promises if row.figure_id == f"{OLD}-plan")
    results = [result.figure_id for result, _ in targets.results(target, term_of(target))]
    assert results == ([f"{NEW}-result"] if fits else [])


def test_the_newest_issue_is_today(example: Path) -> None:
    add_source(example, published="")
    assert index(example).today == date(2024, 12, 31)


def test_a_plan_without_a_date_is_stated_in_time_and_what_goes_on_is_not(example: Path) -> None:
    add_source(example, published="")
    rows = [figure(status, "projects", "9个", "9", "project", status=status) for status in ("plan", "ongoing")]
    add_rows(example, NEW, "figures", *rows)
    promises = index(example).promises
    assert {row.status: term_of(row) for row in promises if row.source.source_id == NEW} == {
        "plan": term("2024-01-01", "2024-12-31", True),
        "ongoing": term("2025-01-01", "2025-12-31", False),
    }
