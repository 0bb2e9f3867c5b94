"""Whether the gate and frictionless judge the same cells: one table of the example, broken in thousands of ways.

Run by `nox -s mutated_tables -- TABLES SEED`. The gate reads each distinct cell once and passes over those that are
plainly right; frictionless reads the table row by row. What each finds against the schema must be the same cells.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

import frictionless
from rich.progress import track

from scripts.checks.cells import CONSTRAINTS, cell_schema, check_cells
from scripts.ledger.packages import LINE, Table, load_package
from scripts.paths import ROOT

TABLES, SEED = 3_000, 20260101
EXAMPLE = ROOT / "tests" / "packages" / "example"
MOST_CELLS = 4
ODD = (
    "", " ", "x", "0", "-0", "00", "+5", "1_000", "1,000", "1e3", "5.", ".5", "5.0", "NaN", "inf", "-5", "５", "٣",
    "99999999999999999999", "2023-02-30", "2023-2-3", "20230203", "2023-02-03", "0000-01-01", "2023-02-03T00:00",
    "result", "Result", "targets", "exact ", "a=b", "a=b;", "A=B", "a=b;c=d", "-", "a--b", "a b", "é", "长" * 50,
    "锟斤拷", "\u200b", "true", "null", "None", "=1+1", "during", "at end", "cumulative", "1234", "999",
)  # fmt: skip
Cell = tuple[int, str]


def mutate(table: Table, random: Random) -> Table:
    """The table with a few cells replaced by odd ones, or by cells of other columns."""
    frame = table.frame.copy()
    for _ in range(random.randint(1, MOST_CELLS)):
        column, row = random.choice(table.columns), random.randrange(len(frame))
        other = str(frame[random.choice(table.columns)].iloc[row])
        frame.loc[frame.index[row], column] = random.choice((*ODD, other, other[:-1], f"{other}x"))
    return replace(table, frame=frame)


def judge_here(table: Table) -> set[Cell]:
    """The cells that the gate finds against the schema, by line and column."""
    rules = {"type", *CONSTRAINTS.values(), "constraint"}
    found = (finding for finding in check_cells(table) if finding.rule.partition(".")[0] in rules)
    return {(finding.line, finding.column) for finding in found}


def judge_there(table: Table) -> set[Cell]:
    """The cells that frictionless finds against the schema, by line and column."""
    schema = frictionless.Schema.from_descriptor({**cell_schema(table), "primaryKey": []})
    rows = table.frame[table.columns].to_numpy().tolist()
    lines = table.frame[LINE].tolist()
    report = frictionless.Resource(data=[table.columns, *rows], schema=schema).validate()
    found = report.flatten(["rowNumber", "fieldName"])
    return {(lines[row - 2], column) for row, column in found if column}


def compare(count: int, seed: int) -> Iterator[tuple[Table, set[Cell], set[Cell]]]:
    """Each mutated table with what both find in it; the tables of the example take turns."""
    random = Random(seed)  # noqa: S311 - the same tables each time
    tables = [table for table in load_package(EXAMPLE, ROOT).tables.values() if len(table.frame) > 1]
    for at in range(count):
        table = mutate(tables[at % len(tables)], random)
        yield table, judge_here(table), judge_there(table)


def main(arguments: Sequence[str]) -> int:
    """Print how many tables were judged alike; each difference with its cell. Arguments: how many, and the seed."""
    count, seed = [*map(int, arguments), *(TABLES, SEED)[len(arguments) :]]
    differing = broken = 0
    for table, here, there in track(compare(count, seed), "tables", total=count):
        broken += bool(there)
        for line, column in sorted(here ^ there):
            differing += 1
            cell = table.frame.loc[table.frame[LINE] == line, column].iloc[0]
            sys.stdout.write(f"{table.name}, line {line}, {column}: {cell!r}, {len(here)} and {len(there)} found\n")
    sys.stdout.write(f"{count:,} tables, {broken:,} with a fault, {differing:,} cells judged differently\n")
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
