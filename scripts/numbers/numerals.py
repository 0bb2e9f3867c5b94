"""Numerals as Chinese official documents write them: what number each one is, and to which place it was written.

``read_numeral`` reads one numeral (`32.08万`, `一百零五`, `3千万`, `2亿3000万`) after ``characters`` has folded it.
Units, qualifiers and dates do not belong here (see ``quantities``). All numbers are exact fractions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

import cn2an

HAN = "〇零一二两三四五六七八九十百千万亿廿卅"
HAN_DIGITS = {sign: digit for digit, signs in enumerate(["零〇", "一", "二两", *"三四五六七八九"]) for sign in signs}
BIG = "(?:万亿|亿|万)"
BARE = f"(?:[百千]?{BIG}|[百千])"  # a scale word that is a number only beside a qualifier: 上千, 百余
DIGITS = "一二三四五六七八九"
EXPONENTS = {"": 0, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
MOST_DIGITS = 15  # beyond this it is a telephone or account number
SHOWN_DIGITS = 4  # of a number that has no end, such as 1 / 3

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)*"
HAN_DECIMAL = rf"(?:点[〇零{DIGITS}]+(?![十百千]))"
# One numeral inside a phrase. 百 and 千 are left to the unit where they begin one (百分点, 千克, 千瓦时).
HAN_SIGN = rf"(?:百(?!分[点之])|千(?![克米瓦卡])|[{HAN.replace('百', '').replace('千', '')}])"
NUMERAL = rf"(?:(?:{ARABIC}|{HAN_SIGN})+{HAN_DECIMAL}?{BIG}?)"

_PART = re.compile(rf"({ARABIC})([十百千]?)(万亿|亿|万|)")
_PARTS = re.compile(rf"(?:{_PART.pattern})+")
_DECIMAL = re.compile(rf"([{HAN}]+)点([〇零{DIGITS}]+)(万亿|亿|万|)")
_BARE = re.compile(BARE)
_SPOKEN = re.compile(f"(.*([百千万亿]))([{DIGITS}])")
_LIANG = re.compile(r"两(?![百千万亿])|(?<=[一二两三四五六七八九十廿卅])两")
_TENS = re.compile(r"(?<!^)(?<![百千万亿零])[廿卅]|[廿卅](?=[十百千])")


class QuantityError(ValueError):
    """A text that cannot be read as one quantity: the text, the name of the problem, and the words that it quotes."""

    def __init__(self, text: str, problem: str, **words: str) -> None:
        super().__init__(" ".join([f"“{text}”:", problem, *words.values()]))
        self.text, self.problem, self.words = text, problem, words


@dataclass(frozen=True)
class Numeral:
    """One numeral: its value, the place of its last written digit, and the scale word that it ends in.

    `19.1亿` has value 1910000000, place 10000000 and scale 100000000. A Han numeral below 万 is written down to the
    unit, as its Arabic equal would be (`三千`: place 1); with 万 or 亿 the last digit counts (`三十万`: place 100000).
    """

    value: Fraction
    place: Fraction
    scale: int = 1


def canonical(value: Decimal | Fraction) -> str:
    """The one way to write a number in a table: no exponent, no trailing zeros, no "-0".

    A fraction that has no end is rounded half up to four digits: a third is 0.3333.
    """
    number = value if isinstance(value, Decimal) else _decimal(value)
    digits = format(number, "f")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits in {"-0", "-", ""} else digits


def has_end(value: Fraction) -> bool:
    """Whether a fraction is a decimal number with an end (3 / 4), not 1 / 3."""
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return rest == 1


def plain(value: Decimal) -> Decimal:
    """The same number without exponent or trailing zeros, so that printing it shows all of it."""
    return Decimal(canonical(value))


def last_place(value: Decimal) -> Decimal:
    """Place of the last digit that is not zero: 4000000 gives 1000000, 940 gives 10, 0.25 gives 0.01; 0 gives 1."""
    exponent = value.normalize().as_tuple().exponent
    return plain(Decimal(1).scaleb(int(exponent))) if value else Decimal(1)


@lru_cache(maxsize=16384)
def read_numeral(text: str) -> Numeral:
    """Read one numeral, Arabic with scale words or Han, without units.

    Raises QuantityError where it is not well formed (`三五`, `十十`, `007`, `1.2.3`, `3万5`).
    """
    if text[:1].isascii() and _PARTS.fullmatch(text):
        return _read_arabic(text)
    if decimal := _DECIMAL.fullmatch(text):
        return _read_han_decimal(decimal)
    if text and all(sign in HAN for sign in text):
        return _read_han(text)
    raise _malformed(text)


def _decimal(value: Fraction) -> Decimal:
    """A fraction as a decimal number; rounded half up to a few digits where it has no end."""
    most = len(str(value.numerator)) + value.denominator.bit_length()
    context = Context(prec=most if has_end(value) else SHOWN_DIGITS, rounding=ROUND_HALF_UP)
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))


def _malformed(text: str) -> QuantityError:
    return QuantityError(text, "malformed", number=text)


@lru_cache(maxsize=64)
def _power(exponent: int) -> Fraction:
    return Fraction(10) ** exponent


def _read_arabic(text: str) -> Numeral:
    """Digits, each group with its own scale word (`2亿3000万`); the groups must fall like the places of one number."""
    total, ceiling, numeral = Fraction(0), None, None
    for digits, small, big in _PART.findall(text):
        numeral = _read_part(digits, small, big)
        if ceiling is not None and not _follows(numeral, ceiling, scaled=bool(small or big)):
            raise _malformed(text)
        total, ceiling = total + numeral.value, _power(EXPONENTS[small] + EXPONENTS[big])
        if ceiling == 1 or "." in digits:
            ceiling = Fraction(0)  # nothing can follow a group that is written to the unit or with decimals
    if numeral is None:
        raise _malformed(text)
    return Numeral(total, numeral.place, numeral.scale)


def _follows(numeral: Numeral, ceiling: Fraction, *, scaled: bool) -> bool:
    """`1万2345` is one number; `3万5` may be 30005 or 35000, so it is none."""
    return numeral.value < ceiling and (scaled or numeral.value * 10 >= ceiling)


def _read_part(digits: str, small: str, big: str) -> Numeral:
    whole, *decimals = digits.replace(",", "").split(".")
    written = whole + "".join(decimals)
    if len(decimals) > 1 or (len(whole) > 1 and whole[0] == "0") or len(written) > MOST_DIGITS or small == "十":
        raise _malformed(digits + small + big)
    place = _power(EXPONENTS[small] + EXPONENTS[big] - len("".join(decimals)))
    return Numeral(int(written) * place, place, 10 ** EXPONENTS[big])


def _read_han(text: str) -> Numeral:
    scale = next((10 ** EXPONENTS[word] for word in ("万亿", "亿", "万") if text.endswith(word)), 1)
    if _BARE.fullmatch(text):
        value = _han_integer("一" + text)
    elif spoken := _SPOKEN.fullmatch(text):
        # 三万五 is 35000, 一百五 is 150: the digit takes the next place down
        unit, digit = EXPONENTS[spoken[2]], HAN_DIGITS[spoken[3]]
        value = _han_integer(spoken[1]) + digit * 10 ** (unit - 1)
        scale = 10**unit if unit > 3 else 1
    else:
        value = _han_integer(text)
    place = Fraction(last_place(Decimal(value))) if "万" in text or "亿" in text else Fraction(1)
    return Numeral(Fraction(value), place, scale)


def _read_han_decimal(match: re.Match[str]) -> Numeral:
    """三点五万 is 3.5万, so its place is 1000."""
    whole, decimals, word = match.groups()
    if len(decimals) > MOST_DIGITS or any(sign in whole for sign in "万亿"):
        raise _malformed(match.group())
    digits = "".join(str(HAN_DIGITS[sign]) for sign in decimals)
    scale = _power(EXPONENTS[word])
    value = (_han_integer(whole) + Fraction(f"0.{digits}")) * scale
    return Numeral(value, scale / 10 ** len(digits), 10 ** EXPONENTS[word])


def _han_integer(text: str) -> int:
    """A Han integer by cn2an's strict reading, which knows neither 〇, 两, 廿 nor 卅; we put in the standard signs.

    The lenient modes are of no use: they read 三五 as 35 and 零五 as 5.
    """
    if _TENS.search(text) or (text != "两" and _LIANG.search(text)):
        raise _malformed(text)
    standard = text.replace("〇", "零").replace("两", "二").replace("廿", "二十").replace("卅", "三十")
    try:
        return int(cn2an.cn2an(standard, "strict"))
    except ValueError as error:
        raise _malformed(text) from error
