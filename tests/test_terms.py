"""The term of a target, and what belongs to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.audit.terms import Ground, Term, survey
from scripts.ledger.packages import load_package
from tests.next_year import NEW, OLD, add_rows, add_source, figure

TOLD = "2024-01-10"  # when the first report of the invented county was published


def ground(root: Path) -> Ground:
    return survey(load_package(root))


@pytest.mark.parametrize(
    ("status", "start", "end", "term"),
    [
        ("plan", "2024-01-01", "2024-12-31", Term("2024-01-01", "2024-12-31", True)),
        ("ongoing", "2024-01-01", "2024-01-11", Term("2024-01-01", "2024-01-11", True)),
        ("plan", "2024-01-01", TOLD, Term("2024-01-01", "2024-12-31", False)),
        ("ongoing", "2023-01-01", "2023-12-31", Term("2024-01-01", "2024-12-31", False)),
        ("target", "2023-01-01", "2023-06-30", Term("2023-01-01", "2023-06-30", True)),
    ],
)
def test_the_term_of_a_target(example: Path, status: str, start: str, end: str, term: Term) -> None:
    row = figure("more", "projects", "9个", "9", "project", source=OLD, status=status, start=start, end=end)
    add_rows(example, OLD, "figures", row)
    found = ground(example)
    assert next(found.term(row) for row in found.figures if row.figure_id == f"{OLD}-more") == term


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
    row = figure("plan", indicator, "9个", "9", "u", source=OLD, status="plan")
    add_rows(example, OLD, "figures", row)
    add_source(example)
    add_rows(example, NEW, "figures", figure("result", indicator, "9个", "9", "u", **changes))
    found = ground(example)
    target = next(row for row in found.figures if row.figure_id == f"{OLD}-plan")
    results = [result.figure_id for result in found.results(target, found.term(target))]
    assert results == ([f"{NEW}-result"] if fits else [])


def test_documents_are_told_when_published_or_when_their_period_ends(example: Path) -> None:
    add_source(example, published="")
    found = ground(example)
    assert found.told == {OLD: TOLD, "yunling-2023": "2024-02-01", NEW: "2024-12-31"}
    assert found.today == "2024-12-31"


def test_a_plan_without_a_date_is_told_in_time_and_what_goes_on_is_not(example: Path) -> None:
    add_source(example, published="")
    rows = [figure(status, "projects", "9个", "9", "project", status=status) for status in ("plan", "ongoing")]
    add_rows(example, NEW, "figures", *rows)
    found = ground(example)
    assert {row.status: found.term(row) for row in found.figures if row.source_id == NEW} == {
        "plan": Term("2024-01-01", "2024-12-31", True),
        "ongoing": Term("2025-01-01", "2025-12-31", False),
    }
