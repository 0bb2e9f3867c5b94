"""The forms in which a number and its unit are written: 26.8万人, 三分之一, 六成五, 2吨半, 3元5角, 1:3, 翻一番.

Each form is one line of ``FORMS``: how it begins, and what number that is. What follows it (unit word, closing
qualifier) is left as ``rest``. A text is read by the first form that fits, and no two forms fit one text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.numbers.numerals import ARABIC, BARE, BIG, HAN, HAN_DIGITS, NUMERAL, Numeral, QuantityError, read_numeral

Match = re.Match[str]


@dataclass(frozen=True)
class Form:
    """A number without its unit. ``more`` is 余, 多 or 来 within it; ``is_inverse``: one to this number (1比3).

    ``is_bare``: what is a number only beside a qualifier: a scale word or 半 alone (上千, 百余, 过半), 3/4.
    """

    numeral: Numeral
    rest: str
    more: str = ""
    is_inverse: bool = False
    is_bare: bool = False


_BARE = re.compile(BARE)
_SPECIAL = re.compile("[半成折比:番角毛分米/]|百分百|个多")  # for speed: each form but the last has one of these
_DIGIT = "[1-9一二三四五六七八九]"
_HALVED = "月|小时|星期|百分点|学期"  # 两个半月 is two and a half months, 两个半天 two half-days
_SHARE_STEP = Fraction(10)  # 一半, 三成, 三分之一 are said to the tenth
HALF = Fraction(1, 2)


def read_form(words: str) -> Form | None:
    """The number with which ``words`` begin; None where no form fits. Raises QuantityError where it is malformed."""
    for pattern, read in FORMS if _SPECIAL.search(words) else [FORMS[-1]]:
        if match := pattern.fullmatch(words):
            return read(match)
    return None


def _hundred(match: Match) -> Form:
    return Form(Numeral(Fraction(100), Fraction(1)), "%" + match["tail"])


def _fraction(match: Match) -> Form:
    """百分之三十 is 30% to the unit; 三分之一 is a third exactly, said to the tenth; 一百二十分之一 to its own size."""
    whole = read_numeral("一" + match["whole"] if match["whole"] in {"百", "千", "万"} else match["whole"])
    part = read_numeral(match["part"])
    if whole.value < 2 or whole.value.denominator != 1 or (part.place < 1 and match["whole"] not in {"百", "千", "万"}):
        raise _malformed(match)
    unit = 100 / whole.value
    return Form(Numeral(part.value * unit, min(part.place * unit, _SHARE_STEP)), "%" + match["tail"])


def _slashed(match: Match) -> Form:
    """近3/4 is nearly three quarters; 3/4 alone may be a day, or the third of four, and is no number."""
    if int(match["part"]) >= int(match["whole"]):
        raise _malformed(match)
    return replace(_fraction(match), is_bare=True)


def _tenths(match: Match) -> Form:
    """六成五 is 65%, 三成半 is 35% to the half-tenth."""
    number = read_numeral(match["number"]).value
    if number.denominator != 1 or not 1 <= number <= 9:
        raise _malformed(match)
    last = 5 if match["tenth"] == "半" else _digit(match["tenth"])
    place = Fraction(5 if match["tenth"] == "半" else 1)
    return Form(Numeral(10 * number + last, place), "%" + match["tail"])


def _discount(match: Match) -> Form:
    """八五折 and 85折 are 85% of the price."""
    digits = match["digits"]
    return Form(Numeral(Fraction(10 * _digit(digits[0]) + _digit(digits[1])), Fraction(1)), "%" + match["tail"])


def _half_share(match: Match) -> Form:
    is_bare = match.group().startswith("半") and not match.group().startswith("半数")
    return Form(Numeral(Fraction(50), _SHARE_STEP), "%" + match["tail"], is_bare=is_bare)


def _half_unit(match: Match) -> Form:
    return Form(Numeral(HALF, HALF), match["tail"])


def _and_a_half(match: Match) -> Form:
    """2吨半, 两个半月: a whole number of units and a half."""
    numeral = read_numeral(match["number"])
    if numeral.place != 1 or numeral.scale != 1:
        raise _malformed(match)
    return Form(Numeral(numeral.value + HALF, HALF), match["unit"] + match["tail"])


def _money(match: Match) -> Form:
    """3元5角2分; the place is that of the last coin."""
    numeral = read_numeral(match["yuan"])
    if numeral.place != 1 or numeral.scale != 1:
        raise _malformed(match)
    value = numeral.value + Fraction(_digit(match["jiao"]), 10) + Fraction(_digit(match["fen"]), 100)
    return Form(Numeral(value, Fraction(1, 100 if match["fen"] else 10)), "元" + match["tail"])


def _metres(match: Match) -> Form:
    """1米75."""
    decimals = match["decimals"]
    value = read_numeral(match["number"]).value + Fraction(f"0.{decimals}")
    return Form(Numeral(value, Fraction(1, 10 ** len(decimals))), "米" + match["tail"])


def _ratio(match: Match) -> Form:
    """2.29:1 and 1比3: one of the two is 1. 1:30 may be a time of day and is refused."""
    left, right, tail = match["left"], match["right"], ":1" + match["tail"]
    clock = match["sign"] == ":" and re.fullmatch("[0-9]{2}", right)
    if right in {"1", "一"}:
        return Form(read_numeral(left), tail)
    if left in {"1", "一"} and not clock and read_numeral(right).value:
        return Form(read_numeral(right), tail, is_inverse=True)
    raise QuantityError(match.group(), "ratio")


def _doubled(match: Match) -> Form:
    """翻两番 is four times as much."""
    times = _digit(match["times"] or "一")
    return Form(Numeral(Fraction(2**times), Fraction(1)), "倍" + match["tail"])


def _plain(match: Match) -> Form:
    numeral = read_numeral(match["head"] + (match["scale"] or ""))
    return Form(numeral, match["tail"], match["more"] or "", is_bare=bool(_BARE.fullmatch(match["head"])))


def _month_and_more(match: Match) -> Form:
    """一个多月 is more than one month."""
    return Form(read_numeral(match["head"]), "个" + match["tail"], "多")


def _digit(sign: str | None) -> int:
    return HAN_DIGITS[sign] if sign and sign in HAN_DIGITS else int(sign or 0)


def _malformed(match: Match) -> QuantityError:
    written = match.group()
    return QuantityError(written, "malformed", number=written)


_TAIL = "(?P<tail>.*)"
_MORE = rf"(?:(?P<more>[余多]|(?<=[十百千万亿0])来)(?P<scale>[十百千]?{BIG}|百(?!分)|千(?![克米瓦卡])|))?"
FORMS: tuple[tuple[re.Pattern[str], Callable[[Match], Form]], ...] = tuple(
    (re.compile(pattern + _TAIL), read)
    for pattern, read in [
        ("百分百", _hundred),
        (rf"(?P<whole>[{HAN}]+|{ARABIC})分之(?P<part>{NUMERAL})", _fraction),
        ("(?P<part>[1-9])/(?P<whole>[2-9]|10)(?![0-9/.])", _slashed),
        (rf"(?P<number>{NUMERAL})成(?P<tenth>[一二三四五六七八九半])", _tenths),
        ("(?P<digits>[1-9]{2}|[一二三四五六七八九]{2})折", _discount),
        ("(?:一半|半数|对半|对折|半(?=$|[以之左]))", _half_share),
        ("半(?=[^折])", _half_unit),
        (rf"(?P<number>{NUMERAL})(?P<unit>个)半(?={_HALVED})", _and_a_half),
        (rf"(?P<number>{NUMERAL})(?P<unit>[^半余多上下左内不0-9{HAN}]+)半(?![0-9{HAN}]|{_HALVED})", _and_a_half),
        (rf"(?P<yuan>{NUMERAL})[元块](?=.[角毛分])(?:(?P<jiao>{_DIGIT})[角毛])?(?:(?P<fen>{_DIGIT})分)?", _money),
        ("(?P<number>[0-9]{1,3})米(?P<decimals>[0-9]{1,2})(?![0-9.])", _metres),
        (rf"(?P<left>{NUMERAL})(?P<sign>[:比])(?P<right>{NUMERAL})", _ratio),
        ("翻了?(?P<times>[一二两三四五1-5])?番", _doubled),
        (rf"(?P<head>{NUMERAL})个多(?={_HALVED})", _month_and_more),
        (rf"(?P<head>{NUMERAL}){_MORE}", _plain),
    ]
)
