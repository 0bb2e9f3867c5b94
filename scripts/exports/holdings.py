"""What the ledger holds of a part (a report, a region, a theme, an indicator, a province or the whole): rows and names.

Files, interface, catalogues, feeds and "Download and cite" of pages are all made from it, so that they tell the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from scripts import addresses
from scripts.addresses import NATION, Address, province_of
from scripts.artefacts import WHOLE, Part
from scripts.audit.facts import Facts
from scripts.audit.part_days import part_day
from scripts.exports.bilingual import SPOKEN, spoken
from scripts.exports.difference import list_differences
from scripts.exports.formats import Export, with_witnesses
from scripts.exports.tables import CONTENT, GROUPS, Tables
from scripts.keeper import NOBODY, Keeper
from scripts.languages import Localized
from scripts.ledger.rows import Indicator, Region, Source, Theme
from scripts.ledger.versions import Release, version_day
from scripts.words import number

COLUMNS = {"report": "source_id", "region": "region_code", "theme": "theme_id", "indicator": "indicator_id"}
"""The kinds of parts, and the column that says to which one a row belongs."""
MOST_IN_FILE = 20_000
"""Figures of a part in one file: at 1.1 KB each more would outgrow 25 MB. The packages of the provinces have them."""
STATED = ("figures", "measures", "omissions")
NAMING = ("relations", "remarks")
BY_DOCUMENT = ("relations", "remarks", "omissions")
"""Tables whose rows name no place: they are of the place of their document."""
BOOKS = {f"-{language}.xlsx": language for language in SPOKEN}
"""The editions of a workbook: the end of its name, and its language."""
RELEASED = {
    **{f"ledger{end}": language for end, language in BOOKS.items()},
    **dict.fromkeys(("ledger.zip", "ledger.sqlite", "figures.csv"), ""),
}
"""Files of a release that a person would take, and their languages: the whole, and the figures."""


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of the data; all "" where the package names none."""

    name: str = ""
    path: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class PartFile:
    """A file of a part: where it is, and its language, "" where it is for readers of every one."""

    address: Address
    language: str = ""

    @property
    def form(self) -> str:
        """Its format: csv, xlsx, zip, sqlite."""
        return self.address.path.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class About:
    """What files say of a part. ``day``: of its last change; ``version``: "" for a part, which has only its day."""

    title: Localized
    description: Localized
    day: date
    version: str
    licence: Licence


@dataclass(frozen=True)
class Holdings:
    """The rows and names of every part. ``address``: that of the site, without a slash at the end, or "".

    ``releases``: those of which there is an archive, the newest first; ``keeper``: who answers for the data.
    """

    facts: Facts
    address: str = ""
    releases: tuple[Release, ...] = ()
    keeper: Keeper = NOBODY

    @cached_property
    def tables(self) -> Tables:
        """The tables as they are taken away."""
        return Tables(self.facts, self.address)

    @property
    def version(self) -> str:
        """The version of the data; an input of few files."""
        return str(self.facts.ledger.descriptor.get("version", ""))

    @property
    def earlier(self) -> list[Release]:
        """The releases before this version of which there is an archive, the newest first."""
        day = version_day(self.version)
        return [one for one in self.releases if version_day(one.version) < day]

    @property
    def previous(self) -> Release | None:
        """The release before this version, if it was kept with its manifest."""
        return next((one for one in self.earlier if one.has_manifest), None)

    @cached_property
    def differences(self) -> list[dict[str, str]]:
        """What this version changes since that release."""
        return list_differences(self.facts, self.previous)

    @property
    def licence(self) -> Licence:
        """The licence that the package names first."""
        first: Mapping[str, str] = next(iter(self.facts.ledger.descriptor.get("licenses", [])), {})
        return Licence(*(str(first.get(name, "")) for name in ("name", "path", "title")))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of which there is a row that a document states, by kind, each kind in the order of its keys."""
        return tuple(
            Part(kind, key)
            for kind in COLUMNS
            for key in sorted(set().union(*(self.keys(name, kind) for name in STATED)))
        )

    def keys(self, name: str, kind: str) -> Sequence[str]:
        """The parts of a kind of which a table has rows, by their keys."""
        return sorted(key for key in self._places.get((name, kind), {}) if key)

    def count(self, part: Part) -> int:
        """How many figures a part has."""
        return len(self.frame("figures", part) if part == WHOLE else self._at("figures", part))

    def frame(self, name: str, part: Part) -> pd.DataFrame:
        """The rows of a table that are of a part by their own cells."""
        frame = self.tables.frames.get(name, pd.DataFrame())
        return frame if part == WHOLE else frame.take(self._at(name, part))

    def export(self, name: str, part: Part) -> Export:
        """The same, as they are taken away."""
        return Export(name, self.tables.schemas[name], with_witnesses(self.frame(name, part)))

    def exports(self, part: Part) -> list[Export]:
        """All tables of a part: its own rows, what names its figures, and the documents and indicators of both."""
        whole = self.tables.frames
        if part == WHOLE:
            return [self.export(name, WHOLE) for name in whole]
        frames = {name: frame for name in CONTENT if len(frame := self._with_naming(name, part))}
        for name, column in (("sources", "source_id"), ("indicators", "indicator_id")):
            named: set[str] = set().union(*(frame[column] for frame in frames.values() if column in frame))
            frames[name] = whole[name][whole[name][column].isin(named)]
        schemas = self.tables.schemas
        return [Export(name, schemas[name], with_witnesses(frame)) for name, frame in frames.items() if len(frame)]

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """The provinces by which the files of the whole are divided; none where they are not."""
        if not self.facts.is_divided:
            return ()
        return tuple(sorted(set().union(*(self.keys(name, "province") for name in STATED))))

    def province_exports(self, code: str) -> list[Export]:
        """All tables of a province, and the reference tables."""
        own = {export.name: export for export in self.exports(Part("province", code))}
        shared = [
            self.export(name, WHOLE) for name in self.tables.schemas if name not in (*CONTENT, *GROUPS, "sources")
        ]
        return [*own.values(), *(export for export in shared if export.name not in own)]

    def files(self, part: Part) -> list[PartFile]:
        """The files of a part: a CSV where it has figures; workbooks of archived reports, their places and the nation.

        A large ledger has no workbooks of parts, and no file of a theme, whose indicators have theirs. Of the whole
        those of the release that a person would take; of one that is divided the package of each province.
        """
        if part == WHOLE:
            provinces = {f"ledger-{code}.zip": "" for code in self.provinces}
            return [
                PartFile(addresses.release(self.version, name), language)
                for name, language in (provinces or RELEASED).items()
            ]
        has_book = part in self._in_books and not self.facts.is_large
        has_csv = 0 < self.count(part) <= MOST_IN_FILE and not (part.kind == "theme" and self.facts.is_large)
        ends = {**({".csv": ""} if has_csv else {}), **(BOOKS if has_book else {})}
        return [PartFile(addresses.part_data(part.kind, part.key + end), language) for end, language in ends.items()]

    @cached_property
    def _in_books(self) -> frozenset[Part]:
        """The parts that have workbooks. No count of rows decides it: an address that is there stays there."""
        archived = [source for source in self.facts.references.sources.values() if source.is_archived]
        places = {NATION, *(source.region.region_code for source in archived)}
        parts = {Part("report", source.source_id) for source in archived} | {Part("region", code) for code in places}
        return frozenset(parts & {*self.parts})

    def day(self, part: Part) -> date:
        """The day on which the part last changed."""
        if part not in self._days:
            self._days[part] = part_day(self.facts, part)
        return self._days[part]

    @cached_property
    def _days(self) -> dict[Part, date]:
        """What many files ask of the same part."""
        return {}

    def places(self, part: Part) -> list[str]:
        """Codes of the regions that a part has figures of, or is."""
        return sorted({*self.cells(part, "region_code"), *([part.key] if part.kind == "region" else [])})

    def period(self, part: Part) -> tuple[str, str]:
        """First and last day that the figures are about; "" where there are none."""
        starts, ends = self.cells(part, "period_start"), self.cells(part, "period_end")
        return min(starts, default=""), max(ends, default="")

    def row(self, part: Part) -> Source | Region | Theme | Indicator | None:
        """The row that a part is of; None where there is none of it, as of the whole."""
        references = self.facts.references
        rows: Mapping[str, Mapping[str, Source | Region | Theme | Indicator]] = {
            "report": references.sources,
            "region": references.regions,
            "theme": references.themes,
            "indicator": references.indicators,
        }
        return rows.get(part.kind, {}).get(part.key)

    def name(self, part: Part) -> Localized:
        """What the thing is called; "" for the whole."""
        row = self.row(part)
        if row is None:
            return Localized(dict.fromkeys(SPOKEN, ""))
        return row.title if isinstance(row, Source) else row.name

    def title(self, part: Part) -> Localized:
        """The title of its data."""
        kind = "ledger" if part == WHOLE else part.kind
        return spoken(f"dataset.title_{kind}", name=self.name(part))

    def description(self, part: Part) -> Localized:
        """What its data are, in a sentence or three."""
        kind, (start, end) = "ledger" if part == WHOLE else part.kind, self.period(part)
        span = spoken("dataset.span", start=start, end=end) if start else ""
        counts = spoken("dataset.count", table=spoken("dataset.figures"), n=number(self.count(part)))
        about = spoken(f"dataset.about_{kind}", name=self.name(part))
        return spoken("dataset.description", about=about, counts=counts, span=span)

    def about(self, part: Part) -> About:
        """What files say of it."""
        version = self.version if part == WHOLE else ""
        return About(self.title(part), self.description(part), self.day(part), version, self.licence)

    def cells(self, part: Part, column: str) -> list[str]:
        """A column of the figures of a part."""
        cells = self._columns.get(column, [])
        return cells if part == WHOLE else [cells[at] for at in self._at("figures", part)]

    @cached_property
    def _columns(self) -> Mapping[str, list[str]]:
        """The cells of figures by column."""
        frame = self.tables.frames.get("figures", pd.DataFrame())
        return {
            column: frame[column].tolist()
            for column in ("figure_id", "region_code", "period_start", "period_end", "first_published")
            if column in frame
        }

    def _with_naming(self, name: str, part: Part) -> pd.DataFrame:
        """Rows of a table that are of a part; relations and remarks also where they name one of its figures."""
        own = self.frame(name, part)
        if name not in NAMING or name not in self.tables.frames:
            return own
        frame, figures = self.tables.frames[name], set(self.cells(part, "figure_id"))
        named = [not figures.isdisjoint(ids.split(";")) for ids in frame["figure_ids"]]
        return frame[frame.index.isin(own.index) | named]

    def _at(self, name: str, part: Part) -> list[int]:
        """Positions of the rows of a table that are of a part."""
        return self._places.get((name, part.kind), {}).get(part.key, [])

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], Mapping[str, list[int]]]:
        """Positions of the rows of a table for a kind of parts, by the part to which they belong."""
        return {
            (name, kind): {str(key): [*at] for key, at in pd.Series(keys).groupby(pd.Series(keys)).indices.items()}
            for name in self.tables.frames
            for kind in (*COLUMNS, "province")
            if (keys := self._part_keys(name, kind))
        }

    def _part_keys(self, name: str, kind: str) -> Sequence[str]:
        """The key of each row of a table for a kind of parts; nothing where its rows belong to none."""
        if kind == "province":
            return [*map(province_of, self._part_keys(name, "region"))]
        frame, sources = self.tables.frames[name], self.facts.references.sources
        if kind == "region" and name in BY_DOCUMENT:
            return [sources[key].region.region_code for key in frame["source_id"]]
        return list(frame.get(COLUMNS[kind], ()))


def part_name(part: Part) -> str:
    """A name of a part for programs: region-610824; ledger for the whole."""
    return "ledger" if part == WHOLE else f"{part.kind}-{part.key}"


def part_page(part: Part) -> Address:
    """The page of a part: that of the thing, where its files and citations stand; the data page for the whole."""
    return PAGES[part.kind](part.key) if part.kind in PAGES else addresses.datasets()


PAGES: Mapping[str, Callable[[str], Address]] = {
    "report": addresses.report,
    "region": addresses.region,
    "theme": addresses.theme,
    "indicator": addresses.indicator_entry,
}
