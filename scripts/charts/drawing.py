"""Drawing: the marks of a layout become a matplotlib figure, and the figure an SVG for light and for dark pages.

A chart is drawn once, in the marks of the palette; the two files differ in their colours alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from scripts.charts.fonts import check_glyphs, font_face, font_features
from scripts.charts.lines import is_latin
from scripts.charts.palette import MARKS, PALETTE, Palette, paint
from scripts.charts.sheet import Discs, Layout, Letters, Mark, Paint, Shape
from scripts.charts.svg import STRONG, SvgRenderer
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
    texts = [mark.text for mark in layout.marks if isinstance(mark, Letters)]
    if findings := list(check_glyphs(texts, layout.title)):
        raise LedgerError(findings)
    with chart_style():
        renderer = SvgRenderer(layout.width, layout.height)
        draw_figure(layout, MARKS).draw(renderer)
    drawing = renderer.finish(layout.title)
    return tuple(paint(drawing, palette).encode() for palette in PALETTE.values())


def draw_figure(layout: Layout, palette: Palette) -> Figure:
    """The figure, in the colours of a palette; call it within ``chart_style``."""
    figure = Figure(figsize=(layout.width / 72, layout.height / 72), facecolor=palette["page"])
    place = Affine2D().scale(1 / 72, -1 / 72).translate(layout.side / 72, layout.height / 72)
    for mark in layout.marks:
        for artist in _artists(mark, palette):
            artist.set_transform(place + figure.dpi_scale_trans)
            artist.set_clip_on(False)
            figure.add_artist(artist)
    return figure


def _artists(mark: Mark, palette: Palette) -> Iterator[Artist]:
    match mark:
        case Letters():
            yield _text(mark, palette)
        case Shape(closed=True):
            yield _polygon(mark, palette)
        case Shape():
            yield _line(mark, palette)
        case Discs():
            radius = mark.radius - mark.paint.width / 2
            yield from (_circle(point, radius, mark.paint, palette) for point in mark.points)


def _text(mark: Letters, palette: Palette) -> Text:
    font = FontProperties(fname=font_face(), size=mark.size)
    text = Text(mark.x, mark.baseline, mark.text, color=palette[mark.ink], fontproperties=font, parse_math=False)
    text.set_fontfeatures(font_features(is_latin(mark.text)) or ())
    if mark.strong:
        text.set_gid(STRONG)
    return text


def _line(mark: Shape, palette: Palette) -> Line2D:
    xs, ys = zip(*mark.points, strict=True)
    line = Line2D(xs, ys, color=palette[mark.paint.edge], linewidth=mark.paint.width, label=mark.name)
    if mark.paint.dashes:
        line.set_dashes(mark.paint.dashes)
    return line


def _polygon(mark: Shape, palette: Palette) -> Polygon:
    tokens = mark.paint
    style = (0.0, tokens.dashes) if tokens.dashes else "-"
    polygon = Polygon(mark.points, closed=True, label=mark.name, linewidth=tokens.width, linestyle=style)
    polygon.set_facecolor(palette[tokens.ground])
    polygon.set_edgecolor(palette[tokens.edge] if tokens.edge else "none")
    polygon.set_hatch(tokens.hatch)
    return polygon


def _circle(point: tuple[float, float], radius: float, tokens: Paint, palette: Palette) -> Circle:
    circle = Circle(point, radius, linewidth=tokens.width)
    circle.set_facecolor(palette[tokens.ground])
    circle.set_edgecolor(palette[tokens.edge])
    return circle
