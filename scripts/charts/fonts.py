"""The type of the charts: one font that the project's packages bring, its words shaped once, its outlines once.

All lengths are in thousandths of an em, the unit of the font itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path as File

from matplotlib.font_manager import FontPath, get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.path import Path
from matplotlib.textpath import TextToPath
from matplotlib.transforms import Affine2D
from pylopdf_fonts_zh_cn import sans_path

from scripts.findings import Finding, file_fault
from scripts.ledger.frames import fault, records
from scripts.ledger.packages import Ledger

EM = 1000
DRAWN = ("name_", "plural_", "title", "part_zh", "part_en", "rest_")  # how columns begin that charts and cards show
GRID = 2
"""Outlines are written in so many units of the font: at the sizes of a chart less than a hundredth of a pixel."""
_PER_POINT = EM / TextToPath.FONT_SCALE
_LETTERS = {Path.MOVETO: "m", Path.LINETO: "l", Path.CURVE3: "q", Path.CURVE4: "c", Path.CLOSEPOLY: "z"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shape of the font: its name in it, its outline as the path of an SVG, in GRIDs, y downwards, and as it is."""

    name: str
    outline: str
    path: Path = field(compare=False, repr=False)


Word = tuple[float, tuple[tuple[Glyph, float], ...]]
"""A word as it is set: how far it reaches, and its glyphs with where each begins."""


@cache
def font_face() -> FontPath:
    """The chart font: a file and a face in it."""
    return FontPath(str(sans_path()), 0)


@lru_cache(maxsize=65536)
def shape(word: str, narrow: bool) -> Word:
    """A word (or a Han character, or white space) set in the chart font; a box for what ``check_glyphs`` will stop.

    ``narrow``: its quotation marks are narrow, as a Latin text has them.
    """
    word = "".join(character if ord(character) in _characters() else "□" for character in word)
    font, features = get_font(font_face()), ("pwid",) if narrow else None
    font.set_size(TextToPath.FONT_SCALE, TextToPath.DPI)
    placed, outlines, _ = TextToPath().get_glyphs_with_font(font, word, features=features)
    glyphs = tuple((_glyph(name, Path(*outlines[name])), x * _PER_POINT) for name, x, _, _ in placed)
    font.set_text(word, 0.0, flags=LoadFlags.NO_HINTING, features=features)
    return font.get_width_height()[0] / 64 * _PER_POINT, glyphs


@cache
def _characters() -> frozenset[int]:
    return frozenset(get_font(font_face()).get_charmap())


def check_glyphs(texts: Iterable[str], title: str) -> Iterator[Finding]:
    """Every character of a chart is in the font: a box in place of a name is worse than no chart."""
    missing = sorted({character for text in texts for character in text if ord(character) not in _characters()})
    if missing:
        named = tuple(f"{character} (U+{ord(character):04X})" for character in missing)
        yield file_fault(
            "data/reference/charts.csv", "chart-glyph", title=title, font=File(font_face()).name, characters=named
        )


def check_names(ledger: Ledger) -> Iterator[Finding]:
    """Every name and title that a chart or a card may show can be drawn."""
    for table in ledger.tables.values():
        for column in [name for name in table.columns if name.startswith(DRAWN)]:
            for row in records(table.frame[~table.frame[column].map(_is_drawable).astype(bool)]):
                missing = dict.fromkeys(sign for sign in row[column] if ord(sign) not in _characters())
                named = tuple(f"{sign} (U+{ord(sign):04X})" for sign in missing)
                yield fault(row, column, "no-glyph", cell=row[column], characters=named)


def _is_drawable(cell: str) -> bool:
    return all(ord(sign) in _characters() for sign in cell)


_GLYPHS: dict[str, Glyph] = {}


def _glyph(name: str, path: Path) -> Glyph:
    """The glyph of this name, made when it is first met."""
    if name not in _GLYPHS:
        outline = "".join(_steps(path.transformed(Affine2D().scale(_PER_POINT / GRID))))
        _GLYPHS[name] = Glyph(name, outline, path.transformed(Affine2D().scale(_PER_POINT)))
    return _GLYPHS[name]


def _steps(path: Path) -> Iterator[str]:
    """An outline step by step, each relative to the end of the one before and as short as can be.

    Level and upright lines have one number, a line to nowhere none. A letter is not said twice in a row, and a space
    stands only where no letter and no sign parts two numbers.
    """
    here = start = (0, 0)
    last = ""
    for ends, code in path.iter_segments(remove_nans=False, simplify=False):
        letter = _LETTERS[code]
        if letter == "z":
            here, last = start, letter
            yield letter
            continue
        points = [(round(x), -round(y)) for x, y in ends.reshape(-1, 2).tolist()]
        numbers = [end - base for point in points for end, base in zip(point, here, strict=True)]
        here = points[-1]
        start = here if letter == "m" else start
        if letter == "l" and not all(numbers):
            letter, numbers = ("h", numbers[:1]) if numbers[0] else ("v", numbers[1:])
        if any(numbers) or letter != "v":
            text = " ".join(map(str, numbers)).replace(" -", "-")
            again = letter == last and letter != "m"
            yield text if again and text.startswith("-") else f" {text}" if again else f"{letter}{text}"
            last = letter
