"""The forms of a number: its value, the place to which it is said, and what is left."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scripts.numbers.forms import read_form
from scripts.numbers.numerals import QuantityError


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("26.8万人", "268000 1000 人"),
        ("400余万元", "4000000 10000 元 more"),
        ("十来个", "10 1 个 more"),
        ("百人", "100 1 人 bare"),
        ("百分百", "100 1 %"),
        ("百分之三十多", "30 1 %多"),
        ("千分之五", "0.5 0.1 %"),
        ("三分之二", "200/3 10 %"),
        ("二十五分之一", "4 4 %"),
        ("二分之一", "50 10 %"),
        ("3/4以上", "75 10 %以上 bare"),
        ("九成五", "95 1 %"),
        ("六成五", "65 1 %"),
        ("一成五", "15 1 %"),
        ("三成半以上", "35 5 %以上"),
        ("三成", "3 1 成"),
        ("八五折", "85 1 %"),
        ("一半", "50 10 %"),
        ("半", "50 10 % bare"),
        ("半年", "0.5 0.5 年"),
        ("2吨半", "2.5 0.5 吨"),
        ("两个半月", "2.5 0.5 个月"),
        ("一个多月", "1 1 个月 more"),
        ("3元5角2分", "3.52 0.01 元"),
        ("50元3分", "50.03 0.01 元"),
        ("3元5角", "3.5 0.1 元"),
        ("1米75", "1.75 0.01 米"),
        ("2.29:1", "2.29 0.01 :1"),
        ("1比3", "3 1 :1 inverse"),
        ("1比30", "30 1 :1 inverse"),
        ("翻了两番", "4 1 倍"),
        ("翻番以上", "2 1 倍以上"),
    ],
)
def test_forms(words: str, form: str) -> None:
    found = read_form(words)
    assert found is not None
    marks = {"more": bool(found.more), "bare": found.is_bare, "inverse": found.is_inverse}
    value, place, rest = form.split(" ", 2)
    assert (found.numeral.value, found.numeral.place) == (Fraction(value), Fraction(place))
    assert " ".join([found.rest, *(mark for mark, holds in marks.items() if holds)]) == rest


@pytest.mark.parametrize("words", ["户", "", "±5", ".5", "几十", "半折", "½"])
def test_what_begins_no_number(words: str) -> None:
    assert read_form(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "十二成五",
        "十成五",
        "1.5吨半",
        "1.5元5角",
        "10万吨半",
        "3万元5角",
        "零分之一",
        "一分之三",
        "三分之1.5",
        "3:7",
        "1:30",
        "1:0",
    ],
)
def test_what_is_malformed(words: str) -> None:
    with pytest.raises(QuantityError):
        read_form(words)
