"""Drawing: the marks of a layout become a matplotlib figure, and the figure an SVG for light and for dark pages.

A chart is drawn once, in the marks of the palette; the two files differ in their colours alone. Matplotlib's own writer
of SVG spends most bytes of a chart on glyph outlines in 64ths of a point, said anew for each theme. Here a glyph is a
shape in whole units of the font, defined once in a file and used where it stands; groups, comments and metadata but
the title are left out.
"""

from __future__ import annotations

import html

import matplotlib as mpl
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Patch, Polygon
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform
from matplotlib.typing import ColorType

from scripts.charts.fonts import EM, GRID, Glyph, check_glyphs
from scripts.charts.lines import set_line
from scripts.charts.palette import EMBOLDEN, MARKS, PALETTE, SIDE, paint
from scripts.charts.sheet import Disc, Layout, Letters, Shape
from scripts.findings import LedgerError

HATCH = 6
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
COMMANDS = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C", Path.CLOSEPOLY: "Z"}


def draw_themes(layout: Layout) -> tuple[bytes, ...]:
    """A chart as SVG, a file for each palette, of one drawing. Raises LedgerError where the font lacks a character.

    Matplotlib's own defaults hold, whatever is set outside, and one unit of a file is a point.
    """
    lines = [mark for mark in layout.marks if isinstance(mark, Letters)]
    if findings := list(check_glyphs([line.text for line in lines], layout.title)):
        raise LedgerError(findings)
    renderer = SvgRenderer(layout.width, layout.height)
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update({"figure.dpi": 72.0, "lines.scale_dashes": False, "path.simplify": False})
        _draw_figure(layout).draw(renderer)
    for line in lines:
        renderer.draw_line(line)
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


class SvgRenderer(RendererBase):
    """Collects what is drawn on a sheet of a size in points; ``finish`` gives the file."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height
        self._body: list[str] = []
        self._names: dict[str, str] = {}
        self._shapes: list[str] = []
        self._patterns: dict[str, str] = {}

    def finish(self, title: str) -> str:
        """The file."""
        width, height = short(self.width), short(self.height)
        head = (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" stroke-linejoin="round">'
        )
        parts = [head, f"<title>{html.escape(title, quote=False)}</title>", "<defs>", *self._patterns.values()]
        return "".join([*parts, *self._shapes, "</defs>", *self._body, "</svg>\n"])

    def points_to_pixels(self, points: float) -> float:  # type: ignore[override]
        """One unit of the file is a point."""
        return points

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: ColorType | None = None,  # noqa: N803 - the name in matplotlib
    ) -> None:
        """A shape or a line."""
        self._body.append(f'<path d="{self._outline(path, transform)}"{self._paint(gc, rgbFace)}/>')

    def draw_line(self, line: Letters) -> None:
        """A line of text as shapes of its glyphs; strong type has an edge."""
        colour = MARKS[line.face.ink]
        edge = f' stroke="{colour}" stroke-width="{short(EMBOLDEN * EM / GRID)}"' if line.face.strong else ""
        glyphs = ((self._name(glyph), round(at / GRID)) for glyph, at in set_line(line.text)[1] if glyph.outline)
        uses = (
            f'<use xlink:href="#{name}" x="{at}"/>' if at else f'<use xlink:href="#{name}"/>' for name, at in glyphs
        )
        place = f"translate({short(line.x + SIDE)} {short(line.baseline)})scale({line.face.size * GRID / EM:.5f})"
        self._body.append(f'<g transform="{place}" fill="{colour}"{edge}>{"".join(uses)}</g>')

    def _name(self, glyph: Glyph) -> str:
        """The id of a glyph in this file; its shape is kept when it is met first."""
        if glyph.name not in self._names:
            high, low = divmod(len(self._names), len(LETTERS))
            self._names[glyph.name] = (LETTERS[high - 1] if high else "") + LETTERS[low]
            self._shapes.append(f'<path id="{self._names[glyph.name]}" d="{glyph.outline}"/>')
        return self._names[glyph.name]

    def _outline(self, path: Path, transform: Transform) -> str:
        steps = []
        for points, code in path.iter_segments(transform, remove_nans=False, simplify=False):
            ends: list[list[float]] = [] if code == Path.CLOSEPOLY else points.reshape(-1, 2).tolist()
            steps.append(COMMANDS[code] + " ".join(f"{short(x)} {short(self.height - y)}" for x, y in ends))
        return "".join(steps)

    def _paint(self, gc: GraphicsContextBase, face: ColorType | None) -> str:
        ground = "none" if face is None else to_hex(face)
        width, edge = gc.get_linewidth(), to_hex(gc.get_rgb())
        paint = f' fill="{self._hatched(ground, edge) if gc.get_hatch() else ground}"'
        if width:
            dashes: list[float] | None = gc.get_dashes()[1]  # type: ignore[assignment]
            paint += f' stroke="{edge}" stroke-width="{short(width)}"'
            paint += f' stroke-dasharray="{" ".join(map(short, dashes))}"' if dashes else ""
        return paint

    def _hatched(self, ground: str, edge: str) -> str:
        """Lines that rise to the right, on a ground: a pattern that is kept when it is met first."""
        name = f"hatch-{ground[1:]}-{edge[1:]}"
        lines = f"M-1 1l2-2M0 {HATCH}L{HATCH} 0M{HATCH - 1} {HATCH + 1}l2-2"
        self._patterns[name] = (
            f'<pattern id="{name}" width="{HATCH}" height="{HATCH}" patternUnits="userSpaceOnUse">'
            f'<path d="M0 0h{HATCH}v{HATCH}H0z" fill="{ground}"/><path d="{lines}" stroke="{edge}"/></pattern>'
        )
        return f"url(#{name})"


def short(number: float) -> str:
    """A length with two decimals at most."""
    return f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
