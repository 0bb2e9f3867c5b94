"""Tables in memory, for rules that need few columns: written as CSV, the first column being the key."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import pandas as pd

from scripts.findings import Finding
from scripts.ledger.packages import FILE, LINE, Ledger, Table


def make_table(name: str, text: str, keys: int = 1) -> Table:
    """A table of the file ``name.csv``; its key are the first ``keys`` columns."""
    frame = pd.read_csv(StringIO(text), dtype=str, keep_default_na=False)
    columns = list(frame.columns)
    schema = {"fields": [{"name": column, "type": "string"} for column in columns], "primaryKey": columns[:keys]}
    frame[FILE], frame[LINE] = f"{name}.csv", range(2, len(frame) + 2)
    return Table(name, schema, (f"{name}.csv",), frame)


def make_ledger(**tables: str) -> Ledger:
    """A package of these tables."""
    made = {name: make_table(name, text) for name, text in tables.items()}
    resources = [{"name": name, "path": f"{name}.csv"} for name in made]
    return Ledger(Path(), {"resources": resources}, made, {f"{name}.csv": "" for name in made})


def told(findings: Iterable[Finding]) -> list[str]:
    """Findings in no language: place, rule and values."""
    return [str(finding) for finding in findings]
