"""Spellings that are not digits and a unit, rewritten so that they are: 六成五, 百分之三十, 过半, 首位, 无一户.

Each spelling is one line of a table. ``quantities`` reads what comes out; no interval or qualifier is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from scripts.numbers.numerals import HAN, HAN_DIGITS, NUMERAL, QuantityError, canonical, exact_quotient, read_numeral

_HALF_WIDTH = str.maketrans("０１２３４５６７８９．％﹪（）：－−＋／", "0123456789.%%():--+/")
MOST_CHARACTERS = 60
_PARTED = re.compile(r"[0-9]\s+[0-9]")

Match = re.Match[str]


def normalise(text: str) -> str:
    """``text`` with half-width digits and signs, without spaces.

    Raises QuantityError for a space within digits, and for a text that is too long to be one figure.
    """
    if len(text) > MOST_CHARACTERS:
        raise QuantityError(text, "too long for one figure", "shorten the span to the number with its unit")
    words = text.translate(_HALF_WIDTH)
    if _PARTED.search(words):
        raise QuantityError(text, "a space between digits", "check whether these are two numbers")
    return "".join(words.split())


# --- zero in words -------------------------------------------------------------------------------------------------
_OTHER = rf"[^0-9{HAN}，。；！？]*"
_MEASURE = r"人次|户次|[户人个名例起件家村处座所项批条宗]"
_EVENT = r"发生|出现|新增|返贫|致贫|失学|辍学|漏|落下|掉队"
_NEGATIVE = re.compile(r"[无没未不零]")  # for speed: most texts say no zero
_NOT_ONE = re.compile(
    rf"{_OTHER}(?:没有|没|未有|无|未再?|不再?)(?:发生|出现|新增)?[一1](?!例外|不)"
    rf"(?:(?P<unit>{_MEASURE})|(?={_EVENT}))(?P<rest>[^0-9{HAN}，。；！？不未没无]*)"
)
_NOT_EVEN_ONE = re.compile(
    rf"{_OTHER}[一1](?P<unit>{_MEASURE}){_OTHER}(?:都|也)(?:不能有|不许有|不准有|不得有|没有|没|不|不能|未)(?:再)?(?:{_EVENT})?"
)
_NONE = re.compile(rf"{_OTHER}(?:没有|没|未|无|不|尚未|从未)再?(?:{_EVENT}){_OTHER}")
_NOUGHT = re.compile(rf"(?P<lead>{_OTHER})零(?P<unit>{_MEASURE}|)(?P<rest>{_OTHER})")
_NOUGHT_OF = re.compile(r"|(?:发生|出现|新增|返贫|致贫|失学|辍学|事故|死亡|投诉|上访|感染|增长|容忍).*")


def read_zero(words: str) -> str | None:
    """The unit word of a zero said in words (无一户: 户; 没有发生返贫: ""), None where the text says no zero.

    Raises QuantityError where 零 begins another word (零工, 零散).
    """
    if not _NEGATIVE.search(words):
        return None
    if match := _NOT_ONE.fullmatch(words):
        return match["unit"] or ""
    if (match := _NOT_EVEN_ONE.fullmatch(words)) and re.search(r"有|发生|出现|返贫|致贫|失学|辍学", match.group()):
        return match["unit"]
    if _NONE.fullmatch(words):
        return ""
    match = _NOUGHT.fullmatch(words)
    if match is None or match["rest"].startswith(("点", "成", "%", "‰", "倍", "分之")):
        return None
    if match["unit"] and not match["rest"]:
        return match["unit"]
    if not match["unit"] and _NOUGHT_OF.fullmatch(match["rest"]):
        return ""
    raise QuantityError(
        words, "零 is part of another word here, not the number 0", "register it as an omission (idiom)"
    )


# --- other spellings -----------------------------------------------------------------------------------------------
def _han_decimal(match: Match) -> str:
    digits = "".join(str(HAN_DIGITS[sign]) for sign in match[2])
    return f"{canonical(read_numeral(match[1]).value)}.{digits}"


def _fraction(match: Match) -> str:
    """百分之三十 is 30%, 千分之五 is 5‰, 四分之三 is 75%; 三分之一 has no exact decimal and is refused."""
    part = read_numeral(match[2]).value
    if match[1] in {"百", "千"}:
        return canonical(part) + {"百": "%", "千": "‰"}[match[1]]
    whole = read_numeral(match[1]).value
    share = exact_quotient(part * 100, whole)
    if share is None:
        raise QuantityError(
            match.group(), f"“{match.group()}” has no exact decimal number", "register it in measures.csv"
        )
    return canonical(share) + "%"


def _tenths(match: Match) -> str:
    digit = f".{HAN_DIGITS[match[2]]}" if match[2] else ""
    if digit and match[1] not in HAN_DIGITS:
        raise QuantityError(
            match.group(), f"“{match.group()}” is not a well-formed share", "check the characters of the span"
        )
    return f"{canonical(read_numeral(match[1]).value)}{digit}成"


def _and_a_half(match: Match) -> str:
    return f"{canonical(read_numeral(match[1]).value)}.5{match[2]}"


def _doubled(match: Match) -> str:
    return f"{2 ** int(read_numeral(match[1] or '一').value)}倍"


_AFTER_SHARE = r"(?=$|[余多]|以[上下内]|左右|上下|不[到足]|[-—–~～至到])"
_TIME = r"(?=年|月|天|日|小时|个月|个小时|学期)"
_SPELT = re.compile(r"[点分成半首榜翻:∶多]")  # for speed: each spelling below has one of these signs
SPELLINGS: tuple[tuple[re.Pattern[str], Callable[[Match], str] | str], ...] = (
    (re.compile(rf"([{HAN}]+)点([〇零一二三四五六七八九]+)(?![十百千])"), _han_decimal),
    (re.compile(rf"(百|千|{NUMERAL})分之({NUMERAL})"), _fraction),
    (re.compile(rf"({NUMERAL})成([一二三四五六七八九])?{_AFTER_SHARE}"), _tenths),
    (re.compile(rf"(?:超?过半数?|超半数?)(?!个){_TIME.replace('?=', '?!')}"), "超过5成"),
    (re.compile(r"一半|半数"), "5成"),
    (re.compile(r"(?<=[近约到足])半(?=$|左右)"), "5成"),
    (re.compile(r"首位|榜首"), "第1位"),
    (re.compile(r"居首$"), "居第1位"),
    (re.compile(rf"([{HAN}]+|[0-9]+)(年|个)半(?:(?<=年半)(?=$|[以左])|(?<=个半)(?=月|小时|学期))"), _and_a_half),
    (re.compile(rf"(?<![上下前后一大多])半{_TIME}"), "0.5"),
    (re.compile(rf"({NUMERAL})个多(?=月|星期|小时|百分点)"), r"\1多个"),
    (re.compile(r"翻([一二两三四五1-5])?番"), _doubled),
    (re.compile(rf"({NUMERAL})[:∶]1$"), r"\1∶"),
)


def respell(words: str) -> str:
    """``words`` with each spelling of the table rewritten in digits. Raises QuantityError where one has no number."""
    if not _SPELT.search(words):
        return words
    for pattern, spelling in SPELLINGS:
        words = pattern.sub(spelling, words)
    return words
