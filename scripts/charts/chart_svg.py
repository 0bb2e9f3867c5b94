"""Fewer bytes for the same picture: what matplotlib writes as SVG is put in short form. Text in, text out.

Most of a chart's bytes are glyph outlines. They are written in absolute 64ths of a point for a size of 100; the
thousandths of an em that the font itself uses, relative to the point before, say the same in fewer digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_EM = 6400
_UNIT = _EM / 1000
_COORDINATES = {"M": 2, "L": 2, "Q": 4, "C": 6, "z": 0}


def strong_id(colour: str) -> str:
    """The id of an emboldened text in a figure: carries its colour to the file, where it becomes an outline."""
    return f"strong-{colour.removeprefix('#')}"


def shrink_svg(svg: str, embolden: float) -> str:
    """A chart in short form; texts with a ``strong_id`` get an outline of ``embolden`` ems.

    Comments, ids that nothing points at and white space between tags go; coordinates keep two decimals.
    """
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    width = round(embolden * 1000)
    svg = re.sub(r'<g id="strong-(\w+)">', rf'<g stroke="#\1" stroke-width="{width}">', svg)
    svg = re.sub(r"<(?:g|path|use)\b[^>]*>", lambda tag: _shrink_tag(tag[0]), svg)
    return re.sub(r">\s+<", "><", svg).strip() + "\n"


def _shrink_tag(tag: str) -> str:
    glyph = re.fullmatch(r'<path id="[^"]*?-(\w+)" d="([^"]*)" transform="scale\(0\.015625\)"/>', tag)
    if glyph:
        return f'<path id="g{glyph[1]}" d="{shrink_glyph(glyph[2])}" transform="scale(.1)"/>'
    tag = re.sub(r' xlink:href="#[^"]*?-(\w+)"', r' xlink:href="#g\1"', tag)
    tag = re.sub(r' (?:id="(?:figure|patch|line2d|text)_\d+"|clip-path="[^"]*")', "", tag)
    tag = re.sub(r' d="([^"]*)"', lambda found: f' d="{_shrink_path(found[1])}"', tag)
    return re.sub(r"translate\(([^)]*)\)", lambda found: f"translate({_shorten(found[1])})", tag)


def _shrink_path(path: str) -> str:
    return re.sub(r"\s*([A-Za-z])\s*", r"\1", _shorten(path)).strip()


def _shorten(numbers: str) -> str:
    return re.sub(r"-?\d+\.\d+", lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), numbers)


@lru_cache(maxsize=8192)
def shrink_glyph(path: str) -> str:
    """A glyph outline in thousandths of an em, each point relative to the end of the step before."""
    tokens = re.findall(r"[A-Za-z]|-?[\d.]+", path)
    steps, index = [], 0
    here = start = (0, 0)
    while index < len(tokens):
        command, count = tokens[index], _COORDINATES[tokens[index]]
        numbers = [round(float(token) / _UNIT) for token in tokens[index + 1 : index + 1 + count]]
        index += 1 + count
        steps.append(command.lower() + _join(number - here[place % 2] for place, number in enumerate(numbers)))
        here = (numbers[-2], numbers[-1]) if numbers else start
        start = here if command == "M" else start
    return "".join(steps)


def _join(numbers: Iterable[int]) -> str:
    """Numbers with a space only where no sign parts them."""
    return re.sub(" -", "-", " ".join(str(number) for number in numbers))
