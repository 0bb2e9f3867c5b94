"""Words that say how a number is meant (余, 超过, 不低于, 约 …), and the interval that each of them allows.

Nothing here knows units or numerals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scripts.numbers.numerals import QuantityError, canonical, last_place
from scripts.numbers.vocabulary import meanings, word_list

EXACT, ABOUT, OVER, AT_LEAST, UNDER, AT_MOST = "exact", "about", "over", "at least", "under", "at most"

BEFORE, BEFORE_BARE, AFTER = (meanings(table) for table in ("before", "before_bare", "after"))
MEANINGS = {**BEFORE, **BEFORE_BARE, **AFTER, "来": ABOUT}
NEARLY, MORE = frozenset(word_list("special", "nearly")), frozenset(word_list("special", "more"))
OTHER_WORD = {word: signs for signs, word in meanings("other_word").items()}
OPEN_ENDED = frozenset("余多内")  # close a phrase only where no word follows: 多渠道, 内设机构
_HAN = re.compile("[㐀-鿿]")
_JOINT = {frozenset([OVER, AT_LEAST]): OVER, frozenset([UNDER, AT_MOST]): UNDER}


@dataclass(frozen=True)
class Interval:
    """The numbers that a statement allows; None is no limit on that side."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool
    high_closed: bool

    def contains(self, value: Decimal | Fraction) -> bool:
        """Whether ``value`` is one of them."""
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        below = self.high is None or value < self.high or (self.high_closed and value == self.high)
        return above and below

    @property
    def mirrored(self) -> Interval:
        """The same numbers below zero: a fall as a negative change."""
        low, high = (None if end is None else -end for end in (self.high, self.low))
        return Interval(low, high, self.high_closed, self.low_closed)

    @property
    def inverted(self) -> Interval:
        """One divided by each of these positive numbers."""
        low, high = (None if end is None else 1 / end for end in (self.high, self.low))
        return Interval(low, high, self.high_closed, self.low_closed)


WITHIN = re.compile("(?:天|日|周|个月|小时|年)内$")  # 15个工作日内落实
INSIDE = frozenset("设部容生需外陆河销")  # with which 内 is a word: 内设, 内部

EVERYTHING = Interval(None, None, False, False)


def is_other_word(before: str, words: str, after: str) -> bool:
    """Whether a qualifier at an end of ``words`` is part of a word that goes on beside it: 节约, 附近, 多渠道, 内设."""
    begins = any(words.startswith(word) and before[-1:] in OTHER_WORD[word] for word in OTHER_WORD if before)
    is_within = WITHIN.search(words) and after[:1] not in INSIDE
    return begins or (words[-1:] in OPEN_ENDED and bool(_HAN.match(after)) and not is_within)


def joint_qualifier(words: Iterable[str]) -> str:
    """The one qualifier that all ``words`` together mean (超过…以上 is "over").

    Raises QuantityError where they contradict each other (约…余).
    """
    listed = list(words)
    meanings = frozenset(MEANINGS[word] for word in listed)
    if len(meanings) < 2:
        return next(iter(meanings), EXACT)
    if meanings in _JOINT:
        return _JOINT[meanings]
    joined = "…".join(listed)
    raise QuantityError(joined, "contradiction", qualifiers=joined)


def rounded(value: Decimal | Fraction, step: Decimal | Fraction) -> Interval:
    """What a number rounded half up to ``step`` can have been (away from zero below zero)."""
    number, half = Fraction(value), Fraction(step) / 2
    return Interval(number - half, number + half, value >= 0, value < 0)


def cut(value: Decimal | Fraction, step: Decimal | Fraction) -> Interval:
    """What a number can have been whose further digits were cut off."""
    number, width = Fraction(value), Fraction(step)
    if value < 0:
        return Interval(number - width, number, False, True)
    return Interval(number, number + width, True, False)


def only(value: Decimal | Fraction) -> Interval:
    """Exactly this number."""
    return Interval(Fraction(value), Fraction(value), True, True)


def soft_place(value: Fraction) -> Fraction:
    """Place of the last digit that is not zero: the step of a number that 余 or 约 softens."""
    return Fraction(last_place(Decimal(canonical(value))))


def qualified(value: Decimal | Fraction, qualifier: str, words: Iterable[str], place: Decimal | Fraction) -> Interval:
    """What a qualifier other than exact allows; ``place`` is that of the last digit that is not zero.

    余 and 多 stay below the next number of that place (400余万 lies between 400万 and 500万). 约 and 左右 allow one
    unit of that place or a twentieth of the number to either side, whichever is more, 近 one unit below: wide on
    purpose, nothing is accused on an "about".
    """
    number, step, qualifiers = Fraction(value), Fraction(place), set(words)
    if qualifier == OVER and qualifiers & MORE:
        return Interval(number, number + step, False, False)
    if qualifier == ABOUT:
        if qualifiers & NEARLY:
            return Interval(number - step, number, True, True)
        margin = max(step, abs(number) / 20)
        return Interval(number - margin, number + margin, True, True)
    low = number if qualifier in {OVER, AT_LEAST} else None
    high = number if qualifier in {UNDER, AT_MOST} else None
    return Interval(low, high, qualifier == AT_LEAST, qualifier == AT_MOST)
