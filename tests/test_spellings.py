"""Spellings rewritten in digits, and zeros in words."""

from __future__ import annotations

import pytest

from scripts.numbers.numerals import QuantityError
from scripts.numbers.spellings import normalise, read_zero, respell


def test_normalise() -> None:
    assert normalise("１９．１ 亿元（约）　９１．５％") == "19.1亿元(约)91.5%"
    with pytest.raises(QuantityError, match="a space between digits"):
        normalise("24 456")
    with pytest.raises(QuantityError, match="too long for one figure"):
        normalise("个" * 61)


@pytest.mark.parametrize(
    ("words", "spelt"),
    [
        ("三点五万", "3.5万"),
        ("零点五", "0.5"),
        ("百分之三点五", "3.5%"),
        ("千分之五", "5‰"),
        ("五分之一", "20%"),
        ("万分之五", "0.05%"),
        ("六成五", "6.5成"),
        ("超过三成", "超过3成"),
        ("过半", "超过5成"),
        ("超半数", "超过5成"),
        ("不足一半", "不足5成"),
        ("近半", "近5成"),
        ("首位", "第1位"),
        ("两年半", "2.5年"),
        ("一个半月", "1.5个月"),
        ("半年", "0.5年"),
        ("上半年", "上半年"),
        ("翻两番", "4倍"),
        ("2.29:1", "2.29∶"),
        ("两点建议", "两点建议"),
        ("建成3个", "建成3个"),
        ("三成员", "三成员"),
    ],
)
def test_respell(words: str, spelt: str) -> None:
    assert respell(words) == spelt


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("无一户", "户"),
        ("无一人失学辍学", "人"),
        ("无一返贫", ""),
        ("没有一例", "例"),
        ("未发生一起", "起"),
        ("没有发生返贫致贫情况", ""),
        ("不发生规模性返贫", ""),
        ("一个返贫致贫都不能有", "个"),
        ("零", ""),
        ("零新增", ""),
        ("零户", "户"),
        ("清零", ""),
        ("零点五", None),
        ("一个都不能少", None),
        ("无一例外", None),
        ("没有统一标准", None),
        ("9922户", None),
        ("不低于20%", None),
    ],
)
def test_zero_in_words(words: str, unit: str | None) -> None:
    assert read_zero(words) == unit


@pytest.mark.parametrize("words", ["零工", "零散", "零售"])
def test_zero_in_another_word(words: str) -> None:
    with pytest.raises(QuantityError, match="part of another word"):
        read_zero(words)
