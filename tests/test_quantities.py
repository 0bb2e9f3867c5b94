"""The number grammar: exact readings of short number strings, refusals, and round trips."""

from __future__ import annotations

import re
import time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from scripts.numbers.numerals import QuantityError, canonical
from scripts.numbers.quantities import Quantity
from scripts.numbers.search import find_runs
from tests.grammar import UNITS, read, written
from tests.slow_numbers import meanings
from tools.bench_numbers import REFUSED as REFUSED_MEANING
from tools.bench_numbers import CorpusForm, read_corpus, read_form

# text · value · unit word ("-": none) · kind · qualifier · step ("-": none) · bounds
CASES = """
1.6亿元 160000000 元 money exact 10000000 [155000000,165000000)
19.1亿元 1910000000 元 money exact 10000000 [1905000000,1915000000)
204.88亿元 20488000000 元 money exact 1000000 [20487500000,20488500000)
8416万元 84160000 元 money exact 10000 [84155000,84165000)
6794.2万元 67942000 元 money exact 1000 [67941500,67942500)
3000万元 30000000 元 money exact 10000 [29995000,30005000)
3千万元 30000000 元 money exact 10000000 [25000000,35000000)
1.2万亿元 1200000000000 元 money exact 100000000000 [1150000000000,1250000000000)
2亿3000万元 230000000 元 money exact 10000 [229995000,230005000)
13168元 13168 元 money exact 1 [13167.5,13168.5)
13,168元 13168 元 money exact 1 [13167.5,13168.5)
500元/年 500 元/年 money exact 1 [499.5,500.5)
400余万元 4000000 元 money over 1000000 (4000000,5000000)
百余万元 1000000 元 money over 1000000 (1000000,2000000)
上限300万元 3000000 元 money at&most 10000 (,3000000]
最高补助5万元 50000 元 money at&most 10000 (,50000]
超过6400亿 640000000000 - number over 100000000 (640000000000,)
突破100亿元 10000000000 元 money over 100000000 (10000000000,)
十亿元 1000000000 元 money exact 1000000000 [500000000,1500000000)
三万五千元 35000 元 money exact 1000 [34500,35500)
9922户 9922 户 count exact 1 [9922,9922]
32550人 32550 人 count exact 1 [32550,32550]
962人次 962 人次 count exact 1 [962,962]
19.72万人次 197200 人次 count exact 100 [197150,197250)
26.8万人 268000 人 count exact 1000 [267500,268500)
53.3万名 533000 名 count exact 1000 [532500,533500)
2.34万 23400 - number exact 100 [23350,23450)
32.08万座 320800 座 count exact 100 [320750,320850)
4.5亿袋 450000000 袋 count exact 10000000 [445000000,455000000)
4007眼 4007 眼 count exact 1 [4007,4007]
105批次 105 批次 count exact 1 [105,105]
55个班(次) 55 个班(次) count exact 1 [55,55]
5个班（次） 5 个班(次) count exact 1 [5,5]
15个工作日 15 个工作日 time exact 1 [15,15]
9个自然日 9 个自然日 time exact 1 [9,9]
收入达到1150个 1150 个 count exact 1 [1150,1150]
共涉及项目83个 83 个 count exact 1 [83,83]
22个省 22 个省 count exact 1 [22,22]
8条 8 条 count exact 1 [8,8]
六大 6 大 count exact 1 [6,6]
两张 2 张 count exact 1 [2,2]
三重 3 重 count exact 1 [3,3]
唯一 1 - number exact 1 [0.5,1.5)
2244 2244 - number exact 1 [2243.5,2244.5)
一百零五户 105 户 count exact 1 [105,105]
两百二十人 220 人 count exact 1 [220,220]
１２３户 123 户 count exact 1 [123,123]
26,562个 26562 个 count exact 1 [26562,26562]
26.8_万人 268000 人 count exact 1000 [267500,268500)
5千克 0.005 吨 other exact 0.001 [0.0045,0.0055)
5亿千瓦时 500000000 千瓦时 other exact 100000000 [450000000,550000000)
120平方米 120 平方米 other exact 1 [119.5,120.5)
186万亩 1860000 亩 other exact 10000 [1855000,1865000)
940余人次 940 人次 count over 10 (940,950)
20多万 200000 - number over 100000 (200000,300000)
500余万 5000000 - number over 1000000 (5000000,6000000)
1.2万余 12000 - number over 1000 (12000,13000)
55万余座 550000 座 count over 10000 (550000,560000)
三千余户 3000 户 count over 1000 (3000,4000)
20余名 20 名 count over 10 (20,30)
三年多 3 年 time over 1 (3,4)
一个多月 1 个月 time over 1 (1,2)
十来个 10 个 count about 10 [0,20]
上千人 1000 人 count at&least 1 [1000,)
过百家 100 家 count over 1 (100,)
不超过百人 100 人 count at&most 1 (,100]
至少有1人 1 人 count at&least 1 [1,)
至少有一人 1 人 count at&least 1 [1,)
不少于30户 30 户 count at&least 1 [30,)
98万人以上 980000 人 count at&least 10000 [980000,)
100个以内 100 个 count at&most 1 (,100]
30日内 30 日 time at&most 1 (,30]
不足5个 5 个 count under 1 (,5)
节约20万元 200000 元 money exact 10000 [195000,205000)
约940人 940 人 count about 10 [893,987]
近700万 7000000 - number about 1000000 [6000000,7000000]
91.5% 91.5 % ratio exact 0.1 [91.45,91.55)
９１．５％ 91.5 % ratio exact 0.1 [91.45,91.55)
55.20% 55.2 % ratio exact 0.01 [55.195,55.205)
占90.5% 90.5 % ratio exact 0.1 [90.45,90.55)
增长13.6% 13.6 % ratio exact 0.1 [13.55,13.65)
增长-2.3% -2.3 % ratio exact 0.1 (-2.35,-2.25]
103% 103 % ratio exact 1 [102.5,103.5)
100% 100 % ratio exact 1 [99.5,100.5)
50%以上 50 % ratio at&least 1 [50,)
支出50%以上 50 % ratio at&least 1 [50,)
超过50%以上 50 % ratio over 1 (50,)
不低于20% 20 % ratio at&least 1 [20,)
不低于总数20% 20 % ratio at&least 1 [20,)
未超过30% 30 % ratio at&most 1 (,30]
75%左右 75 % ratio about 1 [71.25,78.75]
接近88% 88 % ratio about 1 [87,88]
超过三成 30 % ratio over 10 (30,)
超过了三成 30 % ratio over 10 (30,)
三成 30 % ratio exact 10 [25,35)
六成五 65 % ratio exact 1 [64.5,65.5)
七成多 70 % ratio over 10 (70,80)
过半 50 % ratio over 10 (50,)
一半 50 % ratio exact 10 [45,55)
半数以上 50 % ratio at&least 10 [50,)
百分之三十 30 % ratio exact 1 [29.5,30.5)
百分之三点五 3.5 % ratio exact 0.1 [3.45,3.55)
百分之百 100 % ratio exact 1 [99.5,100.5)
四分之三 75 % ratio exact 10 [70,80)
2.3‰ 0.23 % ratio exact 0.01 [0.225,0.235)
1.5个百分点 1.5 个百分点 ratio exact 0.1 [1.45,1.55)
8个百分点 8 个百分点 ratio exact 1 [7.5,8.5)
2.3倍 2.3 倍 ratio exact 0.1 [2.25,2.35)
翻一番 2 倍 ratio exact 1 [1.5,2.5)
2.29:1 2.29 :1 ratio exact 0.01 [2.285,2.295)
61.2亿斤 3060000 吨 other exact 5000 [3057500,3062500)
500斤 0.25 吨 other exact 0.0005 [0.24975,0.25025)
三年 3 年 time exact 1 [3,3]
半年 0.5 年 time exact 0.5 [0.25,0.75)
超过半年 0.5 年 time over 0.5 (0.5,)
两年半 2.5 年 time exact 0.5 [2.25,2.75)
第四位 4 位 rank exact - [4,4]
位列全省第四位 4 位 rank exact - [4,4]
首位 1 位 rank exact - [1,1]
居全国地级市首位 1 位 rank exact - [1,1]
居全省第一 1 - rank exact - [1,1]
第2名 2 名 rank exact - [2,2]
前三名 3 名 rank at&most - (,3]
无一户 0 户 zero exact - [0,0]
无一人 0 人 zero exact - [0,0]
无一人失学辍学 0 人 zero exact - [0,0]
没有发生返贫致贫情况 0 - zero exact - [0,0]
未发生1起 0 起 zero exact - [0,0]
一个返贫致贫都不能有 0 个 zero exact - [0,0]
零返贫 0 - zero exact - [0,0]
动态清零 0 - zero exact - [0,0]
0户 0 户 count exact 1 [0,0]
3—5个 3 个 range exact 1 [3,5]
3至5个 3 个 range exact 1 [3,5]
三到五 3 - range exact 1 [3,5]
200—300万元 2000000 元 range exact 10000 [2000000,3000000]
3000元至5万元 3000 元 range exact 10000 [3000,50000]
20%—30% 20 % range exact 1 [20,30]
三至五成 30 % range exact 10 [30,50]
一周一研判 1 次/周 frequency exact - [1,1]
一月一调度 1 次/月 frequency exact - [1,1]
半月一调度 2 次/月 frequency exact - [2,2]
一季度召开一次 1 次/季度 frequency exact - [1,1]
每月一次 1 次/月 frequency exact - [1,1]
一年两次 2 次/年 frequency exact - [2,2]
每季度至少召开一次 1 次/季度 frequency at&least - [1,)
两周一次 0.5 次/周 frequency exact - [0.5,0.5]
三个月一次 1 次/季度 frequency exact - [1,1]
每半年一次 2 次/年 frequency exact - [2,2]
每日一报 1 次/日 frequency exact - [1,1]
周调度 1 次/周 frequency exact - [1,1]
每月 1 次/月 frequency exact - [1,1]
每周不少于3天 3 天/周 time at&least 1 [3,)
三分之一 33.33 % ratio exact 10 [28.33,38.33)
二十五分之一 4 % ratio exact 4 [2,6)
三成半 35 % ratio exact 5 [32.5,37.5)
2吨半 2.5 吨 other exact 0.5 [2.25,2.75)
半年多 0.5 年 time over 0.5 (0.5,1)
3元5角 3.5 元 money exact 0.1 [3.45,3.55)
12‱ 0.12 % ratio exact 0.01 [0.115,0.125)
八五折 85 % ratio exact 1 [84.5,85.5)
1比3 0.3333 :1 ratio exact 1 (0.2857,0.4]
叁佰贰拾万元整 3200000 元 money exact 100000 [3150000,3250000)
3千萬元 30000000 元 money exact 10000000 [25000000,35000000)
每万人拥有医生3.5人 3.5 人/万人 count exact 0.1 [3.45,3.55)
负增长2.1% -2.1 % ratio exact 0.1 (-2.15,-2.05]
零下5度 -5 度 other exact 1 (-5.5,-4.5]
5万元以上不足10万元 50000 元 range exact 10000 [50000,100000)
约3—5万元 20000 元 range about 10000 [20000,60000]
双月一次 0.5 次/月 frequency exact - [0.5,0.5]
约98年 98 年 time about 1 [93.1,102.9]
98年以上 98 年 time at&least 1 [98,)
每周约两次 2 次/周 frequency about - [1,3]
60岁 60 岁 other exact 1 [59.5,60.5)
32日 32 日 time exact 1 [32,32]
十成 100 % ratio exact 10 [95,105)
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

# text · the problem and the words that it quotes (& is a space)
REFUSED = """
9922户32550人 unknown-unit-word&户32550人
由20个工作日缩减至8个自然日 unknown-word&由
从3个到5个 unknown-word&从
5个至3个 no-range
约3-5 no-range
2021—2025年 no-range
上升3%至5% no-range
一户一策 unknown-unit-word&户一策
第一书记819名 no-rank
10，740元 unknown-unit-word&，740元
16:17 ratio
1:30 ratio
约1比3 inverse-ratio
1比1万 inverse-ratio
三五 malformed&三五
3万5 malformed&3万5
007 malformed&007
三成五成 unknown-unit-word&%成
12成 idiom
11成 idiom
10.5折 idiom
31日 period
百人 idiom
2_3户 space
1._30户 space
高于全省3个百分点 comparison&高于&全省
最低工资2000元 comparison&最低&工资
约940余人 contradiction&约…余
近20%以上 contradiction&近…以上
数百人 unknown-word&数
倒数第三 unknown-word&倒数第
±5% unknown-word&±
l2户 unknown-word&l
—0.5% unknown-word&—
下降-2.1% misplaced&-&下降
收入-5万元 misplaced&-&收入
负增长-2% misplaced&-&负增长
增减5户 misplaced&减&增
-5人 below-zero
十几个 unknown-unit-word&几个
3兆元 unknown-unit-word&兆元
3个内 unknown-unit-word&个内
5万元（含） range-word
5万元以上的村 unknown-unit-word&元以上的村
9922户， unknown-unit-word&户，
一户不落 unknown-unit-word&户不落
没有50% unknown-word&没有
零工 zero-in-word
三天一次 endless-frequency&日
三季度一次 date-or-number
不是每周一次 beside-frequency&不是
6月前 first-or-last-day
周五 unknown-word&周
23日 period
98年 period
近三年 period
第0名 no-rank
居5位 no-rank
6月31日 no-such-day
5.3million unknown-unit-word&million
over30万人 unknown-word&over
④个 unread-numeral&④
全部 no-number
每人每年5元 misplaced&年&人
"""
# text · direction · value · as a change
CHANGES = """
下降13% down 13 -13
同比下降了2.1个百分点 down 2.1 -2.1
下降近三成 down 30 -30
减少到8个 - 8 8
降至5% - 5 5
增长5% up 5 5
增长-2.3% up -2.3 -2.3
负增长2.1% up -2.1 -2.1
-2.1% - -2.1 -2.1
"""


def rows(table: str) -> list[list[str]]:
    return [
        [cell.replace("&", " ").replace("_", " ") for cell in line.split(" ")] for line in table.strip().splitlines()
    ]


@pytest.mark.parametrize("row", rows(CASES), ids=lambda row: row[0])
def test_reads_what_documents_write(row: list[str]) -> None:
    quantity = read(row[0])
    step = "-" if quantity.step is None else canonical(quantity.step)
    found = [quantity.canonical, quantity.unit_word or "-", quantity.kind, quantity.qualifier, step]
    assert [*found, written(quantity.bounds)] == row[1:]
    assert quantity.text == row[0]


@pytest.mark.parametrize("row", rows(DATES), ids=lambda row: row[0])
def test_reads_dates_as_deadlines(row: list[str]) -> None:
    quantity = read(row[0])
    assert [quantity.date, quantity.qualifier, quantity.kind, quantity.value] == [*row[1:], "date", None]
    assert quantity.canonical == row[1]


@pytest.mark.parametrize("row", rows(REFUSED), ids=lambda row: row[0])
def test_refuses_rather_than_chooses(row: list[str]) -> None:
    with pytest.raises(QuantityError, match=f"^“{re.escape(row[0])}”: {re.escape(row[1])}$"):
        read(row[0])


@pytest.mark.parametrize("row", rows(CHANGES), ids=lambda row: row[0])
def test_a_fall_is_kept_apart_from_its_number(row: list[str]) -> None:
    quantity = read(row[0])
    assert [quantity.direction or "-", quantity.canonical, quantity.change.canonical] == row[1:]


def test_a_fall_as_a_change_has_its_limits_below_zero() -> None:
    fall = read("下降2.1%").change
    assert (written(fall.bounds), written(fall.truncated)) == ("(-2.15,-2.05]", "(-2.2,-2.1]")


def test_a_fraction_is_exact() -> None:
    third = read("三分之一")
    assert (third.value, third.bounds.low, third.bounds.high) == (Fraction(100, 3), Fraction(85, 3), Fraction(115, 3))


def test_a_date_without_a_year_asks_for_one() -> None:
    with pytest.raises(QuantityError) as error:
        read("6月底", None)
    assert str(error.value) == "“6月底”: no-year"


def test_truncated_reading_of_a_rounded_number() -> None:
    assert written(read("91.5%").truncated) == "[91.5,91.6)"
    assert written(read("1.6亿元").truncated) == "[160000000,170000000)"
    assert written(read("-2.3%").truncated) == "(-2.4,-2.3]"
    assert read("9922户").truncated == read("9922户").bounds
    share = Decimal(76) * 100 / 83  # 91.566…: 91.5% was cut, not rounded
    assert not read("91.5%").bounds.contains(share)
    assert read("91.5%").truncated.contains(share)


def test_a_text_is_not_longer_than_a_figure() -> None:
    with pytest.raises(QuantityError, match="too-long"):
        read("个" * 61)
    with pytest.raises(QuantityError, match="no-number"):
        read("个" * 60)


# --- the corpus ----------------------------------------------------------------------------------------------------
def test_the_corpus_is_large_and_of_many_kinds() -> None:
    forms = read_corpus()
    assert len({form.text for form in forms}) == len(forms) >= 600
    assert len({form.kind for form in forms}) >= 30


@pytest.mark.parametrize("form", read_corpus(), ids=lambda form: f"{form.kind}: {form.text}")
def test_each_form_of_the_corpus_is_read_as_it_is_meant(form: CorpusForm) -> None:
    assert read_form(form.text, UNITS) == form.meaning


def test_traditional_and_full_width_forms_are_read_the_same() -> None:
    traditional = OpenCC("s2t")
    wide = {code: code + 0xFEE0 for code in map(ord, "0123456789%-~:().+/<>")}
    for form in read_corpus():
        text = "".join(traditional.convert(sign) for sign in form.text)
        assert [read_form(text, UNITS), read_form(text.translate(wide), UNITS)] == [form.meaning] * 2, form.text


@pytest.mark.parametrize("form", read_corpus(), ids=lambda form: form.text)
def test_the_search_sees_what_the_grammar_reads(form: CorpusForm) -> None:
    if form.meaning != REFUSED_MEANING and "-" not in form.meaning[0][1:]:
        assert find_runs(form.text)


# --- round trips ---------------------------------------------------------------------------------------------------
WRITTEN = [
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
    numbers,
    st.sampled_from(list(SCALES)),
    st.sampled_from([*WRITTEN, "%", "个百分点", "倍"]),
    st.sampled_from(WORDINGS),
)
def test_what_is_written_officially_is_read_back(
    number: Decimal, scale: str, unit: str, wording: tuple[str, str]
) -> None:
    quantity = read(wording[0].format(f"{canonical(number)}{scale}", unit))
    expected = (Fraction(number.scaleb(SCALES[scale])), unit, wording[1])
    assert (quantity.value, quantity.unit_word, quantity.qualifier) == expected
    assert quantity.value is not None
    inside = quantity.bounds.contains(quantity.value)
    assert inside == (wording[1] not in {"over", "under"})


@given(st.integers(1, 9999), st.sampled_from(["", "万", "亿"]), st.sampled_from("余多"), st.booleans())
def test_over_by_less_than_one_place(number: int, scale: str, more: str, inside: bool) -> None:
    text = f"{number}{more}{scale}户" if inside else f"{number}{scale}{more}户"
    quantity = read(text)
    assert quantity.value == number * 10 ** SCALES[scale]
    assert quantity.qualifier == "over"
    low, high = quantity.bounds.low, quantity.bounds.high
    assert low == quantity.value
    assert high is not None
    assert high - quantity.value == quantity.step
    assert set(canonical(high - quantity.value).strip("0")) == {"1"}


# --- a second reader -----------------------------------------------------------------------------------------------
PIECES = [*"零一二两三五九十百千万亿點点叁贰拾佰萬億兩", *"0125890", "10", "3.5", "1,000", "20", ".", ",", "５"]
MARKS = [
    "半",
    "余",
    "多",
    "来",
    "分之",
    "成",
    "折",
    "元",
    "角",
    "户",
    "戶",
    "吨",
    "斤",
    "年",
    "%",
    "‰",
    "％",
    "个百分点",
    "倍",
    "位",
]
BESIDE = [
    "约",
    "近",
    "超过",
    "超過",
    "不到",
    "不低于",
    "≥",
    "以上",
    "左右",
    "以内",
    "负",
    "-",
    "－",
    "增长",
    "下降",
    "占",
    "第",
]
ODD = [
    "几",
    "数",
    "±",
    "½",
    "④",
    " ",
    "l",
    "兆",
    "至",
    "—",
    "~",
    "～",
    ":",
    "：",
    "比",
    "翻",
    "番",
    "上",
    "过",
    "一半",
    "半数",
    ":1",
]
anything = st.lists(st.sampled_from([*PIECES, *MARKS, *BESIDE, *ODD]), min_size=1, max_size=6).map("".join)
likely = st.tuples(
    st.sampled_from(["", *BESIDE]),
    st.lists(st.sampled_from([*PIECES, "余", "多", "半", "分之"]), min_size=1, max_size=4).map("".join),
    st.sampled_from(["", *MARKS]),
    st.sampled_from(["", "", *MARKS, *ODD, *PIECES, *BESIDE]),
    st.sampled_from(["", "", *PIECES, *MARKS, *BESIDE]),
).map("".join)


@settings(max_examples=1500, deadline=None)
@given(st.one_of(anything, likely))
@example("三成半")
@example("叁佰贰拾万元")
@example("超过3.5萬戶以上")
@example("约3—5万元")
@example("1比3")
@example("翻三番")
@example("3元5角")
@example("八五折")
def test_nothing_is_read_that_a_slow_reader_does_not_read_too(text: str) -> None:
    try:
        quantity = read(text)
    except QuantityError:
        return
    if quantity.kind in {"date", "frequency"}:
        return
    values = {value for value, qualifier in meanings(text) if qualifier == quantity.qualifier}
    low = quantity.value if quantity.qualifier == "exact" or quantity.kind != "range" else None
    assert low in values or (low is None and values), f"{text} is read as {quantity.canonical} {quantity.qualifier}"


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
        quantity = read(text, year)
    except QuantityError as error:
        assert str(error).startswith(f"“{text}”: ")
        return
    assert isinstance(quantity, Quantity)
    assert (quantity.value is None) == (quantity.date is not None)
    assert quantity.canonical


def test_a_hundred_thousand_figures_take_seconds() -> None:
    start = time.process_time()
    for index in range(50_000):
        read(f"{index}户")
        read(f"超过{index / 100:.2f}万元以上")
    assert time.process_time() - start < 30  # a few seconds on any machine of today
