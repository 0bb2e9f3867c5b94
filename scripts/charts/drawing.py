"""Drawing: the marks of a layout become a matplotlib figure, and the figure an SVG for light and for dark pages.

A chart is drawn once, in the marks of the palette; the two files differ in their colours alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Patch, Polygon
from matplotlib.transforms import Affine2D

from scripts.charts.fonts import check_glyphs
from scripts.charts.palette import MARKS, PALETTE, SIDE, paint
from scripts.charts.sheet import Disc, Layout, Letters, Shape
from scripts.charts.svg import SvgRenderer
from scripts.findings import LedgerError


@contextmanager
def chart_style() -> Iterator[None]:
    """Matplotlib's own defaults, whatever is set outside; everything is put back at the end."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update({"figure.dpi": 72.0, "lines.scale_dashes": False, "path.simplify": False})
        yield


def draw_themes(layout: Layout) -> tuple[bytes, ...]:
    """A chart as SVG, a file for each palette, of one drawing. Raises LedgerError where the font lacks a character."""
    lines = [mark for mark in layout.marks if isinstance(mark, Letters)]
    if findings := list(check_glyphs([line.text for line in lines], layout.title)):
        raise LedgerError(findings)
    renderer = SvgRenderer(layout.width, layout.height)
    with chart_style():
        _draw_figure(layout).draw(renderer)
    for line in lines:
        renderer.draw_line(line.x + SIDE, line.baseline, line.text, line.face)
    drawing = renderer.finish(layout.title)
    return tuple(paint(drawing, palette).encode() for palette in PALETTE.values())


def _draw_figure(layout: Layout) -> Figure:
    """All that is no text."""
    figure = Figure(figsize=(layout.width / 72, layout.height / 72), facecolor=MARKS["page"])
    place = Affine2D().scale(1, -1).translate(SIDE, layout.height)
    for mark in layout.marks:
        if not isinstance(mark, Letters):
            figure.add_artist(_patch(mark)).set_transform(place)
    return figure


def _patch(mark: Shape | Disc) -> Patch:
    patch = Polygon(mark.points, closed=mark.closed) if isinstance(mark, Shape) else Circle(mark.centre, mark.radius)
    tokens = mark.paint
    patch.set(
        facecolor=MARKS.get(tokens.ground, "none"),
        edgecolor=MARKS.get(tokens.edge, "none"),
        linewidth=tokens.width,
        linestyle=(0.0, tokens.dashes) if tokens.dashes else "-",
        hatch=tokens.hatch,
        zorder=1 if tokens.ground else 2,
        clip_on=False,
    )
    return patch
