"""The font of the charts: which it is, how its words are set, and what it cannot write."""

from __future__ import annotations

from scripts.charts.fonts import check_glyphs, font_face, shape
from tests.telling import ENGLISH


def test_the_font_is_that_of_its_package() -> None:
    assert str(font_face()).endswith("NotoSansSC-Regular.otf")


def test_a_word_is_set_glyph_after_glyph() -> None:
    advance, glyphs = shape("10", False)
    assert round(advance) == 1110
    assert [round(x) for _, x in glyphs] == [0, 555]
    assert shape("甲", False)[0] == 1000


def test_pairs_of_letters_are_kerned() -> None:
    assert shape("AV", True)[0] < shape("A", True)[0] + shape("V", True)[0]


def test_quotation_marks_are_as_wide_as_the_script_wants() -> None:
    assert shape("“", False)[0] == 1000
    assert shape("“", True)[0] < 500


def test_an_outline_is_written_in_short_steps() -> None:
    assert (
        shape("l", False)[1][0][0].outline
        == "m94 6c12 0 20-1 26-4l-6-34c-5 1-7 1-9 1-7 0-13-6-13-20v-347h-46v344c0 39 14 60 48 60z"
    )
    assert shape(" ", False)[1][0][0].outline == ""


def test_a_missing_glyph_names_character_and_chart() -> None:
    (found,) = check_glyphs(["甲\U0001f600", "乙\u200b"], "标题")
    assert (found.file, found.rule) == ("data/reference/charts.csv", "chart-glyph")
    assert "no glyph for \\u200b (U+200B), \U0001f600 (U+1F600)" in ENGLISH.message(found)


def test_rare_characters_of_names_are_there() -> None:
    assert list(check_glyphs(["骃堃䶮镕喆旻垚㎡℃‰≥①Ⅱ−≈÷×“”《》✓"], "x")) == []
