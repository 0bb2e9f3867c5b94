"""Tables as one workbook for Excel, WPS and LibreOffice: what their columns mean, and where they come from.

Numbers are numbers and codes are text. No cell of the data can become a formula or a link. Row 1 names the columns in
Chinese, row 2 by the names that the other files use.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scripts.artefacts import WHOLE, Part
from scripts.exports.codebook import codebook_rows
from scripts.exports.formats import Export, Plain, plain
from scripts.exports.holdings import Holdings
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
SOURCES = "sources"
Formats = Mapping[str, Format]


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a workbook holds. ``facts``: lines of its last sheet, each a key of the words under ``dataset`` and texts.

    ``day``: that on which its content last changed, which the file states as its own, so that no clock is read.
    """

    title_zh: str
    title_en: str
    day: date
    facts: tuple[tuple[str, str, str], ...]
    exports: tuple[Export, ...]


def describe_workbook(holdings: Holdings, part: Part) -> Workbook:
    """The workbook of a part: all its tables."""
    titles = {language: holdings.title(part, language) for language in ("zh", "en")}
    abouts = {language: holdings.description(part, language) for language in ("zh", "en")}
    day, licence = holdings.day(part), holdings.licence
    facts = (
        ("title", titles["zh"], titles["en"]),
        ("about", abouts["zh"], abouts["en"]),
        ("version", holdings.version, "") if part == WHOLE else ("day", day.isoformat(), ""),
        ("license", licence.title, licence.path),
        ("reading", load_words("zh")("dataset.reading"), load_words("en")("dataset.reading")),
    )
    return Workbook(titles["zh"], titles["en"], day, facts, tuple(holdings.exports(part)))


def pack_workbook(workbook: Workbook) -> bytes:
    """A sheet for each table, then 数据项说明, then 来源与许可."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, SAFE)
    created = datetime(workbook.day.year, workbook.day.month, workbook.day.day)
    book.set_properties({"title": workbook.title_zh, "subject": workbook.title_en, "created": created})
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        "name": book.add_format({"italic": True, "bottom": 1}),
        "whole": book.add_format({"num_format": "0"}),
    }
    words = load_words("zh")
    for export in workbook.exports:
        if export.name != SOURCES:
            sheet = book.add_worksheet(words(f"dataset.{export.name}"))
            _fill_table(sheet, export, formats)
            _freeze(sheet, len(export.schema.fields), len(export.rows))
    _fill_codebook(book.add_worksheet(words("dataset.sheet_codebook")), workbook, formats)
    _fill_sources(book.add_worksheet(words("dataset.sheet_sources")), workbook, formats)
    book.close()
    return buffer.getvalue()


def _fill_table(sheet: Worksheet, export: Export, formats: Formats, top: int = 0) -> None:
    """Two rows of names, then the rows."""
    titles = [(field.title, field.name) for field in export.schema.fields]
    _fill_heads(sheet, titles, formats, top)
    for at, (field, cells) in enumerate(zip(export.schema.fields, export.columns().values(), strict=True)):
        form = None if field.type == "number" else formats["whole"]
        for row, cell in enumerate(cells, top + 2):
            _write(sheet, (row, at), plain(cell), form)


def _fill_heads(sheet: Worksheet, titles: Sequence[tuple[str, str]], formats: Formats, top: int = 0) -> None:
    for at, (title, name) in enumerate(titles):
        if not top:
            sheet.set_column(at, at, next((width for part, width in WIDTHS if part in name), NARROW))
        sheet.write_string(top, at, title, formats["head"])
        sheet.write_string(top + 1, at, name, formats["name"])


def _write(sheet: Worksheet, place: tuple[int, int], value: Plain, whole: Format | None) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, int | float):
        sheet.write_number(*place, value, whole if isinstance(value, int) else None)
    elif value:
        sheet.write_string(*place, value)


def _freeze(sheet: Worksheet, columns: int, rows: int) -> None:
    """Names stay in sight while scrolling; the second of their rows filters."""
    sheet.freeze_panes(2, 1)
    sheet.autofilter(1, 0, 1 + rows, columns - 1)


def _fill_codebook(sheet: Worksheet, workbook: Workbook, formats: Formats) -> None:
    words, english = load_words("zh"), load_words("en")
    names, rows = codebook_rows({export.name: export.schema for export in workbook.exports})
    titles = [(words(f"dataset.book_{name}"), english(f"dataset.book_{name}")) for name in names]
    _fill_heads(sheet, titles, formats)
    for row, cells in enumerate(rows, 2):
        for at, cell in enumerate(cells):
            _write(sheet, (row, at), cell, None)
    _freeze(sheet, len(names), len(rows))


def _fill_sources(sheet: Worksheet, workbook: Workbook, formats: Formats) -> None:
    """What it is and under which licence, in both languages; below it the documents."""
    words, english = load_words("zh"), load_words("en")
    sheet.set_column(0, 0, 30)
    for row, (key, *texts) in enumerate(workbook.facts):
        lead = (words(f"dataset.fact_{key}"), english(f"dataset.fact_{key}"))
        for at, text in enumerate((*lead, *texts)):
            _write(sheet, (row, at), text, None)
    for export in workbook.exports:
        if export.name == SOURCES:
            _fill_table(sheet, export, formats, len(workbook.facts) + 1)
