"""Characters as the grammar reads them: half width and simplified, one for one, so that every position stays.

Which characters are numerals is what Unicode says of all scripts (½, ④, Ⅳ, ٣, 廿), with a few Chinese words set apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

from opencc import OpenCC

# Signs that mean the same, each written as the first of its line.
SAME_SIGNS = """
- － − ﹣ ‐ ‑
~ ～ 〜 ∼ ˜
% ％ ﹪
: ： ∶ ﹕
. ．
( （
) ）
/ ／ ∕
+ ＋
> ＞ ﹥
< ＜ ﹤
≥ ≧ ⩾
≤ ≦ ⩽
≈ ≒ ≅
"""
FULL_WIDTH = 0xFEE0  # how far ０ is from 0, Ａ from A
FINANCIAL = "壹贰叁参肆伍陆柒捌玖拾佰仟"
PLAIN = "一二三三四五六七八九十百千"
NO_NUMERALS = "什漆陌阡幺廾兆"  # Unicode has a number for them; in reports they are other words (兆瓦, 阡陌)
WORDS_ALONE = "参伍陆肆"  # numerals only beside another financial one: 参加, 队伍, 大陆, 大肆
TEN_ALONE = "拾"  # the same, and beside those: 伍拾, not 收拾

_SIGNS = {same: line[0] for line in SAME_SIGNS.strip().splitlines() for same in line.split()[1:]}
_FINANCIAL = str.maketrans(FINANCIAL, PLAIN)
_FIRM = "".join(sign for sign in FINANCIAL if sign not in WORDS_ALONE) + "零万亿"
_BESIDE = f"[{_FIRM}]"
_BESIDE_TEN = f"[{FINANCIAL}零万亿]"
_ALL = "".join(filter(str.isnumeric, map(chr, range(0x20000)))) + "两俩半"
_SIGN = "".join(sign for sign in _ALL if sign not in NO_NUMERALS + WORDS_ALONE + TEN_ALONE)
_DOUBTFUL = [(WORDS_ALONE, _BESIDE), (TEN_ALONE, _BESIDE_TEN)]
_ANY = [f"[{_SIGN}]", *(f"[{signs}](?={near})|(?<={near})[{signs}]" for signs, near in _DOUBTFUL)]
_NUMERAL = f"(?:{'|'.join(_ANY)})"
NUMERALS: re.Pattern[str] = re.compile(rf"{_NUMERAL}(?:{_NUMERAL}|(?<=[0-9])\.(?=[0-9]))*")


def fold(text: str) -> str:
    """``text`` in half width and simplified characters; as long as before, each character at its place."""
    return text.translate(_FOLDED)


def plain_numerals(text: str) -> str:
    """Folded ``text`` with its financial numerals as plain ones: 叁佰 is 三百, 队伍 stays."""
    return NUMERALS.sub(lambda match: match.group().translate(_FINANCIAL), text)


class _Folded(dict[int, str]):
    """A table for ``str.translate`` that looks up a character when it is met first."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_one(chr(code))
        return self[code]


_FOLDED = _Folded()


def _fold_one(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    if "０" <= sign <= "９" or "Ａ" <= sign <= "Ｚ" or "ａ" <= sign <= "ｚ":
        return chr(ord(sign) - FULL_WIDTH)
    if sign.isspace():
        return " "
    simplified: str = _simplifier().convert(sign) if sign > "㐀" else sign
    return simplified if len(simplified) == 1 else sign


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")
