"""The codebook: every column of every table as it is taken away, with its meaning, unit and words in both languages.

Made from the schemas alone; workbooks and the files of the codebook show the same entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.exports.bilingual import spoken
from scripts.exports.tables import coded_section
from scripts.ledger.columns import Field, FileSchema
from scripts.words import Words, load_words

Schemas = Mapping[str, FileSchema]


def list_entries(schemas: Schemas) -> list[dict[str, str]]:
    """The codebook of some tables, in their order, their columns in theirs.

    An entry has the texts of one column, among them ``values``: the codes that it may hold with their Chinese words, ""
    where it is free.
    """
    return [_entry(table, field) for table, schema in schemas.items() for field in schema.fields]


def render_codebook(schemas: Schemas, title: str, words: Words) -> str:
    """The codebook in Markdown, in one language: a heading and a table for each table."""
    parts = [f"# {words('dataset.codebook', title=title)}"]
    for table, schema in schemas.items():
        lines = _lines([_entry(table, field) for field in schema.fields], words)
        parts += [f"## {words(f'dataset.{table}')} `{table}`", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def _entry(table: str, field: Field) -> dict[str, str]:
    name = spoken(f"dataset.{table}")
    return {
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
        "values": _values(table, field),
    }


def _values(table: str, field: Field) -> str:
    section, codes = coded_section(table, field.name), field.constraints.get("enum")
    if not section or not isinstance(codes, list):
        return ""
    words = load_words("zh").table[section]
    return "; ".join(f"{code} {words.get(str(code).replace(' ', '-'), '')}".strip() for code in codes)


def _lines(entries: list[dict[str, str]], words: Words) -> Iterator[str]:
    yield " | ".join(words(f"dataset.codebook_{name}") for name in ("column", "title", "type", "unit", "about"))
    yield "---|---|---|---|---"
    for entry in entries:
        title, unit, about = (entry[f"{name}_{words.data}"] for name in ("title", "unit", "description"))
        values = words("dataset.codebook_values", values=entry["values"]) if entry["values"] else ""
        cells = (f"`{entry['column']}`", title, entry["type"], unit, f"{about}{values}")
        yield " | ".join(cell.replace("|", "\\|") for cell in cells)
