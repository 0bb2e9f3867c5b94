"""Tables as a ZIP that is itself a data package: one CSV a table, and a descriptor with the schemas inside.

What was packed is read again from its bytes and checked like the package that came in: nothing is published on the word
of what packed it.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from scripts.checks.cells import check_cells
from scripts.checks.validation import check_keys, check_references, check_schema
from scripts.exports.bilingual import spoken
from scripts.exports.formats import Export, Files, pack_csv, pack_document, pack_zip
from scripts.findings import Finding, file_fault
from scripts.ledger.columns import Json
from scripts.ledger.files import DESCRIPTOR
from scripts.ledger.packages import FILE, LINE, Ledger, Table
from scripts.ledger.versions import Release

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PACKAGE = "ledger.zip"
"""The file of a release that is the package; that of a divided ledger has one a province instead."""
OF_PROVINCE = re.compile(r"ledger-\d{6}\.zip")


def pack_package(exports: Sequence[Export], about: dict[str, Json], texts: Files) -> bytes:
    """Tables as a data package in a ZIP.

    ``about``: what the descriptor says of the whole; ``texts``: files for people that go with it.
    """
    files = {f"data/{export.name}.csv": pack_csv(export) for export in exports}
    return pack_zip({**texts, **files, DESCRIPTOR: pack_document(describe_package(exports, about, files, "data/"))})


def describe_package(exports: Sequence[Export], about: dict[str, Json], files: Files, folder: str) -> dict[str, Json]:
    """The descriptor of tables whose CSV ``files`` stand in a folder beside it ("" for its own)."""
    resources = [_resource(export, f"{folder}{export.name}.csv", files) for export in exports]
    return {"$schema": PROFILE, **about, "resources": resources}


def check_package(name: str, content: bytes) -> Iterator[Finding]:
    """Everything that can be wrong with a package that was packed: its files, cells, keys and references."""
    files, descriptor = _unpack(content)
    paths = {item["path"] for item in descriptor["resources"]} | {DESCRIPTOR}
    for path in sorted(paths ^ {path for path in files if not path.endswith(".md")}):
        yield file_fault(f"{name}/{path}", "package")
    ledger = read_package(name, content)
    for table in ledger.tables.values():
        yield from check_schema(table)
        yield from check_cells(table)
        yield from check_keys(table)
        yield from check_references(ledger, table)


def read_package(name: str, content: bytes) -> Ledger:
    """The tables of a package that was packed; ``name`` is that of the archive."""
    files, descriptor = _unpack(content)
    tables = {item["name"]: _read(name, item, files) for item in descriptor["resources"]}
    return Ledger(Path(), descriptor, tables, dict.fromkeys(files, ""), is_packed=True)


def read_release(release: Release) -> Ledger:
    """The tables of a release, figures with their values as they were entered: days among the numbers."""
    names = sorted(name for name in release.sums if OF_PROVINCE.fullmatch(name)) or [PACKAGE]
    ledger = _join([read_package(f"{release.version}/{name}", release.read(name)) for name in names])
    if "figures" in ledger.tables:
        frame = ledger.tables["figures"].frame
        frame["value"] = frame["value"].str.removesuffix(".0").where(frame["value"] != "", frame["value_date"])
    return ledger


def _join(ledgers: Sequence[Ledger]) -> Ledger:
    """The tables of several packages as one: a row that stands in two of them stands in it once."""
    first = ledgers[0]
    if not ledgers[1:]:
        return first
    tables: dict[str, Table] = {}
    for name in dict.fromkeys(name for ledger in ledgers for name in ledger.tables):
        own = [ledger.tables[name] for ledger in ledgers if name in ledger.tables]
        frame = pd.concat([table.frame for table in own], ignore_index=True)
        rows = ~frame.duplicated([column for column in frame if column not in (FILE, LINE)])
        files = tuple(file for table in own for file in table.files)
        tables[name] = replace(own[0], files=files, frame=frame[rows].reset_index(drop=True))
    return replace(first, tables=tables)


def _unpack(content: bytes) -> tuple[Files, dict[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {path: archive.read(path) for path in archive.namelist()}
    return files, json.loads(files[DESCRIPTOR])


def _resource(export: Export, path: str, files: Files) -> dict[str, Json]:
    content = files[path]
    title = spoken(f"dataset.{export.name}")
    return {
        "name": export.name,
        "type": "table",
        "title": title["en"],
        "title_zh": title["zh"],
        "path": path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": export.schema.describe(),
    }


def _read(archive: str, resource: Mapping[str, Any], files: Files) -> Table:
    """A table of the package; the first line of the file must name the columns of the schema."""
    name, path = f"{archive}/{resource['path']}", resource["path"]
    frame = pd.read_csv(io.BytesIO(files[path]), dtype=object, keep_default_na=False, encoding="utf-8-sig")
    columns = [item["name"] for item in resource["schema"]["fields"]]
    if list(frame) != columns:
        raise ValueError(f"{name} has the columns {list(frame)}, its schema {columns}")
    frame[FILE], frame[LINE] = name, range(2, len(frame) + 2)
    return Table(resource["name"], resource["schema"], (name,), frame)
