"""Arithmetic on ranges of exact numbers: what a formula can come to if each figure may be anything that it allows.

Ends are fractions, open or closed, so nothing is ever rounded here. A range plus or times another holds every result
that a number of the one and a number of the other can give, and no more. Where a figure stands twice in a formula,
that gives too much (a - a is not 0); ``enclose`` then looks which way the result moves with that figure, and is exact
where it only rises or only falls with it, and too wide, never too narrow, where it turns.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor, inf

from scripts.checks.formulas import Arithmetic
from scripts.numbers.qualifiers import Interval

End = Fraction | float  # a float only where it is infinite: no limit on that side


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from ``low`` to ``high``; an end without limit is infinite and never closed."""

    low: End
    high: End
    low_closed: bool = True
    high_closed: bool = True

    @property
    def is_point(self) -> bool:
        """Whether it holds one number only."""
        return self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether it has a limit on both sides."""
        return self.low != -inf and self.high != inf

    @property
    def has_limit(self) -> bool:
        """Whether it has a limit on one side at least."""
        return self.low != -inf or self.high != inf

    def contains(self, value: Fraction | int) -> bool:
        """Whether ``value`` lies in it."""
        above = value > self.low or (self.low_closed and value == self.low)
        return above and (value < self.high or (self.high_closed and value == self.high))

    def whole_numbers(self) -> Range | None:
        """From the first whole number in it to the last, None where there is none; an end without limit stays."""
        low, high = self.low, self.high
        if isinstance(low, Fraction):
            low = Fraction(floor(low)) if self.contains(floor(low)) else Fraction(floor(low) + 1)
        if isinstance(high, Fraction):
            high = Fraction(ceil(high)) if self.contains(ceil(high)) else Fraction(ceil(high) - 1)
        return Range(low, high, low != -inf, high != inf) if low <= high else None

    def meets(self, other: Range) -> bool:
        """Whether the two have a number in common."""
        return not self.lies_below(other) and not other.lies_below(self)

    def lies_below(self, other: Range) -> bool:
        """Whether every number of it is less than every number of ``other``."""
        return self.high < other.low or (self.high == other.low and not (self.high_closed and other.low_closed))

    def lies_within(self, other: Range) -> bool:
        """Whether every number of it is a number of ``other``."""
        above = _from_below(_lower(self)) >= _from_below(_lower(other))
        return above and _upper(self) <= _upper(other)

    def __add__(self, other: Range) -> Range:
        return Range(
            self.low + other.low,
            self.high + other.high,
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def __neg__(self) -> Range:
        return Range(-self.high, -self.low, self.high_closed, self.low_closed)

    def __sub__(self, other: Range) -> Range:
        return self + -other

    def __mul__(self, other: Range) -> Range:
        if min(self.low, other.low) > 0:  # what is usual, in half the time
            low, high = _product(_lower(self), _lower(other)), _product(_upper(self), _upper(other))
            return Range(low[0], high[0], low[1], high[1])
        ends = [(_lower(item), _upper(item)) for item in (self, other)]
        corners = [_product(one, two) for one in ends[0] for two in ends[1]]
        low, high = min(corners, key=_from_below), max(corners)
        return Range(low[0], high[0], low[1], high[1])

    def __truediv__(self, other: Range) -> Range:
        """Raises ZeroDivisionError where ``other`` holds 0."""
        if other.contains(0):
            raise ZeroDivisionError("the divisor can be 0")
        low = _reciprocal(other.high) if other.high != 0 else -inf
        high = _reciprocal(other.low) if other.low != 0 else inf
        return self * Range(low, high, other.high_closed, other.low_closed)


@dataclass(frozen=True, slots=True)
class Slope:
    """A range, and how much the result moves with each figure that it depends on (by the figure's position)."""

    value: Range
    slopes: Mapping[int, Range] = field(default_factory=dict)

    def __add__(self, other: Slope) -> Slope:
        return Slope(self.value + other.value, _sum(self.slopes, other.slopes))

    def __sub__(self, other: Slope) -> Slope:
        return Slope(self.value - other.value, _sum(self.slopes, _scaled(other.slopes, point(-1))))

    def __mul__(self, other: Slope) -> Slope:
        slopes = _sum(_scaled(self.slopes, other.value), _scaled(other.slopes, self.value))
        return Slope(self.value * other.value, slopes)

    def __truediv__(self, other: Slope) -> Slope:
        value = self.value / other.value
        slopes = _sum(self.slopes, _scaled(other.slopes, -value))
        return Slope(value, {at: slope / other.value for at, slope in slopes.items()})


def point(value: Fraction | int) -> Range:
    """The range of one number."""
    exact = Fraction(value)
    return Range(exact, exact)


def as_range(interval: Interval) -> Range:
    """What the number grammar says of a figure, as a range."""
    low = -inf if interval.low is None else Fraction(interval.low)
    high = inf if interval.high is None else Fraction(interval.high)
    return Range(low, high, interval.low_closed and low != -inf, interval.high_closed and high != inf)


def overlap(one: Range, two: Range) -> Range:
    """What two ranges that meet have in common."""
    low = max(_lower(one), _lower(two), key=_from_below)
    high = min(_upper(one), _upper(two))
    return Range(low[0], high[0], low[1], high[1])


def hull(one: Range, two: Range) -> Range:
    """The smallest range that holds both."""
    low = min(_lower(one), _lower(two), key=_from_below)
    high = max(_upper(one), _upper(two))
    return Range(low[0], high[0], low[1], high[1])


def enclose(function: Arithmetic, ranges: Sequence[Range], repeated: Collection[int]) -> Range:
    """All that ``function`` (of + - * /) can come to; ``repeated`` are the positions of what stands in it twice.

    Each of those is put to the end at which the result is least, then greatest, wherever the result only rises or
    only falls with it. Raises ZeroDivisionError where a divisor can be 0.
    """
    plain = function(ranges)
    moving = [at for at in repeated if _can_be_put_to_an_end(ranges[at])]
    if not moving:
        return plain
    slopes = function([Slope(item, {at: point(1)} if at in moving else {}) for at, item in enumerate(ranges)]).slopes
    lows, highs, open_low, open_high = list(ranges), list(ranges), False, False
    for at in moving:
        slope, (low, high) = slopes[at], (_lower(ranges[at]), _upper(ranges[at]))
        if slope.low < 0 < slope.high:
            continue
        first, last = (low, high) if slope.low >= 0 else (high, low)
        lows[at], highs[at] = point(Fraction(first[0])), point(Fraction(last[0]))
        strict = not slope.contains(0)
        open_low, open_high = open_low or (strict and not first[1]), open_high or (strict and not last[1])
    least, most = function(lows), function(highs)
    return Range(least.low, most.high, least.low_closed and not open_low, most.high_closed and not open_high)


def _can_be_put_to_an_end(item: Range) -> bool:
    """Not where there is nothing to choose, no end to go to, or an end at 0 that is not reached (a divisor, maybe)."""
    return not item.is_point and item.is_bounded and (item.contains(0) or 0 not in (item.low, item.high))


def _lower(item: Range) -> tuple[End, bool]:
    return item.low, item.low_closed


def _upper(item: Range) -> tuple[End, bool]:
    return item.high, item.high_closed


def _from_below(end: tuple[End, bool]) -> tuple[End, bool]:
    """Order of lower ends: of two that are equal, the closed one reaches further down."""
    return end[0], not end[1]


def _product(one: tuple[End, bool], two: tuple[End, bool]) -> tuple[End, bool]:
    """Two ends multiplied; 0 is reached by a closed 0 alone, whatever the other end is."""
    if one[0] == 0 or two[0] == 0:
        return Fraction(0), (one[0] == 0 and one[1]) or (two[0] == 0 and two[1])
    return one[0] * two[0], one[1] and two[1]


def _reciprocal(end: End) -> Fraction:
    return 1 / end if isinstance(end, Fraction) else Fraction(0)


def _sum(one: Mapping[int, Range], two: Mapping[int, Range]) -> dict[int, Range]:
    return {at: one[at] + two[at] if at in one and at in two else one.get(at) or two[at] for at in {**one, **two}}


def _scaled(slopes: Mapping[int, Range], factor: Range) -> dict[int, Range]:
    return {at: slope * factor for at, slope in slopes.items()}
