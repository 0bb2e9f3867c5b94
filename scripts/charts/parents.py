"""A region beside the regions above it: only rates and amounts per person, for which their size does not matter.

The rows of ``charts`` of kind ``parents`` name the indicators for which that is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from scripts.audit.comparability import Comparability
from scripts.charts.comparisons import but_place, draw_places
from scripts.charts.illustrations import Illustration
from scripts.charts.scales import group_claims, may_compare, slug
from scripts.wording.views import FigureView, Index
from scripts.words import Words

KIND = "parents"


def beside_parents(
    code: str, figures: Mapping[str, Sequence[FigureView]], index: Index, words: Words, comparability: Comparability
) -> list[Illustration]:
    """Bars of a region and of those above it, from the region up, where everything but the place is the same.

    ``figures`` are by region code. A region whose sources differ is left out. The newest period comes first, then the
    order of the rules.
    """
    rules = {rule.indicator_id: rule for rule in index.all("charts") if rule.kind == KIND}
    cells: dict[tuple[str, ...], dict[str, list[FigureView]]] = defaultdict(lambda: defaultdict(list))
    for place in _line(code, index):
        for view in figures.get(place, ()):
            if view.indicator_id in rules and may_compare(view):
                cells[but_place(view)][place].append(view)
    order = list(rules)
    made: list[tuple[str, int, Illustration]] = []
    for (indicator_id, *_, end), places in cells.items():
        claims = {place: group_claims(rows, comparability) for place, rows in places.items()}
        bars = [told[0] for told in claims.values() if len(told) == 1]
        if len(bars) > 1 and bars[0][0].region_code == code:
            rule = rules[indicator_id]
            names = slug(rule.chart_id, code), _title(words.pick(rule, "title"), bars)
            made.append((end, -order.index(indicator_id), draw_places(bars, names, index, words)))
    return [chart for _, _, chart in sorted(made, key=lambda item: item[:2], reverse=True)]


def _line(code: str, index: Index) -> list[str]:
    """A region and those above it, up to the nation."""
    line = [code]
    while above := index.get("regions", line[-1]).parent_code:
        line.append(above)
    return line


def _title(title: str, bars: Sequence[Sequence[FigureView]]) -> str:
    own, top = bars[0][0], bars[-1][0]
    return title.format(region=own.region, own=own.text, above=top.region, top=top.text)
