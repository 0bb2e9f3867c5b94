"""Computed cells: numbers to 15 digits and ranges as text."""

from __future__ import annotations

from fractions import Fraction
from math import inf
from pathlib import Path

import pytest

from scripts.audit.facts import establish
from scripts.audit.intervals import Range
from scripts.audit.targets import Outcome, Target
from scripts.audit.terms import Term
from scripts.ledger.packages import Ledger, load_package
from scripts.wording.judgements import JUDGED, target_frame, verdict_frame, write_number, write_range
from tests import audited
from tests.next_year import add_file
from tests.test_accounts import RELATIONS, REMARKS, REPORT


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (Fraction(3), "3"),
        (Fraction(1, 3), "0.333333333333333"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(160000000), "160000000"),
    ],
)
def test_a_number_has_at_most_fifteen_digits(value: Fraction | None, text: str) -> None:
    assert write_number(value) == text


@pytest.mark.parametrize(
    ("reach", "text"),
    [
        (None, ""),
        (Range(Fraction(3, 2), Fraction(5, 2), True, False), "[1.5, 2.5)"),
        (Range(-inf, Fraction(0), False, True), "(-inf, 0]"),
        (Range(Fraction(1), inf, False, False), "(1, inf)"),
    ],
)
def test_a_range_says_whether_it_holds_its_ends(reach: Range | None, text: str) -> None:
    assert write_range(reach) == text


def load_audited(example: Path) -> Ledger:
    """The example with three relations and a remark written into it."""
    for name, text in (("relations", RELATIONS), ("remarks", REMARKS)):
        (example / REPORT / f"{name}.csv").write_text(text, encoding="utf-8")
        add_file(example, name, f"{REPORT}/{name}.csv")
    return load_package(example)


def test_what_is_not_comparable_has_no_result(example: Path) -> None:
    facts = establish(load_audited(example))
    frame = verdict_frame(facts.verdicts).set_index("relation_id")
    assert list(frame.reset_index()) == list(JUDGED)
    found = frame.loc["qinghe-2023-households-persons"]
    assert list(found[["verdict", "computed", "computed_range", "stated", "computed_unit"]]) == [
        "not-comparable",
        "",
        "",
        "",
        "",
    ]
    assert frame.loc["qinghe-2023-county-share", "stated"] == ""


def test_targets_stand_in_the_order_of_their_identifiers(example: Path) -> None:
    frame = target_frame(establish(load_audited(example)).targets)
    assert frame["target_id"].is_monotonic_increasing
    assert frame[["target_id", "kind", "name_zh", "value", "state", "reason"]].to_numpy().tolist() == [
        ["qinghe-2023-toilets", "figure", "新建卫生厕所", "500", "open", ""],
        ["qinghe-2023-toilets-deadline", "figure", "厕所完工期限", "2024-06-30", "open", ""],
    ]


def test_no_target_makes_no_row() -> None:
    assert target_frame([]).empty


FIGURES = [
    audited.figure("five", "5个", "project"),
    audited.figure("two", "2个", "project"),
    audited.figure("over", "超过3个", "project"),
    audited.figure("more", "400余万元", "cny"),
]


@pytest.mark.parametrize(
    ("formula", "unit", "cells"),
    [
        ("{five} - {two}", "project", ["derived", "3", "[3, 3]", "3", "3", "", "", "project"]),
        ("{five} - {two} = 3", "", ["agrees", "3", "[3, 3]", "3", "3", "3", "[3, 3]", "project"]),
        ("{two} = {over}", "", ["differs", "2", "[2, 2]", "2", "2", "3", "(3, inf)", "project"]),
        ("{over} - 0", "project", ["derived", "", "[4, inf)", "4", "", "", "", "project"]),
        ("{more} * 2", "cny", ["derived", "", "(8000000, 10000000)", "8000000", "10000000", "", "", "cny"]),
        ("{five} / ? = 3", "", ["unchecked", "", "", "", "", "", "", ""]),
    ],
)
def test_what_an_open_range_begins_with_is_no_result(formula: str, unit: str, cells: list[str]) -> None:
    (row,) = verdict_frame([audited.judged(FIGURES, formula, "difference", unit)]).to_dict("records")
    assert list(row.values())[2:10] == cells


def test_a_target_of_none_has_the_value_0() -> None:
    row = audited.typed("none", "无一户", "household")
    (cells,) = target_frame([Target(row, Term(row.period_start, None), Outcome("open"))]).to_dict("records")
    assert (cells["value"], cells["due"], cells["span_start"]) == ("0", "", "")
