"""What the build checks of one figure and what it does not, line by line, for its receipt.

Each line says what a rule of ``evidence``, ``stated``, ``attestation``, ``figure_rules`` or ``report_rules`` does; a
line that is not done says what no program here can know. Nothing is checked in this module: a site is built only of
what has passed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.checks.report_rules import HAPPENED
from scripts.numbers.numerals import QuantityError
from scripts.numbers.quantities import Quantity, parse
from scripts.numbers.units import APART, Units, read_units, written_forms
from scripts.wording.bounds import PROMISED
from scripts.wording.views import FigureView, Index
from scripts.words import Words, number

_BETWEEN_HAN = re.compile("(?<=[一-鿿]) (?=[一-鿿])")  # a space before a number is one too many before 超过


@dataclass(frozen=True)
class CheckLine:
    """One line: whether it is done, its first words, and the rest."""

    done: bool
    head: str
    text: str


@dataclass(frozen=True)
class Checked:
    """What the lines need to know of a figure besides itself.

    ``runs``: numerals of its document; ``in_full``: its value without scale words, or "".
    """

    runs: int
    in_full: str
    is_unread: bool


def list_checks(view: FigureView, known: Checked, index: Index, words: Words) -> list[CheckLine]:
    """What was checked, then what was not."""
    lines = [
        CheckLine(done, words(f"receipt.{key}_head"), _BETWEEN_HAN.sub("", text))
        for done, key, text in _lines(view, known, index, words)
    ]
    return sorted(lines, key=lambda line: not line.done)


def _lines(view: FigureView, known: Checked, index: Index, words: Words) -> Iterator[tuple[bool, str, str]]:
    if view.start is not None:
        yield True, "done_place", words("receipt.done_place", start=view.start + 1, end=view.end)
    else:
        yield False, "open_place", words("receipt.open_place")
    if known.is_unread:
        yield False, "open_foreign", words("receipt.open_foreign")
    else:
        units = _units(index)
        quantity = parse(view.as_stated, units, int(view.period_end[:4]))
        key = "receipt.done_number_full" if known.in_full else "receipt.done_number"
        yield True, "done_number", words(key, value=view.text, full=known.in_full)
        yield _unit_line(view, quantity, index, words)
        if quantity.kind == "date" and not _names_year(view.as_stated, units):
            yield False, "open_year", words("receipt.open_year")
    if view.start is not None:
        yield True, "done_once", words("receipt.done_once", runs=number(known.runs))
        yield True, "done_archive", words("receipt.done_archive")
    yield True, "done_fit", words("receipt.done_fit_past" if view.status_id in HAPPENED else "receipt.done_fit")
    yield False, "open_meaning", words("receipt.open_meaning")
    yield False, "open_truth", words("receipt.open_truth_plan" if view.status_id in PROMISED else "receipt.open_truth")


def _unit_line(view: FigureView, quantity: Quantity, index: Index, words: Words) -> tuple[bool, str, str]:
    """How the unit was compared, as ``stated`` does it."""
    row, word = index.get("units", view.unit_id), quantity.unit_word
    name = words.pick(row, "name")
    if quantity.kind in APART:
        return True, "done_unit", words("receipt.done_unit_kind", kind=words(f"kind.{quantity.kind}"))
    if word not in written_forms(row.name_zh, row.written_zh):
        return False, "open_unit", words("receipt.open_unit_zero" if quantity.kind == "zero" else "receipt.open_unit")
    key = "receipt.done_unit" if word in view.as_stated else "receipt.done_unit_turned"
    return True, "done_unit", words(key, name=name)


def _units(index: Index) -> Units:
    rows = index.rows["units"].values()
    return read_units(tuple((row.name_zh, row.written_zh, row.dimension) for row in rows))


def _names_year(stated: str, units: Units) -> bool:
    try:
        parse(stated, units)
    except QuantityError:
        return False
    return True
