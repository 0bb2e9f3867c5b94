"""The number grammar: exact readings of short number strings, refusals, and round trips."""

from __future__ import annotations

import re
import time
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scripts.numbers.qualifiers import Interval
from scripts.numbers.quantities import Quantity, QuantityError, canonical, format_en, format_zh, parse

# text · value · unit word ("-": none) · kind · qualifier · step ("-": none) · scale · bounds
CASES = """
1.6亿元 160000000 元 amount exact 10000000 100000000 [155000000,165000000)
19.1亿元 1910000000 元 amount exact 10000000 100000000 [1905000000,1915000000)
204.88亿元 20488000000 元 amount exact 1000000 100000000 [20487500000,20488500000)
8416万元 84160000 元 amount exact 10000 10000 [84155000,84165000)
6794.2万元 67942000 元 amount exact 1000 10000 [67941500,67942500)
3000万元 30000000 元 amount exact 10000 10000 [29995000,30005000)
3千万元 30000000 元 amount exact 10000000 10000 [25000000,35000000)
1.2万亿元 1200000000000 元 amount exact 100000000000 1000000000000 [1150000000000,1250000000000)
2亿3000万元 230000000 元 amount exact 10000 10000 [229995000,230005000)
13168元 13168 元 amount exact 1 1 [13167.5,13168.5)
13,168元 13168 元 amount exact 1 1 [13167.5,13168.5)
500元/年 500 元/年 amount exact 1 1 [499.5,500.5)
400余万元 4000000 元 amount over 1000000 10000 (4000000,5000000)
百余万元 1000000 元 amount over 1000000 10000 (1000000,2000000)
上限300万元 3000000 元 amount at&most 10000 10000 (,3000000]
最高补助5万元 50000 元 amount at&most 10000 10000 (,50000]
超过6400亿 640000000000 - count over 100000000 100000000 (640000000000,)
突破100亿元 10000000000 元 amount over 100000000 100000000 (10000000000,)
十亿元 1000000000 元 amount exact 1000000000 100000000 [500000000,1500000000)
10亿级 1000000000 级 count exact 100000000 100000000 [950000000,1050000000)
三万五千元 35000 元 amount exact 1000 1 [34500,35500)
9922户 9922 户 count exact 1 1 [9922,9922]
32550人 32550 人 count exact 1 1 [32550,32550]
962人次 962 人次 count exact 1 1 [962,962]
19.72万人次 197200 人次 count exact 100 10000 [197150,197250)
26.8万人 268000 人 count exact 1000 10000 [267500,268500)
53.3万名 533000 名 count exact 1000 10000 [532500,533500)
2.34万 23400 - count exact 100 10000 [23350,23450)
32.08万座 320800 座 count exact 100 10000 [320750,320850)
4.5亿袋 450000000 袋 count exact 10000000 100000000 [445000000,455000000)
4007眼 4007 眼 count exact 1 1 [4007,4007]
105批次 105 批次 count exact 1 1 [105,105]
55个班(次) 55 个班(次) count exact 1 1 [55,55]
5个班（次） 5 个班(次) count exact 1 1 [5,5]
15个工作日 15 个工作日 count exact 1 1 [15,15]
9个自然日 9 个自然日 count exact 1 1 [9,9]
收入达到1150个 1150 个 count exact 1 1 [1150,1150]
共涉及项目83个 83 个 count exact 1 1 [83,83]
22个省 22 个省 count exact 1 1 [22,22]
8条 8 条 count exact 1 1 [8,8]
六大 6 大 count exact 1 1 [6,6]
两张 2 张 count exact 1 1 [2,2]
三重 3 重 count exact 1 1 [3,3]
唯一 1 - count exact 1 1 [1,1]
2244 2244 - count exact 1 1 [2244,2244]
一百零五户 105 户 count exact 1 1 [105,105]
两百二十人 220 人 count exact 1 1 [220,220]
１２３户 123 户 count exact 1 1 [123,123]
26,562个 26562 个 count exact 1 1 [26562,26562]
26.8_万人 268000 人 count exact 1000 10000 [267500,268500)
5千克 5 千克 amount exact 1 1 [4.5,5.5)
5亿千瓦时 500000000 千瓦时 amount exact 100000000 100000000 [450000000,550000000)
120平方米 120 平方米 amount exact 1 1 [119.5,120.5)
186万亩 1860000 亩 amount exact 10000 10000 [1855000,1865000)
940余人次 940 人次 count over 10 1 (940,950)
20多万 200000 - count over 100000 10000 (200000,300000)
500余万 5000000 - count over 1000000 10000 (5000000,6000000)
1.2万余 12000 - count over 1000 10000 (12000,13000)
55万余座 550000 座 count over 10000 10000 (550000,560000)
三千余户 3000 户 count over 1000 1 (3000,4000)
20余名 20 名 count over 10 1 (20,30)
三年多 3 年 count over 1 1 (3,4)
一个多月 1 个月 count over 1 1 (1,2)
十来个 10 个 count about 10 1 [0,20]
上千人 1000 人 count at&least 1 1 [1000,)
过百家 100 家 count over 1 1 (100,)
不超过百人 100 人 count at&most 1 1 (,100]
至少有1人 1 人 count at&least 1 1 [1,)
至少有一人 1 人 count at&least 1 1 [1,)
不少于30户 30 户 count at&least 1 1 [30,)
98万人以上 980000 人 count at&least 10000 10000 [980000,)
100个以内 100 个 count at&most 1 1 (,100]
30日内 30 日 count at&most 1 1 (,30]
不足5个 5 个 count under 1 1 (,5)
查找不足5个 5 个 count exact 1 1 [5,5]
节约20万元 200000 元 amount exact 10000 10000 [195000,205000)
约940人 940 人 count about 10 1 [893,987]
近700万 7000000 - count about 1000000 10000 [6000000,7000000]
91.5% 91.5 % percent exact 0.1 1 [91.45,91.55)
９１．５％ 91.5 % percent exact 0.1 1 [91.45,91.55)
55.20% 55.2 % percent exact 0.01 1 [55.195,55.205)
占90.5% 90.5 % percent exact 0.1 1 [90.45,90.55)
增长13.6% 13.6 % percent exact 0.1 1 [13.55,13.65)
增长-2.3% -2.3 % percent exact 0.1 1 (-2.35,-2.25]
103% 103 % percent exact 1 1 [102.5,103.5)
100% 100 % percent exact 1 1 [99.5,100.5)
50%以上 50 % percent at&least 1 1 [50,)
支出50%以上 50 % percent at&least 1 1 [50,)
超过50%以上 50 % percent over 1 1 (50,)
不低于20% 20 % percent at&least 1 1 [20,)
不低于总数20% 20 % percent at&least 1 1 [20,)
未超过30% 30 % percent at&most 1 1 (,30]
75%左右 75 % percent about 1 1 [71.25,78.75]
接近88% 88 % percent about 1 1 [87,88]
超过三成 30 % percent over 10 1 (30,)
超过了三成 30 % percent over 10 1 (30,)
三成 30 % percent exact 10 1 [25,35)
六成五 65 % percent exact 1 1 [64.5,65.5)
七成多 70 % percent over 10 1 (70,80)
过半 50 % percent over 10 1 (50,)
一半 50 % percent exact 10 1 [45,55)
半数以上 50 % percent at&least 10 1 [50,)
百分之三十 30 % percent exact 1 1 [29.5,30.5)
百分之三点五 3.5 % percent exact 0.1 1 [3.45,3.55)
百分之百 100 % percent exact 1 1 [99.5,100.5)
四分之三 75 % percent exact 1 1 [74.5,75.5)
2.3‰ 2.3 ‰ percent exact 0.1 1 [2.25,2.35)
1.5个百分点 1.5 个百分点 points exact 0.1 1 [1.45,1.55)
8个百分点 8 个百分点 points exact 1 1 [7.5,8.5)
2.3倍 2.3 倍 multiple exact 0.1 1 [2.25,2.35)
翻一番 2 倍 multiple exact 1 1 [1.5,2.5)
2.29:1 2.29 :1 multiple exact 0.01 1 [2.285,2.295)
61.2亿斤 3060000 吨 amount exact 5000 100000000 [3057500,3062500)
500斤 0.25 吨 amount exact 0.0005 1 [0.24975,0.25025)
三年 3 年 count exact 1 1 [3,3]
半年 0.5 年 count exact 0.1 1 [0.45,0.55)
超过半年 0.5 年 count over 0.1 1 (0.5,)
两年半 2.5 年 count exact 0.1 1 [2.45,2.55)
第四位 4 位 rank exact - 1 [4,4]
位列全省第四位 4 位 rank exact - 1 [4,4]
首位 1 位 rank exact - 1 [1,1]
居全国地级市首位 1 位 rank exact - 1 [1,1]
居全省第一 1 - rank exact - 1 [1,1]
第2名 2 名 rank exact - 1 [2,2]
前三名 3 名 rank at&most - 1 (,3]
无一户 0 户 zero exact - 1 [0,0]
无一人 0 人 zero exact - 1 [0,0]
无一人失学辍学 0 人 zero exact - 1 [0,0]
没有发生返贫致贫情况 0 - zero exact - 1 [0,0]
未发生1起 0 起 zero exact - 1 [0,0]
一个返贫致贫都不能有 0 个 zero exact - 1 [0,0]
零返贫 0 - zero exact - 1 [0,0]
动态清零 0 - zero exact - 1 [0,0]
0户 0 户 count exact 1 1 [0,0]
3—5个 3 个 range exact 1 1 [3,5]
3至5个 3 个 range exact 1 1 [3,5]
三到五 3 - range exact 1 1 [3,5]
200—300万元 2000000 元 range exact 10000 10000 [2000000,3000000]
3000元至5万元 3000 元 range exact 10000 10000 [3000,50000]
20%—30% 20 % range exact 1 1 [20,30]
三至五成 30 % range exact 10 1 [30,50]
一周一研判 1 次/周 frequency exact - 1 [1,1]
一月一调度 1 次/月 frequency exact - 1 [1,1]
半月一调度 2 次/月 frequency exact - 1 [2,2]
一季度召开一次 1 次/季度 frequency exact - 1 [1,1]
每月一次 1 次/月 frequency exact - 1 [1,1]
一年两次 2 次/年 frequency exact - 1 [2,2]
每季度至少召开一次 1 次/季度 frequency at&least - 1 [1,)
两周一次 0.5 次/周 frequency exact - 1 [0.5,0.5]
三个月一次 1 次/季度 frequency exact - 1 [1,1]
每半年一次 2 次/年 frequency exact - 1 [2,2]
每日一报 1 次/日 frequency exact - 1 [1,1]
周调度 1 次/周 frequency exact - 1 [1,1]
每月 1 次/月 frequency exact - 1 [1,1]
每周不少于3天 3 天 count at&least 1 1 [3,)
"""

DATES = """
6月底 2022-06-30 exact
6月底前 2022-06-30 at&most
6月30日 2022-06-30 exact
截至6月30日 2022-06-30 exact
2023年6月底 2023-06-30 exact
２０２３年６月底前 2023-06-30 at&most
2022年2月 2022-02-28 exact
2024年2月 2024-02-29 exact
2025年 2025-12-31 exact
2021年度 2021-12-31 exact
二〇二五年 2025-12-31 exact
年底 2022-12-31 exact
年底前 2022-12-31 at&most
年内 2022-12-31 at&most
去年12月 2021-12-31 exact
明年上半年 2023-06-30 exact
第一季度 2022-03-31 exact
9月中旬 2022-09-20 exact
2023.06.30 2023-06-30 exact
2023-06-30 2023-06-30 exact
"""

# text · what the message says (& is a space)
REFUSED = """
9922户32550人 more&than&one&number
由20个工作日缩减至8个自然日 not&the&two&ends&of&a&range
从3个到5个 not&the&two&ends&of&a&range
5个至3个 not&the&two&ends&of&a&range
约3—5个 not&the&two&ends&of&a&range
2021—2025年 not&the&two&ends&of&a&range
一户一策 more&than&one&number
一年3000元 more&than&one&number
第一书记819名 more&than&one&number
10，740元 more&than&one&number
16:17 more&than&one&number
三五 not&a&well-formed&number
十四五 not&a&well-formed&number
3万5 not&a&well-formed&number
007 not&a&well-formed&number
1.2.3 not&a&well-formed&number
0555-1234567 not&a&well-formed&number
2_3户 a&space&between&digits
高于全省3个百分点 may&compare
约940余人 say&different&things
近20%以上 say&different&things
数百人 names&no&number
十几个 is&not&a&unit&word
5万元以上的村 is&not&a&unit&word
9922户， punctuation&around
一户不落 is&not&a&unit&word
一个都不能少 is&not&a&unit&word
没有一户不达标 after&a&negation
无一例外 after&a&negation
没有50% after&a&negation
零工 part&of&another&word
三分之二 no&exact&decimal
三天一次 no&exact&decimal
周五 a&day&or&a&period
23日 a&day&or&a&period
近三年 a&day&or&a&period
第0名 a&rank&must&be
6月31日 no&such&day
5.3million is&not&a&unit&word
over30万人 other&numbers,&foreign&words
全部 no&number
① no&number
"""


def rows(table: str) -> list[list[str]]:
    return [
        [cell.replace("&", " ").replace("_", " ") for cell in line.split(" ")] for line in table.strip().splitlines()
    ]


def written(bounds: Interval) -> str:
    ends = ["" if end is None else canonical(end) for end in (bounds.low, bounds.high)]
    return f"{'[' if bounds.low_closed else '('}{','.join(ends)}{']' if bounds.high_closed else ')'}"


@pytest.mark.parametrize("row", rows(CASES), ids=lambda row: row[0])
def test_reads_what_documents_write(row: list[str]) -> None:
    quantity = parse(row[0])
    step = "-" if quantity.step is None else canonical(quantity.step)
    found = [quantity.canonical, quantity.unit_word or "-", quantity.kind, quantity.qualifier, step]
    assert [*found, str(quantity.scale), written(quantity.bounds)] == row[1:]
    assert quantity.text == row[0]


@pytest.mark.parametrize("row", rows(DATES), ids=lambda row: row[0])
def test_reads_dates_as_deadlines(row: list[str]) -> None:
    quantity = parse(row[0], 2022)
    assert [quantity.date, quantity.qualifier, quantity.kind, quantity.value] == [*row[1:], "date", None]
    assert quantity.canonical == row[1]


@pytest.mark.parametrize("row", rows(REFUSED), ids=lambda row: row[0])
def test_refuses_rather_than_chooses(row: list[str]) -> None:
    with pytest.raises(QuantityError, match=f"^“{re.escape(row[0])}”: .*{row[1]}.*; "):
        parse(row[0], 2022)


def test_a_date_without_a_year_asks_for_one() -> None:
    with pytest.raises(QuantityError) as error:
        parse("6月底")
    assert str(error.value) == "“6月底”: the date names no year; give the year that the document means"


def test_truncated_reading_of_a_rounded_number() -> None:
    assert written(parse("91.5%").truncated) == "[91.5,91.6)"
    assert written(parse("1.6亿元").truncated) == "[160000000,170000000)"
    assert written(parse("-2.3%").truncated) == "(-2.4,-2.3]"
    assert parse("9922户").truncated == parse("9922户").bounds
    share = Decimal(76) * 100 / 83  # 91.566…: 91.5% was cut, not rounded
    assert not parse("91.5%").bounds.contains(share)
    assert parse("91.5%").truncated.contains(share)


# --- round trips ---------------------------------------------------------------------------------------------------
UNITS = [
    "元",
    "户",
    "人",
    "人次",
    "名",
    "家",
    "座",
    "眼",
    "袋",
    "所",
    "项",
    "批次",
    "个",
    "个班(次)",
    "个工作日",
    "亩",
    "",
]
WORDINGS = [
    ("{}{}", "exact"),
    ("超过{}{}", "over"),
    ("超{}{}", "over"),
    ("突破{}{}", "over"),
    ("不低于{}{}", "at least"),
    ("至少有{}{}", "at least"),
    ("{}{}以上", "at least"),
    ("不到{}{}", "under"),
    ("上限{}{}", "at most"),
    ("不超过{}{}", "at most"),
    ("{}{}以内", "at most"),
    ("约{}{}", "about"),
    ("{}{}左右", "about"),
    ("近{}{}", "about"),
]
SCALES = {"": 0, "万": 4, "亿": 8, "万亿": 12}
numbers = st.decimals(min_value=0, max_value=99999, places=2).map(lambda value: Decimal(canonical(value)))


@given(
    numbers, st.sampled_from(list(SCALES)), st.sampled_from([*UNITS, "%", "个百分点", "倍"]), st.sampled_from(WORDINGS)
)
def test_what_is_written_officially_is_read_back(
    number: Decimal, scale: str, unit: str, wording: tuple[str, str]
) -> None:
    quantity = parse(wording[0].format(f"{canonical(number)}{scale}", unit))
    expected = (number.scaleb(SCALES[scale]), unit, wording[1], 10 ** SCALES[scale])
    assert (quantity.value, quantity.unit_word, quantity.qualifier, quantity.scale) == expected
    assert quantity.value is not None
    inside = quantity.bounds.contains(quantity.value)
    assert inside == (wording[1] not in {"over", "under"})


@given(st.integers(1, 9999), st.sampled_from(["", "万", "亿"]), st.sampled_from("余多"), st.booleans())
def test_over_by_less_than_one_place(number: int, scale: str, more: str, inside: bool) -> None:
    text = f"{number}{more}{scale}户" if inside else f"{number}{scale}{more}户"
    quantity = parse(text)
    assert quantity.value == number * 10 ** SCALES[scale]
    assert quantity.qualifier == "over"
    low, high = quantity.bounds.low, quantity.bounds.high
    assert low == quantity.value
    assert high is not None
    assert high - quantity.value == quantity.step
    assert set(canonical(high - quantity.value).strip("0")) == {"1"}


stored = st.one_of(
    st.integers(0, 10**13).map(Decimal),
    st.decimals(min_value=-1000, max_value=10**6, places=2),
    st.builds(lambda number, scale: number.scaleb(scale), numbers, st.sampled_from([4, 8])),
)


@given(stored, st.sampled_from(["元", "户", "%", "个百分点", ""]))
def test_chinese_for_readers_is_read_back(value: Decimal, unit: str) -> None:
    quantity = parse(format_zh(value, unit))
    assert (quantity.value, quantity.unit_word) == (value, unit)


@given(stored)
def test_english_for_readers_loses_no_digit(value: Decimal) -> None:
    _, digits, *scale = format_en(value, "", "", currency="CNY").split()
    factor = {"million": 10**6, "billion": 10**9, "trillion": 10**12}[scale[0]] if scale else 1
    assert Decimal(digits.replace(",", "")) * factor == value


ALPHABET = (
    "0123456789０９.．,，-—:年月日底前后内周天季度每半个户人元次名位第首无没有不一二两三十百千万亿〇零廿卅余多"
    "来超过近约至到上下以左右成分之点倍翻番%％‰()（ 数几①Ⅳa"
)


@given(
    st.one_of(st.text(max_size=12), st.text(alphabet=ALPHABET, max_size=10)), st.one_of(st.none(), st.integers(1, 9999))
)
@example("九亿一百万分之零零", None)
@example("百分之一点〇〇〇〇〇〇〇〇〇〇〇〇〇〇〇〇〇", 1)
def test_any_text_is_a_quantity_or_a_quantity_error(text: str, year: int | None) -> None:
    try:
        quantity = parse(text, year)
    except QuantityError as error:
        assert str(error).startswith(f"“{text}”: ")
        return
    assert isinstance(quantity, Quantity)
    assert (quantity.value is None) == (quantity.date is not None)
    assert quantity.canonical


def test_a_hundred_thousand_figures_take_seconds() -> None:
    start = time.perf_counter()
    for index in range(50_000):
        parse(f"{index}户")
        parse(f"超过{index / 100:.2f}万元以上")
    assert time.perf_counter() - start < 30  # a few seconds on any machine of today
