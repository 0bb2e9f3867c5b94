"""The picture that chats and social media show beside a link: what the page is about, and its first figures.

1200 by 630 pixels, in the type and the colours of the charts; the same page gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from PIL import Image

from scripts.artefacts import Artefact, Part
from scripts.charts.drawing import chart_style, draw_figure
from scripts.charts.fonts import check_glyphs
from scripts.charts.lines import text_width, wrap
from scripts.charts.palette import EMBOLDEN, PALETTE, Face
from scripts.charts.sheet import Layout, Letters, Mark, Paint, Shape
from scripts.charts.svg import STRONG
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
COLOURS = 16
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


def artefacts(site: Site) -> Iterator[Artefact[tuple[Card, str]]]:
    """The pictures of the site, of each archived document and of each region with figures."""
    name = site.words("home.title")
    for card in list_cards(site):
        path = f"{site.words.language}/{card.path}"
        yield Artefact((path,), Part("page", card.path), partial(_pair, card, name), make_card)


def _pair(card: Card, name: str) -> tuple[Card, str]:
    return card, name


def make_card(inputs: tuple[Card, str]) -> tuple[bytes]:
    """The picture of a card with the name of the site. Raises LedgerError where the font lacks a character."""
    return (pack_card(*inputs),)


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
    """A picture as PNG; ``name``, that of the site, stands above the title. Raises LedgerError for a missing glyph."""
    layout = lay_card(card, name)
    texts = [mark.text for mark in layout.marks if isinstance(mark, Letters)]
    if findings := list(check_glyphs(texts, card.title)):
        raise LedgerError(findings)
    with chart_style():
        figure = draw_figure(layout, INK)
        for text in figure.findobj(Text):
            _embolden(text)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="raw", dpi=DPI)
    size = round(WIDTH * DPI / 72), round(HEIGHT * DPI / 72)
    picture = Image.frombytes("RGBA", size, buffer.getvalue()).convert("RGB")
    packed = io.BytesIO()
    small = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    small.save(packed, format="png")
    return packed.getvalue()


def _embolden(text: object) -> None:
    if isinstance(text, Text) and text.get_gid() == STRONG:
        width = EMBOLDEN * float(text.get_fontsize())
        text.set_path_effects([withStroke(linewidth=width, foreground=text.get_color())])


def lay_card(card: Card, name: str) -> Layout:
    """The picture as marks."""
    marks, room = list[Mark](), WIDTH - 2 * MARGIN
    marks.append(_rule(5.0, 10.0, "header", (0.0, WIDTH)))
    y = _text(marks, name, NAME, (MARGIN, TOP, room))
    y = _text(marks, card.title, TITLE, (MARGIN, y + 8, room), most=2)
    _text(marks, sentence(card.subtitle), SUBTITLE, (MARGIN, y + 4, room))
    column = (room - GAP * (CARDS_A_REPORT - 1)) / CARDS_A_REPORT
    for at, view in enumerate(card.figures):
        _figure(marks, view, MARGIN + at * (column + GAP), column)
    marks += [_rule(CLOSE + offset, 1.2, "ink") for offset in (0.0, 4.0)]
    _text(marks, card.foot, FOOT, (MARGIN, CLOSE + 12, room))
    return Layout(card.title, WIDTH, HEIGHT, 0.0, tuple(marks))


def _figure(marks: list[Mark], view: FigureView, left: float, room: float) -> None:
    """A value over its label and its period, under a hairline."""
    marks.append(_rule(FIGURES, 1.2, "strong-rule", (left, left + room)))
    y = _text(marks, view.text, VALUE, (left, FIGURES + 6, room))
    y = _text(marks, view.name, LABEL, (left, y + 2, room), most=3)
    _text(marks, sentence(view.period), PERIOD, (left, y, room))


def _text(marks: list[Mark], text: str, face: Face, place: tuple[float, float, float], most: int = 1) -> float:
    """A text in ``most`` lines, smaller where it needs more, at a left, a top and in a width; returns its lower end."""
    left, top, room = place
    small, lines = _fit(text, face, room, most)
    for line in lines:
        marks.append(
            Letters(left, top + (small.leading + small.size * 0.72) / 2, line, small.size, face.ink, face.strong)
        )
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


def _rule(y: float, width: float, ink: str, span: tuple[float, float] = INNER) -> Mark:
    return Shape(((span[0], y), (span[1], y)), Paint(edge=ink, width=width), "rule", closed=False)
