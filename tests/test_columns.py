"""What the columns of files mean: every one described, in both languages, in one shape."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from scripts.ledger import columns
from scripts.ledger.columns import FILE, PLAIN_TEXT, _key_of, english_title, file_schemas
from scripts.ledger.packages import load_package
from scripts.paths import ROOT


def test_every_column_is_described_in_both_languages() -> None:
    for table, schema in file_schemas(load_package(ROOT)).items():
        for field in schema.fields:
            assert all([field.title, field.title_en, field.description, field.description_zh]), (table, field.name)


def test_columns_stand_as_in_the_schema_with_the_added_ones_between() -> None:
    ledger = load_package(ROOT)
    for name, schema in file_schemas(ledger).items():
        if name in ledger.tables:
            own = ledger.tables[name].columns
            assert [column for column in schema.names if column in own] == own
    assert file_schemas(ledger)["measures"].names[:6] == [
        "measure_id",
        "source_id",
        "region_code",
        "region_zh",
        "region_en",
        "year",
    ]


def test_every_entry_of_the_file_is_used() -> None:
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))
    schemas = file_schemas(load_package(ROOT))
    names = {name for schema in schemas.values() for name in schema.names}
    assert set(content["columns"]) | set(content["unit"]) | set(content["title"]) <= names
    assert all(set(own) <= set(schemas[table].names) for table, own in content["tables"].items())


def test_a_column_added_after_one_that_is_gone_stops_the_build(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))
    content["after"]["figures"]["gone"] = ["page"]
    monkeypatch.setattr(columns, "_load_columns", lambda: content)
    with pytest.raises(KeyError, match=r"adds columns of figures after \['gone'\]"):
        file_schemas(load_package(example))


def test_a_field_joins_the_schema_and_what_is_added(example: Path) -> None:
    fields = {field.name: field for field in file_schemas(load_package(example))["figures"].fields}
    assert fields["value"].describe() == {
        "name": "value",
        "type": "number",
        "title": "数值",
        "title_en": "Value",
        "description": "Number in the base unit; a fall is a change below zero. "
        "Empty where the value is a day, which value_date holds.",
        "description_zh": "基本单位下的数；减少、下降写成负数；值是日期的空着，日期在 value_date 列。",
        "unit": "column unit",
        "unit_zh": "见 unit 列",
        "sdmx": "OBS_VALUE",
    }
    assert fields["as_stated"].constraints == {"required": True, "pattern": PLAIN_TEXT}


def test_what_a_release_adds_refers_to_the_key_of_its_table() -> None:
    assert [_key_of(table) for table in ("regions", "figures", "themes")] == ["region_code", "figure_id", "theme_id"]


def test_a_schema_keeps_its_references_and_its_key(example: Path) -> None:
    schema = file_schemas(load_package(example))["figures"]
    assert [link.table for link in schema.links] == ["sources", "regions", "indicators", "units"]
    assert schema.describe()["primaryKey"] == ("figure_id",)


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
