"""Whether the tables of a package are what their schemas say: cells, keys, references, form, and the rules on top.

``check_tables`` is the one door. All checks run; none stops the others. Files that could not be read have their
finding from the reader, and what depends on them is passed over here. The archived texts are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
from frictionless import FrictionlessException, Schema

from scripts.checks import chart_rules, cited_rules, figure_rules, relation_rules, report_rules, target_rules
from scripts.checks.canonical import check_canonical
from scripts.checks.cells import cell_schema, check_cells
from scripts.findings import Finding
from scripts.ledger.files import DESCRIPTOR
from scripts.ledger.frames import place, quote, records, suggest
from scripts.ledger.packages import FILE, LINE, Ledger, Table
from scripts.ledger.reports import check_places, check_reports, check_resources, is_whole, listed_files

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
    for rule in (
        *figure_rules.RULES,
        *report_rules.RULES,
        *cited_rules.RULES,
        *target_rules.RULES,
        *relation_rules.RULES,
        *chart_rules.RULES,
    ):
        yield from rule(ledger)


def check_schema(table: Table) -> Iterator[Finding]:
    """A Table Schema is one that frictionless accepts, and its keys name columns that it has."""
    mend = "Correct the schema that the resource names."
    try:
        Schema.from_descriptor(cell_schema(table))
    except FrictionlessException as error:
        notes = "; ".join(reason.note for reason in error.reasons) or error.error.note
        yield Finding(DESCRIPTOR, 0, table.name, "schema", f"The Table Schema is not valid: {notes}.", mend)
    links = [field for link in table.schema.get("foreignKeys", []) for field in _names(link["fields"])]
    for name in sorted({*table.key, *links} - set(table.columns)):
        yield Finding(DESCRIPTOR, 0, table.name, "schema", f"A key names {name!r}, which is no column.", mend)


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
            yield place(
                row,
                "/".join(key),
                "duplicate-key",
                f"{quote('/'.join(row[name] for name in key))} stands already in "
                f"{row[FILE + '_first']}:{row[LINE + '_first']}.",
                "Delete one of the two rows, or give one another key.",
            )


def check_references(ledger: Ledger, table: Table) -> Iterator[Finding]:
    """What a row refers to exists in the table that the schema names."""
    for link in table.schema.get("foreignKeys", []):
        fields, reference = _names(link["fields"]), link["reference"]
        name = reference.get("resource") or table.name
        if name not in ledger.tables:
            if name not in {listed for listed, _ in listed_files(ledger)}:
                yield Finding(
                    DESCRIPTOR,
                    0,
                    table.name,
                    "descriptor",
                    f"Its schema refers to a table {name!r} that is not in the package.",
                    "Add that resource, or correct the schema.",
                )
            continue
        if not is_whole(ledger, name):
            continue
        known = _joined(ledger.frame(name), _names(reference["fields"]))
        values = _joined(table.frame, fields)
        missing = table.frame[(table.frame[fields] != "").all(axis=1) & ~values.isin(known)]
        yield from _name_missing(missing, fields, name, known, ledger.tables[name].files)


def _name_missing(
    missing: pd.DataFrame, fields: list[str], name: str, known: pd.Series, files: tuple[str, ...]
) -> Iterator[Finding]:
    values = _joined(missing, fields)
    where = files[0] if len(files) == 1 else f"the table {name!r}"
    mends = suggest(values.unique().tolist(), sorted(set(known)), where)
    for row, value in zip(records(missing), values, strict=True):
        rule, message = f"unknown-{name.removesuffix('s')}", f"{quote(value)} is not in the table {name!r}."
        yield place(row, "/".join(fields), rule, message, mends[value])


def _names(fields: Any) -> list[str]:
    return [fields] if isinstance(fields, str) else list(fields)


def _joined(frame: pd.DataFrame, fields: list[str]) -> pd.Series:
    """The cells of a key as one text a row."""
    joined = frame[fields[0]]
    for field in fields[1:]:
        joined = joined + SEPARATOR + frame[field]
    return joined
