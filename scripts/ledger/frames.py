"""From frames to findings: how rules pick rows, look things up, and say where a fault is and what it quotes.

Rules judge distinct combinations of cells, and what they find is said of each row that holds them, so that their cost
does not grow with the rows that are right.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import wraps
from types import ModuleType
from typing import cast

import pandas as pd

from scripts.findings import Finding, Value, fault_in, say
from scripts.ledger.packages import FILE, LINE, Ledger
from scripts.numbers.units import Units, read_units

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # fromisoformat alone reads 20221231 and 2022-W52-6 too
COMPARISONS = 200_000  # so that a thousand misspelt ids in a large table do not stall the run
Row = Mapping[str, str]
Rule = Callable[[Ledger], Iterator[Finding]]


def needs(*whole: str, rows: str = "") -> Callable[[Rule], Rule]:
    """A rule that is passed over unless the tables ``whole`` could be read to the last file, and ``rows`` is there."""

    def guard(rule: Rule) -> Rule:
        @wraps(rule)
        def check(ledger: Ledger) -> Iterator[Finding]:
            if ledger.is_whole(*whole) and (not rows or rows in ledger.tables):
                yield from rule(ledger)

        return check

    return guard


def run_rules(module: ModuleType, ledger: Ledger) -> Iterator[Finding]:
    """What the rules of a module find, which are its functions ``check_…``."""
    for rule in [rule for name, rule in vars(module).items() if name.startswith("check_")]:
        yield from rule(ledger)


def fault(row: Row, column: str, rule: str, /, **values: Value) -> Finding:
    """A finding at the row of a table."""
    return fault_in(row[FILE], int(row[LINE]), column, rule, **values)


def at_row(row: Row, finding: Finding) -> Finding:
    """A finding that was said of cells, at the row that holds them."""
    return finding.at(row[FILE], int(row[LINE]))


def judge(frame: pd.DataFrame, columns: list[str], rule: Callable[..., Iterable[Finding]]) -> Iterator[Finding]:
    """What a rule of a few cells says of each different combination of them, at every row that holds it.

    What it finds rests on all of them.
    """
    cells = dict.fromkeys(zip(*(frame[column] for column in columns), strict=True))
    verdicts = {combination: faults for combination in cells if (faults := list(rule(*combination)))}
    if verdicts:
        pick = pd.MultiIndex.from_frame(frame[columns]).isin(list(verdicts))
        for row in records(frame[pick]):
            faults = verdicts[tuple(row[column] for column in columns)]
            yield from (replace(at_row(row, finding), rests=tuple(columns)) for finding in faults)


def integers(column: pd.Series) -> pd.Series:
    """Cells that are whole numbers of at most nine digits, as numbers; NaN for the rest, which the schema has named."""
    return pd.to_numeric(column.where(column.str.fullmatch("-?[0-9]{1,9}").astype(bool)))


def records(frame: pd.DataFrame) -> list[Row]:
    """Rows as dictionaries by column, in the order of the frame."""
    return [] if frame.empty else cast("list[Row]", frame.to_dict("records"))


def lookup(frame: pd.DataFrame, key: str, column: str) -> dict[str, str]:
    """One column by another; where a key stands twice (a finding of its own), the first row counts."""
    first = frame.drop_duplicates(key)
    return dict(zip(first[key], first[column], strict=True))


def units_of(ledger: Ledger) -> Units:
    """What the words after a number count or measure, as the units table of the package says it."""
    columns = ledger.frame("units")[["name_zh", "written_zh", "dimension"]]
    return read_units(tuple(columns.itertuples(index=False, name=None)))


def find_near(values: list[str], names: list[str]) -> dict[str, str]:
    """For each unknown value the known one that is spelt nearly alike, where there is one."""
    few = values[: COMPARISONS // len(names)] if names else []
    near = {
        value: difflib.get_close_matches(value, names, cutoff=0.8)
        for value in few
        if not value.isdigit()  # codes that look alike have nothing to do with each other
    }
    return {value: names[0] for value, names in near.items() if names}


def unknown_key(column: str, value: str, table: str, where: str, near: Mapping[str, str]) -> Finding:
    """A cell that names a row of a table which is not there; ``where`` is the file to which it could be added."""
    case, others = (".near", {"near": near[value]}) if value in near else ("", {})
    return say(column, f"unknown-key{case}", value=value, table=table, where=where, **others)


def read_day(cell: str) -> date | None:
    """The day that a cell writes as YYYY-MM-DD; None for anything else, which the schema check has named."""
    try:
        return date.fromisoformat(cell) if DAY.fullmatch(cell) else None
    except ValueError:
        return None
