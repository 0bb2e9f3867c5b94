"""A chart as files: SVG for light and dark pages, PNG, and its numbers as CSV.

Drawn in two processes where they can be had: the drawing of charts is the longest part of a build.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_all_start_methods, get_context
from typing import Any

from scripts.charts.chart_png import pack_png
from scripts.charts.chart_rows import computed_rows, pack_rows
from scripts.charts.chart_style import PALETTE, pack_svg
from scripts.charts.charts import draw_chart
from scripts.charts.comparability import require_joined
from scripts.charts.illustrations import Illustration
from scripts.findings import Finding, LedgerError
from scripts.pages.catalogue import Site
from scripts.words import Words

FOLDER = "charts"
DOTS_AN_INCH = 96
PROCESSES = 2
FEW = 24
"""So many charts are drawn sooner than a second process has started."""
AT_ONCE = 4


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
            "png": f"{self.stem}.png",
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
        require_joined(chart, site.gallery.standing)
    return {
        drawn.illustration.chart_id: replace(
            drawn,
            files={**drawn.files, f"{drawn.stem}.csv": pack_rows(drawn.illustration, site.index, site.words, address)},
        )
        for drawn in draw_all(wanted)
    }


def draw_all(charts: Sequence[Illustration]) -> list[ChartFile]:
    """Every chart drawn, in the order given; the bytes do not depend on how many processes drew them.

    Raises LedgerError with all that is wrong.
    """
    made = _draw_apart(charts) if len(charts) > FEW else [_try_draw(chart) for chart in charts]
    findings = [finding for outcome in made if isinstance(outcome, tuple) for finding in outcome]
    if findings:
        raise LedgerError(findings)
    return [outcome for outcome in made if isinstance(outcome, ChartFile)]


def _draw_apart(charts: Sequence[Illustration]) -> list[ChartFile | tuple[Finding, ...]]:
    """In processes of their own; in this one where there can be no others."""
    try:
        with ProcessPoolExecutor(PROCESSES, get_context(_start_method())) as pool:
            return list(pool.map(_try_draw, charts, chunksize=AT_ONCE))
    except (OSError, ImportError, NotImplementedError, BrokenExecutor):
        return [_try_draw(chart) for chart in charts]


def _start_method() -> str:
    """A clean process that forks the others, so that one start serves all languages; else a new one for each."""
    return "forkserver" if "forkserver" in get_all_start_methods() else "spawn"


def _try_draw(chart: Illustration) -> ChartFile | tuple[Finding, ...]:
    """The chart, or what is wrong with it: findings pass from process to process, an exception would not."""
    try:
        return draw(chart)
    except LedgerError as error:
        return error.findings


def draw(chart: Illustration) -> ChartFile:
    """Both versions of a chart, and the light one as PNG. Raises LedgerError where a glyph is missing."""
    title, stem = chart.data.frame.title, f"{FOLDER}/{chart.chart_id}"
    figures = {theme: draw_chart(chart.data, palette) for theme, palette in PALETTE.items()}
    files = {f"{stem}-{theme}.svg": pack_svg(figure, title) for theme, figure in figures.items()}
    files[f"{stem}.png"] = pack_png(figures["light"], title)
    width, height = (round(float(side) * DOTS_AN_INCH) for side in figures["light"].get_size_inches())
    return ChartFile(chart, width, height, files)
