"""What a release changed since the one before: row by row and value by value, old and new, with the cause.

Verdicts of the arithmetic and states of targets that came out otherwise are among the rows, for they are published too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from scripts.audit.changes import Difference, read_outcomes, released_outcomes, summarise_changes, summarise_outcomes
from scripts.audit.explanations import Explained, explain
from scripts.audit.facts import Facts
from scripts.exports.archives import read_release
from scripts.ledger.columns import Json
from scripts.ledger.versions import Release

COLUMNS = ("table", "row", "kind", "column", "old", "new", "cause", "words_zh", "words_en")
OUTCOMES = {"verdict": ("relations", "verdict"), "target": ("targets", "state")}
Row = dict[str, str]


def list_differences(facts: Facts, previous: Release | None) -> list[Row]:
    """A row for each cell that changed, and for each row that came or went, with COLUMNS; none without a release."""
    if previous is None:
        return []
    before = read_release(previous)
    rows = explain(summarise_changes(before, facts.ledger), before, facts.ledger)
    outcomes = summarise_outcomes(released_outcomes(before), read_outcomes(facts))
    return [row for item in rows for row in _rows(item)] + [_outcome(item) for item in outcomes]


def pack_difference_csv(rows: Sequence[Row]) -> bytes:
    """The rows as CSV, like every other table."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")


def describe_difference(version: str, previous: Release | None, rows: Sequence[Row]) -> dict[str, Json]:
    """The same for JSON, with the versions between which it is; ``previous`` is null for the first."""
    records: list[Json] = [{name: cell or None for name, cell in row.items()} for row in rows]
    return {"version": version, "previous": previous.version if previous else None, "rows": records}


def _rows(item: Explained) -> Iterator[Row]:
    about = {"table": item.difference.table, "row": item.difference.key, "kind": item.kind}
    reason = {name: item.reason.get(name, "") for name in ("cause", "words_zh", "words_en")}
    for column, old, new in item.difference.cells or (("", "", ""),):
        yield {**about, "column": column, "old": old, "new": new, **reason}


def _outcome(item: Difference) -> Row:
    table, column = OUTCOMES[item.table]
    ((_, old, new),) = item.cells
    kind = "changed" if old and new else "added" if new else "withdrawn"
    reason = dict.fromkeys(("cause", "words_zh", "words_en"), "")
    return {"table": table, "row": item.key, "kind": kind, "column": column, "old": old, "new": new, **reason}
