"""What the machine interface says of each thing: the rows of the downloads as plain values instead of text.

An empty cell is null, a cell that names several things a list, a range an object; all else is as in the other files,
so that who knows one knows all. Rows carry no addresses: those depend on the file that a row stands in, see ``api``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Context, Decimal, Inexact
from functools import cached_property
from math import inf
from typing import Any

import pandas as pd

from scripts.audit.facts import establish
from scripts.audit.intervals import End, Range
from scripts.audit.readings import read_figures
from scripts.exports.formats import read_columns
from scripts.exports.proofs import join_tables
from scripts.ledger.columns import joined_schemas
from scripts.ledger.packages import Ledger
from scripts.numbers.numerals import canonical
from scripts.pages.catalogue import Site
from scripts.words import load_words

Row = dict[str, Any]
EXACT = Context(prec=100, traps=[Inexact])
LISTED = frozenset(["remark_ids", "figure_ids", "progress_ids", "evidence_ids", "evidence_sources", "passed_over"])
RANGES = frozenset(["computed_range", "stated_range"])
LEFT_OUT = "page"  # files give addresses instead, of both languages


def number(text: str) -> int | float:
    """A decimal number as JSON writes it: whole numbers without a point."""
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else float(value)


def read_bounds(text: str) -> Row | None:
    """A range written as [1.5, 2.5) as an object: its ends as numbers and as text, null where there is no limit."""
    if not text:
        return None
    ends = [None if end.endswith("inf") else end for end in text[1:-1].split(", ")]
    low, high = (None if end is None else number(end) for end in ends)
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


class ApiRows:
    """Rows of the interface for one ledger, each made once. ``evidence`` has the rows of ``summarise_evidence``."""

    def __init__(self, ledger: Ledger, evidence: pd.DataFrame) -> None:
        self.ledger = ledger
        self.facts = establish(ledger)
        self.site = Site(self.facts, evidence, load_words("zh"))
        frames, schemas = join_tables(ledger), joined_schemas(ledger)
        self.tables = {name: _plain_rows(frame, schemas[name]) for name, frame in frames.items()}
        self.readings = read_figures(self.facts.figures())

    @cached_property
    def figures(self) -> dict[str, Row]:
        """Figures by figure_id, sorted by it."""
        return {row["figure_id"]: row for row in sorted(self._rows("figures"), key=lambda row: str(row["figure_id"]))}

    @cached_property
    def regions(self) -> dict[str, Row]:
        """Regions by code, with how many figures each has."""
        return self._counted("regions", "region_code")

    @cached_property
    def indicators(self) -> dict[str, Row]:
        """Indicators by indicator_id, with how many figures each has."""
        return self._counted("indicators", "indicator_id")

    @cached_property
    def reports(self) -> dict[str, Row]:
        """Documents by source_id, with what is entered of each."""
        return {row["source_id"]: {**row, **self._entered(row)} for row in self._rows("sources")}

    @cached_property
    def relations(self) -> dict[str, Row]:
        """Relations that were judged, by relation_id."""
        return {row["relation_id"]: row for row in self._rows("relations")}

    @cached_property
    def targets(self) -> dict[str, Row]:
        """Targets by target_id."""
        return {row["target_id"]: row for row in self._rows("targets")}

    @cached_property
    def relations_of(self) -> Mapping[str, Sequence[Row]]:
        """Relations by the figures that stand in them."""
        return _by_figure((row, row["figure_ids"]) for row in self._rows("relations"))

    @cached_property
    def remarks_of(self) -> Mapping[str, Sequence[Row]]:
        """Remarks by the figures that they are about."""
        return _by_figure((row, row["figure_ids"]) for row in self._rows("remarks"))

    @cached_property
    def targets_of(self) -> Mapping[str, Sequence[Row]]:
        """Targets by the figures that are one, answer one, or are progress towards one."""
        return _by_figure(
            (row, [row["target_id"], *row["evidence_ids"], *row["progress_ids"]]) for row in self._rows("targets")
        )

    @cached_property
    def counterparts_of(self) -> Mapping[str, Sequence[Row]]:
        """Cells that several documents fill, by the figures in them."""
        cells = [{"verdict": cell.verdict, "figure_ids": list(cell.figure_ids)} for cell in self.facts.cells]
        return _by_figure((cell, cell["figure_ids"]) for cell in cells)

    def bounds(self, figure_id: str) -> Row:
        """What a figure may be if it was rounded and if digits were cut off; None for a date."""
        reading = self.readings.get(figure_id)
        rounded, cut = (reading.ranges.rounded, reading.ranges.cut) if reading else (None, None)
        return {"bounds": rounded and figure_bounds(rounded), "bounds_cut": cut and figure_bounds(cut)}

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return len(self._rows(table))

    def _rows(self, table: str) -> list[Row]:
        return self.tables.get(table, [])

    def _counted(self, table: str, key: str) -> dict[str, Row]:
        counts = Counter(row[key] for row in self._rows("figures"))
        return {row[key]: {**row, "figures": counts[row[key]]} for row in self._rows(table)}

    def _entered(self, row: Row) -> Row:
        found, archived = self.site.evidence[row["source_id"]], row["text_sha256"] is not None
        return {
            "evidence": "checked" if archived else "cited",
            **{name: found[name] for name in ("figures", "measures", "omissions")},
            "characters": found["characters"] if archived else None,
        }


def _plain_rows(frame: pd.DataFrame, schema: Mapping[str, Any]) -> list[Row]:
    """Rows of text as plain values, by the types of the schema."""
    fields = [item for item in schema["fields"] if item["name"] != LEFT_OUT]
    columns = {name: [_shape(name, cell) for cell in cells] for name, cells in read_columns(frame, fields).items()}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _shape(name: str, cell: Any) -> Any:
    """A cell that holds several things as a list, one that holds a range as an object."""
    if name in LISTED:
        return [item for item in (cell or "").split(";") if item]
    if name in RANGES:
        return read_bounds(cell or "")
    if name == "verdicts":
        pairs = [item.split(":") for item in (cell or "").split(";") if item]
        return [{"relation_id": relation_id, "verdict": verdict} for relation_id, verdict in pairs]
    return cell


def _exact(end: End) -> str:
    """An end of the range of a figure as text; Inexact where it is no decimal number, which no figure's is."""
    if end in (-inf, inf):
        return str(end)
    top, bottom = end.as_integer_ratio()
    return canonical(EXACT.divide(Decimal(top), Decimal(bottom)))


def _by_figure(rows: Iterable[tuple[Row, Iterable[str]]]) -> dict[str, list[Row]]:
    """Rows by figure_id; a figure that a row names twice has it once."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row, figure_ids in rows:
        for figure_id in dict.fromkeys(figure_ids):
            found[figure_id].append(row)
    return found
