"""The project's own units table, and a reading as one line, for tests of the number grammar."""

from __future__ import annotations

import csv
from pathlib import Path

from scripts.numbers.numerals import QuantityError, canonical
from scripts.numbers.qualifiers import Interval
from scripts.numbers.quantities import Quantity, parse
from scripts.numbers.units import Units, read_units

ROOT = Path(__file__).parents[1]


def project_units() -> Units:
    """The words of data/reference/units.csv."""
    with (ROOT / "data/reference/units.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(row["name_zh"], row["written_zh"], row["dimension"]) for row in csv.DictReader(lines)]
    return read_units(tuple(rows))


UNITS = project_units()


def read(text: str, year: int | None = 2022) -> Quantity:
    """A quantity by the project's units."""
    return parse(text, UNITS, year)


def refusal(text: str) -> str:
    """Why a text is refused; "" where it is read."""
    try:
        read(text)
    except QuantityError as error:
        return error.problem
    return ""


def written(bounds: Interval) -> str:
    """An interval as `[3,5)`; nothing where it has no limit."""
    ends = ["" if end is None else canonical(end) for end in (bounds.low, bounds.high)]
    return f"{'[' if bounds.low_closed else '('}{','.join(ends)}{']' if bounds.high_closed else ')'}"
