"""The pages of a language and what stands on each: from views to rendered pages and charts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from scripts import addresses
from scripts.addresses import Address, province_of
from scripts.artefacts import Artefact, Part, give
from scripts.charts.captions import Captions
from scripts.charts.gallery import Gallery, choose_charts
from scripts.exports.downloads import Downloads, describe_downloads
from scripts.exports.holdings import Holdings
from scripts.keeper import NOBODY, Keeper
from scripts.ledger.records import group_by, rows_of
from scripts.pages.chart_files import Exhibition
from scripts.pages.rendering import Describable, PageInputs, page_artefact
from scripts.paths import ROOT
from scripts.phrases import count_text
from scripts.wording.accounts import Accounts, CheckView, TargetView
from scripts.wording.views import (
    FigureView,
    Index,
    MeasureView,
    counts_text,
    index_reference,
    summarise_figures,
    summarise_measures,
)
from scripts.words import Words

MOST_ROWS = 200
MOST_RECEIPTS = 200
MOST_IN_LIST = 2
CARDS_A_REPORT = 3
NEWEST = 12


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Rows that a page shows and how many there are; no page grows with the nation."""

    rows: Sequence[Any]
    total: int

    @property
    def hidden(self) -> int:
        """How many rows are not shown."""
        return self.total - len(self.rows)


def limit(rows: Sequence[Any], most: int = MOST_ROWS) -> Excerpt:
    """The first rows."""
    return Excerpt(rows[:most], len(rows))


@dataclass(frozen=True, slots=True)
class Chapter:
    """The figures of a document that are of one theme, where it has too many for one page of receipts."""

    theme_id: str
    name: str
    views: tuple[FigureView, ...]


class Site:
    """Everything that the pages of one language need, looked up once: no page searches a table.

    ``evidence`` has the rows of ``summarise_evidence``; ``chosen`` are the charts, where another language has them;
    ``written`` is the folder of the hand-written pages of all languages; ``keeper``: who keeps the site.
    """

    def __init__(
        self,
        holdings: Holdings,
        evidence: pd.DataFrame,
        words: Words,
        chosen: Gallery | None = None,
        written: Path = ROOT / "docs",
        keeper: Keeper = NOBODY,
    ) -> None:
        self.holdings, self.facts, self.ledger = holdings, holdings.facts, holdings.facts.ledger
        self.words, self.chosen, self.written, self.keeper = words, chosen, written / words.language, keeper
        self.evidence = {row["source_id"]: _evidence(row) for row in evidence.to_dict("records")}
        self.index: Index = index_reference(self.ledger)
        self.figures = summarise_figures(self.facts, words)
        self.measures = summarise_measures(self.facts, words)
        self.ways = self._ways()

    @cached_property
    def by_region(self) -> dict[str, list[FigureView]]:
        """Figures by region code."""
        return group_by(self.figures, "region_code")

    def figure(self, figure_id: str) -> FigureView | None:
        """A figure by its id; None where there is none."""
        return self._figures.get(figure_id)

    @cached_property
    def _figures(self) -> dict[str, FigureView]:
        return {view.figure_id: view for view in self.figures}

    @cached_property
    def by_source(self) -> dict[str, list[FigureView]]:
        """Figures by document, in the order in which they stand in it; by figure_id where no text is archived."""
        groups = group_by(self.figures, "source_id")
        return {key: sorted(rows, key=lambda view: view.start or 0) for key, rows in groups.items()}

    @cached_property
    def by_indicator(self) -> dict[str, list[FigureView]]:
        """Figures by indicator, by region and period."""
        rows = sorted(self.figures, key=lambda view: (view.region_code, view.period_end, view.breakdown_id))
        return group_by(rows, "indicator_id")

    @cached_property
    def measures_by(self) -> dict[str, dict[str, list[MeasureView]]]:
        """Measures by region, document and theme."""
        return {name: group_by(self.measures, name) for name in ("region_code", "source_id", "theme_id")}

    @cached_property
    def omissions(self) -> dict[str, list[Any]]:
        """Omissions by document."""
        return group_by(rows_of(self.ledger, "omissions"), "source_id")

    @cached_property
    def children(self) -> dict[str, list[Any]]:
        """Regions by the code of the region above, those alone under which something is entered."""
        rows = [row for row in self.index.all("regions") if row.region_code in self.weight]
        return group_by(rows, "parent_code")

    @cached_property
    def accounts(self) -> Accounts:
        """The audit and the targets."""
        return Accounts(self.facts, self.index, self.words, (self.figures, self.measures))

    @cached_property
    def weight(self) -> dict[str, int]:
        """Figures in a region and below it; a region without figures or documents in or below it is absent."""
        weight: dict[str, int] = {}
        about = {row.region_code: 0 for row in self.index.all("sources")}
        own = {**about, **{code: len(rows) for code, rows in self.by_region.items()}}
        for code, count in own.items():
            above = code
            while above:
                weight[above] = weight.get(above, 0) + count
                above = self.index.get("regions", above).parent_code
        return weight

    def split(self, source_id: str) -> tuple[Chapter, ...]:
        """The themes of a document that has more than MOST_RECEIPTS figures; none where one page holds them."""
        views = self.by_source.get(source_id, [])
        groups = group_by(views, "theme_id") if len(views) > MOST_RECEIPTS else {}
        return tuple(
            Chapter(row.theme_id, self.words.pick(row, "name"), tuple(groups[row.theme_id]))
            for row in self.themes
            if row.theme_id in groups
        )

    def has_page(self, indicator_id: str) -> bool:
        """Whether an indicator has a page; one with few figures stands in the list of all."""
        return len(self.by_indicator.get(indicator_id, ())) > MOST_IN_LIST

    def _ways(self) -> dict[str, str]:
        """Where pages stand that are parts of others, by their own addresses: indicators, receipts of a theme."""
        listed = {
            str(addresses.indicator(row.indicator_id)): str(addresses.indicator_entry(row.indicator_id))
            for row in self.index.all("indicators")
            if not self.has_page(row.indicator_id)
        }
        return listed | {
            view.proof: str(addresses.receipts_part(source_id, chapter.theme_id).at(view.figure_id))
            for source_id in self.by_source
            for chapter in self.split(source_id)
            for view in chapter.views
        }

    def indicator_address(self, indicator_id: str) -> Address:
        """The page on which an indicator stands: its own, or the list."""
        return addresses.indicator(indicator_id) if self.has_page(indicator_id) else addresses.indicators()

    def way(self, address: str) -> str:
        """Where the page of a lasting address stands now."""
        return self.ways.get(address, address)

    def check_address(self, check: CheckView) -> Address:
        """Where the working of a relation stands."""
        return addresses.arithmetic_of(province_of(check.region_code)).at(check.relation_id)

    def target_address(self, target: TargetView) -> Address:
        """Where a target stands among all."""
        return addresses.targets_of(province_of(target.region_code)).at(target.anchor)

    def name(self, table: str, key: str) -> str:
        """Name of a row of a reference table in this language."""
        return self.words.pick(self.index.get(table, key), "name")

    def unit_name(self, unit_id: str) -> str:
        """What a unit is called as a heading: 户, households."""
        row = self.index.get("units", unit_id)
        return str(row.name_zh if self.words.data == "zh" else row.plural_en or row.name_en)

    def trail(self, code: str) -> list[dict[str, str]]:
        """Regions above a region, from the nation down."""
        trail = []
        above = self.index.get("regions", code).parent_code
        while above:
            trail.append({"name": self.name("regions", above), "path": f"regions/{above}.html"})
            above = self.index.get("regions", above).parent_code
        return trail[::-1]

    def places(self, parent: str) -> list[dict[str, Any]]:
        """Regions below ``parent`` with what is entered in and under them."""
        return [
            {
                "name": self.words.pick(row, "name"),
                "path": f"regions/{row.region_code}.html",
                "figures": self.weight[row.region_code],
            }
            for row in self.children.get(parent, [])
        ]

    def report(self, source_id: str) -> dict[str, Any]:
        """What lists say of a document."""
        row, words = self.index.get("sources", source_id), self.words
        figures, year = self.by_source.get(source_id, []), row.period_end[:4]
        years = words("period.years", start=row.period_start[:4], end=year)
        return {
            "source_id": source_id,
            "archived": bool(row.text_sha256),
            "path": f"reports/{source_id}.html",
            "region_path": f"regions/{row.region_code}.html",
            "region": self.name("regions", row.region_code),
            "title": row.title if words.data == "zh" else row.title_en,
            "publisher": row.publisher or words("text.no_publisher"),
            "published": row.published or words("text.no_date"),
            "kind": words(f"source_kind.{row.kind}"),
            "completeness": words(f"completeness.{row.completeness}"),
            "years": words("period.year", year=year) if row.period_start[:4] == year else years,
            "counts": counts_text(len(figures), len(self.measures_by["source_id"].get(source_id, [])), words)
            if row.text_sha256
            else count_text("figures", len(figures), words),
            "evidence": self.evidence[source_id],
            "cards": self.cards(figures, CARDS_A_REPORT),
        }

    @cached_property
    def reports(self) -> list[dict[str, Any]]:
        """Archived documents, then those cited by link; of both the newest first, those without a date last."""
        rows = sorted(self.index.all("sources"), key=lambda row: row.source_id)
        rows = sorted(rows, key=lambda row: (bool(row.text_sha256), row.published), reverse=True)
        return [self.report(row.source_id) for row in rows]

    def reports_of(self, source_ids: set[str]) -> list[dict[str, Any]]:
        """These documents, in the order of ``reports``."""
        return [item for item in self.reports if item["source_id"] in source_ids]

    @cached_property
    def archived(self) -> list[dict[str, Any]]:
        """Documents whose text is archived."""
        return [item for item in self.reports if item["archived"]]

    @cached_property
    def cited(self) -> list[dict[str, Any]]:
        """Documents that are known by their link alone."""
        return [item for item in self.reports if not item["archived"]]

    @cached_property
    def cited_counts(self) -> dict[str, int]:
        """How many documents are cited by link, and how many figures they gave."""
        figures = sum(item["evidence"]["figures"] for item in self.cited)
        return {"sources": len(self.cited), "figures": figures}

    def cards(self, figures: Iterable[FigureView], most: int) -> list[FigureView]:
        """The core figures, growth aside: results of indicators that have a place in the core, the newest of each."""
        best: dict[str, FigureView] = {}
        for view in figures:
            place = self.index.get("indicators", view.indicator_id).core
            known = best.get(view.indicator_id)
            level = "change=" not in view.breakdown_id
            if place and level and (known is None or _rank(view) > _rank(known)):
                best[view.indicator_id] = view
        order = sorted(best.values(), key=lambda view: int(self.index.get("indicators", view.indicator_id).core))
        return order[:most]

    def themed(self, figures: Sequence[FigureView]) -> list[dict[str, Any]]:
        """Figures in groups by theme, themes in their order; within each by indicator, so that years stand together."""
        ranked = sorted(figures, key=lambda view: (view.indicator_id, view.breakdown_id, view.period_end))
        groups = group_by(ranked, "theme_id")
        return [
            {
                "name": self.name("themes", row.theme_id),
                "path": f"themes/{row.theme_id}.html",
                "theme_id": row.theme_id,
                "rows": groups[row.theme_id],
            }
            for row in self.themes
            if row.theme_id in groups
        ]

    @cached_property
    def themes(self) -> list[Any]:
        """Themes in their order."""
        return sorted(self.index.all("themes"), key=lambda row: int(row.position))

    def indicator_line(self, row: Any) -> dict[str, Any]:
        """What lists say of an indicator."""
        views = self.by_indicator.get(row.indicator_id, [])
        regions = len({view.region_code for view in views})
        return {
            "name": self.words.pick(row, "name"),
            "path": f"indicators/{row.indicator_id}.html",
            "definition": self.words.pick(row, "definition"),
            "unit": self.unit_name(row.unit_id),
            "figures": len(views),
            "regions": regions,
            "uses": self.words("text.middot").join(
                (count_text("figures", len(views), self.words), count_text("regions", regions, self.words))
            ),
        }

    @cached_property
    def gallery(self) -> Gallery:
        """The charts of every page, free of language."""
        return self.chosen or choose_charts(self.facts)

    @cached_property
    def exhibition(self) -> Exhibition:
        """The charts in this language."""
        return Exhibition(self.gallery, Captions(self.words))

    def page(self, template: str, at: Address, describe: Callable[[], Describable]) -> Artefact[PageInputs]:
        """The page at an address: ``template`` filled with what ``describe`` gives when the page is made."""
        return page_artefact(self.words, template, at.path, describe, self.ways)

    def files(
        self, key: str, paths: tuple[str, ...], pack: Callable[[], Mapping[str, bytes]]
    ) -> Artefact[tuple[bytes, ...]]:
        """Files that a page loads, by their paths within the language; ``pack`` gives the bytes of each path."""

        def files() -> tuple[bytes, ...]:
            made = pack()
            return tuple(made[path] for path in paths)

        return Artefact(tuple(f"{self.words.language}/{path}" for path in paths), Part("page", key), files, give)

    def show(self, chart_ids: Iterable[str]) -> tuple[dict[str, Any], ...]:
        """What the templates need of these charts."""
        return tuple(self.exhibition.show(chart_id) for chart_id in chart_ids)

    def downloads(self, kind: str, key: str) -> Downloads:
        """What the page of a thing offers to take and to cite."""
        return describe_downloads(self.holdings, Part(kind, key), self.words)


def _rank(view: FigureView) -> tuple[bool, str, bool, bool]:
    """Results before plans, then the newest, then without a breakdown or by household, then the one checked."""
    plain = view.breakdown_id in ("", "counted=households")
    return view.status_id == "result", view.period_end, plain, view.evidence == "checked"


def _evidence(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    """A row of ``summarise_evidence`` as pages show it: counts, with 0 for what is not known, and the share checked."""
    names = ("figures", "omissions", "measures", "runs", "checked", "characters")
    counts = {name: 0 if pd.isna(row[name]) else int(row[name]) for name in names}
    return {**counts, "verified": f"{row['share']}%" if row["share"] and row["how"] != "link" else ""}
