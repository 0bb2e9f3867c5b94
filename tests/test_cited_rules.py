"""What an archived text proves and what is only cited by its link are kept apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.checks import cited_rules
from scripts.checks.gate import check_ledger
from scripts.ledger.frames import run_rules
from scripts.ledger.packages import load_package, load_texts
from tests.cited import ENGLISH, SHARE, add_figures, add_source
from tests.telling import told

Change = Callable[[str, str, str], None]
REPORT = "data/reports/qinghe-2023/figures.csv"


def say(root: Path) -> list[str]:
    ledger = load_package(root)
    return [told(finding) for finding in run_rules(cited_rules, ledger)]


def test_a_package_with_a_cited_part_passes_every_check(example: Path) -> None:
    english = ENGLISH.replace("cited-yunling-2023-toilets,yunling-2023", "cited-qinghe-2022-toilets,cited-qinghe-2022")
    add_figures(example, english, SHARE)
    add_source(example, published="2023-12", language="en")
    assert list(check_ledger(load_package(example), load_texts(example / "texts"))) == []


def test_a_figure_of_an_archived_text_says_where_it_stands(example: Path, change: Change) -> None:
    change(REPORT, "1.6亿元,44,49,,", "1.6亿元,,,,")
    assert say(example) == [
        f"{REPORT}:2:{column}: [span-missing] 'qinghe-2023-funds' does not say where it stands in the archived "
        "text.\n    fix: Enter the position; nox -s scan lists each number."
        for column in ("span_start", "span_end")
    ]


def test_a_figure_cited_by_link_has_no_place(example: Path) -> None:
    add_figures(example, SHARE.replace("90%以上,,", "90%以上,3,"))
    assert say(example) == [
        "data/cited/figures.csv:2:span_start: [span-without-text] 'cited-yunling-2023-share' has a position, "
        "but its source has no archived text.\n    fix: Empty the cell, or archive the text."
    ]


def test_a_figure_of_an_unknown_source_is_left_to_the_check_of_references(example: Path) -> None:
    add_figures(example, SHARE.replace("yunling-2023,", "nowhere,").replace("90%以上,,", "90%以上,3,"))
    assert say(example) == []


def test_an_archived_source_does_not_stand_among_the_cited(example: Path) -> None:
    add_figures(example, SHARE.replace(",yunling-2023,", ",qinghe-2023,").replace("90%以上,,", "90%以上,0,5"))
    found = say(example)
    assert found[-1] == (
        "data/cited/figures.csv:2:source_id: [archived-among-cited] The text of 'qinghe-2023' is archived, so it "
        "is not cited by link alone.\n"
        "    fix: Move the row to data/reports/<source_id>/figures.csv, or to data/reference/sources.csv."
    )


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        (
            {"completeness": "complete"},
            [
                "data/cited/sources.csv:2:completeness: [wrong-completeness] The completeness of 'cited-qinghe-2022' "
                "is 'complete', which does not fit.\n"
                "    fix: Write not-archived, for it has no archived text."
            ],
        ),
        ({"published": "2023-12"}, []),
        ({"published": "2023"}, []),
        ({"published": ""}, []),
        ({"published": "12/2023"}, []),
        (
            {"published": "2023-13"},
            [
                "data/cited/sources.csv:2:published: [no-such-date] '2023-13' is not in the calendar.\n"
                "    fix: Correct the date."
            ],
        ),
        (
            {"published": "2023-02-29"},
            [
                "data/cited/sources.csv:2:published: [no-such-date] '2023-02-29' is not in the calendar.\n"
                "    fix: Correct the date."
            ],
        ),
    ],
)
def test_what_is_known_of_a_cited_source(example: Path, changes: dict[str, str], found: list[str]) -> None:
    add_source(example, **changes)
    assert say(example) == found


def test_an_archived_source_is_not_called_not_archived(example: Path, change: Change) -> None:
    change("data/reference/sources.csv", "2ac33e,complete", "2ac33e,not-archived")
    assert [message.split("]")[0] for message in say(example)] == [
        "data/reference/sources.csv:2:completeness: [wrong-completeness"
    ]
