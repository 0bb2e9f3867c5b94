"""What the ledger holds of a part (a report, a region, a theme, an indicator, or the whole): its rows and its names.

Files, interface, catalogues, feeds and "Download and cite" of pages are all made from it, so that they tell the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from scripts import addresses
from scripts.addresses import Address
from scripts.artefacts import WHOLE, Part
from scripts.audit.facts import Facts
from scripts.audit.part_days import part_day
from scripts.exports.formats import Export
from scripts.exports.tables import CONTENT, Tables
from scripts.languages import Localized
from scripts.words import Words, load_words

KINDS = ("report", "region", "theme", "indicator")
SPOKEN = ("zh", "en")
"""The languages that the columns of the data are in."""
COLUMNS = {"report": "source_id", "region": "region_code", "theme": "theme_id", "indicator": "indicator_id"}
STATED = ("figures", "measures", "omissions")
NAMING = ("relations", "remarks")
BY_DOCUMENT = ("relations", "remarks", "omissions")
"""Tables whose rows name no place: they are of the place of their document."""


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of the data; all "" where the package names none."""

    name: str = ""
    path: str = ""
    title: str = ""


@dataclass(frozen=True)
class Holdings:
    """The rows and names of every part. ``address``: that of the site, without a slash at the end, or ""."""

    facts: Facts
    address: str = ""

    @cached_property
    def tables(self) -> Tables:
        """The tables as they are taken away."""
        return Tables(self.facts, self.address)

    @property
    def version(self) -> str:
        """The version of the data; an input of few files."""
        return str(self.facts.ledger.descriptor.get("version", ""))

    @property
    def licence(self) -> Licence:
        """The licence that the package names first."""
        known: Mapping[str, str] = next(iter(self.facts.ledger.descriptor.get("licenses", [])), {})
        return Licence(*(str(known.get(name, "")) for name in ("name", "path", "title")))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of which there is a row, by kind, each kind in the order of its keys."""
        return tuple(Part(kind, key) for kind in KINDS for key in self._known(kind))

    def _known(self, kind: str) -> list[str]:
        """The keys of a kind of which there is a row that a document states."""
        return sorted({key for name in STATED for key in self._keys(name, kind)} - {""})

    def count(self, part: Part) -> int:
        """How many figures a part has."""
        return len(self.figures(part))

    def figures(self, part: Part) -> Sequence[int]:
        """Positions of the figures of a part."""
        return range(self.tables.length("figures")) if part == WHOLE else self._places("figures", part)

    def export_figures(self, part: Part) -> Export:
        """The figures of a part, as they are taken away."""
        return self.tables.export("figures", self.figures(part))

    def exports(self, part: Part) -> list[Export]:
        """All tables of a part: its own rows, what names its figures, and the documents and indicators of both."""
        tables = self.tables
        if part == WHOLE:
            return [tables.export(name) for name in tables.schemas]
        places = {name: found for name in CONTENT if (found := self._rows(name, part))}
        exports = [tables.export(name, found) for name, found in places.items()]
        for name, column in (("sources", "source_id"), ("indicators", "indicator_id")):
            named = {
                tables.column(table, column)[at]
                for table in places
                if tables.column(table, column)
                for at in places[table]
            }
            if named - {""}:
                keys = enumerate(tables.column(name, column))
                exports.append(tables.export(name, [at for at, key in keys if key in named]))
        return exports

    def day(self, part: Part) -> date:
        """The day on which the part last changed."""
        if part not in self._days:
            self._days[part] = part_day(self.facts, part)
        return self._days[part]

    def places(self, part: Part) -> list[str]:
        """Codes of the regions that a part has figures of, or is."""
        return sorted({*self._cells(part, "region_code"), *([part.key] if part.kind == "region" else [])})

    def period(self, part: Part) -> tuple[str, str]:
        """First and last day that the figures are about; "" where there are none."""
        starts, ends = self._cells(part, "period_start"), self._cells(part, "period_end")
        return min(starts, default=""), max(ends, default="")

    def name(self, part: Part, language: str) -> str:
        """What the thing is called; "" for the whole."""
        return "" if part == WHOLE else self._named(part)[language]

    def title(self, part: Part, language: str) -> str:
        """The title of its data."""
        kind = "ledger" if part == WHOLE else part.kind
        return load_words(language)(f"dataset.title_{kind}", name=self.name(part, language))

    def description(self, part: Part, language: str) -> str:
        """What its data are, in a sentence or three."""
        words, kind = load_words(language), "ledger" if part == WHOLE else part.kind
        start, end = self.period(part)
        span = words("dataset.span", start=start, end=end) if start else ""
        counts = words("dataset.count", table=words("dataset.figures"), n=f"{self.count(part):,}")
        about = words(f"dataset.about_{kind}", name=self.name(part, language))
        return words("dataset.description", about=about, counts=counts, span=span)

    def _named(self, part: Part) -> Localized:
        known = self.facts.references
        if part.kind == "report":
            return known.sources[part.key].title
        if part.kind == "region":
            return known.regions[part.key].name
        return (known.themes[part.key] if part.kind == "theme" else known.indicators[part.key]).name

    def _cells(self, part: Part, column: str) -> list[str]:
        """A column of the figures of a part."""
        cells = self.tables.column("figures", column)
        return [cells[at] for at in self.figures(part)]

    def _rows(self, name: str, part: Part) -> list[int]:
        """Rows of a table that are of a part; relations and remarks also where they name one of its figures."""
        own = set(self._places(name, part))
        if name in NAMING:
            figures = set(self._cells(part, "figure_id"))
            cells = enumerate(self.tables.column(name, "figure_ids"))
            own |= {at for at, ids in cells if not figures.isdisjoint(ids.split(";"))}
        return sorted(own)

    def _places(self, name: str, part: Part) -> list[int]:
        """Positions of the rows of a table that belong to a part by their own cells."""
        if (name, part.kind) not in self._positions:
            positions: dict[str, list[int]] = {}
            for position, key in enumerate(self._keys(name, part.kind)):
                positions.setdefault(key, []).append(position)
            self._positions[name, part.kind] = positions
        return self._positions[name, part.kind].get(part.key, [])

    def _keys(self, name: str, kind: str) -> Iterable[str]:
        """The key of each row of a table for a kind of parts."""
        known, column = self.facts.references, self.tables.column
        if kind == "theme" and name == "figures":
            return (known.indicators[key].theme.theme_id for key in column(name, "indicator_id"))
        if kind == "region" and name in BY_DOCUMENT:
            return (known.sources[key].region.region_code for key in column(name, "source_id"))
        return column(name, COLUMNS[kind])

    @cached_property
    def _days(self) -> dict[Part, date]:
        return {}

    @cached_property
    def _positions(self) -> dict[tuple[str, str], dict[str, list[int]]]:
        return {}


def part_page(part: Part) -> Address:
    """The page of a part: that of the thing, where its files and citations stand; the data page for the whole."""
    if part.kind == "indicator":
        return addresses.indicator_entry(part.key)
    pages = {"report": addresses.report, "region": addresses.region, "theme": addresses.theme}
    return pages[part.kind](part.key) if part.kind in pages else addresses.datasets()


def part_file(part: Part, form: str) -> Address:
    """The file of a part: figures as csv, all its tables as xlsx."""
    files = {
        "report": addresses.report_data,
        "region": addresses.region_data,
        "theme": addresses.theme_data,
        "indicator": addresses.indicator_data,
    }
    return files[part.kind](part.key, form)


def spoken(words: Words) -> str:
    """The language of the data that readers of these words see."""
    return str(words.table["language"]["data"])
