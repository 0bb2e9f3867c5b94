"""Zeros in words, and words that only look like one."""

from __future__ import annotations

import pytest

from scripts.numbers.numerals import QuantityError
from scripts.numbers.zeros import read_zero


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("无一户", "户"),
        ("全县无一户返贫", "户"),
        ("无一人失学辍学", "人"),
        ("无一返贫", ""),
        ("没有一例", "例"),
        ("未发生一起", "起"),
        ("没有发生返贫致贫情况", ""),
        ("无返贫", ""),
        ("一个返贫致贫都不能有", "个"),
        ("一户也没有返贫", "户"),
        ("零", ""),
        ("零新增", ""),
        ("零户", "户"),
        ("清零", ""),
        ("动态归零", ""),
        ("零点五", None),
        ("零下5度", None),
        ("一个都不能少", None),
        ("无一例外", None),
        ("没有统一标准", None),
        ("几乎没有一户", None),
        ("没有一户不达标", None),
        ("未返贫人口", None),
        ("不发生返贫", None),
        ("9922户", None),
        ("不低于20%", None),
    ],
)
def test_zero_in_words(words: str, unit: str | None) -> None:
    assert read_zero(words) == unit


@pytest.mark.parametrize("words", ["零工", "零散", "零售", "零容忍"])
def test_zero_in_another_word(words: str) -> None:
    with pytest.raises(QuantityError, match="zero-in-word"):
        read_zero(words)
