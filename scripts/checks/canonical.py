"""The one canonical form of a table file, so that a change of data shows as a change of rows and of nothing else.

Sorted by key, UTF-8, LF, quotes only where CSV needs them. The form is made here and written elsewhere.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

import pandas as pd

from scripts.findings import Finding, fault_in, file_fault
from scripts.ledger.frames import integers
from scripts.ledger.packages import FILE, LINE, Table


def render_canonical(table: Table) -> dict[str, str]:
    """The text that each file of the table should hold, by file."""
    return dict(_render_files(table))


def check_canonical(table: Table, hashes: Mapping[str, str]) -> Iterator[Finding]:
    """A table file is sorted by its key and written in the canonical form, byte for byte."""
    changed = {file for file, text in _render_files(table) if sha256(text.encode()).hexdigest() != hashes[file]}
    for file, rows in order_rows(table) if changed else ():
        if file not in changed:
            continue
        moved = (rows[LINE] != sorted(rows[LINE])).to_numpy().nonzero()[0]
        if moved.size:
            pair = rows.iloc[moved[0]], rows.sort_values(LINE).iloc[moved[0]]
            first, second = ("/".join(row[table.key]) for row in pair)
            key = "/".join(table.key)
            yield fault_in(file, int(pair[1][LINE]), "", "not-canonical.order", key=key, first=first, second=second)
        else:
            yield file_fault(file, "not-canonical.file")


def order_rows(table: Table) -> Iterator[tuple[str, pd.DataFrame]]:
    """Each file with its rows by key."""
    for file, rows in _order(table).groupby(FILE):
        yield str(file), rows


def _order(table: Table) -> pd.DataFrame:
    """The rows by file and key: whole numbers by size (what is none goes first), text by code point."""
    numeric = {item["name"] for item in table.schema["fields"] if item.get("type") == "integer"}

    def rank(column: pd.Series) -> pd.Series:
        return integers(column).fillna(-1) if column.name in numeric else column

    key = [name for name in table.key if name in table.columns]
    return table.frame.sort_values([FILE, *key], kind="stable", key=rank)


def _render_files(table: Table) -> Iterator[tuple[str, str]]:
    """The text of each file; a frame a file would cost more than its rows."""
    ordered = _order(table)
    rows = zip(ordered[FILE], *(ordered[column] for column in table.columns), strict=True)
    for file, own in groupby(rows, itemgetter(0)):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(table.columns)
        writer.writerows(row[1:] for row in own)
        yield str(file), text.getvalue()
