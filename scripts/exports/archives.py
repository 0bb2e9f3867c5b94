"""Tables as a ZIP that is itself a data package: one CSV a table, and a descriptor with the schemas inside.

What was packed is read again from its bytes and checked like the package that came in: nothing is published on the word
of what packed it.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
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

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def pack_package(exports: Sequence[Export], about: dict[str, Json]) -> bytes:
    """Tables as a data package in a ZIP; ``about``: what the descriptor says of the whole."""
    files = {f"data/{export.name}.csv": pack_csv(export) for export in exports}
    resources = [_resource(export, files[f"data/{export.name}.csv"]) for export in exports]
    return pack_zip({**files, DESCRIPTOR: pack_document({"$schema": PROFILE, **about, "resources": resources})})


def check_package(name: str, content: bytes) -> Iterator[Finding]:
    """Everything that can be wrong with a package that was packed: its files, cells, keys and references."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {path: archive.read(path) for path in archive.namelist()}
    descriptor = json.loads(files[DESCRIPTOR])
    paths = {item["path"] for item in descriptor["resources"]} | {DESCRIPTOR}
    for path in sorted(paths ^ set(files)):
        yield file_fault(f"{name}/{path}", "package")
    tables = {item["name"]: _read(name, item, files) for item in descriptor["resources"]}
    ledger = Ledger(Path(), descriptor, tables, dict.fromkeys(files, ""))
    for table in tables.values():
        yield from check_schema(table)
        yield from check_cells(table)
        yield from check_keys(table)
        yield from check_references(ledger, table)


def _resource(export: Export, content: bytes) -> dict[str, Json]:
    title = spoken(f"dataset.{export.name}")
    return {
        "name": export.name,
        "type": "table",
        "title": title["en"],
        "title_zh": title["zh"],
        "path": f"data/{export.name}.csv",
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
