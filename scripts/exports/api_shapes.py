"""The shapes of values in the machine interface: what JSON Schema says of each, and how it is made of a cell of text.

An empty cell is null, a cell that names several things a list, a range an object; all else is as in the other files,
so that who knows one knows all. Rows carry no addresses: those depend on the file that a row stands in, see ``api``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact
from math import inf

from scripts.audit.audit import VERDICTS
from scripts.audit.counterparts import AGREE, DIFFER, SCOPE, Cell
from scripts.audit.intervals import End, Range
from scripts.audit.readings import Reading
from scripts.exports.formats import Export, Plain, plain
from scripts.exports.tables import OF_SOURCE
from scripts.ledger.columns import Json
from scripts.numbers.numerals import canonical

Row = dict[str, Json]
Schema = dict[str, Json]
Fields = Mapping[str, Schema]
DEFINED = "#/$defs/"
TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": "number"}
FLAG: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
LINK: Schema = {"type": "string", "format": "uri-reference"}
EXACT = Context(prec=100, traps=[Inexact])


def array(item: Schema) -> Schema:
    """A list of such things."""
    return {"type": "array", "items": item}


def defined(name: str) -> Schema:
    """Another definition."""
    return {"$ref": DEFINED + name}


def optional(schema: Schema) -> Schema:
    """The same, or null."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    codes = schema.get("enum")
    enum: Schema = {"enum": [*codes, None]} if isinstance(codes, list) else {}
    return {**schema, "type": [schema["type"], "null"], **enum}


def codes_of(*values: str) -> Schema:
    """A text that is one of these."""
    return {"type": "string", "enum": list(values)}


def read_list(text: str) -> list[Json]:
    """The things that a cell names, separated by semicolons."""
    return [item for item in text.split(";") if item]


def read_mentions(text: str) -> list[Json]:
    """The relations that a cell names, each with its verdict."""
    return [dict(zip(MENTION, item.split(":"), strict=True)) for item in text.split(";") if item]


def read_bounds(text: str) -> Row | None:
    """A range written as [1.5, 2.5) as an object: its ends as numbers and as text, null where there is no limit."""
    if not text:
        return None
    low, high = (None if end.endswith("inf") else end for end in text[1:-1].split(", "))
    return _bounds(low, high, text[0] == "[", text[-1] == "]")


def figure_facts(reading: Reading | None, cell: Cell | None) -> Row:
    """The facts of a figure's receipt that stand in no table.

    That is what it may be if it was rounded and if digits were cut off (null for a day), and what other sources say of
    the same number.
    """
    return {
        "bounds": _figure_bounds(reading.ranges.rounded) if reading else None,
        "bounds_cut": _figure_bounds(reading.ranges.cut) if reading else None,
        "counterpart": {"verdict": cell.verdict, "figure_ids": cell.figure_ids} if cell else None,
    }


def is_left_out(table: str, column: str) -> bool:
    """Whether the interface leaves a column out: pages are links of its own, a document's facts stand with it."""
    return column == "page" or (column in OF_SOURCE and table != "sources")


def plain_rows(export: Export) -> list[Row]:
    """The rows of a table as objects, by the types of its schema."""
    names = export.schema.names
    kept = [(at, name) for at, name in enumerate(names) if not is_left_out(export.name, name)]
    return [{name: _shaped(name, cells[at]) for at, name in kept} for cells in export.records()]


def _shaped(name: str, cell: Plain) -> Json:
    return SHAPES[name].read(str(cell or "")) if name in SHAPES else cell


def _figure_bounds(reach: Range) -> Row:
    """The range of a figure, whose ends are decimal numbers, without loss."""
    return _bounds(_exact(reach.low), _exact(reach.high), reach.low_closed, reach.high_closed)


def _bounds(low: str | None, high: str | None, low_closed: bool, high_closed: bool) -> Row:
    return {
        "low": low and plain(Decimal(low)),
        "high": high and plain(Decimal(high)),
        "low_text": low,
        "high_text": high,
        "low_closed": low_closed,
        "high_closed": high_closed,
    }


def _exact(end: End) -> str | None:
    """An end of the range of a figure as text; Inexact where it is no decimal number, which no figure's is."""
    if end in (-inf, inf):
        return None
    top, bottom = end.as_integer_ratio()
    return canonical(EXACT.divide(Decimal(top), Decimal(bottom)))


@dataclass(frozen=True, slots=True)
class Shape:
    """A column that is no plain value in the interface: its schema, and how a cell of it is read."""

    schema: Schema
    read: Callable[[str], Json]


LIST = Shape(array(TEXT), read_list)
RANGE = Shape(optional(defined("bounds")), read_bounds)
SHAPES: Mapping[str, Shape] = {
    **dict.fromkeys(("remark_ids", "figure_ids", "progress_ids", "evidence_ids"), LIST),
    **dict.fromkeys(("evidence_sources", "passed_over"), LIST),
    **dict.fromkeys(("computed_range", "stated_range"), RANGE),
    "verdicts": Shape(array(defined("mention")), read_mentions),
}
MENTION: Fields = {"relation_id": TEXT, "verdict": codes_of(*VERDICTS)}
COUNTERPART: Fields = {"verdict": codes_of(AGREE, DIFFER, SCOPE), "figure_ids": array(TEXT)}
BOUNDS: Fields = {
    **dict.fromkeys(("low", "high"), optional(NUMBER)),
    **dict.fromkeys(("low_text", "high_text"), optional(TEXT)),
    **dict.fromkeys(("low_closed", "high_closed"), FLAG),
}
FIGURE_FACTS: Fields = {
    **dict.fromkeys(("bounds", "bounds_cut"), optional(defined("bounds"))),
    "counterpart": optional(defined("counterpart")),
}
