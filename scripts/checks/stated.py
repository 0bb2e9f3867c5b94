"""Whether a row says what its own ``as_stated`` says: the characters are read again by the number grammar.

No archived text is needed. Values, units and qualifiers of the row are compared with the reading, and both are shown.
Only sources cited by link may have words of another language. English ones are read by a grammar of their own; what it
does not know, and other languages, are not compared: ``summarise_unread`` lists them for a second reader. Chinese that
cannot be read is a finding wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from scripts.checks.cited_rules import archived_ids
from scripts.findings import Finding, Phrase, Value, phrase, say
from scripts.ledger.frames import Row, fault, integers, judge, lookup, needs, read_day, records, units_of
from scripts.ledger.packages import Ledger
from scripts.numbers.english import EnglishNumber, read_english
from scripts.numbers.numerals import QuantityError, canonical
from scripts.numbers.quantities import Quantity, parse
from scripts.numbers.units import APART, Units, UnitWord, read_units, written_forms

ENGLISH = "en"
NO_UNIT = ("", "个")
CHINESE = re.compile("[〇㐀-鿿]")
LETTER = re.compile(r"[^\W\d_]")
LOWER, UPPER = "at least", "at most"
LONGEST_SIGN = 2  # characters between the ends of a range: ——
PLAIN = r"[-+]?[0-9][0-9,.]*"
SCALES = ("", "百", "千", "万", "百万", "千万", "亿")
DIMENSIONS = ("count", "time", "money", "ratio", "rank", "frequency", "date", "other", "zero")


@needs("units", rows="figures")
def check_stated(ledger: Ledger) -> Iterator[Finding]:
    """Value, unit and qualifier of a figure are those that its characters state; a fall is a negative change.

    The unit: the word after the number is one of the ways in which the units table writes the unit, or its name.
    A date, a rank or a frequency has a unit of that dimension, and no other figure has; a rank needs no word. A zero
    in words (没有发生) needs none, or 个. A number without a unit word (2.34万) needs a note, which may name a scale
    too (the head of a table: 万吨). The ends of a range
    (3—5家) may be at least and at most, where both are entered. A figure that is cited by link is compared only where
    its characters can be read.
    """
    rows, units = {row["unit_id"]: row for row in records(ledger.frame("units"))}, units_of(ledger)
    figures = ledger.frame("figures")
    columns = ["as_stated", "period_end", "value", "unit", "qualifier", "noted", "limit"]
    plain = figures["as_stated"].str.fullmatch(PLAIN).astype(bool)
    noted = figures["note"].where((figures["note"] == "") | plain, "yes")
    frame = figures.assign(noted=noted, limit=_limits(figures, units))[~foreign(ledger)]

    def faults(*cells: str) -> Iterator[Finding]:
        yield from _faults(dict(zip(columns, cells, strict=True)), rows, units)

    yield from judge(frame, columns, faults)


@needs("units")
def check_unit_words(ledger: Ledger) -> Iterator[Finding]:
    """A word after a number means one thing: in each unit that is written so it has the same size and dimension."""
    meanings: dict[str, tuple[UnitWord, str]] = {}
    for row in records(ledger.frame("units")):
        own = read_units(((row["name_zh"], row["written_zh"], row["dimension"]),))
        for word in written_forms(row["name_zh"], row["written_zh"]):
            meaning = own.find(word)
            if meaning is None:
                continue
            other, unit = meanings.setdefault(word, (meaning, row["unit_id"]))
            if (other.factor, other.dimension) != (meaning.factor, meaning.dimension):
                here = {"factor": canonical(meaning.factor), "other_factor": canonical(other.factor)}
                kinds = {"dimension": _dimension(meaning.dimension), "other_dimension": _dimension(other.dimension)}
                yield fault(row, "written_zh", "unit-word", word=word, other=unit, **here, **kinds)


@needs("sources", "units", rows="figures")
def check_foreign(ledger: Ledger) -> Iterator[Finding]:
    """English words state the value, unit and qualifier of their row; words that are not Chinese have a language."""
    units = {row["unit_id"]: row for row in records(ledger.frame("units"))}
    languages = lookup(ledger.frame("sources"), "source_id", "language")
    for row in records(ledger.frame("figures")[foreign(ledger)]):
        language, number = languages[row["source_id"]], read_english(row["as_stated"])
        if not language:
            yield fault(row, "as_stated", "stated-language", stated=row["as_stated"])
        elif language == ENGLISH and number:
            yield from _english_faults(row, number, units.get(row["unit"], {}))


def foreign(ledger: Ledger) -> pd.Series:
    """For each figure whether it is cited by link in words of another language."""
    figures = ledger.frame("figures")
    if not ledger.is_whole("sources", "units"):
        return pd.Series(data=False, index=figures.index)
    units = units_of(ledger)
    cited = figures["source_id"].isin(set(ledger.frame("sources")["source_id"]) - archived_ids(ledger))
    other = [words for words in figures.loc[cited, "as_stated"].unique() if _is_foreign(words, units)]
    return cited & figures["as_stated"].isin(other)


def summarise_foreign(ledger: Ledger) -> list[str]:
    """The figure_id of each figure that is cited in words of another language, sorted."""
    return sorted(ledger.frame("figures").loc[foreign(ledger), "figure_id"])


def summarise_unread(ledger: Ledger) -> list[str]:
    """The figure_id of each figure whose words no grammar read, so that a second reader must compare them, sorted."""
    languages = lookup(ledger.frame("sources"), "source_id", "language") if "sources" in ledger.tables else {}
    rows = records(ledger.frame("figures")[foreign(ledger)])
    read = {
        row["figure_id"] for row in rows if languages[row["source_id"]] == ENGLISH and read_english(row["as_stated"])
    }
    return sorted({row["figure_id"] for row in rows} - read)


def _english_faults(row: Row, number: EnglishNumber, unit: Row) -> Iterator[Finding]:
    stated, names = row["as_stated"], {unit.get("name_en", ""), unit.get("plural_en", "")}
    if row["value"] != number.value:
        yield fault(row, "value", "stated-value", stated=stated, reading=number.value, value=row["value"])
    if row["qualifier"] != number.qualifier:
        yield fault(
            row, "qualifier", "stated-qualifier", stated=stated, reading=number.qualifier, qualifier=row["qualifier"]
        )
    if number.unit and unit and number.unit not in names:
        yield fault(row, "unit", "stated-unit.english", stated=stated, word=number.unit, unit=row["unit"])


def _limits(figures: pd.DataFrame, units: Units) -> pd.Series:
    """For each figure the qualifier that it may have as an end of a range whose other end stands beside it; "" if none.

    Only the sign between them lies between the two spans, and both together read as a range with their values.
    """
    places = figures.assign(start=integers(figures["span_start"]), end=integers(figures["span_end"]))
    places = places.dropna(subset=["start", "end"]).sort_values(["source_id", "start"])
    after = places.shift(-1)
    beside = (places["source_id"] == after["source_id"]) & (after["start"] - places["end"]).between(1, LONGEST_SIGN)
    beside &= (places["qualifier"] == LOWER) | (after["qualifier"] == UPPER)
    limits = pd.Series("", index=figures.index)
    for low, high in zip(places.index[beside], places.index[beside.shift(fill_value=False)], strict=True):
        ends = figures.loc[[low, high]]
        if _is_range("—".join(ends["as_stated"]), list(ends["value"]), units):
            limits[low], limits[high] = LOWER, UPPER
    return limits


def _is_range(words: str, values: list[str], units: Units) -> bool:
    """Whether words read as a range with these two values as its ends."""
    try:
        bounds = parse(words, units).bounds
    except QuantityError:
        return False
    ends = [bounds.low, bounds.high]
    return [canonical(end) for end in ends if end is not None] == values


def _is_foreign(words: str, units: Units) -> bool:
    """Whether words have letters and no Chinese character, and are not a number with a sign such as km either."""
    if CHINESE.search(words) or not LETTER.search(words):
        return False
    try:
        parse(words, units)
    except QuantityError:
        return True
    return False


def _dimension(name: str) -> Phrase:
    """A kind of quantity in words; what the schema does not know, and names itself, as it stands."""
    return phrase(f"dimension-{name}" if name in DIMENSIONS else "unit", name=name)


def _faults(row: Row, rows: Mapping[str, Row], units: Units) -> Iterator[Finding]:
    stated, day = row["as_stated"], read_day(row["period_end"])
    if not stated:
        return
    try:
        quantity = parse(stated, units, day.year if day else None)
    except QuantityError as error:
        yield say("as_stated", f"unreadable-number.{error.problem}", stated=stated, **error.words)
        return
    if quantity.kind == "range":
        yield say("as_stated", "stated-range", stated=stated)
        return
    is_limit = row["limit"] != "" and row["qualifier"] == row["limit"]
    if is_limit and not quantity.unit_word:
        return
    if not is_limit and not _is_in_unit_of_note(row, rows, units):
        yield from _value_faults(quantity, row)
    if not is_limit and quantity.qualifier != row["qualifier"]:
        yield say(
            "qualifier", "stated-qualifier", stated=stated, reading=quantity.qualifier, qualifier=row["qualifier"]
        )
    if row["unit"] in rows:
        yield from _unit_faults(quantity, row, rows)


def _is_in_unit_of_note(row: Row, rows: Mapping[str, Row], units: Units) -> bool:
    """Whether a bare number of a table has its value in the unit with its scale that the note names."""
    unit = rows.get(row["unit"])
    if unit is None or not re.fullmatch(PLAIN, row["as_stated"]):
        return False
    words = [f"{scale}{form}" for scale in SCALES for form in written_forms(unit["name_zh"], unit["written_zh"])]
    unit_words = [word for word in words if re.search(f"(?<![百千万亿]){re.escape(word)}", row["noted"])]
    try:
        readings = [parse(row["as_stated"] + word, units) for word in unit_words]
    except QuantityError:
        return False
    return any(reading.change.canonical == row["value"] for reading in readings)


def _value_faults(quantity: Quantity, row: Row) -> Iterator[Finding]:
    """A fall is a change below zero, or, where the indicator is the fall itself, a number and a note that says so."""
    change, plain = quantity.change.canonical, quantity.canonical
    if row["value"] == change or (row["value"] == plain and row["noted"]):
        return
    rule = "stated-direction" if row["value"] == plain else "stated-value"
    yield say("value", rule, stated=row["as_stated"], reading=change, value=row["value"])


def _unit_faults(quantity: Quantity, row: Row, rows: Mapping[str, Row]) -> Iterator[Finding]:
    unit, word = rows[row["unit"]], quantity.unit_word
    values: dict[str, Value] = {"stated": row["as_stated"], "unit": row["unit"]}
    special = quantity.kind in APART or unit["dimension"] in APART
    if special and quantity.kind != unit["dimension"]:
        kinds = {"reading": _dimension(quantity.kind), "dimension": _dimension(unit["dimension"])}
        yield say("unit", "stated-unit.dimension", **values, **kinds)
    elif (quantity.kind == "zero" and word in NO_UNIT) or (special and not word):
        return
    elif not word and not row["noted"]:
        yield say("note", "stated-unit.no-word", **values)
    elif word and word not in (forms := _forms(unit)):
        fitting = tuple(key for key, other in rows.items() if word in _forms(other))
        case = "word" if fitting else "no-unit"
        yield say("unit", f"stated-unit.{case}", word=word, forms=tuple(forms), fitting=fitting, **values)


def _forms(unit: Row) -> list[str]:
    return written_forms(unit["name_zh"], unit["written_zh"])
