"""Unit word and closing words after a number, all of them."""

from __future__ import annotations

import pytest

from scripts.numbers.numerals import QuantityError
from scripts.numbers.suffixes import read_rank_suffix, read_suffix
from tests.grammar import UNITS


@pytest.mark.parametrize(
    ("rest", "word", "closing"),
    [
        ("个", "个", ()),
        ("%以上", "%", ("以上",)),
        ("人及以上", "人", ("及以上",)),
        ("年多", "年", ("多",)),
        ("日内", "日", ("内",)),
        ("元内", "元", ("内",)),
        ("个左右", "个", ("左右",)),
        ("元整", "元", ("整",)),
        ("", "", ()),
        ("以上", "", ("以上",)),
        ("%以上(不含)", "%", ("以上", "(不含)")),
    ],
)
def test_what_follows_a_number(rest: str, word: str, closing: tuple[str, ...]) -> None:
    suffix = read_suffix(rest, UNITS)
    assert (suffix.word, suffix.closing) == (word, closing)


@pytest.mark.parametrize("rest", ["室内", "个内", "几个", "兆元", "个以上的村", "，", "k元", "+", "²", "年期"])
def test_a_word_that_is_not_known_is_refused(rest: str) -> None:
    with pytest.raises(QuantityError, match="unknown-unit-word"):
        read_suffix(rest, UNITS)


def test_what_follows_a_rank() -> None:
    assert read_rank_suffix("位", UNITS) == ("位", ())
    assert read_rank_suffix("名以内", UNITS) == ("名", ("以内",))
    assert read_rank_suffix("名内", UNITS) == ("名", ("内",))
    assert read_rank_suffix("", UNITS) == ("", ())
    assert read_rank_suffix("个月", UNITS) is None
