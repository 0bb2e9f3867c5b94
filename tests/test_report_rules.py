"""Reports against their source, the regions and themselves.

Each plain fault stands in the golden file of the broken
package; here stand the limits of the rules.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.checks import report_rules
from scripts.ledger.frames import run_rules
from scripts.ledger.packages import load_package

Change = Callable[[str, str, str], None]
FIGURES = "data/reports/qinghe-2023/figures.csv"
OMISSIONS = "data/reports/qinghe-2023/omissions.csv"
MEASURES = "data/reports/qinghe-2023/measures.csv"
REGIONS = "data/reference/regions.csv"
SOURCES = "data/reference/sources.csv"
PROJECTS = "qinghe-2023-projects,qinghe-2023,999001,projects,,2023-01-01,2023-12-31,during,result"


def rules(root: Path) -> list[str]:
    ledger = load_package(root)
    return [f"{finding.line}:{finding.column} {finding.rule}" for finding in run_rules(report_rules, ledger)]


def test_the_example_keeps_every_rule(example: Path) -> None:
    assert rules(example) == []


@pytest.mark.parametrize(
    ("end", "status", "found"),
    [
        ("2024-01-10", "result", []),  # the day of publication
        ("2024-01-11", "result", ["6:period_end period-after-report"]),
        ("2024-01-11", "preliminary", ["6:period_end period-after-report"]),
        ("2024-12-31", "plan", []),
        ("2037-12-31", "plan", []),
        ("2038-01-01", "plan", ["6:period_end period-far"]),
        ("2202-12-31", "target", ["6:period_end period-far"]),
        ("2022-12-31", "plan", ["6:period_end period-order"]),
        ("someday", "result", []),
    ],
)
def test_a_period_fits_the_report(example: Path, change: Change, end: str, status: str, found: list[str]) -> None:
    change(FIGURES, PROJECTS, PROJECTS.replace("2023-12-31,during,result", f"{end},during,{status}"))
    assert rules(example) == found


@pytest.mark.parametrize(
    ("region", "found"),
    [
        ("999001", []),
        ("999000", []),
        ("100000", []),
        ("999002", ["6:region_code region-outside"]),
        ("999003", []),
        ("nowhere", []),
    ],
)
def test_a_report_speaks_of_its_line_of_regions(example: Path, change: Change, region: str, found: list[str]) -> None:
    path = example / REGIONS
    path.write_text(
        path.read_text(encoding="utf-8") + "999002,白石县,Baishi County,county,999000\n"
        "999003,青禾镇,Qinghe Town,county,999001\n",
        encoding="utf-8",
    )
    change(FIGURES, PROJECTS, PROJECTS.replace("999001", region))
    assert rules(example) == found


def test_a_region_that_is_its_own_parent_is_a_cycle(example: Path, change: Change) -> None:
    change(REGIONS, "nation,\n", "nation,100000\n")
    assert rules(example) == ["2:parent_code parent-cycle"]


def test_a_row_below_a_cycle_is_not_blamed(example: Path, change: Change) -> None:
    change(REGIONS, "province,100000", "province,999000")
    assert rules(example) == ["3:parent_code parent-cycle", "4:parent_code parent-cycle"]


def test_an_address_is_evidence_too(example: Path, change: Change) -> None:
    change(SOURCES, "https://example.org/yunling-2023", "")
    assert rules(example) == ["3:url no-evidence"]


def test_spans_that_touch_do_not_overlap(example: Path) -> None:
    text = (example / "texts/qinghe-2023.txt").read_text(encoding="utf-8")
    households, persons = text.index("320户"), text.index("1105人")
    assert households + len("320户") == persons
    assert rules(example) == []


@pytest.mark.parametrize(("archived", "found"), [(True, ["3:span_start span-overlap"]), (False, ["2:url no-evidence"])])
def test_a_figure_and_an_omission_may_not_share_a_character(
    example: Path, change: Change, archived: bool, found: list[str]
) -> None:
    change(OMISSIONS, "17,27,2024年1月10日", "7,17,2024年1月10日")
    if not archived:
        path = example / SOURCES
        digest = path.read_text(encoding="utf-8").split("\n")[1].split(",")[10]
        change(SOURCES, digest, "")
    assert rules(example) == found


def test_a_measure_has_a_span_of_any_length_but_not_none(example: Path, change: Change) -> None:
    cells = (example / MEASURES).read_text(encoding="utf-8").splitlines()[1].split(",")
    change(MEASURES, ",".join(cells[-2:]), f"{cells[-1]},{cells[-1]}")
    assert rules(example) == ["2:span_end span-order"]
