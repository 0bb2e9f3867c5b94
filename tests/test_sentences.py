"""A clause in words: what is text, what is a link, and what a list and a period read like."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from scripts.audit.story import ANNOUNCED, MONEY, OPEN, Clause, Part
from scripts.audit.targets import Outcome, Target
from scripts.audit.terms import Term
from scripts.wording.sentences import Piece, Sentence, reach_text, render_story, run_on
from scripts.words import load_words
from tests import audited
from tests.audited import judged, text
from tests.invented import figure

STATED = [("a", "2万元", "cny"), ("b", "1.4万元", "cny"), ("c", "5个", "project"), ("d", "3个", "project")]


def test_a_figure_is_a_link_to_its_receipt_and_its_period_is_text() -> None:
    funds = figure("funds", "160000000", "cny").figure
    (sentence,) = render_story((Clause(MONEY, "invested", {"funds": funds}),), load_words("zh"))
    proof = f"receipts/s-1.html#{funds.figure_id}"
    assert sentence.pieces == (Piece("2023 年"), Piece("投入财政衔接资金 "), Piece("1.6 亿元", proof), Piece("。"))
    assert sentence == Sentence(MONEY, sentence.pieces)
    assert sentence.text == "2023 年投入财政衔接资金 1.6 亿元。"
    assert [piece.is_computed for piece in sentence.pieces] == [False, False, False, False]


def test_a_period_may_be_that_of_a_named_figure() -> None:
    share = figure("share", "54.71", "percent", period_start="2022-01-01", period_end="2022-12-31").figure
    (sentence,) = render_story((Clause(MONEY, "spent", {"share": share}),), load_words("zh"))
    assert sentence.text == "2022 年，衔接资金支出率 54.71%。"


def test_a_period_that_was_said_just_before_is_not_said_again() -> None:
    share = figure(
        "share", "54.71", "percent", period_start="2022-07-14", period_end="2022-07-14", measured_id="at end"
    )
    clauses = (Clause(MONEY, "spent", {"share": share.figure}),) * 2
    for language, above, once in (
        ("zh", "截至 2022 年 7 月 14 日", "衔接资金支出率 54.71%。"),
        ("en", "as of 14 July 2022", "54.71% of the transition funds had been spent."),
    ):
        words = load_words(language)
        said = render_story(clauses, words)
        full = said[0].text
        assert [item.text for item in run_on(said, above, words)] == [once, once]
        assert [item.text for item in run_on(said, "", words)] == [full, once]
        assert full != once


def test_a_plan_is_of_its_year_and_a_report_up_to_a_day() -> None:
    report = audited.source("s-1")
    assert reach_text(report, load_words("zh")) == "截至 2023 年 12 月 31 日"
    assert reach_text(replace(report, kind="plan-explanation"), load_words("zh")) == "2023 年的计划"


def test_a_measure_leads_to_its_place_in_the_document() -> None:
    names = {"m1": text("人岗不匹配"), "m2": text("用工不足")}
    measures = tuple(
        cast(Part, SimpleNamespace(measure_id=key, source=audited.source("s-1"), name=name))
        for key, name in names.items()
    )
    (sentence,) = render_story((Clause(OPEN, "problem-list", items=measures),), load_words("zh"))
    assert sentence.text == "文件自己提到的问题：人岗不匹配、用工不足。"
    assert sentence.pieces[1].address == "reports/s-1.html#measure-m1"


@pytest.mark.parametrize(("formula", "said"), [("{a} - {b}", "0 元到 12,000 元之间"), ("{c} - {d}", "2 个项目")])
def test_a_number_of_ours_is_told_with_its_range_and_leads_to_its_working(formula: str, said: str) -> None:
    verdict = judged([audited.figure(*stated) for stated in STATED], formula)
    (sentence,) = render_story((Clause(OPEN, "not-started", {"left": verdict}),), load_words("zh"))
    assert sentence.pieces[0] == Piece(said, "arithmetic/990000.html#s-1-r", is_computed=True)


@pytest.mark.parametrize(
    ("value", "due", "said"),
    [
        ("4200", True, "2023 年指标jobs 4,200 人"),
        ("4200", False, "指标jobs 4,200 人"),
        ("1", True, "2023 年指标jobs 1 人"),
        ("0", True, "指标jobs为零"),
    ],
)
def test_a_target_is_told_with_its_year_where_it_has_a_day(value: str, due: bool, said: str) -> None:
    row = figure("jobs", value, "person").figure
    target = Target(row, Term(date(2023, 1, 1), date(2023, 12, 31) if due else None), Outcome("open"))
    (sentence,) = render_story((Clause(ANNOUNCED, "targets-dated", items=(target,)),), load_words("zh"))
    linked = [piece for piece in sentence.pieces if piece.address]
    assert linked == [Piece(said, f"receipts/s-1.html#{row.figure_id}")]


def test_a_sentence_without_parts_is_text() -> None:
    (sentence,) = render_story((Clause(ANNOUNCED, "no-targets"),), load_words("en"))
    assert sentence.pieces == (Piece("The document sets no numerical target."),)
