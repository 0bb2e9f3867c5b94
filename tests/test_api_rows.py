"""Rows of the interface: text becomes plain values, and ranges lose nothing."""

from __future__ import annotations

from fractions import Fraction
from math import inf
from pathlib import Path

import pytest

from scripts.audit.intervals import Range
from scripts.exports.api_rows import ApiRows, figure_bounds, number, read_bounds
from tests.interfaces import extend, load


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("160000000", 160000000, int),
        ("98.5", 98.5, float),
        ("-0.25", -0.25, float),
        ("100", 100, int),
        ("123456789012345678", 123456789012345678, int),
    ],
)
def test_a_number_is_whole_where_it_can_be(text: str, value: float, kind: type) -> None:
    assert (number(text), type(number(text))) == (value, kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1.5, 2.5)", (1.5, 2.5, "1.5", "2.5", True, False)),
        ("(400, inf)", (400, None, "400", None, False, False)),
        ("(-inf, 3]", (None, 3, None, "3", False, True)),
    ],
)
def test_a_range_has_its_ends(text: str, expected: tuple[object, ...]) -> None:
    bounds = read_bounds(text)
    assert bounds is not None
    assert tuple(bounds.values()) == expected


def test_no_range_is_none() -> None:
    assert read_bounds("") is None


def test_the_ends_of_a_figure_keep_every_digit() -> None:
    reach = Range(Fraction(1234567890123445, 1000), inf, high_closed=False)
    assert figure_bounds(reach) == {
        "low": 1234567890123.445,
        "high": None,
        "low_text": "1234567890123.445",
        "high_text": None,
        "low_closed": True,
        "high_closed": False,
    }


def test_rows_are_plain_values(example: Path) -> None:
    rows = ApiRows(*load(extend(example)))
    figure = rows.figures["qinghe-2023-monitored-persons"]
    assert figure["verdicts"] == [{"relation_id": "qinghe-2023-persons-per-household", "verdict": "derived"}]
    assert [figure[name] for name in ("value", "span_start", "note", "remark_ids")] == [1105, 82, None, []]
    assert rows.targets["qinghe-2023-toilets"]["due_stated"] is True
    assert "page" not in figure


def test_counts_stand_beside_what_they_count(example: Path) -> None:
    rows = ApiRows(*load(extend(example)))
    assert {code: row["figures"] for code, row in rows.regions.items()} == {
        "100000": 0,
        "990000": 1,
        "999000": 0,
        "999001": 12,
    }
    kept = ("evidence", "figures", "measures", "omissions", "characters")
    assert [[row[name] for name in kept] for row in rows.reports.values()] == [
        ["checked", 12, 3, 5, 177],
        ["cited", 1, 0, 0, None],
    ]


def test_targets_are_found_by_the_figures_that_make_them(example: Path) -> None:
    found = ApiRows(*load(extend(example))).targets_of
    assert sorted(found) == ["qinghe-2023-review", "qinghe-2023-toilets", "qinghe-2023-toilets-deadline"]
