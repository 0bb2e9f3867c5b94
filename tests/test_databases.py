"""The database: keys that hold, types, indexes, the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from scripts.artefacts import WHOLE
from scripts.exports.databases import create_statement, pack_database
from scripts.exports.formats import Export
from scripts.ledger.columns import Field, FileSchema
from scripts.ledger.packages import Link
from tests.taken import extend, hold


@pytest.fixture
def exports(example: Path) -> Sequence[Export]:
    return hold(extend(example)).exports(WHOLE)


@pytest.fixture
def database(exports: Sequence[Export]) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(pack_database(exports))
    yield connection
    connection.close()


def test_a_table_with_its_keys() -> None:
    fields = (
        Field("code", "string", "", "", "", "", constraints={"required": True}),
        Field("up", "string", "", "", "", ""),
        Field("value", "number", "", "", "", ""),
    )
    schema = FileSchema(fields, ("code",), (Link(("up",), "places", ("code",)),))
    assert create_statement("places", schema) == (
        'CREATE TABLE "places" (\n  "code" TEXT NOT NULL,\n  "up" TEXT,\n  "value" REAL,\n'
        '  PRIMARY KEY ("code"),\n  FOREIGN KEY ("up") REFERENCES "places" ("code")\n)'
    )


def test_it_holds_every_row_and_every_reference(exports: Sequence[Export], database: sqlite3.Connection) -> None:
    counts = {export.name: len(export.frame) for export in exports}
    assert {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in counts} == counts  # noqa: S608
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_values_have_their_types(database: sqlite3.Connection) -> None:
    query = "SELECT value, typeof(value), region_code, period_end, note FROM figures WHERE figure_id = ?"
    assert database.execute(query, ["qinghe-2023-water"]).fetchone() == (98.5, "real", "999001", "2023-12-31", None)
    query = "SELECT DISTINCT typeof(span_start), typeof(due) FROM targets"
    assert database.execute(query).fetchall() == [("integer", "text")]


def test_tables_can_be_joined_and_filtered_by_index(database: sqlite3.Connection) -> None:
    query = "SELECT r.name_zh, count(*) FROM figures JOIN regions r USING (region_code) GROUP BY 1 ORDER BY 2"
    assert database.execute(query).fetchall() == [("云岭省", 1), ("青禾县", 12)]
    plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM figures WHERE indicator_id = 'x'").fetchone()[3]
    assert "figures_indicator_id" in plan


def test_the_same_rows_make_the_same_bytes(exports: Sequence[Export]) -> None:
    content = pack_database(exports)
    assert content == pack_database(exports)
    assert content[16:18] == (4096).to_bytes(2)
