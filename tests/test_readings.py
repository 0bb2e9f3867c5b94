"""Figures with their room: rounded, cut, capped by logic, and words that cannot be read."""

from __future__ import annotations

from math import inf

import pytest

from scripts.audit.intervals import Range, hull
from scripts.audit.readings import read_figures
from tests.audited import figure, ledger
from tests.test_intervals import read

READ = [
    ("91.5%", "percent", "started-share", "[91.45,91.55)", "[91.5,91.6)", False),
    ("100%", "percent", "insured-share", "[99.5,100]", "[100,100]", False),
    ("100%", "percent", "growth", "[99.5,100.5)", "[100,101)", False),
    ("103%", "percent", "goal-share", "[102.5,103.5)", "[103,104)", False),
    ("50%以上", "percent", "spent-share", "[50,100]", "[50,100]", True),
    ("50%以上", "percent", "growth", "[50,)", "[50,)", True),
    ("不足50户", "household", "households", "[0,50)", "[0,50)", True),
    ("8416万元", "cny", "funds", "[84155000,84165000)", "[84160000,84170000)", False),
    ("400余万元", "cny", "funds", "(4000000,5000000)", "(4000000,5000000)", False),
    ("上限300万元", "cny", "cap", "(,3000000]", "(,3000000]", True),
    ("32.08万人", "person", "persons", "[320750,320850)", "[320800,320900)", False),
    ("320户", "household", "households", "[320,320]", "[320,320]", False),
    ("无一户", "household", "households", "[0,0]", "[0,0]", False),
    ("第四位", "rank", "rank", "[4,4]", "[4,4]", False),
]


@pytest.mark.parametrize(("stated", "unit", "indicator", "rounded", "cut", "is_open"), READ)
def test_room(stated: str, unit: str, indicator: str, rounded: str, cut: str, is_open: bool) -> None:
    rows = ledger([figure("a", stated, unit, indicator_id=indicator)], [])
    room = read_figures(rows, ["a", "not-there"])["a"].room
    assert (room.rounded, room.cut, room.is_open) == (read(rounded), read(cut), is_open)
    assert room.either == hull(room.rounded, room.cut)


@pytest.mark.parametrize(
    ("value", "qualifier", "rounded"),
    [
        ("820000000", "exact", "[815000000,825000000)"),
        ("9922", "exact", "[9921.5,9922.5)"),
        ("50", "over", "(50,)"),
        ("200", "about", "[100,300]"),
    ],
)
def test_words_that_are_not_read_are_taken_at_their_last_digit(value: str, qualifier: str, rounded: str) -> None:
    told = figure("a", "1元", "cny", as_stated="some 200 words", value=value, qualifier=qualifier)
    assert read_figures(ledger([told], []), ["a"])["a"].room.rounded == read(rounded)


def test_without_its_qualifier_a_figure_is_rounded() -> None:
    rows = ledger([figure("a", "50%以上", "percent"), figure("b", "至少有1人", "person")], [])
    plain = [reading.room.plain for reading in read_figures(rows, ["a", "b"]).values()]
    assert plain == [read("[49.5,50.5)"), read("[1,1]")]


def test_dates_are_no_numbers() -> None:
    assert read_figures(ledger([figure("a", "6月底", "date")], []), ["a"]) == {}


def test_no_limit_is_infinite() -> None:
    rows = ledger([figure("a", "超过3万元", "cny")], [])
    assert read_figures(rows, ["a"])["a"].room.rounded == Range(read("[30000,)").low, inf, False, False)
