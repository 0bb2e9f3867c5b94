"""Times: what the words beside a number, those that open its paragraph, and the day of publication say."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.intake.clauses import Layout
from scripts.intake.dating import Calendar, Report, choose_period, last_is_the_report

MIDYEAR = Report("x", "610824", 2022, date(2022, 7, 14))
WHOLE = Report("x", "610824", 2022, date(2023, 1, 20))
UNKNOWN = Report("x", "610824", 2022)
CASES = [
    ("新建120座", WHOLE, "result", "2022-01-01", "2022-12-31"),
    ("2021年，新建120座", WHOLE, "result", "2021-01-01", "2021-12-31"),
    ("比2020年增长，新建120座", WHOLE, "result", "2022-01-01", "2022-12-31"),
    ("去年，新建120座", WHOLE, "result", "2022-01-01", "2022-12-31"),
    ("截至目前，新建120座", MIDYEAR, "result", "2022-01-01", "2022-07-14"),
    ("截至6月30日，新建120座", MIDYEAR, "result", "2022-01-01", "2022-06-30"),
    ("截至2022年6月底，新建120座", WHOLE, "result", "2022-01-01", "2022-06-30"),
    ("上半年新建120座", WHOLE, "result", "2022-01-01", "2022-06-30"),
    ("去年12月启动，整改到位。新建120座", MIDYEAR, "result", "2021-12-01", "2022-07-14"),
    ("新建120座", MIDYEAR, "result", "2022-01-01", "2022-07-14"),
    ("力争新建120座", MIDYEAR, "target", "2022-01-01", "2022-12-31"),
    ("预计新建120座", MIDYEAR, "preliminary", "2022-01-01", "2022-12-31"),
    ("到2025年，新建120座", WHOLE, "target", "2025-01-01", "2025-12-31"),
    ("10月底前新建120座", MIDYEAR, "target", "2022-01-01", "2022-10-31"),
    ("2021—2022年新建120座", WHOLE, "result", "2021-01-01", "2022-12-31"),
    ("“十三五”期间新建120座", WHOLE, "result", "2016-01-01", "2020-12-31"),
    ("《2019年方案》要求新建120座", WHOLE, "result", "2022-01-01", "2022-12-31"),
    ("整改2021年度考核反馈问题，新建120座", WHOLE, "result", "2022-01-01", "2022-12-31"),
    ("新建120座", UNKNOWN, "result", "2022-01-01", "2022-12-31"),
    ("年末新建120座", WHOLE, "result", "2022-01-01", "2022-12-31"),
    ("2019年至2022年新建120座", WHOLE, "result", "2019-01-01", "2022-12-31"),
    ("今后五年新建120座", WHOLE, "target", "2023-01-01", "2027-12-31"),
    ("今后五年，比例达到120座", WHOLE, "target", "2027-01-01", "2027-12-31"),
    ("近三年新建120座", WHOLE, "result", "2020-01-01", "2022-12-31"),
    ("过渡期以来新建120座", WHOLE, "result", "2021-01-01", "2022-12-31"),
    ("党的二十大以来新建120座", WHOLE, "result", "2022-10-01", "2022-12-31"),
    ("到“十四五”末新建120座", WHOLE, "target", "2025-01-01", "2025-12-31"),
    ("截至6月底，现有120座", MIDYEAR, "result", "2022-01-01", "2022-06-30"),
    ("截至6月底有3座，其中今年新建120座", MIDYEAR, "result", "2022-01-01", "2022-06-30"),
    ("去年收入68万元，是2019年的120倍", MIDYEAR, "result", "2021-01-01", "2021-12-31"),
    ("五年来，由120座增加到300座", WHOLE, "result", "2017-01-01", "2017-12-31"),
    ("五年来，由100座增加到120座", WHOLE, "result", "2022-01-01", "2022-12-31"),
    ("由2019年的100座增加到2021年的120座", WHOLE, "result", "2021-01-01", "2021-12-31"),
    ("由2019年的100座增加到2021年的150座，年均增长120%", WHOLE, "result", "2020-01-01", "2021-12-31"),
    ("由2019年的1座增到2021年的3座；由5座增到120座", WHOLE, "result", "2021-01-01", "2021-12-31"),
    ("2021年新建300座。其中，城东120座", WHOLE, "result", "2021-01-01", "2021-12-31"),
    ("今年7月受灾。新建120座", MIDYEAR, "result", "2022-01-01", "2022-07-14"),
    ("上半年，完成年度任务120座", MIDYEAR, "target", "2022-01-01", "2022-12-31"),
    ("2016年以来，贷款100元，余额120元", WHOLE, "result", "2022-01-01", "2022-12-31"),
    ("总结\n一、2021年工作情况\n（一）厕所。全年新建120座", WHOLE, "result", "2021-01-01", "2021-12-31"),
    ("总结\n一、2021年工作情况\n年底共有120座。", WHOLE, "result", "2021-01-01", "2021-12-31"),
    ("2020年、2021年、2022年分别新建20座、30座、120座", WHOLE, "result", "2022-01-01", "2022-12-31"),
    ("2020年、2021年、2022年，分别为20座、120座、30座", WHOLE, "result", "2021-01-01", "2021-12-31"),
    ("2020年至2022年，分别为20座、120座、30座", WHOLE, "result", "2021-01-01", "2021-12-31"),
    ("分别于4月、8月排查，新建120座", WHOLE, "result", "2022-01-01", "2022-12-31"),
    ("占2020年末总数的120%", WHOLE, "result", "2022-01-01", "2022-12-31"),
    ("是2019年外出务工人数的120%", WHOLE, "result", "2022-01-01", "2022-12-31"),
    ("对2021年底未完工的3处，新建120座", WHOLE, "result", "2022-01-01", "2022-12-31"),
    ("截至6月底，支出5元，比例由2%提高到120%", MIDYEAR, "result", "2022-01-01", "2022-06-30"),
    ("截至2021年底，建成9座，比例由2017年底的33%提高到120%", WHOLE, "result", "2021-01-01", "2021-12-31"),
    ("由2021年的100座增至120座", WHOLE, "result", "2022-01-01", "2022-12-31"),
    ("今年1—5月，新增3座；累计120座", MIDYEAR, "result", "2022-01-01", "2022-05-31"),
    ("三季度末，支出率120%", WHOLE, "target", "2022-01-01", "2022-09-30"),
    ("两年累计新建120座", WHOLE, "result", "2021-01-01", "2022-12-31"),
    ("2021年度省考核评估反馈我县120项", WHOLE, "result", "2022-01-01", "2022-12-31"),
]


@pytest.mark.parametrize(("text", "report", "status", "start", "end"), CASES)
def test_a_number_belongs_to_the_time_that_its_words_name(
    text: str, report: Report, status: str, start: str, end: str
) -> None:
    first, last, _ = choose_period(Calendar(Layout(text), report), text.index("120"), status, None)
    assert (first.isoformat(), last.isoformat()) == (start, end)


def test_days_without_a_year_are_of_the_year_that_is_looked_to() -> None:
    calendar = Calendar(Layout("12月底前，新建120座"), WHOLE)
    assert choose_period(calendar, 9, "target", 2023)[:2] == (date(2023, 1, 1), date(2023, 12, 31))


def test_a_half_year_that_is_looked_to_holds_for_its_own_sentence() -> None:
    calendar = Calendar(Layout("上半年开工3处。新建120座"), WHOLE)
    assert choose_period(calendar, 10, "target", 2023)[:2] == (date(2023, 1, 1), date(2023, 12, 31))


def test_a_time_that_nobody_wrote_is_inferred() -> None:
    def inferred(text: str) -> bool:
        return choose_period(Calendar(Layout(text), WHOLE), text.index("120"), "result", None)[2]

    assert (inferred("2022年新建120座"), inferred("新建120座"), inferred("去年新建120座")) == (False, True, True)


def test_what_is_meant_for_a_later_year_is_of_that_year() -> None:
    calendar = Calendar(Layout("新建120座"), WHOLE)
    assert choose_period(calendar, 2, "target", 2023)[:2] == (date(2023, 1, 1), date(2023, 12, 31))


def test_last_year_is_the_year_of_the_report_where_no_later_one_is_past() -> None:
    assert last_is_the_report("去年，2022年考核通报", 2022)
    assert not last_is_the_report("去年，2022年考核通报", 2023)
