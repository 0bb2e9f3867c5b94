"""Workings: the whole text of at least one of each verdict, in Chinese and English."""

from __future__ import annotations

import pytest

from scripts.wording.workings import render_working
from scripts.words import Words, load_words
from tests.audited import figure, judged

WORDS = {"zh": load_words("zh"), "en": load_words("en")}
FIGURES = {
    name: figure(name, stated, unit)
    for name, stated, unit in [
        ("started", "76个", "project"),
        ("planned", "83个", "project"),
        ("started-share", "91.5%", "percent"),
        ("funds", "8416万元", "cny"),
        ("central", "2383万元", "cny"),
        ("province", "887万元", "cny"),
        ("city", "5146万元", "cny"),
        ("goal", "50%以上", "percent"),
        ("spent", "54.71%", "percent"),
        ("none", "无一户", "household"),
        ("more", "400余万元", "cny"),
        ("households", "9922户", "household"),
        ("persons", "32550人", "person"),
        ("employed", "54597人", "person"),
        ("goal-share", "103%", "percent"),
        ("least", "超过3万元", "cny"),
        ("growth", "13.6%", "percent"),
        ("low", "91.4%", "percent"),
        ("list", "八大", "item"),
        ("rate", "91.6%", "percent"),
        ("near", "8417万元", "cny"),
        ("income", "13168元", "cny"),
        ("times", "每月", "times-per-month"),
        ("day", "6月底", "date"),
        ("fifth", "1.0万人", "person"),
        ("five", "5.4万人", "person"),
        ("tenth", "3.1万元", "cny"),
        ("ten", "10万元", "cny"),
        ("beyond", "超过91.56%", "percent"),
    ]
}


def say(formula: str, kind: str, unit: str, language: str) -> list[str]:
    """The verdict, the lines with their labels, and the sentence."""
    verdict = judged(list(FIGURES.values()), formula, kind, unit)
    working = render_working(verdict, WORDS[language])
    return [working.verdict, *(f"{line.text} | {line.label}" for line in working.lines), working.sentence]


def test_agrees() -> None:
    formula = "{central} + {province} + {city} = {funds}"
    assert say(formula, "sum", "", "zh") == [
        "算得相符",
        "2,383 万元 | central",
        "+ 887 万元 | province",
        "+ 5,146 万元 | city",
        "= 8,416 万元 | 算得",
        "8,416 万元 | 报告写明：funds",
        "照算式算得 8,416 万元，报告写的是 8,416 万元，两边一致。",
    ]
    assert say(formula, "sum", "", "en") == [
        "agrees",
        "CNY 23.83 million | central",
        "+ CNY 8.87 million | province",
        "+ CNY 51.46 million | city",
        "= CNY 84.16 million | computed",
        "CNY 84.16 million | stated: funds",
        "The arithmetic gives CNY 84.16 million; the report says CNY 84.16 million. They are the same.",
    ]


def test_two_parts_are_added_before_they_are_held_against_the_sum() -> None:
    formula = "{central} + {province} = {funds}"
    assert say(formula, "sum", "", "zh") == [
        "与算式有出入",
        "2,383 万元 | central",
        "+ 887 万元 | province",
        "= 3,270 万元 | 算得",
        "8,416 万元 | 报告写明：funds",
        "照算式算得 3,270 万元，报告写的是 8,416 万元。四舍五入和舍去位数都解释不了这个差，也许两处口径不同。",
    ]


def test_truncated() -> None:
    formula = "{started} / {planned} * 100 = {started-share}"
    assert say(formula, "share", "", "zh") == [
        "相符（舍去尾数）",
        "76 个项目 | 开工项目",
        "÷ 83 个项目 | 计划项目",
        "× 100 | ",
        "= 91.57% | 算得",
        "91.5% | 报告写明：开工率",
        "照算式算得 91.57%，报告写的是 91.5%。四舍五入应写 91.6%，舍去后面的位数才是 91.5%。",
    ]
    assert say(formula, "share", "", "en") == [
        "agrees (truncated)",
        "76 projects | Projects started",
        "÷ 83 projects | Projects planned",
        "× 100 | ",
        "= 91.57% | computed",
        "91.5% | stated: Share started",
        "The arithmetic gives 91.57%; the report says 91.5%. Rounding would give 91.6%; 91.5% is what is left if "
        "further digits are cut off.",
    ]


def test_differs() -> None:
    formula = "{started} / {planned} * 100 = {low}"
    assert say(formula, "share", "", "zh")[0::6] == [
        "与算式有出入",
        "照算式算得 91.57%，报告写的是 91.4%。四舍五入和舍去位数都解释不了这个差，也许两处口径不同。",
    ]
    assert say(formula, "share", "", "en")[0::6] == [
        "does not agree with the sum",
        "The arithmetic gives 91.57%; the report says 91.4%. Neither rounding nor cutting off digits explains the gap; "
        "the two may cover different things.",
    ]


def test_unchecked() -> None:
    formula = "{started} / ? * 100 = {started-share}"
    assert say(formula, "share", "", "zh") == [
        "缺数，无法验算",
        "76 个项目 | 开工项目",
        "÷ ？ | 报告没写的数",
        "× 100 | ",
        "91.5% | 报告写明：开工率",
        "报告或存档没有给出所需的数，无法验算。",
    ]
    assert say(formula, "share", "", "en") == [
        "inputs not given",
        "76 projects | Projects started",
        "÷ ? | not stated",
        "× 100 | ",
        "91.5% | stated: Share started",
        "The report, or our copy of it, lacks an input.",
    ]


def test_not_comparable() -> None:
    assert say("{households} <> {persons}", "not-comparable", "", "zh") == [
        "口径不同，不可比",
        "9,922 户 | households",
        "32,550 人 | persons",
        "这两个数口径不同，不能直接相加或相比。",
    ]
    assert say("{households} <> {persons}", "not-comparable", "", "en") == [
        "not comparable",
        "9,922 households | households",
        "32,550 persons | persons",
        "These two numbers cover different things and are not to be added or compared as they stand.",
    ]


def test_derived() -> None:
    formula = "{income} / (1 + {growth} / 100)"
    assert say(formula, "growth", "cny", "zh") == [
        "本站推算",
        "13,168 元 | income",
        "÷ (1 | ",
        "+ 13.6% | growth",
        "÷ 100) | ",
        "= 11,590 元 | 本站推算",
        "报告没有写这个数。照算式算约为 11,590 元；报告里的数如果是四舍五入来的，实际在 11,586 元到 11,598 元之间。",
    ]
    assert say(formula, "growth", "cny", "en") == [
        "computed by us",
        "CNY 13,168 | income",
        "÷ (1 | ",
        "+ 13.6% | growth",
        "÷ 100) | ",
        "= CNY 11,590 | computed by us",
        "The report does not state this number. The arithmetic gives about CNY 11,590; if the figures were rounded, it "
        "lies between CNY 11,586 and CNY 11,598.",
    ]


@pytest.mark.parametrize(
    ("formula", "kind", "unit", "zh", "en"),
    [
        (
            "{started} / {planned} * 100 = {rate}",
            "share",
            "",
            "照算式算得 91.57%，报告写的是 91.6%，按四舍五入相符。",
            "The arithmetic gives 91.57%; the report says 91.6%. Rounded, they agree.",
        ),
        (
            "{central} + {province} + {city} = {near}",
            "sum",
            "",
            "照算式算得 8,416 万元，报告写的是 8,417 万元。各数如果都是四舍五入来的，差这一点在范围之内，算相符。",
            "The arithmetic gives CNY 84.16 million; the report says CNY 84.17 million. If the numbers were rounded, "
            "the gap is within that rounding: they agree.",
        ),
        (
            "{spent} = {goal}",
            "same",
            "",
            "一处写 54.71%，另一处写至少 50%。报告的说法留有余地，只能说两边不矛盾。",
            "One place says 54.71%, the other at least 50%. The report’s wording leaves room, so all that can be said "
            "is that the two do not conflict.",
        ),
        (
            "{list} = 8",
            "count",
            "",
            "报告写 8 项，文中正好列出 8 项。",
            "The report says 8 items, and the text lists 8 items.",
        ),
        (
            "{list} = 7",
            "count",
            "",
            "报告写 8 项，文中列出的有 7 项。也许有的没有逐项列出。",
            "The report says 8 items; the text lists 7 items. Some items may not be listed one by one.",
        ),
        (
            "{fifth} + {fifth} + {fifth} + {fifth} + {fifth} = {five}",
            "sum",
            "",
            "照算式算得 50,000 人，报告写的是 54,000 人。把数看作舍去了后面的位数、没有四舍五入，两边才对得上。",
            "The arithmetic gives 50,000 persons; the report says 54,000 persons. They agree only if digits were cut "
            "off rather than rounded.",
        ),
        (
            "{persons} / {none}",
            "ratio",
            "person",
            "除数可能是 0，无法验算。",
            "The divisor can be 0, so this cannot be checked.",
        ),
        (
            "{least} - {least}",
            "difference",
            "cny",
            "报告的说法上下都没有边，算不出范围。",
            "The report’s wording sets no limit on either side, so there is no range to compute.",
        ),
        (
            "{day} - {planned} = 3",
            "difference",
            "",
            "算式里有一个是日期，无法验算。",
            "One of these is a date, so this cannot be checked.",
        ),
        (
            "{planned} - {started}",
            "difference",
            "project",
            "报告没有写这个数。照算式算是 7 个项目。",
            "The report does not state this number. The arithmetic gives 7 projects.",
        ),
        (
            "{persons} / {households}",
            "ratio",
            "person",
            "报告没有写这个数。照算式算约为 3.28 人。",
            "The report does not state this number. The arithmetic gives about 3.28 persons.",
        ),
        (
            "{planned} * {rate} / 100",
            "share",
            "project",
            "报告没有写这个数。报告里的数如果是四舍五入来的，只能是 76 个项目。",
            "The report does not state this number. If the figures were rounded, it can only be 76 projects.",
        ),
        (
            "{started} - {started}",
            "difference",
            "project",
            "报告没有写这个数。照算式算是 0 个项目。",
            "The report does not state this number. The arithmetic gives 0 projects.",
        ),
        (
            "{five} / {households}",
            "ratio",
            "person",
            "报告没有写这个数。照算式算约为 5.4 人；报告里的数如果是四舍五入来的，实际在 5.39 人到 5.5 人之间。",
            "The report does not state this number. The arithmetic gives about 5.4 persons; if the figures were "
            "rounded, it lies between 5.39 persons and 5.5 persons.",
        ),
        (
            "{more} / {started}",
            "ratio",
            "cny",
            "报告没有写这个数。报告的说法留有余地，照算式算在 52,000 元到 66,000 元之间。",
            "The report does not state this number. Its wording leaves room: the arithmetic gives a number between CNY "
            "52,000 and CNY 66,000.",
        ),
        (
            "{least} * 2",
            "ratio",
            "cny",
            "报告没有写这个数。报告的说法留有余地，照算式算不少于 60,000 元。",
            "The report does not state this number. Its wording leaves room: the arithmetic gives at least CNY 60,000.",
        ),
        (
            "100 - {goal}",
            "difference",
            "percent",
            "报告没有写这个数。报告的说法留有余地，照算式算不超过 50%。",
            "The report does not state this number. Its wording leaves room: the arithmetic gives at most 50%.",
        ),
    ],
)
def test_sentences(formula: str, kind: str, unit: str, zh: str, en: str) -> None:
    assert (say(formula, kind, unit, "zh")[-1], say(formula, kind, unit, "en")[-1]) == (zh, en)


@pytest.mark.parametrize(
    ("formula", "sides", "end"),
    [
        ("{planned} / 83 * 0.04 = 0", "算得 0.04 个项目，报告写的是 0 个项目", "口径不同。"),
        ("{planned} / 25 = 3", "算得 3.3 个项目，报告写的是 3 个项目", "口径不同。"),
        ("{planned} / 83 * 100.04 = 100", "算得 100.04 个项目，报告写的是 100 个项目", "口径不同。"),
        ("{tenth} + {tenth} + {tenth} = {ten}", "算得 93,000 元，报告写的是 10 万元", "两边才对得上。"),
        ("{beyond} - 0 = {started-share}", "算得不少于 91.5%，报告写的是 91.5%", "两边才对得上。"),
    ],
)
def test_the_computed_side_has_as_many_digits_as_tell_it_from_the_stated(formula: str, sides: str, end: str) -> None:
    sentence = say(formula, "difference", "", "zh")[-1]
    assert (sentence.partition("。")[0], sentence[-len(end) :]) == (f"照算式{sides}", end)


def test_a_derived_number_is_labelled_as_ours() -> None:
    verdict = judged(list(FIGURES.values()), "{employed} / {goal-share} * 100", "ratio", "person")
    zh, en = (render_working(verdict, words) for words in WORDS.values())
    assert (zh.label, zh.result, zh.range) == ("本站推算，报告没有写", "53,000 人", "52,751 人到 53,265 人之间")
    assert (en.label, en.result, en.range) == (
        "computed by us, not stated",
        "53,000 persons",
        "between 52,751 persons and 53,265 persons",
    )


def test_both_languages_have_the_words_of_the_audit() -> None:
    tables: dict[str, Words] = WORDS
    for name in ("verdict", "audit", "relation_kind", "remark_kind", "severity", "cell_verdict"):
        assert tables["zh"].table[name].keys() == tables["en"].table[name].keys()


@pytest.mark.parametrize("word", ["造假", "错误", "虚报", "不实", "false", "wrong", "error", "lie", "incorrect"])
def test_nobody_is_accused(word: str) -> None:
    texts = [text for words in WORDS.values() for name in ("verdict", "audit") for text in words.table[name].values()]
    assert not [text for text in texts if word in text.split() or (word[0] > "z" and word in text)]
