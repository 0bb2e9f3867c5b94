"""From a layout to two files: one drawing, the same bytes anywhere, and nothing but what is needed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl

from scripts.charts.drawing import draw_themes
from scripts.charts.palette import PALETTE, Face
from scripts.charts.sheet import Disc, Layout, Letters, Paint, Shape
from scripts.paths import ROOT
from tests.telling import refuses

BOX = ((0.0, 0.0), (10.0, 0.0), (10.0, 5.0), (0.0, 5.0))


def draw(*marks: Letters | Shape | Disc, title: str = "题") -> str:
    return draw_themes(Layout(title, 100.0, 50.0, marks))[0].decode()


def body(*marks: Letters | Shape | Disc) -> str:
    """What is drawn after the ground of the page."""
    return draw(*marks).partition("</defs>")[2].partition("/>")[2].removesuffix("</svg>\n")


def test_a_file_has_its_size_its_title_and_the_page() -> None:
    assert draw(title="甲 < 乙 & 丙") == (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100pt" '
        'height="50pt" viewBox="0 0 100 50" stroke-linejoin="round"><title>甲 &lt; 乙 &amp; 丙</title><defs></defs>'
        '<path d="M0 50L100 50L100 0L0 0Z" fill="#ffffff"/></svg>\n'
    )


def test_a_shape_with_ground_edge_and_dashes() -> None:
    assert body(Shape(BOX, Paint("tint", "bar", 1.3, (4.0, 2.5)))) == (
        '<path d="M1 0L11 0L11 5L1 5Z" fill="#e6eef9" stroke="#1f4e8c" stroke-width="1.3" stroke-dasharray="4 2.5"/>'
    )


def test_a_line_has_no_ground() -> None:
    assert body(Shape(BOX[:2], Paint(edge="rule", width=1.0), closed=False)) == (
        '<path d="M1 0L11 0" fill="none" stroke="#d5dbda" stroke-width="1"/>'
    )


def test_hatching_is_defined_once() -> None:
    rest = Shape(BOX, Paint("page", "strong-rule", 0.8, hatch="////"))
    drawing = draw(rest, rest)
    (name,) = re.findall(r'<pattern id="([^"]*)"', drawing)
    assert drawing.count(f'fill="url(#{name})"') == 2
    assert 'fill="#ffffff"/><path d="M-1 1l2-2M0 6L6 0M5 7l2-2" stroke="#7d8890"/></pattern>' in drawing


def test_a_disc_is_as_large_as_it_says() -> None:
    drawing = body(Disc((20.0, 20.0), 5.0, Paint("page", "bar", 2.0)))
    xs = [float(x) for x in re.findall(r"[MC ]([\d.]+) [\d.]+", drawing.partition('" ')[0])]
    assert (min(xs), max(xs)) == (16, 26)


def test_a_glyph_is_defined_once_and_used_where_it_stands() -> None:
    drawing = draw(Letters(5.0, 20.0, "11 1", Face(10.0, 15.0, "ink")))
    assert drawing.count("<path id=") == 1
    assert '<g transform="translate(6 20)scale(0.02000)" fill="#17212b"><use xlink:href="#a"/>' in drawing
    assert re.findall(r'<use xlink:href="#a"(?: x="(\d+)")?/>', drawing) == ["", "278", "667"]


def test_strong_type_has_an_edge_of_its_own_colour() -> None:
    assert 'fill="#1f4e8c" stroke="#1f4e8c" stroke-width="17.5"><use' in body(
        Letters(0.0, 20.0, "1", Face(10.0, 15.0, "link", strong=True))
    )


def test_grounds_lie_under_lines_and_lines_under_text() -> None:
    marks = (
        Letters(0.0, 20.0, "1", Face(10.0, 15.0, "ink")),
        Shape(BOX[:2], Paint(edge="rule", width=1.0), closed=False),
        Shape(BOX, Paint("bar")),
    )
    assert re.findall('fill="([^"]*)"', body(*marks)) == ["#1f4e8c", "none", "#17212b"]


def test_dollar_signs_are_text() -> None:
    plain, money = (draw(Letters(0.0, 20.0, text, Face(10.0, 15.0, "ink"))) for text in ("1+2", "1$+2$"))
    assert money.count("<use") == plain.count("<use") + 2


def test_light_and_dark_differ_in_colours_alone() -> None:
    marks = (Shape(BOX, Paint("bar", "ink", 1.0)), Letters(0.0, 20.0, "甲 1", Face(10.0, 15.0, "on-bar", strong=True)))
    light, dark = (item.decode() for item in draw_themes(Layout("题", 100.0, 50.0, marks)))
    assert re.sub("#[0-9a-f]{6}", "#", light) == re.sub("#[0-9a-f]{6}", "#", dark)
    for drawing, palette in zip((light, dark), PALETTE.values(), strict=True):
        assert set(re.findall("#[0-9a-f]{6}", drawing)) == {
            palette[token] for token in ("page", "bar", "ink", "on-bar")
        }


def test_a_character_without_a_glyph_stops_the_drawing() -> None:
    with refuses("no glyph for \\\\u200b"):
        draw(Letters(0.0, 20.0, "乙\u200b", Face(10.0, 15.0, "ink")))


def test_nothing_outside_matters_or_is_changed() -> None:
    plain, before = draw(Shape(BOX, Paint(edge="bar", width=1.0, dashes=(4.0, 2.5)))), dict(mpl.rcParams)
    with mpl.rc_context({"figure.dpi": 300, "lines.scale_dashes": True, "patch.antialiased": False}):
        assert draw(Shape(BOX, Paint(edge="bar", width=1.0, dashes=(4.0, 2.5)))) == plain
        assert mpl.rcParams["figure.dpi"] == 300
    assert dict(mpl.rcParams) == before


PROGRAM = """
import hashlib
from scripts.charts.drawing import draw_themes
from tests.charted import drawn
from tests.test_bars import PAIRS
for drawing in draw_themes(drawn(PAIRS).layout):
    print(hashlib.sha256(drawing).hexdigest())
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
