"""What catalogues say of a set beside its rows: its pages, files, dates, publishers, themes and places, found once.

DCAT, schema.org, Croissant and the fields of Chinese portals are all made from these entries, so that they agree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scripts.exports.datasets import LEDGER, Dataset
from scripts.exports.downloads import LATEST, Download
from scripts.ledger.versions import version_day

Named = tuple[str, str, str]
STATING = ("figures", "measures")
"""The tables whose rows a document states itself."""
PAGES = "datasets"
"""The folder, within a language, of the pages of the sets."""
FORMATS = {
    "csv": "CSV",
    "xlsx": "XLSX",
    "json": "JSON",
    "parquet": "Parquet",
    "zip": "ZIP",
    "sqlite": "SQLite",
    "md": "Markdown",
}


@dataclass(frozen=True)
class Entry:
    """One set in a catalogue.

    ``files``: those at its address ``latest``, those of the whole set first. ``publishers``: who published the
    documents of its figures and measures, those of most rows first; ``has_unnamed``: whether some name nobody.
    ``themes``, ``places``: identifier, Chinese and English name of each. ``modified``: day of the version, ISO.
    """

    dataset: Dataset
    files: tuple[Download, ...]
    publishers: tuple[str, ...]
    has_unnamed: bool
    themes: tuple[Named, ...]
    places: tuple[Named, ...]
    modified: str

    @property
    def set_id(self) -> str:
        """The name of the set in addresses."""
        return self.dataset.set_id

    @property
    def page(self) -> str:
        """Its page, within a language."""
        return f"{PAGES}/{self.set_id}.html"

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats of its files, those that most people open first."""
        found = {item.format for item in self.files}
        return tuple(name for name in FORMATS if name in found)

    @property
    def rows(self) -> int:
        """How many rows say what documents say; the tables that explain them are not counted."""
        return sum(len(self.dataset.tables[name]) for name in self.dataset.content)

    def title(self, language: str) -> str:
        """Its title."""
        return self.dataset.title_zh if language == "zh" else self.dataset.title_en

    def description(self, language: str) -> str:
        """Its description."""
        return self.dataset.description_zh if language == "zh" else self.dataset.description_en


def list_entries(datasets: Sequence[Dataset], downloads: Iterable[Download]) -> list[Entry]:
    """An entry for each set, in their order. ValueError where the version is no date."""
    files: dict[str, list[Download]] = defaultdict(list)
    for item in downloads:
        if item.path.startswith(f"data/{item.set_id}/{LATEST}/"):
            files[item.set_id].append(item)
    whole = next(dataset for dataset in datasets if dataset.kind == LEDGER)
    names = {table: _names(whole, table, key) for table, key in (("themes", "theme_id"), ("regions", "region_code"))}
    return [_entry(dataset, files[dataset.set_id], names) for dataset in datasets]


def _entry(dataset: Dataset, files: list[Download], names: Mapping[str, Mapping[str, Named]]) -> Entry:
    themes = {value for frame in dataset.tables.values() if "theme_id" in frame for value in frame["theme_id"]}
    # A relation or remark may name a figure of another place: its document provides nothing of this set.
    stating = [name for name in STATING if name in dataset.tables] or dataset.content
    named = Counter(name for table in stating for name in dataset.tables[table].get("publisher", []))
    publishers = sorted(named.keys() - {""}, key=lambda name: (-named[name], name))
    return Entry(
        dataset=dataset,
        files=tuple(sorted(files, key=lambda item: (item.rows is not None, item.path))),
        publishers=tuple(publishers),
        has_unnamed="" in named,
        themes=tuple(names["themes"][key] for key in sorted(themes)),
        places=tuple(names["regions"][key] for key in dataset.spatial),
        modified=version_day(dataset.version),
    )


def _names(whole: Dataset, table: str, key: str) -> dict[str, Named]:
    rows = whole.tables[table][[key, "name_zh", "name_en"]].itertuples(index=False, name=None)
    return {row[0]: row for row in rows}
