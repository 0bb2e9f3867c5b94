"""Figures against the tables that say what they measure.

Each plain fault stands in the golden file of the broken
package; here stand the ways in which a rule must hold its tongue, or must not.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.checks import figure_rules
from scripts.checks.figure_rules import check_breakdowns, check_units
from scripts.ledger.frames import run_rules
from scripts.ledger.packages import load_package
from tests.tables import make_ledger
from tests.tables import told as in_no_language
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


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("a=1;b=1", ""),
        ("", ""),
        ("b=1;a=1", "breakdown-order cell='b=1;a=1' wanted='a=1;b=1'"),
        ("a=1;a=2", "breakdown-twice cell='a=1;a=2'"),
        ("a=1;b=2", "unknown-key value='b=2' table='breakdowns' where='breakdowns.csv'"),
        (
            "level=count;level=provinc",
            "unknown-key.near value='level=count' table='breakdowns' where='breakdowns.csv' near='level=county'",
        ),
    ],
)
def test_members_are_known_in_order_and_one_of_each_dimension(cell: str, rule: str) -> None:
    breakdowns = "breakdown_id\na=1\na=2\nb=1\nlevel=county\nlevel=province\n"
    found = check_breakdowns(make_ledger(breakdowns=breakdowns, figures=f"figure_id,breakdown\nx,{cell}\n"))
    assert [line.partition(": ")[2] for line in in_no_language(found)] == [
        f"[{name}] {rest}" for name, _, rest in [rule.partition(" ")] if name
    ]


@pytest.mark.parametrize(("members", "cases"), [("a=1;b=1", ["members"]), ("a=1;a=1", [])])
def test_members_may_not_bring_different_units(members: str, cases: list[str]) -> None:
    found = check_units(
        make_ledger(
            breakdowns="breakdown_id,unit_id\na=1,person\nb=1,household\n",
            indicators="indicator_id,unit_id\ni,item\n",
            units="unit_id\nperson\nhousehold\nitem\n",
            figures=f"figure_id,indicator_id,breakdown,unit\nx,i,{members},person\n",
        )
    )
    assert [finding.case for finding in found] == cases


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
