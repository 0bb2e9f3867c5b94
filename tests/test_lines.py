"""Where lines end."""

from __future__ import annotations

import pytest

from scripts.charts.lines import is_latin, text_width, wrap
from scripts.charts.palette import NOTE, PLAIN, TITLE, Face

TEN = Face(10.0, 15.0, "ink")


def test_width_of_han_digits_and_emboldened_text() -> None:
    assert text_width("甲乙", TEN) == 20
    assert text_width("1234", TEN) == pytest.approx(22.2)
    assert text_width("", TEN) == 0
    assert text_width("甲", TITLE) == pytest.approx(16.5 * 1.035)


def test_quotation_marks_are_narrow_in_a_latin_text_only() -> None:
    assert is_latin("the report’s base") and not is_latin("报告 2022 的 GDP 口径")
    assert text_width("it’s", TEN) < text_width("it", TEN) + text_width("s", TEN) + 4
    assert text_width("“甲”", TEN) == 30


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("甲乙丙丁", 4, ["甲乙丙丁"]),
        ("甲乙丙丁", 3, ["甲乙丙", "丁"]),
        ("甲乙丙，丁", 3, ["甲乙", "丙，丁"]),
        ("甲乙《丙丁》", 3, ["甲乙", "《丙", "丁》"]),
        ("甲乙丙 6,314 户", 5, ["甲乙丙", "6,314 户"]),
        ("甲乙丙2022年度", 5, ["甲乙丙", "2022年度"]),
        ("甲乙约三分之二", 4, ["甲乙约", "三分之二"]),
        ("two words here", 6, ["two words", "here"]),
        ("甲\u00a0乙", 2, ["甲", "乙"]),
        ("of 9,922 − 6,314", 7, ["of", "9,922 − 6,314"]),
        ("9,922 − 6,314", 4, ["9,922 −", "6,314"]),
        ("aaaaaaaaaa", 2, ["aaa", "aaa", "aaa", "a"]),
        ("spent: CNY 160 million", 8, ["spent:", "CNY 160 million"]),
        ("and 9,922 households", 10, ["and", "9,922 households"]),
        ("funds – central", 4, ["funds –", "central"]),
    ],
)
def test_lines_break_where_they_may(text: str, ems: int, lines: list[str]) -> None:
    assert wrap(text, TEN, ems * 10.0) == lines


def test_level_lines_prefer_the_end_of_a_clause() -> None:
    assert wrap("甲乙丙，丁戊己庚辛", TEN, 80, level=True) == ["甲乙丙，", "丁戊己庚辛"]
    assert wrap("甲乙丙丁戊己庚辛壬癸", TEN, 80, level=True) == ["甲乙丙丁戊", "己庚辛壬癸"]
    assert wrap("甲，乙丙丁戊己庚辛壬", TEN, 80, level=True) == ["甲，乙丙丁", "戊己庚辛壬"]
    assert wrap("甲乙", TEN, 80, level=True) == ["甲乙"]


def test_level_lines_of_a_long_title_part_at_its_colon() -> None:
    assert wrap("Income per rural person: Qinghe CNY 13,906, China CNY 16,740", TEN, 130, level=True) == [
        "Income per rural person:",
        "Qinghe CNY 13,906,",
        "China CNY 16,740",
    ]


@pytest.mark.parametrize("face", [TITLE, PLAIN, NOTE])
@pytest.mark.parametrize("level", [False, True])
def test_no_line_is_wider_than_asked_and_nothing_is_lost(face: Face, level: bool) -> None:
    text = "在“商洛市”2022 年的报告里，9,922 户（32,550 人）the county’s “own” list：https://example.org/a-long-address"
    for width in (60.0, 101.0, 330.4):
        lines = wrap(text, face, width, level)
        assert max(text_width(line, face) for line in lines) <= width
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
