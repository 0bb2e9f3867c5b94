"""The tables as they are taken away: each row with its names, its evidence, its source and what the audit says of it.

A row that leaves the site keeps its proof. Made part by part: from the rows of a part, with the columns that
``columns.toml`` adds, each by the function that is named like it. No file format is known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from scripts import addresses
from scripts.addresses import Address
from scripts.audit.facts import Facts
from scripts.exports.formats import Export
from scripts.ledger.columns import FileSchema, file_schemas
from scripts.ledger.rows import Source
from scripts.wording.judgements import target_frame, verdict_frame
from scripts.wording.values import show_value
from scripts.words import load_words

# Sections of the words that hold the words of a coded column, by table and column ("" for any table).
CODED = {
    ("", "measured"): "measured",
    ("", "status"): "status",
    ("", "evidence"): "evidence",
    ("", "level"): "level",
    ("", "reason"): "reason",
    ("", "severity"): "severity",
    ("", "verdict"): "verdict",
    ("", "target_state"): "target_state",
    ("", "completeness"): "completeness",
    ("", "source_class"): "source_class",
    ("measures", "kind"): "measure_kind",
    ("relations", "kind"): "relation_kind",
    ("remarks", "kind"): "remark_kind",
    ("sources", "kind"): "source_kind",
    ("indicators", "kind"): "kind",
    ("targets", "state"): "target_state",
    ("targets", "reason"): "target_reason",
}
CITED, CHECKED = "cited", "checked"
COMPUTED = ("targets",)
CONTENT = ("figures", "measures", "relations", "remarks", "targets", "omissions", "followups")
"""The tables that hold what documents say, in order; the rest explain them."""
LANGUAGE = slice(-2, None)
"""Where the name of an added column says its language: region_zh."""
Cells = list[str]
Columns = dict[str, Cells]


def coded_section(table: str, column: str) -> str:
    """The section of the words that has the words of a column's codes; "" where it has no codes."""
    return CODED.get((table, column)) or CODED.get(("", column), "")


@dataclass(frozen=True)
class Tables:
    """Every table of the ledger as it is taken away. ``address``: that of the site, "" where it is not known."""

    facts: Facts
    address: str

    @cached_property
    def schemas(self) -> Mapping[str, FileSchema]:
        """The schema of each table that has a row; what documents say comes first."""
        schemas = file_schemas(self.facts.ledger)
        named = {name: schemas[name] for name in (*CONTENT, *schemas) if name in schemas}
        return {name: schema for name, schema in named.items() if self.length(name)}

    @cached_property
    def bases(self) -> Mapping[str, Columns]:
        """The cells of each table as text, by column, without what is added; relations are those that were judged."""
        ledger = self.facts.ledger
        frames = {name: table.frame[table.columns] for name, table in ledger.tables.items()}
        frames["targets"] = target_frame(self.facts.targets)
        if "relations" in frames:
            judged = verdict_frame(self.facts.verdicts)
            frames["relations"] = frames["relations"].merge(judged, on="relation_id", how="inner")
        return {name: {str(key): frame[key].tolist() for key in frame} for name, frame in frames.items()}

    def column(self, name: str, column: str) -> Cells:
        """The cells of a column, without those that are added; [] where there is none."""
        return self.bases.get(name, {}).get(column, [])

    def length(self, name: str) -> int:
        """How many rows a table has."""
        return len(next(iter(self.bases.get(name, {}).values()), []))

    def export(self, name: str, places: Iterable[int] | None = None) -> Export:
        """The rows of a table at these positions (all, in their order) with every column of its schema."""
        schema, section = self.schemas[name], _Section(self, name)
        chosen = list(range(self.length(name)) if places is None else places)
        columns = {key: [cells[at] for at in chosen] for key, cells in self.bases[name].items()}
        for column in schema.names:
            if column not in columns:
                columns[column] = section.cells(column, columns)
        if "value_text" in columns:
            pairs = zip(columns["value"], columns["unit"], strict=True)
            columns["value"] = ["" if unit == "date" else value for value, unit in pairs]
        return Export(name, schema, list(zip(*(columns[column] for column in schema.names), strict=True)))

    def page(self, address: Address) -> str:
        """The address of a page of the Chinese site, as tables name it."""
        path = str(address.within("zh"))
        return f"{self.address}/{path}" if self.address else path

    @cached_property
    def quantities(self) -> dict[tuple[str, str, str, str], str]:
        """Values in words that were made already: parts overlap."""
        return {}

    @cached_property
    def states(self) -> Mapping[tuple[str, str], str]:
        """What became of each target, by its kind and its id: a figure and a measure may have the same."""
        return {(target.kind, target.target_id): target.state for target in self.facts.targets}

    @cached_property
    def cited(self) -> frozenset[str]:
        """The figures whose words could not be read again in an archived text."""
        sources = self.facts.references.sources
        pairs = zip(self.column("figures", "figure_id"), self.column("figures", "source_id"), strict=True)
        return frozenset(figure_id for figure_id, source_id in pairs if not sources[source_id].is_archived)


class _Section:
    """How the added columns of one table are made; each function gives the cells of a column for some rows."""

    def __init__(self, tables: Tables, name: str) -> None:
        self.tables, self.name = tables, name
        self.facts, self.references = tables.facts, tables.facts.references

    def cells(self, column: str, rows: Columns) -> Cells:
        """The cells of an added column. KeyError where nobody knows how it is made."""
        if column in MAKERS:
            return MAKERS[column](self, rows)
        stem, language = column[:-3], column[LANGUAGE]
        if stem in NAMES:
            return self._names(stem, language, rows)
        section = coded_section(self.name, stem)
        if not section:
            raise KeyError(f"columns.toml adds {column!r} to {self.name}, and nothing in exports/tables.py makes it")
        words = load_words(language)
        texts = {code: words(f"{section}.{code.replace(' ', '-')}") if code else "" for code in set(rows[stem])}
        return [texts[code] for code in rows[stem]]

    def _names(self, stem: str, language: str, rows: Columns) -> Cells:
        """Names beside identifiers: a name of ``stem`` for each cell of the column that refers to it."""
        column = next(name for name in NAMES[stem] if name in rows)
        names = {key: self._name(stem, key, language) if key else "" for key in set(rows[column])}
        return [names[key] for key in rows[column]]

    def _name(self, stem: str, key: str, language: str) -> str:
        known = self.references
        if stem == "unit":
            return known.units[key].plural[language]
        if stem == "breakdown":
            members = (member.name[language] for member in known.breakdown(key))
            return load_words(language)("text.joiner").join(members)
        if stem == "region":
            return known.regions[key].name[language]
        return (known.themes[key] if stem == "theme" else known.indicators[key]).name[language]

    def themes(self, rows: Columns) -> Cells:
        return [self.references.indicators[key].theme.theme_id for key in rows["indicator_id"]]

    def quantity(self, rows: Columns, language: str) -> Cells:
        cells = zip(rows["value"], rows["unit"], rows["qualifier"], strict=True)
        return [self._quantity(*cell, language) if cell[0] else "" for cell in cells]

    def _quantity(self, value: str, unit_id: str, qualifier: str, language: str) -> str:
        key = (value, unit_id, qualifier, language)
        if key not in self.tables.quantities:
            unit = self.references.units[unit_id]
            amount = date.fromisoformat(value) if unit.dimension == "date" else Decimal(value)
            self.tables.quantities[key] = show_value(amount, unit, load_words(language), qualifier).text
        return self.tables.quantities[key]

    def grades(self, rows: Columns) -> Cells:
        """Checked where the text is archived, and that of every figure that the row names is too."""
        sources, cited = self.references.sources, self.tables.cited
        named = rows.get("figure_ids", [""] * len(rows["source_id"]))
        return [
            CHECKED if sources[key].is_archived and cited.isdisjoint(ids.split(";")) else CITED
            for key, ids in zip(rows["source_id"], named, strict=True)
        ]

    def verdicts(self, rows: Columns) -> Cells:
        of = self.facts.verdicts_of
        return [
            ";".join(sorted(f"{verdict.relation_id}:{verdict.verdict}" for verdict in of.get(key, ())))
            for key in rows["figure_id"]
        ]

    def remarks(self, rows: Columns) -> Cells:
        of = self.facts.remarks_of
        return [";".join(sorted(row.remark_id for row in of.get(key, ()))) for key in rows["figure_id"]]

    def states(self, rows: Columns) -> Cells:
        kind, column = ("figure", "figure_id") if "figure_id" in rows else ("measure", "measure_id")
        return [self.tables.states.get((kind, key), "") for key in rows[column]]

    def source(self, rows: Columns, text: Callable[[Source], str]) -> Cells:
        sources = self.references.sources
        return [text(sources[key]) for key in rows["source_id"]]

    def pages(self, rows: Columns) -> Cells:
        return [self.tables.page(address) for address in page_addresses(self.name, rows)]


def page_addresses(name: str, rows: Columns) -> Iterator[Address]:
    """The page of each row of a table."""
    if name == "indicators":
        yield from map(addresses.indicator_entry, rows["indicator_id"])
        return
    reports = map(addresses.report, rows["source_id"])
    if name == "figures":
        yield from map(addresses.receipt, rows["source_id"], rows["figure_id"])
    elif name == "measures":
        yield from (page.at(f"measure-{key}") for page, key in zip(reports, rows["measure_id"], strict=True))
    elif name == "relations":
        yield from (page.at(key) for page, key in zip(reports, rows["relation_id"], strict=True))
    elif name == "targets":
        yield from map(target_page, rows["kind"], rows["target_id"], rows["source_id"])
    else:
        yield from reports


def target_page(kind: str, target_id: str, source_id: str) -> Address:
    """The page that proves a target: the receipt of a figure, or the place of a measure on the page of its report."""
    if kind == "figure":
        return addresses.receipt(source_id, target_id)
    return addresses.report(source_id).at(f"measure-{target_id}")


NAMES = {
    "region": ("region_code",),
    "theme": ("theme_id",),
    "indicator": ("indicator_id",),
    "breakdown": ("breakdown",),
    "unit": ("unit", "unit_id"),
}
MAKERS: Mapping[str, Callable[[_Section, Columns], Cells]] = {
    "theme_id": _Section.themes,
    "value_text": lambda _, rows: rows["value"],
    "value_zh": lambda section, rows: section.quantity(rows, "zh"),
    "value_en": lambda section, rows: section.quantity(rows, "en"),
    "evidence": _Section.grades,
    "verdicts": _Section.verdicts,
    "remark_ids": _Section.remarks,
    "target_state": _Section.states,
    "source_title": lambda section, rows: section.source(rows, lambda source: source.title["zh"]),
    "source_title_en": lambda section, rows: section.source(rows, lambda source: source.title["en"]),
    "publisher": lambda section, rows: section.source(rows, lambda source: source.publisher),
    "published": lambda section, rows: section.source(rows, lambda source: source.published),
    "url": lambda section, rows: section.source(rows, lambda source: source.url),
    "text_sha256": lambda section, rows: section.source(rows, lambda source: source.text_sha256),
    "page": _Section.pages,
}
