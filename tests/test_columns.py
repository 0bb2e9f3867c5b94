"""What the columns of downloads mean: every one described, in both languages, in one shape."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.ledger.columns import PLAIN_TEXT, closed_schema, english_title, joined_schemas, load_columns
from scripts.ledger.packages import load_package
from scripts.paths import ROOT


def test_every_column_is_described_in_both_languages() -> None:
    for table, schema in joined_schemas(load_package(ROOT)).items():
        for field in schema["fields"]:
            missing = [key for key in ("title", "title_en", "description", "description_zh") if not field[key]]
            assert missing == [], (table, field["name"])


def test_no_column_of_a_table_is_lost_on_the_way_out() -> None:
    ledger = load_package(ROOT)
    for name, schema in joined_schemas(ledger).items():
        if name in ledger.tables:
            assert set(ledger.tables[name].columns) <= {field["name"] for field in schema["fields"]}


def test_every_entry_of_the_file_is_used() -> None:
    columns = load_columns()
    listed = {name for names in columns["order"].values() for name in names}
    assert set(columns["columns"]) <= listed
    assert set(columns["unit"]) <= listed
    assert set(columns["title"]) <= listed
    assert all(set(own) <= set(columns["order"][table]) for table, own in columns["tables"].items())


def test_a_field_joins_the_schema_and_what_is_added(example: Path) -> None:
    fields = {field["name"]: field for field in joined_schemas(load_package(example))["figures"]["fields"]}
    assert fields["value"] == {
        "name": "value",
        "type": "number",
        "title": "数值",
        "title_en": "Value",
        "description": "Number in the base unit; empty where the value is a date, which value_text holds.",
        "description_zh": "基本单位下的数；值是日期的空着，日期在 value_text 列。",
        "unit": "column unit",
        "unit_zh": "见 unit 列",
    }
    assert fields["as_stated"]["constraints"] == {"required": True, "pattern": PLAIN_TEXT}


def test_a_part_keeps_the_references_that_it_can_satisfy(example: Path) -> None:
    schema = joined_schemas(load_package(example))["figures"]
    tables = ["figures", "sources", "indicators", "regions"]

    def targets(*, whole: bool) -> list[str]:
        return [link["reference"]["resource"] for link in closed_schema(schema, tables, whole=whole)["foreignKeys"]]

    assert targets(whole=False) == ["sources", "indicators"]
    assert targets(whole=True) == ["sources", "regions", "indicators"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("region_code", "Region code"),
        ("figure_id", "Figure ID"),
        ("figure_ids", "Figure IDs"),
        ("name_zh", "Name (Chinese)"),
        ("url", "Address of the source"),
    ],
)
def test_english_titles(name: str, title: str) -> None:
    assert english_title(name) == title


@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-cmd", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"])
def test_what_a_spreadsheet_would_run_is_refused(cell: str) -> None:
    assert not re.match(PLAIN_TEXT, cell)


@pytest.mark.parametrize("cell", ["-1.5", "+3%", "超过三成", "[1, 2)", "1-2"])
def test_numbers_and_plain_text_are_let_through(cell: str) -> None:
    assert re.match(PLAIN_TEXT, cell)
