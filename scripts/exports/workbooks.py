"""Tables as one workbook for Excel, WPS and LibreOffice: what their columns mean, and where they come from.

Numbers are numbers, days are days and codes are text. No cell of the data can become a formula or a link. Row 1 names
the columns in Chinese, row 2 by the names that the other files use.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scripts.artefacts import Part
from scripts.exports.bilingual import spoken
from scripts.exports.codebook import list_entries
from scripts.exports.formats import Export, Plain, plain
from scripts.exports.holdings import About, Holdings
from scripts.words import load_words

SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "",
}
FORMATS = {
    "head": {"bold": True, "text_wrap": True, "valign": "top"},
    "name": {"italic": True, "bottom": 1},
    "whole": {"num_format": "0"},
    "day": {"num_format": "yyyy-mm-dd"},
}
WIDTHS = {
    "description|sentence": 60,
    "detail|definition": 50,
    "note": 40,
    "title": 36,
    "_id": 30,
    "text_sha256": 16,
    "name|page": 28,
}
"""How wide a column is, by a pattern of its name; the first that fits."""
NARROW = 13
A3 = 8
"""The number of the paper in the format: a table of figures is wide."""
SOURCES = "sources"
Formats = Mapping[str, Format]


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a workbook holds. It states the day of the last change as its own, so that no clock is read."""

    about: About
    exports: tuple[Export, ...]


def describe_workbook(holdings: Holdings, part: Part) -> Workbook:
    """The workbook of a part: all its tables."""
    return Workbook(holdings.about(part), tuple(holdings.exports(part)))


def pack_workbook(workbook: Workbook) -> bytes:
    """A sheet for each table, then 数据项说明, then 来源与许可."""
    buffer, words, title = io.BytesIO(), load_words("zh"), workbook.about.title
    book = xlsxwriter.Workbook(buffer, SAFE)
    created = datetime.combine(workbook.about.day, time())
    about = {"author": words("portal.maker"), "comments": workbook.about.licence.path, "created": created}
    book.set_properties({"title": title["zh"], "subject": title["en"], **about})
    formats = {name: book.add_format(form) for name, form in FORMATS.items()}
    for export in workbook.exports:
        if export.name != SOURCES:
            sheet = book.add_worksheet(words(f"dataset.{export.name}"))
            _fill_table(sheet, export, formats)
            _freeze(sheet, len(export.schema.fields), len(export.frame))
    _fill_codebook(book.add_worksheet(words("dataset.sheet_codebook")), workbook, formats)
    _fill_sources(book.add_worksheet(words("dataset.sheet_sources")), workbook, formats)
    book.close()
    return buffer.getvalue()


def _fill_table(sheet: Worksheet, export: Export, formats: Formats, top: int = 0) -> None:
    """Two rows of names, then the rows."""
    _fill_heads(sheet, [(field.title, field.name) for field in export.schema.fields], formats, top)
    for at, (field, cells) in enumerate(zip(export.schema.fields, export.columns().values(), strict=True)):
        form = None if field.type == "number" else formats["whole"]
        for row, cell in enumerate(cells, top + 2):
            if isinstance(cell, date):
                sheet.write_datetime(row, at, datetime.combine(cell, time()), formats["day"])
            else:
                _write(sheet, (row, at), plain(cell), form)


def _fill_heads(sheet: Worksheet, titles: Sequence[tuple[str, str]], formats: Formats, top: int = 0) -> None:
    for at, (title, name) in enumerate(titles):
        if not top:
            sheet.set_column(at, at, next((width for part, width in WIDTHS.items() if re.search(part, name)), NARROW))
        sheet.write_string(top, at, title, formats["head"])
        sheet.write_string(top + 1, at, name, formats["name"])


def _write(sheet: Worksheet, place: tuple[int, int], value: Plain, whole: Format | None = None) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, int | float):
        sheet.write_number(*place, value, whole if isinstance(value, int) else None)
    elif value:
        sheet.write_string(*place, value)


def _freeze(sheet: Worksheet, columns: int, rows: int) -> None:
    """Names stay in sight while scrolling and stand on each printed page; the second of their rows filters."""
    sheet.freeze_panes(2, 1)
    sheet.repeat_rows(0, 1)
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    sheet.autofilter(1, 0, 1 + rows, columns - 1)


def _fill_codebook(sheet: Worksheet, workbook: Workbook, formats: Formats) -> None:
    entries = [entry for export in workbook.exports for entry in list_entries(export.name, export.schema)]
    titles = [spoken(f"dataset.book_{name}") for name in entries[0]]
    _fill_heads(sheet, [(title["zh"], title["en"]) for title in titles], formats)
    for row, entry in enumerate(entries, 2):
        for at, cell in enumerate(entry.values()):
            _write(sheet, (row, at), cell)
    _freeze(sheet, len(titles), len(entries))


def _fill_sources(sheet: Worksheet, workbook: Workbook, formats: Formats) -> None:
    """What it is and under which licence, in both languages; below it the documents."""
    sheet.set_column(0, 0, 30)
    facts = list(_facts(workbook.about))
    for row, (key, texts) in enumerate(facts):
        for at, text in enumerate((*spoken(f"dataset.fact_{key}").texts.values(), *texts)):
            _write(sheet, (row, at), text)
    for export in workbook.exports:
        if export.name == SOURCES:
            _fill_table(sheet, export, formats, len(facts) + 1)


def _facts(about: About) -> Iterator[tuple[str, Iterable[str]]]:
    """Lines about the whole: the key of what each says, and its texts."""
    yield "title", about.title.texts.values()
    yield "about", about.description.texts.values()
    yield ("version", [about.version]) if about.version else ("day", [about.day.isoformat()])
    yield "license", [about.licence.title, about.licence.path]
    yield "reading", spoken("dataset.reading").texts.values()
