"""Spans: what belongs to a number by the grammar, and what does not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from scripts.intake.spans import find_statements
from scripts.numbers.search import find_runs
from tests.grammar import UNITS

FIGURES = [
    ("投入资金1.6亿元。", ["1.6亿元"]),
    ("产值达400余万元", ["400余万元"]),
    ("比例不低于总数20%的要求", ["不低于总数20%"]),
    ("比重超过了三成,", ["超过了三成"]),
    ("失业率下降5%", ["下降5%"]),
    ("失业率下降到5%", ["5%"]),
    ("增长13.6%", ["13.6%"]),
    ("确定9922户32550人", ["9922户", "32550人"]),
    ("实施20个村的项目", ["20个"]),
    ("办了5个班(次)", ["5个班(次)"]),
    ("实施项目80个以上。", ["80个以上"]),
    ("组建队伍186支、", ["186支"]),
    ("限期15个工作日", ["15个工作日"]),
    ("连续四年增长", ["连续四年"]),
    ("没有发生返贫致贫情况", ["没有发生返贫致贫"]),
    ("无一户返贫致贫", ["无一户"]),
    ("每户3—5人", ["3", "5人"]),
    ("一周一研判", ["一周一研判"]),
    ("每人每月补贴300元", ["每月", "300元"]),
    ("预算收入节约5万元", ["5万元"]),
    ("资助1,234人次", ["1,234人次"]),
    ("共 13168 元", ["13168 元"]),
]


@pytest.mark.parametrize(("text", "spans"), FIGURES)
def test_a_span_takes_in_what_makes_the_number(text: str, spans: list[str]) -> None:
    assert [statement.text for statement in find_statements(text, UNITS)] == spans


def test_what_closes_a_range_is_of_its_upper_end() -> None:
    low, high = find_statements("增长8%至10%左右", UNITS)
    assert (low.text, low.value, high.text, high.value) == ("8%", "8", "10%左右", "10")
    assert high.quantity is not None
    assert high.quantity.qualifier == "about"


def test_the_ends_of_a_range_have_the_unit_of_both() -> None:
    low, high = find_statements("补助200至300万元", UNITS)
    assert (low.text, low.value, low.part) == ("200", "2000000", "low")
    assert (high.text, high.value, high.part) == ("300万元", "3000000", "high")


def test_every_numeral_is_in_one_statement_and_none_overlap() -> None:
    text = "一是2023年投入3千万元，新建十二个；“三保障”½的第二批，电话0561-6098178；三五成群，1.2.3版。"
    statements = find_statements(text, UNITS)
    assert all(one.end <= other.start for one, other in pairwise(statements))
    for run in find_runs(text):
        assert any(statement.start <= run.start and run.end <= statement.end for statement in statements), run


def test_what_the_grammar_does_not_read_stands_as_it_is() -> None:
    (statement,) = find_statements("第1.2.3版", UNITS)
    assert (statement.quantity, statement.text) == (None, "1.2.3")
