"""Figures as ranges: what each may have been before it was rounded, cut or qualified. Each wording is read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import inf

from scripts.audit.intervals import End, Range, as_range, hull, overlap, point
from scripts.ledger.rows import Figure, Qualifier
from scripts.numbers import qualifiers
from scripts.numbers.numerals import last_place
from scripts.numbers.quantities import Quantity, QuantityError, parse

COUNT = "count"


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
class Reading:
    """A figure that is a number: its ``value`` in the base unit, and the ranges that its words allow."""

    figure: Figure
    value: Decimal
    ranges: Ranges


def read_figures(figures: Iterable[Figure]) -> dict[str, Reading]:
    """The figures that are numbers, by figure_id; days are left out."""
    readings = ((figure.figure_id, read_figure(figure)) for figure in figures)
    return {figure_id: reading for figure_id, reading in readings if reading}


def read_figure(figure: Figure) -> Reading | None:
    """A figure as ranges; None for a day."""
    if figure.value is None:
        return None
    ranges = read_ranges(figure.as_stated, figure.value, figure.qualifier, *_limits(figure, figure.value))
    return Reading(figure, figure.value, ranges)


@lru_cache(maxsize=65536)
def read_ranges(stated: str, value: Decimal, qualifier: Qualifier, least: End, most: End) -> Ranges:
    """The ranges of a statement, within ``least`` and ``most`` (infinite where there is no such limit).

    Words that the number grammar does not read (statements in English) are taken at the value and qualifier of the
    row, rounded to the last digit that is not zero.
    """
    quantity = _parse(stated, value)
    if quantity is None:
        step = last_place(value)
        soft = qualifiers.qualified(value, qualifier, (), step) if qualifier != Qualifier.EXACT else None
        bounds, cut = soft or qualifiers.rounded(value, step), soft or qualifiers.cut(value, step)
    else:
        step, bounds, cut = quantity.step or Decimal(0), quantity.bounds, quantity.truncated
    is_open = bounds.low is None or bounds.high is None
    rounded = _within(as_range(bounds), least, most)
    cut_off = rounded if cut is bounds else _within(as_range(cut), least, most)
    whole = quantity is not None and quantity.kind == COUNT and step == 1
    bare = point(Fraction(value)) if whole or not step else as_range(qualifiers.rounded(value, step))
    return Ranges(rounded, cut_off, _within(bare, least, most) if is_open else rounded, Fraction(step), is_open)


def _parse(stated: str, value: Decimal) -> Quantity | None:
    try:
        quantity = parse(stated)
    except QuantityError:
        return None
    return quantity if quantity.value == value and quantity.kind != "range" else None


def _limits(figure: Figure, value: Decimal) -> tuple[End, End]:
    """What logic allows: nothing counted is less than nothing, no share is more than the whole (103% is no share)."""
    counted = value >= 0 and (figure.unit.dimension == COUNT or figure.is_share)
    return Fraction(0) if counted else -inf, Fraction(100) if figure.is_share and 0 <= value <= 100 else inf


def _within(reach: Range, least: End, most: End) -> Range:
    """The part of a range that logic allows."""
    if reach.low >= least and reach.high <= most:
        return reach
    return overlap(reach, Range(least, most, least != -inf, most != inf))
