"""The files of charts as artefacts: an SVG for light and for dark pages, a page for frames, the numbers as CSV.

Each is listed before any is made, and made from plain data alone: the layout, the words of the page, the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scripts import addresses
from scripts.artefacts import Artefact, Part
from scripts.charts.captions import Captions, Chart, Computed, Row
from scripts.charts.drawing import draw_themes
from scripts.charts.gallery import Gallery, lay_out
from scripts.charts.numbers_table import list_numbers, pack_numbers
from scripts.charts.palette import PALETTE
from scripts.charts.sheet import Layout
from scripts.pages.rendering import load_environment
from scripts.wording.views import FigureView
from scripts.words import load_words

DOTS_AN_INCH = 96
FORMS = tuple(f"{theme}.svg" for theme in PALETTE)


@dataclass(frozen=True, slots=True)
class EmbedPage:
    """What the page for frames of other sites shows: the chart, and where its own page and pictures stand."""

    language: str
    stem: str
    title: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A figure in the table of a chart, with its document and the address of its page."""

    label: str
    figure: FigureView
    document: str
    path: str


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A chart as pages show it: addresses of its files and of its page, its size in pixels, the figures in it."""

    anchor: str
    title: str
    alt: str
    light: str
    dark: str
    csv: str
    page: str
    width: int
    height: int
    rows: tuple[ShownRow, ...]
    computed: tuple[Computed, ...]


class Exhibition:
    """The charts of a gallery in one language, laid out when they are first asked for."""

    def __init__(self, gallery: Gallery, captions: Captions) -> None:
        self.gallery, self.captions = gallery, captions
        self._charts: dict[str, Chart] = {}

    def chart(self, chart_id: str) -> Chart:
        """A chart that stands on a page, by its id."""
        if chart_id not in self._charts:
            self._charts[chart_id] = lay_out(self.gallery.charts[chart_id], self.captions)
        return self._charts[chart_id]

    def show(self, chart_id: str) -> ShownChart:
        """What the templates show of a chart."""
        chart, (width, height) = self.chart(chart_id), size_of(self.chart(chart_id).layout)
        return ShownChart(
            anchor=f"chart-{chart_id}",
            title=chart.title,
            alt=chart.alt,
            light=str(addresses.chart_file(chart_id, FORMS[0])),
            dark=str(addresses.chart_file(chart_id, FORMS[1])),
            csv=f"/{addresses.chart_data(chart_id)}",
            page=str(addresses.chart(chart_id)),
            width=width,
            height=height,
            rows=tuple(self._row(row) for row in chart.rows),
            computed=chart.computed,
        )

    def embed(self, chart_id: str) -> EmbedPage:
        """The page of a chart that other sites may frame."""
        chart, (width, height) = self.chart(chart_id), size_of(self.chart(chart_id).layout)
        return EmbedPage(self.captions.words.language, chart_id, chart.title, chart.alt, width, height)

    def _row(self, row: Row) -> ShownRow:
        source, view = row.figure.source, FigureView(row.figure, self.captions.words)
        return ShownRow(row.label, view, self.captions.source(source), str(addresses.report(source.source_id)))


def size_of(layout: Layout) -> tuple[int, int]:
    """Width and height in CSS pixels."""
    return round(layout.width * DOTS_AN_INCH / 72), round(layout.height * DOTS_AN_INCH / 72)


def chart_artefacts(exhibitions: Mapping[str, Exhibition]) -> Iterator[Artefact[Any]]:
    """The files of every chart, by language; the numbers once."""
    for place, (language, exhibition) in enumerate(exhibitions.items()):
        for chart_id in exhibition.gallery.charts:
            yield _drawing(language, exhibition, chart_id)
            yield _embed(language, exhibition, chart_id)
            if not place:
                yield _numbers(exhibition, chart_id)


def _drawing(language: str, exhibition: Exhibition, chart_id: str) -> Artefact[Layout]:
    paths = tuple(addresses.chart_file(chart_id, form).within(language).path for form in FORMS)
    return Artefact(paths, Part("chart", chart_id), lambda: exhibition.chart(chart_id).layout, draw_themes)


def _embed(language: str, exhibition: Exhibition, chart_id: str) -> Artefact[EmbedPage]:
    path = addresses.chart_embed(chart_id).within(language).path
    return Artefact((path,), Part("chart", chart_id), lambda: exhibition.embed(chart_id), render_embed)


def _numbers(exhibition: Exhibition, chart_id: str) -> Artefact[tuple[tuple[str, ...], ...]]:
    path = addresses.chart_data(chart_id).path
    return Artefact((path,), Part("chart", chart_id), lambda: list_numbers(exhibition.chart(chart_id)), pack_numbers)


def render_embed(page: EmbedPage) -> tuple[bytes]:
    """A page that stands alone and fits the frame of ``embed_code``."""
    template = load_environment().get_template("embed.html")
    return (template.render(t=load_words(page.language), page=page).encode(),)
