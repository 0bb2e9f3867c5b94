"""Every package, read again from the bytes of its ZIP, is valid: nothing is published on the word of what packed it.

What frictionless says of a schema, a descriptor or a cell follows from its text alone, so it is asked once for each
different schema and each different cell over all packages; whole packages would cost it minutes. Keys and references
are checked in every package.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from frictionless import FrictionlessException, Package

from scripts.checks.cells import check_cells
from scripts.checks.validation import check_schema
from scripts.exports.formats import Files
from scripts.findings import Finding
from scripts.ledger.files import DESCRIPTOR
from scripts.ledger.packages import FILE, LINE, Table

BOM = "utf-8-sig"
MEND = "This is a fault of the program that packs, not of the data."
Rows = list[list[str]]


@dataclass(frozen=True)
class Packed:
    """One table of one package as it was read again: ``path`` of the ZIP, its resource, its header and rows."""

    path: str
    resource: Mapping[str, Any]
    header: list[str]
    rows: Rows

    @property
    def file(self) -> str:
        """Where it stands, for findings."""
        return f"{self.path}/{self.resource['path']}"

    def cells(self, columns: list[str]) -> list[tuple[str, ...]]:
        """The cells of some columns, row by row."""
        at = [self.header.index(column) for column in columns]
        return [tuple(row[position] for position in at) for row in self.rows]


def check_packages(archives: Mapping[str, bytes]) -> Iterator[Finding]:
    """Everything that can be wrong with packages, by the path of each ZIP."""
    tables: dict[str, list[Packed]] = defaultdict(list)
    for path, content in sorted(archives.items()):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        descriptor = json.loads(files.get(DESCRIPTOR, b"{}"))
        faults = [*_check_descriptor(path, descriptor), *_check_files(path, descriptor, files)]
        read = [] if faults else [_read(path, resource, files) for resource in descriptor["resources"]]
        faults += [fault for table in read for fault in _check_shape(table)]
        yield from faults
        if not faults:
            tables[path] = read
    yield from _check_cells(table for found in tables.values() for table in found)
    for found in tables.values():
        yield from _check_keys(found)
        yield from _check_references(found)


def _check_descriptor(path: str, descriptor: Mapping[str, Any]) -> Iterator[Finding]:
    """A descriptor is one that frictionless accepts; its schemas are looked at later, each different one once."""
    resources = [
        {name: value for name, value in resource.items() if name != "schema"}
        for resource in descriptor.get("resources", [])
    ]
    try:
        Package.from_descriptor({**descriptor, "resources": resources})
    except FrictionlessException as error:
        notes = "; ".join(reason.note for reason in error.reasons) or error.error.note
        yield Finding(f"{path}/{DESCRIPTOR}", 0, "", "package", f"The descriptor is not valid: {notes}.", MEND)


def _check_files(path: str, descriptor: Mapping[str, Any], files: Files) -> Iterator[Finding]:
    """The archive holds the files that the descriptor names and no other, with the sizes and hashes that it states."""
    named = {resource["path"]: resource for resource in descriptor.get("resources", [])}
    for name in sorted({*named, DESCRIPTOR} ^ set(files)):
        yield Finding(f"{path}/{name}", 0, "", "package", "Not both in the archive and in the descriptor.", MEND)
    for name in sorted(set(named) & set(files)):
        digest = f"sha256:{hashlib.sha256(files[name]).hexdigest()}"
        if (named[name]["bytes"], named[name]["hash"]) != (len(files[name]), digest):
            yield Finding(f"{path}/{name}", 0, "", "package", "Its size or hash is not what is stated.", MEND)


def _read(path: str, resource: Mapping[str, Any], files: Files) -> Packed:
    text = files[resource["path"]].decode(BOM)
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    return Packed(path, resource, header, rows)


def _check_shape(table: Packed) -> Iterator[Finding]:
    """A table has the columns of its schema, and every row has them all."""
    columns = [field["name"] for field in table.resource["schema"]["fields"]]
    if table.header != columns or any(len(row) != len(columns) for row in table.rows):
        yield Finding(table.file, 1, "", "package", "Its columns are not those of its schema.", MEND)


def _check_cells(tables: Iterable[Packed]) -> Iterator[Finding]:
    """Cells keep to their schema; tables of one schema are checked as one table."""
    alike: dict[str, list[Packed]] = defaultdict(list)
    for table in tables:
        alike[json.dumps(table.resource["schema"], sort_keys=True)].append(table)
    for text, found in alike.items():
        schema = json.loads(text)
        rows = [[*row, table.file, line] for table in found for line, row in enumerate(table.rows, 2)]
        names = [*(field["name"] for field in schema["fields"]), FILE, LINE]
        joined = Table(found[0].resource["name"], schema, (), pd.DataFrame(rows, columns=names, dtype=object))
        yield from check_schema(joined)
        yield from check_cells(joined)


def _check_keys(tables: list[Packed]) -> Iterator[Finding]:
    """No key stands twice in a table of a package."""
    for table in tables:
        key = table.resource["schema"].get("primaryKey", [])
        keys = table.cells(key) if key else []
        if len(set(keys)) != len(keys):
            yield Finding(table.file, 0, "/".join(key), "duplicate-key", "A key stands twice.", MEND)


def _check_references(tables: list[Packed]) -> Iterator[Finding]:
    """What a row refers to is in the package."""
    named = {table.resource["name"]: table for table in tables}
    for table in tables:
        for link in table.resource["schema"].get("foreignKeys", []):
            target = named.get(link["reference"]["resource"] or table.resource["name"])
            known = set(target.cells(link["reference"]["fields"])) if target else set()
            missing = {cells for cells in table.cells(link["fields"]) if all(cells)} - known
            if missing:
                column, value = "/".join(link["fields"]), min(missing)
                yield Finding(table.file, 0, column, "reference", f"{value!r} is not in the package.", MEND)
