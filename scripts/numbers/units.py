"""What the words after a number count or measure, as the units table says it: the one place where that stands.

A unit is written in one or several ways (`吨|斤=0.0005`): after ``=`` stands what one of that word is in the unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from scripts.numbers.characters import fold

RANK = "rank"
COUNTED = frozenset(["count", "time"])  # dimensions whose whole numbers are exact; the rest is measured and rounded
APART = frozenset(["date", RANK, "frequency"])  # dimensions that have a grammar of their own
YEARS = range(1900, 2101)  # such numbers before 年 are years
PERIODS = {"日": "日", "天": "日", "周": "周", "星期": "周", "旬": "旬", "月": "月", "季": "季度", "季度": "季度"} | {
    "年": "年",
    "年度": "年",
}


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A word after a number. The value counts in ``base`` (a word of the same unit), ``factor`` of them to one."""

    base: str
    factor: Fraction
    dimension: str


FACTOR = re.compile(r"[0-9]+(\.[0-9]+)?")
NO_UNIT = UnitWord("", Fraction(1), "number")


class Units:
    """The words of a units table. Made by ``read_units``, once for each table, so that readings can be kept by it."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        self._words: dict[str, UnitWord] = {}
        self._ranks: set[str] = set()
        for name, written, dimension in rows:
            if dimension == RANK:
                self._ranks.update(written_forms(name, written))
            elif dimension not in APART:
                for word, meaning in _words_of(name, written, dimension).items():
                    self._words.setdefault(word, meaning)

    def find(self, word: str) -> UnitWord | None:
        """What a word counts or measures, None where no unit is written so; `元/年` is 元 for each 年."""
        if word in self._words:
            return self._words[word]
        head, slash, tail = word.partition("/")
        unit = self._words.get(head)
        if unit is None or not slash or not self.divides(tail):
            return None
        return UnitWord(f"{unit.base}/{tail}", unit.factor, unit.dimension)

    def divides(self, word: str) -> bool:
        """Whether something can be stated for each ``word``: a period, or what a unit counts."""
        return word in PERIODS or word in self._words

    @property
    def factors(self) -> frozenset[Fraction]:
        """The sizes that words have in their units."""
        return frozenset(word.factor for word in self._words.values())

    def ranks(self, word: str) -> bool:
        """Whether a word may follow the number of a rank: 位, 名, or none."""
        return not word or word in self._ranks


@lru_cache(maxsize=1024)
def read_units(rows: tuple[tuple[str, str, str], ...]) -> Units:
    """The words of a units table, of which ``rows`` are name_zh, written_zh and dimension."""
    return Units(rows)


def written_forms(name: str, written: str) -> list[str]:
    """The words that may stand for a unit after a number: those of ``written_zh``, then its name; folded."""
    forms = [form.partition("=")[0] for form in written.split("|")]
    return [form for form in dict.fromkeys(map(fold, [*forms, name])) if form]


def _words_of(name: str, written: str, dimension: str) -> dict[str, UnitWord]:
    pairs = (form.partition("=")[::2] for form in fold(written).split("|"))
    factors = {word: factor if FACTOR.fullmatch(factor) else "" for word, factor in pairs}  # the gate names the rest
    base = next((form for form, factor in factors.items() if form and not factor), fold(name))
    return {
        word: UnitWord(base if factors.get(word) else word, Fraction(factors.get(word) or 1), dimension)
        for word in written_forms(name, written)
    }
