"""The database: keys that hold, types, indexes, the same bytes, and what Datasette is told."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.exports.databases import create_statement, pack_database, pack_datasette
from scripts.exports.datasets import Dataset
from tests.taken import LICENSE, sets


@pytest.fixture
def dataset(example: Path) -> Dataset:
    return sets(example)["ledger"]


@pytest.fixture
def database(dataset: Dataset) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(pack_database(dataset))
    yield connection
    connection.close()


def test_a_table_with_its_keys() -> None:
    link = {"fields": ["up"], "reference": {"resource": "", "fields": ["code"]}}
    schema = {
        "fields": [
            {"name": "code", "type": "string", "constraints": {"required": True}},
            {"name": "up", "type": "string"},
            {"name": "value", "type": "number"},
        ],
        "primaryKey": ["code"],
        "foreignKeys": [link],
    }
    assert create_statement("places", schema) == (
        'CREATE TABLE "places" (\n  "code" TEXT NOT NULL,\n  "up" TEXT,\n  "value" REAL,\n'
        '  PRIMARY KEY ("code"),\n  FOREIGN KEY ("up") REFERENCES "places" ("code")\n)'
    )


def test_it_holds_every_row_and_every_reference(dataset: Dataset, database: sqlite3.Connection) -> None:
    counts = [database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in dataset.counts]  # noqa: S608
    assert counts == list(dataset.counts.values())
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_values_have_their_types(database: sqlite3.Connection) -> None:
    query = "SELECT value, typeof(value), region_code, period_end, note FROM figures WHERE figure_id = ?"
    assert database.execute(query, ["qinghe-2023-water"]).fetchone() == (98.5, "real", "999001", "2023-12-31", None)
    assert database.execute("SELECT DISTINCT due_stated FROM targets ORDER BY 1").fetchall() == [(0,), (1,)]


def test_tables_can_be_joined(database: sqlite3.Connection) -> None:
    query = "SELECT r.name_zh, count(*) FROM figures JOIN regions r USING (region_code) GROUP BY 1"
    assert database.execute(query).fetchall() == [("青禾县", 12)]
    plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM figures WHERE indicator_id = 'x'").fetchone()[3]
    assert "figures_indicator_id" in plan


def test_the_same_rows_make_the_same_bytes(dataset: Dataset) -> None:
    content = pack_database(dataset)
    assert content == pack_database(dataset)
    assert content[16:18] == (4096).to_bytes(2)


def test_what_datasette_is_told(dataset: Dataset) -> None:
    told = json.loads(pack_datasette(dataset, "ledger.sqlite"))
    assert (told["license"], told["license_url"]) == (LICENSE["title"], LICENSE["path"])
    tables = told["databases"]["ledger"]["tables"]
    assert tables["measures"]["title"] == "做法和安排 · measures"
    assert tables["figures"]["columns"]["unit"] == "单位：基本单位。 Base unit."
    assert {name: list(table["columns"]) for name, table in tables.items()} == {
        name: list(frame) for name, frame in dataset.tables.items()
    }
