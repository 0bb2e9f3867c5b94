"""Every page of one language and every chart on it, as text and bytes; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from scripts.artefacts import Part
from scripts.exports.downloads import Downloads, describe_downloads
from scripts.exports.holdings import Holdings
from scripts.ledger.records import group_by
from scripts.pages.account_pages import account_lines, account_parts, arithmetic_pages, target_pages
from scripts.pages.catalogue import MOST_CARDS, NEWEST, Site, limit
from scripts.pages.chart_pages import chart_stamps
from scripts.pages.compare import compare_page, pack_compare
from scripts.pages.documents import measure_groups, omission_groups, report_facts, with_anchors
from scripts.pages.explorer import explorer_page, pack_explorer
from scripts.pages.indicators import indicator_pages
from scripts.pages.pages import Page, Stamp
from scripts.pages.places import SCRIPTS as FIND_SCRIPTS
from scripts.pages.places import pack_places
from scripts.pages.receipts import receipt_stamps
from scripts.pages.social import pack_social
from scripts.phrases import count_text

FIRST_ROWS = 25


class Publication:
    """Pages of one language."""

    def __init__(self, site: Site, holdings: Holdings) -> None:
        self.site, self.holdings, self.address = site, holdings, holdings.address

    def show(self, chart_ids: Iterable[str]) -> list[dict[str, Any]]:
        """What the templates need of these charts."""
        return [self.site.exhibition.show(chart_id) for chart_id in chart_ids]

    def downloads(self, kind: str, key: str) -> Downloads:
        """What the page of a thing offers to take and to cite."""
        return describe_downloads(self.holdings, Part(kind, key), self.site.words)

    def pages(self) -> Iterator[Page]:
        """All generated pages."""
        site = self.site
        yield self.home()
        yield self.region_index()
        yield from (self.region(code) for code in sorted(site.weight))
        yield self.theme_index()
        yield from (self.theme(row) for row in site.themes)
        yield from indicator_pages(site, self.downloads)
        yield self.report_index()
        yield from (self.report(item) for item in site.reports)
        yield from arithmetic_pages(site)
        yield from target_pages(site)
        yield from (make(site) for make in (explorer_page, compare_page))

    def stamps(self) -> Iterator[Stamp]:
        """Pages that are cut from shells: there are too many of them for MkDocs."""
        yield from receipt_stamps(self.site, self.address)
        yield from chart_stamps(self.site, self.site.exhibition, self.address)

    def files(self) -> dict[str, bytes]:
        """Files that are no pages: data of scripts, pictures for links."""
        packs = (pack_explorer, pack_compare, pack_places, pack_social)
        return {path: content for pack in packs for path, content in pack(self.site).items()}

    def home(self) -> Page:
        """The first page: what this is, what is in it, national series, the newest reports."""
        site = self.site
        counts = {name: sum(item[name] for item in site.evidence.values()) for name in ("checked", "runs")}
        return site.page(
            "home",
            "index.html",
            site.words("home.title"),
            counts=counts,
            toc=False,
            description=site.words("home.lede"),
            provinces=site.places("100000"),
            reports=site.archived[:NEWEST],
            cited=site.cited_counts,
            scripts=FIND_SCRIPTS,
            image="social/index.png",
            charts=self.show(site.gallery.home),
            **account_lines(site),
        )

    def region_index(self) -> Page:
        """Provinces; a region page lists the regions below it, so that no page lists all."""
        site = self.site
        return site.page(
            "regions",
            "regions/index.html",
            site.words("region.index_title"),
            section="regions/",
            children=site.places("100000"),
            toc=False,
        )

    def region(self, code: str) -> Page:
        """One region: cards, charts, every figure by theme, measures, documents."""
        site, words = self.site, self.site.words
        name = site.name("regions", code)
        figures = site.by_region.get(code, [])
        measures = site.measures_by["region_code"].get(code, [])
        groups = site.themed(figures)
        sources = site.reports_of({view.source_id for view in figures} | {view.source_id for view in measures})
        terms = words("text.joiner").join(sorted({view.indicator for view in figures}))
        return site.page(
            "region",
            f"regions/{code}.html",
            words("region.title", name=name),
            section="regions/",
            name=name,
            image=f"social/regions/{code}.png" if figures else "",
            trail=site.trail(code),
            figures=figures,
            groups=groups,
            measures=measure_groups(measures),
            measure_count=len(measures),
            cards=site.cards(figures, MOST_CARDS),
            children=site.places(code),
            charts=self.show(site.gallery.regions.get(code, ())),
            sources=limit(sources),
            terms=terms,
            parents=self.show(site.gallery.levels.get(code, ())),
            downloads=self.downloads("region", code),
            **account_parts(site, "region_code", code),
            target_charts=self.show(site.gallery.goals.get(code, ())),
        )

    def theme_index(self) -> Page:
        """All themes with what each holds."""
        site, words = self.site, self.site.words
        figures, measures = group_by(site.figures, "theme_id"), site.measures_by["theme_id"]
        indicators = group_by((site.index.get("indicators", key) for key in site.by_indicator), "theme_id")
        themes = [
            {
                "name": words.pick(row, "name"),
                "scope": words.pick(row, "scope"),
                "path": f"themes/{row.theme_id}.html",
                "counts": words("text.middot").join(
                    count_text(name, len(rows.get(row.theme_id, [])), words)
                    for name, rows in (("indicators", indicators), ("figures", figures), ("measures", measures))
                ),
            }
            for row in site.themes
        ]
        return site.page(
            "themes", "themes/index.html", words("theme.index_title"), section="themes/", themes=themes, toc=False
        )

    def theme(self, row: Any) -> Page:
        """One theme: its indicators and its measures."""
        site = self.site
        indicators = [
            site.indicator_line(item)
            for item in site.index.all("indicators")
            if item.theme_id == row.theme_id and item.indicator_id in site.by_indicator
        ]
        measures = limit(with_anchors(site.measures_by["theme_id"].get(row.theme_id, [])))
        return site.page(
            "theme",
            f"themes/{row.theme_id}.html",
            site.words.pick(row, "name"),
            section="themes/",
            scope=site.words.pick(row, "scope"),
            indicators=indicators,
            measures=measures,
            downloads=self.downloads("theme", row.theme_id),
        )

    def report_index(self) -> Page:
        """Archived documents with how much of each is entered and checked; then those cited by link, a line each."""
        site = self.site
        return site.page(
            "reports",
            "reports/index.html",
            site.words("report.index_title"),
            section="reports/",
            reports=limit(site.archived),
            cited=limit(site.cited),
            cited_counts=site.cited_counts,
        )

    def report(self, item: dict[str, Any]) -> Page:
        """One document: what it is, each figure with its words and place, charts, measures, what is not entered."""
        site, source_id = self.site, item["source_id"]
        row = site.index.get("sources", source_id)
        measures = site.measures_by["source_id"].get(source_id, [])
        omissions = site.omissions.get(source_id, [])
        figures = site.by_source.get(source_id, [])
        trail = [*site.trail(row.region_code), {"name": item["region"], "path": item["region_path"]}]
        return site.page(
            "report",
            f"reports/{source_id}.html",
            f"{item['region']}{site.words('text.colon')}{item['title']}",
            section="reports/",
            trail=trail,
            document=item["title"],
            archived=item["archived"],
            figures=figures,
            first=FIRST_ROWS,
            charts=self.show(site.gallery.reports.get(source_id, ())),
            facts=list(report_facts(site, row, item)),
            length=item["evidence"]["characters"],
            measures=measure_groups(measures),
            measure_count=len(measures),
            omission_count=len(omissions),
            omissions=omission_groups(site, omissions),
            downloads=self.downloads("report", source_id),
            **account_parts(site, "source_id", source_id),
        )
