"""Values for readers in both languages: the whole text, and its parts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.ledger.rows import Unit
from scripts.wording.values import Shown, show_value, split_scale
from scripts.words import load_words
from tests.audited import text
from tests.grammar import read

ZH, EN = load_words("zh"), load_words("en")
UNITS = {
    key: Unit(key, text(zh, en), text(zh, plural), (), dimension)
    for key, zh, en, plural, dimension in (
        ("cny", "元", "yuan", "yuan", "money"),
        ("person", "人", "person", "people", "count"),
        ("household", "户", "household", "households", "count"),
        ("percent", "%", "percent", "percent", "ratio"),
        ("percentage-point", "个百分点", "percentage point", "percentage points", "ratio"),
        ("rank", "名次", "place", "places", "rank"),
        ("times-per-month", "次/月", "time a month", "times a month", "frequency"),
        ("times", "次", "time", "times", "frequency"),
        ("date", "日期", "date", "dates", "date"),
        ("year", "年", "year", "years", "other"),
    )
}

# value · Chinese · English digits and scale (_ is a space)
SPLIT = """
0 0 0
-2.3 -2.3 -2.3
9922 9,922 9,922
13168 13,168 13,168
54597 54,597 54,597
71700 71,700 71,700
100000 10_万 100,000
197200 19.72_万 197,200
268000 26.8_万 268,000
320800 32.08_万 320,800
335997 335,997 335,997
84160000 8,416_万 84.16_million
67942000 6,794.2_万 67.942_million
123456789 123,456,789 123,456,789
160000000 1.6_亿 160_million
1910000000 19.1_亿 1.91_billion
5062400000 50.624_亿 5,062.4_million
20488000000 204.88_亿 20.488_billion
640000000000 6,400_亿 640_billion
1200000000000 1.2_万亿 1.2_trillion
"""

RENDERED = """
1910000000 cny exact 19.1_亿元 CNY_1.91_billion
84160000 cny exact 8,416_万元 CNY_84.16_million
4000000 cny over 超过_400_万元 over_CNY_4_million
3000000 cny at&most 不超过_300_万元 at_most_CNY_3_million
13168 cny exact 13,168_元 CNY_13,168
268000 person exact 26.8_万人 268,000_people
1 person at&least 至少_1_人 at_least_1_person
0 household exact 0_户 0_households
9922 household exact 9,922_户 9,922_households
63.6 percent exact 63.6% 63.6%
30 percent over 超过_30% over_30%
20 percent at&least 至少_20% at_least_20%
50 percent under 不到_50% under_50%
70 percent about 约_70% about_70%
13.6 percentage-point exact 13.6_个百分点 13.6_percentage_points
1 percentage-point exact 1_个百分点 1_percentage_point
1 rank exact 第_1_位 1st
2 rank exact 第_2_位 2nd
3 rank exact 第_3_位 3rd
4 rank exact 第_4_位 4th
11 rank exact 第_11_位 11th
22 rank exact 第_22_位 22nd
10 rank at&most 前_10_位 top_10
1 times-per-month exact 每月_1_次 once_a_month
2 times-per-month at&least 每月至少_2_次 at_least_twice_a_month
4 times-per-month exact 每月_4_次 4_times_a_month
0.5 times-per-month exact 每月_0.5_次 0.5_times_a_month
2023-06-30 date exact 2023_年_6_月_30_日 30_June_2023
2023-06-30 date at&most 不晚于_2023_年_6_月_30_日 by_30_June_2023
3 year exact 3_年 3_years
"""


def shown(line: str) -> tuple[Shown, Shown]:
    value, unit, qualifier = line.split()[:3]
    number = date.fromisoformat(value) if unit == "date" else Decimal(value)
    zh, en = (show_value(number, UNITS[unit], words, qualifier.replace("&", " ")) for words in (ZH, EN))
    return zh, en


@pytest.mark.parametrize("line", SPLIT.strip().splitlines())
def test_scale_words_lose_no_digit(line: str) -> None:
    value, chinese, english = line.split()
    assert " ".join(filter(None, split_scale(Decimal(value), ZH))) == chinese.replace("_", " ")
    assert " ".join(filter(None, split_scale(Decimal(value), EN))) == english.replace("_", " ")


@pytest.mark.parametrize("line", RENDERED.strip().splitlines())
def test_a_value_in_words(line: str) -> None:
    chinese, english = line.split()[3:]
    assert [value.text for value in shown(line)] == [chinese.replace("_", " "), english.replace("_", " ")]


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        ("4000000 cny over", ("超过", "400", "万元"), ("over CNY", "4", "million")),
        ("9922 household exact", ("", "9,922", "户"), ("", "9,922", "households")),
        ("91.5 percent exact", ("", "91.5", "%"), ("", "91.5", "%")),
        ("4 rank exact", ("第", "4", "位"), ("", "4th", "")),
        ("10 rank at&most", ("前", "10", "位"), ("top", "10", "")),
        ("1 times-per-month exact", ("每月", "1", "次"), ("", "once", "a month")),
        ("2 times-per-month at&least", ("每月至少", "2", "次"), ("at least", "twice", "a month")),
        ("-0.3 percentage-point exact", ("", "-0.3", "个百分点"), ("", "-0.3", "percentage points")),
        ("2024-06-30 date at&most", ("不晚于", "2024 年 6 月 30 日", ""), ("by", "30 June 2024", "")),
    ],
)
def test_the_parts_of_a_value(line: str, zh: tuple[str, str, str], en: tuple[str, str, str]) -> None:
    assert [(value.before, value.number, value.after) for value in shown(line)] == [zh, en]


def test_a_frequency_without_a_period_is_an_amount() -> None:
    assert show_value(Decimal(4), UNITS["times"], ZH).text == "4 次"


stored = st.one_of(
    st.integers(0, 10**13).map(Decimal),
    st.decimals(min_value=-1000, max_value=10**6, places=2),
    st.builds(
        lambda number, scale: number.scaleb(scale),
        st.decimals(min_value=0, max_value=99999, places=2),
        st.sampled_from([4, 8]),
    ),
)


@given(stored, st.sampled_from(["cny", "household", "percent", "percentage-point"]))
def test_chinese_for_readers_is_read_back(value: Decimal, unit: str) -> None:
    value = abs(value) if unit == "household" else value
    quantity = read(show_value(value, UNITS[unit], ZH).text)
    assert (quantity.value, quantity.unit_word) == (Fraction(value), UNITS[unit].name["zh"])


@given(stored)
def test_english_for_readers_loses_no_digit(value: Decimal) -> None:
    digits, scale = split_scale(value, EN)
    factor = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    assert Decimal(digits.replace(",", "")) * factor == value
