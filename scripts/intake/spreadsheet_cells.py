"""Cells as Excel and WPS save them, put right where they can be read in one way only, and refused where not.

A mender gets what stands in a cell, its row and what the package knows, and gives what the table should hold. What it
does not know it gives back as it is: the schema says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scripts.numbers.characters import fold
from scripts.numbers.numerals import QuantityError
from scripts.numbers.quantities import Quantity, parse
from scripts.numbers.units import Units

ERROR = re.compile(r"#(?:REF!|NAME\?|VALUE!|DIV/0!|N/A|NULL!|NUM!|#+)|#{2,}")
FORMULA_TEXT = re.compile(r'="(.*)"|\'(.*)')  # ="610824" and '610824 keep Excel from making a number of it
YEAR_FIRST = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月)?(?: 0{1,2}:00(?::00)?)?")
COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?: 0{1,2}:00(?::00)?)?")
SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/.](?:[0-9]{1,2}|[A-Za-z]{3})[-/.][0-9]{2}")
SERIAL = re.compile(r"[34][0-9]{4}")  # how Excel counts the days of 1982 to 2036
MONTHS = {"Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6} | {
    "Jul": 7,
    "Aug": 8,
    "Sep": 9,
    "Oct": 10,
    "Nov": 11,
    "Dec": 12,
}
MONTH_YEAR = re.compile(rf"({'|'.join(MONTHS)})-([0-9]{{2}})")  # what Excel makes of 2023-12
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]*)?%?")
SCIENTIFIC = re.compile(r"([+-]?[0-9](?:\.[0-9]+)?)E([+-]?[0-9]{1,2})", re.IGNORECASE)
PUNCTUATION = str.maketrans("，；＝", ",;=")
CODE_DIGITS = (6, 9)  # a township has nine


class RefusedError(ValueError):
    """A cell that can be read in two ways, or that has lost what it held; ``rule`` says which of these."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What helps to read a cell: the unit words of the package and the codes of its regions."""

    units: Units
    codes: frozenset[str] = frozenset()


Row = Mapping[str, str]
Mender = Callable[[str, Row, Vocabulary], str]


def mend_text(cell: str, row: Row, vocabulary: Vocabulary) -> str:
    """Text without what a spreadsheet put around it. Raises RefusedError where it put an error in its place."""
    words = cell.strip()
    if ERROR.fullmatch(words):
        raise RefusedError("cell-error")
    if match := FORMULA_TEXT.fullmatch(words):
        return match[1] if match[1] is not None else match[2]
    return words


def mend_name(cell: str, row: Row, vocabulary: Vocabulary) -> str:
    """An identifier, a word of a list or a breakdown: half width, lower case, members in order."""
    words = _half_width(mend_text(cell, row, vocabulary)).lower().replace(" =", "=").replace("= ", "=")
    return ";".join(sorted(member.strip() for member in words.split(";"))) if "=" in words else words


def mend_code(cell: str, row: Row, vocabulary: Vocabulary) -> str:
    """A region's code: digits only. Raises RefusedError where digits are missing and no code here ends in the rest."""
    words = _half_width(mend_text(cell, row, vocabulary))
    digits = words.replace(",", "").removesuffix(".0")
    if match := SCIENTIFIC.fullmatch(digits):
        digits = _expanded(match)
        if digits not in vocabulary.codes:
            raise RefusedError("cell-digits-lost")
    if not digits.isdecimal() or len(digits) in CODE_DIGITS:
        return digits if digits.isdecimal() else words
    padded = [digits.zfill(length) for length in CODE_DIGITS if digits.zfill(length) in vocabulary.codes]
    if len(padded) != 1:
        raise RefusedError("cell-code-short")
    return padded[0]


def mend_day(cell: str, row: Row, vocabulary: Vocabulary) -> str:
    """A day as YYYY-MM-DD. Raises RefusedError where day and month, or the century, could be two things."""
    words = _half_width(mend_text(cell, row, vocabulary))
    match = YEAR_FIRST.fullmatch(words) or COMPACT.fullmatch(words)
    if match and match[3]:
        return _day(words, int(match[1]), int(match[2]), int(match[3]))
    if match := YEAR_LAST.fullmatch(words):
        one, two, year = map(int, match.groups())
        if one != two and one <= 12 and two <= 12:
            raise RefusedError("cell-day-order")
        return _day(words, year, *((two, one) if one > 12 else (one, two)))
    if SHORT_YEAR.fullmatch(words):
        raise RefusedError("cell-short-year")
    if SERIAL.fullmatch(words):
        raise RefusedError("cell-serial-day")
    return words


def mend_date(cell: str, row: Row, vocabulary: Vocabulary) -> str:
    """A date as far as it is known: a day, a month (2023-12) or a year. Raises RefusedError as ``mend_day`` does."""
    words = _half_width(mend_text(cell, row, vocabulary))
    if match := MONTH_YEAR.fullmatch(words):
        return f"20{match[2]}-{MONTHS[match[1]]:02}"
    if (match := YEAR_FIRST.fullmatch(words)) and not match[3] and 1 <= int(match[2]) <= 12:
        return f"{match[1]}-{int(match[2]):02}"
    return words.removesuffix("年") if re.fullmatch("[0-9]{4}年?", words) else mend_day(cell, row, vocabulary)


def mend_whole(cell: str, row: Row, vocabulary: Vocabulary) -> str:
    """A whole number: 1,234 and 1234.0 are 1234. Raises RefusedError where digits were rounded away."""
    words = _half_width(mend_text(cell, row, vocabulary))
    if SCIENTIFIC.fullmatch(words):
        raise RefusedError("cell-digits-lost")
    return _ungrouped(words).removesuffix(".0") if PLAIN.fullmatch(_ungrouped(words)) else words


def mend_value(cell: str, row: Row, vocabulary: Vocabulary) -> str:
    """A value in its base unit: 1,234, 1.6亿, 90.50 and １２ are 1234, 160000000, 90.5 and 12; a day is a day.

    5.305E+05 is taken where the row's own words say that very number. Raises RefusedError elsewhere, and for 1,23.
    """
    words = _half_width(mend_text(cell, row, vocabulary))
    if YEAR_FIRST.fullmatch(words):
        return mend_day(cell, row, vocabulary)
    if match := SCIENTIFIC.fullmatch(words):
        value, stated = _expanded(match), _read(row.get("as_stated", ""), vocabulary)
        if stated is None or stated.change.canonical != value:
            raise RefusedError("cell-digits-lost")
        return value
    plain = _ungrouped(words)
    if PLAIN.fullmatch(plain):
        if plain.endswith("%") and row.get("unit") != "percent":
            raise RefusedError("cell-percent")
        return _canonical(plain.removesuffix("%"))
    if re.fullmatch(r"[+-]?[0-9.]+(?:,[0-9.]*)+", words):
        raise RefusedError("cell-grouping")
    amount = _read(words, vocabulary)
    return amount.change.canonical if amount and amount.qualifier == "exact" and _is_amount(amount) else words


def _half_width(words: str) -> str:
    return fold(words).translate(PUNCTUATION)


def _is_amount(quantity: Quantity) -> bool:
    return quantity.kind in ("number", "count", "time", "money", "ratio", "other")


def _read(words: str, vocabulary: Vocabulary) -> Quantity | None:
    try:
        return parse(words, vocabulary.units) if words else None
    except QuantityError:
        return None


def _expanded(match: re.Match[str]) -> str:
    return _canonical(str(Decimal(match[1]).scaleb(int(match[2]))))


def _canonical(number: str) -> str:
    """A decimal number as tables hold it: no plus sign, no needless zero, no exponent."""
    digits = f"{Decimal(number):f}"
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) or "0"


def _ungrouped(words: str) -> str:
    return words.replace(",", "") if GROUPED.fullmatch(words) else words


def _day(words: str, year: int, month: int, day: int) -> str:
    """The day as tables hold it; the words as they are where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return words
