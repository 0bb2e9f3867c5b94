"""The same cell in two sources."""

from __future__ import annotations

import pytest

from scripts.audit.counterparts import same_cells
from tests.audited import figure
from tests.audited import rows as typed_rows


@pytest.mark.parametrize(
    ("one", "two", "unit", "verdict", "truncated"),
    [
        ("8416万元", "8416万元", "cny", "agree", False),
        ("8416万元", "0.84亿元", "cny", "agree", False),
        ("91.57%", "91.5%", "percent", "agree", True),
        ("91.57%", "91.4%", "percent", "differ", False),
        ("91.57%", "90%以上", "percent", "scope", False),
        ("91.57%", "92%以上", "percent", "differ", False),
        ("约300户", "300户", "household", "scope", False),
    ],
)
def test_two_sources(one: str, two: str, unit: str, verdict: str, truncated: bool) -> None:
    rows = [figure("b", two, unit, source_id="s-2", indicator_id="i"), figure("a", one, unit, indicator_id="i")]
    (cell,) = same_cells(typed_rows(rows, []))
    assert (cell.verdict, cell.truncated) == (verdict, truncated)
    assert (cell.figure_ids, [row.source.source_id for row in cell.figures]) == (("a", "b"), ["s-1", "s-2"])


def test_different_units_are_not_compared() -> None:
    rows = [
        figure("a", "320户", "household", indicator_id="i"),
        figure("b", "320人", "person", indicator_id="i", source_id="s-2"),
    ]
    assert [cell.verdict for cell in same_cells(typed_rows(rows, []))] == ["scope"]


def test_one_that_differs_is_enough() -> None:
    rows = [
        figure(f"f{at}", stated, "household", indicator_id="i", source_id=f"s-{at}")
        for at, stated in enumerate(["320户", "320户", "321户"])
    ]
    assert [(cell.verdict, cell.figure_ids) for cell in same_cells(typed_rows(rows, []))] == [
        ("differ", ("f0", "f1", "f2"))
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"source_id": "s-1"},
        {"region_code": "999002"},
        {"breakdown": "counted=persons"},
        {"status": "plan"},
        {"measured": "at end"},
        {"period_end": "2023-06-30"},
        {"indicator_id": "j"},
    ],
)
def test_what_is_not_the_same_cell(changes: dict[str, str]) -> None:
    other = {"source_id": "s-2", "indicator_id": "i", **changes}
    rows = [figure("a", "320户", "household", indicator_id="i"), figure("b", "321户", "household", **other)]
    assert same_cells(typed_rows(rows, [])) == []


def test_dates_are_left_out() -> None:
    rows = [figure(f"f{at}", "6月底", "date", indicator_id="i", source_id=f"s-{at}") for at in range(2)]
    assert same_cells(typed_rows(rows, [])) == []
