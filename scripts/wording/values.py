"""A value as a reader sees it: qualifier, number, scale word and unit, made here for each language and joined last.

How a language writes numbers is in its words, section ``[value]``: patterns, scale words, ordinals. No digit is ever
lost: a scale word is used only where it shortens the number without rounding it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from scripts.ledger.rows import Qualifier, Unit
from scripts.numbers.numerals import canonical, plain
from scripts.phrases import day_text
from scripts.words import Words

SYMBOLS = frozenset("%‰")
NUMBER = "{number}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A value in parts. ``lead`` is what some values have before the digits besides the qualifier: CNY, a month.

    ``pattern`` is how the language joins the parts; any of them may be "".
    """

    pattern: str
    number: str
    qualifier: str = ""
    lead: str = ""
    scale: str = ""
    unit: str = ""

    @property
    def text(self) -> str:
        """The whole value: `超过 400 万元`, `over CNY 4 million`."""
        return self._fill(self.pattern)

    @property
    def before(self) -> str:
        """What stands before the digits: `超过`, `over CNY`."""
        return self._fill(self.pattern.partition(NUMBER)[0])

    @property
    def after(self) -> str:
        """What stands behind the digits: `万元`, `million`."""
        return self._fill(self.pattern.partition(NUMBER)[2])

    def _fill(self, pattern: str) -> str:
        parts = {"number": self.number, "qualifier": self.qualifier, "lead": self.lead}
        return " ".join(pattern.format(**parts, scale=self.scale, unit=self.unit).split())


@dataclass(frozen=True, slots=True)
class Scale:
    """A word for a power of ten, from which value it is used, and the most decimals that it may need."""

    word: str
    exponent: int
    least: int
    decimals: int


@dataclass(frozen=True, slots=True)
class ValueFormat:
    """How a language writes values: the section ``[value]`` of its words.

    ``ordinals`` and ``often`` are pairs of what digits end with, or are, and what is written for them; ``often`` is for
    units that begin with ``often_of``. ``frequency_mark`` parts what is counted from its period in the name of a unit.
    """

    patterns: Mapping[str, str]
    scales: tuple[Scale, ...]
    ordinals: tuple[tuple[str, str], ...]
    often: Mapping[str, str]
    often_of: str
    frequency_mark: str


@cache
def value_format(words: Words) -> ValueFormat:
    """The format of a language."""
    table = words.table["value"]
    return ValueFormat(
        patterns=table["pattern"],
        scales=tuple(Scale(*scale) for scale in table["scales"]),
        ordinals=tuple((end, suffix) for end, suffix in table["ordinals"]),
        often=dict(table["often"]),
        often_of=table["often_of"],
        frequency_mark=table["frequency_mark"],
    )


def show_value(value: Decimal | date, unit: Unit, words: Words, qualifier: str = Qualifier.EXACT) -> Shown:
    """A value (a day where the unit is one) with its unit and qualifier."""
    key = qualifier.replace(" ", "-")
    form = value_format(words)
    if isinstance(value, date):
        return Shown(form.patterns["day"], day_text(value, words), words(f"day_qualifier.{key}"))
    word = words(f"qualifier.{key}")
    if unit.dimension == "rank":
        top = qualifier == Qualifier.AT_MOST
        number = canonical(value) if top else _ordinal(canonical(value), form)
        return Shown(form.patterns["rank_top" if top else "rank"], number, "" if top else word)
    if unit.dimension == "frequency":
        return _show_frequency(value, unit, words, word)
    return _show_amount(value, unit, words, word)


def _show_amount(value: Decimal, unit: Unit, words: Words, word: str) -> Shown:
    form = value_format(words)
    number, scale = split_scale(value, words)
    if unit.dimension == "money":
        return Shown(form.patterns["money"], number, word, unit.unit_id.upper(), scale, words.text(unit.name))
    if symbol := next((name for name in unit.name.texts.values() if name in SYMBOLS), ""):
        return Shown(form.patterns["symbol"], number, word, "", scale, symbol)
    return Shown(form.patterns["amount"], number, word, "", scale, _unit_name(value, unit, words))


def _show_frequency(value: Decimal, unit: Unit, words: Words, word: str) -> Shown:
    """`每月 2 次`, `twice a month`: from names like 次/月 and "times a month"."""
    form, number = value_format(words), canonical(value)
    times, _, period = _unit_name(value, unit, words).partition(form.frequency_mark)
    often = form.often.get(number, "") if times.startswith(form.often_of) else ""
    pattern = form.patterns["frequency" if period else "amount"]
    return Shown(pattern, often or number, word, period, "", "" if often else times)


def split_scale(value: Decimal, words: Words) -> tuple[str, str]:
    """Digits and scale word: 268000 gives ("26.8", "万") in Chinese and ("268,000", "") in English."""
    for scale in value_format(words).scales:
        scaled = plain(value.scaleb(-scale.exponent))
        if abs(value) >= Decimal(1).scaleb(scale.least) and -int(scaled.as_tuple().exponent) <= scale.decimals:
            return _grouped(scaled), scale.word
    return _grouped(value), ""


def _unit_name(value: Decimal, unit: Unit, words: Words) -> str:
    return words.text(unit.name if value == 1 else unit.plural)


def _grouped(value: Decimal) -> str:
    return format(Decimal(canonical(value)), ",f")


def _ordinal(digits: str, form: ValueFormat) -> str:
    return digits + next((suffix for end, suffix in form.ordinals if re.search(f"(?:{end})$", digits)), "")
