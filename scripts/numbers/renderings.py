"""Numbers as readers see them, in Chinese (`19.1 亿元`, `9,922 户`) and English (`CNY 1.91 billion`, `4th`).

No digit is ever lost: a scale word is used only where it shortens the number without rounding it. Returns text and
reads nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scripts.numbers.numerals import canonical, plain
from scripts.numbers.qualifiers import ABOUT, AT_LEAST, AT_MOST, EXACT, OVER, UNDER

# scale word, its exponent, from which value it is used, most decimals that it may need
ZH_SCALES = (("万亿", 12, 12, 4), ("亿", 8, 8, 4), ("万", 4, 5, 2))
EN_SCALES = (("trillion", 12, 12, 3), ("billion", 9, 9, 3), ("million", 6, 6, 3))
WORDS = {
    "zh": {EXACT: "", ABOUT: "约", OVER: "超过", AT_LEAST: "至少", UNDER: "不到", AT_MOST: "不超过"},
    "en": {EXACT: "", ABOUT: "about", OVER: "over", AT_LEAST: "at least", UNDER: "under", AT_MOST: "at most"},
}
DATE_WORDS = {
    "zh": {EXACT: "", ABOUT: "约", OVER: "晚于", AT_LEAST: "不早于", UNDER: "早于", AT_MOST: "不晚于"},
    "en": {EXACT: "", ABOUT: "about", OVER: "after", AT_LEAST: "from", UNDER: "before", AT_MOST: "by"},
}
MONTHS = ["January", "February", "March", "April", "May", "June", "July"]
MONTHS += ["August", "September", "October", "November", "December"]
OFTEN = {"1": "once", "2": "twice"}


@dataclass(frozen=True)
class UnitWords:
    """A row of the units table, as far as readers see it; ``dimension`` as in that table."""

    unit_id: str
    name_zh: str
    name_en: str
    plural_en: str
    dimension: str


def split_zh(value: Decimal) -> tuple[str, str]:
    """Digits and scale word: 268000 gives ("26.8", "万"), 54597 gives ("54,597", "")."""
    return _split(value, ZH_SCALES)


def split_en(value: Decimal) -> tuple[str, str]:
    """Digits and scale word: 84160000 gives ("84.16", "million"), 268000 gives ("268,000", "")."""
    return _split(value, EN_SCALES)


def scale_word(value: Decimal, language: str) -> str:
    """The word that shortens a number, or "": 万 for 268000 in "zh", million for 84160000 in "en"."""
    return (split_zh if language == "zh" else split_en)(value)[1]


def _split(value: Decimal, scales: tuple[tuple[str, int, int, int], ...]) -> tuple[str, str]:
    for word, exponent, least, decimals in scales:
        scaled = plain(value.scaleb(-exponent))
        if abs(value) >= Decimal(1).scaleb(least) and -int(scaled.as_tuple().exponent) <= decimals:
            return _grouped(scaled), word
    return _grouped(value), ""


def _grouped(value: Decimal) -> str:
    return format(Decimal(canonical(value)), ",f")


def format_zh(value: Decimal, unit_name: str, *, space: str = " ") -> str:
    """Number and unit in Chinese: `19.1 亿元`, `9,922 户`, `91.5%`."""
    digits, scale = split_zh(value)
    joint = "" if unit_name in {"%", "‰"} or not (scale + unit_name) else space
    return f"{digits}{joint}{scale}{unit_name}"


def format_en(value: Decimal, singular: str, plural: str, *, currency: str = "") -> str:
    """Number and unit in English: `268,000 people`; with ``currency``, `CNY 1.91 billion`; `%` has no space."""
    digits, scale = split_en(value)
    number = f"{digits} {scale}" if scale else digits
    if currency:
        return f"{currency} {number}"
    name = singular if value == 1 else plural
    return number + (name if name in {"%", "‰"} else f" {name}" if name else "")


def render_quantity(value: Decimal | str, unit: UnitWords, qualifier: str = EXACT, language: str = "zh") -> str:
    """A value (a Decimal, or an ISO date) with its unit and qualifier, in ``language`` "zh" or "en".

    Raises KeyError for a qualifier or language that is not in the tables.
    """
    if isinstance(value, str) and unit.dimension == "date":
        return _joined(DATE_WORDS[language][qualifier], _render_date(value, language))
    number, word = Decimal(value), WORDS[language][qualifier]
    if unit.dimension == "rank":
        return _render_rank(number, qualifier, language)
    if unit.dimension == "frequency":
        return _render_frequency(number, unit, word, language)
    return _joined(word, _render_amount(number, unit, language))


def render_range(low: Decimal, high: Decimal, unit: UnitWords, language: str = "zh") -> str:
    """Both ends of a range: `3 个至 5 个`, `3 items to 5 items`; each end keeps its own scale word."""
    joint = "至 " if language == "zh" else " to "
    return joint.join(_render_amount(end, unit, language) for end in (low, high))


def _joined(word: str, rest: str) -> str:
    return f"{word} {rest}" if word else rest


def _render_amount(value: Decimal, unit: UnitWords, language: str) -> str:
    if language == "zh":
        return format_zh(value, unit.name_zh)
    currency = unit.unit_id.upper() if unit.dimension == "money" else ""
    symbol = unit.name_zh if unit.name_zh in {"%", "‰"} else ""
    return format_en(value, symbol or unit.name_en, symbol or unit.plural_en, currency=currency)


def _render_date(value: str, language: str) -> str:
    day = date.fromisoformat(value)
    if language == "zh":
        return f"{day.year} 年 {day.month} 月 {day.day} 日"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _render_rank(value: Decimal, qualifier: str, language: str) -> str:
    digits = canonical(value)
    if qualifier == AT_MOST:
        return f"前 {digits} 位" if language == "zh" else f"top {digits}"
    number = f"第 {digits} 位" if language == "zh" else digits + _ordinal_ending(digits)
    return _joined(WORDS[language][qualifier], number)


def _ordinal_ending(digits: str) -> str:
    return "th" if re.search(r"1[1-3]$", digits) else {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")


def _render_frequency(value: Decimal, unit: UnitWords, word: str, language: str) -> str:
    """`每月 2 次`, `twice a month`: from names like 次/月 and "times a month"."""
    digits = canonical(value)
    if language == "zh":
        times, _, period = unit.name_zh.partition("/")
        return _joined(f"每{period}{word}" if period else word, f"{digits} {times}")
    name = unit.name_en if value == 1 else unit.plural_en
    often = OFTEN.get(digits, "")
    number = f"{often} {name.partition(' ')[2]}" if often and name.startswith("time") else f"{digits} {name}"
    return _joined(word, number)
