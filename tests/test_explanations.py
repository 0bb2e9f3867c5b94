"""What gives the cause of a change, and which changes have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.audit.changes import Difference
from scripts.audit.explanations import Explained, check_causes, draft_rows, explain, render_drafted, unexplained_cells
from scripts.ledger.packages import Ledger
from tests.tables import make_table

CHANGES = "day,table,row,kind,column,old,new,cause"
VALUE = ("value", "1", "2")
NAME = ("note", "a", "b")
REASON = {"column": "value", "new": "2"}


def ledger(figures: list[str], changes: list[str] | None = None) -> Ledger:
    """Figures with their documents, and the table of changes, if there is one."""
    tables = {"figures": make_table("figures", "\n".join(["figure_id,source_id", *figures]))}
    if changes is not None:
        tables["changes"] = make_table("changes", "\n".join([CHANGES, *changes]), keys=3)
    return Ledger(Path(), {}, tables, {})


def changed(*cells: tuple[str, str, str], table: str = "figures", key: str = "f-1") -> Difference:
    """A row that changed."""
    return Difference(table, "changed", key, cells)


@pytest.mark.parametrize(
    ("difference", "cause"),
    [
        (changed(VALUE), "correction"),
        (changed(VALUE, key="f-2"), "new edition"),
        (changed(VALUE, key="f-3"), ""),
        (changed(VALUE, table="measures"), ""),
        (Difference("figures", "removed", "f-1"), ""),
        (Difference("figures", "removed", "f-4"), "taken back"),
        (Difference("figures", "added", "f-5"), "new report"),
        (Difference("measures", "added", "s-3-m1"), "new report"),
        (Difference("sources", "added", "s-3"), "new report"),
        (Difference("sources", "removed", "s-3"), ""),
    ],
)
def test_the_row_itself_or_its_document_gives_the_cause(difference: Difference, cause: str) -> None:
    old = "2024-01-01,figures,f-3,changed,value,1,2,old"
    before = ledger(["f-1,s-1", "f-2,s-2", "f-3,s-4", "f-4,s-1"], [old])
    after = ledger(
        ["f-1,s-1", "f-2,s-2", "f-3,s-4", "f-5,s-3"],
        [
            "2024-01-02,figures,f-1,changed,value,1,2,first",
            old,
            "2024-02-01,figures,f-1,changed,value,1,2,correction",
            "2024-02-01,figures,s-2,changed,value,1,2,new edition",
            "2024-02-01,figures,f-4,withdrawn,,,,taken back",
            "2024-02-01,sources,s-3,added,,,,new report",
        ],
    )
    (item,) = explain([difference, Difference("changes", "added", "x")], before, after)
    assert (item.difference, item.reason.get("cause", "")) == (difference, cause)


def test_every_row_is_fresh_where_there_was_no_table_of_changes() -> None:
    row = "2024-02-01,figures,f-1,changed,value,1,2,correction"
    (item,) = explain([changed(VALUE)], ledger(["f-1,s-1"]), ledger(["f-1,s-1"], [row]))
    assert item.reason["cause"] == "correction"
    gone = [Difference("figures", "changed", "f-1", (VALUE,))]
    assert [item.reason["cause"] for item in explain(gone, ledger(["f-1,s-1"]), ledger([], [row]))] == ["correction"]
    assert explain([changed(VALUE)], ledger(["f-1,s-1"], [row]), ledger(["f-1,s-1"])) == [Explained(changed(VALUE), {})]


@pytest.mark.parametrize(
    ("difference", "reason", "cells"),
    [
        (changed(VALUE), {}, [VALUE]),
        (changed(VALUE), REASON, []),
        (changed(VALUE), {"column": "value", "new": ""}, []),
        (changed(VALUE), {"column": "value", "new": "3"}, [VALUE]),
        (changed(VALUE), {"column": "unit", "new": "2"}, [VALUE]),
        (changed(VALUE, ("unit", "a", "b")), {"column": "unit;value", "new": "b | 2"}, []),
        (changed(VALUE, ("unit", "a", "b")), {"column": "unit;value", "new": " | 2"}, [("unit", "a", "b")]),
        (changed(NAME), {}, []),
        (changed(VALUE, table="measures"), {}, []),
        (Difference("figures", "removed", "f-1", (VALUE,)), {}, []),
    ],
)
def test_a_guarded_cell_needs_its_column_and_what_is_there(
    difference: Difference, reason: dict[str, str], cells: list[tuple[str, str, str]]
) -> None:
    assert unexplained_cells(Explained(difference, reason)) == cells


def test_a_figure_without_a_cause_is_a_fault_where_it_stands() -> None:
    items = [
        Explained(changed(VALUE), {}),
        Explained(changed(VALUE), REASON),
        Explained(changed(VALUE, table="measures"), {}),
        Explained(Difference("figures", "removed", "f-4"), {}),
        Explained(Difference("figures", "removed", "f-5"), REASON),
        Explained(Difference("figures", "added", "f-2"), {}),
    ]
    assert [str(finding) for finding in check_causes(items, ledger(["f-0,s-1", "f-1,s-1"]), "v1")] == [
        "figures.csv:3:value: [unexplained-change.cell] cell='value' figure='f-1' old='1' new='2' base='v1'",
        "data/changes.csv:row: [unexplained-change.gone] figure='f-4' base='v1'",
    ]


def test_rows_are_drafted_for_what_lacks_a_cause() -> None:
    items = [
        Explained(changed(VALUE, NAME, ("unit", "a", "b")), {}),
        Explained(changed(VALUE), REASON),
        Explained(Difference("figures", "removed", "f-4"), {}),
        Explained(Difference("figures", "removed", "f-5"), REASON),
        Explained(Difference("figures", "added", "f-6"), {}),
        Explained(Difference("measures", "removed", "m-1"), {}),
        Explained(Difference("sources", "added", "s-3"), {}),
        Explained(Difference("sources", "added", "s-4"), REASON),
        Explained(Difference("sources", "removed", "s-5"), {}),
    ]
    rows = draft_rows(items, "2024-03-01")
    assert [",".join(row.values()) for row in rows] == [
        "2024-03-01,figures,f-1,changed,value;unit,1 | a,2 | b,",
        "2024-03-01,figures,f-4,withdrawn,,,,",
        "2024-03-01,sources,s-3,added,,,,new report",
    ]
    old = ["2024-02-01,figures,f-9,changed,value,1,2,correction", "2024-03-01,figures,f-4,withdrawn,,,,x"]
    assert render_drafted(make_table("changes", "\n".join([CHANGES, *old]), keys=3), rows).splitlines() == [
        CHANGES,
        old[0],
        "2024-03-01,figures,f-1,changed,value;unit,1 | a,2 | b,",
        "2024-03-01,figures,f-4,withdrawn,,,,",
        "2024-03-01,sources,s-3,added,,,,new report",
    ]
