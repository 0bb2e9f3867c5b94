"""Why an indicator has no chart: how far its figures are from a series over years and from a comparison of places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scripts.audit.facts import Facts
from scripts.charts.neighbours import may_stand_beside, settle_claims
from scripts.charts.years import count_years, list_series
from scripts.ledger.rows import Figure


@dataclass(frozen=True, slots=True)
class Shortage:
    """``years``: the most years that one place has on one basis; ``places``: the most places of one level and time.

    ``regions``: how many places have figures; ``hurdle``: "" where places could be compared, "local" where each counts
    in its own way, "size" where a total says how large a place is.
    """

    years: int
    places: int
    regions: int
    hurdle: str


def find_shortage(figures: Sequence[Figure], facts: Facts, unbased: frozenset[str]) -> Shortage:
    """How far the figures of one indicator are from a chart."""
    free = frozenset(rule.indicator.indicator_id for rule in facts.chart_rules if rule.kind == "parents")
    series = list_series(figures, facts.comparability, unbased, ())
    levels = {figure.region.level for figure in figures}
    claims = [
        len(group)
        for level in levels
        for group, _ in settle_claims(_of_level(figures, level), facts.comparability, free)
    ]
    return Shortage(
        years=max(map(count_years, series), default=0),
        places=max(claims, default=0),
        regions=len({figure.region.region_code for figure in figures}),
        hurdle=_find_hurdle(figures, free),
    )


def _of_level(figures: Iterable[Figure], level: str) -> list[Figure]:
    return [figure for figure in figures if figure.region.level == level]


def _find_hurdle(figures: Sequence[Figure], free: frozenset[str]) -> str:
    if figures[0].indicator.is_local:
        return "local"
    return "" if any(may_stand_beside(figure, free) for figure in figures) else "size"
