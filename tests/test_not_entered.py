"""Cited numbers that were looked at: each is entered, or stands in the list of those that are not, with a reason."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from scripts.ledger.frames import records
from scripts.ledger.packages import load_package
from scripts.paths import ROOT

INPUT = Path(ROOT).parent / "shared" / "figures_cited_2.csv"
COUNT = 171
Key = tuple[str, str]


def told(url: str, as_stated: str) -> Key:
    """A number by its page and its characters, simplified where a page was converted to traditional ones."""
    return url, as_stated.replace("萬", "万").replace("個", "个")


def entered(root: Path) -> set[Key]:
    ledger = load_package(root)
    urls = {row["source_id"]: row["url"] for row in records(ledger.frame("sources"))}
    return {told(urls[row["source_id"]], row["as_stated"]) for row in records(ledger.frame("figures"))}


def left_out(root: Path) -> list[Key]:
    return [told(row["url"], row["as_stated"]) for row in records(load_package(root).frame("excluded"))]


def test_no_number_is_both_entered_and_left_out() -> None:
    assert entered(ROOT).isdisjoint(left_out(ROOT))
    assert len(left_out(ROOT)) == 131


@pytest.mark.skipif(not INPUT.is_file(), reason="the list stands beside the checkout, where there is one")
def test_every_number_of_the_second_list_is_in_one_of_the_two() -> None:
    with INPUT.open(encoding="utf-8", newline="") as file:
        listed = [told(row["source_url"], row["figure_as_stated"]) for row in csv.DictReader(file)]
    assert len(listed) == COUNT
    remaining = Counter(listed) - Counter(left_out(ROOT))
    assert set(remaining) <= entered(ROOT)
    assert remaining.total() == COUNT - len(left_out(ROOT))
