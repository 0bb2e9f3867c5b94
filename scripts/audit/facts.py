"""The facts of the ledger: rows with their look-ups, and what follows from them. Established once a build.

Knows no language. Pages, charts and files take what they need of it, part by part: rows are made when a part is asked
for and kept by nobody, so that memory does not grow with the parts that were made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import pandas as pd

from scripts.audit.audit import Verdict, audit
from scripts.audit.counterparts import Cell, same_cells
from scripts.audit.targets import Target, summarise_targets
from scripts.ledger.packages import Ledger
from scripts.ledger.parsing import (
    Record,
    chart_rule_of,
    figure_of,
    followup_of,
    measure_of,
    omission_of,
    progress_of,
    read_references,
    records_of,
    relation_of,
    remark_of,
    rows_by,
)
from scripts.ledger.rows import ChartRule, Figure, Followup, Measure, Omission, Progress, References, Relation, Remark

T = TypeVar("T")


@dataclass(frozen=True)
class Facts:
    """Rows, look-ups, and what follows: the verdict on each relation, cells of several sources, targets."""

    ledger: Ledger
    references: References
    verdicts: tuple[Verdict, ...]
    cells: tuple[Cell, ...]
    targets: tuple[Target, ...]

    def figures(self, **part: str) -> tuple[Figure, ...]:
        """Figures of a part, such as ``source_id="suixi-2022"``; all where none is named. In the order of the files."""
        return self._rows("figures", figure_of, part)

    def omissions(self, **part: str) -> tuple[Omission, ...]:
        """Omissions of a part."""
        return self._rows("omissions", omission_of, part)

    def measures(self, **part: str) -> tuple[Measure, ...]:
        """Measures of a part."""
        return self._rows("measures", measure_of, part)

    def relations(self, **part: str) -> tuple[Relation, ...]:
        """Relations of a part."""
        return self._rows("relations", relation_of, part)

    def remarks(self, **part: str) -> tuple[Remark, ...]:
        """Remarks of a part."""
        return self._rows("remarks", remark_of, part)

    @cached_property
    def progress(self) -> tuple[Progress, ...]:
        """Which indicators tell how far a target has come."""
        return self._rows("progress", progress_of, {})

    @cached_property
    def followups(self) -> tuple[Followup, ...]:
        """Measures that take up those of earlier documents."""
        return self._rows("followups", followup_of, {})

    @cached_property
    def chart_rules(self) -> tuple[ChartRule, ...]:
        """The charts that the data ask for."""
        return self._rows("charts", chart_rule_of, {})

    @cached_property
    def verdicts_of(self) -> Mapping[str, tuple[Verdict, ...]]:
        """The verdicts in which a figure has a part, by its id."""
        return _by_each(self.verdicts, lambda verdict: verdict.figure_ids)

    @cached_property
    def remarks_of(self) -> Mapping[str, tuple[Remark, ...]]:
        """The remarks about a figure, by its id."""
        return _by_each(self.remarks(), lambda remark: remark.figure_ids)

    @cached_property
    def cell_of(self) -> Mapping[str, Cell]:
        """The cell that a figure shares with another source, by its id."""
        return {figure_id: cell for cell in self.cells for figure_id in cell.figure_ids}

    @cached_property
    def target_of(self) -> Mapping[str, Target]:
        """The target that a figure or a measure is, by its id."""
        return {target.target_id: target for target in self.targets}

    def _rows(self, name: str, make: Callable[[Record, References], T], part: Mapping[str, str]) -> tuple[T, ...]:
        frame = self._select(name, part)
        return () if frame is None else rows_by(make, records_of(self.ledger, name, frame), self.references)

    def _select(self, name: str, part: Mapping[str, str]) -> pd.DataFrame | None:
        table = self.ledger.tables.get(name)
        if table is None:
            return None
        frame = table.frame
        for position, (column, key) in enumerate(part.items()):
            frame = frame[frame[column] == key] if position else frame.take(self._places(name, column).get(key, []))
        return frame

    def _places(self, name: str, column: str) -> Mapping[str, list[int]]:
        """Positions of the rows of a table by what a column holds; made once for each column."""
        key = (name, column)
        if key not in self._indexes:
            places: dict[str, list[int]] = {}
            for place, cell in enumerate(self.ledger.frame(name)[column]):
                places.setdefault(cell, []).append(place)
            self._indexes[key] = places
        return self._indexes[key]

    @cached_property
    def _indexes(self) -> dict[tuple[str, str], Mapping[str, list[int]]]:
        return {}


def establish(ledger: Ledger) -> Facts:
    """The facts of a package that has passed the gate."""
    return Facts(
        ledger=ledger,
        references=read_references(ledger),
        verdicts=tuple(audit(ledger)),
        cells=tuple(same_cells(ledger)),
        targets=tuple(summarise_targets(ledger)),
    )


def _by_each(rows: Sequence[T], ids: Callable[[T], Sequence[str]]) -> Mapping[str, tuple[T, ...]]:
    lists: dict[str, list[T]] = {}
    for row in rows:
        for key in dict.fromkeys(ids(row)):
            lists.setdefault(key, []).append(row)
    return {key: tuple(items) for key, items in lists.items()}
