"""The whole as one SQLite file, with keys, references and indexes.

The bytes depend on the rows and on the version of the SQLite library that wrote them (the file holds its number), and
on nothing else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from scripts.exports.formats import Export
from scripts.ledger.columns import FileSchema

PAGE_SIZE = 4096
# What people filter by.
INDEXED = {
    "figures": ("region_code", "indicator_id", "theme_id", "source_id", "period_end"),
    "measures": ("region_code", "theme_id", "source_id"),
    "relations": ("source_id",),
    "targets": ("region_code", "source_id"),
    "omissions": ("source_id",),
    "remarks": ("source_id",),
}


def pack_database(exports: Sequence[Export]) -> bytes:
    """Tables as a SQLite file. Days are ISO text, true and false are 1 and 0, empty cells are NULL."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("BEGIN")
        for export in exports:
            connection.execute(create_statement(export.name, export.schema))
            places = ", ".join("?" * len(export.schema.fields))
            insert = f"INSERT INTO {_quoted(export.name)} VALUES ({places})"  # noqa: S608 - names of ours
            connection.executemany(insert, export.records())
        for name in (export.name for export in exports):
            for column in INDEXED.get(name, ()):
                connection.execute(f"CREATE INDEX {_quoted(f'{name}_{column}')} ON {_quoted(name)} ({_quoted(column)})")
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()


def create_statement(name: str, schema: FileSchema) -> str:
    """The SQL that makes the table of a schema, with its keys."""
    lines = [
        f"{_quoted(field.name)} {field.kind.sql}{' NOT NULL' if field.is_required else ''}" for field in schema.fields
    ]
    if schema.key:
        lines.append(f"PRIMARY KEY ({_quoted(*schema.key)})")
    lines += [
        f"FOREIGN KEY ({_quoted(*link.columns)}) REFERENCES {_quoted(link.table)} ({_quoted(*link.key)})"
        for link in schema.links
    ]
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {_quoted(name)} (\n  {body}\n)"


def _quoted(*names: str) -> str:
    """Names in SQL; our schemas hold none with a quote."""
    return ", ".join(f'"{name}"' for name in names)
