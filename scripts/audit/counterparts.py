"""The same cell in two sources: one indicator, breakdown, region, period, way of measuring and status, stated twice.

Conflicts between sources stay conflicts: nothing is averaged and no source is preferred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from scripts.audit.intervals import Range
from scripts.audit.readings import Reading, read_figure
from scripts.ledger.parts import Rows
from scripts.ledger.rows import Figure

KEY = ["indicator_id", "breakdown", "region_code", "period_start", "period_end", "measured", "status"]
AGREE, DIFFER, SCOPE = "agree", "differ", "scope"
CELL_VERDICTS = (DIFFER, SCOPE, AGREE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that two sources or more fill: ``figures``, in the order of figure_id, are alike in all of ``KEY``.

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


def same_cells(rows: Rows) -> list[Cell]:
    """Every cell that more than one source fills, in the order of its key; days are left out."""
    frame = rows.frame("figures")
    if frame.empty:
        return []
    groups: dict[tuple[str, ...], list[Reading]] = defaultdict(list)
    for figure in rows.figures_in(_shared(frame)):
        reading = read_figure(figure)
        if reading:
            groups[_key(figure)].append(reading)
    several = [cell for _, cell in sorted(groups.items()) if len({item.figure.source.source_id for item in cell}) > 1]
    return [_cell(cell) for cell in several]


def _shared(figures: pd.DataFrame) -> pd.DataFrame:
    """Figures whose cell another source fills too, in the order of figure_id."""
    again = figures[figures.duplicated(KEY, keep=False)]
    several = again.groupby(KEY, sort=False)["source_id"].transform("nunique") > 1
    return again[several].sort_values("figure_id", kind="stable")


def _key(figure: Figure) -> tuple[str, ...]:
    return (
        figure.indicator.indicator_id,
        figure.breakdown_id,
        figure.region.region_code,
        figure.period_start.isoformat(),
        figure.period_end.isoformat(),
        figure.measured,
        figure.status,
    )


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
    pairs = ((one, two) for at, one in enumerate(ranges) for two in ranges[at + 1 :])
    return all(one.meets(two) for one, two in pairs)
