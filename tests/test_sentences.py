"""A clause in words: what is text, what is a link, and what a list and a period read like."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from scripts.audit.story import ANNOUNCED, MONEY, OPEN, Clause, Part
from scripts.wording.sentences import Piece, Sentence, render_story
from scripts.words import load_words
from tests import audited
from tests.audited import text
from tests.invented import figure


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


def test_a_measure_leads_to_its_place_in_the_document() -> None:
    names = {"m1": text("人岗不匹配"), "m2": text("用工不足")}
    measures = tuple(
        cast(Part, SimpleNamespace(measure_id=key, source=audited.source("s-1"), name=name))
        for key, name in names.items()
    )
    (sentence,) = render_story((Clause(OPEN, "problem-list", items=measures),), load_words("zh"))
    assert sentence.text == "文件自己提到的问题：人岗不匹配、用工不足。"
    assert sentence.pieces[1].address == "reports/s-1.html#measure-m1"


def test_a_sentence_without_parts_is_text() -> None:
    (sentence,) = render_story((Clause(ANNOUNCED, "no-targets"),), load_words("en"))
    assert sentence.pieces == (Piece("The document sets no numerical target."),)
