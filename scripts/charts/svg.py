"""The backend that writes charts as SVG: what matplotlib draws, in few bytes and the same on any machine.

Matplotlib's own writer spends most bytes of a chart on glyph outlines in 64ths of a point, said anew for each theme.
Here a glyph is a shape in whole units of the font, defined once in a file and used where it stands; groups, comments
and metadata but the title are left out.
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Transform
from matplotlib.typing import ColorType

from scripts.charts.fonts import EM, GRID, Glyph
from scripts.charts.lines import set_line
from scripts.charts.palette import EMBOLDEN

STRONG = "strong"
"""The gid of a text that is emboldened: the font at hand has one weight, so its outlines are drawn as lines too."""
HATCH = 6
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
COMMANDS = {
    int(code): letter
    for code, letter in zip(
        (Path.MOVETO, Path.LINETO, Path.CURVE3, Path.CURVE4, Path.CLOSEPOLY), ("M", "L", "Q", "C", "Z"), strict=True
    )
}


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
        size = f"0 0 {short(self.width)} {short(self.height)}"
        head = (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{short(self.width)}pt" height="{short(self.height)}pt" viewBox="{size}" stroke-linejoin="round">'
        )
        parts = [head, f"<title>{html.escape(title, quote=False)}</title>", "<defs>", *self._patterns.values()]
        return "".join([*parts, *self._shapes, "</defs>", *self._body, "</svg>\n"])

    def flipy(self) -> bool:
        """Whether y grows downwards here."""
        return True

    def get_canvas_width_height(self) -> tuple[float, float]:
        """The size in points."""
        return self.width, self.height

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

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: object = False,
        mtext: Text | None = None,
    ) -> None:
        """One line of text as shapes of its glyphs."""
        colour, scale = to_hex(gc.get_rgb()), prop.get_size_in_points() * GRID / EM
        strong = mtext is not None and mtext.get_gid() == STRONG
        edge = f' stroke="{colour}" stroke-width="{short(EMBOLDEN * EM / GRID)}"' if strong else ""
        uses = (self._use(glyph, round(at / GRID)) for glyph, at in set_line(s)[1] if glyph.outline)
        place = f"translate({short(x)} {short(y)})scale({scale:.5f})"
        self._body.append(f'<g transform="{place}" fill="{colour}"{edge}>{"".join(uses)}</g>')

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: object) -> tuple[float, float, float]:
        """Width, height and descent of a line of text, in points."""
        size = prop.get_size_in_points()
        return set_line(s)[0] * size / EM, size, size / 4

    def _use(self, glyph: Glyph, x: int) -> str:
        place = f' x="{x}"' if x else ""
        return f'<use xlink:href="#{self._name(glyph)}"{place}/>'

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
            numbers = " ".join(f"{short(x)} {short(self.height - y)}" for x, y in ends)
            steps.append(COMMANDS[int(code)] + numbers)
        return "".join(steps)

    def _paint(self, gc: GraphicsContextBase, face: ColorType | None) -> str:
        ground = "none" if face is None else to_hex(face)
        width, edge = gc.get_linewidth(), to_hex(gc.get_rgb())
        paint: dict[str, str] = {"fill": self._hatched(ground, edge) if gc.get_hatch() else ground}
        if width:
            dashes: list[float] | None = gc.get_dashes()[1]  # type: ignore[assignment]
            paint |= {"stroke": edge, "stroke-width": short(width)}
            paint |= {"stroke-dasharray": " ".join(short(step) for step in dashes)} if dashes else {}
        return attributes(paint)

    def _hatched(self, ground: str, edge: str) -> str:
        """Lines that rise to the right, on a ground: a pattern that is kept when it is met first."""
        name = f"hatch-{ground[1:]}-{edge[1:]}"
        lines = f"M-1 1l2-2M0 {HATCH}L{HATCH} 0M{HATCH - 1} {HATCH + 1}l2-2"
        self._patterns[name] = (
            f'<pattern id="{name}" width="{HATCH}" height="{HATCH}" patternUnits="userSpaceOnUse">'
            f'<path d="M0 0h{HATCH}v{HATCH}H0z" fill="{ground}"/><path d="{lines}" stroke="{edge}"/></pattern>'
        )
        return f"url(#{name})"


def attributes(values: Mapping[str, str]) -> str:
    """Attributes of an element."""
    return "".join(f' {name}="{value}"' for name, value in values.items())


def short(number: float) -> str:
    """A length with two decimals at most."""
    return f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
