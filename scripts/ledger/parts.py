"""The rows of a package, part by part: made when they are asked for and kept by nobody.

So memory does not grow with the parts that were made, and who needs a hundred rows of a million pays for a hundred.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import pandas as pd

from scripts.ledger.packages import Ledger
from scripts.ledger.parsing import read_references, rows_of
from scripts.ledger.rows import (
    Change,
    ChartRule,
    Figure,
    Followup,
    Measure,
    Omission,
    Progress,
    References,
    Relation,
    Remark,
)

T = TypeVar("T")
LARGE = 10_000
"""From how many figures on a ledger is large: what a small one has of each report or figure it has of each place."""
DIVIDED = 50_000
"""From how many figures on the files of the whole ledger are divided by province, or they would outgrow 25 MB."""


@dataclass(frozen=True)
class Rows:
    """The rows of a package that has passed the gate, and those that they refer to.

    A part is named by columns and what they hold, such as ``source_id="suixi-2022"``; all rows where none is named.
    Rows are in the order of the files; a table that is absent has none.
    """

    ledger: Ledger
    references: References

    @property
    def is_large(self) -> bool:
        """Whether pictures, charts and workbooks are rationed."""
        return len(self.frame("figures")) > LARGE

    @property
    def is_divided(self) -> bool:
        """Whether the files of the whole ledger are divided by province."""
        return len(self.frame("figures")) > DIVIDED

    def figures(self, **part: str) -> tuple[Figure, ...]:
        """Figures of a part."""
        return self._rows("figures", Figure, part)

    def figures_of(self, figure_ids: Collection[str]) -> dict[str, Figure]:
        """The figures with these ids, by id, in the order of the files; one that does not exist is left out."""
        frame = self.frame("figures")
        if frame.empty:
            return {}
        return {row.figure_id: row for row in self.figures_in(frame[frame["figure_id"].isin(set(figure_ids))])}

    def figures_in(self, frame: pd.DataFrame) -> tuple[Figure, ...]:
        """Rows of the frame of figures."""
        return tuple(rows_of(Figure, self.ledger, "figures", self.references, frame))

    def omissions(self, **part: str) -> tuple[Omission, ...]:
        """Omissions of a part."""
        return self._rows("omissions", Omission, part)

    def measures(self, **part: str) -> tuple[Measure, ...]:
        """Measures of a part."""
        return self._rows("measures", Measure, part)

    def relations(self, **part: str) -> tuple[Relation, ...]:
        """Relations of a part."""
        return self._rows("relations", Relation, part)

    def remarks(self, **part: str) -> tuple[Remark, ...]:
        """Remarks of a part."""
        return self._rows("remarks", Remark, part)

    @cached_property
    def progress(self) -> tuple[Progress, ...]:
        """Which indicators tell how far a target has come."""
        return self._rows("progress", Progress, {})

    @cached_property
    def followups(self) -> tuple[Followup, ...]:
        """Measures that take up those of earlier documents."""
        return self._rows("followups", Followup, {})

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What was added, changed and withdrawn."""
        return self._rows("changes", Change, {})

    @cached_property
    def chart_rules(self) -> tuple[ChartRule, ...]:
        """The charts that the data ask for."""
        return self._rows("charts", ChartRule, {})

    def _rows(self, name: str, make: Callable[..., T], part: Mapping[str, str]) -> tuple[T, ...]:
        return tuple(rows_of(make, self.ledger, name, self.references, self.frame(name, **part)))

    def frame(self, name: str, **part: str) -> pd.DataFrame:
        """The cells of a part as text, for what runs over all of its rows; empty where the table is absent."""
        table = self.ledger.tables.get(name)
        if table is None:
            return pd.DataFrame()
        frame = table.frame
        for position, (column, key) in enumerate(part.items()):
            frame = frame[frame[column] == key] if position else self.ledger.part(name, column, key)
        return frame

    def column(self, name: str, column: str, by: str, key: str) -> list[str]:
        """A column of the rows that hold ``key`` in the column ``by``, without the cost of a frame."""
        if name not in self.ledger.tables:
            return []
        if (name, column) not in self._lists:
            self._lists[name, column] = self.ledger.frame(name)[column].tolist()
        return [self._lists[name, column][at] for at in self.ledger.positions(name, by).get(key, ())]

    @cached_property
    def _lists(self) -> dict[tuple[str, str], list[str]]:
        return {}


def read_rows(ledger: Ledger) -> Rows:
    """The rows of a package that has passed the gate."""
    return Rows(ledger, read_references(ledger))
