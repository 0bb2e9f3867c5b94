"""Zeros in words: 无一户, 没有发生返贫, 一个返贫致贫都不能有, 清零. Only words that are known are passed over."""

from __future__ import annotations

import re

from scripts.numbers.numerals import QuantityError
from scripts.numbers.prefixes import is_neutral
from scripts.numbers.vocabulary import either, word_list

_ROWS = ("events", "happened", "no", "no_such", "not_even")
_EVENT, _HAPPENED, _NO, _NO_SUCH, _NOT_EVEN = (either(word_list("zero", row)) for row in _ROWS)
_MEASURE = f"(?P<unit>{either(word_list('zero', 'measures'))})"
_WHAT = f"{either(word_list('zero', 'events', 'about_what'))}*"
_WHO = f"{either(word_list('zero', 'events', 'about_what', 'who'))}*"
_LEAD = "(?P<lead>.*?)"
NOTHING = f"(?:{_NO_SUCH}{_EVENT}|{_NO}再?{_HAPPENED})"  # 未返贫人口 are people, not none
_NOT_ONE = re.compile(f"{_LEAD}{_NO}再?{_HAPPENED}?[一1](?:{_MEASURE}{_WHO}|(?={_EVENT}){_WHO})")
_NOT_EVEN_ONE = re.compile(f"{_LEAD}[一1]{_MEASURE}{_WHO}[都也]{_NOT_EVEN}{_WHAT}")
_NOTHING = re.compile(f"{_LEAD}{NOTHING}{_WHAT}")
_NOUGHT = re.compile(f"{_LEAD}零{_MEASURE}?{_WHAT}")
_CLEARED = re.compile(f"{_LEAD}(?:动态)?(?:清零|归零)")
_NEGATIVE = re.compile("[无没未不零归]")  # for speed: most texts say no zero
_OTHER_WORD = re.compile("零[^0-9点.成折下%‰‱倍分至到~—–-]")


def read_zero(words: str) -> str | None:
    """The unit word of a zero said in words (无一户: 户; 没有发生返贫: ""), None where the text says no zero.

    Raises QuantityError where 零 begins another word (零工, 零散).
    """
    if not _NEGATIVE.search(words):
        return None
    for pattern in (_NOT_ONE, _NOT_EVEN_ONE, _NOTHING, _NOUGHT, _CLEARED):
        match = pattern.fullmatch(words)
        if match and is_neutral(match["lead"]):
            return match.groupdict().get("unit") or ""
    if _OTHER_WORD.match(words):
        raise QuantityError(words, "zero-in-word")
    return None
