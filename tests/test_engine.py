"""The engine: every numeral becomes a figure or an omission, with all that a person needs to judge it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.intake.arrival import make_engine
from scripts.intake.dating import Report
from scripts.intake.engine import Engine, find_part
from scripts.ledger.packages import load_package
from scripts.numbers.search import find_runs

ROOT = Path(__file__).parents[1]
REPORT = Report("county-2022", "610824", 2022, date(2023, 1, 20))
TEXT = """某县2022年工作总结
一、主要成效
2022年，全县累计识别监测对象99户325人，已消除风险63户215人，无一户返贫致贫。
脱贫人口人均纯收入12480元，比上年增长11.2%。新建户厕120座，落实“三保障”政策。
二、下一步打算
力争转移就业4200人，安排衔接资金300万元。
"""


@pytest.fixture(scope="module")
def engine() -> Engine:
    return make_engine(load_package(Path(ROOT)), {})


def test_a_report_becomes_rows(engine: Engine) -> None:
    figures, omissions = engine.draft_numerals(TEXT, REPORT)
    rows = [
        (row.as_stated, row.indicator_id, row.unit, row.status, row.period_start[:4], row.measured) for row in figures
    ]
    assert rows == [
        ("99户", "monitored-total", "household", "result", "2022", "cumulative"),
        ("325人", "monitored-total", "person", "result", "2022", "cumulative"),
        ("63户", "monitored-cleared", "household", "result", "2022", "cumulative"),
        ("215人", "monitored-cleared", "person", "result", "2022", "cumulative"),
        ("无一户", "relapsed", "household", "result", "2022", "during"),
        ("12480元", "out-of-poverty-income", "cny", "result", "2022", "during"),
        ("11.2%", "out-of-poverty-income", "percent", "result", "2022", "during"),
        ("120座", "toilets-built", "toilet", "result", "2022", "during"),
        ("4200人", "transfer-employment-persons", "person", "target", "2023", "during"),
        ("300万元", "project-funds-earmarked", "cny", "plan", "2023", "during"),
    ]
    assert [(row.text, row.reason) for row in omissions] == [
        ("2022年", "date"),
        ("一、", "numbering"),
        ("2022年", "date"),
        ("“三保障”", "name"),
        ("二、", "numbering"),
        ("下一步", "idiom"),
    ]
    assert len({row.figure_id for row in figures}) == len(figures)


def test_a_target_without_a_time_says_that_it_has_no_deadline(engine: Engine) -> None:
    figures, _ = engine.draft_numerals("下一步工作打算\n新建户厕120座。", REPORT)
    assert figures[0].breakdown == "deadline=not-stated"


def test_a_section_of_a_year_names_the_time_of_its_targets(engine: Engine) -> None:
    figures, _ = engine.draft_numerals("总结\n二、2023年打算\n新建户厕120座。", REPORT)
    assert [(row.breakdown, row.period_end) for row in figures] == [("", "2023-12-31")]


def test_the_ends_of_a_range_have_limits(engine: Engine) -> None:
    figures, _ = engine.draft_numerals("新增龙头企业3—5家。", REPORT)
    assert [(row.as_stated, row.value, row.qualifier) for row in figures] == [
        ("3", "3", "at least"),
        ("5家", "5", "at most"),
    ]


def test_numbers_in_turn_are_each_of_their_subject_and_share_their_unit(engine: Engine) -> None:
    figures, _ = engine.draft_numerals("农村自来水普及率、卫生厕所普及率分别提升2.4、1.9个百分点。", REPORT)
    assert [(row.indicator_id, row.value, row.unit) for row in figures] == [
        ("tap-water-share", "2.4", "percentage-point"),
        ("toilets-sanitary-share", "1.9", "percentage-point"),
    ]


def test_a_comparison_is_of_what_stands_before_it(engine: Engine) -> None:
    figures, _ = engine.draft_numerals("脱贫人口人均纯收入15963元，高于全县农村居民收入增速7.1个百分点。", REPORT)
    assert [row.indicator_id for row in figures] == ["out-of-poverty-income"] * 2


def test_a_number_counts_in_the_word_of_the_one_before_it(engine: Engine) -> None:
    figures, _ = engine.draft_numerals("新建户厕2.6万座，其中上半年1.5万座。", REPORT)
    assert [row.unit for row in figures] == ["toilet", "toilet"]


def test_years_in_a_row_begin_where_the_sentence_says(engine: Engine) -> None:
    figures, _ = engine.draft_numerals("自2015年以来连续8年获评。", REPORT)
    assert [(row.period_start, row.period_end) for row in figures] == [("2015-01-01", "2022-12-31")]


def test_a_number_of_a_table_has_its_unit_its_year_and_a_note(engine: Engine) -> None:
    text = "指标\t2021年（万元）\t2022年（万元）\n小额信贷余额\t310\t325.5\n"
    figures, _ = engine.draft_numerals(text, REPORT)
    assert [(row.value, row.unit, row.period_end, row.note) for row in figures] == [
        ("3100000", "cny", "2021-12-31", "表里写明的单位：万元。"),
        ("3255000", "cny", "2022-12-31", "表里写明的单位：万元。"),
    ]


def test_what_is_doubtful_is_marked(engine: Engine) -> None:
    figures, _ = engine.draft_numerals("奇花异草共有37个，很好看。", REPORT)
    assert (figures[0].sure, figures[0].marks) == ("low", "indicator_id;unit;period_start")


@pytest.mark.parametrize(
    ("words", "code"),
    [("为北林区", "231202"), ("北林区、望奎县", ""), ("为全市", ""), ("北林区的做法好，全市", ""), ("靖边县", "")],
)
def test_a_number_is_of_the_part_that_its_clause_names(words: str, code: str) -> None:
    assert find_part(words, "231200") == code


def test_a_number_goes_on_from_the_one_before_it(engine: Engine) -> None:
    text = "安排项目436个。其中产业类171个，基础设施类208个。\n城乡居民收入比值为1.95，比上年缩小0.04。"
    rows = engine.draft_numerals(text, REPORT)[0]
    assert [(row.as_stated, row.unit) for row in rows] == [
        ("436个", "project"),
        ("171个", "project"),
        ("208个", "project"),
        ("1.95", "times"),
        ("缩小0.04", "times"),
    ]
    assert [(row.status, row.value) for row in rows[1::3]] == [("plan", "171"), ("result", "-0.04")]


def test_one_span_can_be_asked_for(engine: Engine) -> None:
    at = TEXT.index("120座")
    row = engine.suggest(TEXT, REPORT, at, at + 4)
    assert (row.as_stated, row.value, row.indicator_id) == ("120座", "120", "toilets-built")


PIECES = st.sampled_from(
    [
        "2023年",
        "投入",
        "3千万元",
        "，",
        "。",
        "\n",
        "一是",
        "“三保障”",
        "12个",
        "½",
        "①",
        "第一书记",
        "没有发生",
        "返贫",
        "0561-6098178",
        "5—8%",
        "三五",
        "《2022年",
        "》",
        "半月一调度",
        "http://a.cn/12",
        "百",
        "1.2.3",
        "叁拾万元",
        "约",
        "下降",
        "%",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_numeral_is_dropped_and_no_two_rows_overlap(engine: Engine, text: str) -> None:
    figures, omissions = engine.draft_numerals(text, REPORT)
    spans = [(int(row.span_start), int(row.span_end)) for row in figures]
    spans = sorted([*spans, *((int(row.span_start), int(row.span_end)) for row in omissions)])
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(text[int(row.span_start) : int(row.span_end)] == row.as_stated for row in figures)
    assert all(text[int(row.span_start) : int(row.span_end)] == row.text for row in omissions)
    for run in find_runs(text):
        assert any(start <= run.start and run.end <= end for start, end in spans), run
