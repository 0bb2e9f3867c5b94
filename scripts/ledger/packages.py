"""The only reader: a data package on disk becomes tables of text, with the file and line of every row.

Cells stay text, as they stand in the file; types are checked in ``validation``. A file that cannot be read gives
findings and is left out, so that one run names every fault. No check of meaning belongs here.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import pandas as pd

from scripts.findings import Finding, LedgerError, collect, fault_in, file_fault, stop_at
from scripts.ledger.files import DESCRIPTOR, decode, load_json, read_bytes, read_plain

ATTESTATION = "attestation.json"
DATA, KEYS, SIGNATURE = "data", "data/keys/allowed_signers", ".sig"
FILE, LINE = "_file", "_line"
CSV_ERRORS: Mapping[str, str] = MappingProxyType(
    {"unexpected end": "open", "expected after": "quote", "field larger": "long", "NUL": "nul", "new-line": "line"}
)
"""What the reader of Python says of a file that is no CSV, and which of our sentences says it."""
MOST_ROWS = 1_000_000  # of one file; a report has some hundreds
Line = tuple[int, list[str]]  # where a row of a file begins, and its cells
NONE: Mapping[str, str] = MappingProxyType({})


class Texts(dict[str, str]):
    """Archived texts by the SHA-256 of their bytes.

    ``files`` has the name of each file by the same hash; ``named`` says whether a folder was named at all: in one that
    was, every listed text must be found.
    """

    def __init__(
        self, texts: Mapping[str, str] = NONE, files: Mapping[str, str] = NONE, *, named: bool = False
    ) -> None:
        super().__init__(texts)
        self.files, self.named = files, named


@dataclass(frozen=True, slots=True)
class Link:
    """A reference of ``columns`` to the ``key`` of a table."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One resource: its Table Schema, its files, and its rows.

    ``frame`` has the schema's columns as text ("" where empty), then ``_file`` (path within the package) and
    ``_line`` (line in that file, from 1, where the row starts).
    """

    name: str
    schema: Mapping[str, Any]
    files: tuple[str, ...]
    frame: pd.DataFrame

    @property
    def columns(self) -> list[str]:
        """Names of the schema's fields, in order."""
        return [item["name"] for item in self.schema["fields"]]

    @property
    def key(self) -> list[str]:
        """Names of the primary key's columns; empty where the schema has none."""
        return list(_names(self.schema.get("primaryKey", [])))

    @property
    def links(self) -> list[Link]:
        """The foreign keys, those to the table itself too."""
        pairs = [(link, link["reference"]) for link in self.schema.get("foreignKeys", [])]
        return [
            Link(_names(link["fields"]), other.get("resource") or self.name, _names(other["fields"]))
            for link, other in pairs
        ]


@dataclass(frozen=True)
class Ledger:
    """A package as read.

    ``hashes`` maps each table file to its SHA-256; ``attestations`` each source_id, and "" for the tables that reports
    share, to its record (absent where there is none); ``signatures`` the path of a signed file to its signature;
    ``keys`` is the list of public keys as it stands ("" where there is none); ``findings`` what could not be read;
    ``is_packed``: it is a release, whose tables have more columns than were entered, and of which there are more.
    """

    root: Path
    descriptor: Mapping[str, Any]
    tables: Mapping[str, Table]
    hashes: Mapping[str, str]
    attestations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    signatures: Mapping[str, str] = field(default_factory=dict)
    keys: str = ""
    is_packed: bool = False

    def frame(self, name: str) -> pd.DataFrame:
        """Rows of one table; KeyError where the descriptor names no such resource."""
        return self.tables[name].frame

    def part(self, name: str, column: str, cell: str) -> pd.DataFrame:
        """Rows of one table that hold ``cell`` in a column."""
        return self.frame(name).take(self.positions(name, column).get(cell, []))

    def positions(self, name: str, column: str) -> Mapping[str, list[int]]:
        """Positions of the rows of a table by what a column holds; looked up once for each column."""
        if (name, column) not in self._positions:
            places = self.frame(name).groupby(column, sort=False).indices
            self._positions[name, column] = {str(cell): list(rows) for cell, rows in places.items()}
        return self._positions[name, column]

    @cached_property
    def _positions(self) -> dict[tuple[str, str], Mapping[str, list[int]]]:
        return {}

    @property
    def listed(self) -> list[tuple[str, str]]:
        """Name of the resource and path of every table file that the descriptor names."""
        resources = self.descriptor["resources"]
        return [(str(item.get("name")), path) for item in resources for path in _names(item.get("path", []))]

    def order(self, findings: Iterable[Finding]) -> list[Finding]:
        """Findings as one goes through the package: the descriptor, its tables, then other files; lines, columns."""
        files = [DESCRIPTOR, *(file for _, file in self.listed)]
        ranks = {file: rank for rank, file in reversed([*enumerate(files)])}
        columns = {name: self.tables[name].columns for name, _ in self.listed if name in self.tables}
        headers = {file: columns.get(name, []) for name, file in self.listed}

        def place(finding: Finding) -> tuple[int, str, int, int, str]:
            header, column = headers.get(finding.file, []), finding.column.partition("/")[0]
            at = header.index(column) if column in header else len(header)
            return ranks.get(finding.file, len(ranks)), finding.file, finding.line, at, finding.rule

        return sorted(findings, key=place)

    def is_whole(self, *names: str) -> bool:
        """Whether these tables are there and every file of theirs could be read."""
        unread = {name for name, file in self.listed if file not in self.hashes}
        return all(name in self.tables and name not in unread for name in names)


def load_package(root: Path, schemas: Path | None = None) -> Ledger:
    """Read ``datapackage.json`` under ``root`` and every table that it names; schema files are below ``schemas``.

    Raises LedgerError where the descriptor itself cannot be read; all other faults are findings of the result.
    """
    descriptor = load_json(root, DESCRIPTOR)
    findings: list[Finding] = []
    tables: dict[str, Table] = {}
    hashes: dict[str, str] = {}
    for position, resource in enumerate(_resources(descriptor)):
        name = str(resource.get("name", f"resource-{position}"))
        if name in tables:  # a finding of its own: the first counts
            continue
        with collect(findings):
            schema = _load_schema(schemas or root, name, resource)
            columns = [item["name"] for item in schema["fields"]]
            parts = {}
            for file in _names(resource.get("path", [])):
                with collect(findings):
                    data = read_bytes(root, file)
                    parts[file] = _read_rows(file, decode(file, data), columns)
                    hashes[file] = hashlib.sha256(data).hexdigest()
            tables[name] = Table(name, schema, tuple(parts), _assemble(columns, parts))
    attestations = _load_attestations(root, tables, findings)
    signed = [path.relative_to(root).as_posix() for path in sorted((root / DATA).rglob(f"*{SIGNATURE}"))]
    signatures = {}
    for file in signed:
        with collect(findings):
            signatures[file.removesuffix(SIGNATURE)] = decode(file, read_plain(root / file, file))
    keys = ""
    with collect(findings):
        keys = decode(KEYS, read_plain(root / KEYS, KEYS)) if (root / KEYS).exists() else ""
    return Ledger(root, descriptor, tables, hashes, attestations, tuple(findings), signatures, keys)


def load_texts(folder: Path | None, *, named: bool = True) -> Texts:
    """The archived texts in a folder, found by their hashes; file names carry no meaning. No folder: no texts.

    Raises LedgerError where the folder is named and missing, or a text is not UTF-8.
    """
    if folder is None:
        return Texts()
    if not folder.is_dir():
        raise LedgerError(file_fault(folder.name, "sources-missing"))
    texts: dict[str, str] = {}
    files: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        data = read_plain(path, path.name)
        digest = hashlib.sha256(data).hexdigest()
        texts[digest], files[digest] = decode(path.name, data, allow_bom=True), path.name
    return Texts(texts, files, named=named)


def _resources(descriptor: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    resources = descriptor.get("resources")
    if not isinstance(resources, list) or not resources or not all(isinstance(item, dict) for item in resources):
        raise LedgerError(fault_in(DESCRIPTOR, 0, "resources", "descriptor.empty"))
    return resources


def _names(names: object) -> tuple[str, ...]:
    """What a descriptor or schema writes as one name or as a list of names."""
    return tuple(map(str, names if isinstance(names, list) else [names]))


def _load_schema(root: Path, name: str, resource: Mapping[str, Any]) -> Mapping[str, Any]:
    schema = resource.get("schema")
    content = load_json(root, schema) if isinstance(schema, str) else schema
    fields = content.get("fields") if isinstance(content, dict) else None
    named = isinstance(fields, list) and all(isinstance(item, dict) and item.get("name") for item in fields)
    if not isinstance(content, dict) or not fields or not named:
        raise LedgerError(fault_in(DESCRIPTOR, 0, "resources", "descriptor.schema", table=name))
    return content


def _read_rows(file: str, text: str, columns: list[str]) -> list[Line]:
    """The rows of a table without its header. Raises LedgerError where it is not CSV of that shape."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Line] = []
    line = 1
    try:
        for row in reader:
            if len(rows) > MOST_ROWS:
                raise LedgerError(fault_in(file, line, "", "large-file.rows", most=MOST_ROWS))
            rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as error:
        case = next((case for part, case in CSV_ERRORS.items() if part in str(error)), "other")
        raise LedgerError(fault_in(file, reader.line_num, "", f"csv.{case}", reason=str(error))) from None
    stop_at(_check_shape(file, rows, columns))
    return rows[1:]


def _check_shape(file: str, rows: list[Line], columns: list[str]) -> Iterator[Finding]:
    """A table has the header of its schema, at least one row, and in each row as many cells as the header."""
    if len(rows) < 2:
        yield file_fault(file, f"empty-table.{'rows' if rows else 'file'}")
    if rows and rows[0][1] != columns:
        yield fault_in(file, 1, "", "header", header=",".join(rows[0][1]), wanted=",".join(columns))
        return
    blank = [line for line, row in rows[1:] if not row]
    if blank:
        yield fault_in(file, blank[0], "", "blank-rows", count=len(blank))
    for line, row in rows[1:]:
        if row and len(row) != len(columns):
            yield fault_in(file, line, "", "row-width", cells=len(row), columns=len(columns))


def _assemble(columns: list[str], parts: Mapping[str, list[Line]]) -> pd.DataFrame:
    cells = [[*row, file, line] for file, rows in parts.items() for line, row in rows]
    frame = pd.DataFrame(cells, columns=[*columns, FILE, LINE])
    return frame.astype(dict.fromkeys([*columns, FILE], object))


def _load_attestations(root: Path, tables: Mapping[str, Table], findings: list[Finding]) -> dict[str, Any]:
    """Attestations beside the report tables, by the name of their folder, and under "" that of the shared tables."""
    attestations = {}
    folders = {PurePosixPath(file).parent for table in tables.values() for file in table.files} | {PurePosixPath(DATA)}
    for folder in sorted(folder for folder in folders if (root / folder / ATTESTATION).is_file()):
        with collect(findings):
            attestations["" if str(folder) == DATA else folder.name] = load_json(root, f"{folder}/{ATTESTATION}")
    return attestations
