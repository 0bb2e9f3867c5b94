"""What is plausible in itself and odd beside other rows: doubts about figures that a person answers.

Nothing here is wrong for certain; ``answers`` turns what nobody has answered into findings. Figures are those of
archived reports; what they are held against may be cited.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pandas as pd

from scripts.checks.doubts import Doubt
from scripts.ledger.frames import Row, lookup, records
from scripts.ledger.packages import Ledger

PAIR, SHARE, TENFOLD, NEIGHBOUR = "pair", "share", "tenfold", "neighbour"
BESIDE = 2  # characters between the two numbers of a pair: 320户、1105人
PERSONS_OF_HOUSEHOLD = 10
FOLD = 10
ALIKE = ["region_code", "indicator_id", "breakdown", "unit", "measured"]
PER_HEAD = "人均|户均|每户"  # in the names of indicators that do not grow with the size of a place
SAME = ["period_start", "period_end", "status", "region_code", "indicator_id"]


def find_oddities(ledger: Ledger, source_ids: Collection[str]) -> Iterator[tuple[Row, Doubt]]:
    """The doubts about the figures of reports that other rows raise, with the row of each."""
    figures = ledger.frame("figures")
    own = figures[figures["source_id"].isin(set(source_ids)) & (figures["span_start"] != "")]
    yield from _find_shares(ledger, own)
    yield from _find_pairs(own)
    yield from _find_leaps(figures, own)
    yield from _find_strangers(ledger, figures, own)


def _find_shares(ledger: Ledger, own: pd.DataFrame) -> Iterator[tuple[Row, Doubt]]:
    """A share of a whole is not more than all of it."""
    kinds = lookup(ledger.frame("indicators"), "indicator_id", "kind")
    over = (own["unit"] == "percent") & (own["indicator_id"].map(kinds) == "share") & (_numbers(own) > 100)
    for row in records(own[over]):
        yield row, Doubt(SHARE, row["as_stated"])


def _find_pairs(own: pd.DataFrame) -> Iterator[tuple[Row, Doubt]]:
    """Households and persons that stand beside each other are the same thing, and persons are the more."""
    ordered = own.assign(start=pd.to_numeric(own["span_start"], "coerce"), end=pd.to_numeric(own["span_end"], "coerce"))
    ordered = ordered.sort_values(["source_id", "start"])
    before = ordered.shift()
    is_beside = (before["source_id"] == ordered["source_id"]) & (ordered["start"] - before["end"]).between(0, BESIDE)
    is_pair = is_beside & (before["unit"] == "household") & (ordered["unit"] == "person")
    for one, other in zip(records(before[is_pair]), records(ordered[is_pair]), strict=True):
        households, persons = float(one["value"]), float(other["value"])
        fits = households <= persons <= PERSONS_OF_HOUSEHOLD * households
        if not fits or any(one[column] != other[column] for column in SAME):
            yield other, Doubt(PAIR, one["as_stated"])


def _find_leaps(figures: pd.DataFrame, own: pd.DataFrame) -> Iterator[tuple[Row, Doubt]]:
    """A result is not ten times that of the year before, nor a tenth of it."""
    happened = figures[figures["status"].isin(["result", "preliminary"])]
    earlier = happened.assign(number=_numbers(happened), year=happened["period_end"].str[:4])
    later = own[own["status"].isin(["result", "preliminary"])]
    later = later.assign(number=_numbers(later), year=_year_before(later["period_end"]))
    beside = later.merge(earlier, on=[*ALIKE, "year"], suffixes=("", "_before"))
    beside = beside[beside["source_id"] != beside["source_id_before"]]
    ratio = beside["number"].abs() / beside["number_before"].abs()
    for row in records(beside[(ratio >= FOLD) | (ratio <= 1 / FOLD)]):
        if row["number"] and row["number_before"]:
            yield row, Doubt(TENFOLD, row["as_stated_before"], row["figure_id_before"])


def _find_strangers(ledger: Ledger, figures: pd.DataFrame, own: pd.DataFrame) -> Iterator[tuple[Row, Doubt]]:
    """An amount per head is not ten times, nor a tenth of, that of the place beside it: the next code of the level."""
    names = lookup(ledger.frame("indicators"), "indicator_id", "name_zh")
    levels = lookup(ledger.frame("regions"), "region_code", "level")
    happened = figures[figures["status"].isin(["result", "preliminary"])]
    happened = happened[happened["indicator_id"].map(names).str.contains(PER_HEAD, na=False)]
    keys = [*ALIKE[1:], "level", "year"]
    beside = happened.assign(level=happened["region_code"].map(levels), year=happened["period_end"].str[:4])
    beside = beside.assign(number=_numbers(beside).abs()).sort_values([*keys, "region_code"], kind="stable")
    beside = beside[beside["number"] > 0].drop_duplicates([*keys, "region_code"])
    for step in (1, -1):
        other = beside.groupby(keys, dropna=False)[["number", "as_stated", "figure_id"]].shift(step)
        ratio = beside["number"] / other["number"]
        odd = ((ratio >= FOLD) | (ratio <= 1 / FOLD)) & beside["figure_id"].isin(set(own["figure_id"]))
        for row, words, figure in zip(
            records(beside[odd]), other[odd]["as_stated"], other[odd]["figure_id"], strict=True
        ):
            yield row, Doubt(NEIGHBOUR, words, figure)


def _numbers(frame: pd.DataFrame) -> pd.Series:
    return pd.to_numeric(frame["value"], "coerce")


def _year_before(days: pd.Series) -> pd.Series:
    return (pd.to_numeric(days.str[:4], "coerce") - 1).astype("Int64").astype(str)
