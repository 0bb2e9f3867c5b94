"""Dates and frequencies; what is neither is left to the number grammar."""

from __future__ import annotations

import pytest

from scripts.numbers.numerals import QuantityError, canonical
from scripts.numbers.occasions import read_date, read_frequency
from tests.grammar import UNITS


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023年6月底前", ("2023-06-30", "at most")),
        ("十二月底", ("2022-12-31", "exact")),
        ("今年", ("2022-12-31", "exact")),
        ("去年底", ("2021-12-31", "exact")),
        ("6月初", ("2022-06-10", "exact")),
        ("6月中旬", ("2022-06-20", "exact")),
        ("6月下旬", ("2022-06-30", "exact")),
        ("6月上旬", ("2022-06-10", "exact")),
        ("前年6月5日", ("2020-06-05", "exact")),
        ("上年", ("2021-12-31", "exact")),
        ("本年", ("2022-12-31", "exact")),
        ("明年", ("2023-12-31", "exact")),
        ("2023-6-5", ("2023-06-05", "exact")),
        ("2023.11.30", ("2023-11-30", "exact")),
        ("下半年", ("2022-12-31", "exact")),
        ("年中", ("2022-06-30", "exact")),
        ("四季度末", ("2022-12-31", "exact")),
        ("2023年内", ("2023-12-31", "at most")),
        ("二〇二五年六月", ("2025-06-30", "exact")),
        ("四季度末前", ("2022-12-31", "at most")),
        ("6个月", None),
        ("两月", None),
        ("次年", None),
        ("3年", None),
        ("年", None),
        ("底", None),
        ("前", None),
        ("9922户", None),
    ],
)
def test_dates(text: str, day: tuple[str, str] | None) -> None:
    assert read_date(text, 2022) == day


@pytest.mark.parametrize("text", ["2023年前", "6月前", "上旬前", "第一季度之前"])
def test_before_a_month_may_be_before_its_first_day(text: str) -> None:
    with pytest.raises(QuantityError, match="first-or-last-day"):
        read_date(text if text[0] != "上" else f"6月{text}", 2022)


@pytest.mark.parametrize("text", ["2月30日", "13月", "2023-02-29", "6月32日"])
def test_days_that_are_not_in_the_calendar(text: str) -> None:
    with pytest.raises(QuantityError, match="no-such-day"):
        read_date(text, 2022)


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("一周一研判", "1 次/周 exact"),
        ("一月一通报", "1 次/月 exact"),
        ("每周至少两次", "2 次/周 at least"),
        ("至少每月一次", "1 次/月 at least"),
        ("每年不超过3次", "3 次/年 at most"),
        ("每年2次以上", "2 次/年 at least"),
        ("每两年一次", "0.5 次/年 exact"),
        ("六个月一次", "2 次/年 exact"),
        ("三个月一次", "1 次/季度 exact"),
        ("两个季度一次", "2 次/年 exact"),
        ("双月一次", "0.5 次/月 exact"),
        ("隔周会商", "0.5 次/周 exact"),
        ("半月通报", "2 次/月 exact"),
        ("每旬一次", "3 次/月 exact"),
        ("按月通报", "1 次/月 exact"),
        ("每日一报", "1 次/日 exact"),
        ("每天三次", "3 次/日 exact"),
        ("每半月", "2 次/月 exact"),
        ("月督查", "1 次/月 exact"),
        ("每周调度", "1 次/周 exact"),
        ("周末", None),
        ("月收入", None),
        ("每月300元", None),
        ("一年一万元", None),
        ("一周一天", None),
        ("每月一次性补贴", None),
        ("一户一策", None),
        ("一季度", None),
        ("每周一研判", None),
        ("日报", None),
        ("一天一夜", None),
    ],
)
def test_frequencies(text: str, often: str | None) -> None:
    found = read_frequency(text, UNITS)
    assert (found and f"{canonical(found.value)} {found.unit_word} {found.qualifier}") == often


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("三天一次", "endless-frequency"),
        ("三季度一次", "date-or-number"),
        ("3月1次", "date-or-number"),
        ("不是每周一次", "beside-frequency"),
        ("每月增长一次", "beside-frequency"),
    ],
)
def test_frequencies_that_are_refused(text: str, problem: str) -> None:
    with pytest.raises(QuantityError, match=problem):
        read_frequency(text, UNITS)
