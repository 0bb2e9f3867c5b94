"""The codebook: every column of every table as it is taken away, with its meaning, unit and words in both languages.

Made from the schemas alone; workbooks, the page of the fields and the files of the codebook show the same entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields

from scripts.exports.tables import coded_section
from scripts.ledger.columns import Field, FileSchema
from scripts.words import Words, load_words

Schemas = Mapping[str, FileSchema]


@dataclass(frozen=True, slots=True)
class CodebookEntry:
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
    return [entry for table, schema in schemas.items() for entry in _entries(table, schema)]


def codebook_rows(schemas: Schemas) -> tuple[list[str], list[Sequence[str]]]:
    """The codebook as a table: names of its columns, and its rows."""
    names = [item.name for item in fields(CodebookEntry)]
    return names, [astuple(entry) for entry in list_entries(schemas)]


def render_codebook(schemas: Schemas, title: str, words: Words) -> str:
    """The codebook in Markdown, in one language: a heading and a table for each table."""
    parts = [f"# {words('dataset.codebook', title=title)}"]
    entries = list_entries(schemas)
    for table in schemas:
        rows = [entry for entry in entries if entry.table == table]
        parts += [f"## {words(f'dataset.{table}')} `{table}`", "\n".join(_lines(rows, words))]
    return "\n\n".join(parts) + "\n"


def _entries(table: str, schema: FileSchema) -> Iterator[CodebookEntry]:
    names = {language: load_words(language)(f"dataset.{table}") for language in ("zh", "en")}
    for field in schema.fields:
        yield CodebookEntry(
            table=table,
            table_zh=names["zh"],
            table_en=names["en"],
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
    section = coded_section(table, field.name)
    words = load_words("zh").table.get(section, {})
    codes = field.constraints.get("enum") if section else None
    pairs = (
        [(str(code), words.get(str(code).replace(" ", "-"), "")) for code in codes] if isinstance(codes, list) else []
    )
    return "; ".join(f"{code} {word}" if word else code for code, word in pairs)


def _lines(rows: list[CodebookEntry], words: Words) -> Iterator[str]:
    yield " | ".join(words(f"dataset.codebook_{name}") for name in ("column", "title", "type", "unit", "about"))
    yield "---|---|---|---|---"
    suffix = words.table["language"]["data"]
    for row in rows:
        title, unit, about = (getattr(row, f"{name}_{suffix}") for name in ("title", "unit", "description"))
        values = words("dataset.codebook_values", values=row.values) if row.values else ""
        cells = (f"`{row.column}`", title, row.type, unit, f"{about}{values}")
        yield " | ".join(cell.replace("|", "\\|") for cell in cells)
