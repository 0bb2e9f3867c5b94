"""Why the ledger differs from what it was: each difference with its row of the table of changes, and what lacks one.

A value that was published must not change in silence: what a figure says, or that it is gone, needs a cause. Wording
needs none, and a row that was added is its own cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from scripts.audit.changes import Difference
from scripts.findings import Finding, fault_in
from scripts.ledger.packages import FILE, LINE, Ledger, Table
from scripts.ledger.rows import ADDED, CHANGED, WITHDRAWN

CHANGES = "changes"
FILE_OF_CHANGES = "data/changes.csv"
GUARDED = ("value", "unit", "period_start", "period_end", "status", "region_code", "indicator_id", "breakdown")
"""What a figure says; measured and qualifier go with the value in the words of a correction."""
KINDS = {"added": ADDED, "removed": WITHDRAWN, "changed": CHANGED}
BAR = "|"
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Explained:
    """A difference, and the row of the table of changes that gives its cause; {} where there is none."""

    difference: Difference
    reason: Row

    @property
    def kind(self) -> str:
        """Added, changed or withdrawn."""
        return KINDS[self.difference.kind]


def explain(differences: Iterable[Difference], before: Ledger, after: Ledger) -> list[Explained]:
    """Each difference with what was written of it in the table of changes since ``before``; that table left out."""
    fresh = _fresh_rows(before, after)
    sources = _sources_of_figures(before) | _sources_of_figures(after)
    return [
        Explained(item, _find_reason(item, fresh, sources.get(item.key, "")))
        for item in differences
        if item.table != CHANGES
    ]


def check_causes(explained: Iterable[Explained], after: Ledger, base: str) -> Iterator[Finding]:
    """A figure that says something else than it did, or that is gone, has its row in the table of changes."""
    frame = after.frame("figures")
    places = {row[0]: (str(row[1]), int(row[2])) for row in frame[["figure_id", FILE, LINE]].itertuples(index=False)}
    for item in explained:
        cells = unexplained_cells(item)
        key = item.difference.key
        if item.difference.table != "figures":
            continue
        if item.kind == WITHDRAWN and not item.reason:
            yield fault_in(FILE_OF_CHANGES, 0, "row", "unexplained-change.gone", figure=key, base=base)
        for column, old, new in cells:
            file, line = places[key]
            yield fault_in(
                file, line, column, "unexplained-change.cell", cell=column, figure=key, old=old, new=new, base=base
            )


def unexplained_cells(item: Explained) -> list[tuple[str, str, str]]:
    """The cells of a changed figure that need a cause and have none: the row must name the column and what is there."""
    if item.difference.table != "figures" or item.kind != CHANGED:
        return []
    columns = item.reason.get("column", "").split(";")
    cells = [cell.strip() for cell in item.reason.get("new", "").split(BAR)]
    covered = dict(zip(columns, cells, strict=False)) if any(cells) else dict.fromkeys(columns)
    return [
        (column, old, new)
        for column, old, new in item.difference.cells
        if column in GUARDED and (column not in covered or covered[column] not in (None, new))
    ]


def draft_rows(explained: Sequence[Explained], day: str) -> list[dict[str, str]]:
    """Rows for the table of changes that are still to be written, without their causes; words are filled in later.

    A report that is new has its cause; what is wanting is said of each figure that changed or is gone.
    """
    rows = []
    for item in explained:
        table, key = item.difference.table, item.difference.key
        cells = unexplained_cells(item)
        if table == "sources" and item.kind == ADDED and not item.reason:
            rows.append(_draft(day, table, key, ADDED, cause="new report"))
        elif table == "figures" and item.kind == WITHDRAWN and not item.reason:
            rows.append(_draft(day, table, key, WITHDRAWN))
        elif cells:
            columns, old, new = zip(*cells, strict=True)
            parts = {"column": ";".join(columns), "old": f" {BAR} ".join(old), "new": f" {BAR} ".join(new)}
            rows.append(_draft(day, table, key, CHANGED, **parts))
    return rows


def render_drafted(table: Table, drafted: Iterable[Mapping[str, str]]) -> str:
    """The table of changes with these rows, in its canonical form; one of the same day and row takes its place."""
    names = table.columns
    entries = (dict(zip(names, cells, strict=True)) for cells in table.frame[names].itertuples(index=False, name=None))
    rows: dict[tuple[str, ...], Row] = {tuple(row[name] for name in table.key): row for row in entries}
    for row in drafted:
        rows[tuple(row[name] for name in table.key)] = {**dict.fromkeys(names, ""), **row}
    frame = pd.DataFrame([rows[key] for key in sorted(rows)], columns=names, dtype=object)
    return str(frame.to_csv(index=False, lineterminator="\n"))


def _draft(day: str, table: str, key: str, kind: str, **cells: str) -> dict[str, str]:
    empty = dict.fromkeys(("column", "old", "new", "cause"), "")
    return {"day": day, "table": table, "row": key, "kind": kind, **empty, **cells}


def _fresh_rows(before: Ledger, after: Ledger) -> list[Row]:
    """The rows of the table of changes that ``before`` has not, the newest first."""
    if CHANGES not in after.tables:
        return []
    columns = after.tables[CHANGES].columns
    old = before.tables[CHANGES].frame if CHANGES in before.tables else None
    earlier = set() if old is None else set(old[columns].itertuples(index=False, name=None))
    rows = after.frame(CHANGES)[columns].itertuples(index=False, name=None)
    fresh = [dict(zip(columns, row, strict=True)) for row in rows if row not in earlier]
    return sorted(fresh, key=lambda row: row["day"], reverse=True)


def _sources_of_figures(ledger: Ledger) -> dict[str, str]:
    frame = ledger.frame("figures")
    return dict(zip(frame["figure_id"], frame["source_id"], strict=True))


def _find_reason(item: Difference, fresh: Sequence[Row], source_id: str) -> Row:
    """The row of the table itself, of all rows of its document alike, or for a new row of the document itself."""
    wanted = [(item.table, item.key, KINDS[item.kind]), (item.table, source_id, KINDS[item.kind])]
    if item.kind == "added":
        wanted.append(("sources", source_id or item.key.rpartition("-")[0], ADDED))
    reasons = {(row["table"], row["row"], row["kind"]): row for row in reversed(fresh)}
    return next((reasons[key] for key in wanted if key in reasons), {})
