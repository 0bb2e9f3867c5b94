"""Reports against their source, the regions and themselves.

Each plain fault stands in the golden file of the broken
package; here stand the limits of the rules.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.checks import report_rules
from scripts.checks.report_rules import (
    check_periods,
    check_report_periods,
    check_report_regions,
    check_span_lengths,
    check_span_overlaps,
)
from scripts.ledger.frames import run_rules
from scripts.ledger.packages import Ledger, load_package
from tests.tables import make_ledger
from tests.tables import told as in_no_language

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
        with (example / SOURCES).open(encoding="utf-8") as file:
            digest = next(csv.DictReader(file))["text_sha256"]
        change(SOURCES, digest, "")
    assert rules(example) == found


def test_a_measure_has_a_span_of_any_length_but_not_none(example: Path, change: Change) -> None:
    cells = (example / MEASURES).read_text(encoding="utf-8").splitlines()[1].split(",")
    change(MEASURES, ",".join(cells[-2:]), f"{cells[-1]},{cells[-1]}")
    assert rules(example) == ["2:span_end span-order"]


@pytest.mark.parametrize(("start", "end", "found"), [("2023-05-01", "2023-05-01", 0), ("2023-05-02", "2023-05-01", 1)])
def test_a_period_may_be_one_day(start: str, end: str, found: int) -> None:
    ledger = make_ledger(any=f"period_start,period_end\n{start},{end}\n")
    assert [finding.rule for finding in check_periods(ledger)] == ["period-order"] * found


@pytest.mark.parametrize(("end", "rules"), [("2008-12-31", ["period-far"]), ("2009-01-01", [])])
def test_what_lies_fifteen_years_before_is_far(end: str, rules: list[str]) -> None:
    ledger = make_ledger(
        sources="source_id,published,period_start,period_end\ns,2024-01-10,2023-01-01,2023-12-31\n",
        figures=f"figure_id,source_id,period_end,status\nx,s,{end},result\n",
    )
    assert [finding.rule for finding in check_report_periods(ledger)] == rules


def test_two_regions_side_by_side_are_outside_each_other() -> None:
    ledger = make_ledger(
        regions="region_code,parent_code\n1,\n2,\n",
        sources="source_id,region_code\ns,1\n",
        figures="figure_id,source_id,region_code\nx,s,2\ny,s,1\n",
    )
    assert in_no_language(check_report_regions(ledger)) == [
        "figures.csv:2:region_code: [region-outside] region='2' home='1'"
    ]


def spans(*places: tuple[int, int, str]) -> Ledger:
    """Figures of an archived text at these spans."""
    rows = "".join(f"f{at},s,{start},{end},{stated}\n" for at, (start, end, stated) in enumerate(places))
    return make_ledger(
        sources="source_id,text_sha256\ns,abc\n", figures=f"figure_id,source_id,span_start,span_end,as_stated\n{rows}"
    )


def test_a_span_is_as_long_as_its_characters() -> None:
    assert in_no_language(check_span_lengths(spans((5, 8, "320户"), (9, 12, "12人")))) == [
        "figures.csv:2:span_end: [span-length] wanted=9 stated='320户' length=4 column='as_stated' "
        "start=5 end=8 spanned=3"
    ]


@pytest.mark.parametrize(
    ("places", "pairs"),
    [
        ([(0, 4, "320户"), (4, 7, "12人")], []),
        ([(0, 4, "320户"), (3, 6, "12人")], [(3, 2)]),
        ([(0, 9, "123456789"), (1, 3, "23"), (3, 5, "45")], [(3, 2), (4, 2)]),
        ([(0, 9, "123456789"), (1, 4, "234"), (5, 6, "6")], [(3, 2), (4, 2)]),
    ],
)
def test_a_span_that_overlaps_is_told_with_the_one_that_reaches_into_it(
    places: list[tuple[int, int, str]], pairs: list[tuple[int, int]]
) -> None:
    found = [(one.line, dict(one.values)["other_line"]) for one in check_span_overlaps(spans(*places))]
    assert found == pairs
