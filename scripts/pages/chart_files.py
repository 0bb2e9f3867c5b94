"""The files of charts as artefacts: an SVG for light and for dark pages, a page for frames, the numbers as CSV.

Each is listed before any is made, and made from plain data alone: the layout, the words of the page, the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scripts import addresses
from scripts.artefacts import Artefact, Part
from scripts.charts.captions import Captions, Chart
from scripts.charts.drawing import draw_themes
from scripts.charts.gallery import Gallery, word
from scripts.charts.layouts import lay_out
from scripts.charts.numbers_table import list_numbers, pack_numbers
from scripts.charts.palette import PALETTE
from scripts.charts.sheet import Layout
from scripts.pages.rendering import load_environment
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


class Exhibition:
    """The charts of a gallery in one language, each worded when it is first asked for."""

    def __init__(self, gallery: Gallery, captions: Captions) -> None:
        self.gallery, self.captions = gallery, captions

    @cached_property
    def charts(self) -> Mapping[str, Chart]:
        """Every chart that stands on a page, by its id."""
        return {key: word(choice, self.captions) for key, choice in self.gallery.charts.items()}

    @cached_property
    def sizes(self) -> Mapping[str, tuple[int, int]]:
        """Width and height of each chart in CSS pixels."""
        return {key: size_of(lay_out(chart.data)) for key, chart in self.charts.items()}

    def show(self, chart_id: str) -> dict[str, Any]:
        """What the templates show of a chart."""
        chart, (width, height) = self.charts[chart_id], self.sizes[chart_id]
        return {
            "anchor": f"chart-{chart_id}",
            "title": chart.title,
            "alt": chart.alt,
            "light": str(addresses.chart_file(chart_id, FORMS[0])),
            "dark": str(addresses.chart_file(chart_id, FORMS[1])),
            "csv": f"/{addresses.chart_data(chart_id)}",
            "page": str(addresses.chart(chart_id)),
            "width": width,
            "height": height,
            "rows": [(row.label, self.captions.view(row.figure), self._source(row.figure)) for row in chart.rows],
            "computed": chart.computed,
        }

    def embed(self, chart_id: str) -> EmbedPage:
        """The page of a chart that other sites may frame."""
        chart, (width, height) = self.charts[chart_id], self.sizes[chart_id]
        return EmbedPage(self.captions.words.language, chart_id, chart.title, chart.alt, width, height)

    def _source(self, figure: Any) -> dict[str, str]:
        return {"name": self.captions.source(figure.source), "path": str(addresses.report(figure.source.source_id))}


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
    return Artefact(paths, Part("chart", chart_id), lambda: lay_out(exhibition.charts[chart_id].data), draw_themes)


def _embed(language: str, exhibition: Exhibition, chart_id: str) -> Artefact[EmbedPage]:
    path = addresses.chart_embed(chart_id).within(language).path
    return Artefact((path,), Part("chart", chart_id), lambda: exhibition.embed(chart_id), render_embed)


def _numbers(exhibition: Exhibition, chart_id: str) -> Artefact[tuple[tuple[str, ...], ...]]:
    path = addresses.chart_data(chart_id).path
    return Artefact((path,), Part("chart", chart_id), lambda: list_numbers(exhibition.charts[chart_id]), pack_numbers)


def render_embed(page: EmbedPage) -> tuple[bytes]:
    """A page that stands alone and fits the frame of ``embed_code``."""
    template = load_environment().get_template("embed.html")
    return (template.render(t=load_words(page.language), page=page).encode(),)
