"""The picture that chats and social media show beside a link: what the page is about, and its first figures.

1200 by 630 pixels, in the type and the colours of the charts; the same page gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke
from PIL import Image

from scripts.charts.chart_style import EMBOLDEN, PALETTE, Face, chart_style, check_glyphs, font_properties
from scripts.charts.chart_text import font_features, is_latin, text_width, wrap
from scripts.findings import LedgerError
from scripts.pages.catalogue import CARDS_A_REPORT, Site
from scripts.phrases import sentence
from scripts.wording.views import FigureView
from scripts.words import number

FOLDER = "social"
WIDTH, HEIGHT, DPI = 864.0, 453.6, 100
"""The sheet in points; at DPI it has 1200 by 630 pixels."""
MARGIN, GAP = 52.0, 26.0
INNER = (MARGIN, WIDTH - MARGIN)
TOP, FIGURES, CLOSE = 36.0, 226.0, 396.0
"""Where the name, the hairlines of the figures and the double rule stand, in points from the top."""
COLOURS = 32
INK = PALETTE["light"]
NAME = Face(20.0, 28.0, "ink-2")
TITLE = Face(42.0, 52.0, "ink", strong=True)
SUBTITLE = Face(20.0, 30.0, "ink-2")
VALUE = Face(35.0, 46.0, "link", strong=True)
LABEL = Face(17.0, 23.0, "ink-2")
PERIOD = Face(15.0, 21.0, "ink-3")
FOOT = Face(16.0, 22.0, "ink-3")
SMALLEST = 0.6
"""To which part of its size type may shrink so that it fits."""


@dataclass(frozen=True)
class Card:
    """What a picture says, ``path`` being within the language; ``subtitle`` may be ""."""

    path: str
    title: str
    subtitle: str
    figures: tuple[FigureView, ...]
    foot: str


def pack_social(site: Site) -> dict[str, bytes]:
    """The pictures of the site, of each archived document and of each region with figures, by path.

    Raises LedgerError where the font lacks a character.
    """
    return {card.path: pack_card(card, site.words("home.title")) for card in list_cards(site)}


def list_cards(site: Site) -> Iterator[Card]:
    """What is pictured: the site itself, then documents, then regions."""
    words, headline = site.words, site.words("home.headline")
    checked = words("social.site", n=number(sum(item["evidence"]["figures"] for item in site.archived)))
    yield Card(f"{FOLDER}/index.png", headline, "", tuple(site.cards(site.figures, CARDS_A_REPORT)), checked)
    for item in site.archived:
        path, about = f"{FOLDER}/reports/{item['source_id']}.png", {"region": item["region"], "counts": item["counts"]}
        yield Card(path, item["title"], words("social.report", **about), tuple(item["cards"]), headline)
    for code, figures in sorted(site.by_region.items()):
        path, title = f"{FOLDER}/regions/{code}.png", words("region.title", name=site.name("regions", code))
        cards = tuple(site.cards(figures, CARDS_A_REPORT))
        yield Card(path, title, words("social.region", n=number(len(figures))), cards, headline)


def pack_card(card: Card, name: str) -> bytes:
    """A picture as PNG; ``name``, that of the site, stands above the title."""
    with chart_style():
        figure = draw_card(card, name)
        if findings := list(check_glyphs(figure, card.title)):
            raise LedgerError(findings)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="raw", dpi=DPI)
    size = round(WIDTH * DPI / 72), round(HEIGHT * DPI / 72)
    picture = Image.frombytes("RGBA", size, buffer.getvalue()).convert("RGB")
    packed = io.BytesIO()
    picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(packed, format="png")
    return packed.getvalue()


def draw_card(card: Card, name: str) -> Figure:
    """The picture as a figure."""
    figure, room = Figure(figsize=(WIDTH / 72, HEIGHT / 72), facecolor=INK["page"]), WIDTH - 2 * MARGIN
    _rule(figure, 5.0, 10.0, "header", (0.0, WIDTH))
    y = _text(figure, name, NAME, (MARGIN, TOP, room))
    y = _text(figure, card.title, TITLE, (MARGIN, y + 8, room), most=2)
    _text(figure, sentence(card.subtitle), SUBTITLE, (MARGIN, y + 4, room))
    column = (room - GAP * (CARDS_A_REPORT - 1)) / CARDS_A_REPORT
    for at, view in enumerate(card.figures):
        _figure(figure, view, MARGIN + at * (column + GAP), column)
    for offset in (0.0, 4.0):
        _rule(figure, CLOSE + offset, 1.2, "ink")
    _text(figure, card.foot, FOOT, (MARGIN, CLOSE + 12, room))
    return figure


def _figure(figure: Figure, view: FigureView, left: float, room: float) -> None:
    """A value over its label and its period, under a hairline."""
    _rule(figure, FIGURES, 1.2, "strong-rule", (left, left + room))
    y = _text(figure, view.text, VALUE, (left, FIGURES + 6, room))
    y = _text(figure, view.name, LABEL, (left, y + 2, room), most=3)
    _text(figure, sentence(view.period), PERIOD, (left, y, room))


def _text(figure: Figure, text: str, face: Face, place: tuple[float, float, float], most: int = 1) -> float:
    """A text in ``most`` lines, smaller where it needs more, at a left, a top and in a width; returns its lower end."""
    left, top, room = place
    small, lines = _fit(text, face, room, most)
    for line in lines:
        baseline = top + (small.leading + small.size * 0.72) / 2
        label = figure.text(
            left / WIDTH,
            1 - baseline / HEIGHT,
            line,
            color=INK[face.ink],
            ha="left",
            va="baseline",
            fontproperties=font_properties(small.size),
        )
        label.set_fontfeatures(font_features(is_latin(line)))
        if face.strong:
            label.set_path_effects([withStroke(linewidth=EMBOLDEN * small.size, foreground=INK[face.ink])])
        top += small.leading
    return top


def _fit(text: str, face: Face, room: float, most: int) -> tuple[Face, list[str]]:
    """The type and the lines of a text: smaller where it would take more than ``most`` lines."""
    size = face.size
    while True:
        small = replace(face, size=size, leading=face.leading * size / face.size)
        lines = wrap(text, small, room, level=most > 1) if text else []
        fits = len(lines) <= most and all(text_width(line, small) <= room for line in lines)
        if fits or size <= face.size * SMALLEST:
            return small, lines
        size -= 1.0


def _rule(figure: Figure, y: float, width: float, ink: str, span: tuple[float, float] = INNER) -> None:
    ends, level = [end / WIDTH for end in span], 1 - y / HEIGHT
    figure.add_artist(Line2D(ends, [level, level], linewidth=width, color=INK[ink], antialiased=False))
