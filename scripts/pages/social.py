"""The picture that chats and social media show beside a link: what the page is about, and its first figures.

1200 by 630 pixels, in the type and the colours of the charts; the same page gives the same bytes.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from PIL import Image

from scripts.artefacts import Artefact, Part, one_file
from scripts.charts.fonts import EM, check_glyphs
from scripts.charts.lines import set_line, text_width, wrap
from scripts.charts.palette import EMBOLDEN, PALETTE, Face
from scripts.findings import LedgerError
from scripts.pages.catalogue import CARDS_A_REPORT, Site
from scripts.phrases import sentence
from scripts.wording.views import FigureView
from scripts.words import number

FOLDER = "social"
WIDTH, HEIGHT, DPI = 864.0, 453.6, 100
SCALE = DPI / 72
"""The sheet in points; at DPI, which makes so many pixels of a point, it has 1200 by 630 pixels."""
MARGIN, GAP = 52.0, 26.0
INNER, WHOLE = (MARGIN, WIDTH - MARGIN), (-1.0, WIDTH + 1)
"""From where to where rules run; the outermost pixels are covered whole."""
TOP, FIGURES, CLOSE = 36.0, 226.0, 396.0
"""Where the name, the hairlines of the figures and the double rule stand, in points from the top."""
INK = PALETTE["light"]
SHADES = {"ink": 4, "link": 4, "ink-2": 3, "ink-3": 2, "header": 1, "strong-rule": 1}
"""In how many steps each ink fades into the page: with the page itself the 16 colours of a picture."""
NAME = Face(20.0, 28.0, "ink-2")
TITLE = Face(42.0, 52.0, "ink", strong=True)
SUBTITLE = Face(20.0, 30.0, "ink-2")
VALUE = Face(35.0, 46.0, "link", strong=True)
ALONE = Face(72.0, 88.0, "link", strong=True)
LABEL = Face(17.0, 23.0, "ink-2")
PERIOD = Face(15.0, 21.0, "ink-3")
FOOT = Face(16.0, 22.0, "ink-3")
SMALLEST = 0.6
"""To which part of its size type may shrink so that it fits."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture says: the site's name, ``title``, ``subtitle`` or "", value, label and period of its figures."""

    name: str
    title: str
    subtitle: str
    figures: tuple[tuple[str, str, str], ...]
    foot: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text where it stands, by its left end on its baseline."""

    x: float
    baseline: float
    text: str
    face: Face


def artefacts(site: Site) -> Iterator[Artefact[Card]]:
    """The pictures of the site, of archived documents and their core figures, of themes and of regions with figures."""
    for path, card in list_cards(site):
        yield one_file(f"{site.words.language}/{path}", Part("page", path), partial(_same, card), pack_card)


def _same(card: Card) -> Card:
    return card


def list_cards(site: Site) -> Iterator[tuple[str, Card]]:
    """What is pictured, by its path within the language: the site, documents, themes, figures, regions."""
    words, name, headline = site.words, site.words("home.title"), site.words("home.headline")
    checked = words("social.site", n=number(sum(item.evidence.figures for item in site.archived)))
    yield f"{FOLDER}/index.png", Card(name, headline, "", _card_rows(site.cards(site.figures, CARDS_A_REPORT)), checked)
    for item in () if site.facts.is_large else site.archived:
        subtitle = words("social.report", region=item.region, counts=item.counts)
        path = f"{FOLDER}/reports/{item.source_id}.png"
        yield path, Card(name, item.title, subtitle, _card_rows(item.cards), headline)
    for row in site.themes:
        views, dot = site.headlines(row, CARDS_A_REPORT), words("text.middot")
        rows = tuple((view.text, f"{view.region}{dot}{view.indicator}", view.period) for view in views)
        card = Card(name, words.text(row.name), words.text(row.scope), rows, headline)
        yield f"{FOLDER}/themes/{row.theme_id}.png", card
    for view in site.figures:
        if is_pictured(site, view):
            yield picture_of(view), _picture(site, view)
    for code, figures in sorted(site.by_region.items()):
        title = words("region.title", name=site.region_name(code))
        subtitle = words("social.region", n=number(len(figures)))
        cards = _card_rows(site.cards(figures, CARDS_A_REPORT))
        yield f"{FOLDER}/regions/{code}.png", Card(name, title, subtitle, cards, headline)


def is_pictured(site: Site, view: FigureView) -> bool:
    """Whether a figure has a picture of its own: those of the core in archived documents; others a browser draws.

    In a large ledger it draws all of them.
    """
    is_core = view.figure.source.is_archived and view.figure.indicator.core is not None
    return is_core and not site.facts.is_large


def picture_of(view: FigureView) -> str:
    """Where the picture of a figure stands within the language."""
    return f"{FOLDER}/figures/{view.figure_id}.png"


def _picture(site: Site, view: FigureView) -> Card:
    """One figure: the place and what is measured, the value, when, the mark, who published it, the short address."""
    words, source = site.words, view.figure.source
    facts = (
        words(f"evidence.{view.evidence}"),
        words.text(source.publisher) or words("text.no_publisher"),
        words(f"source_class.{source.source_class}"),
    )
    where = f"{site.holdings.address}/{words.language}/{view.proof}" if site.holdings.address else ""
    status = f"{view.period}{words('text.middot')}{view.status}"
    title, rows = f"{view.region}{words('text.middot')}{view.name}", ((view.text, status, ""),)
    return Card(words("home.title"), title, words("text.middot").join(facts), rows, where or words("home.headline"))


def _card_rows(views: Iterable[FigureView]) -> tuple[tuple[str, str, str], ...]:
    return tuple((view.text, view.name, view.period) for view in views)


def pack_card(card: Card) -> bytes:
    """A picture as PNG. Raises LedgerError where the font lacks a character."""
    lines = list(lay_card(card))
    if findings := list(check_glyphs([line.text for line in lines], card.title)):
        raise LedgerError(findings)
    canvas = RendererAgg(WIDTH * SCALE, HEIGHT * SCALE, DPI)
    _rule(canvas, HEIGHT / 2, HEIGHT, "page", WHOLE)
    _rule(canvas, 5.0, 10.0, "header", WHOLE)
    for left, right in _columns(len(card.figures)):
        _rule(canvas, FIGURES, 1.2, "strong-rule", (left, right))
    for y in (CLOSE, CLOSE + 4):
        _rule(canvas, y, 1.2, "ink", INNER)
    for line in lines:
        _letters(canvas, line)
    picture = Image.frombuffer("RGBA", (int(canvas.width), int(canvas.height)), canvas.buffer_rgba())
    packed = io.BytesIO()
    small = picture.convert("RGB").quantize(palette=_colours(), dither=Image.Dither.NONE)
    small.save(packed, format="png", compress_type=zlib.Z_RLE)
    return packed.getvalue()


@cache
def _colours() -> Image.Image:
    """The palette of a picture: the page, and each ink in its shades."""
    page, shades = to_rgb(INK["page"]), [*to_rgb(INK["page"])]
    for ink, steps in SHADES.items():
        for step in range(1, steps + 1):
            shades += [b + (a - b) * step / steps for a, b in zip(to_rgb(INK[ink]), page, strict=True)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([round(255 * part) for part in shades])
    return palette


def _rule(canvas: RendererAgg, y: float, width: float, ink: str, span: tuple[float, float]) -> None:
    gc = canvas.new_gc()
    gc.set_foreground(INK[ink])
    gc.set_linewidth(width * SCALE)
    canvas.draw_path(gc, Path([(x, HEIGHT - y) for x in span]), Affine2D().scale(SCALE))


def _letters(canvas: RendererAgg, line: Line) -> None:
    """A line as one shape of its glyphs; strong type has an edge of its own colour."""
    glyphs = [Affine2D().translate(at, 0).transform_path(glyph.path) for glyph, at in set_line(line.text)[1]]
    gc, face = canvas.new_gc(), line.face
    gc.set_foreground(INK[face.ink])
    gc.set_linewidth(EMBOLDEN * face.size * SCALE if face.strong else 0.0)
    place = Affine2D().scale(face.size / EM).translate(line.x, HEIGHT - line.baseline).scale(SCALE)
    canvas.draw_path(gc, Path.make_compound_path(*glyphs), place, to_rgb(INK[face.ink]))


def lay_card(card: Card) -> Iterator[Line]:
    """The lines of a picture, where they stand."""
    room = WIDTH - 2 * MARGIN
    y = yield from _set(card.name, NAME, (MARGIN, TOP, room))
    y = yield from _set(card.title, TITLE, (MARGIN, y + 8, room), most=2)
    yield from _set(card.subtitle, SUBTITLE, (MARGIN, y + 4, room))
    for (value, label, period), (left, right) in zip(card.figures, _columns(len(card.figures)), strict=True):
        y = yield from _set(value, ALONE if len(card.figures) == 1 else VALUE, (left, FIGURES + 6, right - left))
        y = yield from _set(label, LABEL, (left, y + 2, right - left), most=3)
        yield from _set(period, PERIOD, (left, y, right - left))
    yield from _set(card.foot, FOOT, (MARGIN, CLOSE + 12, room))


def _columns(count: int) -> list[tuple[float, float]]:
    """Left and right of each figure; one alone has the whole width."""
    shares = 1 if count == 1 else CARDS_A_REPORT
    width = (WIDTH - 2 * MARGIN - GAP * (shares - 1)) / shares
    return [(left, left + width) for left in (MARGIN + at * (width + GAP) for at in range(count))]


def _set(text: str, face: Face, place: tuple[float, float, float], most: int = 1) -> Generator[Line, None, float]:
    """A text in ``most`` lines, smaller where it needs more, at a left, a top and in a width; returns its lower end."""
    left, top, room = place
    small, lines = _fit(sentence(text), face, room, most)
    for line in lines:
        yield Line(left, top + (small.leading + small.size * 0.72) / 2, line, small)
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
