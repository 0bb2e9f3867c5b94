"""The list of provinces, and a page for each place in or under which something is entered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from pypinyin import lazy_pinyin

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.exports.downloads import Downloads
from scripts.pages.account_pages import AccountParts, account_parts
from scripts.pages.catalogue import MOST_CARDS, Excerpt, Site, limit
from scripts.pages.documents import measure_groups
from scripts.pages.rendering import Front, PageInputs
from scripts.wording.views import FigureView

NATION = "100000"
SECTION = "regions/"


@dataclass(frozen=True, slots=True)
class RegionsPage:
    """Provinces; the page of a place lists those below it, so that no page lists all."""

    front: Front
    children: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class RegionPage:
    """What the page of a place shows, in the order in which it shows it."""

    front: Front
    trail: Sequence[Mapping[str, str]]
    name: str
    cards: tuple[FigureView, ...]
    charts: tuple[Mapping[str, Any], ...]
    parents: tuple[Mapping[str, Any], ...]
    figures: Sequence[FigureView]
    groups: tuple[Mapping[str, Any], ...]
    accounts: AccountParts
    target_charts: tuple[Mapping[str, Any], ...]
    measures: tuple[Mapping[str, Any], ...]
    measure_count: int
    children: tuple[Mapping[str, Any], ...]
    sources: Excerpt
    terms: str
    downloads: Downloads


def artefacts(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The list, then each place."""
    yield site.page("regions.md", addresses.regions(), lambda: describe_regions(site))
    for code in sorted(site.weight):
        yield site.page("region.md", addresses.region(code), partial(describe_region, site, code))


def describe_regions(site: Site) -> RegionsPage:
    """The list of provinces."""
    front = Front(addresses.regions().path, site.words("region.index_title"), SECTION, toc=False)
    return RegionsPage(front, tuple(site.places(NATION)))


def describe_region(site: Site, code: str) -> RegionPage:
    """One place."""
    words, name = site.words, site.name("regions", code)
    figures, measures = site.by_region.get(code, []), site.measures_by["region_code"].get(code, [])
    gallery, sources = site.gallery, {view.source_id for view in figures} | {view.source_id for view in measures}
    return RegionPage(
        front=Front(
            path=addresses.region(code).path,
            title=words("region.title", name=name),
            section=SECTION,
            image=f"social/regions/{code}.png" if figures else "",
            find=_names(site, code),
        ),
        trail=site.trail(code),
        name=name,
        cards=tuple(site.cards(figures, MOST_CARDS)),
        charts=site.show(gallery.regions.get(code, ())),
        parents=site.show(gallery.levels.get(code, ())),
        figures=figures,
        groups=tuple(site.themed(figures)),
        accounts=account_parts(site, "region_code", code),
        target_charts=site.show(gallery.goals.get(code, ())),
        measures=tuple(measure_groups(measures)),
        measure_count=len(measures),
        children=tuple(site.places(code)),
        sources=limit(site.reports_of(sources)),
        terms=words("text.joiner").join(sorted({view.indicator for view in figures})),
        downloads=site.downloads("region", code),
    )


def _names(site: Site, code: str) -> str:
    """A place by its code, in pinyin, and in the other language."""
    row = site.index.get("regions", code)
    other = row.name_en if site.words.data == "zh" else row.name_zh
    return " ".join([code, "".join(lazy_pinyin(row.name_zh)), other])
