"""Files of a draft as Excel and WPS save them: read back row by row, with a list of all that was put right.

Nothing is changed in silence. What has two readings stays as it stands and is a finding with its cell.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from scripts.findings import Finding, LedgerError, fault_in, file_fault, stop_at
from scripts.intake.drafts import ADDITIONS, DRAFTS, ROWS, Draft, columns_of, draft_folder, read_draft, render_rows
from scripts.intake.spreadsheet_cells import (
    Mender,
    RefusedError,
    Vocabulary,
    mend_code,
    mend_date,
    mend_day,
    mend_name,
    mend_text,
    mend_value,
    mend_whole,
)
from scripts.languages import list_languages
from scripts.ledger.frames import units_of
from scripts.ledger.packages import Ledger
from scripts.site.staging import stage_file
from scripts.words import Words, load_words

MENDERS: Mapping[str, Mender] = (
    dict.fromkeys(("region_code", "parent_code"), mend_code)
    | dict.fromkeys(("period_start", "period_end"), mend_day)
    | dict.fromkeys(("span_start", "span_end", "year", "position", "core"), mend_whole)
    | {"published": mend_date, "value": mend_value}
    | dict.fromkeys(("breakdown", "breakdown_2", "breakdown_3", "decision", "measured", "status", "unit"), mend_name)
    | dict.fromkeys(("completeness", "kind", "level", "qualifier", "reason", "source_class"), mend_name)
)
LABELS = {"measured": "measured", "qualifier": "qualifier", "reason": "reason", "status": "status"} | {
    "completeness": "completeness",
    "source_class": "source_class",
    "level": "level",
    "severity": "severity",
}
KINDS = {"source": "source_kind", "measures": "measure_kind", "relations": "relation_kind", "remarks": "remark_kind"}
DELIMITERS = ",\t;"
PRIVATE = range(0xE000, 0xF900)  # where GB18030 puts bytes of other encodings
PUT_RIGHT = "put_right.csv"
Labels = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, order=True)
class Repair:
    """One thing that was put right: its place, its kind (a key of the words ``repair``), and what stood and stands."""

    file: str
    line: int
    column: str
    kind: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of a file by column, with what was put right and what could not be."""

    rows: tuple[Mapping[str, str], ...] = ()
    repairs: tuple[Repair, ...] = ()
    findings: tuple[Finding, ...] = field(default=())


def read_labels(table: str, languages: Sequence[Words]) -> Labels:
    """The words that readers see for the words of lists, by column: 期末 is ``at end``."""
    sections = LABELS | ({"kind": KINDS[table]} if table in KINDS else {})
    return {
        column: {
            label.lower(): key.replace("-", " ") if column in ("measured", "qualifier") else key
            for words in languages
            for key, label in words.table[section].items()
            if label
        }
        for column, section in sections.items()
    }


def read_sheet(file: str, data: bytes, columns: Sequence[str], labels: Labels, vocabulary: Vocabulary) -> Sheet:
    """The rows of a file as a spreadsheet saved it. Raises LedgerError where it cannot be read as a table at all."""
    text, kinds = decode_sheet(file, data)
    repairs = [Repair(file, 0, "", kind) for kind in kinds]
    lines = _read_lines(file, text)
    header = [cell.strip().lower() for cell in lines[0][1]] if lines else []
    width = len(header)
    while header and not header[-1]:
        header.pop()
    if len(header) < width:
        repairs.append(Repair(file, 1, "", "empty-columns"))
    _check_header(file, header, columns)
    if header != list(columns):
        repairs.append(Repair(file, 1, "", "column-order"))
    rows, findings = [], []
    for number, cells in lines[1:]:
        if not any(cell.strip() for cell in cells):
            repairs.append(Repair(file, number, "", "blank-row"))
            continue
        if any(cells[len(header) :]) or len(cells) < len(header):
            findings.append(fault_in(file, number, "", "row-width", cells=len(cells), wanted=len(header)))
            continue
        row = dict(zip(header, cells, strict=False))
        rows.append(_mend_row(file, number, row, labels, vocabulary, repairs, findings))
    ordered = tuple({column: row[column] for column in columns} for row in rows)
    return Sheet(ordered, tuple(repairs), tuple(findings))


def decode_sheet(file: str, data: bytes) -> tuple[str, list[str]]:
    """The text of a file with LF, and what its form was: utf-16, gb18030, line-ends. LedgerError for others."""
    encodings = {
        b"\xef\xbb\xbf": ("utf-8-sig", ""),
        b"\xff\xfe": ("utf-16", "utf-16"),
        b"\xfe\xff": ("utf-16", "utf-16"),
    }
    named = next((kind for mark, kind in encodings.items() if data.startswith(mark)), None)
    for encoding, kind in [named] if named else [("utf-8", ""), ("gb18030", "gb18030")]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\ufffd" in text or any(ord(sign) in PRIVATE for sign in text):
            break
        ends = ["line-ends"] if "\r" in text else []
        return text.replace("\r\n", "\n").replace("\r", "\n"), [kind, *ends] if kind else ends
    raise LedgerError(file_fault(file, "sheet-encoding"))


def _read_lines(file: str, text: str) -> list[tuple[int, list[str]]]:
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    lines, line = [], 1
    try:
        for cells in reader:
            lines.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise LedgerError(fault_in(file, reader.line_num, "", "csv.other", reason=str(error))) from None
    return lines


def _check_header(file: str, header: Sequence[str], columns: Sequence[str]) -> None:
    if sorted(header) == sorted(columns):
        return
    stop_at(
        [fault_in(file, 1, column, "sheet-column.missing") for column in columns if column not in header]
        + [fault_in(file, 1, column, "sheet-column.unknown") for column in header if column not in columns]
        or [fault_in(file, 1, "", "sheet-column.twice")]
    )


def _mend_row(
    file: str,
    line: int,
    row: Mapping[str, str],
    labels: Labels,
    vocabulary: Vocabulary,
    repairs: list[Repair],
    findings: list[Finding],
) -> Mapping[str, str]:
    mended = {}
    for column, cell in row.items():
        try:
            new = MENDERS.get(column, mend_text)(cell, row, vocabulary)
            new = labels.get(column, {}).get(new.lower(), new)
        except RefusedError as error:
            findings.append(fault_in(file, line, column, error.rule, cell=cell))
            new = cell
        if new != cell:
            repairs.append(Repair(file, line, column, "cell", cell, new))
        mended[column] = new
    return mended


def read_saved_draft(root: Path, ledger: Ledger, source_id: str) -> tuple[Draft, tuple[Repair, ...]]:
    """A draft whose files may have been saved by a spreadsheet, and what was put right in them.

    What was put right is written back and added to the list in the draft's folder. Raises LedgerError with the cells
    that can be read in two ways; then nothing is written.
    """
    folder, vocabulary = draft_folder(root, source_id), read_vocabulary(ledger)
    columns = {table: list(columns_of(table)) for table in ROWS}
    columns |= {table: ledger.tables[table].columns for table in ADDITIONS}
    sheets = {
        table: read_sheet(
            f"{DRAFTS}/{source_id}/{table}.csv", data, header, read_labels(table, _languages()), vocabulary
        )
        for table, header in columns.items()
        if (folder / f"{table}.csv").is_file() and (data := (folder / f"{table}.csv").read_bytes())
    }
    stop_at(finding for sheet in sheets.values() for finding in sheet.findings)
    repairs = tuple(repair for sheet in sheets.values() for repair in sheet.repairs)
    for table in {repair.file.rpartition("/")[2].removesuffix(".csv") for repair in repairs}:
        stage_file(folder / f"{table}.csv", render_rows(columns[table], sheets[table].rows).encode())
    if repairs:
        _add_to_list(folder / PUT_RIGHT, repairs)
    return read_draft(root, source_id), repairs


def read_vocabulary(ledger: Ledger) -> Vocabulary:
    """What a package knows that helps to read cells."""
    return Vocabulary(units_of(ledger), frozenset(ledger.frame("regions")["region_code"]))


def _languages() -> list[Words]:
    return [load_words(language.code) for language in list_languages()]


def _add_to_list(path: Path, repairs: Sequence[Repair]) -> None:
    """The list of what was put right, with these at its end."""
    earlier = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))) if path.is_file() else []
    header = [column.name for column in fields(Repair)]
    stage_file(path, render_rows(header, [*earlier, *map(asdict, repairs)]).encode())
