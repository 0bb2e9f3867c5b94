"""Where numerals stand in a text, and that nothing is read where none stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.numbers.characters import NUMERALS, fold
from scripts.numbers.numerals import QuantityError
from scripts.numbers.search import find_runs
from scripts.numbers.vocabulary import word_list
from tests.grammar import read


def test_runs_of_a_text() -> None:
    text = "投入19.1亿元、32.08万座，一月一调度，①２０２２．５第十四五"
    assert [(run.start, run.text) for run in find_runs(text)] == [
        (2, "19.1亿"),
        (9, "32.08万"),
        (17, "一"),
        (19, "一"),
        (23, "①２０２２．５"),
        (31, "十四五"),
    ]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("过半数的村", ["半"]),
        ("收入翻番", ["翻番"]),
        ("居全省首位", ["首位"]),
        ("近3/4的人，2023/12/31，3/4/5，13/4", ["3/4", "2023", "12", "31", "3", "4", "5", "13", "4"]),
        ("½、叁拾萬、参佰", ["½", "叁拾萬", "参佰"]),
        ("双月会商，每月调度，月通报", ["双月会商", "每月调度", "月通报"]),
        ("没有发生返贫，未出现事故", ["没有发生", "未出现"]),
        ("打对折，动态归零", ["对折", "归零"]),
        ("干部队伍50人，大陆参加", ["50"]),
        ("本月报告，6月报告，今年检查", ["6"]),
        ("日报、周报、未返贫人口", []),
        ("不发生规模性返贫", []),
    ],
)
def test_words_that_are_numbers(text: str, runs: list[str]) -> None:
    assert [run.text for run in find_runs(text)] == runs


@given(st.text(alphabet="0９①㈠Ⅳ½.．,，一两半十万萬亿廿卅〇壹伍个元 ", max_size=30))
def test_every_numeral_character_is_in_exactly_one_run(text: str) -> None:
    runs = find_runs(text)
    assert all(text[run.start : run.end] == run.text for run in runs)
    assert all(first.end <= second.start for first, second in pairwise(runs))
    covered = {index for run in runs for index in range(run.start, run.end)}
    assert {index for index, sign in enumerate(fold(text)) if NUMERALS.match(sign)} <= covered


WORDS = "每隔双按逐半首榜居位翻番对折没有未无清零归全日周月季年旬"
PIECES = st.sampled_from([*WORDS, *word_list("acts"), *word_list("zero"), "0", "一", "万", "成", "户", "个", "%"])


@given(st.lists(PIECES, max_size=5).map("".join))
def test_what_the_grammar_reads_is_seen(text: str) -> None:
    try:
        quantity = read(text)
    except QuantityError:
        return
    assert quantity.kind == "date" or find_runs(text)
