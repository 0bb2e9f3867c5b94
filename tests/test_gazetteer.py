"""Every county can be looked up, by today's codes."""

from __future__ import annotations

from collections import Counter

import pytest

from scripts.ledger.gazetteer import Division, list_divisions


@pytest.mark.parametrize(
    "division",
    [
        Division("420624", "南漳县", "county", "420600"),
        Division("420600", "襄阳市", "prefecture", "420000"),
        Division("429021", "神农架林区", "county", "420000"),
        Division("653229", "和安县", "county", "653200"),
        Division("110101", "东城区", "county", "110000"),
        Division("710000", "台湾省", "province", "100000"),
    ],
)
def test_a_division_has_its_code_level_and_parent(division: Division) -> None:
    assert division in list_divisions()


def test_there_are_as_many_as_the_country_has() -> None:
    assert Counter(division.level for division in list_divisions()) == {
        "province": 34,
        "prefecture": 333,
        "county": 2845,
    }


def test_codes_stand_once_and_parents_stand_before() -> None:
    codes = [division.code for division in list_divisions()]
    assert len(codes) == len(set(codes))
    assert all(
        item.parent == "100000" or codes.index(item.parent) < codes.index(item.code) for item in list_divisions()
    )
