"""From frames to findings: how rules pick rows, look things up, and say where a fault is and what it quotes.

Rules work on distinct combinations of cells and spread what they find to the rows that hold them, so that their cost
does not grow with the rows that are right.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from scripts.findings import Finding
from scripts.ledger.packages import FILE, LINE

SHOWN = 60
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # fromisoformat alone reads 20221231 and 2022-W52-6 too
COMPARISONS = 200_000  # so that a thousand misspelt ids in a large table do not stall the run
Row = Mapping[Any, Any]
Fault = tuple[str, str, str]


def quote(value: str) -> str:
    """A cell as messages show it: quoted, escaped, and cut where it is long."""
    return repr(value if len(value) <= SHOWN else value[: SHOWN - 1] + "…")


def place(row: Row, column: str, rule: str, message: str, mend: str) -> Finding:
    """A finding at the row of a table."""
    return Finding(str(row[FILE]), int(row[LINE]), column, rule, message, mend)


def integers(column: pd.Series) -> pd.Series:
    """Cells that are whole numbers of at most nine digits, as numbers; NaN for the rest, which the schema has named."""
    return pd.to_numeric(column.where(column.str.fullmatch("-?[0-9]{1,9}").astype(bool)))


def records(frame: pd.DataFrame) -> list[Row]:
    """Rows as dictionaries by column, in the order of the frame."""
    return list(frame.to_dict("records"))


def distinct(frame: pd.DataFrame, columns: list[str]) -> Iterator[tuple[str, ...]]:
    """The different combinations of these cells, in order of first appearance."""
    yield from frame[columns].drop_duplicates().itertuples(index=False, name=None)


def spread(frame: pd.DataFrame, columns: list[str], faults: Mapping[tuple[str, ...], Fault]) -> Iterator[Finding]:
    """One finding, at the first of the columns, for each row whose cells are a faulty combination."""
    if not faults:
        return
    pick = pd.MultiIndex.from_frame(frame[columns]).isin(list(faults))
    for row in records(frame[pick]):
        yield place(row, columns[0], *faults[tuple(row[column] for column in columns)])


def lookup(frame: pd.DataFrame, key: str, column: str) -> dict[str, str]:
    """One column by another; where a key stands twice (a finding of its own), the first row counts."""
    first = frame.drop_duplicates(key)
    return dict(zip(first[key], first[column], strict=True))


def suggest(values: list[str], known: list[str], where: str) -> dict[str, str]:
    """How to mend each unknown value: the known one that is spelt nearly alike, or where to add it."""
    few = set(values[: COMPARISONS // max(len(known), 1)])
    mends = {}
    for value in values:
        likely = value in few and not value.isdigit()  # codes that look alike have nothing to do with each other
        near = difflib.get_close_matches(value, known, n=1, cutoff=0.8) if likely else []
        mends[value] = (f"Did you mean {near[0]}? " if near else "") + f"Correct it, or add it to {where}."
    return mends


def read_day(cell: str) -> date | None:
    """The day that a cell writes as YYYY-MM-DD; None for anything else, which the schema check has named."""
    try:
        return date.fromisoformat(cell) if DAY.fullmatch(cell) else None
    except ValueError:
        return None


def told_on(published: str, period_end: str) -> str:
    """The day on which a document is told: its date (the first of a month or year), else the last day it covers."""
    return published + "-01-01"[len(published) - 4 :] if published else period_end
