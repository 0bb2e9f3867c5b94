"""How far the figures of an indicator are from a chart."""

from __future__ import annotations

from pathlib import Path

from scripts.audit.facts import Facts, establish
from scripts.charts.gallery import choose_charts
from scripts.charts.shortages import Shortage, find_shortage
from scripts.ledger.packages import load_package
from tests.cited import SHARE, add_figures


def facts_of(package: Path) -> Facts:
    return establish(load_package(package))


def shortage(facts: Facts, indicator_id: str) -> Shortage:
    figures = [row for row in facts.figures() if row.indicator.indicator_id == indicator_id]
    return find_shortage(figures, facts, frozenset())


def test_one_place_with_one_year_is_short_of_both(example: Path) -> None:
    facts = facts_of(example)
    assert shortage(facts, "tap-water-share") == Shortage(years=1, places=1, regions=1, hurdle="")
    assert shortage(facts, "toilets-built").years == 0


def test_places_of_different_levels_are_not_counted_together(example: Path) -> None:
    add_figures(example, SHARE)
    assert shortage(facts_of(example), "tap-water-share") == Shortage(years=1, places=1, regions=2, hurdle="")


def test_limits_make_no_years_and_levels_no_places(example: Path) -> None:
    other = SHARE.replace("-share,yunling-2023,990000", "-share-china,yunling-2023,100000")
    same = SHARE.replace("-share,yunling-2023", "-share-again,yunling-2023").replace(",2023-", ",2022-")
    add_figures(example, SHARE, other, same)
    assert shortage(facts_of(example), "tap-water-share") == Shortage(years=1, places=1, regions=3, hurdle="")


def test_a_total_is_kept_from_other_places_by_its_size(example: Path) -> None:
    assert shortage(facts_of(example), "linking-funds").hurdle == "size"


def test_an_indicator_without_a_chart_has_a_shortage_and_no_other(example: Path) -> None:
    gallery = choose_charts(facts_of(example))
    assert set(gallery.shortages) == {row.indicator.indicator_id for row in facts_of(example).figures()}
    assert not any(gallery.indicators.values())
