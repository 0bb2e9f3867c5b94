"""What follows from a row alone: of a place, a document, a figure, a change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scripts.languages import Localized
from scripts.ledger.rows import CUT, PLAN_EXPLANATION, REPOST, Change, Measured, Region
from tests.audited import figure, rows, source, text, typed

REPORT = source("s-1")


def test_a_place_lies_in_those_above_it_from_the_nation_down() -> None:
    nation = Region("100000", text("全国"), "nation", None)
    province = Region("990000", text("云岭省"), "province", nation)
    county = Region("999001", text("青禾县"), "county", province)
    assert [region.above for region in (nation, province, county)] == [(), (nation,), (nation, province)]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-01-10", date(2024, 1, 10)),
        ("2024-02", date(2024, 2, 1)),
        ("2024", date(2024, 1, 1)),
        ("", date(2023, 12, 31)),
    ],
)
def test_a_document_without_a_day_is_taken_to_end_its_period(published: str, day: date) -> None:
    assert replace(REPORT, published=published).issued == day


def test_the_silence_of_a_whole_archived_report_alone_means_anything() -> None:
    assert (REPORT.is_archived, REPORT.is_whole_report) == (True, True)
    assert not replace(REPORT, text_sha256="").is_whole_report
    assert not replace(REPORT, text_sha256="").is_archived
    assert not replace(REPORT, completeness=CUT).is_whole_report
    assert not replace(REPORT, kind=PLAN_EXPLANATION).is_whole_report


@pytest.mark.parametrize(
    ("source_class", "publisher", "unknown"),
    [(REPOST, "", True), (REPOST, "青禾县人民政府", False), ("official-site", "", False)],
)
def test_only_a_repost_without_a_publisher_has_no_known_origin(
    source_class: str, publisher: str, unknown: bool
) -> None:
    assert (
        replace(REPORT, source_class=source_class, publisher=Localized({"zh": publisher})).is_of_unknown_origin
        is unknown
    )


def test_a_share_is_in_per_cent_and_of_an_indicator_of_shares() -> None:
    assert typed("done-share", "90%", "percent").is_share
    assert not typed("growth", "90%", "percent").is_share
    assert not replace(typed("done-share", "90%", "percent"), unit=typed("x", "1户", "household").unit).is_share


def test_a_figure_taken_at_the_end_of_its_period_speaks_of_that_day() -> None:
    row = typed("x", "1户", "household")
    assert row.first_day == date(2023, 1, 1)
    assert replace(row, measured=Measured.CUMULATIVE).first_day == date(2023, 1, 1)
    assert replace(row, measured=Measured.AT_END).first_day == date(2023, 12, 31)


def test_an_amount_is_a_number_or_a_day() -> None:
    shown = [typed("x", *stated).amount for stated in (("1.6亿元", "cny"), ("无一户", "household"), ("6月底", "date"))]
    assert shown == [Decimal(160000000), Decimal(0), date(2023, 6, 30)]


def test_members_are_those_that_a_cell_names() -> None:
    references = rows([figure("x", "1人", "person", breakdown="counted=persons")], []).references
    (member,) = references.breakdown("counted=persons")
    assert (member.breakdown_id, references.breakdown("")) == ("counted=persons", ())
    row = replace(typed("x", "1人", "person"), breakdown=(member, replace(member, breakdown_id="sex=women")))
    assert row.breakdown_id == "counted=persons;sex=women"


@pytest.mark.parametrize(
    ("column", "old", "new", "cells"),
    [
        ("value", "1", "2", [("value", "1", "2")]),
        ("value;unit", "1 | cny", "2 | person", [("value", "1", "2"), ("unit", "cny", "person")]),
        ("value;unit", "1", "2 | person", []),
        ("value;unit", "1 | cny", "2", []),
        ("value", "1 | cny", "2 | person", []),
        ("", "", "", []),
    ],
)
def test_a_change_tells_its_columns_one_by_one_where_each_has_both(
    column: str, old: str, new: str, cells: list[tuple[str, str, str]]
) -> None:
    change = Change(date(2024, 1, 1), "figures", "x", "changed", column, old, new, "correction", text(""))
    assert change.cells == cells
