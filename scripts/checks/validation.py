"""Whether the tables of a package are what their schemas say: cells, keys, references, form, and the rules on top.

``check_tables`` runs all checks; none stops the others. Files that could not be read have their
finding from the reader, and what depends on them is passed over here. The archived texts are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

import pandas as pd
from frictionless import FrictionlessException, Schema

from scripts.checks import chart_rules, cited_rules, figure_rules, relation_rules, report_rules, target_rules
from scripts.checks.canonical import check_canonical
from scripts.checks.cells import cell_schema, check_cells
from scripts.findings import Finding
from scripts.ledger.files import DESCRIPTOR
from scripts.ledger.frames import fault, quote, records, run_rules, suggest
from scripts.ledger.packages import FILE, LINE, Ledger, Link, Table
from scripts.ledger.reports import check_places, check_reports, check_resources

SEPARATOR = "/"


def check_tables(ledger: Ledger) -> Iterator[Finding]:
    """Everything that can be said about a package without its archived texts, save what the reader has said."""
    yield from check_resources(ledger)
    yield from check_places(ledger)
    yield from check_reports(ledger)
    for table in ledger.tables.values():
        faults = list(check_schema(table))
        yield from faults
        if not faults:
            yield from check_cells(table)
            yield from check_keys(table)
            yield from check_references(ledger, table)
            yield from check_canonical(table, ledger.hashes)
    for rules in (figure_rules, report_rules, cited_rules, target_rules, relation_rules, chart_rules):
        yield from run_rules(rules, ledger)


def check_schema(table: Table) -> Iterator[Finding]:
    """A Table Schema is one that frictionless accepts, and its keys name columns that it has."""
    fix = "Correct the schema that the resource names."
    try:
        Schema.from_descriptor(cell_schema(table))
    except FrictionlessException as error:
        notes = "; ".join(reason.note for reason in error.reasons) or error.error.note
        yield Finding(DESCRIPTOR, 0, table.name, "schema", f"The Table Schema is not valid: {notes}.", fix)
    links = [column for link in table.links for column in link.columns]
    for name in sorted({*table.key, *links} - set(table.columns)):
        yield Finding(DESCRIPTOR, 0, table.name, "schema", f"A key names {name!r}, which is not a column.", fix)


def check_keys(table: Table) -> Iterator[Finding]:
    """No key stands twice in a table, in whichever of its files."""
    unique = [[item["name"]] for item in table.schema["fields"] if item.get("constraints", {}).get("unique")]
    for key in [table.key, *unique]:
        if not key:
            continue
        filled = table.frame[(table.frame[key] != "").all(axis=1)]
        again = filled[filled.duplicated(key)]
        if again.empty:
            continue
        first = filled.drop_duplicates(key)[[*key, FILE, LINE]]
        for row in records(again.merge(first, on=key, suffixes=("", "_first"))):
            value, before = quote("/".join(row[name] for name in key)), f"{row[FILE + '_first']}:{row[LINE + '_first']}"
            fix = "Delete one of the two rows, or give one another key."
            yield fault(row, "/".join(key), "duplicate-key", f"{value} stands already in {before}.", fix)


def check_references(ledger: Ledger, table: Table) -> Iterator[Finding]:
    """What a row refers to exists in the table that the schema names."""
    listed = {name for name, _ in ledger.listed}
    for link in table.links:
        if ledger.is_whole(link.table):
            yield from _check_link(table.frame, link, ledger.tables[link.table])
        elif link.table not in listed:
            message = f"Its schema refers to a table {link.table!r} that is not in the package."
            fix = "Add that resource, or correct the schema."
            yield Finding(DESCRIPTOR, 0, table.name, "descriptor", message, fix)


def _check_link(frame: pd.DataFrame, link: Link, target: Table) -> Iterator[Finding]:
    known = set(_joined(target.frame, link.key))
    values = _joined(frame, link.columns)
    missing = (frame[[*link.columns]] != "").all(axis=1) & ~values.isin(known)
    where = target.files[0] if len(target.files) == 1 else f"the table {link.table!r}"
    fixes = suggest(values[missing].unique().tolist(), sorted(known), where) if missing.any() else {}
    for row, value in zip(records(frame[missing]), values[missing], strict=True):
        rule, message = f"unknown-{link.table.removesuffix('s')}", f"{quote(value)} is not in the table {link.table!r}."
        yield fault(row, SEPARATOR.join(link.columns), rule, message, fixes[value])


def _joined(frame: pd.DataFrame, columns: Sequence[str]) -> pd.Series:
    """The cells of a key as one text a row."""
    return reduce(lambda one, other: one + SEPARATOR + other, (frame[column] for column in columns))
