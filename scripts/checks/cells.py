"""One cell at a time: type, constraints and spelling, by the readers that frictionless makes from the Table Schema.

What a cell must be is a function of its text alone, so each distinct text is read once, however many rows hold it.
No rule that needs a second cell belongs here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from frictionless import Field, Schema

from scripts.findings import Finding, Value, say
from scripts.ledger.frames import judge
from scripts.ledger.packages import Table

FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?[0-9][0-9,.]*%?")
# C0 and C1 controls, and the invisible characters that reorder, join or split what a reader sees
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
TYPES = ("integer", "number", "date", "year")
CONSTRAINTS = {
    "required": "required",
    "enum": "enum",
    "pattern": "pattern",
    "minimum": "minimum",
    "maximum": "maximum",
    "minLength": "min-length",
    "maxLength": "max-length",
}


def check_cells(table: Table) -> Iterator[Finding]:
    """Every cell has the type of its column and keeps to the constraints that the schema states."""
    schema = Schema.from_descriptor(cell_schema(table))
    for field, wording in zip(schema.fields, table.schema["fields"], strict=True):
        yield from _check_column(table.frame, field, wording)


def cell_schema(table: Table) -> dict[str, Any]:
    """The Table Schema without what ties tables together, which frictionless would want to load."""
    return {name: value for name, value in table.schema.items() if name != "foreignKeys"}


def _check_column(frame: pd.DataFrame, field: Field, wording: Mapping[str, Any]) -> Iterator[Finding]:
    read = field.create_cell_reader()
    readings = {cell: read(cell) for cell in frame[field.name].unique()}
    right = next((cell for cell, (_, notes) in readings.items() if cell and not notes), "")
    words = {name: str(text) for name, text in wording.items() if name.startswith("description")} | {"like": right}

    def faults(cell: str) -> Iterator[Finding]:
        parsed, notes = readings[cell]
        yield from _text_faults(field, cell, parsed)
        yield from _constraint_faults(field, cell, notes or {}, words)

    yield from judge(frame, [field.name], faults)


def _constraint_faults(
    field: Field, cell: str, notes: Mapping[str, str], words: Mapping[str, Value]
) -> Iterator[Finding]:
    for name in notes:
        if name == "type":
            case = field.type if field.type in TYPES else "other"
            yield say(field.name, f"type.{case}", cell=cell, type=str(field.type), **words)
            continue
        limit = field.constraints.get(name)
        shown = tuple(map(str, limit)) if isinstance(limit, list) else str(limit)
        case = ".like" if name == "pattern" and words["like"] else ""
        rule = f"{CONSTRAINTS.get(name, 'constraint')}{case}"
        yield say(field.name, rule, cell=cell, length=len(cell), limit=shown, name=name, **words)


def _text_faults(field: Field, cell: str, parsed: object) -> Iterator[Finding]:
    """No hidden character, nothing that a spreadsheet would run, and one spelling for each date and whole number."""
    hidden = CONTROL.search(cell)
    if hidden:
        yield say(field.name, "control-character", cell=cell, character=f"U+{ord(hidden[0]):04X}")
    if field.type == "string" and FORMULA.match(cell) and not NUMBER.fullmatch(cell):
        yield say(field.name, "formula-cell", cell=cell, sign=cell[0])
    if parsed is not None and field.type in ("date", "integer", "year") and cell != str(parsed):
        yield say(field.name, "not-canonical.cell", cell=cell, wanted=str(parsed))
