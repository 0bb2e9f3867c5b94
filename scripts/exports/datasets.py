"""The sets in which data are taken away: the whole, and the part of each report, region, indicator and theme.

A set is its tables with their schemas and what a catalogue says of it; how it is written to files is not known here.
Files, interfaces, feeds and the pages of the sets are all made from ``list_datasets``, so that they tell the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from scripts.exports.proofs import join_tables
from scripts.ledger.columns import Schema, closed_schema, joined_schemas
from scripts.ledger.packages import Ledger
from scripts.words import load_words

LEDGER = "ledger"
# What makes a set of each kind: the column of its key, and the reference table that names it.
PARTS = {
    "report": ("source_id", "sources", "title"),
    "region": ("region_code", "regions", "name"),
    "indicator": ("indicator_id", "indicators", "name"),
    "theme": ("theme_id", "themes", "name"),
}
KINDS = (LEDGER, *PARTS)
CONTENT = ("figures", "measures", "relations", "remarks", "targets", "omissions", "followups")
BOUND = ("relations", "remarks")  # they follow the figures that they name
BY_PLACE_OF_SOURCE = ("relations", "remarks", "omissions")  # rows without a region are of the place of their document
Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Dataset:
    """One set: its tables as they are taken away, and what is said of it.

    ``set_id`` names it in addresses; ``key`` is the source_id, region_code … that it is about, "" for the whole.
    ``tables``: rows of text, "" where empty; ``schemas``: the Table Schema of each. ``sources``: the documents in it.
    ``spatial``: codes of the regions that it has rows on. ``period``: first and last day, "" where nothing has one.
    ``license``: name, path and title, {} where the package names none.
    """

    set_id: str
    kind: str
    key: str
    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    tables: Frames
    schemas: Mapping[str, Schema]
    sources: tuple[str, ...]
    spatial: tuple[str, ...]
    period: tuple[str, str]
    license: Mapping[str, str]
    version: str

    @property
    def fields(self) -> dict[str, list[dict[str, Any]]]:
        """The fields of each table: name, type, title, title_en, description, description_zh, unit, constraints."""
        return {name: schema["fields"] for name, schema in self.schemas.items()}

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        return {name: len(frame) for name, frame in self.tables.items()}

    @property
    def content(self) -> list[str]:
        """The tables that hold what documents say, in order; the rest explain them."""
        return [name for name in self.tables if name in CONTENT]


class Parts:
    """The rows of each table that belong to a key, found once for all sets of a kind."""

    def __init__(self, frames: Frames, kind: str) -> None:
        self.frames, self.column = frames, PARTS[kind][0]
        self.places = frames["sources"].set_index("source_id")["region_code"]

    @cached_property
    def rows(self) -> dict[str, dict[str, list[int]]]:
        """Positions of rows by table and key."""
        return {name: positions(keys) for name in CONTENT for keys in [self._keys(name)] if keys is not None}

    @cached_property
    def touching(self) -> dict[str, dict[str, list[int]]]:
        """Positions of the relations and remarks that name a figure, by table and figure."""
        return {
            name: positions(self.frames[name]["figure_ids"].str.split(";").explode())
            for name in BOUND
            if name in self.frames
        }

    def keys(self) -> list[str]:
        """Every key of which there is a row, in order."""
        return sorted({key for found in self.rows.values() for key in found if key})

    def take(self, key: str) -> dict[str, pd.DataFrame]:
        """The tables of one key: its own rows, what names its figures, and the rows that they refer to."""
        picks = {name: set(found.get(key, ())) for name, found in self.rows.items()}
        for name, found in self.touching.items():
            figures = self.frames["figures"]["figure_id"].take(sorted(picks["figures"]))
            picks[name] = picks.get(name, set()).union(*(found.get(figure, ()) for figure in figures))
        taken = {name: self.frames[name].take(sorted(picks[name])) for name in CONTENT if picks.get(name)}
        for name, column in (("sources", "source_id"), ("indicators", "indicator_id")):
            named = {value for frame in taken.values() if column in frame for value in frame[column]}
            if named - {""}:
                taken[name] = self.frames[name][self.frames[name][column].isin(named)]
        return taken

    def _keys(self, name: str) -> pd.Series | None:
        frame = self.frames.get(name)
        if frame is None:
            return None
        if self.column == "region_code" and name in BY_PLACE_OF_SOURCE:
            return frame["source_id"].map(self.places)
        return frame.get(self.column)


def list_datasets(ledger: Ledger, address: str = "") -> list[Dataset]:
    """Every set that has a row: the whole, then reports, regions, indicators and themes, each in the order of its keys.

    ``address``: where the site will be, without a slash at the end, "" where that is not known. A ledger
    with findings is not for taking away: KeyError where a name is not there.
    """
    frames, schemas = join_tables(ledger, address), joined_schemas(ledger)
    make = _maker(ledger, schemas)
    ordered = {name: frames[name] for name in (*CONTENT, *frames) if name in frames}
    return [make(LEDGER, "", ordered), *(make(kind, key, tables) for kind, key, tables in _parts(frames))]


def positions(keys: pd.Series) -> dict[str, list[int]]:
    """Positions of the rows (by the index, which counts from 0) with each value."""
    found: dict[str, list[int]] = defaultdict(list)
    for position, key in zip(keys.index, keys, strict=True):
        found[key].append(int(position))
    return found


def _parts(frames: Frames) -> Iterator[tuple[str, str, dict[str, pd.DataFrame]]]:
    for kind in PARTS:
        parts = Parts(frames, kind)
        for key in parts.keys():  # noqa: SIM118
            yield kind, key, parts.take(key)


def _maker(ledger: Ledger, schemas: Mapping[str, Schema]) -> Callable[[str, str, Frames], Dataset]:
    descriptor = ledger.descriptor
    names = _names(ledger)

    def make(kind: str, key: str, tables: Frames) -> Dataset:
        period = _period(tables)
        texts = {
            **_texts("zh", (kind, names[kind, key, "zh"]), tables, period),
            **_texts("en", (kind, names[kind, key, "en"]), tables, period),
        }
        return Dataset(
            set_id=f"{kind}-{key}" if key else kind,
            kind=kind,
            key=key,
            **texts,
            tables=tables,
            schemas={name: closed_schema(schemas[name], list(tables), whole=not key) for name in tables},
            sources=tuple(tables["sources"]["source_id"]),
            spatial=_spatial(tables),
            period=period,
            license=next(iter(descriptor.get("licenses", [])), {}),
            version=str(descriptor.get("version", "")),
        )

    return make


def _names(ledger: Ledger) -> dict[tuple[str, str, str], str]:
    """Names of what a set is about, by kind, key and language."""
    found = {(LEDGER, "", language): "" for language in ("zh", "en")}
    for kind, (key, table, stem) in PARTS.items():
        columns = {"zh": "title", "en": "title_en"} if stem == "title" else {"zh": "name_zh", "en": "name_en"}
        for row in ledger.frame(table).to_dict("records"):
            found |= {(kind, row[key], language): row[column] for language, column in columns.items()}
    return found


def _texts(language: str, about: tuple[str, str], tables: Frames, period: tuple[str, str]) -> dict[str, str]:
    """Title and description of a set in one language."""
    words, (kind, name) = load_words(language), about
    counts = [
        words("dataset.count", table=words(f"dataset.{table}"), n=f"{len(tables[table]):,}")
        for table in CONTENT
        if table in tables
    ]
    spans = words("dataset.span", start=period[0], end=period[1]) if period[0] else ""
    title = words(f"dataset.title_{kind}", name=name)
    parts = (words(f"dataset.about_{kind}", name=name), words("dataset.joiner").join(counts), spans)
    return {
        f"title_{language}": title,
        f"description_{language}": words("dataset.description", about=parts[0], counts=parts[1], span=parts[2]),
    }


def _spatial(tables: Frames) -> tuple[str, ...]:
    named = [tables[name]["region_code"] for name in ("figures", "measures") if name in tables]
    return tuple(sorted({code for column in named or [tables["sources"]["region_code"]] for code in column}))


def _period(tables: Frames) -> tuple[str, str]:
    """First and last day that the figures are about; without figures, that the documents are about."""
    rows = tables.get("figures", tables["sources"])
    return str(rows["period_start"].min()), str(rows["period_end"].max())
