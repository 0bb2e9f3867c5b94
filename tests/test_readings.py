"""Figures with their room: rounded, cut, capped by logic, and words that cannot be read."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest

from scripts.audit.intervals import Range, hull
from scripts.audit.readings import Ranges, read_figure, read_figures
from scripts.ledger.rows import Figure
from tests.audited import typed
from tests.test_intervals import read


def ranges_of(figure: Figure) -> Ranges:
    reading = read_figure(figure)
    assert reading
    return reading.ranges


READ = [
    ("91.5%", "percent", "started-share", "[91.45,91.55)", "[91.5,91.6)", False),
    ("100%", "percent", "insured-share", "[99.5,100]", "[100,100]", False),
    ("100%", "percent", "growth", "[99.5,100.5)", "[100,101)", False),
    ("103%", "percent", "goal-share", "[102.5,103.5)", "[103,104)", False),
    ("50%以上", "percent", "spent-share", "[50,100]", "[50,100]", True),
    ("0%", "percent", "done-share", "[0,0.5)", "[0,1)", False),
    ("0%以上", "percent", "done-share", "[0,100]", "[0,100]", True),
    ("不足0.5%", "percent", "done-share", "[0,0.5)", "[0,0.5)", True),
    ("0.5%以上", "percent", "done-share", "[0.5,100]", "[0.5,100]", True),
    ("101%", "percent", "done-share", "[100.5,101.5)", "[101,102)", False),
    ("320", "household", "households", "[320,320]", "[320,320]", False),
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
def test_ranges(stated: str, unit: str, indicator: str, rounded: str, cut: str, is_open: bool) -> None:
    ranges = ranges_of(typed("a", stated, unit, indicator_id=indicator))
    assert (ranges.rounded, ranges.cut, ranges.is_open) == (read(rounded), read(cut), is_open)
    assert ranges.either == hull(ranges.rounded, ranges.cut)


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
    foreign = typed("a", "1元", "cny", as_stated="some 200 words", value=value, qualifier=qualifier)
    assert ranges_of(foreign).rounded == read(rounded)


def test_without_its_qualifier_a_figure_is_rounded() -> None:
    plain = [ranges_of(row).plain for row in (typed("a", "50%以上", "percent"), typed("b", "至少有1人", "person"))]
    assert plain == [read("[49.5,50.5)"), read("[1,1]")]


def test_what_is_in_no_digits_has_no_step() -> None:
    assert [ranges_of(typed("a", *stated)).step for stated in (("第四位", "rank"), ("2.5万元", "cny"))] == [0, 1000]


def test_days_are_no_numbers() -> None:
    day = typed("a", "6月底", "date")
    assert (read_figure(day), read_figures([day])) == (None, {})


def test_no_limit_is_infinite() -> None:
    assert ranges_of(typed("a", "超过3万元", "cny")).rounded == Range(read("[30000,)").low, inf, False, False)


def test_the_kind_of_the_indicator_makes_a_share_and_no_name_does() -> None:
    named = typed("growth-share", "100%", "percent")
    assert ranges_of(named).rounded == read("[99.5,100]")
    rate = replace(named, indicator=replace(named.indicator, kind="rate"))
    assert ranges_of(rate).rounded == read("[99.5,100.5)")
