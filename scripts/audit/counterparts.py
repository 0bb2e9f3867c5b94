"""The same cell in two sources: one indicator, breakdown, region, period, way of measuring and status, told twice.

Conflicts between sources stay conflicts: nothing is averaged and no source is preferred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from scripts.audit.intervals import Range
from scripts.audit.readings import Reading, read_figures
from scripts.ledger.packages import Ledger
from scripts.ledger.reports import is_whole

KEY = ["indicator_id", "breakdown", "region_code", "period_start", "period_end", "measured", "status"]
AGREE, DIFFER, SCOPE = "agree", "differ", "scope"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that two sources or more tell of.

    ``verdict``: agree (one number fits all that is said), differ (none does), scope (the units or qualifiers are not
    the same, so that what is said may be of another extent, though it does not conflict). ``truncated``: they agree
    only if digits were cut off somewhere instead of rounded. ``figure_ids`` and ``source_ids`` go together, in the
    order of figure_id.
    """

    indicator_id: str
    breakdown: str
    region_code: str
    period_start: str
    period_end: str
    measured: str
    status: str
    verdict: str
    truncated: bool
    figure_ids: tuple[str, ...]
    source_ids: tuple[str, ...]


def same_cells(ledger: Ledger) -> list[Cell]:
    """Every cell that more than one source fills, in the order of its key; dates are left out."""
    if not is_whole(ledger, "figures", "units"):
        return []
    shared = _shared(ledger.frame("figures"))
    figures = read_figures(ledger, shared["figure_id"].tolist())
    groups: dict[tuple[str, ...], list[Reading]] = defaultdict(list)
    for figure_id, *key in shared[["figure_id", *KEY]].itertuples(index=False, name=None):
        if figure_id in figures:
            groups[tuple(key)].append(figures[figure_id])
    return [_cell(key, rows) for key, rows in sorted(groups.items()) if len({row.source_id for row in rows}) > 1]


def _shared(figures: pd.DataFrame) -> pd.DataFrame:
    """Figures whose cell another source fills too."""
    again = figures[figures.duplicated(KEY, keep=False)]
    several = again.groupby(KEY, sort=False)["source_id"].transform("nunique") > 1
    return again[several].sort_values("figure_id", kind="stable")


def _cell(key: tuple[str, ...], figures: Sequence[Reading]) -> Cell:
    rounded = _have_in_common([figure.room.rounded for figure in figures])
    cut = rounded or _have_in_common([figure.room.either for figure in figures])
    if len({figure.unit for figure in figures}) > 1:
        verdict = SCOPE
    elif not cut:
        verdict = DIFFER
    else:
        verdict = SCOPE if len({figure.qualifier for figure in figures}) > 1 else AGREE
    ids, sources = tuple(figure.figure_id for figure in figures), tuple(figure.source_id for figure in figures)
    named = dict(zip(KEY, key, strict=True))
    return Cell(
        **named, verdict=verdict, truncated=verdict == AGREE and not rounded, figure_ids=ids, source_ids=sources
    )


def _have_in_common(ranges: Sequence[Range]) -> bool:
    """Whether one number lies in all of them: on a line it does if every two of them meet."""
    pairs = ((one, two) for at, one in enumerate(ranges) for two in ranges[at + 1 :])
    return all(one.meets(two) for one, two in pairs)
