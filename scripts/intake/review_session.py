"""One draft under review: what the page is told, and what it may do. Each change is on the disk before it is answered.

Its files may be edited in Excel or WPS meanwhile: they are read again when they are not as they were left.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from threading import RLock
from typing import Any, TypeAlias

from scripts.findings import Finding, LedgerError, file_fault
from scripts.intake.arrival import find_division, make_engine, missing_regions, report_of_draft
from scripts.intake.draft_check import check_draft, find_doubts
from scripts.intake.drafts import ADDITIONS, DRAFTS, ROWS, Draft, draft_folder, render_draft
from scripts.intake.edits import (
    UnitsOf,
    add_breakdown,
    add_indicator,
    add_row,
    answer_doubt,
    count_decided,
    edit_figure,
    edit_row,
    edit_source,
    make_figure,
    read_units_of,
)
from scripts.intake.engine import Engine
from scripts.intake.english_drafts import draft_english
from scripts.intake.history import can_undo, complete_change, save_change, undo_change
from scripts.intake.spreadsheets import Repair, read_saved_draft
from scripts.ledger.frames import records
from scripts.ledger.packages import LINE, Ledger, Texts

NAMED = ("indicators", "breakdowns", "units", "themes")  # whose names say how things are called in English
NEAR = 5  # neighbours that are shown before a new indicator is made
MAKERS = {"indicators": add_indicator, "breakdowns": add_breakdown}
VOCABULARY = ("indicators", "breakdowns", "units", "regions", "themes")
Cells: TypeAlias = Mapping[str, str]
Answer: TypeAlias = dict[str, Any]  # what is sent as JSON


@dataclass
class ReviewSession:
    """A draft and all that is needed to judge it. One call at a time changes it."""

    root: Path
    ledger: Ledger
    texts: Texts
    source_id: str
    lock: RLock = field(default_factory=RLock, repr=False)

    def __post_init__(self) -> None:
        complete_change(self.folder)
        self.repairs: tuple[Repair, ...] = ()
        self.files: dict[str, str] = {}
        self.draft = self._read()
        digest = self.draft.source.text_sha256
        if digest not in self.texts:
            raise LedgerError(file_fault(f"{DRAFTS}/{self.source_id}/source.csv", "draft-text", hash=digest))

    @property
    def folder(self) -> Path:
        """Where the draft is."""
        return draft_folder(self.root, self.source_id)

    @cached_property
    def engine(self) -> Engine:
        """What suggests the row of a number that a person takes for a figure."""
        return make_engine(self.ledger, self.texts, self.source_id)

    @property
    def text(self) -> str:
        """The archived text."""
        return self.texts[self.draft.source.text_sha256]

    def read_state(self) -> Answer:
        """The draft and how far it is, the text, the shared tables, and what was put right in its files."""
        with self.lock:
            self._refresh()
            vocabulary = {table: self._rows(table) for table in VOCABULARY}
            repairs = [asdict(repair) for repair in self.repairs]
            state = {"vocabulary": vocabulary, "earlier": self._earlier()}
            return {**self._answer(), **state, "text": self.text, "repairs": repairs}

    def find_near(self, table: str, name: str) -> Answer:
        """The rows of a table whose names are most like ``name``, the nearest first; its English as a draft."""
        rows = self._rows(table)
        likeness = [max(_likeness(name, row.get(column, "")) for column in ("name_zh", "name_en")) for row in rows]
        best = sorted(range(len(rows)), key=lambda at: (-likeness[at], at))
        names = {row["name_zh"]: row["name_en"] for other in NAMED for row in self._rows(other)}
        english = draft_english(name, names)
        return {"rows": [rows[at] for at in best[:NEAR] if likeness[at]], "english": english}

    def change_source(self, cells: Cells) -> Answer:
        """Other cells in the row of the document."""
        with self.lock:
            self._refresh()
            return self._save(edit_source(self.draft, cells))

    def change_row(self, table: str, key: str, cells: Cells) -> Answer:
        """Other cells in one row."""
        with self.lock:
            self._refresh()
            if table == "figures":
                return self._save(edit_figure(self.draft, key, cells, self._units()))
            return self._save(edit_row(self.draft, table, key, cells))

    def add(self, table: str, cells: Cells) -> Answer:
        """One more row, of the draft or of a shared table."""
        with self.lock:
            self._refresh()
            if table == "regions":
                return self._save(self._with_region(cells))
            if table not in MAKERS:
                return self._save(add_row(self.draft, table, cells))
            columns = self.ledger.tables[table].columns
            ids = {row[columns[0]] for row in self._rows(table)}
            return self._save(MAKERS[table](self.draft, columns, cells, ids))

    def take_for_figure(self, start: str, end: str) -> Answer:
        """A stretch of the text becomes a figure: an omission, or a number that was not seen."""
        with self.lock:
            self._refresh()
            report = report_of_draft(self.draft, self.text)
            suggest = partial(self.engine.suggest, self.text, report)
            return self._save(make_figure(self.draft, int(start), int(end), suggest))

    def answer(self, figure_id: str, doubt: str, answer: str) -> Answer:
        """What a person says to a doubt about a figure."""
        with self.lock:
            self._refresh()
            return self._save(answer_doubt(self.draft, figure_id, doubt, answer))

    def undo(self) -> Answer:
        """Take the last change back."""
        with self.lock:
            if not undo_change(self.folder):
                raise LedgerError(file_fault(f"{DRAFTS}/{self.source_id}", "draft-undo"))
            self.draft = self._read()
            return self._answer()

    def check(self) -> list[Finding]:
        """What keeps the draft from being accepted."""
        with self.lock:
            self._refresh()
            return check_draft(self.ledger, self.draft, self.texts)

    def find_doubts(self) -> list[Finding]:
        """The doubts about figures that nobody has answered."""
        with self.lock:
            return find_doubts(self.ledger, self.draft, self.texts)

    def _with_region(self, cells: Cells) -> Draft:
        """The draft with a place that neither it nor the ledger has, and those above it; its code says its level."""
        division = find_division(self.ledger, f"{cells['region_code']}{cells['name_zh']}")
        codes = {row["region_code"] for row in self._rows("regions")}
        rows = [row for row in missing_regions(self.ledger, division) if row["region_code"] not in codes]
        if cells.get("name_en") and rows:
            rows[-1] = {**rows[-1], "name_en": cells["name_en"]}
        earlier = self.draft.additions.get("regions", ())
        return replace(self.draft, additions={**self.draft.additions, "regions": (*earlier, *rows)})

    def _answer(self) -> Answer:
        decided, total = count_decided(self.draft)
        rows = {table: [asdict(row) for row in getattr(self.draft, table)] for table in ROWS if table != "source"}
        added = {table: list(self.draft.additions.get(table, ())) for table in ADDITIONS}
        progress = {"decided": decided, "total": total, "undo": can_undo(self.folder)}
        return {"source": asdict(self.draft.source), **rows, "added": added, **progress}

    def _save(self, draft: Draft) -> Answer:
        files = render_draft(draft)
        save_change(self.folder, self.files, files)
        self.draft, self.files = draft, files
        return self._answer()

    def _refresh(self) -> None:
        """Read the files again if somebody else wrote them."""
        if any(_content(self.folder / name) != text.encode() for name, text in self.files.items()):
            self.draft = self._read()

    def _read(self) -> Draft:
        draft, repairs = read_saved_draft(self.root, self.ledger, self.source_id)
        self.repairs = (*self.repairs, *repairs)
        self.files = render_draft(draft)
        return draft

    def _units(self) -> UnitsOf:
        return read_units_of(self.ledger, self.draft)

    def _earlier(self) -> dict[str, Cells]:
        """Names and words of the rows of earlier reports that the draft refers to, by their ids."""
        wanted = {row.earlier_id for row in self.draft.followups}
        indicators = {row["indicator_id"]: row for row in self._rows("indicators")}
        rows: dict[str, Cells] = {row: {**indicators[row], "shown": ""} for row in wanted & indicators.keys()}
        for row in records(self.ledger.frame("figures")):
            if row["figure_id"] in wanted:
                shown = f"{row['as_stated']} ({row['period_end'][:4]})"
                rows[row["figure_id"]] = {**indicators[row["indicator_id"]], "shown": shown}
        for row in records(self.ledger.frame("measures")):
            if row["measure_id"] in wanted:
                rows[row["measure_id"]] = {**row, LINE: "", "shown": row["year"]}
        return rows

    def _rows(self, table: str) -> list[Cells]:
        frame = self.ledger.frame(table)[self.ledger.tables[table].columns]
        return [*records(frame), *self.draft.additions.get(table, ())]


def _likeness(one: str, other: str) -> float:
    """How like two names are, from 0 to 1; a name within the other counts as near."""
    if not one or not other:
        return 0.0
    ratio = difflib.SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()
    return max(ratio, 0.9) if one.lower() in other.lower() or other.lower() in one.lower() else ratio


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
