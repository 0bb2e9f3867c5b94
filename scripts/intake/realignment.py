"""A text that was edited after it was archived: the spans of its rows follow it where that is certain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from scripts.checks.evidence import STATED
from scripts.checks.shifts import Stretch, move_stretches
from scripts.intake.candidate import put_rows
from scripts.intake.drafts import Draft
from scripts.ledger.frames import records
from scripts.ledger.packages import FILE, Ledger
from scripts.ledger.reports import EVIDENCE_TABLES

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Realignment:
    """Where the spans of a text's rows stand after it was edited; ``lost``: those of which that is not certain."""

    places: Mapping[Stretch, int]
    lost: tuple[Stretch, ...]

    @property
    def moved(self) -> int:
        """How many stand elsewhere."""
        return sum(start != stretch.start for stretch, start in self.places.items())

    @property
    def stayed(self) -> int:
        """How many stand where they stood."""
        return len(self.places) - self.moved

    def move(self, table: str, row: Row) -> dict[str, str]:
        """The two positions of a row as they are now; as they were where that is not certain."""
        stretch = _stretch(table, row)
        start = self.places.get(stretch, stretch.start)
        return {"span_start": str(start), "span_end": str(start + stretch.end - stretch.start)}


def realign_report(ledger: Ledger, text: str, digest: str, source_id: str) -> tuple[Ledger, Realignment]:
    """The ledger with the hash of the text as it is now, and the spans of its report's rows where they stand in it."""
    frames = {table: ledger.frame(table) for table in EVIDENCE_TABLES if table in ledger.tables}
    rows = {table: records(frame[frame["source_id"] == source_id]) for table, frame in frames.items()}
    realignment = _realign(((table, row) for table, cells in rows.items() for row in cells), text)
    for table, cells in rows.items():
        for file in sorted({row[FILE] for row in cells}):
            moved = [{**row, **realignment.move(table, row)} for row in cells if row[FILE] == file]
            ledger = put_rows(ledger, table, moved, file)
    sources = ledger.frame("sources")
    (source,) = records(sources[sources["source_id"] == source_id])
    return put_rows(ledger, "sources", [{**source, "text_sha256": digest}]), realignment


def realign_draft(draft: Draft, text: str, digest: str) -> tuple[Draft, Realignment]:
    """The same of a draft; a figure that is not certain is undecided again."""
    rows = {table: getattr(draft, table) for table in EVIDENCE_TABLES}
    cells = {row: _cells(row) for table in EVIDENCE_TABLES for row in rows[table]}
    realignment = _realign(((table, cells[row]) for table in EVIDENCE_TABLES for row in rows[table]), text)
    moved = {table: [replace(row, **realignment.move(table, cells[row])) for row in rows[table]] for table in rows}
    lost = {(stretch.start, stretch.end) for stretch in realignment.lost}
    moved["figures"] = [replace(row, decision="") if row.span in lost else row for row in moved["figures"]]
    for table, matches in moved.items():
        draft = draft.put(table, matches)
    return replace(draft, source=replace(draft.source, text_sha256=digest)), realignment


def _realign(rows: Iterable[tuple[str, Row]], text: str) -> Realignment:
    stretches = sorted({_stretch(table, row) for table, row in rows})
    places = move_stretches(stretches, text)
    return Realignment(places, tuple(stretch for stretch in stretches if stretch not in places))


def _stretch(table: str, row: Row) -> Stretch:
    words = "" if table == "measures" else row[STATED[table]]
    return Stretch(int(row["span_start"]), int(row["span_end"]), words)


def _cells(row: object) -> Row:
    return {name: getattr(row, name) for name in ("span_start", "span_end", "as_stated", "text") if hasattr(row, name)}
