"""A set as one workbook for Excel, WPS and LibreOffice: its tables, what their columns mean, and where they come from.

Numbers are numbers and codes are text. No cell of the data can become a formula or a link. Row 1 names the columns in
Chinese, row 2 by the names that the other files use.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scripts.exports.codebook import list_entries
from scripts.exports.datasets import Dataset
from scripts.exports.formats import Fields, read_columns
from scripts.words import load_words

SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "",
}
WIDTHS = (
    ("description", 60),
    ("sentence", 60),
    ("detail", 50),
    ("definition", 50),
    ("note", 40),
    ("title", 36),
    ("_id", 30),
    ("text_sha256", 16),
    ("name", 28),
    ("page", 28),
)
NARROW = 13
CODEBOOK = (
    "table_zh",
    "table",
    "column",
    "title_zh",
    "title_en",
    "type",
    "unit_zh",
    "unit_en",
    "description_zh",
    "description_en",
    "values",
)
Formats = Mapping[str, Format]


def pack_workbook(dataset: Dataset) -> bytes:
    """The workbook of a set: a sheet for each table, then 数据项说明, then 来源与许可."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, SAFE)
    words = load_words("zh")
    book.set_properties(
        {
            "title": dataset.title_zh,
            "subject": dataset.title_en,
            "created": _created(dataset),
            "comments": dataset.license.get("path", ""),
        }
    )
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        "name": book.add_format({"italic": True, "bottom": 1}),
        "whole": book.add_format({"num_format": "0"}),
        "grouped": book.add_format({"num_format": "#,##0"}),
    }
    for table, frame in dataset.tables.items():
        if table != "sources":
            fields = dataset.fields[table]
            sheet = book.add_worksheet(words(f"dataset.{table}"))
            _fill(sheet, (fields, read_columns(frame, fields)), formats)
            _frame(sheet, 2, len(fields), len(frame))
    _fill_codebook(book.add_worksheet(words("dataset.sheet_codebook")), dataset, formats)
    _fill_sources(book.add_worksheet(words("dataset.sheet_sources")), dataset, formats)
    book.close()
    return buffer.getvalue()


def _created(dataset: Dataset) -> datetime:
    """The date of the version: the time that the file states as its own, so that no clock is."""
    year, month, day = (int(part) for part in dataset.version.split("."))
    return datetime(year, month, day)


def _fill(sheet: Worksheet, table: tuple[Fields, Mapping[str, list[Any]]], formats: Formats, top: int = 0) -> None:
    """Two rows of names, then the rows."""
    fields, columns = table
    for at, field in enumerate(fields):
        sheet.set_column(at, at, _width(field["name"])) if not top else None
        sheet.write_string(top, at, field["title"], formats["head"])
        sheet.write_string(top + 1, at, field["name"], formats["name"])
        for row, value in enumerate(columns[field["name"]], top + 2):
            _write(sheet, (row, at), value, formats["whole" if field["type"] != "number" else "grouped"])


def _write(sheet: Worksheet, place: tuple[int, int], value: Any, whole: Format | None) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, int):
        sheet.write_number(*place, value, whole)
    elif isinstance(value, float):
        sheet.write_number(*place, value)
    elif value is not None:
        sheet.write_string(*place, value)


def _width(name: str) -> int:
    return next((width for part, width in WIDTHS if part in name), NARROW)


def _frame(sheet: Worksheet, heads: int, columns: int, rows: int) -> None:
    """Names stay in sight while scrolling; the second of their rows filters."""
    sheet.freeze_panes(heads, 1)
    sheet.autofilter(heads - 1, 0, heads - 1 + rows, columns - 1)


def _fill_codebook(sheet: Worksheet, dataset: Dataset, formats: Formats) -> None:
    words, english = load_words("zh"), load_words("en")
    for at, name in enumerate(CODEBOOK):
        sheet.set_column(at, at, _width(name))
        sheet.write_string(0, at, words(f"dataset.book_{name}"), formats["head"])
        sheet.write_string(1, at, english(f"dataset.book_{name}"), formats["name"])
    entries = list_entries(dataset)
    for row, entry in enumerate(entries, 2):
        for at, name in enumerate(CODEBOOK):
            _write(sheet, (row, at), getattr(entry, name) or None, None)
    _frame(sheet, 2, len(CODEBOOK), len(entries))


def _fill_sources(sheet: Worksheet, dataset: Dataset, formats: Formats) -> None:
    """What the set is and under which licence, in both languages; below it the documents."""
    lines = list(_facts(dataset))
    sheet.set_column(0, 0, _width("source_id"))
    for row, line in enumerate(lines):
        for at, text in enumerate(line):
            if text:
                sheet.write_string(row, at, text, formats["head"] if at < 2 else None)
    fields = dataset.fields["sources"]
    _fill(sheet, (fields, read_columns(dataset.tables["sources"], fields)), formats, len(lines) + 1)


def _facts(dataset: Dataset) -> Iterator[Sequence[str]]:
    words, english = load_words("zh"), load_words("en")
    told: Iterable[tuple[str, str, str]] = (
        ("title", dataset.title_zh, dataset.title_en),
        ("about", dataset.description_zh, dataset.description_en),
        ("version", dataset.version, ""),
        ("license", dataset.license.get("title", ""), dataset.license.get("path", "")),
        ("reading", words("dataset.reading"), english("dataset.reading")),
    )
    for key, *texts in told:
        yield words(f"dataset.fact_{key}"), english(f"dataset.fact_{key}"), *texts
