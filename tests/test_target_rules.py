"""Links between targets and later rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checks import target_rules
from scripts.ledger.frames import run_rules
from scripts.ledger.packages import load_package
from tests.next_year import NEW, OLD, add_progress, add_remark, add_rows, add_source, measure
from tests.telling import ENGLISH


def rules(root: Path) -> list[str]:
    ledger = load_package(root)
    return [f"{item.column} {item.rule}: {ENGLISH.message(item)}" for item in run_rules(target_rules, ledger)]


def test_both_tables_may_be_absent(example: Path) -> None:
    assert rules(example) == []


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("toilets-built,tap-water-share,share", []),
        ("toilets-built,projects,mention", []),
        (
            "toilets-built,projects,part",
            ["kind progress-unit: 'projects' is counted in 'project'; a part is in 'toilet'."],
        ),
        (
            "toilets-built,projects,share",
            ["kind progress-unit: 'projects' is counted in 'project'; a share is in 'percent'."],
        ),
        (
            "projects,projects,part",
            [
                "progress_indicator_id progress-self: An indicator is linked to itself; "
                "its own figures count as progress without a row."
            ],
        ),
        ("nothing,projects,part", []),
    ],
)
def test_a_link_of_progress_makes_sense(example: Path, row: str, found: list[str]) -> None:
    add_progress(example, row)
    assert rules(example) == found


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (f"{NEW}-done,{NEW},{OLD}-jobs", []),
        (f"{NEW}-done,{NEW},nothing", []),
        (
            f"{NEW}-done,{NEW},{OLD}-upkeep",
            ["follows_id wrong-followup: 'qinghe-2023-upkeep' is a problem, not a target."],
        ),
        (
            f"{OLD}-review,{NEW},{OLD}-jobs",
            [
                "follows_id wrong-followup: 'qinghe-2023-review' stands in 'qinghe-2023'.",
                "follows_id wrong-followup: 'qinghe-2023-jobs' stands in 'qinghe-2023', "
                "which is not earlier than 'qinghe-2023'.",
            ],
        ),
    ],
)
def test_a_follow_up_takes_up_an_earlier_target(example: Path, row: str, found: list[str]) -> None:
    add_source(example)
    add_rows(example, OLD, "measures", measure("jobs", source=OLD))
    add_rows(example, NEW, "measures", measure("done", kind="programme"))
    add_rows(example, NEW, "followups", row)
    assert rules(example) == found


def test_a_follow_up_stays_in_its_region(example: Path) -> None:
    add_source(example)
    add_rows(example, OLD, "measures", measure("jobs", source=OLD))
    add_rows(example, NEW, "measures", measure("done").replace("999001", "999000"))
    add_rows(example, NEW, "followups", f"{NEW}-done,{NEW},{OLD}-jobs")
    assert rules(example) == [
        "follows_id wrong-followup: 'qinghe-2023-jobs' is about '999001', what follows it about '999000'."
    ]


def test_a_remark_of_another_kind_may_be_on_any_figure(example: Path) -> None:
    add_source(example)
    add_remark(example, NEW, "two-readings", f"{OLD}-gone")
    assert rules(example) == []


@pytest.mark.parametrize(
    ("figure_ids", "changes", "found"),
    [
        (f"{OLD}-toilets;{OLD}-toilets-deadline", {}, []),
        (f"{OLD}-funds", {}, ["'qinghe-2023-funds' is not a target."]),
        ("", {}, ["No target is named."]),
        (
            f"{OLD}-toilets",
            {"completeness": "cut"},
            ["'qinghe-2024' is not archived whole, or is a plan: its silence says nothing."],
        ),
        (
            f"{OLD}-toilets",
            {"published": "2024-01-10"},
            ["'qinghe-2023-toilets' stands in 'qinghe-2023', which is not earlier than 'qinghe-2024'."],
        ),
    ],
)
def test_a_silent_report_is_whole_and_its_targets_are_earlier(
    example: Path, figure_ids: str, changes: dict[str, str], found: list[str]
) -> None:
    add_source(example, **changes)
    add_remark(example, NEW, "silent", figure_ids)
    assert rules(example) == [f"figure_ids wrong-silence: {message}" for message in found]
