"""Numerals: the number that each of them is."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.numbers.numerals import HAN, QuantityError, canonical, has_end, last_place, plain, read_numeral

# text, value, place of the last written digit, scale
READ = """
0 0 1 1
5 5 1 1
0.5 0.5 0.1 1
13168 13168 1 1
10,740 10740 1 1
1,234,567.8 1234567.8 0.1 1
54.71 54.71 0.01 1
55.20 55.2 0.01 1
12.0 12 0.1 1
3千 3000 1000 1
3百 300 100 1
1.5千 1500 100 1
3000万 30000000 10000 10000
3千万 30000000 10000000 10000
32.08万 320800 100 10000
19.1亿 1910000000 10000000 100000000
204.88亿 20488000000 1000000 100000000
6400亿 640000000000 100000000 100000000
1.2万亿 1200000000000 100000000000 1000000000000
2亿3000万 230000000 10000 10000
1万2千 12000 1000 1
1万2345 12345 1 1
1万1000 11000 1 1
1万2百 10200 100 1
2亿300万 203000000 10000 10000
123456789012345 123456789012345 1 1
三点一一一一一一一一一一一一一一一 3.111111111111111 0.000000000000001 1
零 0 1 1
〇 0 1 1
一 1 1 1
两 2 1 1
十 10 1 1
十二 12 1 1
二十六 26 1 1
廿六 26 1 1
卅 30 1 1
一百 100 1 1
百 100 1 1
一百零五 105 1 1
一百〇五 105 1 1
一百五十 150 1 1
一百五 150 1 1
两百 200 1 1
三千二 3200 1 1
一千零一十 1010 1 1
两千两百二十二 2222 1 1
十万 100000 100000 10000
三十万 300000 100000 10000
三万五 35000 1000 10000
三万五千 35000 1000 1
两万零五 20005 1 1
百万 1000000 1000000 10000
一千二百万 12000000 1000000 10000
千亿 100000000000 100000000000 100000000
亿 100000000 100000000 100000000
一亿三 130000000 10000000 100000000
一亿三千万 130000000 10000000 10000
六千四百亿 640000000000 10000000000 100000000
万亿 1000000000000 1000000000000 1000000000000
三点五 3.5 0.1 1
三点五万 35000 1000 10000
零点零五 0.05 0.01 1
一百二十点五 120.5 0.1 1
十二万亿 12000000000000 1000000000000 1000000000000
"""

MALFORMED = """
三五 三十百 十十 一二三 一百一百 零五 一百零零五 三百零五十 二百两十 十两 两十 二十两 廿廿 三廿 廿十 十四五 二二四四
007 00.5 1.2.3 3万5 1万500 1万950 1万10000 3.5万0.5 2万3亿
3千5千 3.5万2千 3十 5万五 五3 1234567890123456 千百 百千 万万 ① Ⅳ 一① 1①
三点一一一一一一一一一一一一一一一一 百八十 3点五 三万点五 点五
"""


@pytest.mark.parametrize("line", READ.strip().splitlines())
def test_reads_a_numeral(line: str) -> None:
    text, value, place, scale = line.split()
    numeral = read_numeral(text)
    assert [canonical(numeral.value), canonical(numeral.place), str(numeral.scale)] == [value, place, scale]


@pytest.mark.parametrize("text", ["", " ", "个", *MALFORMED.split()])
def test_refuses_what_is_no_numeral(text: str) -> None:
    with pytest.raises(QuantityError, match=re.escape(f"“{text}”: malformed {text}")):
        read_numeral(text)


@given(st.integers(1, 10**16 - 1))
def test_every_han_integer_is_read_back(number: int) -> None:
    written = _han(number)
    assert read_numeral(written).value == number
    assert read_numeral(written.replace("二千", "两千").replace("零", "〇")).value == number


@given(st.integers(1, 10**8 - 1))
def test_agrees_with_the_writer_of_cn2an(number: int) -> None:
    # cn2an writes 十万零一千 where the standard, and its own strict reader, want 十万一千
    written = str(cn2an.an2cn(number))
    assert read_numeral(re.sub("万零(?=.千)", "万", written)).value == number


@given(st.text(alphabet=HAN, max_size=8))
def test_two_readings_of_one_han_numeral_are_never_both_taken(text: str) -> None:
    """What is read is written back as itself, but for 〇, 两, 廿, 卅, bare 百 and the spoken 三万五."""
    try:
        numeral = read_numeral(text)
    except QuantityError:
        return
    assert numeral.value.denominator == 1
    assert read_numeral(_han(int(numeral.value))).value == numeral.value


@given(st.decimals(0, 99999, places=3), st.sampled_from(["", "百", "千", "万", "百万", "千万", "亿", "万亿"]))
def test_a_scale_word_moves_the_point(number: Decimal, scale: str) -> None:
    factor = {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}.get(
        scale, 1
    )
    assert read_numeral(f"{number:f}{scale}").value == number * factor


def test_canonical_form() -> None:
    values = ["1E+3", "1.50", "0.0", "-0", "-2.30", "100", "0.000001", "1.6E8"]
    assert [canonical(Decimal(value)) for value in values] == [
        "1000",
        "1.5",
        "0",
        "0",
        "-2.3",
        "100",
        "0.000001",
        "160000000",
    ]
    assert str(plain(Decimal("4E+6"))) == "4000000"


def test_last_place() -> None:
    assert [canonical(last_place(Decimal(text))) for text in ("4000000", "940", "1", "0.25", "0", "12.50")] == [
        "1000000",
        "10",
        "1",
        "0.01",
        "1",
        "0.1",
    ]


def test_a_fraction_without_an_end_has_four_digits() -> None:
    values = [Fraction(1, 3), Fraction(200, 3), Fraction(-1, 7), Fraction(100000, 3), Fraction(9999999, 7)]
    assert [canonical(value) for value in values] == ["0.3333", "66.67", "-0.1429", "33330", "1429000"]
    assert [canonical(value) for value in (Fraction(5, 2), Fraction(1, 2000), Fraction(-3), Fraction(0))] == [
        "2.5",
        "0.0005",
        "-3",
        "0",
    ]


def test_what_has_an_end() -> None:
    assert [has_end(Fraction(1, whole)) for whole in (1, 2, 3, 5, 6, 40, 7)] == [
        True,
        True,
        False,
        True,
        False,
        True,
        False,
    ]


def _han(number: int) -> str:
    """The standard Han numeral of an integer, written here in another way than it is read."""
    if number == 0:
        return "零"
    groups, words = [number // 10 ** (4 * index) % 10000 for index in range(4)], ["", "万", "亿", "万亿"]
    text, gap = "", False
    for index in (3, 2, 1, 0):
        group = groups[index]
        if group == 0:
            gap = bool(text)
            continue
        zero = "零" if text and (gap or group < 1000) else ""
        # 万亿 is written 万 and the 亿 that follows it once: 一万二千亿
        word = "万" if index == 3 and groups[2] else words[index]
        text, gap = text + zero + _group(group) + word, False
    return text[1:] if text.startswith("一十") else text


def _group(number: int) -> str:
    text, gap = "", False
    for digit, unit in zip(f"{number:04d}", ["千", "百", "十", ""], strict=True):
        if digit == "0":
            gap = bool(text)
        else:
            text, gap = text + ("零" if gap else "") + "零一二三四五六七八九"[int(digit)] + unit, False
    return text
