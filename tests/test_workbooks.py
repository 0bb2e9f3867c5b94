"""The workbook: its sheets, its types, and nothing in it that could run."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook as Book

from scripts.artefacts import WHOLE, Part
from scripts.exports.workbooks import Workbook, describe_workbook, pack_workbook
from tests.taken import extend, hold

DAY = datetime(2023, 12, 31)


@pytest.fixture
def workbook(example: Path) -> Workbook:
    return describe_workbook(hold(extend(example)), Part("report", "qinghe-2023"))


@pytest.fixture
def book(workbook: Workbook) -> Book:
    return openpyxl.load_workbook(io.BytesIO(pack_workbook(workbook)))


def test_the_sheets(book: Book) -> None:
    assert book.sheetnames == [
        "数据",
        "做法和安排",
        "算式",
        "提示",
        "目标",
        "没有登记的数字",
        "指标",
        "数据项说明",
        "来源与许可",
    ]


def test_names_in_two_rows_that_stay_in_sight(book: Book) -> None:
    sheet = book["数据"]
    assert [sheet.cell(1, 1).value, sheet.cell(2, 1).value] == ["数字代号", "figure_id"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B3", "A2:BH14")


def test_numbers_are_numbers_and_codes_are_text(book: Book) -> None:
    sheet = book["数据"]
    row = dict(zip([cell.value for cell in sheet[2]], sheet[3], strict=True))
    assert (row["figure_id"].value, row["value"].value) == ("qinghe-2023-funds", 160000000)
    assert (row["region_code"].value, row["period_end"].value, row["span_start"].value) == ("999001", DAY, 44)
    assert {cell.data_type for cell in sheet[3]} == {"s", "n", "b", "d"}


def test_no_text_becomes_a_formula_or_a_link(workbook: Workbook) -> None:
    figures = workbook.exports[0]
    at = figures.schema.names.index("note")
    frame = figures.frame.assign(note="=1+1", note_en="https://example.org")
    changed = replace(workbook, exports=(replace(figures, frame=frame), *workbook.exports[1:]))
    sheet = openpyxl.load_workbook(io.BytesIO(pack_workbook(changed)))["数据"]
    assert [(cell.data_type, cell.value, cell.hyperlink) for cell in sheet[3][at : at + 2]] == [
        ("s", "=1+1", None),
        ("s", "https://example.org", None),
    ]


def test_every_column_is_explained(book: Book, workbook: Workbook) -> None:
    sheet = book["数据项说明"]
    assert [cell.value for cell in sheet[2]][:4] == ["Table", "Sheet", "Table in English", "Column"]
    assert sheet.max_row == 2 + sum(len(export.schema.fields) for export in workbook.exports)


def test_it_says_what_it_is_and_since_when(book: Book) -> None:
    rows = [[cell for cell in row if cell is not None] for row in book["来源与许可"].iter_rows(values_only=True)]
    assert rows[0] == [
        "名称",
        "Title",
        "《青禾县2023年乡村振兴工作情况》里登记的数据",
        "Data entered from “Rural revitalization in Qinghe County in 2023”",
    ]
    assert rows[2] == ["最近改动", "Last changed", "2024-01-10"]
    assert rows[7][:2] == ["source_id", "title"]
    assert rows[8][0] == "qinghe-2023"
    assert book.properties.created == datetime(2024, 1, 10)


def test_the_whole_names_its_version(example: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(pack_workbook(describe_workbook(hold(example), WHOLE))))
    rows = [row[:3] for row in book["来源与许可"].iter_rows(min_row=3, max_row=3, values_only=True)]
    assert rows == [("版本", "Version", "2024.2.1")]


def test_the_same_rows_make_the_same_bytes(workbook: Workbook) -> None:
    assert pack_workbook(workbook) == pack_workbook(workbook)
