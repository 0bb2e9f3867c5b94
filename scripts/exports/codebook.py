"""The codebook: every column of every table as it is taken away, with its meaning, unit and words in both languages.

Made from the schemas alone; workbooks, the page of the fields and the files of the codebook show the same entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from scripts.exports.datasets import Dataset
from scripts.exports.formats import pack_csv
from scripts.words import Words, load_words

# Sections of the table of words that hold the words of a coded column, by table and column ("" for any table).
CODED = {
    ("", "measured"): "measured",
    ("", "status"): "status",
    ("", "evidence"): "evidence",
    ("", "level"): "level",
    ("", "reason"): "reason",
    ("", "severity"): "severity",
    ("", "verdict"): "verdict",
    ("", "target_state"): "target_state",
    ("", "completeness"): "completeness",
    ("", "source_class"): "source_class",
    ("measures", "kind"): "measure_kind",
    ("relations", "kind"): "relation_kind",
    ("remarks", "kind"): "remark_kind",
    ("sources", "kind"): "source_kind",
    ("indicators", "kind"): "kind",
    ("targets", "state"): "target_state",
    ("targets", "reason"): "target_reason",
}
COLUMNS = {
    "zh": ("table", "table_zh", "column", "title_zh", "type", "required", "unit_zh", "description_zh", "values"),
    "en": ("table", "table_en", "column", "title_en", "type", "required", "unit_en", "description_en", "values"),
}


@dataclass(frozen=True)
class Entry:
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


def list_entries(dataset: Dataset) -> list[Entry]:
    """The codebook of a set: its tables in their order, their columns in theirs."""
    return [entry for table, fields in dataset.fields.items() for entry in _entries(table, fields)]


def codebook_frame(dataset: Dataset, language: str) -> pd.DataFrame:
    """The codebook in one language. Columns: COLUMNS of that language; all text."""
    rows = [[getattr(entry, name) for name in COLUMNS[language]] for entry in list_entries(dataset)]
    return pd.DataFrame(rows, columns=list(COLUMNS[language]), dtype=object)


def pack_codebook(dataset: Dataset, language: str) -> dict[str, bytes]:
    """The codebook of a set in one language, as a table for programs and as a text for people, by file name."""
    return {
        f"codebook-{language}.csv": pack_csv(codebook_frame(dataset, language)),
        f"codebook-{language}.md": render_codebook(dataset, language).encode(),
    }


def render_codebook(dataset: Dataset, language: str) -> str:
    """The codebook in Markdown: a heading and a table for each table of the set."""
    words = load_words(language)
    title = dataset.title_zh if language == "zh" else dataset.title_en
    parts = [f"# {words('dataset.codebook', title=title)}", words("dataset.version", version=dataset.version)]
    entries = list_entries(dataset)
    for table in dataset.tables:
        parts += [f"## {words(f'dataset.{table}')} `{table}`", _markdown(table, entries, words)]
    return "\n\n".join(parts) + "\n"


def _entries(table: str, fields: list[dict[str, Any]]) -> Iterator[Entry]:
    names = {language: load_words(language)(f"dataset.{table}") for language in ("zh", "en")}
    for field in fields:
        constraints = field.get("constraints", {})
        yield Entry(
            table,
            names["zh"],
            names["en"],
            field["name"],
            field["title"],
            field["title_en"],
            field["type"],
            "yes" if constraints.get("required") else "",
            field.get("unit_zh", ""),
            field.get("unit", ""),
            field["description_zh"],
            field["description"],
            _values(table, field["name"], constraints),
        )


def _values(table: str, column: str, constraints: Mapping[str, Any]) -> str:
    section = CODED.get((table, column)) or CODED.get(("", column), "")
    known = load_words("zh").table.get(section, {})
    told = [(code, known.get(code.replace(" ", "-"), "")) for code in constraints.get("enum", [])]
    return "; ".join(f"{code} {word}" if word else code for code, word in told)


def _markdown(table: str, entries: list[Entry], words: Words) -> str:
    zh = words.language == "zh"
    lines = [
        " | ".join(words(f"dataset.codebook_{name}") for name in ("column", "title", "type", "unit", "about")),
        "---|---|---|---|---",
    ]
    for entry in entries:
        if entry.table == table:
            about = entry.description_zh if zh else entry.description_en
            values = words("dataset.codebook_values", values=entry.values) if entry.values else ""
            cells = (
                f"`{entry.column}`",
                entry.title_zh if zh else entry.title_en,
                entry.type,
                entry.unit_zh if zh else entry.unit_en,
                f"{about}{values}",
            )
            lines.append(" | ".join(cell.replace("|", "\\|") for cell in cells))
    return "\n".join(lines)
