"""The charts of every page: chosen once from the facts, free of language, then put into the words of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.audit.comparability import Comparability
from scripts.audit.facts import Facts
from scripts.charts.captions import Captions, Chart
from scripts.charts.goals import GoalsChoice, choose_goals, word_goals
from scripts.charts.neighbours import (
    PlacesChoice,
    choose_levels,
    choose_places,
    choose_tiles,
    free_of_size,
    word_places,
)
from scripts.charts.shares import PairsChoice, PartsChoice, choose_shares, read_remainders, word_pairs, word_parts
from scripts.charts.years import YearsChoice, choose_years, word_years
from scripts.findings import Finding, LedgerError
from scripts.ledger.rows import Figure

Choice = YearsChoice | PlacesChoice | PairsChoice | PartsChoice | GoalsChoice
MOST_ON_INDICATOR = 6
MOST_LEVELS = 2
UNNAMED_BASE = "unnamed-base"
Hung = Mapping[str, tuple[str, ...]]
"""The ids of the charts of each page of a kind, by the key of the page."""


@dataclass(frozen=True)
class Gallery:
    """Every chart by its id, and which stand on which page; ``reports`` and ``regions`` have those of their documents.

    ``levels`` (a region beside those above it) and ``goals`` stand on the page of the region too.
    """

    charts: Mapping[str, Choice]
    home: tuple[str, ...]
    regions: Hung
    levels: Hung
    goals: Hung
    indicators: Hung
    reports: Hung

    def pages(self) -> Iterator[tuple[str, str, str]]:
        """Kind and key of each page with each of its charts; a kind is home, regions, indicators or reports."""
        yield from (("home", "", chart_id) for chart_id in self.home)
        for kind, hung in (
            ("regions", self.regions),
            ("regions", self.levels),
            ("regions", self.goals),
            ("indicators", self.indicators),
            ("reports", self.reports),
        ):
            yield from ((kind, key, chart_id) for key, ids in hung.items() for chart_id in ids)


def choose_charts(facts: Facts) -> Gallery:
    """All charts. Raises LedgerError where two of them would have one id."""
    figures = sorted(facts.figures(), key=lambda f: (f.region.region_code, f.period_end, f.breakdown_id, f.figure_id))
    comparability = facts.comparability
    by_indicator = _group(figures, lambda figure: figure.indicator.indicator_id)
    shares = _choose_shares(facts, figures)
    hung: dict[str, Mapping[str, Sequence[Choice]]] = {
        "indicators": {key: _of_indicator(rows, facts, comparability) for key, rows in by_indicator.items()},
        "regions": {key: _newest(choices) for key, choices in _by_region(shares.values()).items()},
        "levels": _levels(facts, figures, comparability),
        "goals": {choice.goals[0].target.region.region_code: [choice] for choice in choose_goals(facts)},
        "reports": shares,
    }
    fair = {name: {key: _fair(rows, comparability) for key, rows in pages.items()} for name, pages in hung.items()}
    charts = [choice for pages in fair.values() for rows in pages.values() for choice in rows]
    names = {
        name: {key: tuple(c.chart_id for c in rows) for key, rows in pages.items()} for name, pages in fair.items()
    }
    home = [rule.indicator.indicator_id for rule in facts.chart_rules if rule.kind == "home"]
    first = [
        c.chart_id for key in home for c in fair["indicators"].get(key, []) if isinstance(c, YearsChoice) and c.rule
    ]
    return Gallery(charts=_by_id(charts), home=tuple(first), **names)


def word(choice: Choice, captions: Captions) -> Chart:
    """A chart in the words of a language."""
    match choice:
        case YearsChoice():
            return word_years(choice, captions)
        case PlacesChoice():
            return word_places(choice, captions)
        case PairsChoice():
            return word_pairs(choice, captions)
        case PartsChoice():
            return word_parts(choice, captions)
        case GoalsChoice():
            return word_goals(choice, captions)


def _choose_shares(facts: Facts, figures: Sequence[Figure]) -> dict[str, list[Choice]]:
    """Parts and wholes, by document."""
    remainders = read_remainders(facts)
    groups = _group(figures, lambda figure: figure.source.source_id)
    chosen = {key: choose_shares(rows, facts.chart_rules, remainders) for key, rows in groups.items()}
    return {key: list(choices) for key, choices in chosen.items() if choices}


def _by_region(shares: Iterable[Sequence[Choice]]) -> dict[str, list[Choice]]:
    regions: dict[str, list[Choice]] = defaultdict(list)
    for choices in shares:
        for choice in choices:
            regions[choice.figures[0].region.region_code].append(choice)
    return regions


def _newest(choices: Sequence[Choice]) -> list[Choice]:
    """Of each rule the chart of the newest document: what is older stands on the page of its report."""
    best: dict[str, Choice] = {}
    for choice in choices:
        rule = choice.rule.chart_id if isinstance(choice, PairsChoice | PartsChoice) else ""
        known = best.get(rule)
        if known is None or _age(choice) > _age(known):
            best[rule] = choice
    return list(best.values())


def _age(choice: Choice) -> tuple[object, str]:
    first = choice.figures[0]
    return first.period_end, first.source.source_id


def _levels(facts: Facts, figures: Sequence[Figure], comparability: Comparability) -> dict[str, list[Choice]]:
    by_region = _group(figures, lambda figure: figure.region.region_code)
    chosen = {
        code: choose_levels(rows[0].region, by_region, comparability, facts.chart_rules)[:MOST_LEVELS]
        for code, rows in by_region.items()
    }
    return {code: list(choices) for code, choices in chosen.items() if choices}


def _of_indicator(figures: Sequence[Figure], facts: Facts, comparability: Comparability) -> list[Choice]:
    """A series, then tiles of the provinces, all other series, comparisons; no more than a page has room for."""
    free = free_of_size(facts.chart_rules)
    unbased = frozenset(key for remark in facts.remarks() if remark.kind == UNNAMED_BASE for key in remark.figure_ids)
    series = choose_years(figures, comparability, unbased, facts.chart_rules)
    tiles, places = choose_tiles(figures, comparability, free), choose_places(figures, comparability, free)
    choices: list[Choice] = [*series[:1], *tiles, *series[1:], *places]
    return choices[:MOST_ON_INDICATOR]


def _fair(choices: Iterable[Choice], comparability: Comparability) -> list[Choice]:
    """Those that join nothing that must be kept apart."""
    return [choice for choice in choices if not list(comparability.check_scales(choice.chart_id, choice.scales))]


def _by_id(choices: Iterable[Choice]) -> dict[str, Choice]:
    charts: dict[str, Choice] = {}
    for choice in choices:
        if charts.setdefault(choice.chart_id, choice) != choice:
            message = f"Two different charts have the id {choice.chart_id!r}."
            fix = "Give one of the rules another chart_id."
            raise LedgerError([Finding("data/reference/charts.csv", 0, "chart_id", "chart-id", message, fix)])
    return charts


def _group(figures: Iterable[Figure], key: Callable[[Figure], str]) -> dict[str, list[Figure]]:
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[key(figure)].append(figure)
    return groups
