"""Two numbers that are the ends of a range: `3—5个`, `200至300万元`, `5万元以上10万元以下`, `不含` and all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.numbers import qualifiers
from scripts.numbers.forms import Form, read_form
from scripts.numbers.numerals import NUMERAL, QuantityError
from scripts.numbers.prefixes import Prefix
from scripts.numbers.qualifiers import ABOUT, EXACT, MEANINGS, Interval
from scripts.numbers.suffixes import BETWEEN, EXCLUDING, INCLUDING, Suffix, read_suffix
from scripts.numbers.units import YEARS, Units

FROM = "以上"  # 5万元以上10万元以下; and 以上至
WORDS = frozenset(["至", "到"])
UNDER_END = re.compile("不足|不到|不满|低于")  # the upper end is not reached
UP_TO_END = re.compile("不超过")
NEAR = frozenset(["左右", "上下"])
UPPER = frozenset(["以下", "及以下", "以内", "之内"])
MOST_APART = 1000  # 80至1亿 may be 80 or 80 million
_SEPARATOR = re.compile(f"——|[-–—―~]|至|到|{FROM}[至到]?")
_NUMERAL = re.compile(NUMERAL)
_SIGN = re.compile("负|-(?=[0-9])")


@dataclass(frozen=True)
class StatedRange:
    """What a range says: its ends in the base unit, the place of the upper one, its unit, and its qualifier."""

    ends: Interval
    step: Fraction
    suffix: Suffix
    qualifier: str


@dataclass(frozen=True)
class _End:
    form: Form
    suffix: Suffix
    value: Fraction


def read_range(core: str, prefix: Prefix, units: Units) -> StatedRange | None:
    """The range that ``core`` states after the words of ``prefix``; None where it is not two numbers.

    Raises QuantityError where two numbers are not one: they fall, are years, have different units, or tell a change.
    """
    for match in _SEPARATOR.finditer(core, 1):
        separator, tail = match.group(), core[match.end() :]
        low = _read_end(core[: match.start()], units) if _NUMERAL.search(tail) else None
        high = _read_end(tail, units) if low else None
        if low and high:
            _check(core, separator, prefix, tail)
            low = _same_unit(core, low, separator, high)
            low = replace(low, value=-low.value) if prefix.sign == "-" else low
            return _ends(core, low, separator, high, tail, prefix)
    return None


def _read_end(words: str, units: Units) -> _End | None:
    limit = UNDER_END.match(words) or UP_TO_END.match(words)
    words = words[limit.end() :] if limit else words
    sign = _SIGN.match(words)
    try:
        form = read_form(words[sign.end() if sign else 0 :])
        suffix = read_suffix(form.rest, units) if form else None
    except QuantityError:
        return None
    if form is None or suffix is None or form.more or form.is_inverse:
        return None
    return _End(form, suffix, (-1 if sign else 1) * form.numeral.value)


def _check(core: str, separator: str, prefix: Prefix, tail: str) -> None:
    """上升3%至5% may end at 5%; -3—-5 has one dash too many to be sure of."""
    changes = prefix.direction and separator in WORDS
    dashes = separator not in {*WORDS, FROM} and tail[:1] in "-–—―~"
    if (
        changes
        or dashes
        or prefix.order
        or prefix.shrinks
        or any(MEANINGS[word] != ABOUT for word in prefix.qualifiers)
    ):
        raise _no_range(core)


def _same_unit(core: str, low: _End, separator: str, high: _End) -> _End:
    """The lower end with the unit and scale of the upper one where it has none: 200至300万元 begins at 200万元."""
    numeral = high.form.numeral
    if not low.suffix.word:
        if not high.suffix.word and separator not in WORDS:
            raise _no_range(core)
        low = replace(low, suffix=replace(low.suffix, unit=high.suffix.unit))
        if low.form.numeral.scale == 1 and abs(low.value) < abs(high.value) / numeral.scale:
            low = replace(low, value=low.value * numeral.scale)
    if low.suffix.unit.base != high.suffix.unit.base or (low.value and high.value / low.value > MOST_APART):
        raise _no_range(core)
    return low


def _ends(core: str, low: _End, separator: str, high: _End, tail: str, prefix: Prefix) -> StatedRange:
    first, last = low.value * low.suffix.unit.factor, high.value * high.suffix.unit.factor
    year = high.suffix.word.startswith("年") and (low.value in YEARS or high.value in YEARS)
    day = high.suffix.word in {"日", "周"} and not high.suffix.closing
    closing = {*low.suffix.closing, *high.suffix.closing}
    odd = closing - {INCLUDING, EXCLUDING, BETWEEN, *UPPER, *NEAR} or (separator == FROM and not _closed(tail, high))
    if first >= last or year or day or odd:
        raise _no_range(core)
    is_open = EXCLUDING in high.suffix.closing or UNDER_END.match(tail)
    ends = Interval(first, last, EXCLUDING not in low.suffix.closing, not is_open)
    step = high.form.numeral.place * high.suffix.unit.factor
    near = [*prefix.qualifiers, *(closing & NEAR)]
    if not near:
        return StatedRange(ends, step, high.suffix, EXACT)
    below, above = (qualifiers.qualified(end, ABOUT, near, qualifiers.soft_place(end)) for end in (first, last))
    return StatedRange(Interval(below.low, above.high, True, True), step, high.suffix, ABOUT)


def _closed(tail: str, high: _End) -> bool:
    """5万元以上 needs its upper end named as one: 10万元以下, 不足10万元, 至10万元."""
    return bool(UNDER_END.match(tail) or UP_TO_END.match(tail) or UPPER & {*high.suffix.closing})


def _no_range(core: str) -> QuantityError:
    return QuantityError(core, "no-range")
