"""The workbook: its sheets, its types, and nothing in it that could run."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from scripts.exports.datasets import Dataset
from scripts.exports.workbooks import pack_workbook
from tests.taken import LICENSE, sets


@pytest.fixture
def dataset(example: Path) -> Dataset:
    return sets(example)["report-qinghe-2023"]


@pytest.fixture
def book(dataset: Dataset) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(pack_workbook(dataset)))


def test_the_sheets(book: Workbook) -> None:
    assert book.sheetnames == [
        "数据",
        "做法和安排",
        "算式",
        "提示",
        "承诺",
        "没有登记的数字",
        "指标",
        "数据项说明",
        "来源与许可",
    ]


def test_names_in_two_rows_that_stay_in_sight(book: Workbook) -> None:
    sheet = book["数据"]
    assert [sheet.cell(1, 1).value, sheet.cell(2, 1).value] == ["数字代号", "figure_id"]
    assert sheet.freeze_panes == "B3"
    assert sheet.auto_filter.ref == "A2:AS14"


def test_numbers_are_numbers_and_codes_are_text(book: Workbook) -> None:
    sheet = book["数据"]
    names = [cell.value for cell in sheet[2]]
    row = dict(zip(names, sheet[3], strict=True))
    assert (row["figure_id"].value, row["value"].value, row["value"].number_format) == (
        "qinghe-2023-funds",
        160000000,
        "#,##0",
    )
    assert (row["region_code"].value, row["period_end"].value, row["span_start"].value) == ("999001", "2023-12-31", 44)
    assert {cell.data_type for cell in sheet[3]} == {"s", "n"}


def test_no_text_becomes_a_formula_or_a_link(dataset: Dataset) -> None:
    figures = dataset.tables["figures"].copy()
    figures["note"], figures["note_en"] = "=1+1", "https://example.org"
    sheet = openpyxl.load_workbook(
        io.BytesIO(pack_workbook(replace(dataset, tables={**dataset.tables, "figures": figures})))
    )["数据"]
    column = [cell.value for cell in sheet[2]].index("note") + 1
    cells = [sheet.cell(3, column), sheet.cell(3, column + 1)]
    assert [(cell.data_type, cell.value, cell.hyperlink) for cell in cells] == [
        ("s", "=1+1", None),
        ("s", "https://example.org", None),
    ]


def test_every_column_is_explained(book: Workbook, dataset: Dataset) -> None:
    sheet = book["数据项说明"]
    assert [cell.value for cell in sheet[1]][:4] == ["表", "表（文件里的名字）", "列名", "中文名"]
    assert [cell.value for cell in sheet[2]][:4] == ["Sheet", "Table", "Column", "Title in Chinese"]
    assert sheet.max_row == 2 + sum(len(fields) for fields in dataset.fields.values())


def test_sources_and_licence(book: Workbook) -> None:
    rows = [[cell for cell in row if cell is not None] for row in book["来源与许可"].iter_rows(values_only=True)]
    assert rows[0] == [
        "名称",
        "Title",
        "《青禾县2023年乡村振兴工作情况》里登记的数据",
        "Data entered from “Rural revitalization in Qinghe County in 2023”",
    ]
    assert rows[2] == ["版本", "Version", "2024.2.1"]
    assert rows[3] == ["许可", "Licence", LICENSE["title"], LICENSE["path"]]
    assert rows[5] == []
    assert rows[7][:2] == ["source_id", "title"]
    assert rows[8][0] == "qinghe-2023"


def test_its_date_is_that_of_the_version(book: Workbook, dataset: Dataset) -> None:
    assert book.properties.created == datetime(2024, 2, 1)
    assert pack_workbook(dataset) == pack_workbook(dataset)
