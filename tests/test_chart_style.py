"""The font, the palette and the saver."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from scripts.charts import chart_style
from scripts.charts.chart_style import FONT_VARIABLE, PALETTE, check_glyphs, find_font, font_face, pack_svg
from scripts.findings import Finding, LedgerError
from scripts.paths import ROOT

TEXT_PAIRS = [
    ("ink", "page"),
    ("ink-2", "page"),
    ("ink-3", "page"),
    ("ink", "panel"),
    ("ink-2", "panel"),
    ("ink-3", "panel"),
    ("header-ink", "header"),
    ("link", "page"),
    ("link", "panel"),
    ("on-bar", "bar"),
    ("ink", "mark"),
    ("agrees", "agrees-ground"),
    ("truncated", "truncated-ground"),
    ("differs", "differs-ground"),
    ("unchecked", "page"),
    ("computed", "computed-ground"),
    ("ink", "step-1"),
    ("ink", "step-2"),
    ("ink", "step-3"),
    ("on-bar", "step-4"),
    ("on-bar", "step-5"),
]
SHAPE_PAIRS = [
    ("bar", "page"),
    ("strong-rule", "page"),
    ("unchecked-line", "page"),
    ("computed", "page"),
    ("focus", "page"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_contrast_of_every_pair(mode: str) -> None:
    palette = PALETTE[mode]
    low = [(a, b) for a, b in TEXT_PAIRS if contrast(palette[a], palette[b]) < 4.5]
    low += [(a, b) for a, b in SHAPE_PAIRS if contrast(palette[a], palette[b]) < 3]
    assert low == []


def test_both_palettes_name_the_same_tokens() -> None:
    assert list(PALETTE["light"]) == list(PALETTE["dark"])


def figure_with(text: str) -> Figure:
    figure = Figure(figsize=(2, 1))
    figure.text(0.1, 0.5, text, fontproperties=chart_style.font_properties(12.0))
    return figure


def test_font_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    font = tmp_path / "own.otf"
    font.write_bytes(b"")
    monkeypatch.setenv(FONT_VARIABLE, str(font))
    assert find_font() == font


def test_font_named_but_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FONT_VARIABLE, "no/such.otf")
    with pytest.raises(LedgerError) as caught:
        find_font()
    assert str(caught.value) == (
        "pyproject.toml: [chart-font] LEDGER_FONT is 'no/such.otf', and there is no such file\n"
        "    mend: install the project's locked packages, "
        "or let LEDGER_FONT name an .otf, .ttf or .ttc file with Chinese"
    )


def test_second_package_is_used_where_the_first_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FONT_VARIABLE, raising=False)
    second = ModuleType("noto_cjk_sans_otc")
    second.FONT_PATH = tmp_path / "second.ttc"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pylopdf_fonts_zh_cn", None)
    monkeypatch.setitem(sys.modules, "noto_cjk_sans_otc", second)
    assert find_font() == tmp_path / "second.ttc"
    monkeypatch.setitem(sys.modules, "noto_cjk_sans_otc", None)
    with pytest.raises(LedgerError, match="no Chinese font for the charts"):
        find_font()


def test_simplified_chinese_is_chosen_in_a_collection(monkeypatch: pytest.MonkeyPatch) -> None:
    package = importlib.import_module("noto_cjk_sans_otc")
    monkeypatch.setenv(FONT_VARIABLE, str(package.FONT_PATH))
    assert font_face().face_index == 2


def test_missing_glyph_names_character_and_chart() -> None:
    figure = figure_with("甲😀乙\u200b")
    message = "no glyph for '\\u200b' (U+200B), '😀' (U+1F600)"
    found = list(check_glyphs(figure, "标题"))
    assert [(finding.file, finding.rule) for finding in found] == [("chart '标题'", "chart-glyph")]
    assert message in found[0].message
    with pytest.raises(LedgerError, match=re.escape(message)):
        pack_svg(figure, "标题")


def test_rare_characters_of_names_are_there() -> None:
    none: list[Finding] = []
    assert list(check_glyphs(figure_with("骃堃䶮镕喆旻垚㎡℃‰≥①Ⅱ−≈÷×“”《》"), "x")) == none


def test_svg_has_its_title_no_date_no_creator_and_no_text_elements() -> None:
    svg = pack_svg(figure_with("五 < 六 & 七"), "甲 < 乙 & 丙").decode("utf-8")
    assert "<title>甲 &lt; 乙 &amp; 丙</title>" in svg
    assert "date" not in svg and "creator" not in svg and "Matplotlib" not in svg
    assert "<text" not in svg and "<!--" not in svg
    assert svg.endswith("</svg>\n")


def test_dollar_signs_are_text() -> None:
    assert pack_svg(figure_with("1$ + 2$"), "x") != pack_svg(figure_with("1 + 2"), "x")


def test_nothing_outside_is_changed() -> None:
    before = dict(mpl.rcParams)
    with mpl.rc_context({"lines.linewidth": 9.0}):
        with chart_style.chart_style():
            assert mpl.rcParams["lines.linewidth"] == 1.5
            assert mpl.rcParams["svg.fonttype"] == "path"
        assert mpl.rcParams["lines.linewidth"] == 9.0
    assert dict(mpl.rcParams) == before


PROGRAM = """
import hashlib, sys
from decimal import Decimal
from scripts.charts.chart_data import Frame, PartWhole, WholeRow
from scripts.charts.chart_style import PALETTE, pack_svg
from scripts.charts.charts import draw_chart
row = WholeRow("按户算", Decimal(9922), "共 9,922 户", Decimal(6314), "6,314 户", "63.6%", "3,608 户", "over")
data = PartWhole(Frame("标题", "副题", "来源", "截至"), (row,), "已消除", "未消除", ("a", "b", "c", "d", "e"))
for palette in PALETTE.values():
    print(hashlib.sha256(pack_svg(draw_chart(data, palette), "标题")).hexdigest())
"""


def test_same_bytes_in_another_environment(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("svg.fonttype: none\nfont.size: 30\nhatch.linewidth: 5\n")
    outputs = set()
    for extra in (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "MATPLOTLIBRC": str(tmp_path)},
    ):
        environment = {**os.environ, "PYTHONUTF8": "1", **extra}
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        outputs.add(run.stdout)
    assert len(outputs) == 1
    assert len(set(outputs.pop().split())) == 2


def test_font_package_is_declared() -> None:
    assert importlib.import_module("pylopdf_fonts_zh_cn").sans_path().is_file()
