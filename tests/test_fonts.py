"""The font of the charts: which it is, how its words are set, and what it cannot write."""

from __future__ import annotations

import importlib
import sys

import pytest
from matplotlib.font_manager import FontPath

from scripts.charts import fonts
from scripts.charts.fonts import check_glyphs, font_face, shape
from scripts.findings import LedgerError


def test_the_font_of_the_first_package_that_is_installed() -> None:
    assert importlib.import_module("pylopdf_fonts_zh_cn").sans_path().is_file()
    assert str(font_face()).endswith("NotoSansSC-Regular.otf")


def test_the_second_package_where_the_first_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its file is a collection, of which the face for simplified Chinese is taken."""
    monkeypatch.setitem(sys.modules, "pylopdf_fonts_zh_cn", None)
    face = fonts.font_face.__wrapped__()
    assert isinstance(face, FontPath) and face.face_index == 2
    monkeypatch.setitem(sys.modules, "noto_cjk_sans_otc", None)
    with pytest.raises(LedgerError) as caught:
        fonts.font_face.__wrapped__()
    assert str(caught.value) == (
        "pyproject.toml: [chart-font] no Chinese font for the charts: neither pylopdf-fonts-zh-cn nor "
        "noto-cjk-sans-otc is installed\n    fix: Install the project's locked packages."
    )


def test_a_word_is_set_glyph_after_glyph() -> None:
    word = shape("10", False)
    assert round(word.advance) == 1110
    assert [round(x) for _, x in word.glyphs] == [0, 555]
    assert shape("甲", False).advance == 1000


def test_pairs_of_letters_are_kerned() -> None:
    assert shape("AV", True).advance < shape("A", True).advance + shape("V", True).advance


def test_quotation_marks_are_as_wide_as_the_script_wants() -> None:
    assert shape("“", False).advance == 1000
    assert shape("“", True).advance < 500


def test_an_outline_is_written_in_short_steps() -> None:
    assert (
        shape("l", False).glyphs[0][0].outline
        == "m94 6c12 0 20-1 26-4l-6-34c-5 1-7 1-9 1-7 0-13-6-13-20v-347h-46v344c0 39 14 60 48 60z"
    )
    assert shape(" ", False).glyphs[0][0].outline == ""


def test_a_missing_glyph_names_character_and_chart() -> None:
    (found,) = check_glyphs(["甲\U0001f600", "乙\u200b"], "标题")
    assert (found.file, found.rule) == ("chart '标题'", "chart-glyph")
    assert "no glyph for '\\u200b' (U+200B), '\U0001f600' (U+1F600)" in found.message


def test_rare_characters_of_names_are_there() -> None:
    assert list(check_glyphs(["骃堃䶮镕喆旻垚㎡℃‰≥①Ⅱ−≈÷×“”《》✓"], "x")) == []
