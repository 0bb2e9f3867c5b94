"""What stands after a number in a span: the unit word, then words that qualify the number or close the phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.numbers.numerals import QuantityError
from scripts.numbers.qualifiers import AFTER
from scripts.numbers.units import COUNTED, NO_UNIT, Units, UnitWord
from scripts.numbers.vocabulary import either

INCLUDING, EXCLUDING, BETWEEN = "(含)", "(不含)", "之间"
IDLE = frozenset(["整", "人民币"])
_CLOSING = re.compile(either([*AFTER, *IDLE, INCLUDING, EXCLUDING, BETWEEN]))
_WITHIN = re.compile("[日天月周年时期岁]$")  # 30日内, 三年内; of what is counted, 内 begins another word (3个内设机构)


@dataclass(frozen=True)
class Suffix:
    """The unit word as written ("" for none), what it counts or measures, and the words after it in order."""

    word: str
    unit: UnitWord
    closing: tuple[str, ...]


def read_suffix(rest: str, units: Units) -> Suffix:
    """All of ``rest``, the longest unit word first. Raises QuantityError where a word of it is not known."""
    for length in range(len(rest), -1, -1):
        word, closing = rest[:length], _read_closing(rest[length:])
        unit = units.find(word) if word else NO_UNIT
        if unit and closing is not None and ("内" not in closing or _takes_within(word, unit)):
            return Suffix(word, unit, closing)
    raise QuantityError(rest, "unknown-unit-word", word=rest)


def read_rank_suffix(rest: str, units: Units) -> tuple[str, tuple[str, ...]] | None:
    """The word of a rank (位, 名, or none) and the words after it; None where ``rest`` is something else."""
    for length in range(len(rest), -1, -1):
        closing = _read_closing(rest[length:])
        if units.ranks(rest[:length]) and closing is not None:
            return rest[:length], closing
    return None


def _takes_within(word: str, unit: UnitWord) -> bool:
    return bool(_WITHIN.search(word)) or (bool(word) and unit.dimension not in COUNTED)


def _read_closing(words: str) -> tuple[str, ...] | None:
    """The closing words that make up ``words``, None where they do not."""
    closings, end = [], 0
    while match := _CLOSING.match(words, end):
        closings.append(match.group())
        end = match.end()
    return tuple(closings) if end == len(words) else None
