"""The same cell in two sources: one indicator, breakdown, region, period, way of measuring and status, stated twice.

Conflicts between sources stay conflicts: nothing is averaged. The first source is named first, which makes none of
them truer; a repost counts as one with what it reposts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from scripts.audit.intervals import Range
from scripts.audit.readings import Reading, read_figure
from scripts.ledger.parts import Rows
from scripts.ledger.rows import Figure, Source

Rank = tuple[bool, int, str]
Ranks = Mapping[str, Rank]
CLASSES = ("official-site", "press-site", "repost")
KEY = ["indicator_id", "breakdown", "region_code", "period_start", "period_end", "measured", "status"]
AGREE, DIFFER, SCOPE = "agree", "differ", "scope"
CELL_VERDICTS = (DIFFER, SCOPE, AGREE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that two sources or more fill: ``figures``, the first source first, are alike in all of ``KEY``.

    ``verdict``: agree (one number fits all that is said), differ (none does), scope (the units or qualifiers are not
    the same, so that what is said may be of another extent, though it does not conflict). ``truncated``: they agree
    only if digits were cut off somewhere instead of rounded.
    """

    figures: tuple[Figure, ...]
    verdict: str
    truncated: bool

    @property
    def figure_ids(self) -> tuple[str, ...]:
        """The ids of the figures."""
        return tuple(figure.figure_id for figure in self.figures)


def rank_sources(sources: Iterable[Source]) -> Ranks:
    """The place of each source in the order in which they are named."""
    return {row.source_id: rank_source(row) for row in sources}


def rank_source(source: Source) -> Rank:
    """Chinese before others, official site before press before reposts."""
    return bool(source.language), CLASSES.index(source.source_class), source.source_id


def same_cells(rows: Rows) -> list[Cell]:
    """Every cell that more than one source fills, in the order of its key; days are left out.

    Documents that go back to one (``reprint_of``) are one source.
    """
    frame = rows.frame("figures")
    if frame.empty:
        return []
    sources = rows.references.sources
    ranks, roots = rank_sources(sources.values()), {key: _root(row, sources) for key, row in sources.items()}
    shared = _shared(frame, roots)
    groups: dict[tuple[str, ...], list[Reading]] = defaultdict(list)
    for key, figure in zip(shared[KEY].itertuples(index=False, name=None), rows.figures_in(shared), strict=True):
        if reading := read_figure(figure):
            groups[key].append(reading)
    return [
        _cell(sorted(cell, key=lambda item: (ranks[item.figure.source.source_id], item.figure.figure_id)))
        for _, cell in sorted(groups.items())
    ]


def _root(source: Source, sources: Mapping[str, Source]) -> str:
    """The document that a repost goes back to; itself where it is none."""
    passed = [source.source_id]
    while (origin := sources.get(sources[passed[-1]].reprint_of)) and origin.source_id not in passed:
        passed.append(origin.source_id)
    return passed[-1]


def _shared(figures: pd.DataFrame, roots: Mapping[str, str]) -> pd.DataFrame:
    """Figures whose cell another source fills too."""
    again = figures[figures.duplicated(KEY, keep=False)]
    several = again.assign(source_id=again["source_id"].map(roots)).groupby(KEY, sort=False)["source_id"]
    return again[several.transform("nunique") > 1]


def _cell(readings: Sequence[Reading]) -> Cell:
    figures = tuple(reading.figure for reading in readings)
    rounded = _have_in_common([reading.ranges.rounded for reading in readings])
    cut = rounded or _have_in_common([reading.ranges.either for reading in readings])
    if len({figure.unit.unit_id for figure in figures}) > 1:
        verdict = SCOPE
    elif not cut:
        verdict = DIFFER
    else:
        verdict = SCOPE if len({figure.qualifier for figure in figures}) > 1 else AGREE
    return Cell(figures, verdict, truncated=verdict == AGREE and not rounded)


def _have_in_common(ranges: Sequence[Range]) -> bool:
    """Whether one number lies in all of them: on a line it does if every two of them meet."""
    return all(one.meets(two) for one, two in combinations(ranges, 2))
