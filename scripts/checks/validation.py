"""Whether the tables of a package are what their schemas say: cells, keys, references, form, and the rules on top.

``check_tables`` runs all checks; none stops the others. Files that could not be read have their
finding from the reader, and what depends on them is passed over here. The archived texts are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import reduce
from typing import Any

import pandas as pd
from frictionless import FrictionlessException

from scripts.checks import (
    chart_rules,
    cited_rules,
    figure_rules,
    region_rules,
    relation_rules,
    report_rules,
    target_rules,
)
from scripts.checks.canonical import check_canonical
from scripts.checks.cells import check_cells, read_schema
from scripts.findings import Finding, fault_in
from scripts.ledger.files import DESCRIPTOR
from scripts.ledger.frames import at_row, fault, find_near, records, run_rules, unknown_key
from scripts.ledger.packages import FILE, LINE, Ledger, Link, Table
from scripts.ledger.reports import check_places, check_reports, check_resources

SEPARATOR = "/"
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "index", "404", "search", "sitemap", "assets", "latest"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
"""Names of devices under Windows, and names of pages and folders of the site."""


def check_tables(ledger: Ledger) -> Iterator[Finding]:
    """Everything that can be said about a package without its archived texts, save what the reader has said."""
    yield from check_resources(ledger)
    yield from check_places(ledger)
    yield from check_reports(ledger)
    sound, doubtful = [], set()
    for table in ledger.tables.values():
        faults = [*check_schema(table)]
        if not faults:
            sound.append(table)
            faults = [*check_cells(table), *check_keys(table)]
            doubtful |= {table.name for finding in faults if finding.column in table.key}
        yield from faults
    for table in sound:
        yield from check_references(ledger, table, doubtful)
        yield from check_canonical(table, ledger.hashes)
    for rules in (figure_rules, report_rules, cited_rules, target_rules, relation_rules, chart_rules, region_rules):
        yield from run_rules(rules, ledger)


def check_schema(table: Table) -> Iterator[Finding]:
    """A Table Schema is one that frictionless accepts, and its keys name columns that it has."""
    if not _has_sound_links(table.schema):
        yield fault_in(DESCRIPTOR, 0, table.name, "schema.links")
        return
    try:
        read_schema(table)
    except FrictionlessException as error:
        notes = "; ".join(reason.note for reason in error.reasons) or error.error.note
        yield fault_in(DESCRIPTOR, 0, table.name, "schema", notes=notes)
    for name, pattern in _patterns(table.schema):
        try:
            re.compile(pattern)
        except (re.error, RecursionError):
            yield fault_in(DESCRIPTOR, 0, table.name, "schema.pattern", name=name, pattern=pattern)
    links = [column for link in table.links for column in link.columns]
    for name in sorted({*table.key, *links} - set(table.columns)):
        yield fault_in(DESCRIPTOR, 0, table.name, "schema.key", name=name)


def _has_sound_links(schema: Mapping[str, Any]) -> bool:
    """Whether the keys of a schema are names, and its references have the parts that references have."""
    links, key = schema.get("foreignKeys", []), schema.get("primaryKey", [])
    if not isinstance(links, list) or not _are_names(key):
        return False
    pairs = [(link, link.get("reference")) if isinstance(link, dict) else ({}, None) for link in links]
    return all(
        isinstance(other, dict) and _are_names(link.get("fields")) and _are_names(other.get("fields"))
        for link, other in pairs
    )


def _are_names(names: object) -> bool:
    return isinstance(names, str) or (isinstance(names, list) and all(isinstance(name, str) for name in names))


def _patterns(schema: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for item in schema["fields"]:
        constraints = item.get("constraints")
        if isinstance(constraints, dict) and "pattern" in constraints:
            yield str(item["name"]), str(constraints["pattern"])


def check_keys(table: Table) -> Iterator[Finding]:
    """No key stands twice in a table, in whichever of its files, or is a name that pages or computers need."""
    numeric = {item["name"] for item in table.schema["fields"] if item.get("type") == "integer"}
    for column in [name for name in table.key if name not in numeric]:
        reserved = table.frame[table.frame[column].str.lower().isin(RESERVED)]
        for row in records(reserved):
            yield fault(row, column, "reserved-id", id=row[column])
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
            value, first_file, first_line = (
                "/".join(row[name] for name in key),
                row[f"{FILE}_first"],
                row[f"{LINE}_first"],
            )
            yield fault(row, "/".join(key), "duplicate-key", value=value, first_file=first_file, first_line=first_line)


def check_references(ledger: Ledger, table: Table, doubtful: Container[str] = ()) -> Iterator[Finding]:
    """What a row refers to exists in the table that the schema names.

    ``doubtful``: the tables with a fault in a key, which may be all that is wrong with what refers to them.
    """
    listed = {name for name, _ in ledger.listed}
    for link in table.links:
        missing = set(link.key) - set(ledger.tables[link.table].columns) if link.table in ledger.tables else set()
        if missing:
            names = tuple(sorted(missing))
            yield fault_in(DESCRIPTOR, 0, table.name, "schema.reference", table=link.table, names=names)
        elif ledger.is_whole(link.table) and link.table not in doubtful:
            yield from _check_link(table.frame, link, ledger.tables[link.table])
        elif link.table not in listed and link.table not in doubtful:
            yield fault_in(DESCRIPTOR, 0, table.name, "descriptor.link", table=link.table)


def _check_link(frame: pd.DataFrame, link: Link, target: Table) -> Iterator[Finding]:
    keys = set(_joined(target.frame, link.key))
    values = _joined(frame, link.columns)
    missing = (frame[[*link.columns]] != "").all(axis=1) & ~values.isin(keys)
    column, where = SEPARATOR.join(link.columns), ", ".join(target.files)
    near = find_near(values[missing].unique().tolist(), sorted(keys)) if missing.any() else {}
    for row, value in zip(records(frame[missing]), values[missing], strict=True):
        yield at_row(row, unknown_key(column, value, link.table, where, near))


def _joined(frame: pd.DataFrame, columns: Sequence[str]) -> pd.Series:
    """The cells of a key as one text a row."""
    return reduce(lambda one, other: one + SEPARATOR + other, (frame[column] for column in columns))
