"""Whether a row says what its own ``as_stated`` says: the characters are read again by the number grammar.

No archived text is needed. Values, units and qualifiers of the row are compared with the reading, and both are shown.
Words of another language, which only sources cited by link may have, are not read: nothing is compared, and
``summarise_unread`` counts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from scripts.checks.cited_rules import archived_ids
from scripts.findings import Finding
from scripts.ledger.frames import Row, distinct, place, quote, read_day, records
from scripts.ledger.packages import Ledger
from scripts.ledger.reports import is_whole
from scripts.numbers.quantities import Quantity, QuantityError, parse

# What the grammar reads only from these forms, the unit must be one of, and the other way round.
DIMENSIONS = ("date", "rank", "frequency")
NO_UNIT = ("", "个")
FOREIGN = re.compile(r"[^\W\d_〇一-鿿]")  # a letter that is no Chinese character
Said = tuple[str, str, str, str]  # column, rule, message, mend


def check_stated(ledger: Ledger) -> Iterator[Finding]:
    """Value, unit and qualifier of a figure are those that its characters state.

    The unit: the word after the number is one of the ways in which the units table writes the unit, or its name.
    A date, a rank or a frequency has a unit of that dimension, and no other figure has; a rank needs no word. A zero
    in words (没有发生) needs none, or 个. A number without a unit word (2.34万) needs a note. A figure that is cited by
    link is compared only where its characters can be read.
    """
    if not is_whole(ledger, "units") or "figures" not in ledger.tables:
        return
    units = {row["unit_id"]: row for row in records(ledger.frame("units"))}
    figures = ledger.frame("figures")
    columns = ["as_stated", "period_end", "value", "unit", "qualifier", "noted"]
    frame = figures.assign(noted=(figures["note"] != "").map({True: "yes", False: ""}))
    frame = frame[~unread(ledger)]
    bad = {}
    for cells in distinct(frame, columns):
        faults = list(_faults(dict(zip(columns, cells, strict=True)), units))
        if faults:
            bad[cells] = faults
    if not bad:
        return
    for row in records(frame):
        for fault in bad.get(tuple(row[name] for name in columns), []):
            yield place(row, *fault)


def unread(ledger: Ledger) -> pd.Series:
    """For each figure whether it is cited by link in words that the number grammar cannot read."""
    figures = ledger.frame("figures")
    if not is_whole(ledger, "sources"):
        return pd.Series(data=False, index=figures.index)
    cited = figures["source_id"].isin(set(ledger.frame("sources")["source_id"]) - archived_ids(ledger))
    readable = {words: _readable(words) for words in figures.loc[cited, "as_stated"].unique()}
    return cited & ~figures["as_stated"].map(lambda words: readable.get(words, True)).astype(bool)


def summarise_unread(ledger: Ledger) -> list[str]:
    """The figure_id of each figure whose words were not read and so not compared with its value, sorted."""
    return sorted(ledger.frame("figures").loc[unread(ledger), "figure_id"])


def _readable(words: str) -> bool:
    if FOREIGN.search(words):
        return False
    try:
        parse(words, 2000)  # any year will do: it is asked only whether the words can be read
    except QuantityError:
        return False
    return True


def _faults(row: Row, units: Mapping[str, Row]) -> Iterator[Said]:
    stated, day = quote(row["as_stated"]), read_day(row["period_end"])
    if not row["as_stated"]:
        return
    try:
        quantity = parse(row["as_stated"], day.year if day else None)
    except QuantityError as error:
        yield "as_stated", "unreadable-number", f"{stated}: {error.problem}.", f"{_sentence(error.mend)}."
        return
    if quantity.kind == "range":
        message = f"{stated} names the two ends of a range; a figure is one number."
        yield "as_stated", "stated-range", message, "Enter each end as a figure of its own."
        return
    for column, read in (("value", quantity.canonical), ("qualifier", quantity.qualifier)):
        if read != row[column]:
            message = f"{stated} reads as {read!r}, the row has {quote(row[column])}."
            yield column, f"stated-{column}", message, f"Correct the {column} or the characters."
    if row["unit"] in units:
        yield from _unit_faults(quantity, row, units[row["unit"]])


def _unit_faults(quantity: Quantity, row: Row, unit: Row) -> Iterator[Said]:
    stated, word, name = quote(row["as_stated"]), quantity.unit_word, repr(row["unit"])
    special = quantity.kind in DIMENSIONS or unit["dimension"] in DIMENSIONS
    if special and quantity.kind != unit["dimension"]:
        message = f"{stated} reads as a {quantity.kind}, the row has the unit {name}, a {unit['dimension']}."
        yield "unit", "stated-unit", message, "Correct the unit or the characters."
    elif (quantity.kind == "zero" and word in NO_UNIT) or (special and not word):
        return
    elif not word and not row["noted"]:
        message = f"{stated} has no unit word, the row has the unit {name}."
        yield "note", "stated-unit", message, "Say in the note what is counted, or correct the characters."
    elif word and word not in (forms := written_forms(unit)):
        message = f"{stated} is counted in {word!r}, the row in {name} (written {', '.join(forms)})."
        yield "unit", "stated-unit", message, "Correct the unit, or add the word to written_zh of the unit."


def written_forms(unit: Row) -> list[str]:
    """The words that may stand for a unit after a number: those of ``written_zh``, then its name."""
    return [form for form in dict.fromkeys([*unit["written_zh"].split("|"), unit["name_zh"]]) if form]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
