"""A chart as a PNG, for where no SVG can go: chats, slides, word processors. The same figure gives the same bytes."""

from __future__ import annotations

import io

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import Normal, withStroke
from matplotlib.text import Text
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from scripts.charts.chart_style import EMBOLDEN, chart_style

DPI = 216
MARGIN = 12.0
"""Room around the chart, in points: a picture that stands alone has no page to give it air."""
COLOURS = 64


def pack_png(figure: Figure, title: str) -> bytes:
    """A figure as a PNG of COLOURS colours with ``title`` in it: a quarter of the bytes of full colour.

    The figure is used up: its type becomes outlines, and its size in pixels changes.
    """
    for text in figure.findobj(Text):
        _outline(text)
    canvas = FigureCanvasAgg(figure)
    figure.set_dpi(DPI)
    with chart_style():
        canvas.draw()  # type: ignore[no-untyped-call]
    pixels = Image.frombuffer("RGBA", canvas.get_width_height(), bytes(canvas.buffer_rgba()))  # type: ignore[no-untyped-call]
    return _pack(pixels.convert("RGB"), title)


def _outline(text: object) -> None:
    """Type as outlines, unhinted and as strong as in the SVG."""
    if isinstance(text, Text):
        colour, width = text.get_color(), EMBOLDEN * float(text.get_fontsize())
        strong = withStroke(linewidth=width, foreground=colour)
        text.set_path_effects([strong if text.get_gid() else Normal()])


def _pack(picture: Image.Image, title: str) -> bytes:
    """Few colours are enough for a few inks; that of the page, in the first corner, is kept as it is."""
    page = picture.crop((0, 0, 1, 1)).tobytes()
    framed = ImageOps.expand(picture, round(MARGIN * DPI / 72), (page[0], page[1], page[2]))
    small = framed.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette, place = small.getpalette() or [], small.tobytes()[0]
    palette[3 * place : 3 * place + 3] = page
    small.putpalette(palette)
    about, buffer = PngInfo(), io.BytesIO()
    about.add_itxt("Title", title)
    small.save(buffer, format="png", pnginfo=about)
    return buffer.getvalue()
