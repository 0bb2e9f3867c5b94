"""Rows of the example ledger: typed once, with the rows that they refer to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from scripts.ledger.packages import load_package
from scripts.ledger.parsing import read_references, rows_of
from scripts.ledger.rows import Figure, Indicator, Measured, Member, Qualifier, Source, Span, Status


def test_a_figure_has_its_values_and_its_rows(example: Path) -> None:
    ledger = load_package(example)
    known = read_references(ledger)
    figure = next(rows_of(Figure, ledger, "figures", known))
    row = ledger.frame("figures").iloc[0]
    assert (figure.figure_id, figure.source.source_id) == (row["figure_id"], row["source_id"])
    assert figure.region is known.regions[row["region_code"]]
    assert figure.indicator.theme is known.themes[figure.indicator.theme.theme_id]
    assert (figure.value, figure.day) == (Decimal(row["value"]), None)
    assert figure.span == Span(int(row["span_start"]), int(row["span_end"]))
    assert (figure.period_start, figure.period_end) == (
        date.fromisoformat(row["period_start"]),
        date.fromisoformat(row["period_end"]),
    )
    assert (figure.measured, figure.status, figure.qualifier) == (
        Measured(row["measured"]),
        Status(row["status"]),
        Qualifier(row["qualifier"]),
    )
    assert (figure.note["zh"], figure.note["en"]) == (row["note"], row["note_en"])


def test_a_figure_is_a_day_where_its_unit_is_one(example: Path) -> None:
    ledger = load_package(example)
    frame = ledger.frame("figures").head(1).assign(unit="date", value="2024-02-29", span_start="", span_end="")
    figure = next(rows_of(Figure, ledger, "figures", read_references(ledger), frame))
    assert (figure.value, figure.day, figure.span) == (None, date(2024, 2, 29), None)


def test_cells_may_be_lists(example: Path) -> None:
    known = read_references(load_package(example))
    assert known.units["project"].written_zh == ("个", "项")
    assert known.breakdown("counted=households") == (known.members["counted=households"],)


def test_regions_know_those_above_them(example: Path) -> None:
    known = read_references(load_package(example))
    county = next(row for row in known.regions.values() if row.level == "county")
    assert [row.level for row in county.above] == ["nation", "province", "prefecture"]


def test_a_region_may_stand_before_the_one_above_it(example: Path) -> None:
    path = example / "data/reference/regions.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")
    known = read_references(load_package(example))
    assert list(known.regions) == [row.partition(",")[0] for row in reversed(rows)]
    assert known.regions["999001"].above[0].region_code == "100000"


def test_more_than_one_are_called_as_one_where_no_other_name_is_given(example: Path) -> None:
    unit = read_references(load_package(example)).units["household"]
    assert (unit.plural["zh"], unit.plural["en"]) == (unit.name["zh"], "households")


def test_a_cell_may_be_empty_where_its_field_may_be_none(example: Path) -> None:
    ledger = load_package(example)
    frame = ledger.frame("indicators").head(2).assign(core=["3", ""], places=["apart", ""])
    rows = list(rows_of(Indicator, ledger, "indicators", read_references(ledger), frame))
    assert [(row.core, row.is_local) for row in rows] == [(3, True), (None, False)]
    sources = ledger.frame("sources").head(1).assign(publisher=["海声报"], publisher_en=[""])
    (row,) = rows_of(Source, ledger, "sources", read_references(ledger), sources)
    assert (row.publisher["zh"], row.publisher["en"]) == ("海声报", "海声报")


def test_a_publisher_has_the_name_as_published_and_ours(example: Path) -> None:
    publisher = read_references(load_package(example)).sources["qinghe-2023"].publisher
    assert (publisher["zh"], publisher["en"]) == ("青禾县乡村振兴局", "Qinghe County rural revitalization bureau")


def test_an_absent_table_has_no_rows(example: Path) -> None:
    ledger = load_package(example)
    assert list(rows_of(Member, ledger, "nothing", read_references(ledger))) == []


def test_a_column_of_which_no_field_is_made_is_extra(example: Path) -> None:
    ledger = load_package(example)
    ledger.tables["figures"].schema["fields"].append({"name": "pages_read", "type": "integer"})
    frame = ledger.frame("figures").head(2).assign(pages_read=["7", ""])
    rows = list(rows_of(Figure, ledger, "figures", read_references(ledger), frame))
    assert [dict(row.extra) for row in rows] == [{"pages_read": 7}, {"pages_read": None}]
