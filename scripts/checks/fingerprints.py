"""What an attestation holds of a row, of a schema, and of the characters around a figure: hashes, and of which columns.

Only what a forger would change is held: values, meanings and places. Names, definitions, translations and notes are
not, so that a comma in a note needs no archived text. A row's form is its cells in the order given here, parted by
U+001F, without normalization; a table's is its rows sorted by key, each closed by U+001E.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from scripts.ledger.frames import integers
from scripts.ledger.packages import FILE, Ledger, Table
from scripts.ledger.reports import TEXT_TABLES, report_of

MARK = 12  # hexadecimal digits that tell a row from its neighbours in a message; the table's hash is whole
AROUND = 12  # characters before and after a figure that tell it from another with equal characters
CELL, ROW = "\x1f", "\x1e"

COLUMNS: Mapping[str, tuple[str, ...]] = {
    name: tuple(columns.split())
    for name, columns in {
        "figures": "source_id region_code indicator_id breakdown period_start period_end measured status value unit "
        "qualifier as_stated span_start span_end",
        "omissions": "span_end text reason",
        "answers": "source_id answer",
        "measures": "source_id region_code year kind parent_id level span_start span_end",
        "relations": "source_id kind formula unit",
        "followups": "source_id",
        "progress": "kind",
        "remarks": "source_id kind severity figure_ids",
        "changes": "kind column old new cause",
        "excluded": "indicator_id reason",
        "units": "name_zh name_en plural_en written_zh dimension",
        "indicators": "unit_id kind direction",
        "regions": "level parent_code",
        "breakdowns": "unit_id",
        "sources": "published region_code period_start period_end url text_sha256 completeness "
        "source_class language reprint_of",
    }.items()
}
Columns = Mapping[str, Sequence[str]]
Hashes = dict[str, Any]  # "sha256" of a table part, and under "rows" the mark of each row by its key


def fingerprint_tables(ledger: Ledger, columns: Columns = COLUMNS) -> dict[str, dict[str, Hashes]]:
    """The hashes of each table part, by source_id of the report folder, then by table.

    Under "" stands what can be renewed without an archived text: rows in no report's folder, and relations.
    """
    parts: dict[str, dict[str, Hashes]] = {}
    for name in [name for name in columns if name in ledger.tables]:
        table = ledger.tables[name]
        folders = {file: report_of(file) if name in TEXT_TABLES else "" for file in table.files}
        reports = table.frame[FILE].map(folders)
        for source, rows in table.frame.groupby(reports):
            parts.setdefault(str(source), {})[name] = _fingerprint(table, rows, columns[name])
    return parts


def _fingerprint(table: Table, frame: pd.DataFrame, columns: Sequence[str]) -> Hashes:
    """The hash of some rows of a table, and a mark for each; a column that the table lacks counts as empty."""
    key = table.key or table.columns
    cells = [frame[name] if name in frame else [""] * len(frame) for name in dict.fromkeys([*key, *columns])]
    rows = sorted(zip(*(list(column) for column in cells), strict=True))
    marks = {"/".join(row[: len(key)]): hash_text(CELL.join(row))[:MARK] for row in rows}
    return {"rows": marks, "sha256": hash_text("".join(CELL.join(row) + ROW for row in rows))}


def fingerprint_schemas(ledger: Ledger) -> dict[str, str]:
    """The hash of each table's schema: keys, and of each column name, type and constraints; no title or description."""
    return {name: hash_text(json.dumps(_rules(table.schema), sort_keys=True)) for name, table in ledger.tables.items()}


def _rules(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    fields = [{name: item.get(name) for name in ("name", "type", "constraints")} for item in schema["fields"]]
    return {"fields": fields, **{name: schema.get(name) for name in ("primaryKey", "foreignKeys", "missingValues")}}


def fingerprint_surroundings(ledger: Ledger, source_id: str, text: str) -> dict[str, str]:
    """A mark of the characters before and after each figure of a report, by figure_id; a hash, so no sentence is kept.

    It tells figures with equal characters apart, wherever a new copy of the text has moved them.
    """
    if "figures" not in ledger.tables:
        return {}
    rows = ledger.part("figures", "source_id", source_id)
    places = zip(rows["figure_id"], integers(rows["span_start"]), integers(rows["span_end"]), strict=True)
    placed = [(figure, int(start), int(end)) for figure, start, end in sorted(places) if start >= 0 and end >= 0]
    around = {figure: (text[max(start - AROUND, 0) : start], text[end : end + AROUND]) for figure, start, end in placed}
    return {figure: hash_text(CELL.join(sides))[:MARK] for figure, sides in around.items()}


def hash_text(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
