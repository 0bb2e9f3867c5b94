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
    ("力争收入比上年增长12%", "percent", "target"),
    ("预计全年收入比上年增长12%", "percent", "preliminary"),
    ("“雨露计划”补助23人", "person", "result"),
    ("安排项目293个", "project", "plan"),
    ("累计争取项目293个", "project", "result"),
    ("初步核算，总产值5亿元。其中，农业3亿元", "cny", "preliminary"),
    ("下一步工作\n发放小额贷款8000万元", "cny", "target"),
    ("下一步工作\n投资2亿元实施供水工程", "cny", "plan"),
    ("把人均收入8000元作为监测线", "cny", "ongoing"),
    ("从发现到纳入不超过15天", "calendar-day", "ongoing"),
    ("纳入时间由30天缩短到15天以内", "calendar-day", "result"),
    ("完成任务数3.5万人的102%", "percent", "result"),
    ("超额完成年度任务800座", "toilet", "result"),
    ("完成市下达的800座任务", "toilet", "target"),
    ("创建示范村30个", "village", "result"),
    ("创建“五美庭院”由1.3万户增至4.9万户", "household", "result"),
    ("下一步工作\n普及率由81%", "percent", "target"),
    ("预计全年收入1.4万元；农民收入1.5万元", "cny", "preliminary"),
    ("预计产值5万元；油茶低改1800亩", "mu", "result"),
    ("下一步工作\n尚未完成的2项", "item", "result"),
    ("下一步工作\n对新识别的42户", "household", "result"),
    ("下一步，抓就业。今年安排的68个项目，开工率达到100%", "percent", "target"),
    ("下一步工作\n6月底完成年度任务的90%", "percent", "target"),
    ("县级财政安排300万元", "cny", "result"),
    ("下一步，抓项目。一季度完成项目前期，支出进度达到60%", "percent", "target"),
]


@pytest.mark.parametrize(("text", "unit", "status"), CASES)
def test_the_last_word_that_says_something_decides(text: str, unit: str, status: str) -> None:
    layout, report = Layout(text), Report("x", "610824", 2022, date(2023, 1, 20))
    statement = find_statements(text, UNITS)[-1]
    assert choose_status(statement, unit, layout, Outlook(layout, Calendar(layout, report), report))[0] == status


def test_what_is_the_base_of_a_share_is_the_aim_itself() -> None:
    text = "完成年度任务800座的一半以上"
    layout, report = Layout(text), Report("x", "610824", 2022, date(2023, 1, 20))
    statement = find_statements(text, UNITS)[0]
    outlook = Outlook(layout, Calendar(layout, report), report)
    assert (statement.text, choose_status(statement, "toilet", layout, outlook)) == ("800座", ("target", True))


def test_what_a_rise_starts_from_has_happened_also_where_it_is_aimed_at() -> None:
    layout = Layout("下一步工作\n普及率由81%提高到90%")
    report = Report("x", "610824", 2022, date(2023, 1, 20))
    outlook = Outlook(layout, Calendar(layout, report), report)
    found = [
        choose_status(statement, "percent", layout, outlook)[0] for statement in find_statements(layout.text, UNITS)
    ]
    assert found[-2:] == ["result", "target"]


def test_money_arranged_while_the_year_goes_on_is_a_plan() -> None:
    layout, report = Layout("县级财政安排300万元"), Report("x", "610824", 2022, date(2022, 9, 20))
    statement = find_statements(layout.text, UNITS)[-1]
    assert choose_status(statement, "cny", layout, Outlook(layout, Calendar(layout, report), report))[0] == "plan"


def test_in_a_plan_what_is_said_of_the_past_holds_for_its_line() -> None:
    text = "1.2021年底的欠账全部还清。\n2.培训300人"
    layout, report = Layout(text), Report("x", "610824", 2022, date(2022, 2, 1), "某县2022年工作要点")
    statement = find_statements(text, UNITS)[-1]
    assert choose_status(statement, "person", layout, Outlook(layout, Calendar(layout, report), report))[0] == "target"


def test_a_notice_of_funds_arranges() -> None:
    title = "某县2022年第一批衔接资金项目计划公告"
    layout, report = Layout("共安排74个项目，涉及14个乡镇"), Report("x", "610824", 2022, title=title)
    outlook = Outlook(layout, Calendar(layout, report), report)
    units = ("project", "township")
    found = zip(find_statements(layout.text, UNITS), units, strict=True)
    assert [choose_status(statement, unit, layout, outlook)[0] for statement, unit in found] == ["plan", "plan"]


def test_a_plan_looks_ahead_from_its_first_line() -> None:
    layout, report = Layout("新建厕所120座"), Report("x", "610824", 2022, title="某县2022年工作要点")
    (statement,) = find_statements(layout.text, UNITS)
    outlook = Outlook(layout, Calendar(layout, report), report)
    assert choose_status(statement, "toilet", layout, outlook) == ("target", False)
    assert outlook.at(0) == ("ahead", 2022)
