"""Words before a number: what each does to it, and what is not passed over."""

from __future__ import annotations

import pytest

from scripts.numbers.numerals import QuantityError
from scripts.numbers.prefixes import Prefix, is_neutral, read_prefix
from tests.grammar import UNITS


@pytest.mark.parametrize(
    ("words", "prefix"),
    [
        ("5户", Prefix()),
        ("不低于总数5%", Prefix(5, "总数", ("不低于",))),
        ("超过了5%", Prefix(3, "了", ("超过",))),
        ("约占5%", Prefix(2, "占", ("约",))),
        ("同比下降5%", Prefix(4, "下降", (), "down")),
        ("下降到5%", Prefix(3, "到")),
        ("下降为5%", Prefix(3, "为")),
        ("增长为5%", Prefix(3, "为", (), "up")),
        ("增长-5%", Prefix(3, "-", (), "up", sign="-")),
        ("负增长5%", Prefix(3, "负增长", (), "up", shrinks=True)),
        ("位列全省第5", Prefix(5, "第", is_ranking=True, order="第")),
        ("每万人拥有5人", Prefix(5, "拥有", per="万人")),
        ("每人有5元", Prefix(3, "有", per="人")),
        ("最低补助5元", Prefix(4, "补助", ("最低",))),
        ("过5户", Prefix()),
        ("上千人", Prefix(1, "上", ("上",))),
        ("上游5家", Prefix()),
        ("过半数", Prefix(1, "过", ("过",))),
        ("倒数第5", Prefix()),
        ("唯一", Prefix(1, "唯")),
    ],
)
def test_words_before_a_number(words: str, prefix: Prefix) -> None:
    assert read_prefix(words, UNITS) == prefix


@pytest.mark.parametrize(
    ("words", "negative"), [("增长-5%", True), ("负增长5%", True), ("增长5%", False), ("+5", False)]
)
def test_a_minus_or_a_shrinking_makes_it_negative(words: str, negative: bool) -> None:
    prefix = read_prefix(words, UNITS)
    assert (prefix.is_negative, prefix.is_ranking) == (negative, False)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("高于全省5%", "comparison 高于 全省"),
        ("最低工资5元", "comparison 最低 工资"),
        ("高于补助5元", "comparison 高于 补助"),
        ("下降-5%", "misplaced - 下降"),
        ("收入-5元", "misplaced - 收入"),
        ("负负5%", "misplaced 负 负"),
        ("达到至5%", "misplaced 至 达到"),
        ("增减5%", "misplaced 减 增"),
        ("第第5", "misplaced 第 第"),
        ("每人每年5元", "misplaced 年 人"),
    ],
)
def test_words_that_do_not_go_together(words: str, problem: str) -> None:
    with pytest.raises(QuantityError, match=problem):
        read_prefix(words, UNITS)


def test_neutral_words() -> None:
    assert [is_neutral(words) for words in ("", "全省共有", "约", "全省未")] == [True, True, False, False]
