"""Statuses: results, aims, plans and rules by the words before a number and by where its passage looks."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.intake.clauses import Layout
from scripts.intake.dating import Calendar, Report
from scripts.intake.intentions import Outlook, choose_status
from scripts.intake.spans import find_statements
from tests.grammar import UNITS

CASES = [
    ("新建厕所120座", "toilet", "result"),
    ("力争全年实现转移就业4200人", "person", "target"),
    ("计划实施项目293个", "project", "plan"),
    ("计划培训300人", "person", "target"),
    ("完成了全年目标任务的103%", "percent", "result"),
    ("达到50%以上的目标任务", "percent", "target"),
    ("确保每户至少有1人就业", "person", "target"),
    ("为确保饮水安全，投入资金300万元", "cny", "result"),
    ("预计人均收入达到14390元", "cny", "preliminary"),
    ("启动100个康养乡村", "village", "ongoing"),
    ("实行月通报", "times-per-month", "ongoing"),
    ("提供上限300万元的担保", "cny", "ongoing"),
    ("抓好主要任务，新建120座", "toilet", "result"),
    ("一个返贫都不能有", "household", "target"),
    ("下一步，新建120座", "toilet", "target"),
    ("下一步工作\n安排资金300万元", "cny", "plan"),
    ("下一步工作\n目前已开工76个", "project", "result"),
    ("2023年，我们将培育合作社20个", "cooperative", "target"),
    ("将脱贫户分为三类，帮扶120户", "household", "result"),
]


@pytest.mark.parametrize(("text", "unit", "status"), CASES)
def test_the_last_word_that_says_something_decides(text: str, unit: str, status: str) -> None:
    layout, report = Layout(text), Report("x", "610824", 2022, date(2023, 1, 20))
    statement = find_statements(text, UNITS)[-1]
    assert choose_status(statement, unit, layout, Outlook(layout, Calendar(layout, report), report))[0] == status


def test_a_plan_looks_ahead_from_its_first_line() -> None:
    layout, report = Layout("新建厕所120座"), Report("x", "610824", 2022, title="某县2022年工作要点")
    (statement,) = find_statements(layout.text, UNITS)
    outlook = Outlook(layout, Calendar(layout, report), report)
    assert choose_status(statement, "toilet", layout, outlook) == ("target", False)
    assert outlook.at(0) == ("ahead", 2022)
