"""The pages of a language and what stands on each: from views to rendered pages and charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from scripts import addresses
from scripts.addresses import Address, province_of
from scripts.artefacts import Artefact, Part, give
from scripts.charts.captions import Captions
from scripts.charts.gallery import Gallery, choose_charts
from scripts.checks.assurance import Assurance
from scripts.exports.downloads import Downloads, describe_downloads
from scripts.exports.holdings import Holdings
from scripts.keeper import NOBODY, Keeper
from scripts.ledger.records import group_by
from scripts.ledger.rows import Indicator, Omission, Region, Theme
from scripts.pages.chart_files import Exhibition, ShownChart
from scripts.pages.glossary import Term, read_terms
from scripts.pages.listings import (
    IndicatorLine,
    Link,
    RegionLine,
    ReportCounts,
    ReportLine,
    ThemeFigures,
    newest_result,
)
from scripts.pages.rendering import Describable, PageInputs, page_artefact
from scripts.paths import ROOT
from scripts.phrases import count_text, publisher_text
from scripts.wording.accounts import Accounts, CheckView, TargetView
from scripts.wording.views import FigureView, MeasureView, counts_text, summarise_figures, summarise_measures
from scripts.words import Words

MOST_RECEIPTS = 200
MOST_IN_LIST = 2
CARDS_A_REPORT = 3
LAST = 1_000  # the place of an indicator that is not of the core
NEWEST = 12


@dataclass(frozen=True, slots=True)
class Chapter:
    """The figures of a document that are of one theme, where it has too many for one page of receipts."""

    theme_id: str
    name: str
    views: tuple[FigureView, ...]


class Site:
    """Everything that the pages of one language need, looked up once: no page searches a table.

    ``evidence`` is what ``summarise_evidence`` gives; ``chosen`` are the charts, where another language has them;
    ``written`` is the folder of the hand-written pages of all languages; ``keeper``: who keeps the site.
    """

    def __init__(
        self,
        holdings: Holdings,
        evidence: Iterable[Assurance],
        words: Words,
        chosen: Gallery | None = None,
        written: Path = ROOT / "docs",
        keeper: Keeper = NOBODY,
    ) -> None:
        self.holdings, self.facts, self.ledger = holdings, holdings.facts, holdings.facts.ledger
        self.words, self.chosen, self.written, self.keeper = words, chosen, written / words.language, keeper
        self.evidence = {row.source_id: row for row in evidence}
        self.references = self.facts.references
        self.figures = summarise_figures(self.facts, words)
        self.measures = summarise_measures(self.facts, words)
        self.ways = self._ways()

    @cached_property
    def by_region(self) -> dict[str, list[FigureView]]:
        """Figures by region code."""
        return group_by(self.figures, lambda row: row.region_code)

    def figure(self, figure_id: str) -> FigureView | None:
        """A figure by its id; None where there is none."""
        return self._figures.get(figure_id)

    @cached_property
    def _figures(self) -> dict[str, FigureView]:
        return {view.figure_id: view for view in self.figures}

    @cached_property
    def by_source(self) -> dict[str, list[FigureView]]:
        """Figures by document, in the order in which they stand in it; by figure_id where no text is archived."""
        groups = group_by(self.figures, lambda row: row.source_id)
        return {key: sorted(rows, key=lambda view: view.start or 0) for key, rows in groups.items()}

    @cached_property
    def by_indicator(self) -> dict[str, list[FigureView]]:
        """Figures by indicator, by region and period."""
        rows = sorted(self.figures, key=lambda view: (view.region_code, view.period_end, view.breakdown_id))
        return group_by(rows, lambda row: row.indicator_id)

    @cached_property
    def measures_by(self) -> dict[str, dict[str, list[MeasureView]]]:
        """Measures by region, document and theme."""
        return {
            "region_code": group_by(self.measures, lambda row: row.region_code),
            "source_id": group_by(self.measures, lambda row: row.source_id),
            "theme_id": group_by(self.measures, lambda row: row.theme_id),
        }

    @cached_property
    def omissions(self) -> dict[str, list[Omission]]:
        """Omissions by document."""
        return group_by(self.facts.omissions(), lambda row: row.source.source_id)

    @cached_property
    def children(self) -> dict[str, list[Region]]:
        """Regions by the code of the region above, those alone under which something is entered."""
        rows = (row for row in self.references.regions.values() if row.region_code in self.weight)
        return group_by(rows, lambda row: row.parent.region_code if row.parent else "")

    @cached_property
    def accounts(self) -> Accounts:
        """The audit and the targets."""
        return Accounts(self.facts, self.words, (self.figures, self.measures))

    @cached_property
    def weight(self) -> dict[str, int]:
        """Figures in a region and below it; a region without figures or documents in or below it is absent."""
        weight: dict[str, int] = {}
        about = {row.region.region_code: 0 for row in self.references.sources.values()}
        own = {**about, **{code: len(rows) for code, rows in self.by_region.items()}}
        for code, count in own.items():
            region = self.references.regions[code]
            for place in (region, *reversed(region.above)):
                weight[place.region_code] = weight.get(place.region_code, 0) + count
        return weight

    def split(self, source_id: str) -> tuple[Chapter, ...]:
        """The themes of a document that has more than MOST_RECEIPTS figures; none where one page holds them."""
        views = self.by_source.get(source_id, [])
        groups = group_by(views, lambda row: row.theme_id) if len(views) > MOST_RECEIPTS else {}
        return tuple(
            Chapter(row.theme_id, self.words.text(row.name), tuple(groups[row.theme_id]))
            for row in self.themes
            if row.theme_id in groups
        )

    def has_page(self, indicator_id: str) -> bool:
        """Whether an indicator has a page; one with few figures stands in the list of all."""
        return len(self.by_indicator.get(indicator_id, ())) > MOST_IN_LIST

    def _ways(self) -> dict[str, str]:
        """Where parts of other pages stand, by their own addresses: indicators, workings, receipts of a theme."""
        listed = {
            str(addresses.indicator(key)): str(addresses.indicator_entry(key))
            for key in self.references.indicators
            if not self.has_page(key)
        }
        return (
            listed
            | self._ways_of_checks()
            | {
                view.proof: str(addresses.receipts_part(source_id, chapter.theme_id).at(view.figure_id))
                for source_id in self.by_source
                for chapter in self.split(source_id)
                for view in chapter.views
            }
        )

    def _ways_of_checks(self) -> dict[str, str]:
        """Where the workings stand that are not on the page of their province."""
        if not self.facts.is_large:
            return {}
        places = {row.relation_id: row.relation.source.region.region_code for row in self.facts.verdicts}
        return {
            str(addresses.arithmetic_of(province_of(code)).at(key)): str(addresses.arithmetic_of(code).at(key))
            for key, code in places.items()
        }

    def indicator_address(self, indicator_id: str) -> Address:
        """The page on which an indicator stands: its own, or the list."""
        return addresses.indicator(indicator_id) if self.has_page(indicator_id) else addresses.indicators()

    def way(self, address: str) -> str:
        """Where the page of a lasting address stands now."""
        return self.ways.get(address, address)

    def check_address(self, check: CheckView) -> Address:
        """Where the working of a relation stands."""
        return addresses.arithmetic_of(self.shard(check.region_code)).at(check.relation_id)

    def target_address(self, target: TargetView) -> Address:
        """Where a target stands among all."""
        return addresses.targets_of(self.shard(target.region_code)).at(target.anchor)

    def shard(self, region_code: str) -> str:
        """The place on whose page its checks and targets stand: its province, itself in a large ledger."""
        return region_code if self.facts.is_large else province_of(region_code)

    def region_name(self, code: str) -> str:
        """Name of a place in this language."""
        return self.words.text(self.references.regions[code].name)

    def trail(self, code: str) -> list[Link]:
        """Regions above a region, from the nation down."""
        return [
            Link(self.words.text(row.name), str(addresses.region(row.region_code)))
            for row in self.references.regions[code].above
        ]

    def places(self, parent: str) -> list[RegionLine]:
        """Regions below ``parent`` with what is entered in and under them."""
        return [
            RegionLine(self.words.text(row.name), str(addresses.region(row.region_code)), self.weight[row.region_code])
            for row in self.children.get(parent, [])
        ]

    def report(self, source_id: str) -> ReportLine:
        """What lists say of a document."""
        row, words = self.references.sources[source_id], self.words
        figures, first, last = self.by_source.get(source_id, []), row.period_start.year, row.period_end.year
        measures = self.measures_by["source_id"].get(source_id, [])
        return ReportLine(
            source_id=source_id,
            archived=row.is_archived,
            path=str(addresses.report(source_id)),
            region_path=str(addresses.region(row.region.region_code)),
            region=words.text(row.region.name),
            title=words.text(row.title),
            publisher=publisher_text(row.publisher, words),
            published=row.published or words("text.no_date"),
            kind=words(f"source_kind.{row.kind}"),
            completeness=words(f"completeness.{row.completeness}"),
            years=words("period.year", year=last) if first == last else words("period.years", start=first, end=last),
            counts=counts_text(len(figures), len(measures), words)
            if row.is_archived
            else count_text("figures", len(figures), words),
            evidence=self.evidence[source_id],
            cards=tuple(self.cards(figures, CARDS_A_REPORT, is_own=True)),
        )

    @cached_property
    def reports(self) -> list[ReportLine]:
        """Archived documents, then those cited by link; of both the newest first, those without a date last."""
        rows = sorted(self.references.sources.values(), key=lambda row: row.source_id)
        rows = sorted(rows, key=lambda row: (row.is_archived, row.published), reverse=True)
        return [self.report(row.source_id) for row in rows]

    def reports_of(self, source_ids: set[str]) -> list[ReportLine]:
        """These documents, in the order of ``reports``."""
        return [self.reports[at] for at in sorted(self._report_places[key] for key in source_ids)]

    @cached_property
    def _report_places(self) -> dict[str, int]:
        return {item.source_id: at for at, item in enumerate(self.reports)}

    @cached_property
    def archived(self) -> list[ReportLine]:
        """Documents whose text is archived."""
        return [item for item in self.reports if item.archived]

    @cached_property
    def cited(self) -> list[ReportLine]:
        """Documents that are known by their link alone."""
        return [item for item in self.reports if not item.archived]

    @cached_property
    def cited_counts(self) -> ReportCounts:
        """How many documents are cited by link, and how many figures they gave."""
        return ReportCounts(len(self.cited), sum(item.evidence.figures for item in self.cited))

    def cards(self, figures: Iterable[FigureView], most: int, *, is_own: bool = False) -> list[FigureView]:
        """The core figures, growth aside: results of indicators that have a place in the core, the newest of each.

        What stands in texts of unknown origin leads nowhere but where such a text is shown itself (``is_own``).
        """
        best: dict[str, FigureView] = {}
        for view in figures:
            best_so_far = best.get(view.indicator_id)
            level = "change=" not in view.breakdown_id and (is_own or not view.figure.source.is_of_unknown_origin)
            if (
                view.figure.indicator.core is not None
                and level
                and (best_so_far is None or _rank(view) > _rank(best_so_far))
            ):
                best[view.indicator_id] = view
        return sorted(best.values(), key=lambda view: view.figure.indicator.core or 0)[:most]

    def themed(self, figures: Sequence[FigureView]) -> list[ThemeFigures]:
        """Figures in groups by theme, themes in their order; within each by indicator, so that years stand together."""
        ranked = sorted(figures, key=lambda view: (view.indicator_id, view.breakdown_id, view.period_end))
        groups = group_by(ranked, lambda row: row.theme_id)
        return [
            ThemeFigures(
                name=self.words.text(row.name),
                path=str(addresses.theme(row.theme_id)),
                theme_id=row.theme_id,
                rows=groups[row.theme_id],
            )
            for row in self.themes
            if row.theme_id in groups
        ]

    @cached_property
    def themes(self) -> list[Theme]:
        """Themes in their order."""
        return sorted(self.references.themes.values(), key=lambda row: row.position)

    def indicator_line(self, row: Indicator) -> IndicatorLine:
        """What lists say of an indicator."""
        views = self.by_indicator.get(row.indicator_id, [])
        regions = len({view.region_code for view in views})
        return IndicatorLine(
            name=self.words.text(row.name),
            path=str(addresses.indicator(row.indicator_id)),
            definition=self.words.text(row.definition),
            unit=self.words.text(row.unit.plural),
            figures=len(views),
            regions=regions,
            uses=self.words("text.middot").join(
                (count_text("figures", len(views), self.words), count_text("regions", regions, self.words))
            ),
        )

    def main_indicators(self, theme: Theme) -> list[Indicator]:
        """The indicators of a theme that are in use: those of the core in their order, then those of most figures."""
        rows = (row for key, row in self.references.indicators.items() if key in self.by_indicator)
        used = [row for row in rows if row.theme == theme]
        return sorted(used, key=lambda row: (row.core or LAST, -len(self.by_indicator[row.indicator_id])))

    def headlines(self, theme: Theme, most: int) -> list[FigureView]:
        """The newest results of the first indicators of a theme that have any; a nought is no headline."""
        results = (newest_result(self.by_indicator[row.indicator_id]) for row in self.main_indicators(theme))
        return list(islice((view for view in results if view and view.value), most))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms of the hand-written glossary."""
        path = self.written / addresses.hand_written("glossary").path.replace(".html", ".md")
        return tuple(read_terms(path.read_text(encoding="utf-8")))

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
            contents = pack()
            return tuple(contents[path] for path in paths)

        return Artefact(tuple(f"{self.words.language}/{path}" for path in paths), Part("page", key), files, give)

    def show(self, chart_ids: Iterable[str]) -> tuple[ShownChart, ...]:
        """What the templates need of these charts."""
        return tuple(self.exhibition.show(chart_id) for chart_id in chart_ids)

    def downloads(self, kind: str, key: str) -> Downloads:
        """What the page of a thing offers to take and to cite."""
        return describe_downloads(self.holdings, Part(kind, key), self.words)


def _rank(view: FigureView) -> tuple[bool, str, bool, bool]:
    """Results before plans, then the newest, then without a breakdown or by household, then the one checked."""
    plain = view.breakdown_id in ("", "counted=households")
    return view.status_id == "result", view.period_end, plain, view.evidence == "checked"
