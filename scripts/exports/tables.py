"""The tables as they are taken away: each row with its names, its evidence, its source and what the audit says of it.

A row that leaves the site keeps its proof. The columns that ``columns.toml`` adds are made once for all rows of a
table, each from the columns that it explains; a part is a choice of rows. No file format is known here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property, partial

import pandas as pd

from scripts import addresses
from scripts.addresses import Address
from scripts.audit.counterparts import KEY
from scripts.audit.facts import Facts
from scripts.audit.groups import name_cell
from scripts.audit.readings import Reading, read_figures
from scripts.audit.terms import INFERRED
from scripts.exports.comparisons import comparison_frames
from scripts.languages import Localized
from scripts.ledger.columns import FileSchema, file_schemas
from scripts.ledger.rows import ADDED, References, Source
from scripts.phrases import publisher_text, quote_title
from scripts.wording.judgements import target_frame, verdict_frame, write_limit
from scripts.wording.values import show_value
from scripts.words import load_words

CODED = ("measured", "status", "evidence", "level", "reason", "severity", "verdict", "target_state")
OF_DOCUMENT = ("completeness", "source_class")
OF_TABLE = {
    ("measures", "kind"): "measure_kind",
    ("relations", "kind"): "relation_kind",
    ("remarks", "kind"): "remark_kind",
    ("sources", "kind"): "source_kind",
    ("indicators", "kind"): "kind",
    ("targets", "state"): "target_state",
    ("targets", "reason"): "target_reason",
}
"""Sections of the words of a coded column, where it is not called like the column."""
CONTENT = ("figures", "measures", "relations", "remarks", "targets", "omissions", "followups")
"""The tables that hold what documents say, in order; the rest explain them."""
GROUPS = ("cells", "comparable")
"""The tables of figures that stand together; each figure names its own, so that they can be put together again."""
Recipe = tuple[tuple[str, ...], Callable[..., str]]
"""The columns that an added column is made of, and how a cell is made of theirs."""


def coded_section(table: str, column: str) -> str:
    """The section of the words that has the words of a column's codes; "" where it has no codes."""
    return OF_TABLE.get((table, column)) or (column if column in (*CODED, *OF_DOCUMENT) else "")


@dataclass(frozen=True)
class Tables:
    """Every table of the ledger as it is taken away. ``address``: that of the site, "" where it is not known."""

    facts: Facts
    address: str

    @cached_property
    def schemas(self) -> Mapping[str, FileSchema]:
        """The schema of each table that has a row; what documents say comes first."""
        schemas = file_schemas(self.facts.ledger)
        return {name: schemas[name] for name in dict.fromkeys((*CONTENT, *schemas)) if name in self._bases}

    @cached_property
    def frames(self) -> Mapping[str, pd.DataFrame]:
        """The cells of each table as text, with every column of its schema; without an added one KeyError names it."""
        frames = {name: self._complete(name, schema.names) for name, schema in self.schemas.items()}
        self.__dict__.pop("_readings", None)  # a row and a reading of every figure, which nobody asks for again
        return frames

    @cached_property
    def _bases(self) -> Mapping[str, pd.DataFrame]:
        """Each table that has a row, without what is added; relations are those that were judged."""
        ledger = self.facts.ledger
        frames = {name: table.frame[table.columns] for name, table in ledger.tables.items()}
        frames["targets"] = target_frame(self.facts.targets)
        frames.update(comparison_frames(self.facts))
        if "relations" in frames:
            judged = verdict_frame(self.facts.verdicts)
            frames["relations"] = frames["relations"].merge(judged, on="relation_id", how="inner")
        return {name: frame.reset_index(drop=True) for name, frame in frames.items() if len(frame)}

    def _complete(self, table: str, names: list[str]) -> pd.DataFrame:
        columns = {str(name): cells.tolist() for name, cells in self._bases[table].items()}
        for name in names:
            if name not in columns:
                keys, make = self._recipe(table, name, columns)
                columns[name] = list(map(cache(make), *(columns[key] for key in keys)))
        if "value_date" in columns:
            pairs = zip(columns["value"], columns["unit"], strict=True)
            columns["value"] = ["" if unit == "date" else value for value, unit in pairs]
        return pd.DataFrame(columns, columns=names, dtype=object)

    def _recipe(self, table: str, column: str, columns: Mapping[str, list[str]]) -> Recipe:
        """How an added column is made. KeyError where nobody knows."""
        stem, language = column[:-3], column[-2:]
        references, site = self.facts.references, f"{self.address}/" if self.address else ""
        if column in ("page", "receipt_url"):
            keys, page = PAGES.get(table, PAGES["sources"])
            return keys, lambda *cells: f"{site}{page(*cells).within('zh')}"
        if column in OF_SOURCE:
            return ("source_id",), lambda key: OF_SOURCE[column](references.sources[key])
        if column == "target_state":
            kind, key = ("measure", "measure_id") if table == "measures" else ("figure", "figure_id")
            states = {target.target_id: target.state for target in self.facts.targets if target.kind == kind}
            return (key,), lambda row_id: states.get(row_id, "")
        if column in MAKERS:
            keys, make = MAKERS[column]
            return tuple(key for key in keys if key in columns), partial(make, self)
        if stem in NAMED:
            names, text = NAMED[stem]
            keys = tuple(name for name in names if name in columns)
            return keys, lambda key: text(references, key)[language] if key else ""
        section = coded_section(table, stem)
        if not section:
            raise KeyError(f"columns.toml adds {column!r} to {table}, and nothing in exports/tables.py makes it")
        words = load_words(language)
        return (stem,), lambda code: words(f"{section}.{code.replace(' ', '-')}") if code else ""

    def _breakdown(self, breakdown: str, *, language: str) -> str:
        members = (member.name[language] for member in self.facts.references.breakdown(breakdown))
        return load_words(language)("text.joiner").join(members)

    def _theme(self, indicator_id: str) -> str:
        return self.facts.references.indicators[indicator_id].theme.theme_id

    def _grade(self, source_id: str, figure_ids: str = "") -> str:
        """Checked where the text is archived, and that of every figure that the row names is too."""
        archived = self.facts.references.sources[source_id].is_archived
        return "checked" if archived and self._cited.isdisjoint(figure_ids.split(";")) else "cited"

    def _bound(self, figure_id: str, *, end: str) -> str:
        """An end of what the words allow; "" where there is no limit, and of a day."""
        reading = self._readings.get(figure_id)
        return write_limit(getattr(reading.ranges.rounded, end)) if reading else ""

    @cached_property
    def _readings(self) -> Mapping[str, Reading]:
        return read_figures(self.facts.figures())

    def _parents(self, region_code: str) -> str:
        return ";".join(region.region_code for region in self.facts.references.regions[region_code].above)

    def _agreement(self, figure_id: str) -> str:
        cell = self.facts.cell_of.get(figure_id)
        return cell.verdict if cell else ""

    def _inferred(self, figure_id: str) -> str:
        kinds = {remark.kind for remark in self.facts.remarks_of.get(figure_id, ())}
        return "period_start;period_end" if INFERRED in kinds else ""

    def _first_published(self, figure_id: str, source_id: str) -> str:
        """The day on which the figure or its document was added, else the day on which the ledger began."""
        added = [*self.facts.history("figures", figure_id, source_id), *self.facts.history("sources", source_id, "")]
        days = [change.day for change in added if change.kind == ADDED]
        day = min(days, default=self.facts.begun)
        return day.isoformat() if day else ""

    def _last_changed(self, first: str, figure_id: str, source_id: str) -> str:
        return max(first, *(item.day.isoformat() for item in self.facts.history("figures", figure_id, source_id)), "")

    def _citation(self, figure_id: str, source_id: str) -> str:
        words, source = load_words("zh"), self.facts.references.sources[source_id]
        return words(
            "cite.row",
            publisher=publisher_text(source.publisher, words),
            title=quote_title(source.title["zh"], words),
            published=source.published or words("text.no_date"),
            site=words("site.name"),
            id=figure_id,
        )

    def _verdicts(self, figure_id: str) -> str:
        verdicts = self.facts.verdicts_of.get(figure_id, ())
        return ";".join(sorted(f"{verdict.relation_id}:{verdict.verdict}" for verdict in verdicts))

    def _remarks(self, figure_id: str) -> str:
        return ";".join(sorted(remark.remark_id for remark in self.facts.remarks_of.get(figure_id, ())))

    @cached_property
    def _cited(self) -> frozenset[str]:
        """The figures whose words could not be read again in an archived text."""
        sources, figures = self.facts.references.sources, self.facts.frame("figures")
        archived = [sources[key].is_archived for key in figures["source_id"]]
        return frozenset(figures["figure_id"][[not is_archived for is_archived in archived]])

    def _quantity(self, value: str, unit_id: str, qualifier: str, *, language: str) -> str:
        if not value:
            return ""
        unit = self.facts.references.units[unit_id]
        amount = date.fromisoformat(value) if unit.dimension == "date" else Decimal(value)
        return show_value(amount, unit, load_words(language), qualifier).text


def row_page(table: str, row: Mapping[str, object]) -> Address:
    """The page on which a row of a table stands."""
    keys, page = PAGES.get(table, PAGES["sources"])
    return page(*(str(row[key]) for key in keys))


def target_page(kind: str, target_id: str, source_id: str) -> Address:
    """The page that proves a target: the receipt of a figure, or the place of a measure on the page of its report."""
    if kind == "figure":
        return addresses.receipt(source_id, target_id)
    return _measure_page(source_id, target_id)


def _measure_page(source_id: str, measure_id: str) -> Address:
    return addresses.report(source_id).at(f"measure-{measure_id}")


PAGES: Mapping[str, tuple[tuple[str, ...], Callable[..., Address]]] = {
    "sources": (("source_id",), addresses.report),
    "indicators": (("indicator_id",), addresses.indicator_entry),
    "figures": (("source_id", "figure_id"), addresses.receipt),
    "measures": (("source_id", "measure_id"), _measure_page),
    "relations": (("source_id", "relation_id"), lambda source_id, key: addresses.report(source_id).at(key)),
    "targets": (("kind", "target_id", "source_id"), target_page),
}
"""The page of a row by the table, of these columns; all others are on the page of their document."""
NAMED: Mapping[str, tuple[tuple[str, ...], Callable[[References, str], Localized]]] = {
    "region": (("region_code",), lambda references, key: references.regions[key].name),
    "theme": (("theme_id",), lambda references, key: references.themes[key].name),
    "indicator": (("indicator_id",), lambda references, key: references.indicators[key].name),
    "unit": (("unit", "unit_id"), lambda references, key: references.units[key].plural),
}
"""What has names beside its identifier, the columns that may hold this, and the name."""
OF_SOURCE: Mapping[str, Callable[[Source], str]] = {
    "source_title": lambda source: source.title["zh"],
    "source_title_en": lambda source: source.title["en"],
    "publisher": lambda source: source.publisher["zh"],
    "published": lambda source: source.published,
    "source_class": lambda source: source.source_class,
    "completeness": lambda source: source.completeness,
    "source_url": lambda source: source.url,
    "text_sha256": lambda source: source.text_sha256,
}
VALUE = ("value", "unit", "qualifier")
MAKERS: Mapping[str, Recipe] = {
    "theme_id": (("indicator_id",), Tables._theme),
    "breakdown_zh": (("breakdown",), partial(Tables._breakdown, language="zh")),
    "breakdown_en": (("breakdown",), partial(Tables._breakdown, language="en")),
    "is_total": (("breakdown",), lambda _, breakdown: "false" if breakdown else "true"),
    "region_level": (("region_code",), lambda tables, code: tables.facts.references.regions[code].level),
    "region_parents": (("region_code",), Tables._parents),
    "value_date": (VALUE[:2], lambda _, value, unit: value if unit == "date" else ""),
    "low": (("figure_id",), partial(Tables._bound, end="low")),
    "high": (("figure_id",), partial(Tables._bound, end="high")),
    "cell_id": (tuple(KEY), lambda _, *cells: name_cell(cells)),
    "agreement": (("figure_id",), Tables._agreement),
    "comparable_group": (("figure_id",), lambda tables, key: tables.facts.grouping.group_of.get(key, "")),
    "not_grouped": (("figure_id",), lambda tables, key: tables.facts.grouping.reasons.get(key, "")),
    "inferred": (("figure_id",), Tables._inferred),
    "first_published": (("figure_id", "source_id"), Tables._first_published),
    "last_changed": (("first_published", "figure_id", "source_id"), Tables._last_changed),
    "citation": (("figure_id", "source_id"), Tables._citation),
    "value_zh": (VALUE, partial(Tables._quantity, language="zh")),
    "value_en": (VALUE, partial(Tables._quantity, language="en")),
    "evidence": (("source_id", "figure_ids"), Tables._grade),
    "verdicts": (("figure_id",), Tables._verdicts),
    "remark_ids": (("figure_id",), Tables._remarks),
}
"""Recipes of the columns that are made in their own way; of the columns named, those are used that the table has."""
