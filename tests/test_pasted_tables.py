"""Tables that were pasted as text."""

from __future__ import annotations

import pytest

from scripts.intake.pasted_tables import find_cells

TABBED = "指标\t2022年（元）\t2023年（元）\t增长%\n工资性收入\t3864\t4217\t9.1\n经营净收入\t\t5031\t6.8\n"
STACKED = "表1\n名称\n单位\n产量\n增长（%）\n粮食\n万吨\n24.17\n2.8\n猪肉\n吨\n18,432\n-1.6\n全年产量稳定。\n"


def read(text: str) -> list[tuple[str, ...]]:
    cells = find_cells(text).values()
    return [(text[cell.span.start : cell.span.end], cell.row, cell.head, cell.unit) for cell in cells]


@pytest.mark.parametrize("text", [TABBED, TABBED.replace("\t\t", "\t—\t").replace("\t", "  ")])
def test_a_number_knows_its_row_its_head_and_its_unit(text: str) -> None:
    assert read(text) == [
        ("3864", "工资性收入", "2022年", "元"),
        ("4217", "工资性收入", "2023年", "元"),
        ("9.1", "工资性收入", "增长", "%"),
        ("5031", "经营净收入", "2023年", "元"),
        ("6.8", "经营净收入", "增长", "%"),
    ]


def test_cells_may_stand_one_a_line() -> None:
    assert read(STACKED) == [
        ("24.17", "粮食", "产量", "万吨"),
        ("2.8", "粮食", "增长", "%"),
        ("18,432", "猪肉", "产量", "吨"),
        ("-1.6", "猪肉", "增长", "%"),
    ]


def test_a_unit_may_stand_at_the_name() -> None:
    assert read("户厕（座）\t1800\t完工\n") == [("1800", "户厕", "", "座")]


@pytest.mark.parametrize("text", ["全县有12个村，3个镇。", "联系人 张三\n"])
def test_prose_is_no_table(text: str) -> None:
    assert read(text) == []
