"""Figures as ranges: what each may have been before it was rounded, cut or qualified. Each wording is read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from math import inf

from scripts.audit.intervals import End, Range, as_range, hull, overlap, point
from scripts.ledger.rows import Figure, Qualifier, read_unit_words
from scripts.numbers import qualifiers
from scripts.numbers.numerals import QuantityError, canonical, last_place
from scripts.numbers.quantities import Quantity, parse
from scripts.numbers.units import COUNTED, NO_UNIT, Units


@dataclass(frozen=True, slots=True)
class Ranges:
    """What a statement allows: if it was rounded, if further digits were cut off, and without its qualifier.

    ``step`` is the place to which it was stated. ``is_open``: the qualifier sets a limit on one side only.
    """

    rounded: Range
    cut: Range
    plain: Range
    step: Fraction
    is_open: bool

    @property
    def either(self) -> Range:
        """Rounded or cut, whichever it was."""
        return hull(self.rounded, self.cut)


@dataclass(frozen=True, slots=True)
class Limits:
    """What logic allows a number: not less, not more (infinite without such a limit), and whether it is counted."""

    least: End
    most: End
    is_counted: bool


@dataclass(frozen=True)
class Reading:
    """A figure that is a number: its ``value`` in the base unit, and the ranges that its words allow.

    The words are read when the ranges are asked for: many relations are shown and not computed.
    """

    figure: Figure
    value: Decimal

    @cached_property
    def ranges(self) -> Ranges:
        """What the words allow."""
        figure, limits = self.figure, _limits(self.figure, self.value)
        return read_ranges(figure.as_stated, self.value, figure.qualifier, read_unit_words([figure.unit]), limits)


def read_figures(figures: Iterable[Figure]) -> dict[str, Reading]:
    """The figures that are numbers, by figure_id; days are left out."""
    readings = ((figure.figure_id, read_figure(figure)) for figure in figures)
    return {figure_id: reading for figure_id, reading in readings if reading}


def read_figure(figure: Figure) -> Reading | None:
    """A figure as ranges; None for a day."""
    return None if figure.value is None else Reading(figure, figure.value)


@lru_cache(maxsize=65536)
def read_ranges(stated: str, value: Decimal, qualifier: Qualifier, units: Units, limits: Limits) -> Ranges:
    """The ranges of a statement, within ``limits``.

    Words that the number grammar does not read (statements in English) are taken at the value and qualifier of the
    row, rounded to the last digit that is not zero.
    """
    quantity = _parse(stated, value, units)
    if quantity is None:
        step = Fraction(last_place(value))
        soft = qualifiers.qualified(value, qualifier, (), step) if qualifier != Qualifier.EXACT else None
        bounds, cut = soft or qualifiers.rounded(value, step), soft or qualifiers.cut(value, step)
    else:
        step, bounds, cut = quantity.step or Fraction(0), quantity.bounds, quantity.truncated
    whole = step == 1 and _is_counted(quantity, limits)
    if whole and qualifier == Qualifier.EXACT:
        bounds = cut = qualifiers.only(value)
    is_open = bounds.low is None or bounds.high is None
    rounded = _within(as_range(bounds), limits)
    cut_off = rounded if cut is bounds else _within(as_range(cut), limits)
    bare = point(Fraction(value)) if whole or not step else as_range(qualifiers.rounded(value, step))
    return Ranges(rounded, cut_off, _within(bare, limits) if is_open else rounded, step, is_open)


def _is_counted(quantity: Quantity | None, limits: Limits) -> bool:
    """Whether a whole number is exact: where no unit word was read, the unit of the row says so."""
    if quantity is None or quantity.kind == NO_UNIT.dimension:
        return limits.is_counted
    return quantity.kind in COUNTED


def _parse(stated: str, value: Decimal, units: Units) -> Quantity | None:
    """The reading of the words that has the value of the row: as it stands, or a fall as a negative change."""
    try:
        quantity = parse(stated, units)
    except QuantityError:
        return None
    fitting = (item for item in (quantity, quantity.change) if item.canonical == canonical(value))
    return next(fitting, None) if quantity.kind != "range" else None


def _limits(figure: Figure, value: Decimal) -> Limits:
    """Nothing counted is less than nothing, no share is more than the whole (103% is no share)."""
    counted = figure.unit.dimension in COUNTED
    least = Fraction(0) if value >= 0 and (counted or figure.is_share) else -inf
    return Limits(least, Fraction(100) if figure.is_share and 0 <= value <= 100 else inf, counted)


def _within(reach: Range, limits: Limits) -> Range:
    """The part of a range that logic allows."""
    least, most = limits.least, limits.most
    return overlap(reach, Range(least, most, least != -inf, most != inf))
