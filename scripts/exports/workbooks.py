"""Tables as one workbook for Excel, WPS and LibreOffice, in the language of its reader.

A sheet is one table from cell A1: a row of names, then the rows. Numbers are numbers, days are days and codes are text.
No cell of the data can become a formula, and none but an address a link. Columns whose words are those of another
language are in the edition of that language; codes, numbers and quotes are in each.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scripts.artefacts import Part
from scripts.exports.bilingual import SPOKEN
from scripts.exports.codebook import list_entries
from scripts.exports.formats import Export, plain
from scripts.exports.holdings import About, Holdings
from scripts.ledger.fields import Cell
from scripts.words import Words, load_words

SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "",
}
FORMATS = {
    "head": {"bold": True, "text_wrap": True, "valign": "top"},
    "whole": {"num_format": "0"},
    "day": {"num_format": "yyyy-mm-dd"},
}
WIDTHS = {
    "sha256": 16,
    "description|sentence|text": 60,
    "detail|definition": 50,
    "note": 40,
    "title": 36,
    "_id": 30,
    "name|page": 28,
}
"""How wide a column is, by a pattern of its name; the first that fits."""
NARROW = 13
A3 = 8
"""The number of the paper in the format: a table of figures is wide."""
SHEET_OF_PAPER = 350
"""Widths of characters that can be read side by side on it."""
PAGES = ("page", "receipt_url")
LINKS = (*PAGES, "url", "source_url")
MOST_LINKS = 65_000
"""Excel opens no sheet with many more."""
Formats = Mapping[str, Format]


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a workbook holds. It states the day of the last change as its own, so that no clock is read."""

    about: About
    exports: tuple[Export, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its heading, the name that other files give it, its cells."""

    title: str
    name: str
    cells: Sequence[Cell]


def describe_workbook(holdings: Holdings, part: Part, language: str) -> Workbook:
    """The workbook of a part, in one of the languages of the data: all its tables."""
    return Workbook(holdings.about(part), tuple(holdings.exports(part)), language)


def pack_workbook(workbook: Workbook) -> bytes:
    """A sheet for each table, then the codebook, then what it is and under which licence."""
    buffer, words, about = io.BytesIO(), load_words(workbook.language), workbook.about
    book = xlsxwriter.Workbook(buffer, SAFE)
    created = datetime.combine(about.day, time())
    properties = {"author": words("portal.maker"), "comments": about.licence.path, "created": created}
    book.set_properties({"title": words.text(about.title), "subject": words.text(about.description), **properties})
    formats = {name: book.add_format(form) for name, form in FORMATS.items()}
    for name, title, columns in _sheets(workbook, words):
        _fill(book.add_worksheet(title), name, columns, formats)
    book.close()
    return buffer.getvalue()


def is_of_edition(column: str, language: str) -> bool:
    """Whether a column stands in an edition: all do but those in the words of another language."""
    return not column.endswith(tuple(f"_{other}" for other in SPOKEN if other != language))


def _sheets(workbook: Workbook, words: Words) -> Iterator[tuple[str, str, list[Column]]]:
    """The name of each table, the title of its sheet, and its columns."""
    for export in workbook.exports:
        cells = export.columns()
        fields = [field for field in export.schema.fields if is_of_edition(field.name, words.data)]
        columns = [Column(words.text(field.titles), field.name, cells[field.name]) for field in fields]
        own = [column if column.name not in PAGES else _in_language(column, words.data) for column in columns]
        yield export.name, _heading(words(f"dataset.{export.name}")), own
    entries = [entry for export in workbook.exports for entry in list_entries(export.name, export.schema, words)]
    yield (
        "codebook",
        words("dataset.sheet_codebook"),
        [Column(words(f"dataset.book_{key}"), key, [entry[key] for entry in entries]) for key in entries[0]],
    )
    facts = dict(_facts(workbook.about, words))
    keys = [words(f"dataset.fact_{key}") for key in facts]
    yield (
        "about",
        words("dataset.sheet_about"),
        [Column(words("dataset.fact"), "name", keys), Column(words("dataset.fact_text"), "text", list(facts.values()))],
    )


def _heading(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_language(column: Column, language: str) -> Column:
    """Addresses of pages, in the language of the edition: the files name the Chinese ones."""
    ways = (str(cell).rpartition("zh/") for cell in column.cells)
    return Column(column.title, column.name, [f"{site}{language}/{page}" for site, _, page in ways])


def _fill(sheet: Worksheet, name: str, columns: Sequence[Column], formats: Formats) -> None:
    """A row of names, which stay in sight, filter, and stand on each printed page; then the rows."""
    rows, last = len(columns[0].cells), len(columns) - 1
    widths = [next((width for form, width in WIDTHS.items() if re.search(form, item.name)), NARROW) for item in columns]
    names = {item.name for item in columns}
    linked = [link for link in LINKS if link in names][: MOST_LINKS // max(rows, 1)]
    for at, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(at, at, width)
        for row, cell in enumerate(column.cells, 1):
            _write(sheet, (row, at), cell, formats, is_link=column.name in linked)
    heads = [{"header": column.title, "header_format": formats["head"]} for column in columns]
    title = {"name": name, "title": sheet.get_name(), "style": "Table Style Light 1"}
    sheet.add_table(0, 0, rows, last, {**title, "columns": heads})
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(-(-sum(widths) // SHEET_OF_PAPER), 0)
    sheet.set_footer("&L&A&R&P / &N")


def _write(sheet: Worksheet, place: tuple[int, int], cell: Cell, formats: Formats, *, is_link: bool) -> None:
    value = plain(cell)
    if isinstance(cell, date):
        sheet.write_datetime(*place, datetime.combine(cell, time()), formats["day"])
    elif isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, int | float):
        sheet.write_number(*place, value, formats["whole"] if isinstance(cell, int) else None)
    elif value and is_link and value.startswith("http"):
        sheet.write_url(*place, value, string=value)
    elif value:
        sheet.write_string(*place, value)


def _facts(about: About, words: Words) -> Iterator[tuple[str, str]]:
    """What is said of the whole: a key of the words, and a text."""
    yield "title", words.text(about.title)
    yield "about", words.text(about.description)
    yield ("version", about.version) if about.version else ("day", about.day.isoformat())
    yield "license", f"{about.licence.title} {about.licence.path}".strip()
    yield "reading", words("dataset.reading")
