"""Figures as numbers with room: what each may have been before it was rounded, cut or qualified.

Only the figures that are asked for are read, each different wording once.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import inf

from scripts.audit.intervals import Range, as_range, hull, overlap, point
from scripts.ledger.frames import DAY, lookup
from scripts.ledger.packages import Ledger
from scripts.numbers import qualifiers
from scripts.numbers.numerals import last_place
from scripts.numbers.quantities import Quantity, QuantityError, parse

COLUMNS = [
    "figure_id",
    "source_id",
    "region_code",
    "indicator_id",
    "breakdown",
    "period_start",
    "period_end",
    "measured",
    "status",
    "unit",
    "qualifier",
    "as_stated",
    "value",
]


@dataclass(frozen=True, slots=True)
class Room:
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
    """One figure that is a number: its row, ``value`` in the base unit, and its room."""

    figure_id: str
    source_id: str
    region_code: str
    indicator_id: str
    breakdown: str
    period_start: str
    period_end: str
    measured: str
    status: str
    unit: str
    qualifier: str
    as_stated: str
    value: Decimal
    room: Room


def read_figures(ledger: Ledger, wanted: Collection[str]) -> dict[str, Reading]:
    """The figures among ``wanted`` that are there and are numbers, by figure_id; dates are left out."""
    frame = ledger.frame("figures")
    frame = frame[frame["figure_id"].isin(set(wanted))].drop_duplicates("figure_id")
    dimensions = lookup(ledger.frame("units"), "unit_id", "dimension")
    readings = {}
    for cells in frame[COLUMNS].itertuples(index=False, name=None):
        row: dict[str, str] = dict(zip(COLUMNS, cells, strict=True))
        value, dimension = row.pop("value"), dimensions.get(row["unit"], "")
        if dimension != "date" and not DAY.fullmatch(value):
            share = row["unit"] == "percent" and is_share(row["indicator_id"])
            limits = _limits(Decimal(value), dimension, share)
            room = read_room(row["as_stated"], value, row["qualifier"], *limits)
            readings[row["figure_id"]] = Reading(**row, value=Decimal(value), room=room)
    return readings


def is_share(indicator_id: str) -> bool:
    """Whether an indicator is a part of a whole, by the last word of its identifier; growth, say, is none."""
    return indicator_id.endswith("-share")


@lru_cache(maxsize=65536)
def read_room(stated: str, value: str, qualifier: str, least: float, most: float) -> Room:
    """The room of a statement, within ``least`` and ``most`` (infinite where there is no such limit).

    Words that the number grammar does not read (statements in English) are taken at the value and qualifier of the
    row, rounded to the last digit that is not zero.
    """
    number = Decimal(value)
    quantity = _parse(stated, number)
    if quantity is None:
        step = last_place(number)
        soft = qualifiers.qualified(number, qualifier, (), step) if qualifier != qualifiers.EXACT else None
        bounds, cut = soft or qualifiers.rounded(number, step), soft or qualifiers.cut(number, step)
    else:
        step, bounds, cut = quantity.step or Decimal(0), quantity.bounds, quantity.truncated
    is_open = bounds.low is None or bounds.high is None
    rounded = _within(as_range(bounds), least, most)
    cut_off = rounded if cut is bounds else _within(as_range(cut), least, most)
    whole = quantity is not None and quantity.kind == "count" and step == 1
    told = point(Fraction(number)) if whole or not step else as_range(qualifiers.rounded(number, step))
    return Room(rounded, cut_off, _within(told, least, most) if is_open else rounded, Fraction(step), is_open)


def _parse(stated: str, number: Decimal) -> Quantity | None:
    try:
        quantity = parse(stated)
    except QuantityError:
        return None
    return quantity if quantity.value == number and quantity.kind != "range" else None


def _limits(value: Decimal, dimension: str, share: bool) -> tuple[float, float]:
    """What logic allows: nothing counted is less than nothing, no share is more than the whole (103% is no share)."""
    counted = value >= 0 and (dimension == "count" or share)
    return 0 if counted else -inf, 100 if share and 0 <= value <= 100 else inf


def _within(reach: Range, least: float, most: float) -> Range:
    """The part of a range that logic allows."""
    if reach.low >= least and reach.high <= most:
        return reach
    low, high = (end if end in (-inf, inf) else Fraction(end) for end in (least, most))
    return overlap(reach, Range(low, high, low != -inf, high != inf))
