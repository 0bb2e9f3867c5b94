"""The codebook: every column of every table as it is taken away, with its meaning, unit and words in both languages.

Made from the schemas alone; workbooks and the files of the codebook show the same entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scripts.exports.tables import coded_section
from scripts.ledger.columns import Field, FileSchema
from scripts.words import Words, load_words

Schemas = Mapping[str, FileSchema]


class CodebookEntry(NamedTuple):
    """One column of one table. ``values``: the codes that it may hold with their Chinese words, "" where it is free."""

    table: str
    table_zh: str
    table_en: str
    column: str
    title_zh: str
    title_en: str
    type: str
    required: str
    unit_zh: str
    unit_en: str
    description_zh: str
    description_en: str
    values: str


def list_entries(schemas: Schemas) -> list[CodebookEntry]:
    """The codebook of some tables, in their order, their columns in theirs."""
    return [_entry(table, field) for table, schema in schemas.items() for field in schema.fields]


def render_codebook(schemas: Schemas, title: str, words: Words) -> str:
    """The codebook in Markdown, in one language: a heading and a table for each table."""
    parts = [f"# {words('dataset.codebook', title=title)}"]
    for table, schema in schemas.items():
        lines = _lines([_entry(table, field) for field in schema.fields], words)
        parts += [f"## {words(f'dataset.{table}')} `{table}`", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def _entry(table: str, field: Field) -> CodebookEntry:
    return CodebookEntry(
        table=table,
        table_zh=load_words("zh")(f"dataset.{table}"),
        table_en=load_words("en")(f"dataset.{table}"),
        column=field.name,
        title_zh=field.title,
        title_en=field.title_en,
        type=field.type,
        required="yes" if field.is_required else "",
        unit_zh=field.unit_zh,
        unit_en=field.unit,
        description_zh=field.description_zh,
        description_en=field.description,
        values=_values(table, field),
    )


def _values(table: str, field: Field) -> str:
    section, codes = coded_section(table, field.name), field.constraints.get("enum")
    if not section or not isinstance(codes, list):
        return ""
    words = load_words("zh").table[section]
    return "; ".join(f"{code} {words.get(str(code).replace(' ', '-'), '')}".strip() for code in codes)


def _lines(rows: list[CodebookEntry], words: Words) -> Iterator[str]:
    yield " | ".join(words(f"dataset.codebook_{name}") for name in ("column", "title", "type", "unit", "about"))
    yield "---|---|---|---|---"
    for row in rows:
        title, unit, about = (getattr(row, f"{name}_{words.data}") for name in ("title", "unit", "description"))
        values = words("dataset.codebook_values", values=row.values) if row.values else ""
        cells = (f"`{row.column}`", title, row.type, unit, f"{about}{values}")
        yield " | ".join(cell.replace("|", "\\|") for cell in cells)
