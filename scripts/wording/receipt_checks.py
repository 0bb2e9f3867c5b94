"""What the build checks of a figure and what it does not: once for a document, and for each figure what is different.

Each line says what a rule of ``evidence``, ``stated``, ``attestation``, ``figure_rules`` or ``report_rules`` does; a
line that is not done says what no program here can know. Nothing is checked in this module: a site is built only of
what has passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.numbers.english import EnglishNumber, read_english
from scripts.numbers.numerals import QuantityError
from scripts.numbers.quantities import Quantity, parse
from scripts.numbers.units import APART, Units
from scripts.wording.views import FigureView
from scripts.words import Words, number


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line: whether it is done, its first words, and the rest."""

    done: bool
    head: str
    text: str


def list_checks(is_archived: bool, runs: int, words: Words) -> tuple[CheckLine, ...]:
    """What was checked of every figure of a document, then what was not. ``runs``: the numerals of its text."""
    keys = ("place", "number", "unit", "once", "archive", "fit") if is_archived else ("number_cited", "fit")
    left = ("meaning", "author", "truth") if is_archived else ("place", "meaning", "author", "truth")
    lines = [*((True, f"done_{key}") for key in keys), *((False, f"open_{key}") for key in left)]
    return tuple(_line(is_done, key, words, runs=number(runs)) for is_done, key in lines)


def list_exceptions(view: FigureView, is_unread: bool, units: Units, words: Words) -> tuple[CheckLine, ...]:
    """What was not checked of this figure alone. ``is_unread``: by no grammar; ``units``: all of them."""
    return tuple(_line(False, f"open_{key}", words) for key in _exceptions(view, is_unread, units))


def _exceptions(view: FigureView, is_unread: bool, units: Units) -> Iterator[str]:
    if is_unread:
        yield "foreign"
        return
    if english := _read_english(view, units):
        if not english.unit:
            yield "unit_zero"
        return
    quantity = parse(view.as_stated, units, view.figure.period_end.year)
    if not _names_unit(view, quantity):
        yield "unit_zero" if quantity.kind == "zero" else "unit"
    if quantity.kind == "date" and not _names_year(view.as_stated, units):
        yield "year"


def _read_english(view: FigureView, units: Units) -> EnglishNumber | None:
    """The number that English words state; None where they are Chinese."""
    try:
        parse(view.as_stated, units, view.figure.period_end.year)
    except QuantityError:
        return read_english(view.as_stated)
    return None


def _names_unit(view: FigureView, quantity: Quantity) -> bool:
    """Whether the words name the unit, as ``stated`` compares it."""
    return quantity.kind in APART or quantity.unit_word in view.figure.unit.forms


def _names_year(stated: str, units: Units) -> bool:
    try:
        parse(stated, units)
    except QuantityError:
        return False
    return True


def _line(is_done: bool, key: str, words: Words, **values: str) -> CheckLine:
    return CheckLine(is_done, words(f"receipt.{key}_head"), words(f"receipt.{key}", **values))
