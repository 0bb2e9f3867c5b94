"""The term of a target, and what belongs to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scripts.audit.terms import TargetIndex, Term, index_targets
from scripts.ledger.packages import load_package
from scripts.ledger.parts import read_rows
from scripts.ledger.rows import Figure
from tests.next_year import NEW, OLD, add_member, add_remark, add_rows, add_source, figure

NO_DEADLINE = "deadline=not-stated"


def index(root: Path) -> TargetIndex:
    return index_targets(read_rows(load_package(root)))


def target(found: TargetIndex, name: str = "target") -> Figure:
    return next(row for row in found.figures if row.figure_id == f"{OLD}-{name}")


def add_target(root: Path, indicator: str = "projects", **changes: str) -> None:
    row = {"source": OLD, "status": "target", **changes}
    add_rows(root, OLD, "figures", figure("target", indicator, "9个", "9", "project", **row))


@pytest.mark.parametrize("status", ["plan", "ongoing", "preliminary", "result"])
def test_only_the_status_target_makes_a_target(example: Path, status: str) -> None:
    add_target(example, status=status)
    assert [row.figure_id for row in index(example).figures] == [f"{OLD}-toilets", f"{OLD}-toilets-deadline"]


def test_a_target_is_due_on_the_last_day_of_its_period_or_on_the_day_that_it_names(example: Path) -> None:
    found = index(example)
    assert found.term(target(found, "toilets")) == Term(date(2024, 1, 1), date(2024, 12, 31))
    assert found.term(target(found, "toilets-deadline")) == Term(date(2024, 1, 1), date(2024, 6, 30))


def test_without_a_stated_deadline_there_is_no_due_day(example: Path) -> None:
    add_member(example, NO_DEADLINE)
    add_target(example, breakdown=NO_DEADLINE)
    found = index(example)
    assert found.term(target(found)) == Term(date(2024, 1, 1), None)


def test_an_inferred_year_is_no_stated_date(example: Path) -> None:
    add_remark(example, OLD, "inferred-year", f"{OLD}-toilets")
    found = index(example)
    assert found.term(target(found, "toilets")) == Term(date(2024, 1, 1), None)


@pytest.mark.parametrize(
    ("indicator", "changes", "fits"),
    [
        ("projects", {}, True),
        ("projects", {"measured": "cumulative"}, True),
        ("projects", {"start": "2024-02-01"}, False),
        ("projects", {"start": "2023-12-01"}, False),
        ("projects", {"end": "2024-12-30"}, False),
        ("projects", {"measured": "at end"}, False),
        ("projects", {"status": "preliminary"}, False),
        ("projects", {"status": "plan"}, False),
        ("projects", {"status": "target"}, False),
        ("projects", {"region": "999000"}, False),
        ("projects", {"breakdown": "fund-level=county"}, False),
        ("monitored", {}, True),  # a stock: however it is measured, it is that of the last day
        ("monitored", {"measured": "at end"}, True),
        ("monitored", {"start": "2020-01-01", "measured": "at end"}, True),
        ("monitored", {"end": "2025-01-01", "measured": "at end"}, False),
        ("toilets-deadline", {"end": "2024-06-30"}, True),  # a day: the same year will do
        ("toilets-deadline", {"start": "2025-01-01", "end": "2025-01-08"}, False),
    ],
)
def test_which_results_stand_for_the_whole_term(
    example: Path, indicator: str, changes: dict[str, str], fits: bool
) -> None:
    add_target(example, indicator)
    add_source(example)
    add_rows(example, NEW, "figures", figure("result", indicator, "9个", "9", "project", **changes))
    found = index(example)
    results = found.results(target(found), date(2024, 12, 31))
    assert [row.figure_id for row in results] == ([f"{NEW}-result"] if fits else [])


def test_a_result_issued_before_the_target_or_in_another_unit_answers_nothing(example: Path) -> None:
    add_target(example)
    add_source(example, published="2023-12-01")
    add_source(example, "qinghe-2024-b", sha="a" * 63 + "b")
    add_rows(example, NEW, "figures", figure("early", "projects", "9个", "9", "project"))
    other = figure("other", "projects", "9座", "9", "toilet", source="qinghe-2024-b")
    add_rows(example, "qinghe-2024-b", "figures", other)
    found = index(example)
    assert found.results(target(found), date(2024, 12, 31)) == []


def test_the_missing_deadline_is_taken_off_before_later_figures_are_looked_for(example: Path) -> None:
    add_member(example, NO_DEADLINE)
    add_target(example, breakdown=NO_DEADLINE)
    add_source(example)
    add_rows(
        example,
        NEW,
        "figures",
        figure("same", "projects", "9个", "9", "project"),
        figure("county", "projects", "7个", "7", "project", breakdown="fund-level=county"),
        figure("before", "projects", "5个", "5", "project", start="2023-01-01", end="2023-12-31"),
    )
    found = index(example)
    assert [(row.figure_id, link) for row, link in found.later(target(found))] == [(f"{NEW}-same", "own")]


@pytest.mark.parametrize(
    ("published", "answers"), [("2024-01-09", []), ("2024-01-10", [f"{NEW}-result"]), ("2024-01-11", [f"{NEW}-result"])]
)
def test_what_is_issued_on_the_day_of_the_target_answers_it(example: Path, published: str, answers: list[str]) -> None:
    add_target(example)
    add_source(example, published=published)
    add_rows(example, NEW, "figures", figure("result", "projects", "9个", "9", "project"))
    found = index(example)
    assert [row.figure_id for row in found.results(target(found), date(2024, 12, 31))] == answers
    assert [row.figure_id for row, _ in found.later(target(found))] == answers


@pytest.mark.parametrize(("end", "answers"), [("2023-12-31", []), ("2024-01-01", [f"{NEW}-result"])])
def test_what_ends_on_the_first_day_of_the_term_is_of_it(example: Path, end: str, answers: list[str]) -> None:
    add_target(example)
    add_source(example)
    add_rows(example, NEW, "figures", figure("result", "projects", "9个", "9", "project", start="2023-01-01", end=end))
    found = index(example)
    assert [row.figure_id for row, _ in found.later(target(found))] == answers


WHOLE_REPORT = figure("funds", "linking-funds", "9元", "9", "cny")


@pytest.mark.parametrize(
    ("changes", "row", "silent"),
    [
        ({}, WHOLE_REPORT, True),
        ({"sha": ""}, WHOLE_REPORT, False),  # cited by link: we do not hold its text
        ({"completeness": "cut"}, WHOLE_REPORT, False),
        ({"kind": "plan-explanation"}, WHOLE_REPORT, False),
        ({"published": "2024-12-30"}, WHOLE_REPORT, False),  # not due yet
        ({"published": "2024-12-31"}, WHOLE_REPORT, True),
        ({}, WHOLE_REPORT.replace("2024-01-01", "2024-12-31"), True),  # results of the last day alone
        ({}, WHOLE_REPORT.replace("999001", "999000"), False),  # results of another place
        ({}, WHOLE_REPORT.replace("2024-", "2025-"), False),  # results of another year
        ({}, WHOLE_REPORT.replace(",result,", ",plan,"), False),  # plans, no results
    ],
)
def test_only_a_whole_report_of_results_for_the_time_can_be_silent(
    example: Path, changes: dict[str, str], row: str, silent: bool
) -> None:
    add_source(example, **changes)
    add_rows(example, NEW, "figures", row)
    add_remark(example, NEW, "silent", f"{OLD}-toilets")
    found = index(example)
    reports = found.silent(target(found, "toilets"), date(2024, 12, 31))
    assert [report.source_id for report in reports] == ([NEW] if silent else [])


def test_without_a_person_who_read_it_no_report_is_silent(example: Path) -> None:
    add_source(example)
    add_rows(example, NEW, "figures", WHOLE_REPORT)
    found = index(example)
    assert found.silent(target(found, "toilets"), date(2024, 12, 31)) == []


@pytest.mark.parametrize(("published", "silent"), [("2024-01-10", []), ("2024-01-11", [NEW])])
def test_a_report_of_the_day_of_the_target_does_not_pass_it_over(
    example: Path, published: str, silent: list[str]
) -> None:
    add_source(example, published=published)
    add_rows(example, NEW, "figures", WHOLE_REPORT)
    add_remark(example, NEW, "silent", f"{OLD}-toilets")
    found = index(example)
    assert [report.source_id for report in found.silent(target(found, "toilets"), date(2024, 1, 10))] == silent
