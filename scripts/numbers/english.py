"""English numbers of pages that are cited by link: `more than 33.05 million`, `12,384 yuan`, `6.5 percent`.

A text is words before, a number, a scale and the name of a unit, all of it; anything else is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from scripts.numbers.numerals import canonical
from scripts.numbers.qualifiers import EXACT
from scripts.numbers.vocabulary import either, meanings, word_list

BEFORE = {words.replace("_", " "): qualifier for words, qualifier in meanings("english").items()}
ONES = {word: value for value, word in enumerate(word_list("english_numbers", "ones"))}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SAME = {"%": "percent", "per cent": "percent", "percentage point": "percentage points", "rmb": "yuan"}

_NUMBER = (
    rf"(?P<digits>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|(?:0|[1-9][0-9]*)(?:\.[0-9]+)?)|(?P<word>{either(ONES)})"
)
_TEXT = re.compile(
    rf"(?:(?P<before>{either(BEFORE)}) )?(?:{_NUMBER})(?: ?(?P<percent>%)|(?: (?P<scale>{either(SCALES)}))?"
    rf"(?: (?P<unit>(?!{either(SCALES)}\b)[a-z][a-z-]*(?: [a-z][a-z-]*)?))?)"
)


@dataclass(frozen=True, slots=True)
class EnglishNumber:
    """A number as read: ``value`` as a table holds it, ``qualifier`` as for Chinese, ``unit`` the words after it."""

    value: str
    qualifier: str
    unit: str


def read_english(words: str) -> EnglishNumber | None:
    """The number that English words state; None where they are something else."""
    match = _TEXT.fullmatch(" ".join(words.lower().split()))
    if match is None:
        return None
    number = Decimal(match["digits"].replace(",", "")) if match["digits"] else Decimal(ONES[match["word"]])
    unit = match["percent"] or match["unit"] or ""
    return EnglishNumber(
        canonical(number * SCALES.get(match["scale"] or "", 1)),
        BEFORE.get(match["before"] or "", EXACT),
        SAME.get(unit, unit),
    )
