"""What the machine interface says of each thing: the rows of the files as plain values instead of text.

An empty cell is null, a cell that names several things a list, a range an object; all else is as in the other files,
so that who knows one knows all. Rows carry no addresses: those depend on the file that a row stands in, see ``api``.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal, Inexact
from math import inf

from scripts.audit.intervals import End, Range
from scripts.audit.readings import read_figures
from scripts.exports.formats import Export, Plain, plain
from scripts.exports.tables import Tables
from scripts.ledger.columns import Json
from scripts.numbers.numerals import canonical

Row = dict[str, Json]
EXACT = Context(prec=100, traps=[Inexact])
LISTED = frozenset(["remark_ids", "figure_ids", "progress_ids", "evidence_ids", "evidence_sources"])
RANGES = frozenset(["computed_range", "stated_range"])
OF_DOCUMENT = frozenset(["source_title", "source_title_en", "publisher", "published", "url", "text_sha256"])
"""What is said of a document: once, where the document is described."""
PAGE = "page"
"""Rows give addresses instead, of all languages."""


def is_left_out(table: str, column: str) -> bool:
    """Whether the interface leaves a column out, since it says the same elsewhere."""
    return column == PAGE or (column in OF_DOCUMENT and table != "sources")


def plain_rows(export: Export) -> list[Row]:
    """The rows of a table as objects, by the types of its schema."""
    names = export.schema.names
    kept = [at for at, name in enumerate(names) if not is_left_out(export.name, name)]
    return [{names[at]: _shape(names[at], cells[at]) for at in kept} for cells in export.records()]


def figure_rows(tables: Tables, export: Export) -> list[Row]:
    """Figures with the facts of their receipts.

    That is what each may be if it was rounded and if digits were cut off (null for a day), and what other sources say
    of the same number.
    """
    cells = tables.facts.cell_of
    rows = plain_rows(export)
    readings = read_figures(tables.facts.figures_of([str(row["figure_id"]) for row in rows]).values())
    for row in rows:
        figure_id = str(row["figure_id"])
        reading, cell = readings.get(figure_id), cells.get(figure_id)
        row["bounds"] = figure_bounds(reading.ranges.rounded) if reading else None
        row["bounds_cut"] = figure_bounds(reading.ranges.cut) if reading else None
        row["counterpart"] = {"verdict": cell.verdict, "figure_ids": cell.figure_ids} if cell else None
    return rows


def read_bounds(text: str) -> Row | None:
    """A range written as [1.5, 2.5) as an object: its ends as numbers and as text, null where there is no limit."""
    if not text:
        return None
    ends = [None if end.endswith("inf") else end for end in text[1:-1].split(", ")]
    low, high = (None if end is None else plain(Decimal(end)) for end in ends)
    return {
        "low": low,
        "high": high,
        "low_text": ends[0],
        "high_text": ends[1],
        "low_closed": text[0] == "[",
        "high_closed": text[-1] == "]",
    }


def figure_bounds(reach: Range) -> Row | None:
    """The range of a figure, whose ends are decimal numbers, without loss."""
    opening, closing = "[" if reach.low_closed else "(", "]" if reach.high_closed else ")"
    return read_bounds(f"{opening}{_exact(reach.low)}, {_exact(reach.high)}{closing}")


def _shape(name: str, cell: Plain) -> Json:
    text = cell if isinstance(cell, str) else ""
    if name in LISTED:
        return [item for item in text.split(";") if item]
    if name in RANGES:
        return read_bounds(text)
    if name == "verdicts":
        pairs: list[Mapping[str, Json]] = [
            dict(zip(("relation_id", "verdict"), item.split(":"), strict=True)) for item in text.split(";") if item
        ]
        return pairs
    return cell


def _exact(end: End) -> str:
    """An end of the range of a figure as text; Inexact where it is no decimal number, which no figure's is."""
    if end in (-inf, inf):
        return str(end)
    top, bottom = end.as_integer_ratio()
    return canonical(EXACT.divide(Decimal(top), Decimal(bottom)))
