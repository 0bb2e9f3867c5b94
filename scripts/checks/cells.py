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

from scripts.findings import Finding
from scripts.ledger.frames import Fault, judge, quote
from scripts.ledger.packages import Table

FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?[0-9][0-9,.]*%?")
# C0 and C1 controls, and the invisible characters that reorder, join or split what a reader sees
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
Said = tuple[str, str, str]  # rule, message, fix
TYPES = {
    "integer": ("a whole number", "Write digits only, such as 12."),
    "number": ("a number", "Write digits with a decimal point, such as 12.5."),
    "date": ("a day of the calendar", "Write year, month and day, such as 2022-12-31."),
    "year": ("a year", "Write four digits, such as 2022."),
}
CONSTRAINTS = {
    "required": ("The cell is empty.", "Fill it in: {description}"),
    "enum": ("{cell} is none of the words allowed here.", "Write one of: {limit}."),
    "pattern": ("{cell} does not have the form of this column.", "{description}{like} The pattern is {limit}"),
    "minimum": ("{cell} is less than {limit}.", "Write {limit} or more."),
    "maximum": ("{cell} is more than {limit}.", "Write {limit} or less."),
    "minLength": ("{cell} has {length} characters; at least {limit} are needed.", "Write at least {limit} characters."),
    "maxLength": ("{cell} has {length} characters; at most {limit} are allowed.", "Shorten it to {limit} characters."),
}


def check_cells(table: Table) -> Iterator[Finding]:
    """Every cell has the type of its column and keeps to the constraints that the schema states."""
    schema = Schema.from_descriptor(cell_schema(table))
    for field, wording in zip(schema.fields, table.schema["fields"], strict=True):
        yield from _check_column(table.frame, field, str(wording.get("description", "")))


def cell_schema(table: Table) -> dict[str, Any]:
    """The Table Schema without what ties tables together, which frictionless would want to load."""
    return {name: value for name, value in table.schema.items() if name != "foreignKeys"}


def _check_column(frame: pd.DataFrame, field: Field, description: str) -> Iterator[Finding]:
    read = field.create_cell_reader()
    readings = {cell: read(cell) for cell in frame[field.name].unique()}
    right = next((cell for cell, (_, notes) in readings.items() if cell and not notes), "")
    words = {"description": description, "like": f" Write it like {right}." if right else ""}

    def faults(cell: str) -> Iterator[Fault]:
        parsed, notes = readings[cell]
        for fault in (*_constraint_faults(field, cell, notes or {}, words), *_text_faults(field, cell, parsed)):
            yield field.name, *fault

    yield from judge(frame, [field.name], faults)


def _constraint_faults(field: Field, cell: str, notes: Mapping[str, str], words: Mapping[str, str]) -> Iterator[Said]:
    for name in notes:
        if name == "type":
            what, fix = TYPES.get(field.type, (f"of the type {field.type}", words["description"]))
            yield "type", f"{quote(cell)} is not {what}.", fix
            continue
        limit = field.constraints.get(name)
        shown = ", ".join(map(str, limit)) if isinstance(limit, list) else limit
        message, fix = CONSTRAINTS.get(name, (f"{{cell}} breaks the constraint {name} ({{limit}}).", "{description}"))
        known = {**words, "cell": quote(cell), "length": len(cell), "limit": shown}
        yield name, message.format(**known), fix.format(**known)


def _text_faults(field: Field, cell: str, parsed: object) -> Iterator[Said]:
    """No hidden character, nothing that a spreadsheet would run, and one spelling for each date and whole number."""
    hidden = CONTROL.search(cell)
    if hidden:
        message = f"{quote(cell)} holds the hidden character U+{ord(hidden[0]):04X}."
        yield "control-character", message, "Delete that character; a cell is one line of visible text."
    if field.type == "string" and FORMULA.match(cell) and not NUMBER.fullmatch(cell):
        message = f"{quote(cell)} starts with {cell[0]!r}; spreadsheets would run it as a formula."
        yield "formula-cell", message, "Start the cell with another character."
    if parsed is not None and field.type in ("date", "integer", "year") and cell != str(parsed):
        yield "not-canonical", f"{quote(cell)} is not how this project writes it.", f"Write {parsed}."
