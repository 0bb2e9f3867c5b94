"""Numerals as Chinese official documents write them: where they stand in a text, and what number each one is.

``find_runs`` finds every stretch of numeral characters; ``read_numeral`` turns one numeral (`32.08万`, `一百零五`,
`3千万`, `2亿3000万`) into a Decimal and says to which place it was written. Units, qualifiers and dates do not
belong here (see ``quantities``). No floats anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, Inexact, localcontext
from functools import lru_cache

import cn2an

HAN = "〇零一二两三四五六七八九十百千万亿廿卅"
HAN_DIGITS = {sign: digit for digit, signs in enumerate(["零〇", "一", "二两", *"三四五六七八九"]) for sign in signs}
EXPONENTS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
MOST_DIGITS = 15  # beyond this it is a telephone or account number; Decimal's 28 digits then always suffice

RUN: re.Pattern[str] = re.compile(rf"(?:[0-9０-９①-⑳㈠-㈩Ⅰ-Ⅻ]+(?:[.．][0-9０-９]+)*|[{HAN}]+)+")

# One numeral inside a phrase. 百 and 千 are left to the unit where they begin one (百分点, 千克, 千瓦时).
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)*"
HAN_SIGN = rf"(?:百(?!分[点之])|千(?![克米瓦卡])|[{HAN.replace('百', '').replace('千', '')}])"
NUMERAL = rf"(?:{ARABIC}|{HAN_SIGN})+"

_PART = re.compile(rf"({ARABIC})([十百千]?)(万亿|亿|万|)")
_PARTS = re.compile(rf"(?:{_PART.pattern})+")
_BARE = re.compile(r"[百千]|[百千]?(?:万亿|亿|万)")
_SPOKEN = re.compile(r"(.*([百千万亿]))([一二三四五六七八九])")
_LIANG = re.compile(r"两(?![百千万亿])|(?<=[一二两三四五六七八九十廿卅])两")
_TENS = re.compile(r"(?<!^)(?<![百千万亿零])[廿卅]|[廿卅](?=[十百千])")


class QuantityError(ValueError):
    """A text that cannot be read as one quantity; the message quotes it and says how to mend it."""

    def __init__(self, text: str, problem: str, mend: str) -> None:
        super().__init__(f"“{text}”: {problem}; {mend}")
        self.text, self.problem, self.mend = text, problem, mend


@dataclass(frozen=True)
class Run:
    """A maximal stretch of numeral characters: code points from 0, end exclusive."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Numeral:
    """One numeral: its value, the place of its last written digit, and the scale word that it ends in.

    `19.1亿` has value 1910000000, place 10000000 and scale 100000000. A Han numeral below 万 is written down to the
    unit, as its Arabic equal would be (`三千`: place 1); with 万 or 亿 the last digit counts (`三十万`: place 100000).
    """

    value: Decimal
    place: Decimal
    scale: int


def find_runs(text: str) -> list[Run]:
    """Every run of digits and Chinese numerals in ``text``, in order; each numeral character is in exactly one."""
    return [Run(*match.span(), match.group()) for match in RUN.finditer(text)]


def canonical(value: Decimal) -> str:
    """The one way to write a number in a table: no exponent, no trailing zeros, no "-0"."""
    digits = format(value, "f")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits in {"-0", "-", ""} else digits


def plain(value: Decimal) -> Decimal:
    """The same number without exponent or trailing zeros, so that printing it shows all of it."""
    return Decimal(canonical(value))


def last_place(value: Decimal) -> Decimal:
    """Place of the last digit that is not zero: 4000000 gives 1000000, 940 gives 10, 0.25 gives 0.01; 0 gives 1."""
    exponent = value.normalize().as_tuple().exponent
    return plain(Decimal(1).scaleb(int(exponent))) if value else Decimal(1)


def exact_quotient(value: Decimal, divisor: Decimal) -> Decimal | None:
    """``value / divisor`` where that has an end (3 / 4), None where it has none (1 / 3) or ``divisor`` is 0."""
    with localcontext() as context:
        context.traps[Inexact] = True
        try:
            return plain(value / divisor) if divisor else None
        except Inexact:
            return None


@lru_cache(maxsize=16384)
def read_numeral(text: str) -> Numeral:
    """Read one numeral, Arabic with scale words or Han, without units.

    Raises QuantityError where it is not well formed (`三五`, `十十`, `007`, `1.2.3`, `3万5`).
    """
    if text[:1].isascii() and _PARTS.fullmatch(text):
        return _read_arabic(text)
    if text and all(sign in HAN for sign in text):
        return _read_han(text)
    raise _malformed(text)


def _malformed(text: str) -> QuantityError:
    return QuantityError(
        text, f"“{text}” is not a well-formed number", "if it is a name or a list, register it as an omission"
    )


def _read_arabic(text: str) -> Numeral:
    """Digits, each group with its own scale word (`2亿3000万`); the groups must fall like the places of one number."""
    total, ceiling, numeral = Decimal(0), None, None
    for digits, small, big in _PART.findall(text):
        numeral = _read_part(digits, small, big)
        if ceiling is not None and not _follows(numeral, ceiling, scaled=bool(small or big)):
            raise _malformed(text)
        total, ceiling = total + numeral.value, Decimal(10) ** (EXPONENTS[small] + EXPONENTS[big])
        if ceiling == 1 or "." in digits:
            ceiling = Decimal(0)  # nothing can follow a group that is written to the unit or with decimals
    if numeral is None:
        raise _malformed(text)
    return Numeral(plain(total), numeral.place, numeral.scale)


def _follows(numeral: Numeral, ceiling: Decimal, *, scaled: bool) -> bool:
    """`1万2345` is one number; `3万5` may be 30005 or 35000, so it is none."""
    return numeral.value < ceiling and (scaled or numeral.value * 10 >= ceiling)


def _read_part(digits: str, small: str, big: str) -> Numeral:
    whole, *decimals = digits.replace(",", "").split(".")
    written = whole + "".join(decimals)
    if len(decimals) > 1 or (len(whole) > 1 and whole[0] == "0") or len(written) > MOST_DIGITS or small == "十":
        raise _malformed(digits + small + big)
    exponent = EXPONENTS[small] + EXPONENTS[big]
    place = exponent - (len(decimals[0]) if decimals else 0)
    value = Decimal(".".join([whole, *decimals])).scaleb(exponent)
    return Numeral(plain(value), plain(Decimal(1).scaleb(place)), 10 ** EXPONENTS[big])


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
    number = Decimal(value)
    return Numeral(number, last_place(number) if "万" in text or "亿" in text else Decimal(1), scale)


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
