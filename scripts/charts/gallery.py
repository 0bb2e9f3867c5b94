"""The charts of each page of one language: which, in what order, and how many of them are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.audit.comparability import Comparability
from scripts.charts.comparisons import compare_places
from scripts.charts.illustrations import Illustration, illustrate
from scripts.charts.parents import beside_parents
from scripts.charts.remainders import NO_REMAINDERS, Remainders, complete
from scripts.charts.scales import check_joined
from scripts.charts.series import trace, trace_home
from scripts.charts.tiles import lay_tiles
from scripts.wording.views import FigureView, Index
from scripts.words import Words

MOST_ON_INDICATOR = 6
MOST_PARENTS = 4
Grouped = Mapping[str, Sequence[FigureView]]


@dataclass(frozen=True)
class Gallery:
    """Charts of what is given, those left out that would join what must be kept apart.

    ``remainders``: what is left over in the charts of a whole and its parts, as far as the data say it.
    """

    by_region: Grouped
    by_indicator: Grouped
    index: Index
    words: Words
    comparability: Comparability
    remainders: Remainders = NO_REMAINDERS

    def of_figures(self, figures: Sequence[FigureView]) -> list[Illustration]:
        """Charts that these figures of one region allow."""
        made = illustrate(figures, self.index, self.words)
        return self._fit(complete(chart, self.remainders, self.index, self.words) for chart in made)

    def of_region(self, code: str) -> list[Illustration]:
        """A region beside those above it; MOST_PARENTS of them are for a page."""
        return self._fit(beside_parents(code, self.by_region, self.index, self.words, self.comparability))

    def of_indicator(self, indicator_id: str) -> list[Illustration]:
        """A series, then tiles of the provinces, all other series, comparisons; MOST_ON_INDICATOR are for a page."""
        figures = self.by_indicator.get(indicator_id, ())
        told = self.index, self.words, self.comparability
        series = trace(figures, *told)
        return self._fit([*series[:1], *lay_tiles(figures, *told), *series[1:], *compare_places(figures, *told)])

    def of_home(self) -> list[Illustration]:
        """The national series of the first page, in the order of their rules; the first of them stands on top."""
        marked = [rule.indicator_id for rule in self.index.all("charts") if rule.kind == "home"]
        figures = [view for key in dict.fromkeys(marked) for view in self.by_indicator.get(key, ())]
        return self._fit(trace_home(figures, self.index, self.words, self.comparability))

    def every(self) -> Iterator[Illustration]:
        """Every chart of every page, also those that a page has no room for."""
        yield from self.of_home()
        for code, figures in self.by_region.items():
            yield from self.of_figures(figures)
            yield from self.of_region(code)
        for indicator_id in self.by_indicator:
            yield from self.of_indicator(indicator_id)

    def _fit(self, charts: Iterable[Illustration]) -> list[Illustration]:
        return [chart for chart in charts if not list(check_joined(chart, self.comparability))]
