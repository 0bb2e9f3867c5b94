"""One indicator over places: regions of one level, and a region beside those above it.

Only where all but the place is the same, and never totals, which would rank places by their size: shares, and what the
rules of kind ``parents`` name (amounts per person). Where the sources of one place agree it has one bar; where they do
not it is left out, and named. A chart needs LEAST values: fewer are said in one sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.audit.comparability import NOT_STATED, Comparability, scale_key
from scripts.charts.amounts import value_of
from scripts.charts.identity import name_chart
from scripts.ledger.rows import ChartRule, Figure, Region, Status

LEAST, MOST = 3, 34
"""As many as there are provinces; more would be no chart."""
Claim = tuple[Figure, ...]
"""Figures of one place that say the same; the first names it."""


@dataclass(frozen=True, slots=True)
class PlacesChoice:
    """A claim of each place in the order drawn, and the places that are left out because their sources differ."""

    chart_id: str
    claims: tuple[Claim, ...]
    absent: tuple[Region, ...]
    rule: ChartRule | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that it shows."""
        return tuple(figure for claim in self.claims for figure in claim)

    @property
    def scales(self) -> Iterator[tuple[Figure, ...]]:
        """All of it is on one scale."""
        yield self.figures


def may_stand_beside(figure: Figure, free: frozenset[str]) -> bool:
    """Whether a figure may stand beside that of another place, however large the two are.

    ``free``: the indicators of amounts for which size does not matter. Shares need no rule. The basis must be stated.
    """
    sized = figure.unit.dimension != "ratio" and figure.indicator.indicator_id not in free
    stated = figure.value is not None and NOT_STATED not in figure.breakdown_id
    return stated and not sized and not figure.indicator.is_local


def choose_places(
    figures: Iterable[Figure], comparability: Comparability, rules: Sequence[ChartRule]
) -> list[PlacesChoice]:
    """Charts of one indicator over places of one level, each the newest of its id, the newest first."""
    free = frozenset(rule.indicator.indicator_id for rule in rules if rule.kind == "parents")
    levels: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        levels[figure.region.level].append(figure)
    choices = []
    for level, rows in levels.items():
        for claims, absent in settle_claims(rows, comparability, free):
            if LEAST <= len(claims) <= MOST:
                claims.sort(key=lambda claim: (-value_of(claim[0]), claim[0].region.region_code))
                choices.append(PlacesChoice(_name(claims[0][0], "places", level), tuple(claims), absent))
    choices.sort(key=lambda choice: choice.chart_id, reverse=True)
    return _newest(choices)


def choose_levels(
    region: Region, figures: Mapping[str, Sequence[Figure]], comparability: Comparability, rules: Sequence[ChartRule]
) -> list[PlacesChoice]:
    """A region and those above it, upwards, for each rule of kind ``parents``; ``figures`` are by region code."""
    codes = [place.region_code for place in (region, *reversed(region.above))]
    order = {rule.indicator.indicator_id: rule for rule in rules if rule.kind == "parents"}
    own = [f for code in codes for f in figures.get(code, ()) if f.indicator.indicator_id in order]
    choices = []
    for claims, absent in settle_claims(own, comparability, frozenset(order)):
        claims.sort(key=lambda claim: codes.index(claim[0].region.region_code))
        if len(claims) >= LEAST and claims[0][0].region.region_code == region.region_code:
            name, rule = _name(claims[0][0], "levels", region.region_code), order[claims[0][0].indicator.indicator_id]
            choices.append(PlacesChoice(name, tuple(claims), absent, rule))
    choices.sort(key=lambda choice: list(order).index(choice.figures[0].indicator.indicator_id))
    return _newest(choices)


def settle_claims(
    figures: Iterable[Figure], comparability: Comparability, free: frozenset[str]
) -> Iterator[tuple[list[Claim], tuple[Region, ...]]]:
    """For figures that may stand beside each other: a claim of each place, and the places whose sources differ."""
    groups: dict[tuple[object, ...], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if may_stand_beside(figure, free):
            groups[scale_key(figure)][figure.region.region_code].append(figure)
    for places in groups.values():
        claims = {code: comparability.claims(rows) for code, rows in places.items()}
        alike = [tuple(rows[0]) for rows in claims.values() if len(rows) == 1]
        yield alike, tuple(places[code][0].region for code, rows in sorted(claims.items()) if len(rows) > 1)


def _name(figure: Figure, kind: str, place: str) -> str:
    return name_chart(place, kind, figure.indicator.indicator_id, figure.breakdown_id)


def _newest(choices: Sequence[PlacesChoice]) -> list[PlacesChoice]:
    """Of the charts with one id the one of results, then the newest, then that of most places.

    The newest come first, those of one time in the order given.
    """
    best: dict[str, PlacesChoice] = {}
    for choice in choices:
        best[choice.chart_id] = max(best.get(choice.chart_id, choice), choice, key=_rank)
    return sorted(best.values(), key=lambda choice: choice.figures[0].period_end, reverse=True)


def _rank(choice: PlacesChoice) -> tuple[object, ...]:
    first = choice.figures[0]
    return first.status == Status.RESULT, first.period_end, len(choice.claims), first.period_start, first.unit.unit_id
