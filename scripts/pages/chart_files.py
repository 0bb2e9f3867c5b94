"""A chart as files: SVG for light and dark pages, and its numbers as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scripts.charts.chart_rows import computed_rows, pack_rows
from scripts.charts.drawing import draw_themes
from scripts.charts.illustrations import Illustration
from scripts.charts.layouts import lay_out
from scripts.charts.palette import PALETTE
from scripts.charts.scales import require_joined
from scripts.findings import Finding, LedgerError
from scripts.pages.catalogue import Site
from scripts.words import Words

FOLDER = "charts"
DOTS_AN_INCH = 96


@dataclass(frozen=True)
class ChartFile:
    """A chart, its size in CSS pixels, and its files by path."""

    illustration: Illustration
    width: int
    height: int
    files: Mapping[str, bytes]

    @property
    def stem(self) -> str:
        """Start of every address of the chart."""
        return f"{FOLDER}/{self.illustration.chart_id}"

    @property
    def page(self) -> str:
        """Its permanent address, from the root of the language."""
        return f"{self.stem}.html"

    @property
    def embed(self) -> str:
        """The page that other sites show in a frame."""
        return f"{self.stem}-embed.html"

    def context(self, words: Words) -> dict[str, Any]:
        """What the templates show of it."""
        picture = self.illustration
        return {
            "anchor": f"chart-{picture.chart_id}",
            "title": picture.data.frame.title,
            "alt": picture.alt,
            "light": f"{self.stem}-light.svg",
            "dark": f"{self.stem}-dark.svg",
            "csv": f"{self.stem}.csv",
            "page": self.page,
            "width": self.width,
            "height": self.height,
            "rows": picture.rows,
            "computed": computed_rows(picture, words),
        }


def prepare_charts(site: Site, charts: Iterable[Illustration], address: str) -> dict[str, ChartFile]:
    """Every chart with all its files, by id. ``address``: see ``pack_rows``.

    Raises LedgerError where a chart joins figures that must be kept apart, or a glyph is missing.
    """
    wanted = list(charts)
    for chart in wanted:
        require_joined(chart, site.gallery.comparability)
    return {
        drawn.illustration.chart_id: replace(
            drawn,
            files={**drawn.files, f"{drawn.stem}.csv": pack_rows(drawn.illustration, site.index, site.words, address)},
        )
        for drawn in draw_all(wanted)
    }


def draw_all(charts: Sequence[Illustration]) -> list[ChartFile]:
    """Every chart drawn, in the order given. Raises LedgerError with all that is wrong."""
    made = [_try_draw(chart) for chart in charts]
    findings = [finding for outcome in made if isinstance(outcome, tuple) for finding in outcome]
    if findings:
        raise LedgerError(findings)
    return [outcome for outcome in made if isinstance(outcome, ChartFile)]


def _try_draw(chart: Illustration) -> ChartFile | tuple[Finding, ...]:
    """The chart, or what is wrong with it."""
    try:
        return draw(chart)
    except LedgerError as error:
        return error.findings


def draw(chart: Illustration) -> ChartFile:
    """Both versions of a chart. Raises LedgerError where a glyph is missing."""
    layout, stem = lay_out(chart.data), f"{FOLDER}/{chart.chart_id}"
    names = [f"{stem}-{theme}.svg" for theme in PALETTE]
    files = dict(zip(names, draw_themes(layout), strict=True))
    width, height = (round(side * DOTS_AN_INCH / 72) for side in (layout.width, layout.height))
    return ChartFile(chart, width, height, files)
