"""One cell at a time: type, constraints and spelling, by the readers that frictionless makes from the Table Schema.

What a cell must be is a function of its text alone, so each distinct text is read once, however many rows hold it.
No rule that needs a second cell belongs here.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd
from frictionless import Field, Schema

from scripts.findings import Finding, Value, say
from scripts.ledger.frames import judge
from scripts.ledger.packages import Table

FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?[0-9][0-9,.]*%?")
BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
HIDDEN = re.compile(f"[{BLANKS}\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Characters that have no shape and that Python yet takes for printable."""
MOJIBAKE = re.compile("\ufffd|锟斤拷|烫烫烫|[Â-ï][\x80-\xbf]|â€|[Ã-ï][‚-™]")
"""What text becomes that was read in a wrong encoding."""
LOOK_ALIKE = re.compile(r"[A-Za-z]([\u0370-\u03ff\u0400-\u04ff])|([\u0370-\u03ff\u0400-\u04ff])[A-Za-z]")
"""A letter of Greek or Cyrillic in a Latin word."""
LONGEST = 10_000  # characters of a cell
HAN = "\u4e00-\u70ea\u70ec-\u951e\u9520-\u9fa5"
"""Chinese characters, without the two of which MOJIBAKE is made."""
PLAIN = re.compile(f"[A-Za-z0-9{HAN}][A-Za-z0-9.;=%{HAN}-]{{0,199}}")
"""Cells that no rule of spelling finds fault with, told without asking each: ids, days, numbers with their unit."""
QUOTING = ("as_stated", "text", "title", "old", "new")  # columns that quote a document or a cell as it is
SPELT_ONE_WAY = ("date", "integer", "year")
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
    schema = read_schema(table)
    for field, wording in zip(schema.fields, table.schema["fields"], strict=True):
        yield from _check_column(table.frame, field, wording)


def read_schema(table: Table) -> Schema:
    """The Table Schema as frictionless reads it. Raises FrictionlessException where it is none."""
    return _read_schema(json.dumps(cell_schema(table)))


@lru_cache(maxsize=64)
def _read_schema(text: str) -> Schema:
    return Schema.from_descriptor(json.loads(text))


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

    spelt = field.type in SPELT_ONE_WAY
    asked = {
        cell
        for cell, (parsed, notes) in readings.items()
        if notes or (not PLAIN.fullmatch(cell) and cell) or (spelt and cell and cell != str(parsed))
    }
    if asked:
        yield from judge(frame[frame[field.name].isin(asked)], [field.name], faults)


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
    yield from _sign_faults(field, cell)
    if parsed is not None and field.type in SPELT_ONE_WAY and cell != str(parsed):
        yield say(field.name, "not-canonical.cell", cell=cell, wanted=str(parsed))


def _sign_faults(field: Field, cell: str) -> Iterator[Finding]:
    if damage := MOJIBAKE.search(cell):
        yield say(field.name, "mojibake", cell=cell, part=damage[0])
    elif hidden := find_hidden(field.name, cell):
        yield say(field.name, "control-character", cell=cell, character=f"U+{ord(hidden):04X}")
    elif alike := LOOK_ALIKE.search(cell):
        letter = alike[1] or alike[2]
        yield say(field.name, "look-alike", cell=cell, letter=letter, character=f"U+{ord(letter):04X}")
    elif cell != cell.strip() and field.name not in QUOTING:
        yield say(field.name, "space-around", cell=cell)
    elif len(cell) > LONGEST:
        yield say(field.name, "max-length", cell=cell, length=len(cell), limit=str(LONGEST))
    first = unicodedata.normalize("NFKC", cell[:1])
    if field.type == "string" and FORMULA.match(first) and not NUMBER.fullmatch(cell):
        yield say(field.name, "formula-cell", cell=cell, sign=cell[0])


def find_hidden(column: str, cell: str) -> str:
    """The first character that nobody sees; "" where there is none. A quotation may have the document's own spaces."""
    if unicodedata.category(cell[:1] or "x").startswith("M"):
        return cell[0]
    visible = "".join(sign for sign in cell if column not in QUOTING or unicodedata.category(sign) != "Zs")
    if visible.isprintable() and not HIDDEN.search(visible):
        return ""
    return next(sign for sign in visible if not sign.isprintable() or HIDDEN.match(sign))
