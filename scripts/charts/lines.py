"""How wide a text is in the chart font, and where its lines end; measured, so that nothing runs over an edge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import east_asian_width

from scripts.charts.fonts import EM, Glyph, shape
from scripts.charts.palette import EMBOLDEN, Face

_NOT_FIRST = frozenset("，。；：、！？）》〉」』】〕”’％‰℃…—–·,.;:!?)]}%")
_NOT_LAST = frozenset("（《〈「『【〔“‘([{¥")
_OPERATORS = frozenset("=＝÷×−+≈")
_COUNTS = frozenset("第几数零〇一二两三四五六七八九十百千万亿")
_CLAUSE_ENDS = frozenset("，；：,;:")
_WORD = re.compile(r"[!-~]+|.", re.DOTALL)
"""What is shaped together: a word of ASCII; any other character alone."""
_CURRENCY = re.compile(r"\b[A-Z]{3} *$")
SPACER = "\u00a0" * 3
"""Between two values on a line that belong together; never a place to break."""

Pieces = Sequence[tuple[str, float]]


def is_latin(text: str) -> bool:
    """Whether Latin letters outnumber Han characters: quotation marks are narrow in such a text."""
    return sum(c.isascii() and c.isalpha() for c in text) > sum(east_asian_width(c) == "W" for c in text)


def set_line(text: str) -> tuple[float, list[tuple[Glyph, float]]]:
    """A text in one line, in thousandths of an em: how far it reaches, and its glyphs with where each begins."""
    reach, glyphs, narrow = 0.0, list[tuple[Glyph, float]](), is_latin(text)
    for piece in _WORD.findall(text):
        advance, word = shape(piece, narrow)
        glyphs += [(glyph, reach + x) for glyph, x in word]
        reach += advance
    return reach, glyphs


@lru_cache(maxsize=8192)
def _advance(text: str, narrow: bool) -> float:
    """Width of a text in ems."""
    return sum(shape(piece, narrow)[0] for piece in _WORD.findall(text)) / EM


def text_width(text: str, face: Face) -> float:
    """Width of a text in points."""
    return (_advance(text, is_latin(text)) + (EMBOLDEN if face.strong else 0)) * face.size


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters: not in a word, a number with its unit, or a calculation."""
    last = before.rstrip(" ")[-1:]
    if not last or after.isspace() or after in _NOT_FIRST or last in _NOT_LAST or {last, after} & _OPERATORS:
        return False
    wide = east_asian_width(after) in "WF"
    if (wide or after.islower()) and (last.isdecimal() or last in _COUNTS):
        return False
    if after.isdecimal() and _CURRENCY.search(before):
        return False
    return wide or before.endswith(" ") or east_asian_width(last) in "WF" or last in "”’…—"


def _pieces(text: str) -> list[str]:
    """A text cut wherever a line may end; spaces stay with the piece before them."""
    pieces = [text[:1]]
    for character in text[1:]:
        if _may_break(pieces[-1], character):
            pieces.append("")
        pieces[-1] += character
    return pieces


def _fill(pieces: Pieces, width: float) -> list[str]:
    lines, used = [""], 0.0
    for piece, wide in pieces:
        if lines[-1] and used + wide > width:
            lines.append("")
            used = 0.0
        lines[-1] += piece
        used += wide
    return [line.rstrip() for line in lines]


def _clauses(pieces: Pieces, room: float) -> list[str]:
    """Two lines that part where a clause ends, if both fit and neither is a mere scrap; else none."""
    partings = []
    for index in range(1, len(pieces)):
        parts = [pieces[:index], pieces[index:]]
        short, long = sorted(sum(wide for _, wide in part) for part in parts)
        if pieces[index - 1][0].rstrip()[-1:] in _CLAUSE_ENDS and long <= room and short >= long * 0.3:
            partings.append((long, ["".join(piece for piece, _ in part).rstrip() for part in parts]))
    return min(partings)[1] if partings else []


def _heads(pieces: Pieces, room: float, most: int) -> list[str]:
    """Lines that part at the first colon, if that takes no more lines and leaves no mere scrap; else none."""
    ends = [index for index, (piece, _) in enumerate(pieces, 1) if piece.rstrip()[-1:] in ":："]
    parts = [pieces[: ends[0]], pieces[ends[0] :]] if ends else []
    if not all(sum(wide for _, wide in part) >= room * 0.3 for part in parts):
        return []
    lines = [line for part in parts for line in _level(part, room)]
    return lines if len(lines) <= most else []


def _level(pieces: Pieces, room: float) -> list[str]:
    """As few lines as will do, and about equally long."""
    lines = _fill(pieces, room)
    if len(lines) == 1:
        return lines
    if parted := _clauses(pieces, room) if len(lines) == 2 else _heads(pieces, room, len(lines)):
        return parted
    low, high = room / 2, room
    while high - low > 1:
        half = (low + high) / 2
        low, high = (low, half) if len(_fill(pieces, half)) <= len(lines) else (half, high)
    return _fill(pieces, high)


def wrap(text: str, face: Face, width: float, level: bool = False) -> list[str]:
    """A text in lines no wider than ``width`` points; ``level`` makes the lines about equally long.

    Lines break as Chinese is set, and Latin words at their spaces: no closing mark first, no opening mark last, no
    number parted from its unit.
    A piece that is wider than a whole line is cut, at its spaces if it has any. Quotation marks are measured wide,
    as they may be set so on some line.
    """
    room = width - (EMBOLDEN * face.size if face.strong else 0)

    def measure(part: str) -> float:
        return _advance(part, False) * face.size

    parts = list(_pieces(text))
    for cut in (r"\S+\s*", r"."):
        parts = [bit for part in parts for bit in ([part] if measure(part) <= room else re.findall(cut, part))]
    pieces = [(part, measure(part)) for part in parts]
    return _level(pieces, room) if level else _fill(pieces, room)
