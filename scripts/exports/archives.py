"""A set as a ZIP that is itself a data package: one CSV a table, and a descriptor with the schemas inside.

Whether what was packed is valid is asked in ``repacked``, from the bytes.
"""

from __future__ import annotations

import hashlib
from typing import Any

from scripts.exports.datasets import LEDGER, Dataset
from scripts.exports.formats import Files, pack_csv, pack_document, pack_zip
from scripts.ledger.files import DESCRIPTOR
from scripts.words import load_words

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PACKAGE = "open-revitalization-ledger"


def pack_package(dataset: Dataset) -> bytes:
    """The set as a data package in a ZIP."""
    files = {f"data/{name}.csv": pack_csv(frame) for name, frame in dataset.tables.items()}
    return pack_zip({**files, DESCRIPTOR: pack_document(describe_package(dataset, files))})


def describe_package(dataset: Dataset, files: Files) -> dict[str, Any]:
    """The descriptor of a set, with the size and hash of each of its files."""
    return {
        "$schema": PROFILE,
        "name": PACKAGE if dataset.kind == LEDGER else f"{PACKAGE}-{dataset.set_id}",
        "title": dataset.title_en,
        "title_zh": dataset.title_zh,
        "description": dataset.description_en,
        "description_zh": dataset.description_zh,
        "version": dataset.version,
        **({"licenses": [dict(dataset.license)]} if dataset.license else {}),
        "resources": [_resource(dataset, name, files[f"data/{name}.csv"]) for name in dataset.tables],
    }


def _resource(dataset: Dataset, name: str, content: bytes) -> dict[str, Any]:
    return {
        "name": name,
        "type": "table",
        "title": load_words("en")(f"dataset.{name}"),
        "title_zh": load_words("zh")(f"dataset.{name}"),
        "path": f"data/{name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": dict(dataset.schemas[name]),
    }
