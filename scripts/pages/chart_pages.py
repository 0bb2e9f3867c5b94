"""Where each chart stands, its permanent page, and the small page that other sites show in a frame."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scripts import addresses
from scripts.charts.gallery import MOST_ON_INDICATOR, MOST_PARENTS
from scripts.charts.illustrations import Illustration
from scripts.findings import Finding, LedgerError
from scripts.pages.account_pages import target_chart
from scripts.pages.catalogue import Site
from scripts.pages.chart_files import ChartFile
from scripts.pages.pages import Stamp, make_environment
from scripts.words import Words, number

EDGE = 16
FOOT = 72
"""Of an embed page, in pixels: the room around the chart, and what stands below it."""
LOOKS = ("light", "dark")


@dataclass(frozen=True)
class Exhibit:
    """A chart and the pages on which it stands: title and address within the language, the first one first."""

    illustration: Illustration
    places: tuple[tuple[str, str], ...]


def collect_exhibits(site: Site) -> list[Exhibit]:
    """Every chart that some page shows, in the order of the pages.

    Raises LedgerError where two different charts would have one address.
    """
    charts: dict[str, Illustration] = {}
    places: dict[str, list[tuple[str, str]]] = {}
    for title, path, chart in _hang(site):
        known = charts.setdefault(chart.chart_id, chart)
        if known != chart:
            raise LedgerError(
                [
                    Finding(
                        "data/reference/charts.csv",
                        0,
                        "chart_id",
                        "chart-id",
                        f"Two different charts have the id {chart.chart_id!r}.",
                        "Give one of the rules another chart_id.",
                    )
                ]
            )
        places.setdefault(chart.chart_id, []).append((title, f"{path}#chart-{chart.chart_id}"))
    return [Exhibit(chart, tuple(dict.fromkeys(places[key]))) for key, chart in charts.items()]


def _hang(site: Site) -> Iterator[tuple[str, str, Illustration]]:
    """Title and path of each page with each of its charts."""
    gallery = site.gallery
    for chart in gallery.of_home():
        yield site.words("home.title"), "index.html", chart
    for code in sorted(site.weight):
        figures = gallery.of_figures(site.by_region.get(code, []))
        for chart in (*figures, *gallery.of_region(code)[:MOST_PARENTS], *target_chart(site, code)):
            yield site.name("regions", code), f"regions/{code}.html", chart
    for key in site.by_indicator:
        for chart in gallery.of_indicator(key)[:MOST_ON_INDICATOR]:
            yield site.name("indicators", key), site.way(str(addresses.indicator(key))).partition("#")[0], chart
    for item in site.reports:
        for chart in gallery.of_figures(site.by_source.get(item["source_id"], [])):
            yield item["title"], item["path"], chart


def chart_stamps(
    site: Site, exhibits: Sequence[Exhibit], charts: Mapping[str, ChartFile], address: str
) -> Iterator[Stamp]:
    """The permanent page of each chart. ``address``: where the site will be, "" if nobody said."""
    words = site.words
    for exhibit in exhibits:
        chart = charts[exhibit.illustration.chart_id]
        title = exhibit.illustration.data.frame.title
        yield site.renderer.stamp(
            "chart",
            chart.page,
            title,
            description=exhibit.illustration.alt,
            item=chart.context(words),
            places=exhibit.places,
            downloads=list(_downloads(chart, words)),
            embed=embed_code(chart, words, address),
            relative=not address,
            permanent=f"{address}/{words.language}/{chart.page}".lstrip("/"),
        )


def _downloads(chart: ChartFile, words: Words) -> Iterator[dict[str, Any]]:
    for key in ("csv", *LOOKS):
        path = chart.context(words)[key]
        size = words("chart_page.kilobytes", n=number(-(-len(chart.files[path]) // 1000)))
        yield {"path": path, "name": words(f"chart_page.{key}"), "size": size}


def embed_code(chart: ChartFile, words: Words, address: str) -> str:
    """The frame that another site puts into its page."""
    source = f"{address}/{words.language}/{chart.embed}".lstrip("/")
    title = html.escape(chart.illustration.data.frame.title)
    width, height = chart.width + 2 * EDGE, chart.height + 2 * EDGE + FOOT
    return (
        f'<iframe src="{html.escape(source)}" title="{title}" width="{width}" height="{height}" '
        'loading="lazy" style="border:0;max-width:100%"></iframe>'
    )


def embed_pages(charts: Mapping[str, ChartFile], words: Words) -> dict[str, bytes]:
    """A page for each chart that stands alone and fits the frame of ``embed_code``, by path within the language."""
    template = make_environment().get_template("embed.html")
    return {
        chart.embed: template.render(
            t=words,
            stem=chart.illustration.chart_id,
            title=chart.illustration.data.frame.title,
            alt=chart.illustration.alt,
            width=chart.width,
            height=chart.height,
        ).encode()
        for chart in charts.values()
    }
