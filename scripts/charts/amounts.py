"""The numbers of figures, as charts measure them."""

from __future__ import annotations

from decimal import Decimal

from scripts.ledger.rows import Figure

HUNDRED = Decimal(100)
PLACE = Decimal("0.1")


def value_of(figure: Figure) -> Decimal:
    """The number of a figure; no figure on a chart is a day."""
    return figure.value or Decimal(0)


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """How many per cent of a whole a part makes, to one decimal."""
    return (part * HUNDRED / whole).quantize(PLACE)
