"""The one canonical form of a table file, so that a change of data shows as a change of rows and of nothing else.

Sorted by key, UTF-8, LF, quotes only where CSV needs them. The form is made here and written elsewhere.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any

import pandas as pd

from scripts.findings import Finding
from scripts.ledger.frames import integers, quote
from scripts.ledger.packages import FILE, LINE, Table

FIX = "Run nox -s canonical."
Row = tuple[Any, ...]  # file, line, then the cells


def render_canonical(table: Table) -> dict[str, str]:
    """The text that each file of the table should hold, by file."""
    return {file: _render(table.columns, rows) for file, rows in _ordered(table)}


def check_canonical(table: Table, hashes: Mapping[str, str]) -> Iterator[Finding]:
    """A table file is sorted by its key and written in the canonical form, byte for byte."""
    for file, rows in _ordered(table):
        if sha256(_render(table.columns, rows).encode()).hexdigest() == hashes[file]:
            continue
        stands = sorted(rows, key=itemgetter(1))
        moved = next((pair for pair in zip(rows, stands, strict=True) if pair[0] is not pair[1]), None)
        if moved is None:
            message = "Quotes, line ends or the end of the file are not in the canonical form."
            yield Finding(file, 0, "", "not-canonical", message, FIX)
        else:
            at = [table.columns.index(name) + 2 for name in table.key]
            wanted, found = (quote("/".join(row[position] for position in at)) for row in moved)
            message = f"The rows are not in the order of {'/'.join(table.key)}: {wanted} belongs before {found}."
            yield Finding(file, moved[1][1], "", "not-canonical", message, FIX)


def _ordered(table: Table) -> Iterator[tuple[str, list[Row]]]:
    """Each file with its rows by key: whole numbers by size (what is none goes first), text by code point."""
    numeric = {item["name"] for item in table.schema["fields"] if item.get("type") == "integer"}

    def rank(column: pd.Series) -> pd.Series:
        return integers(column).fillna(-1) if column.name in numeric else column

    key = [name for name in table.key if name in table.columns]
    frame = table.frame.sort_values([FILE, *key], kind="stable", key=rank)
    rows = frame[[FILE, LINE, *table.columns]].itertuples(index=False, name=None)
    for file, group in groupby(rows, key=itemgetter(0)):
        yield file, list(group)


def _render(columns: list[str], rows: Iterable[Row]) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(row[2:] for row in rows)
    return buffer.getvalue()
