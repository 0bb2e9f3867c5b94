"""What a region's code says of its level and parent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.checks.cells import check_cells
from scripts.checks.region_rules import check_levels, check_parents
from scripts.checks.validation import check_schema
from scripts.ledger.packages import load_package
from tests.telling import told

REGIONS = "data/reference/regions.csv"
Change = Callable[[str, str, str], None]


def test_the_example_has_levels_and_parents_as_their_codes_say(example: Path) -> None:
    ledger = load_package(example)
    assert [*check_levels(ledger), *check_parents(ledger)] == []


def test_townships_and_communities_are_places_like_others(example: Path) -> None:
    path = example / REGIONS
    rows = "999001101,东坡镇,Dongpo Town,township,999001\n999001101003,新民社区,Xinmin,community,999001101\n"
    path.write_text(path.read_text(encoding="utf-8") + rows, encoding="utf-8")
    ledger = load_package(example)
    table = ledger.tables["regions"]
    assert [*check_schema(table), *check_cells(table), *check_levels(ledger), *check_parents(ledger)] == []


def test_a_level_that_is_not_that_of_the_code_is_told(example: Path, change: Change) -> None:
    change(REGIONS, "Yunling,province", "Yunling,prefecture")
    (found,) = check_levels(load_package(example))
    assert "[region-level] The code 990000 is that of a province, but the level is 'prefecture'." in told(found)


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("610824,靖边县,Jingbian,county,620000", ("610800", "610000")),
        ("610800,榆林市,Yulin,prefecture,610824", ("610000",)),
        ("610824101,某镇,Town,township,610800", ("610824",)),
        ("610824101003,某社区,Site,community,610824", ("610824101",)),
        ("610000,陕西省,Shaanxi,province,990000", ("100000",)),
    ],
)
def test_a_parent_that_the_code_does_not_name_is_told(example: Path, row: str, wanted: tuple[str, ...]) -> None:
    path = example / REGIONS
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    (found,) = check_parents(load_package(example))
    assert (found.rule, found.column, dict(found.values)["wanted"]) == ("region-parent", "parent_code", wanted)


@pytest.mark.parametrize("row", ["429004,仙桃市,Xiantao,county,420000", "12,某地,Some,county,100000"])
def test_a_county_under_its_province_and_a_code_of_another_length_are_passed_over(example: Path, row: str) -> None:
    path = example / REGIONS
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    ledger = load_package(example)
    assert [*check_levels(ledger), *check_parents(ledger)] == []
