"""The number grammar: from the characters of one figure (`不低于总数20%`, `400余万元`) to value, unit and interval.

``parse`` reads one quantity or raises QuantityError; it never chooses between two numbers and passes over no character.
A text is, all of it,

    words before (prefixes) · number (forms) · unit word · closing words (suffixes),

a range of two such numbers, or a zero, a date or a frequency in words. What a unit counts or measures, and which unit
words there are, is said by the units table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from scripts.numbers import qualifiers
from scripts.numbers.characters import FINANCIAL, NUMERALS, fold, plain_numerals
from scripts.numbers.forms import HALF, Form, read_form
from scripts.numbers.numerals import HAN, NUMERAL, Numeral, QuantityError, canonical
from scripts.numbers.occasions import read_date, read_frequency
from scripts.numbers.prefixes import DOWN, Prefix, read_prefix
from scripts.numbers.qualifiers import EVERYTHING, EXACT, MEANINGS, Interval, joint_qualifier
from scripts.numbers.ranges import read_range
from scripts.numbers.suffixes import IDLE, Suffix, read_rank_suffix, read_suffix
from scripts.numbers.units import COUNTED, RANK, YEARS, Units
from scripts.numbers.zeros import read_zero

MOST_CHARACTERS = 60
FIRST = frozenset(["首位", "榜首"])
_SPACED = re.compile(rf"(?<=[0-9.,])\s+(?=[0-9.,])|(?<=[{HAN}{FINANCIAL}])\s+(?=[0-9{HAN}{FINANCIAL}])")
_SHARES = {"成": 10, "折": 10}  # 十二成 and 75 times 折 are no shares
_DATED = re.compile(r"(?:19|20)[0-9]{2}(?:\.[0-9]+|[0-9]{4})?")  # 2022, 2022.6, 20220630
_RECENT = re.compile(r"年|天|日|周|个月|个星期|届")


@dataclass(frozen=True)
class Quantity:
    """One quantity as a document states it.

    ``value`` is in the base unit (1.6亿元: 160000000) and None for a date, which is in ``date`` (ISO). ``step`` is the
    place to which it was stated, in base units; where 余 or 约 soften it, the place of the last digit that is not zero;
    None for dates, ranks, frequencies and zeros in words. ``kind`` is the dimension of the unit (count, time, money,
    ratio, other), number without a unit, or rank, frequency, date, zero, range (``value`` is then the low end).
    ``direction`` is up or down where the words state a change; ``value`` does not contain it (下降5% has 5). ``bounds``
    is what the statement allows if it was rounded half up, ``truncated`` if further digits were cut off.
    """

    text: str
    value: Fraction | None
    date: str | None
    step: Fraction | None
    unit_word: str
    kind: str
    qualifier: str
    bounds: Interval
    truncated: Interval
    direction: str = ""

    @property
    def canonical(self) -> str:
        """The value as a table holds it: an ISO date or a decimal number without exponent or trailing zeros."""
        return self.date or canonical(self.value or Fraction(0))

    @property
    def change(self) -> Quantity:
        """The same as a change with its sign: a fall of 5 % is -5 %."""
        if self.direction != DOWN or self.value is None:
            return self
        return replace(self, value=-self.value, bounds=self.bounds.mirrored, truncated=self.truncated.mirrored)


@lru_cache(maxsize=65536)
def parse(text: str, units: Units, year: int | None = None) -> Quantity:
    """Read ``text``, one figure as stated, as one quantity.

    ``year`` is the year that 今年 means and that a date without a year lies in. Raises QuantityError, which quotes
    the text, where there is no number, more than one, or one that this grammar does not know.
    """
    try:
        return replace(_read(normalise(text), units, year), text=text)
    except QuantityError as error:
        raise QuantityError(text, error.problem, **error.words) from None


def normalise(text: str) -> str:
    """``text`` with its characters folded, without spaces.

    Raises QuantityError for a space within a number, and for a text that is too long to be one figure.
    """
    if len(text) > MOST_CHARACTERS:
        raise QuantityError(text, "too-long")
    words = fold(text)
    if _SPACED.search(words):
        raise QuantityError(text, "space")
    return plain_numerals("".join(words.split()))


def _read(words: str, units: Units, year: int | None) -> Quantity:
    if (unit := read_zero(words)) is not None:
        return _settled(words, Fraction(0), unit, "zero", EXACT)
    if frequency := read_frequency(words, units):
        return _settled(words, frequency.value, frequency.unit_word, "frequency", frequency.qualifier)
    if day := read_date(words, year):
        return Quantity(words, None, day[0], None, "", "date", day[1], EVERYTHING, EVERYTHING)
    prefix = read_prefix(words, units)
    core = words[prefix.end :]
    if span := read_range(core, prefix, units):
        ends, word = span.ends, _unit_word(span.suffix, prefix)
        return Quantity(words, ends.low, None, span.step, word, "range", span.qualifier, ends, ends, prefix.direction)
    if core in FIRST or (core == "首" and prefix.is_ranking):
        return _read_rank(words, replace(prefix, order="第"), Form(Numeral(Fraction(1), Fraction(1)), "位"), units)
    form = read_form(core)
    if form is None:
        raise _unknown(words, core)
    is_rank = prefix.order or prefix.is_ranking
    return _read_rank(words, prefix, form, units) if is_rank else _read_amount(words, prefix, form, units)


def _unknown(words: str, core: str) -> QuantityError:
    number = re.search(NUMERAL, core)
    if number is None and (other := NUMERALS.search(core)):
        return QuantityError(words, "unread-numeral", numeral=other.group())
    if number is None:
        return QuantityError(words, "no-number")
    return QuantityError(words, "unknown-word", word=core[: number.start()])


def _settled(words: str, value: Fraction, unit: str, kind: str, qualifier: str) -> Quantity:
    """A quantity that is not rounded: a zero in words, a rank, a frequency."""
    bounds = qualifiers.only(value) if qualifier == EXACT else qualifiers.qualified(value, qualifier, (), Fraction(1))
    return Quantity(words, value, None, None, unit, kind, qualifier, bounds, bounds)


def _read_rank(words: str, prefix: Prefix, form: Form, units: Units) -> Quantity:
    suffix = read_rank_suffix(form.rest, units)
    whole = form.numeral.value.denominator == 1 and form.numeral.place == 1 and form.numeral.value >= 1
    if suffix is None or not whole or not prefix.order or form.more or prefix.per or prefix.direction:
        raise QuantityError(words, "no-rank")
    top = ["最多"] if prefix.order == "前" else []  # 前三名: third or better
    qualifier = joint_qualifier([*top, *prefix.qualifiers, *_qualifying(suffix[1])])
    return _settled(words, form.numeral.value, suffix[0], RANK, qualifier)


def _qualifying(closing: tuple[str, ...]) -> list[str]:
    return [word for word in closing if word in MEANINGS]


def _read_amount(words: str, prefix: Prefix, form: Form, units: Units) -> Quantity:
    suffix = read_suffix(form.rest, units)
    meanings = [*prefix.qualifiers, *filter(None, [form.more]), *_qualifying(suffix.closing)]
    _check_number(words, form, suffix, meanings)
    _check_calendar(words, prefix, form, suffix)
    unit, sign = suffix.unit, -1 if prefix.is_negative else 1
    value, place = sign * form.numeral.value * unit.factor, form.numeral.place * unit.factor
    qualifier = joint_qualifier(meanings)
    soft = qualifier == qualifiers.ABOUT or (qualifier == qualifiers.OVER and not qualifiers.MORE.isdisjoint(meanings))
    if value < 0 and (soft or form.is_bare or (unit.dimension in COUNTED and not prefix.direction)):
        raise QuantityError(words, "below-zero")
    step = max(qualifiers.soft_place(value), place) if soft and value else place
    if qualifier != EXACT:
        bounds = truncated = qualifiers.qualified(value, qualifier, meanings, step)
    elif unit.dimension in COUNTED and place == 1:
        bounds = truncated = qualifiers.only(value)
    else:
        bounds, truncated = qualifiers.rounded(value, step), qualifiers.cut(value, step)
    word = _unit_word(suffix, prefix)
    quantity = Quantity(words, value, None, step, word, unit.dimension, qualifier, bounds, truncated, prefix.direction)
    return _inverted(quantity, value, step) if form.is_inverse else quantity


def _inverted(quantity: Quantity, value: Fraction, step: Fraction) -> Quantity:
    """One to this number: 1比3 is a third."""
    if quantity.qualifier != EXACT or value <= step:
        raise QuantityError(quantity.text, "inverse-ratio")
    return replace(quantity, value=1 / value, bounds=quantity.bounds.inverted, truncated=quantity.truncated.inverted)


def _unit_word(suffix: Suffix, prefix: Prefix) -> str:
    return f"{suffix.unit.base}/{prefix.per}" if prefix.per else suffix.unit.base


def _check_number(words: str, form: Form, suffix: Suffix, meanings: list[str]) -> None:
    """What is a number only with a qualifier (上千, 过半), and what words like 过, 成 and (含) do not take."""
    halved = form.numeral.place == HALF and not suffix.word  # 半多
    large = form.numeral.value > _SHARES.get(suffix.word, form.numeral.value)
    if large or halved or (form.is_bare and not meanings):
        raise QuantityError(words, "idiom")
    if not {*MEANINGS, *IDLE}.issuperset(suffix.closing):
        raise QuantityError(words, "range-word")


def _check_calendar(words: str, prefix: Prefix, form: Form, suffix: Suffix) -> None:
    """23日 is a day, 98年 a year, 近三年 the last three years: none of them is an amount."""
    value, word = form.numeral.value, suffix.word
    weekday = prefix.per and not word  # 每周五
    day = word == "日" and value < 32 and not suffix.closing
    year = word.startswith("年") and (value in YEARS or (not suffix.closing and re.match("[0-9]{2}年", words)))
    recent = prefix.last == "近" and _RECENT.match(word)
    dated = _DATED.fullmatch(words)
    if weekday or day or year or recent or dated:
        raise QuantityError(words, "period")
