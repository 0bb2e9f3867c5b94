"""The permanent page of each chart: what it says, its numbers, its files, the code for other pages, where it stands."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.pages.catalogue import Site
from scripts.pages.chart_files import EmbedPage, ShownChart
from scripts.pages.listings import Link
from scripts.pages.rendering import Front, PageInputs
from scripts.words import Words

EDGE = 16
FOOT = 72
"""Of an embed page, in pixels: the room around the chart, and what stands below it."""


Places = Mapping[str, Sequence[tuple[str, str]]]


def places_of(site: Site) -> Places:
    """Title and address of each page on which a chart stands, by the id of the chart; the first one first."""
    reports = {item.source_id: item for item in site.reports}
    places: dict[str, dict[tuple[str, str], None]] = {}
    for kind, key, chart_id in site.exhibition.gallery.pages():
        match kind:
            case "home":
                title, page = site.words("home.title"), addresses.home()
            case "regions":
                title, page = site.region_name(key), addresses.region(key)
            case "indicators":
                title, page = site.words.text(site.references.indicators[key].name), site.indicator_address(key)
            case _:
                title, page = reports[key].title, addresses.report(key)
        places.setdefault(chart_id, {})[title, str(page.at(f"chart-{chart_id}"))] = None
    return {chart_id: list(pages) for chart_id, pages in places.items()}


@dataclass(frozen=True, slots=True)
class ChartPage:
    """A chart: ``item`` is what templates show of it, ``places`` title and address of the pages on which it stands."""

    front: Front
    item: ShownChart
    places: tuple[tuple[str, str], ...]
    downloads: tuple[Link, ...]
    embed: str
    relative: bool
    permanent: str


def artefacts(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The permanent page of each chart."""
    places = cache(partial(places_of, site))
    for chart_id in site.exhibition.gallery.charts:
        yield site.page("chart.html", addresses.chart(chart_id), partial(describe_chart, site, chart_id, places))


def describe_chart(site: Site, chart_id: str, places: Callable[[], Places]) -> ChartPage:
    """The page of a chart; ``places`` gives where every chart stands."""
    words, exhibition, address = site.words, site.exhibition, site.holdings.address
    chart, item, path = exhibition.chart(chart_id), exhibition.show(chart_id), str(addresses.chart(chart_id))
    columns = f"/{addresses.chart_metadata(chart_id)}"
    files = {"csv": item.csv, "columns": columns, "light": item.light, "dark": item.dark}
    return ChartPage(
        front=Front(path, chart.title, "charts/", chart.alt),
        item=item,
        places=tuple(places()[chart_id]),
        downloads=tuple(Link(words(f"chart_page.{key}"), path) for key, path in files.items()),
        embed=embed_code(exhibition.embed(chart_id), words, address),
        relative=not address,
        permanent=f"{address}/{words.language}/{path}".lstrip("/"),
    )


def embed_code(page: EmbedPage, words: Words, address: str) -> str:
    """The frame that another site puts into its page."""
    path = addresses.chart_embed(page.stem).within(words.language)
    source, title = html.escape(f"{address}/{path}".lstrip("/")), html.escape(page.title)
    width, height = page.width + 2 * EDGE, page.height + 2 * EDGE + FOOT
    return (
        f'<iframe src="{source}" title="{title}" width="{width}" height="{height}" '
        'loading="lazy" style="border:0;max-width:100%"></iframe>'
    )
