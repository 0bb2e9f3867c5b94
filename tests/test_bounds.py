"""Bounds in words: for each way of stating a number its limits, and the reason for them."""

from __future__ import annotations

import pytest

from scripts.audit.readings import read_figure
from scripts.wording.bounds import Bounds, render_bounds
from scripts.words import load_words
from tests.audited import typed


def told(stated: str, unit: str, language: str = "zh", status: str = "result", **changes: str) -> Bounds:
    """The bounds of one figure; ``as_stated`` among the changes puts other words in the place of those read."""
    figure = typed("started", stated, unit, status=status, **changes)
    reading = read_figure(figure)
    return render_bounds(figure, reading.ranges if reading else None, "as_stated" in changes, load_words(language))


def test_a_rounded_number() -> None:
    assert told("19.1亿元", "cny") == Bounds(
        (("按原文写法，最少", "19.05 亿元"), ("不到", "19.15 亿元")),
        "原文精确到 1,000 万元，四舍五入，上下各留 500 万元。如果是舍去了尾数，最少 19.1 亿元，不到 19.2 亿元。",
        "1,910,000,000 元",
    )
    assert told("19.1亿元", "cny", "en") == Bounds(
        (("By its wording, it is at least", "CNY 1.905 billion"), ("below", "CNY 1.915 billion")),
        "Stated to CNY 10 million; rounding leaves CNY 5 million on either side. "
        "If digits were cut off instead: at least CNY 1.91 billion and below CNY 1.92 billion. ",
        "1,910,000,000 yuan",
    )


@pytest.mark.parametrize(
    ("stated", "unit", "reason"),
    [
        ("9922户", "household", "没有，是准数。"),
        ("无一户", "household", "没有，原文用话说的是零。"),
        ("第四位", "rank", "没有，名次照原文登记。"),
        ("前三名", "rank", "名次只说到这一位为止。"),
        ("一月一调度", "times-per-month", "没有，频率照原文登记。"),
        ("6月底前", "date", "没有，日期照原文登记。"),
    ],
)
def test_what_has_no_limits_says_so(stated: str, unit: str, reason: str) -> None:
    assert told(stated, unit) == Bounds((), reason, "")


@pytest.mark.parametrize(
    ("stated", "ends", "reason"),
    [
        (
            "400余万元",
            (("按原文写法，超过", "400 万元"), ("不到", "500 万元")),
            "比写出来的数多，多出的不到 100 万元。",
        ),
        ("超过300万元", (("按原文写法，超过", "300 万元"),), "原文只说了下限。"),
        ("300万元以上", (("按原文写法，最少", "300 万元"),), "原文只说了下限。"),
        ("不到300万元", (("按原文写法，不到", "300 万元"),), "原文只说了上限。"),
        ("上限300万元", (("按原文写法，最多", "300 万元"),), "原文只说了上限。"),
        (
            "近300万元",
            (("按原文写法，最少", "200 万元"), ("最多", "300 万元")),
            "原文没说差多少，按最多差 100 万元算。",
        ),
        (
            "约300万元",
            (("按原文写法，最少", "200 万元"), ("最多", "400 万元")),
            "原文没说差多少，放宽算：上下各留 100 万元或者二十分之一，取大的。",
        ),
    ],
)
def test_a_qualifier_sets_the_limits(stated: str, ends: tuple[tuple[str, str], ...], reason: str) -> None:
    found = told(stated, "cny")
    assert (found.ends, found.reason) == (ends, reason)


def test_a_share_is_no_more_than_the_whole_and_nothing_counted_is_less_than_none() -> None:
    share = told("90%以上", "percent", status="target", indicator_id="started-share")
    assert share.ends == (("目标最少", "90%"), ("最多", "100%"))
    assert share.reason == "原文只说了下限。占比不会超过 100%。"
    count = told("不到5户", "household", status="plan")
    assert count.ends == (("计划最少", "0 户"), ("不到", "5 户"))
    assert count.reason == "原文只说了上限。不会少于 0。"


def test_a_whole_share_cannot_have_been_cut_off() -> None:
    found = told("100%", "percent", indicator_id="started-share")
    assert found.ends == (("按原文写法，最少", "99.5%"), ("最多", "100%"))
    assert found.reason == ("原文精确到 1%，四舍五入，上下各留 0.5%。如果是舍去了尾数，正好 100%。占比不会超过 100%。")


def test_words_that_were_not_read_are_taken_at_the_row() -> None:
    found = told("24456元", "cny", as_stated="24 456 юана")
    assert found.ends == (("按原文写法，最少", "24,455.5 元"), ("不到", "24,456.5 元"))
    assert found.reason.startswith("原文是外文，照登记的数值，精确到 1 元，")
    found = told("超过120万人", "person", as_stated="more than 1.2 million")
    assert (found.ends, found.reason) == ((("按原文写法，超过", "120 万人"),), "原文是外文，照登记的限定“超过”算。")
    assert told("12384个", "item", as_stated="12,384 yuan").reason.startswith("没有，是准数（原文是外文）")


def test_what_falls_is_bounded_on_the_other_side() -> None:
    found = told("-0.3%", "percent")
    assert found.ends == (("按原文写法，超过", "-0.35%"), ("最多", "-0.25%"))


def test_a_number_to_be_reached_has_no_limits_unless_it_says_so() -> None:
    assert told("88%", "percent", status="target") == Bounds((), "没有，这是说要做到的数。", "")
