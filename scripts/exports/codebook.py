"""The codebook: every column of every table as it is taken away, with its meaning, unit and words.

Made from the schemas alone; workbooks and the files of the codebook show the same entries.
"""

from __future__ import annotations

from collections.abc import Mapping

from scripts.exports.tables import coded_section
from scripts.exports.templating import fill
from scripts.ledger.columns import Field, FileSchema
from scripts.words import Words


def list_entries(table: str, schema: FileSchema, words: Words) -> list[dict[str, str]]:
    """The codebook of a table in one language: the texts of each column.

    Among them are ``values``: the codes that it may hold with their words, "" where it is free.
    """
    return [
        {
            "sheet": words(f"dataset.{table}"),
            "title": words.text(field.titles),
            "description": words.text(field.descriptions),
            "unit": words.text(field.units),
            "values": _values(table, field, words),
            "required": words("dataset.book_yes") if field.is_required else "",
            "type": field.type,
            "sdmx": field.sdmx,
            "table": table,
            "column": field.name,
        }
        for field in schema.fields
    ]


def render_codebook(schemas: Mapping[str, FileSchema], title: str, words: Words) -> bytes:
    """The codebook in Markdown, in one language: a heading and a table for each table."""
    tables = {table: list_entries(table, schema, words) for table, schema in schemas.items()}
    return fill("codebook.md", {"t": words, "title": title, "tables": tables})


def _values(table: str, field: Field, words: Words) -> str:
    section, codes = coded_section(table, field.name), field.constraints.get("enum")
    if not section or not isinstance(codes, list):
        return ""
    texts = words.table[section]
    return "; ".join(f"{code} = {texts.get(str(code).replace(' ', '-'), '')}".removesuffix(" = ") for code in codes)
