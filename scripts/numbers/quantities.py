"""The number grammar: from the characters of one figure (`不低于总数20%`, `400余万元`) to value, unit and interval.

``parse`` reads one quantity or raises QuantityError; it never chooses between two numbers. Unusual spellings
(百分之三十, 六成五, 过半, 首位) are first rewritten as plain ones by ``spellings``, then one small grammar reads

    words before, with qualifier · numeral · 余 or 多 · scale · unit word · closing qualifier.

What a unit means is said by the units table, not here: ``unit_word`` is what stands after the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from scripts.numbers import qualifiers
from scripts.numbers.numerals import (
    NUMERAL,
    RUN,
    Numeral,
    QuantityError,
    Run,
    canonical,
    find_runs,
    last_place,
    plain,
    read_numeral,
)
from scripts.numbers.occasions import read_date, read_frequency
from scripts.numbers.qualifiers import EVERYTHING, EXACT, Interval, joint_qualifier, split_after, words_before
from scripts.numbers.renderings import UnitWords, format_en, format_zh, render_quantity, render_range, split_zh
from scripts.numbers.spellings import normalise, read_zero, respell

__all__ = [
    "RUN",
    "Interval",
    "Quantity",
    "QuantityError",
    "Run",
    "UnitWords",
    "canonical",
    "find_runs",
    "format_en",
    "format_zh",
    "parse",
    "render_quantity",
    "render_range",
    "split_zh",
]

# Unit words that change the number: what the value counts in, and the factor.
CONVERTED = {"成": ("%", Decimal(10)), "∶": (":1", Decimal(1)), "斤": ("吨", Decimal("0.0005"))}
# Kinds other than count. What is measured and not counted is rounded even where it is a whole number.
KINDS = {
    "percent": "% ‰",
    "points": "百分点 个百分点",
    "multiple": "倍 :1",
    "amount": "元 美元 欧元 港元 块 块钱 吨 公斤 千克 斤 克 公顷 亩 平方米 平方公里 平方千米 立方米 方 米 千米 公里"
    " 里 升 毫升 度 千瓦 千瓦时 兆瓦 小时 个小时",
}
RANKED = frozenset(["", "名", "位", "强"])

_KIND = {word: kind for kind, words in KINDS.items() for word in words.split()}
_NUMBER = re.compile(
    rf"(?P<head>{NUMERAL})(?:(?P<more>[余多]|(?<=[十百千万亿0])来)(?P<tail>[十百千]?(?:万亿|亿|万)|百(?!分)|千(?![克米瓦卡])|))?"
)
_UNIT = re.compile(r"(?:[一-鿿A-Za-z%‰℃²³/·∶]|\([一-鿿]+\))*")
_NOT_A_UNIT = re.compile(r"^[几月]|[A-Za-z]{5}|[不没未无都也]|以上|以下|以内|左右|超过")
_STOP = re.compile(r"[，。；！？、…\n]")
_FOREIGN = re.compile(r"[A-Za-z]{3}")
_BARE = re.compile(r"[百千万亿]")
_BETWEEN = re.compile(r"(?P<unit>.*?)(?:[-—–―~～]+|至|到)")
_DENIED = re.compile(r"[无没未不]有?$")
_MINUS = re.compile(r"(?:^|[长为是到率])负$|(?<![0-9A-Za-z\-—])-$")
_CHANGE = re.compile(r"[从由自第]")
_YEARS = range(1900, 2101)


@dataclass(frozen=True)
class Quantity:
    """One quantity as a document states it.

    ``value`` is in the base unit (1.6亿元: 160000000) and None for a date, which is in ``date`` (ISO). ``scale`` is
    the scale word as a number (1, 10000, 100000000, 10**12). ``step`` is the place to which it was stated, in base
    units; where 余 or 约 soften it, the place of the last digit that is not zero; None for dates, ranks,
    frequencies and zeros in words. ``kind`` is count, amount, percent, points, multiple, rank, frequency, date, zero
    or range (``value`` is then the low end). ``bounds`` is what the statement allows if it was rounded half up,
    ``truncated`` if further digits were cut off.
    """

    text: str
    value: Decimal | None
    date: str | None
    scale: int
    step: Decimal | None
    unit_word: str
    kind: str
    qualifier: str
    bounds: Interval
    truncated: Interval

    @property
    def canonical(self) -> str:
        """The value as a table holds it: an ISO date or a decimal number without exponent or trailing zeros."""
        return self.date or canonical(self.value or Decimal(0))


@lru_cache(maxsize=65536)
def parse(text: str, year: int | None = None) -> Quantity:
    """Read ``text``, one figure as stated, as one quantity.

    ``year`` is the year that 今年 means and that a date without a year lies in. Raises QuantityError, which quotes
    the text, where there is no number, more than one, or one that this grammar does not know.
    """
    try:
        return _read(text, normalise(text), year)
    except QuantityError as error:
        raise QuantityError(text, error.problem, error.mend) from None


def _read(text: str, words: str, year: int | None) -> Quantity:
    if (unit := read_zero(words)) is not None:
        return _settled(text, Decimal(0), unit, "zero", EXACT)
    if frequency := read_frequency(words):
        return _settled(text, frequency.value, frequency.unit_word, "frequency", frequency.qualifier)
    if day := read_date(words, year):
        return Quantity(text, None, day[0], 1, None, "", "date", day[1], EVERYTHING, EVERYTHING)
    spelt = respell(words)
    numbers = list(_NUMBER.finditer(spelt))
    if len(numbers) == 1:
        return _read_single(text, spelt, numbers[0])
    between = _BETWEEN.fullmatch(spelt, numbers[0].end(), numbers[1].start()) if len(numbers) == 2 else None
    if between is not None and not numbers[0]["more"] and not numbers[1]["more"]:
        return _read_range(text, spelt, numbers[0], between["unit"], numbers[1])
    if numbers:
        found = "、".join(number.group() for number in numbers)
        raise QuantityError(text, f"more than one number ({found})", "shorten the span to one of them")
    raise QuantityError(text, "no number in it", "check the span, or register it in measures.csv")


def _settled(text: str, value: Decimal, unit: str, kind: str, qualifier: str) -> Quantity:
    """A quantity that is not rounded: a zero in words, a rank, a frequency."""
    bounds = qualifiers.only(value) if qualifier == EXACT else qualifiers.qualified(value, qualifier, (), Decimal(1))
    return Quantity(text, value, None, 1, None, unit, kind, qualifier, bounds, bounds)


def _read_single(text: str, spelt: str, number: re.Match[str]) -> Quantity:
    prefix, rest = spelt[: number.start()], spelt[number.end() :]
    _check_surroundings(text, prefix, number["head"], rest)
    unit, closing = split_after(rest)
    _check_unit(text, unit)
    numeral = read_numeral(number["head"] + (number["tail"] or ""))
    if prefix.endswith("第") or (prefix.endswith("前") and unit in RANKED):
        return _read_rank(text, prefix, numeral, unit, closing)
    _check_calendar(text, prefix, numeral, rest)
    before = words_before(prefix) + _before_bare(prefix, number["head"])
    qualifying = [*before, *filter(None, [number["more"], closing])]
    if _MINUS.search(prefix):
        numeral = replace(numeral, value=-numeral.value)
    return _stated(text, numeral, unit, qualifying)


def _stated(text: str, numeral: Numeral, unit: str, words: list[str]) -> Quantity:
    unit_word, factor = CONVERTED.get(unit, (unit, Decimal(1)))
    value, place = plain(numeral.value * factor), plain(numeral.place * factor)
    qualifier, kind = joint_qualifier(words), _KIND.get(unit_word.split("/")[0], "count")
    soft = qualifier == qualifiers.ABOUT or (qualifier == qualifiers.OVER and not qualifiers.MORE.isdisjoint(words))
    step = last_place(value) if soft and value else place
    if qualifier != EXACT:
        bounds = truncated = qualifiers.qualified(value, qualifier, words, step)
    elif kind == "count" and place == 1:
        bounds = truncated = qualifiers.only(value)
    else:
        bounds, truncated = qualifiers.rounded(value, step), qualifiers.cut(value, step)
    return Quantity(text, value, None, numeral.scale, step, unit_word, kind, qualifier, bounds, truncated)


def _read_rank(text: str, prefix: str, numeral: Numeral, unit: str, closing: str) -> Quantity:
    top = ["最多"] if prefix.endswith("前") else []  # 前三名: third or better
    if numeral.value != numeral.value.to_integral_value() or numeral.value < 1:
        raise QuantityError(text, "a rank must be a whole number from 1", "check the characters of the span")
    qualifier = joint_qualifier([*top, *words_before(prefix), *filter(None, [closing])])
    return _settled(text, numeral.value, unit, "rank", qualifier)


def _before_bare(prefix: str, head: str) -> list[str]:
    """上千 is 1000 or more, 过百 more than 100: these two signs qualify only a bare 百, 千, 万 or 亿."""
    found = _BARE.match(head) and re.search(r"(?<![网线以路马])上$|(?<![超经通])过$", prefix)
    return [{"上": "至少", "过": "超过"}[found.group()]] if found else []


def _read_range(text: str, spelt: str, first: re.Match[str], unit: str, second: re.Match[str]) -> Quantity:
    """`3—5个`, `200至300万元` (200 is 万 too), `3000元至5万元`; 从 and 由 tell of a change and are refused."""
    prefix, last_unit = spelt[: first.start()], spelt[second.end() :] or unit
    _check_surroundings(text, prefix, first["head"], last_unit)
    _check_unit(text, last_unit)
    low, high = read_numeral(first["head"]), read_numeral(second["head"])
    if not unit and low.scale == 1 < high.scale and low.value < high.value / high.scale:
        low = replace(low, value=low.value * high.scale)
    one_unit = unit in {"", last_unit} and not split_after(last_unit)[1]
    told = _CHANGE.search(prefix) or words_before(prefix) or _is_period(low, last_unit or "年")
    if told or not one_unit or low.value >= high.value:
        raise QuantityError(text, "two numbers that are not the two ends of a range", "shorten the span to one of them")
    unit_word, factor = CONVERTED.get(last_unit, (last_unit, Decimal(1)))
    ends = Interval(plain(low.value * factor), plain(high.value * factor), True, True)
    step = plain(high.place * factor)
    return Quantity(text, ends.low, None, high.scale, step, unit_word, "range", EXACT, ends, ends)


def _is_period(numeral: Numeral, unit_word: str) -> bool:
    return unit_word.startswith("年") and numeral.value in _YEARS


def _check_surroundings(text: str, prefix: str, head: str, rest: str) -> None:
    if RUN.search(prefix) or _FOREIGN.search(prefix) or _STOP.search(prefix + rest):
        raise QuantityError(text, "other numbers, foreign words or punctuation around it", "shorten the span to it")
    if _DENIED.search(prefix):
        raise QuantityError(text, "a number after a negation", "register it as an omission (idiom)")
    if prefix[-1:] in {"数", "几"} and head[0] in "十百千万亿":
        raise QuantityError(text, f"“{prefix[-1]}{head}” names no number", "register it as an omission (idiom)")


def _check_unit(text: str, unit: str) -> None:
    if _UNIT.fullmatch(unit) is None or _NOT_A_UNIT.search(unit):
        raise QuantityError(text, f"“{unit}” after the number is not a unit word", "end the span after the unit word")


def _check_calendar(text: str, prefix: str, numeral: Numeral, rest: str) -> None:
    """周五 and 23日 are days, 近三年 the last three years: none of them is an amount."""
    weekday = prefix.endswith(("周", "星期")) and not rest and numeral.value < 7
    day = rest in {"日", "号"} and numeral.value < 32
    lately = prefix.endswith("近") and re.match(r"年|天|日|周|个月|届", rest)
    if weekday or day or lately or _is_period(numeral, rest):
        raise QuantityError(text, "a day or a period, not an amount", "shorten the span, or register it as a date")
