"""Rows of the example ledger: typed once, with the rows that they refer to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from scripts.ledger.packages import load_package
from scripts.ledger.parsing import Columns, Record, figure_of, read_references, records_of
from scripts.ledger.rows import Measured, Qualifier, Span, Status


def test_a_figure_has_its_values_and_its_rows(example: Path) -> None:
    ledger = load_package(example)
    known = read_references(ledger)
    figure = next(figure_of(record, known) for record in records_of(ledger, "figures"))
    row = ledger.frame("figures").iloc[0]
    assert (figure.figure_id, figure.source.source_id) == (row["figure_id"], row["source_id"])
    assert figure.region is known.regions[row["region_code"]]
    assert figure.indicator.theme is known.themes[figure.indicator.theme.theme_id]
    assert figure.value == Decimal(row["value"])
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


def test_regions_know_those_above_them(example: Path) -> None:
    known = read_references(load_package(example))
    county = next(row for row in known.regions.values() if row.level == "county")
    assert [row.level for row in county.above] == ["nation", "province", "prefecture"]


def test_a_column_that_no_class_names_is_kept_with_its_type() -> None:
    kinds = {"relation_id": "string", "weight": "number", "seen": "date", "empty": "integer"}
    record = Record({"relation_id": "a", "weight": "1.5", "seen": "2024-02-01", "empty": ""}, Columns(kinds))
    assert record.text("relation_id") == "a"
    assert record.rest == {"weight": Decimal("1.5"), "seen": date(2024, 2, 1), "empty": None}


def test_texts_of_a_row_are_found_by_language() -> None:
    record = Record({"note": "甲", "note_en": "A"}, Columns({"note": "string", "note_en": "string"}))
    assert dict(record.localized("note", "zh").texts) == {"zh": "甲", "en": "A"}
    assert record.rest == {}
