"""Units under arithmetic: what a formula counts in, and sums that make no sense (households and persons).

Shares and growth have no unit; a bare number, or a place in a ranking, takes the unit of what it is added to.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from scripts.checks.formulas import compile_shape

SHARES = frozenset(["percent", "percentage-point"])
RANK = "rank"


class MixedUnitsError(ValueError):
    """Two different units added or subtracted; ``one`` and ``other`` name them."""

    def __init__(self, one: UnitRatio, other: UnitRatio) -> None:
        super().__init__(f"{one.name} and {other.name}")
        self.one, self.other = one, other


@dataclass(frozen=True, slots=True)
class UnitRatio:
    """Units above and below the line: persons per household is (person,) over (household,).

    ``is_bare`` for a number that counts nothing by itself.
    """

    over: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    is_bare: bool = False

    @property
    def name(self) -> str:
        """The units as a fraction, such as person/household; "" where there is none, as in a share."""
        above = " × ".join(self.over) or ("1" if self.under else "")
        return "/".join([above, *self.under])

    def __add__(self, other: UnitRatio) -> UnitRatio:
        if other.is_bare or self == other:
            return self
        if self.is_bare:
            return other
        raise MixedUnitsError(self, other)

    __sub__ = __add__

    def __mul__(self, other: UnitRatio) -> UnitRatio:
        over, under = Counter(self.over + other.over), Counter(self.under + other.under)
        bare = self.is_bare and other.is_bare
        return UnitRatio(_sorted(over - under), _sorted(under - over), bare)

    def __truediv__(self, other: UnitRatio) -> UnitRatio:
        return self * UnitRatio(other.under, other.over, other.is_bare)


BARE = UnitRatio(is_bare=True)


def unit_measure(unit: str) -> UnitRatio:
    """What a figure in this unit counts in."""
    return BARE if unit == RANK else UnitRatio() if unit in SHARES else UnitRatio((unit,))


@lru_cache(maxsize=16384)
def measure(shape: str, units: tuple[str, ...], numbers: int) -> UnitRatio:
    """What the left side of a formula counts in, given the units of its figures and how many numbers it has.

    Raises MixedUnitsError where different units are added or subtracted.
    """
    values = [*map(unit_measure, units), *[BARE] * numbers]
    return compile_shape(shape, len(units))(values)


def _sorted(units: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(units.elements()))
