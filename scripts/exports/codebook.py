"""The codebook: every column of every table as it is taken away, with its meaning, unit and words in both languages.

Made from the schemas alone; workbooks and the files of the codebook show the same entries.
"""

from __future__ import annotations

from collections.abc import Mapping

from scripts.exports.bilingual import spoken
from scripts.exports.tables import coded_section
from scripts.exports.templating import fill
from scripts.ledger.columns import Field, FileSchema
from scripts.words import Words, load_words


def list_entries(table: str, schema: FileSchema) -> list[dict[str, str]]:
    """The codebook of a table: the texts of each column.

    Among them are ``values``: the codes that it may hold with their Chinese words, "" where it is free.
    """
    name = spoken(f"dataset.{table}")
    return [
        {
            "table": table,
            "table_zh": name["zh"],
            "table_en": name["en"],
            "column": field.name,
            "title_zh": field.title,
            "title_en": field.title_en,
            "type": field.type,
            "required": "yes" if field.is_required else "",
            "unit_zh": field.unit_zh,
            "unit_en": field.unit,
            "description_zh": field.description_zh,
            "description_en": field.description,
            "sdmx": field.sdmx,
            "values": _values(table, field),
        }
        for field in schema.fields
    ]


def render_codebook(schemas: Mapping[str, FileSchema], title: str, words: Words) -> bytes:
    """The codebook in Markdown, in one language: a heading and a table for each table."""
    tables = {table: list_entries(table, schema) for table, schema in schemas.items()}
    return fill("codebook.md", {"t": words, "title": title, "tables": tables})


def _values(table: str, field: Field) -> str:
    section, codes = coded_section(table, field.name), field.constraints.get("enum")
    if not section or not isinstance(codes, list):
        return ""
    words = load_words("zh").table[section]
    return "; ".join(f"{code} {words.get(str(code).replace(' ', '-'), '')}".strip() for code in codes)
