"""What a person changes in a draft, as pure functions from one draft to the next.

A row is named by its table and key: a figure and an omission by where they begin in the text, the others by their ids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import count
from typing import Any

from scripts.checks.cells import find_hidden
from scripts.findings import LedgerError, fault_in
from scripts.intake.drafts import ACCEPT, DRAFTS, OMIT, ROWS, Draft, DraftAnswer, DraftFigure
from scripts.ledger.frames import lookup
from scripts.ledger.packages import Ledger

KEYS = {"figures": "span_start", "omissions": "span_start", "followups": "earlier_id"} | {
    "measures": "measure_id",
    "relations": "relation_id",
    "remarks": "remark_id",
}
LONGEST, LONGEST_ID = 2000, 48  # characters of a cell, of a new id
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class UnitsOf:
    """The unit that an indicator counts in, and the one that a member of a breakdown brings, of ledger and draft."""

    indicators: Mapping[str, str]
    members: Mapping[str, str]

    def unit(self, indicator_id: str, breakdown: str) -> str:
        """The unit of a figure of this indicator and breakdown; "" where the indicator is not known."""
        brought = [unit for member in breakdown.split(";") if (unit := self.members.get(member))]
        return brought[0] if brought else self.indicators.get(indicator_id, "")


def read_units_of(ledger: Ledger, draft: Draft) -> UnitsOf:
    """What the tables and the additions of the draft say of units."""
    indicators = lookup(ledger.frame("indicators"), "indicator_id", "unit_id")
    members = lookup(ledger.frame("breakdowns"), "breakdown_id", "unit_id")
    indicators |= {row["indicator_id"]: row["unit_id"] for row in draft.additions.get("indicators", ())}
    members |= {row["breakdown_id"]: row.get("unit_id", "") for row in draft.additions.get("breakdowns", ())}
    return UnitsOf(indicators, members)


def edit_source(draft: Draft, cells: Cells) -> Draft:
    """Other cells in the row of the document."""
    _check_cells(draft, "source", cells)
    return replace(draft, source=replace(draft.source, **cells))


def edit_row(draft: Draft, table: str, key: str, cells: Cells) -> Draft:
    """Other cells in one row. Raises LedgerError where the row or a column is not there."""
    _check_cells(draft, table, cells)
    row = find_row(draft, table, key)
    return _replace_row(draft, table, row, replace(row, **cells))


def edit_figure(draft: Draft, start: str, cells: Cells, units: UnitsOf) -> Draft:
    """Other cells in a figure; its unit follows from its indicator and breakdown, and an open mark is closed."""
    _check_cells(draft, "figures", cells)
    row: DraftFigure = find_row(draft, "figures", start)
    row = replace(row, **cells)
    if {"indicator_id", "breakdown"} & cells.keys() and "unit" not in cells:
        row = replace(row, unit=units.unit(row.indicator_id, row.breakdown) or row.unit)
    marks = ";".join(mark for mark in row.marks.split(";") if mark and mark not in cells)
    return _replace_row(draft, "figures", find_row(draft, "figures", start), replace(row, marks=marks))


def answer_doubt(draft: Draft, figure_id: str, doubt: str, answer: str) -> Draft:
    """What a person says to a doubt about a figure; "" takes an answer back."""
    for column, cell in {"figure_id": figure_id, "doubt": doubt, "answer": answer}.items():
        _check_cell(draft, "answers", column, cell)
    others = [row for row in draft.answers if (row.figure_id, row.doubt) != (figure_id, doubt)]
    own = [DraftAnswer(figure_id, draft.source.source_id, doubt, answer)] if answer else []
    return replace(draft, answers=tuple(sorted([*others, *own], key=lambda row: (row.figure_id, row.doubt))))


def add_row(draft: Draft, table: str, cells: Cells) -> Draft:
    """One more row of a table. Raises LedgerError for a key in use."""
    _check_cells(draft, table, cells)
    row = ROWS[table](**{"source_id": draft.source.source_id, **cells})
    if any(getattr(other, KEYS[table]) == getattr(row, KEYS[table]) for other in getattr(draft, table)):
        raise _fault(draft, table, KEYS[table], "edit-twice", value=getattr(row, KEYS[table]))
    return draft.put(table, (*getattr(draft, table), row))


def add_indicator(draft: Draft, columns: Sequence[str], cells: Cells, ids: Collection[str]) -> Draft:
    """A new indicator, named after its name; one that nobody has compared yet is not set side by side over places."""
    indicator_id = _new_id(cells, ids)
    return _add_shared(draft, "indicators", columns, {**cells, "indicator_id": indicator_id, "places": "apart"})


def add_breakdown(draft: Draft, columns: Sequence[str], cells: Cells, ids: Collection[str]) -> Draft:
    """A new member of a dimension (``cells["dimension"]``), named after its name."""
    dimension, others = cells["dimension"], {member.partition("=")[2] for member in ids}
    return _add_shared(draft, "breakdowns", columns, {**cells, "breakdown_id": f"{dimension}={_new_id(cells, others)}"})


def _new_id(cells: Cells, ids: Collection[str]) -> str:
    """An id from the English name, else from the sound of the Chinese one, with a number where it is in use."""
    from pypinyin import lazy_pinyin  # its dictionary takes a while, and a check names nothing

    spoken = cells.get("name_en") or " ".join(lazy_pinyin(cells["name_zh"]))
    stem = "-".join(re.findall("[a-z0-9]+", spoken.lower()))[:LONGEST_ID].rstrip("-")
    return next(name for number in count(1) if (name := stem if number == 1 else f"{stem}-{number}") not in ids)


def _add_shared(draft: Draft, table: str, columns: Sequence[str], cells: Cells) -> Draft:
    for column, cell in cells.items():
        _check_cell(draft, table, column, cell)
    row = {column: cells.get(column, "") for column in columns}
    return replace(draft, additions={**draft.additions, table: (*draft.additions.get(table, ()), row)})


def make_figure(draft: Draft, start: int, end: int, suggest: Callable[[int, int], DraftFigure]) -> Draft:
    """The draft with a figure at a stretch of the text; ``suggest`` says what is read and guessed there.

    An omission there goes; a figure that has a part of the stretch takes all of it. Raises LedgerError where no number
    is read, or where two figures have parts.
    """
    row = suggest(start, end)
    others = [other for other in draft.figures if other.span[0] < end and start < other.span[1]]
    omissions = tuple(
        other for other in draft.omissions if int(other.span_end) <= start or int(other.span_start) >= end
    )
    if len(others) > 1:
        raise _fault(draft, "figures", "span_start", "edit-overlap", value=row.as_stated)
    if not row.value:
        raise _fault(draft, "figures", "as_stated", "edit-no-number", value=row.as_stated)
    if others:
        cells = {name: getattr(row, name) for name in ("value", "qualifier", "as_stated", "span_start", "span_end")}
        return replace(_replace_row(draft, "figures", others[0], replace(others[0], **cells)), omissions=omissions)
    if row.figure_id in {other.figure_id for other in draft.figures}:
        row = replace(row, figure_id=f"{row.figure_id}-{start}")
    figures = sorted((*draft.figures, row), key=lambda figure: figure.span)
    return replace(draft, figures=tuple(figures), omissions=omissions)


def find_row(draft: Draft, table: str, key: str) -> Any:
    """The row of a table with this key. Raises LedgerError where there is none."""
    column = KEYS.get(table, "")
    for row in getattr(draft, table) if column else ():
        if getattr(row, column) == key:
            return row
    raise _fault(draft, table, column, "edit-no-row", value=key)


def count_decided(draft: Draft) -> tuple[int, int]:
    """How many figures are decided, and how many there are."""
    return sum(row.decision in (ACCEPT, OMIT) for row in draft.figures), len(draft.figures)


def _replace_row(draft: Draft, table: str, old: object, new: object) -> Draft:
    return draft.put(table, [new if row is old else row for row in getattr(draft, table)])


def _check_cells(draft: Draft, table: str, cells: Cells) -> None:
    columns = {column.name for column in fields(ROWS[table])} if table in ROWS else set()
    for column, cell in cells.items():
        if column not in columns:
            raise _fault(draft, table, column, "edit-no-column", value=column)
        _check_cell(draft, table, column, cell)


def _check_cell(draft: Draft, table: str, column: str, cell: str) -> None:
    if len(cell) > LONGEST or find_hidden(column, cell):
        raise _fault(draft, table, column, "edit-cell", limit=LONGEST)


def _fault(draft: Draft, table: str, column: str, rule: str, **values: str | int) -> LedgerError:
    return LedgerError(fault_in(f"{DRAFTS}/{draft.source.source_id}/{table}.csv", 0, column, rule, **values))
