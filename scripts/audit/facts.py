"""The facts of the ledger: rows with their look-ups, and what follows from them. Established once a build.

Knows no language. Pages, charts and files take what they need of it, part by part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from scripts.audit.audit import Verdict, audit
from scripts.audit.comparability import Comparability, read_comparability
from scripts.audit.counterparts import Cell, same_cells
from scripts.audit.groups import Grouping, group_figures
from scripts.audit.targets import Target, summarise_targets
from scripts.ledger.packages import Ledger
from scripts.ledger.parts import Rows, read_rows
from scripts.ledger.rows import WITHDRAWN, Change, Remark, Source

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True)
class Facts(Rows):
    """Rows, and what follows: verdicts on relations, cells of several sources, targets, what may be compared."""

    verdicts: tuple[Verdict, ...]
    cells: tuple[Cell, ...]
    targets: tuple[Target, ...]
    comparability: Comparability

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
    def targets_of(self) -> Mapping[str, tuple[Target, ...]]:
        """The targets that a figure or a measure answers, or tells something of while they are open, by its id."""
        return _by_each(
            self.targets, lambda target: [*(step.figure.figure_id for step in target.progress), *target.evidence_ids]
        )

    @cached_property
    def documents_about(self) -> Mapping[str, tuple[Source, ...]]:
        """The documents about a place, by its code."""
        return _by_each(tuple(self.references.sources.values()), lambda source: [source.region.region_code])

    @cached_property
    def announced_by(self) -> Mapping[str, tuple[Target, ...]]:
        """The targets of a document, by its id."""
        return _by_each(self.targets, lambda target: [target.source.source_id])

    @cached_property
    def changed_on(self) -> Mapping[str, date]:
        """The newest day in the table of changes, by the document or the indicator that a changed row belongs to.

        The id of a row begins with that of its document, so that a row which was withdrawn has one too.
        """
        days: dict[str, date] = {}
        for change in self.changes:
            key = self.document_of(change.row) or change.row
            days[key] = max(change.day, days.get(key, change.day))
        return days

    def document_of(self, row: str) -> str:
        """The document with whose id that of a row begins; "" where there is none."""
        names = row.split("-")
        starts = ("-".join(names[:end]) for end in range(len(names), 0, -1))
        return next((start for start in starts if start in self.references.sources), "")

    @cached_property
    def withdrawn_of(self) -> Mapping[str, tuple[Change, ...]]:
        """The figures that were withdrawn, by their document, each as the table of changes has it."""
        present = set(self.frame("figures")["figure_id"])
        rows = [
            row for row in self.changes if (row.table, row.kind) == ("figures", WITHDRAWN) and row.row not in present
        ]
        return _by_each(rows, lambda change: [self.document_of(change.row)])

    @cached_property
    def begun(self) -> date | None:
        """The day on which the package says that it was created."""
        created = str(self.ledger.descriptor.get("created", ""))[:10]
        return date.fromisoformat(created) if created else None

    @cached_property
    def grouping(self) -> Grouping:
        """Which figures may stand side by side over places."""
        return group_figures(self.figures(), self.comparability)

    def history(self, table: str, row: str, source_id: str) -> list[Change]:
        """What was done to a row or to all rows of its document alike, the earliest first."""
        histories = (self._changes_of.get((table, key), ()) for key in (row, source_id))
        return sorted((change for changes in histories for change in changes), key=lambda change: change.day)

    @cached_property
    def _changes_of(self) -> Mapping[tuple[str, str], tuple[Change, ...]]:
        return _by_each(self.changes, lambda change: [(change.table, change.row)])


def establish(ledger: Ledger) -> Facts:
    """The facts of a package that has passed the gate."""
    rows = read_rows(ledger)
    verdicts, cells = tuple(audit(rows)), tuple(same_cells(rows))
    return Facts(
        ledger=ledger,
        references=rows.references,
        verdicts=verdicts,
        cells=cells,
        targets=tuple(summarise_targets(rows)),
        comparability=read_comparability(verdicts, cells),
    )


def _by_each(rows: Sequence[T], ids: Callable[[T], Sequence[K]]) -> Mapping[K, tuple[T, ...]]:
    lists: dict[K, list[T]] = {}
    for row in rows:
        for key in dict.fromkeys(ids(row)):
            lists.setdefault(key, []).append(row)
    return {key: tuple(items) for key, items in lists.items()}
