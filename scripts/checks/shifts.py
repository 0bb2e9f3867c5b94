"""Where the spans of a text stand after the text was edited, as far as that is certain.

The text of before is not at hand, only the words of its rows and where they stood. Words that stand once before and
once now are fixed points; between two of them a row has moved as they have. What could be in two places is in none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

SHORTEST = 3  # characters of words that can be a fixed point: 10个 may be another ten


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Words of a row and where they stood; "" where the row quotes none, as a measure."""

    start: int
    end: int
    words: str


def move_stretches(stretches: Sequence[Stretch], text: str) -> dict[Stretch, int]:
    """Where each stretch begins now; those that are not certain are left out."""
    fixed = _fixed_points(stretches, text)
    moved = {}
    for stretch in stretches:
        before = max((point for point in fixed if point.start <= stretch.start), default=None)
        after = min((point for point in fixed if point.end >= stretch.end), default=None)
        shifts = {fixed[point] - point.start for point in (before, after) if point}
        low = fixed[before] if before else 0
        high = fixed[after] + after.end - after.start if after else len(text)
        places = {stretch.start + shift for shift in shifts}
        fitting = [at for at in places if low <= at <= high and _stands(stretch, text, at, len(places))]
        if len(fitting) == 1:
            moved[stretch] = fitting[0]
    return moved


def first_change(stretches: Sequence[Stretch], moved: dict[Stretch, int]) -> Stretch | None:
    """The first stretch that does not stand where it stood; None where all do."""
    return next((stretch for stretch in sorted(stretches) if moved.get(stretch) != stretch.start), None)


def _stands(stretch: Stretch, text: str, at: int, places: int) -> bool:
    """Whether the words of a stretch stand at a place; without words one place must be all that there is."""
    return text.startswith(stretch.words, at) if stretch.words else places == 1


def _fixed_points(stretches: Sequence[Stretch], text: str) -> dict[Stretch, int]:
    """Words that stand once before and once now, in the same order, by where they begin now."""
    often = Counter(stretch.words for stretch in stretches)
    once = [
        (stretch, places[0])
        for stretch in sorted(stretches)
        if len(stretch.words) >= SHORTEST
        and often[stretch.words] == 1
        and len(places := [match.start() for match in re.finditer(re.escape(stretch.words), text)]) == 1
    ]
    return dict(_in_order(once))


def _in_order(points: Sequence[tuple[Stretch, int]]) -> list[tuple[Stretch, int]]:
    """The longest run of points whose new places rise as their old ones do."""
    tails: list[int] = []
    chains: list[list[tuple[Stretch, int]]] = []
    for point in points:
        at = bisect_left(tails, point[1])
        chain = [*(chains[at - 1] if at else []), point]
        tails[at : at + 1], chains[at : at + 1] = [point[1]], [chain]
    return chains[-1] if chains else []
