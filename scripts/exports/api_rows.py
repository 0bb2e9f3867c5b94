"""What the machine interface says of each thing: the rows of the files as plain values instead of text.

An empty cell is null, a cell that names several things a list, a range an object; all else is as in the other files,
so that who knows one knows all. Rows carry no addresses: those depend on the file that a row stands in, see ``api``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Context, Decimal, Inexact
from math import inf

from scripts.audit.counterparts import Cell
from scripts.audit.intervals import End, Range
from scripts.audit.readings import Reading
from scripts.exports.formats import Export, plain
from scripts.exports.tables import OF_SOURCE
from scripts.ledger.columns import Json
from scripts.numbers.numerals import canonical

Row = dict[str, Json]
LINKED = ("page", "receipt_url", "citation")
EXACT = Context(prec=100, traps=[Inexact])


def is_left_out(table: str, column: str) -> bool:
    """Whether the interface leaves a column out: pages are links of its own, a document's facts stand with it."""
    return column in LINKED or (column in OF_SOURCE and table != "sources")


def plain_rows(export: Export) -> list[Row]:
    """The rows of a table as objects, by the types of its schema."""
    names = export.schema.names
    columns = [(at, name) for at, name in enumerate(names) if not is_left_out(export.name, name)]
    return [
        {name: READERS[name](str(cells[at] or "")) if name in READERS else cells[at] for at, name in columns}
        for cells in export.records()
    ]


def read_list(text: str) -> list[Json]:
    """The things that a cell names, separated by semicolons."""
    return [item for item in text.split(";") if item]


def read_mentions(text: str) -> list[Json]:
    """The relations that a cell names, each with its verdict."""
    return [dict(zip(("relation_id", "verdict"), item.split(":"), strict=True)) for item in text.split(";") if item]


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


READERS: Mapping[str, Callable[[str], Json]] = {
    **dict.fromkeys(("remark_ids", "figure_ids", "progress_ids", "evidence_ids", "evidence_sources"), read_list),
    **dict.fromkeys(("region_parents", "inferred"), read_list),
    **dict.fromkeys(("computed_range", "stated_range"), read_bounds),
    "verdicts": read_mentions,
}
"""How a column is read that is no plain value."""
