"""The permanent page of each chart: what it says, its numbers, its files, the code for other pages, where it stands."""

from __future__ import annotations

import html
from collections.abc import Iterator

from scripts import addresses
from scripts.pages.catalogue import Site
from scripts.pages.chart_files import EmbedPage, Exhibition
from scripts.pages.pages import Stamp
from scripts.words import Words

EDGE = 16
FOOT = 72
"""Of an embed page, in pixels: the room around the chart, and what stands below it."""
DOWNLOADS = ("csv", "light", "dark")


def places_of(site: Site, exhibition: Exhibition) -> dict[str, list[tuple[str, str]]]:
    """Title and address of each page on which a chart stands, by the id of the chart; the first one first."""
    reports = {item["source_id"]: item for item in site.reports}
    places: dict[str, dict[tuple[str, str], None]] = {}
    for kind, key, chart_id in exhibition.gallery.pages():
        match kind:
            case "home":
                title, page = site.words("home.title"), addresses.home()
            case "regions":
                title, page = site.name("regions", key), addresses.region(key)
            case "indicators":
                title, page = site.name("indicators", key), site.indicator_address(key)
            case _:
                title, page = reports[key]["title"], addresses.report(key)
        places.setdefault(chart_id, {})[title, str(page.at(f"chart-{chart_id}"))] = None
    return {chart_id: list(pages) for chart_id, pages in places.items()}


def chart_stamps(site: Site, exhibition: Exhibition, address: str) -> Iterator[Stamp]:
    """The permanent page of each chart. ``address``: where the site will be, "" if nobody said."""
    words = site.words
    places = places_of(site, exhibition)
    for chart_id, chart in exhibition.charts.items():
        item, path = exhibition.show(chart_id), str(addresses.chart(chart_id))
        yield site.renderer.stamp(
            "chart",
            path,
            chart.title,
            description=chart.alt,
            item=item,
            places=places[chart_id],
            downloads=[{"path": item[key], "name": words(f"chart_page.{key}")} for key in DOWNLOADS],
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
