"""Doubts that other rows raise about a figure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.checks.oddities import find_oddities
from scripts.ledger.packages import load_package
from tests.tables import make_ledger

FIGURES = "data/reports/qinghe-2023/figures.csv"
Change = Callable[[str, str, str], None]


def found(root: Path) -> list[tuple[str, str, str]]:
    return [
        (row["as_stated"], doubt.kind, doubt.words) for row, doubt in find_oddities(load_package(root), ["qinghe-2023"])
    ]


def test_the_example_raises_none(example: Path) -> None:
    assert found(example) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (",1105,person", ",300,person"),
        (",1105,person", ",3300,person"),
        (
            "counted=persons,2023-01-01,2023-12-31,at end,result,1105",
            "counted=persons,2023-01-01,2023-12-31,at end,plan,1105",
        ),
        (
            "counted=persons,2023-01-01,2023-12-31,at end,result,1105",
            "counted=persons,2022-01-01,2022-12-31,at end,result,1105",
        ),
    ],
)
def test_persons_that_do_not_go_with_the_households_beside_them(
    example: Path, change: Change, old: str, new: str
) -> None:
    change(FIGURES, old, new)
    assert found(example) == [("1105人", "pair", "320户")]


FIGURE = (
    "figure_id,source_id,region_code,indicator_id,breakdown,period_start,period_end,measured,status,"
    "value,unit,as_stated,span_start,span_end\n"
)


def doubts(*figures: tuple[str, str, int, int]) -> list[str]:
    """The kinds of doubt about figures of a value, a unit and a span."""
    rows = "".join(
        f"f{start},s,r,i,,2023-01-01,2023-12-31,during,result,{value},{unit},{value},{start},{end}\n"
        for value, unit, start, end in figures
    )
    ledger = make_ledger(
        figures=FIGURE + rows, indicators="indicator_id,kind,name_zh\ni,share,x\n", regions="region_code,level\n"
    )
    return [doubt.kind for _, doubt in find_oddities(ledger, "s")]


@pytest.mark.parametrize(
    ("persons", "start", "kinds"),
    [
        ("5", 4, ["pair"]),
        ("5", 6, ["pair"]),
        ("5", 7, []),
        ("5", 3, []),
        ("10", 4, []),
        ("100", 4, []),
        ("101", 4, ["pair"]),
    ],
)
def test_a_pair_stands_at_most_two_characters_apart(persons: str, start: int, kinds: list[str]) -> None:
    assert doubts(("10", "household", 1, 4), (persons, "person", start, start + 3)) == kinds


@pytest.mark.parametrize(
    ("value", "unit", "kinds"), [("100", "percent", []), ("100.5", "percent", ["share"]), ("101", "item", [])]
)
def test_a_share_may_be_all_of_it(value: str, unit: str, kinds: list[str]) -> None:
    assert doubts((value, unit, 1, 4)) == kinds


def test_an_amount_per_head_is_not_ten_times_that_of_the_next_place() -> None:
    cells = "2023-01-01,2023-12-31,during,result"
    rows = "".join(
        f"{name},{name},{region},{indicator},,{cells},{value},cny,{value}元,1,4\n"
        for name, region, indicator, value in [
            ("a", "1", "i", "14000"),
            ("b", "2", "i", "140000"),
            ("c", "3", "i", "139999"),
            ("d", "1", "j", "14000"),
            ("e", "2", "j", "140000"),
            ("f", "9", "i", "1"),
        ]
    )
    ledger = make_ledger(
        figures=FIGURE + rows,
        indicators="indicator_id,kind,name_zh\ni,flow,人均收入\nj,flow,收入\n",
        regions="region_code,level\n1,county\n2,county\n3,county\n9,province\n",
    )
    odd = [(row["figure_id"], doubt.kind, doubt.meaning) for row, doubt in find_oddities(ledger, ["b", "c", "e", "f"])]
    assert odd == [("b", "neighbour", "a")]


def test_ten_persons_a_household_are_no_doubt_yet(example: Path, change: Change) -> None:
    change(FIGURES, ",1105,person", ",3200,person")
    assert found(example) == []


def test_a_share_of_more_than_all(example: Path, change: Change) -> None:
    change(FIGURES, ",98.5,percent", ",985,percent")
    assert found(example) == [("98.5%", "share", "98.5%")]


@pytest.mark.parametrize(
    ("value", "doubts"), [("16000000", 1), ("16000001", 0), ("1600000000", 1), ("1599999999", 0), ("0", 0)]
)
def test_ten_times_the_year_before_or_a_tenth_of_it(example: Path, value: str, doubts: int) -> None:
    path = example / FIGURES
    text = path.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("qinghe-2023-funds,"))
    before = row.replace("qinghe-2023-funds,qinghe-2023", "older-funds,yunling-2023").replace("2023-", "2022-")
    before = before.replace(",160000000,", f",{value},").replace(",44,49", ",,")
    path.write_text(f"{text}{before}\n", encoding="utf-8")
    assert found(example) == [("1.6亿元", "tenfold", "1.6亿元")] * doubts
