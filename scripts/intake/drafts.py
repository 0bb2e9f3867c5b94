"""A report in work: the files of ``drafts/<source_id>/`` and their rows, one reader and one writer.

A draft holds what the ledger will hold, table by table, and beside each row what a person needs to judge it. Each file
has the columns of its table first, so that a row is taken over as it stands. Cells stay text until the gate reads them.

| file | a row is | further columns |
|---|---|---|
| source.csv | the document, one row | the original's name and hash, what is odd about the text |
| figures.csv | a number that is taken for a figure | see ``DraftFigure`` |
| omissions.csv | a numeral that is taken for something else | decision, why |
| measures.csv | a heading or an enumeration that may be a measure | decision, words |
| relations.csv | an arithmetic claim that may be entered | decision, why |
| followups.csv | a target or an indicator of the place's last report | see ``DraftFollowup`` |
| remarks.csv | a remark on figures of the report | decision |
| answers.csv | what somebody says to a doubt about a figure | none |
| regions.csv, units.csv, breakdowns.csv, indicators.csv | a row that the shared tables need for this report | none |

Figures and omissions stand in the order of the text. No file holds the text itself: that is the archived one whose hash
the source row has, and spans count its characters.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from scripts.findings import LedgerError, fault_in, file_fault
from scripts.ledger.files import decode
from scripts.site.staging import stage_file

DRAFTS, MARK = "drafts", "\ufeff"
UNDECIDED, ACCEPT, OMIT, DROP = "", "accept", "omit", "drop"
HIGH, MIDDLE, LOW = "high", "middle", "low"
ADDITIONS = ("regions", "units", "breakdowns", "indicators")
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DraftSource:
    """The document. ``completeness`` is left empty: a person says it. ``remarks``: what is odd, several by ``;``."""

    source_id: str
    title: str = ""
    title_en: str = ""
    publisher: str = ""
    publisher_en: str = ""
    published: str = ""
    kind: str = ""
    region_code: str = ""
    period_start: str = ""
    period_end: str = ""
    url: str = ""
    text_sha256: str = ""
    completeness: str = ""
    source_class: str = ""
    language: str = ""
    reprint_of: str = ""
    note_zh: str = ""
    note_en: str = ""
    original_file: str = ""
    original_sha256: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """A number that is taken for a figure, with what was guessed of it.

    ``decision``: "" (nobody has looked), ``accept``, or ``omit``, then ``reason`` is that of the omission.
    ``indicator_2``, ``indicator_3``: the next best, with their breakdowns. ``sure``: high, middle or low, for the
    indicator. ``why``: what speaks for it. ``marks``: the columns that are doubtful, by ``;``. ``words``: the clause.
    """

    figure_id: str
    source_id: str
    region_code: str = ""
    indicator_id: str = ""
    breakdown: str = ""
    period_start: str = ""
    period_end: str = ""
    measured: str = ""
    status: str = ""
    value: str = ""
    unit: str = ""
    qualifier: str = ""
    as_stated: str = ""
    span_start: str = ""
    span_end: str = ""
    note: str = ""
    note_en: str = ""
    decision: str = UNDECIDED
    reason: str = ""
    indicator_2: str = ""
    breakdown_2: str = ""
    indicator_3: str = ""
    breakdown_3: str = ""
    sure: str = ""
    why: str = ""
    marks: str = ""
    words: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Where the number stands; ValueError where the cells are no whole numbers."""
        return int(self.span_start), int(self.span_end)


@dataclass(frozen=True, slots=True)
class DraftOmission:
    """A numeral that is taken for no figure. ``decision``: "" or ``accept``; one that is a figure moves there."""

    source_id: str
    span_start: str
    span_end: str
    text: str
    reason: str
    decision: str = UNDECIDED
    why: str = ""


@dataclass(frozen=True, slots=True)
class DraftMeasure:
    """What may be a measure. ``decision``: "", ``accept``, or ``drop`` (not entered). ``words``: those of the text."""

    measure_id: str
    source_id: str
    region_code: str = ""
    year: str = ""
    theme_id: str = ""
    kind: str = ""
    name_zh: str = ""
    name_en: str = ""
    parent_id: str = ""
    level: str = ""
    detail_zh: str = ""
    detail_en: str = ""
    span_start: str = ""
    span_end: str = ""
    decision: str = UNDECIDED
    words: str = ""


@dataclass(frozen=True, slots=True)
class DraftRelation:
    """An arithmetic claim that is offered. ``decision`` as of a measure; ``why``: the words that make the claim."""

    relation_id: str
    source_id: str
    kind: str
    formula: str
    unit: str = ""
    name_zh: str = ""
    name_en: str = ""
    note_zh: str = ""
    note_en: str = ""
    decision: str = UNDECIDED
    why: str = ""


@dataclass(frozen=True, slots=True)
class DraftFollowup:
    """What the place's last report leads one to look for.

    ``kind``: ``target`` (``earlier_id`` is a figure with a target, ``figure_ids`` may answer it, by ``;``), ``measure``
    (a measure of the kind target; ``measure_id``: the one that takes it up), ``absent`` (an indicator of the last
    report that is not found in this one), ``changed`` (the same indicator in another unit or breakdown).
    """

    kind: str
    earlier_id: str
    figure_ids: str = ""
    measure_id: str = ""
    decision: str = UNDECIDED
    why: str = ""


@dataclass(frozen=True, slots=True)
class DraftRemark:
    """A remark on figures of the report, written by a person or offered where words leave something open."""

    remark_id: str
    source_id: str
    kind: str = ""
    severity: str = ""
    figure_ids: str = ""
    text_zh: str = ""
    text_en: str = ""
    decision: str = UNDECIDED


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """What a person says to a doubt about a figure: a row of the table answers, as it will stand."""

    figure_id: str
    source_id: str
    doubt: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report in work. ``additions``: rows for shared tables, as cells by column, by the name of the table."""

    source: DraftSource
    figures: tuple[DraftFigure, ...] = ()
    omissions: tuple[DraftOmission, ...] = ()
    measures: tuple[DraftMeasure, ...] = ()
    relations: tuple[DraftRelation, ...] = ()
    followups: tuple[DraftFollowup, ...] = ()
    remarks: tuple[DraftRemark, ...] = ()
    answers: tuple[DraftAnswer, ...] = ()
    additions: Mapping[str, tuple[Cells, ...]] = field(default_factory=dict)

    def put(self, table: str, rows: Iterable[object]) -> Draft:
        """The draft with other rows in a table."""
        changes: dict[str, Any] = {table: tuple(rows)}
        return replace(self, **changes)


ROWS: Mapping[str, type] = {
    "source": DraftSource,
    "figures": DraftFigure,
    "omissions": DraftOmission,
    "measures": DraftMeasure,
    "relations": DraftRelation,
    "followups": DraftFollowup,
    "remarks": DraftRemark,
    "answers": DraftAnswer,
}


def columns_of(table: str) -> tuple[str, ...]:
    """The header of a draft's file, those of the table first."""
    return tuple(column.name for column in fields(ROWS[table]))


def draft_folder(root: Path, source_id: str) -> Path:
    """Where the draft of a report is."""
    return root / DRAFTS / source_id


def list_drafts(root: Path) -> list[str]:
    """The source_id of each report in work, in order."""
    return sorted(path.parent.name for path in (root / DRAFTS).glob("*/source.csv"))


def read_draft(root: Path, source_id: str) -> Draft:
    """The draft of a report. Raises LedgerError where a file is missing, no UTF-8, or has other columns."""
    folder = draft_folder(root, source_id)
    if not (folder / "source.csv").is_file():
        names = tuple(list_drafts(root))
        case = ".others" if names else ""
        raise LedgerError(file_fault(f"{DRAFTS}/{source_id}", f"draft-missing{case}", source=source_id, known=names))
    texts = {table: _read_file(folder, f"{DRAFTS}/{source_id}/{table}.csv") for table in (*ROWS, *ADDITIONS)}
    rows = {table: read_rows(table, f"{DRAFTS}/{source_id}/{table}.csv", texts[table]) for table in ROWS}
    if len(rows["source"]) != 1:
        raise LedgerError(file_fault(f"{DRAFTS}/{source_id}/source.csv", "draft-source", rows=len(rows["source"])))
    additions = {table: tuple(csv.DictReader(io.StringIO(texts[table]))) for table in ADDITIONS if texts[table]}
    return Draft(rows.pop("source")[0], **rows, additions=additions)


def read_rows(table: str, file: str, text: str) -> tuple[Any, ...]:
    """The rows of one file of a draft; none where it is empty. Raises LedgerError for other columns."""
    lines = list(csv.reader(io.StringIO(text)))
    header = list(columns_of(table))
    if lines and lines[0] != header:
        raise LedgerError(fault_in(file, 1, "", "header", header=",".join(lines[0]), wanted=",".join(header)))
    for number, cells in enumerate(lines[1:], 2):
        if len(cells) != len(header):
            raise LedgerError(fault_in(file, number, "", "row-width", cells=len(cells), columns=len(header)))
    return tuple(ROWS[table](*cells) for cells in lines[1:])


def write_draft(root: Path, draft: Draft) -> Path:
    """Write each file of a draft whole; returns its folder. Nothing else in the folder is touched."""
    folder = draft_folder(root, draft.source.source_id)
    for name, text in render_draft(draft).items():
        if text or (folder / name).exists():
            stage_file(folder / name, text.encode())
    return folder


def render_draft(draft: Draft) -> dict[str, str]:
    """The text of each file of a draft, by name; a shared table to which nothing is added is left empty."""
    texts = {}
    for table in ROWS:
        rows = (draft.source,) if table == "source" else getattr(draft, table)
        texts[f"{table}.csv"] = render_rows(columns_of(table), map(asdict, rows))
    for table in ADDITIONS:
        added = draft.additions.get(table, ())
        texts[f"{table}.csv"] = render_rows(list(added[0]) if added else (), added)
    return texts


def render_rows(columns: Iterable[str], rows: Iterable[Cells]) -> str:
    """Rows as CSV with LF, the header first; "" without columns. By its mark Excel sees that it is UTF-8."""
    header = list(columns)
    if not header:
        return ""
    out = io.StringIO(MARK)
    out.seek(len(MARK))
    writer = csv.DictWriter(out, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _read_file(folder: Path, file: str) -> str:
    path = folder / file.rpartition("/")[2]
    return decode(file, path.read_bytes().removeprefix(MARK.encode())) if path.is_file() else ""
