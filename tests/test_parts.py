"""Rows of a part: named by what its columns hold, in the order of the files."""

from __future__ import annotations

import pytest

from scripts.ledger import parts
from tests.audited import figure, relation, rows

ROWS = rows(
    [
        figure("a", "1户", "household", indicator_id="i"),
        figure("b", "2户", "household", indicator_id="i", source_id="s-2"),
        figure("c", "3户", "household", source_id="s-2"),
        figure("d", "4户", "household", indicator_id="i", source_id="s-2"),
    ],
    [relation("{a} = 1")],
)


@pytest.mark.parametrize(
    ("part", "ids"),
    [
        ({}, ["a", "b", "c", "d"]),
        ({"source_id": "s-2"}, ["b", "c", "d"]),
        ({"source_id": "s-2", "indicator_id": "i"}, ["b", "d"]),
        ({"indicator_id": "i", "source_id": "s-1"}, ["a"]),
        ({"source_id": "s-3"}, []),
    ],
)
def test_a_part_is_named_by_what_its_columns_hold(part: dict[str, str], ids: list[str]) -> None:
    assert [row.figure_id for row in ROWS.figures(**part)] == ids


def test_figures_are_found_by_their_ids_and_unknown_ones_left_out() -> None:
    assert list(ROWS.figures_of(["d", "a", "gone"])) == ["a", "d"]
    assert rows([], []).figures_of(["a"]) == {}


def test_a_column_of_a_part_is_a_list() -> None:
    for _ in range(2):
        assert ROWS.column("figures", "figure_id", "source_id", "s-2") == ["b", "c", "d"]
    assert ROWS.column("figures", "value", "source_id", "s-2") == ["2", "3", "4"]
    assert ROWS.column("figures", "figure_id", "source_id", "gone") == []
    assert ROWS.column("gone", "figure_id", "source_id", "s-2") == []


def test_a_table_that_is_absent_has_no_rows() -> None:
    assert (ROWS.remarks(), ROWS.changes, ROWS.chart_rules) == ((), (), ())
    assert [row.relation_id for row in ROWS.relations()] == ["s-1-r"]


def test_a_ledger_is_large_from_one_figure_more_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not ROWS.is_large
    for limit, is_large in ((4, False), (3, True)):
        monkeypatch.setattr(parts, "LARGE", limit)
        assert ROWS.is_large is is_large
