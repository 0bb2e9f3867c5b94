"""How many digits a computed number may show: never more than the figures that it comes from justify.

The width of the range decides. A number is rounded to the power of ten that still fits into the width; the ends of
the range have one digit more and are rounded outward, so that what is shown never claims more than what is known. A
narrow range of what is counted ends at whole numbers, which are shown as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from scripts.audit.intervals import Range
from scripts.numbers.numerals import plain

SHARE_PLACE = Decimal("0.1")
DIGITS = 3  # of a number that is exact and has no end, such as 10 / 3
COUNT = "count"
NARROW = Decimal(1000)  # a range of things that are counted which is less wide ends at whole numbers
LEAST = {COUNT: Decimal(1), "money": Decimal("0.01")}
SMALL_DIGITS = 2  # of such a share below 0.1%


@dataclass(frozen=True, slots=True)
class Rounded:
    """A computed number as readers see it: rounded, and its range rounded outward (None: no limit, or no width).

    ``is_exact``: nothing was rounded and the number has no range.
    """

    nominal: Decimal
    low: Decimal | None
    high: Decimal | None
    is_exact: bool


def round_within(nominal: Fraction, reach: Range, dimension: str) -> Rounded:
    """Digits for a number of a ``dimension`` (of the units table): what is counted has no decimals, money two."""
    least = LEAST.get(dimension, Decimal(0))
    if reach.is_point:
        place = _place_of_exact(nominal, dimension)
        shown = round_to(nominal, place)
        return Rounded(shown, None, None, Fraction(shown) == nominal)
    if not reach.is_bounded:
        low, high = (
            _place_of_exact(Fraction(end), dimension) if abs(end) != float("inf") else None
            for end in (reach.low, reach.high)
        )
        return Rounded(
            round_to(nominal, low or high or Decimal(1)),
            None if low is None else round_to(Fraction(reach.low), low, floor),
            None if high is None else round_to(Fraction(reach.high), high, ceil),
            False,
        )
    place = max(place_within(Fraction(reach.high) - Fraction(reach.low)), least)
    fine = least if dimension == COUNT and place < NARROW else max(place / 10, least)
    low, high = round_to(Fraction(reach.low), fine, floor), round_to(Fraction(reach.high), fine, ceil)
    shown = round_to(nominal, place)
    return Rounded(shown if low <= shown <= high else round_to(nominal, fine), low, high, False)


def round_beside(nominal: Fraction, reach: Range, step: Fraction, stated: Decimal, same: bool) -> Decimal:
    """A computed number that stands beside a stated one: one digit more than that has, if the range allows.

    Unless the two are the ``same``, digits are added until it can be told from the stated number.
    """
    place = Decimal(step.numerator) / Decimal(step.denominator) / 10 if step else _place_of_exact(nominal, "")
    if reach.is_bounded and not reach.is_point:
        place = max(place, place_within(Fraction(reach.high) - Fraction(reach.low)))
    shown = round_to(nominal, place)
    while shown == stated and not same and nominal != Fraction(stated):
        place /= 10
        shown = round_to(nominal, place)
    return shown


def place_within(width: Fraction) -> Decimal:
    """The greatest power of ten that is not above ``width``: 37 gives 10, 0.3 gives 0.1."""
    exponent = len(str(width.numerator)) - len(str(width.denominator))  # or one less, by the digits
    return Decimal(1).scaleb(exponent - (Fraction(10) ** exponent > width))


def half_up(value: Fraction) -> int:
    """The nearest whole number; of two that are equally near, the one further from zero."""
    return int(2 * value) - int(value)


def round_to(value: Fraction, place: Decimal, whole: Callable[[Fraction], int] = half_up) -> Decimal:
    """``value`` at a place, rounded half up, or as ``whole`` (floor, ceil) does."""
    return plain(whole(value / Fraction(place)) * place)


def _place_of_exact(value: Fraction, dimension: str) -> Decimal:
    """Where to round a number that has no range: to one decimal for a share, else to three digits or the unit."""
    head = place_within(abs(value))
    if dimension == "ratio":
        return min(SHARE_PLACE, head.scaleb(1 - SMALL_DIGITS))
    return min(Decimal(1), head.scaleb(1 - DIGITS))
