"""Files that readers take away: each set in each format, under an address that moves with the data and one that stays.

``data/<set>/latest/…`` is the newest version, ``data/<set>/<version>/…`` holds the same bytes and is never overwritten.
Earlier versions stand beside it as they were published; only their sums are needed here. Nothing is written here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from scripts.exports.archives import pack_package
from scripts.exports.codebook import pack_codebook
from scripts.exports.databases import pack_database, pack_datasette
from scripts.exports.datasets import LEDGER, Dataset, list_datasets
from scripts.exports.formats import MEDIA_TYPES, pack_csv, pack_json, pack_parquet
from scripts.exports.workbooks import pack_workbook
from scripts.ledger.packages import Ledger
from scripts.ledger.versions import SUMS_NAME, Version
from scripts.words import Words

LATEST = "latest"
DATASETTE = "metadata.json"
SUMS = f"data/{SUMS_NAME}"


@dataclass(frozen=True)
class Download:
    """One file: ``path`` from the root of the site, its bytes, and its rows (None where it is not one table)."""

    path: str
    content: bytes
    rows: int | None

    @cached_property
    def sha256(self) -> str:
        """Hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.content)

    @property
    def name(self) -> str:
        """Its name without the folder."""
        return PurePosixPath(self.path).name

    @property
    def set_id(self) -> str:
        """The set that it belongs to; "" for the sums of all."""
        parts = PurePosixPath(self.path).parts
        return parts[1] if len(parts) == 4 else ""

    @property
    def format(self) -> str:
        """Its format: csv, json, parquet, xlsx, zip, sqlite, md."""
        return PurePosixPath(self.path).suffix.removeprefix(".")

    @property
    def table(self) -> str:
        """The table that it holds; "" where it holds several or none."""
        return PurePosixPath(self.path).stem if self.rows is not None else ""

    @property
    def media_type(self) -> str:
        """Its media type; text/plain for the sums."""
        return MEDIA_TYPES.get(self.format, "text/plain")


def pack_downloads(ledger: Ledger, address: str = "") -> list[Download]:
    """Every file under ``data/`` by path, both addresses of each; the sums of all of them come last.

    ``address``: where the site will be, "" where that is not known. ValueError where the version is no date.
    """
    return pack_sets(list_datasets(ledger, address))


def pack_sets(datasets: Iterable[Dataset], earlier: Iterable[Version] = ()) -> list[Download]:
    """Every file of these sets by path, both addresses of each; the sums of all, earlier versions too, come last."""
    files = [
        Download(f"data/{dataset.set_id}/{folder}/{item.path}", item.content, item.rows)
        for dataset in datasets
        for item in pack_set(dataset)
        for folder in (LATEST, dataset.version)
    ]
    files.sort(key=lambda item: item.path)
    sums = {path: digest for version in earlier for path, digest in version.sums.items()}
    sums |= {item.path.removeprefix("data/"): item.sha256 for item in files}
    return [*files, Download(SUMS, render_sums(sums).encode(), None)]


def render_sums(sums: Mapping[str, str]) -> str:
    """Sums by path as the two commands read them that check them."""
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums))


def pack_set(dataset: Dataset) -> Iterator[Download]:
    """The files of one set, named as in its folder: each table in three formats, then those that hold the whole set.

    A part has files for what documents say; the tables that explain them are in its workbook and its package.
    """
    whole = dataset.kind == LEDGER
    about = {"title": dataset.title_en, "version": dataset.version, "license": dataset.license.get("path", "")}
    for name in dataset.tables if whole else dataset.content:
        frame, fields = dataset.tables[name], dataset.fields[name]
        yield Download(f"{name}.csv", pack_csv(frame), len(frame))
        yield Download(f"{name}.json", pack_json(frame, fields), len(frame))
        yield Download(f"{name}.parquet", pack_parquet(frame, fields, about), len(frame))
    yield Download(f"{dataset.set_id}.xlsx", pack_workbook(dataset), None)
    yield Download(f"{dataset.set_id}.zip", pack_package(dataset), None)
    if whole:
        yield from _whole(dataset)


def _whole(dataset: Dataset) -> Iterator[Download]:
    database = f"{dataset.set_id}.sqlite"
    yield Download(database, pack_database(dataset), None)
    yield Download(DATASETTE, pack_datasette(dataset, database), None)
    for language in ("zh", "en"):
        for name, content in pack_codebook(dataset, language).items():
            yield Download(name, content, None)


def files_of(downloads: Iterable[Download], set_id: str, folder: str = LATEST) -> list[Download]:
    """The files of a set at one of its two addresses (``latest``, or the version), those of the whole set first."""
    found = [item for item in downloads if item.path.startswith(f"data/{set_id}/{folder}/")]
    return sorted(found, key=lambda item: (item.rows is not None, item.path))


def archives_of(downloads: Iterable[Download]) -> dict[str, bytes]:
    """The package of each set by path, for ``repacked.check_packages``; both addresses of one hold the same bytes."""
    return {item.path: item.content for item in downloads if item.format == "zip" and f"/{LATEST}/" in item.path}


def describe_files(files: Iterable[Download], words: Words) -> list[dict[str, Any]]:
    """What a page says of each file: path, name, label (what is in it), format, rows, size in bytes, sha256."""
    return [
        {
            "path": f"/{item.path}",
            "name": item.name,
            "label": _label(item, words),
            "format": item.format,
            "rows": item.rows,
            "size": item.size,
            "sha256": item.sha256,
        }
        for item in files
    ]


def _label(item: Download, words: Words) -> str:
    table = words(f"dataset.{item.table}") if item.table else ""
    key = PurePosixPath(item.name).stem if not table and item.format in ("json", "csv", "md") else item.format
    return words(f"format.{key}", table=table, format={"md": "Markdown"}.get(item.format, item.format.upper()))


def list_ledger_files(downloads: Iterable[Download]) -> list[Download]:
    """The files of the whole ledger, for the page that lists them."""
    return files_of(downloads, LEDGER)
