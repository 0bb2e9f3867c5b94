"""The whole as one SQLite file, with keys, references and indexes, and the metadata with which Datasette shows it.

The bytes depend on the rows and on the version of the SQLite library that wrote them (the file holds its number), and
on nothing else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from scripts.exports.datasets import Dataset
from scripts.exports.formats import pack_document, read_columns
from scripts.ledger.columns import Schema
from scripts.words import load_words

PAGE_SIZE = 4096
TYPES = {"integer": "INTEGER", "year": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
# What people filter by.
INDEXED = {
    "figures": ("region_code", "indicator_id", "theme_id", "source_id", "period_end"),
    "measures": ("region_code", "theme_id", "source_id"),
    "relations": ("source_id",),
    "targets": ("region_code", "source_id"),
    "omissions": ("source_id",),
    "remarks": ("source_id",),
}


def pack_database(dataset: Dataset) -> bytes:
    """The tables of a set as a SQLite file. Days are ISO text, true and false are 1 and 0, empty cells are NULL."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    connection.execute("BEGIN")
    for name, schema in dataset.schemas.items():
        connection.execute(create_statement(name, schema))
        columns = read_columns(dataset.tables[name], schema["fields"])
        places = ", ".join("?" * len(columns))
        rows = zip(*columns.values(), strict=True)
        connection.executemany(f"INSERT INTO {_quoted(name)} VALUES ({places})", rows)  # noqa: S608 (names of ours)
    for name, column in _indexes(dataset):
        index = _quoted(f"{name}_{column}")
        connection.execute(f"CREATE INDEX {index} ON {_quoted(name)} ({_quoted(column)})")
    connection.execute("COMMIT")
    connection.execute("VACUUM")
    content = connection.serialize()
    connection.close()
    return content


def create_statement(name: str, schema: Schema) -> str:
    """The SQL that makes the table of a schema, with its keys."""
    lines = [_column(field) for field in schema["fields"]]
    key = schema.get("primaryKey", [])
    if key:
        lines.append(f"PRIMARY KEY ({_list([key] if isinstance(key, str) else key)})")
    for link in schema.get("foreignKeys", []):
        target = link["reference"]["resource"] or name
        lines.append(
            f"FOREIGN KEY ({_list(link['fields'])}) REFERENCES {_quoted(target)} ({_list(link['reference']['fields'])})"
        )
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {_quoted(name)} (\n  {body}\n)"


def pack_datasette(dataset: Dataset, file: str) -> bytes:
    """The metadata file of Datasette for the database ``file``: titles, licence, source, and what columns mean."""
    license_, languages = dataset.license, [load_words(language) for language in ("zh", "en")]
    tables = {
        name: {"title": " · ".join(words(f"dataset.{name}") for words in languages), "columns": _column_texts(schema)}
        for name, schema in dataset.schemas.items()
    }
    facts = {
        "title": f"{dataset.title_zh} · {dataset.title_en}",
        "description": f"{dataset.description_zh}\n{dataset.description_en}",
        "license": license_.get("title", ""),
        "license_url": license_.get("path", ""),
        "databases": {file.rsplit(".", 1)[0]: {"tables": tables}},
    }
    return pack_document({name: value for name, value in facts.items() if value})


def _column_texts(schema: Schema) -> dict[str, str]:
    return {
        field["name"]: f"{field['title']}：{field['description_zh']} {field['description']}"
        for field in schema["fields"]
    }


def _column(field: Mapping[str, Any]) -> str:
    rule = " NOT NULL" if field.get("constraints", {}).get("required") else ""
    return f"{_quoted(field['name'])} {TYPES.get(field['type'], 'TEXT')}{rule}"


def _indexes(dataset: Dataset) -> Iterator[tuple[str, str]]:
    for name, columns in INDEXED.items():
        if name in dataset.tables:
            yield from ((name, column) for column in columns)


def _list(names: list[str]) -> str:
    return ", ".join(_quoted(name) for name in names)


def _quoted(name: str) -> str:
    """A name in SQL; our schemas hold none with a quote."""
    return f'"{name}"'
