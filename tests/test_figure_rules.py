"""Figures against the tables that say what they measure.

Each plain fault stands in the golden file of the broken
package; here stand the ways in which a rule must hold its tongue, or must not.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.checks import figure_rules
from scripts.ledger.frames import run_rules
from scripts.ledger.packages import load_package
from tests.telling import told

Change = Callable[[str, str, str], None]
FIGURES = "data/reports/qinghe-2023/figures.csv"
BREAKDOWNS = "data/reference/breakdowns.csv"


def say(root: Path) -> list[str]:
    ledger = load_package(root)
    return [told(finding) for finding in run_rules(figure_rules, ledger)]


def test_the_example_keeps_every_rule(example: Path) -> None:
    assert say(example) == []


def test_a_member_of_a_breakdown_brings_its_unit(example: Path, change: Change) -> None:
    change(FIGURES, "320,household,", "320,person,")
    assert say(example) == [
        f"{FIGURES}:4:unit: [wrong-unit] The unit is 'person', but the breakdown 'counted=households' is counted in "
        "'household'.\n    fix: Write household, or choose another indicator or breakdown."
    ]


def test_a_member_that_brings_no_unit_leaves_that_of_the_indicator(example: Path, change: Change) -> None:
    change(BREAKDOWNS, "person\n", "\n")
    assert say(example) == [
        f"{FIGURES}:5:unit: [wrong-unit] The unit is 'person', but the indicator 'monitored' is counted in "
        "'household'.\n    fix: Write household, or choose another indicator or breakdown."
    ]


def test_two_members_may_bring_the_same_unit(example: Path, change: Change) -> None:
    change(BREAKDOWNS, "county government,\n", "county government,person\n")
    change(FIGURES, "counted=persons,", "counted=persons;fund-level=county,")
    assert [line for line in say(example) if ":5:" in line] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("monitored,counted=persons,", "monitred,counted=persons,"),  # an unknown indicator has its finding
        ("1105,person,", "1105,persn,"),  # so has an unknown unit
        ("monitored,counted=persons,", "monitored,counted,"),  # and a breakdown of the wrong form
        ("2024-06-30,date", ",date"),  # and an empty value
    ],
)
def test_what_the_schema_has_found_is_not_said_again(example: Path, change: Change, old: str, new: str) -> None:
    change(FIGURES, old, new)
    assert [line for line in say(example) if "wrong-unit" not in line] == []


@pytest.mark.parametrize("value", ["20240630", "2024-06-31", "6"])
def test_a_date_is_a_day_of_the_calendar(example: Path, change: Change, value: str) -> None:
    change(FIGURES, "2024-06-30,date", f"{value},date")
    assert say(example) == [
        f"{FIGURES}:10:value: [value-form] '{value}' is not a day of the calendar, but the unit is 'date'.\n"
        "    fix: Write year, month and day, such as 2022-12-31."
    ]
