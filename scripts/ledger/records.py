"""Rows of tables as they are looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from scripts.ledger.packages import Ledger


def rows_of(ledger: Ledger, table: str) -> list[Any]:
    """Rows of a table as named tuples of text, in the order of the files."""
    return list(ledger.frame(table)[ledger.tables[table].columns].itertuples(index=False, name=table.title()))


def group_by(rows: Iterable[Any], attribute: str) -> dict[str, list[Any]]:
    """Rows by the value of one attribute, in the order in which each value first comes."""
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, attribute)].append(row)
    return dict(groups)
