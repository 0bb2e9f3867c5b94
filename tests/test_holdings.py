"""What the ledger holds of a part: its rows, its names, its period, and whatever names its figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.artefacts import WHOLE, Part
from scripts.exports.holdings import Holdings, part_page
from tests.next_year import OLD, add_rows, measure
from tests.taken import ACROSS, REPORT, extend, hold

COUNTY, PROVINCE = Part("region", "999001"), Part("region", "990000")


@pytest.fixture
def holdings(example: Path) -> Holdings:
    return hold(extend(example))


def counts(holdings: Holdings, part: Part) -> dict[str, int]:
    return {export.name: len(export.frame) for export in holdings.exports(part)}


def test_the_parts_that_have_a_row(holdings: Holdings) -> None:
    assert [part for part in holdings.parts if part.kind != "indicator"] == [
        Part("report", "qinghe-2023"),
        Part("report", "yunling-2023"),
        PROVINCE,
        COUNTY,
        Part("theme", "construction"),
        Part("theme", "funds"),
        Part("theme", "guarantees"),
        Part("theme", "monitoring"),
    ]


def test_a_place_has_its_own_rows_and_what_they_refer_to(holdings: Holdings) -> None:
    assert counts(holdings, COUNTY) == {
        "figures": 12,
        "measures": 3,
        "relations": 1,
        "remarks": 1,
        "targets": 2,
        "omissions": 5,
        "sources": 1,
        "indicators": 10,
    }
    assert counts(holdings, PROVINCE) == {"figures": 1, "sources": 1, "indicators": 1}


def test_a_row_is_of_the_province_of_its_place_or_of_its_document(holdings: Holdings) -> None:
    assert [holdings.keys(name, "province") for name in ("sources", "remarks", "targets")] == [["990000"]] * 3
    assert len(holdings.frame("sources", Part("province", "990000"))) == 2
    assert holdings.keys("themes", "province") == []


def test_a_relation_between_two_places_is_at_both(example: Path) -> None:
    with (extend(example) / REPORT / "relations.csv").open("a", encoding="utf-8") as file:
        file.write(ACROSS)
    holdings = hold(example)
    assert counts(holdings, PROVINCE)["relations"] == 1
    assert counts(holdings, COUNTY)["relations"] == 2
    assert counts(holdings, PROVINCE)["sources"] == 2


def test_a_theme_has_figures_by_indicator_and_measures_by_themselves(example: Path) -> None:
    add_rows(example, OLD, "measures", measure("wells", source=OLD, at=200))
    holdings = hold(example)
    assert holdings.count(Part("theme", "funds")) == 3
    assert {part.key for part in holdings.parts if part.kind == "theme"} >= {"funds", "monitoring"}


def test_titles_descriptions_and_periods(holdings: Holdings) -> None:
    assert holdings.title(COUNTY)["zh"] == "青禾县：登记的数据"
    assert holdings.description(COUNTY)["en"] == (
        "Data on Qinghe County. figures 12. From 2023-01-01 to 2024-12-31. Each figure carries its words as stated, "
        "its source, its grade of evidence and its page on the site."
    )
    assert holdings.title(WHOLE)["en"] == "Open Revitalization Ledger: all data"
    assert holdings.places(WHOLE) == ["990000", "999001"]
    assert holdings.period(Part("theme", "nothing")) == ("", "")


def test_the_page_of_a_part() -> None:
    assert str(part_page(Part("indicator", "linking-funds"))) == "indicators.html#linking-funds"
    assert str(part_page(COUNTY)) == "regions/999001.html"
    assert str(part_page(WHOLE)) == "data.html"
