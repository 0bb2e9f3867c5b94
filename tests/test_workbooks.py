"""The workbook: one table a sheet in the language of its reader, its types, and nothing in it that could run."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook as Book

from scripts.artefacts import WHOLE, Part
from scripts.exports.bilingual import SPOKEN
from scripts.exports.workbooks import Workbook, describe_workbook, is_of_edition, pack_workbook
from scripts.words import load_words
from tests.taken import SITE, extend, hold

REPORT = Part("report", "qinghe-2023")
DAY = datetime(2023, 12, 31)
Describe = Callable[..., Workbook]


@pytest.fixture
def describe(example: Path) -> Describe:
    extend(example)
    return lambda language, address="": describe_workbook(hold(example, address), REPORT, language)


def load(workbook: Workbook) -> Book:
    return openpyxl.load_workbook(io.BytesIO(pack_workbook(workbook)))


@pytest.fixture
def book(describe: Describe) -> Book:
    return load(describe("zh"))


def record(sheet: Any, row: int = 2) -> dict[str, Any]:
    """The cells of a row by the headings of the sheet."""
    return dict(zip([cell.value for cell in sheet[1]], sheet[row], strict=True))


def test_the_sheets_of_each_edition(describe: Describe, book: Book) -> None:
    assert book.sheetnames == [
        "数据",
        "做法和安排",
        "算式",
        "提示",
        "目标",
        "没有登记的数字",
        "来源",
        "指标",
        "数据项说明",
        "说明和许可",
    ]
    assert load(describe("en")).sheetnames[-4:] == ["Sources", "Indicators", "Codebook", "About and licence"]


def test_one_row_of_names_in_the_language_of_the_edition(describe: Describe) -> None:
    heads = {language: [cell.value for cell in load(describe(language)).worksheets[0][1]] for language in SPOKEN}
    assert heads["zh"][:5] == ["数字代号", "来源", "地区", "地区名", "地区级别"]
    assert heads["en"][:5] == ["Figure ID", "Source ID", "Region code", "Region (English)", "Region level"]


def test_columns_in_the_words_of_another_language_are_in_its_edition() -> None:
    names = ["region_code", "region_zh", "region_en", "note", "note_en", "figure_id"]
    assert [name for name in names if is_of_edition(name, "zh")] == ["region_code", "region_zh", "note", "figure_id"]
    assert [name for name in names if is_of_edition(name, "en")] == [
        "region_code",
        "region_en",
        "note",
        "note_en",
        "figure_id",
    ]


@pytest.mark.parametrize("language", SPOKEN)
def test_pandas_reads_the_rows_of_every_sheet_without_options(describe: Describe, language: str) -> None:
    workbook = describe(language)
    frames = list(pd.read_excel(io.BytesIO(pack_workbook(workbook)), sheet_name=None).values())
    for export, frame in zip(workbook.exports, frames, strict=False):
        names = [field.name for field in export.schema.fields if is_of_edition(field.name, language)]
        assert list(frame) == [field.titles[language] for field in export.schema.fields if field.name in names]
        for name, field in zip(names, frame, strict=True):
            filled = export.frame[name] != ""
            assert list(frame[field].notna()) == list(filled), (export.name, name)
    titles = {field.name: field.titles[language] for field in workbook.exports[0].schema.fields}
    kinds = [frames[0][titles[name]].dtype.kind for name in ("value", "period_end", "span_start", "is_total")]
    assert kinds == ["f", "M", "i", "b"]


def test_every_sheet_is_a_table_whose_names_stay_in_sight_and_on_each_page(book: Book) -> None:
    for sheet in book.worksheets:
        (table,) = sheet.tables.values()
        assert (table.ref, table.headerRowCount) == (sheet.dimensions, 1 if table.headerRowCount else None), sheet.title
        assert (sheet.freeze_panes, sheet.print_title_rows, sheet.print_title_cols) == ("B2", "$1:$1", "$A:$A")
        assert table.autoFilter.ref == table.ref
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert not sheet.merged_cells.ranges
    assert book["数据"].page_setup.fitToWidth == 3
    assert [name for sheet in book.worksheets for name in sheet.tables][:2] == ["figures", "measures"]


def test_numbers_are_numbers_days_are_days_and_codes_are_text(book: Book) -> None:
    row = record(book["数据"])
    assert (row["数字代号"].value, row["数值"].value) == ("qinghe-2023-funds", 160000000)
    assert (row["地区"].value, row["时段止"].value, row["起字位"].value) == ("999001", DAY, 44)
    assert {cell.data_type for cell in row.values()} == {"s", "n", "b", "d"}


def test_an_address_is_a_link_to_the_page_in_the_language_of_the_edition(describe: Describe) -> None:
    page = f"{SITE}/en/receipts/qinghe-2023.html#qinghe-2023-funds"
    cell = record(load(describe("en", SITE)).worksheets[0])["Receipt"]
    assert (cell.value, cell.hyperlink.target + "#" + cell.hyperlink.location) == (page, page)
    plain = record(load(describe("zh")).worksheets[0])["凭据网址"]
    assert (plain.value, plain.hyperlink) == ("zh/receipts/qinghe-2023.html#qinghe-2023-funds", None)


def test_no_other_text_becomes_a_formula_or_a_link(describe: Describe) -> None:
    workbook = describe("en")
    figures = workbook.exports[0]
    frame = figures.frame.assign(note="=1+1", note_en="https://example.org")
    changed = replace(workbook, exports=(replace(figures, frame=frame), *workbook.exports[1:]))
    row = record(load(changed).worksheets[0])
    assert [(cell.data_type, cell.value, cell.hyperlink) for cell in (row["Note"], row["Note (English)"])] == [
        ("s", "=1+1", None),
        ("s", "https://example.org", None),
    ]


def test_every_column_is_explained(book: Book, describe: Describe) -> None:
    sheet = book["数据项说明"]
    assert [cell.value for cell in sheet[1]][:4] == ["表", "列", "意思", "单位"]
    assert sheet.max_row == 1 + sum(len(export.schema.fields) for export in describe("zh").exports)


def test_it_says_what_it_is_and_since_when(book: Book, describe: Describe) -> None:
    facts = {row[0]: row[1] for row in load(describe("en"))["About and licence"].iter_rows(values_only=True)}
    assert list(facts) == ["Item", "Title", "Content", "Last changed", "Licence", "How to read it"]
    assert facts["Title"] == "Data entered from “Rural revitalization in Qinghe County in 2023”"
    assert facts["Last changed"] == "2024-01-10"
    about = book.properties
    assert (about.title, about.creator) == ("《青禾县2023年乡村振兴工作情况》里登记的数据", "乡村振兴公开账")
    assert about.created == datetime(2024, 1, 10)


def test_the_whole_names_its_version(example: Path) -> None:
    book = load(describe_workbook(hold(example), WHOLE, "zh"))
    assert {row[0]: row[1] for row in book["说明和许可"].iter_rows(values_only=True)}["版本"] == "2024.2.1"


@pytest.mark.parametrize("language", SPOKEN)
def test_the_titles_of_sheets_fit(example: Path, language: str) -> None:
    """A title of more than 31 characters, or two alike, are refused by Excel."""
    computed = ("targets", "cells", "comparable", "apart")
    tables = [*(path.stem for path in (example / "data/schemas").glob("*.json")), *computed]
    titles = [load_words(language)(f"dataset.{name}") for name in tables]
    assert max(map(len, titles)) <= 31
    assert len({title.casefold() for title in titles}) == len(titles)


def test_the_same_rows_make_the_same_bytes(describe: Describe) -> None:
    assert pack_workbook(describe("zh")) == pack_workbook(describe("zh"))
