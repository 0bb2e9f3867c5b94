"""The colours: readable in both modes, and put in place of the marks in which a chart is drawn."""

from __future__ import annotations

import pytest

from scripts.charts.palette import MARKS, PALETTE, paint

TEXT_PAIRS = [("ink", "page"), ("ink-2", "page"), ("ink-3", "page"), ("link", "page"), ("on-bar", "bar")]
SHAPE_PAIRS = [("bar", "page"), ("strong-rule", "page"), ("computed", "page")]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_contrast_of_every_pair(mode: str) -> None:
    palette = PALETTE[mode]
    low = [(a, b) for a, b in TEXT_PAIRS if contrast(palette[a], palette[b]) < 4.5]
    low += [(a, b) for a, b in SHAPE_PAIRS if contrast(palette[a], palette[b]) < 3]
    assert low == []


def test_marks_become_the_colours_of_a_palette_and_nothing_else_changes() -> None:
    drawing = f'<path fill="{MARKS["bar"]}" stroke="{MARKS["page"]}" d="M1 2"/>'
    assert paint(drawing, PALETTE["dark"]) == '<path fill="#8db9f0" stroke="#11171d" d="M1 2"/>'
    assert len(set(MARKS.values())) == len(MARKS) == len(PALETTE["light"])


def test_a_mark_of_no_token_is_a_fault() -> None:
    with pytest.raises(KeyError):
        paint('fill="#a0b1ff"', PALETTE["light"])
