"""Files that readers take away: tables in, bytes out. Every row keeps its proof: words, place, source and its hash."""

from __future__ import annotations

import copy
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd
from repro_zipfile import ReproducibleZipFile

from scripts.files import DESCRIPTOR
from scripts.packages import FILE, LINE, Ledger, Table

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Download:
    """One file: ``path`` from the root of the site, its bytes, and how many rows it holds (None for a ZIP)."""

    path: str
    content: bytes
    rows: int | None

    @property
    def sha256(self) -> str:
        """Hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def pack_csv(frame: pd.DataFrame) -> bytes:
    """A frame as CSV: UTF-8 with BOM, so that Excel and WPS on Chinese Windows read it right; LF; text as it is."""
    text: str = frame.to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8-sig")


def plain(table: Table) -> pd.DataFrame:
    """The rows of a table without the places where they were read."""
    return table.frame.drop(columns=[FILE, LINE])


def summarise_readable(ledger: Ledger) -> pd.DataFrame:
    """Figures with the names of what they refer to, their evidence and source: the table that people download.

    Columns: those of ``figures``, with names in both languages beside each identifier, then evidence (checked or
    cited), the document's title, publisher, date, address and hash, and ``page``, the figure's place on the site.
    """
    frame = plain(ledger.tables["figures"])
    frame = _name(frame, ledger, "regions", "region_code", "region")
    themes = plain(ledger.tables["indicators"])[["indicator_id", "theme_id"]]
    frame = _name(frame.merge(themes, on="indicator_id", how="left"), ledger, "indicators", "indicator_id", "indicator")
    frame = _name(_name(frame, ledger, "themes", "theme_id", "theme"), ledger, "units", "unit", "unit", "unit_id")
    frame = _breakdowns(frame, ledger)
    columns = ["source_id", "title", "publisher", "published", "url", "text_sha256"]
    sources = plain(ledger.tables["sources"])[columns].rename(columns={"title": "source_title"})
    frame = frame.merge(sources, on="source_id", how="left")
    frame["evidence"] = frame["text_sha256"].map(lambda value: "checked" if value else "cited")
    frame["page"] = "zh/reports/" + frame["source_id"] + ".html#" + frame["figure_id"]
    return frame.sort_values("figure_id", kind="stable").reset_index(drop=True)


def _name(frame: pd.DataFrame, ledger: Ledger, table: str, key: str, stem: str, on: str = "") -> pd.DataFrame:
    names = plain(ledger.tables[table])[[on or key, "name_zh", "name_en"]]
    names.columns = pd.Index([key, f"{stem}_zh", f"{stem}_en"])
    return frame.merge(names, on=key, how="left")


def _breakdowns(frame: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    table = plain(ledger.tables["breakdowns"]).set_index("breakdown_id")
    for language, joiner in (("zh", "、"), ("en", ", ")):
        names = table[f"name_{language}"].to_dict()
        texts = {
            value: joiner.join(names[item] for item in value.split(";") if item) for value in set(frame["breakdown"])
        }
        frame[f"breakdown_{language}"] = frame["breakdown"].map(texts)
    return frame


def pack_downloads(ledger: Ledger) -> list[Download]:
    """Every file under ``data/``: the whole, each document, each region; sums of all of them come last."""
    files = sorted([*_whole(ledger), *_slices(ledger)], key=lambda item: item.path)
    sums = "".join(f"{item.sha256}  {item.path.removeprefix('data/')}\n" for item in files)
    return [*files, Download("data/SHA256SUMS", sums.encode(), None)]


def _whole(ledger: Ledger) -> Iterator[Download]:
    readable = summarise_readable(ledger)
    for name, table in ledger.tables.items():
        frame = readable if name == "figures" else plain(table)
        yield _csv(f"data/ledger/latest/{name}.csv", frame)
    name = ledger.descriptor["name"]
    yield Download(f"data/ledger/latest/{name}.zip", pack_package(ledger), None)


def _slices(ledger: Ledger) -> Iterator[Download]:
    """The same rows again by document and by region, each in one pass over the table."""
    frames = {"figures": summarise_readable(ledger), "measures": plain(ledger.tables["measures"]),
              "omissions": plain(ledger.tables["omissions"])}  # fmt: skip
    for name, frame in frames.items():
        for prefix, column in (("report", "source_id"), ("region", "region_code")):
            if column in frame:
                for key, rows in frame.groupby(column, sort=True):
                    yield _csv(f"data/{prefix}-{key}/latest/{name}.csv", rows)


def _csv(path: str, frame: pd.DataFrame) -> Download:
    return Download(path, pack_csv(frame), len(frame))


def pack_package(ledger: Ledger) -> bytes:
    """The whole ledger as a ZIP that is itself a data package: one CSV a table, schemas inside the descriptor."""
    files = {f"data/{name}.csv": pack_csv(plain(table)) for name, table in ledger.tables.items()}
    files[DESCRIPTOR] = pack_descriptor(ledger, files)
    return pack_zip(files)


def pack_descriptor(ledger: Ledger, files: Files) -> bytes:
    """The descriptor for the packed tables, with the size and hash of each."""
    descriptor = copy.deepcopy(dict(ledger.descriptor))
    for resource in descriptor["resources"]:
        path = f"data/{resource['name']}.csv"
        content = files[path]
        resource.update(path=path, schema=copy.deepcopy(dict(ledger.tables[resource["name"]].schema)),
                        bytes=len(content), hash=f"sha256:{hashlib.sha256(content).hexdigest()}")  # fmt: skip
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def pack_zip(files: Files) -> bytes:
    """Files as a ZIP whose bytes depend on nothing but them."""
    buffer = io.BytesIO()
    with ReproducibleZipFile(buffer, "w") as archive:
        for path in sorted(files):
            archive.writestr(path, files[path])
    return buffer.getvalue()


def list_ledger_files(downloads: Iterable[Download]) -> list[Download]:
    """The files of the whole ledger, for the page that lists them."""
    return [item for item in downloads if item.path.startswith("data/ledger/")]
