"""Where numerals stand in a text: every stretch that the grammar could read a number from, dates in words aside.

The search never decides what a numeral means. It is wider than the grammar: ½, ④ and Ⅳ are found though nothing reads
them; and what is a number only with its neighbours (半, 过半, 首位, 每月, 没有发生) is found as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.numbers.characters import NUMERALS, fold
from scripts.numbers.occasions import PERIODICAL
from scripts.numbers.zeros import NOTHING

_NOT_PERIODICAL = (
    "[0-9一二三四五六七八九十今去本上下当近前后多往历整全]"  # 本月报告 and 6月报告 say when, not how often
)
_PERIODICAL = "|".join(pattern.replace("?P<period>", "?:") for pattern, _ in PERIODICAL)
_WORDS = rf"首位|榜首|居首|列首|翻了?番|对折|对半|归零|(?<!{_NOT_PERIODICAL})(?:{_PERIODICAL})|{NOTHING}"
_WHOLE = "个(?!百分点|月|小时)|[名户村镇项所]"  # 1.3个乡镇 at the head of a sentence is the first item, of three
_DATED = "[0-9]{1,2}月|20[0-9]{2}年"  # and 2.12月20日前 the second item, which begins with a date
_NUMBERING = rf"(?:(?<=[。；;：:\n ])|\A)[0-9]{{1,2}}\.(?=[0-9]{{1,4}}(?:{_WHOLE})|{_DATED})"
_SLASHED = r"(?<![0-9/.])[1-9]/(?:[2-9]|10)(?![0-9/.])"  # 3/4
_RUN = re.compile(rf"{_NUMBERING}|{_SLASHED}|{NUMERALS.pattern}|{_WORDS}")


@dataclass(frozen=True)
class Run:
    """A stretch of numeral characters, or a word that is a number: code points from 0, end exclusive."""

    start: int
    end: int
    text: str


def find_runs(text: str) -> list[Run]:
    """Every run of digits and Chinese numerals in ``text``, in order; each numeral character is in exactly one."""
    folded = fold(text)
    return [Run(*match.span(), text[match.start() : match.end()]) for match in _RUN.finditer(folded)]
