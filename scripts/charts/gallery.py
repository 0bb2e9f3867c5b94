"""The charts of every page: chosen once from the facts, free of language, then put into the words of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from scripts.audit.comparability import Comparability
from scripts.audit.facts import Facts
from scripts.charts.bars import lay_goals, lay_pairs, lay_parts, lay_places
from scripts.charts.captions import Captions, Chart
from scripts.charts.goals import GoalsChoice, choose_goals
from scripts.charts.neighbours import PlacesChoice, choose_levels, choose_places
from scripts.charts.plot import lay_years
from scripts.charts.shares import PairsChoice, PartsChoice, choose_shares
from scripts.charts.shortages import Shortage, find_shortage
from scripts.charts.years import YearsChoice, choose_years
from scripts.findings import LedgerError, fault_in
from scripts.ledger.rows import Figure

T = TypeVar("T")
Shares = PairsChoice | PartsChoice
Choice = YearsChoice | PlacesChoice | PairsChoice | PartsChoice | GoalsChoice
MOST_ON_INDICATOR = 6
MOST_LEVELS = 2
MOST_ON_REGION = 2
UNNAMED_BASE = "unnamed-base"
DOUBTS = (UNNAMED_BASE, "ambiguous-wording")
Hung = Mapping[str, tuple[str, ...]]
"""The ids of the charts of each page of a kind, by the key of the page."""


@dataclass(frozen=True)
class Gallery:
    """Every chart by its id, and which stand on which page; ``reports`` and ``regions`` have those of their documents.

    ``levels`` (a region beside those above it) and ``goals`` stand on the page of the region too. ``shortages``: for an
    indicator without a chart how far its figures are from one.
    """

    charts: Mapping[str, Choice]
    home: tuple[str, ...]
    regions: Hung
    levels: Hung
    goals: Hung
    indicators: Hung
    reports: Hung
    shortages: Mapping[str, Shortage] = field(default_factory=dict)

    def pages(self) -> Iterator[tuple[str, str, str]]:
        """Kind and key of each page with each of its charts; a kind is home, regions, indicators or reports."""
        yield from (("home", "", chart_id) for chart_id in self.home)
        on_regions = (("regions", hung) for hung in (self.regions, self.levels, self.goals))
        for kind, hung in (*on_regions, ("indicators", self.indicators), ("reports", self.reports)):
            yield from ((kind, key, chart_id) for key, ids in hung.items() for chart_id in ids)


def choose_charts(facts: Facts) -> Gallery:
    """All charts. Raises LedgerError where two of them would have one id."""
    figures = sorted(facts.figures(), key=lambda f: (f.region.region_code, f.period_end, f.breakdown_id, f.figure_id))
    by_region = _group(figures, lambda figure: figure.region.region_code)
    by_indicator = _group(figures, lambda figure: figure.indicator.indicator_id)
    unbased = frozenset(key for remark in facts.remarks() if remark.kind == UNNAMED_BASE for key in remark.figure_ids)
    shares = _shares(facts, figures)
    pages: dict[str, Mapping[str, Sequence[Choice]]] = {
        "indicators": _of_indicators(facts, by_indicator, unbased),
        "regions": {code: _newest(rows) for code, rows in _group(_headlines(shares), _region_of).items()},
        "levels": {
            code: choose_levels(rows[0].region, by_region, facts.comparability, facts.chart_rules)[:MOST_LEVELS]
            for code, rows in by_region.items()
        },
        "goals": {_region_of(choice): [choice] for choice in choose_goals(facts)},
        "reports": shares,
    }
    if facts.is_large:
        pages |= ration(pages)
    fair = {kind: {key: _fair(rows, facts.comparability) for key, rows in hung.items()} for kind, hung in pages.items()}
    ids = {kind: {key: tuple(c.chart_id for c in rows) for key, rows in hung.items()} for kind, hung in fair.items()}
    home = [rule.indicator.indicator_id for rule in facts.chart_rules if rule.kind == "home"]
    titled = [c for key in home for c in fair["indicators"].get(key, []) if isinstance(c, YearsChoice) and c.rule]
    charts = _by_id(choice for hung in fair.values() for rows in hung.values() for choice in rows)
    bare = {key: rows for key, rows in by_indicator.items() if not ids["indicators"].get(key)}
    shortages = {key: find_shortage(rows, facts, unbased) for key, rows in bare.items()}
    return Gallery(charts=charts, home=tuple(choice.chart_id for choice in titled), shortages=shortages, **ids)


def ration(pages: Mapping[str, Mapping[str, Sequence[Choice]]]) -> dict[str, Mapping[str, Sequence[Choice]]]:
    """What a large ledger draws of places and documents: no more than MOST_ON_REGION charts a place, none a report.

    First how a place stands beside those above it, then the parts of what its newest document tells, then its targets.
    """
    levels, shares, goals = pages["levels"], pages["regions"], pages["goals"]
    left = {code: MOST_ON_REGION - len(levels.get(code, ())[:1]) for code in dict.fromkeys((*levels, *shares, *goals))}
    return {
        "levels": {code: rows[:1] for code, rows in levels.items()},
        "regions": {code: rows[: left[code]] for code, rows in shares.items()},
        "goals": {code: rows[: max(0, left[code] - len(shares.get(code, ())))] for code, rows in goals.items()},
        "reports": {},
    }


def lay_out(choice: Choice, captions: Captions) -> Chart:
    """A chart in the words of a language, laid out."""
    match choice:
        case YearsChoice():
            return lay_years(choice, captions)
        case PlacesChoice():
            return lay_places(choice, captions)
        case PairsChoice():
            return lay_pairs(choice, captions)
        case PartsChoice():
            return lay_parts(choice, captions)
        case GoalsChoice():
            return lay_goals(choice, captions)


def _shares(facts: Facts, figures: Sequence[Figure]) -> dict[str, list[Shares]]:
    """Parts and wholes, by document."""
    doubted = [frozenset(remark.figure_ids) for remark in facts.remarks() if remark.kind in DOUBTS]
    groups = _group(figures, lambda figure: figure.source.source_id)
    choices_by = {key: choose_shares(rows, facts.chart_rules, doubted) for key, rows in groups.items()}
    return {key: choices for key, choices in choices_by.items() if choices}


def _region_of(choice: Choice) -> str:
    return choice.figures[0].region.region_code


def _headlines(shares: Mapping[str, Sequence[Shares]]) -> Iterator[Shares]:
    """Those that may stand on the page of a place: drawn from documents whose origin is known."""
    for choices in shares.values():
        yield from (choice for choice in choices if not choice.figures[0].source.is_of_unknown_origin)


def _newest(choices: Sequence[Shares]) -> list[Shares]:
    """Of each rule the chart of the newest document: what is older stands on the page of its report."""
    aged = sorted(choices, key=lambda choice: (choice.figures[0].period_end, choice.figures[0].source.source_id))
    newest = {choice.rule.chart_id: choice for choice in aged}
    return [newest[key] for key in dict.fromkeys(choice.rule.chart_id for choice in choices)]


def _of_indicators(
    facts: Facts, by_indicator: Mapping[str, Sequence[Figure]], unbased: frozenset[str]
) -> dict[str, list[Choice]]:
    """By indicator its series and comparisons; no more than a page has room for."""
    charts: dict[str, list[Choice]] = {}
    for key, rows in by_indicator.items():
        series = choose_years(rows, facts.comparability, unbased, facts.chart_rules)
        places = choose_places(rows, facts.comparability, facts.chart_rules)
        both: list[Choice] = [*series, *places]
        charts[key] = both[:MOST_ON_INDICATOR]
    return charts


def _fair(choices: Iterable[Choice], comparability: Comparability) -> list[Choice]:
    """Those that join nothing that must be kept apart."""
    return [choice for choice in choices if not list(comparability.check_scales(choice.chart_id, choice.scales))]


def _by_id(choices: Iterable[Choice]) -> dict[str, Choice]:
    charts: dict[str, Choice] = {}
    for choice in choices:
        if charts.setdefault(choice.chart_id, choice) != choice:
            raise LedgerError(fault_in("data/reference/charts.csv", 0, "chart_id", "chart-id", chart=choice.chart_id))
    return charts


def _group(rows: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups
