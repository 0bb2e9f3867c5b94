"""Rendering: what is escaped, how addresses are made, and that slots and fragments match."""

from __future__ import annotations

import html
import json

import markdown
import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from scripts.pages.rendering import (
    Renderer,
    escape_markdown,
    front_matter,
    keep_counts,
    mark_chinese,
    relative_link,
    tidy,
)
from scripts.words import load_words

HOSTILE = '<b>x</b> *y* `z` [a](b) {{ 1 }} {: #id } --8<-- "f" | ~~c~~ &amp; 1. # h'


def test_escaped_text_shows_as_it_is_in_markdown() -> None:
    shown = markdown.markdown(str(escape_markdown(HOSTILE)), extensions=["attr_list", "tables", "toc", "def_list"])
    expected = HOSTILE.replace("&", "&#38;").replace("<", "&#60;")
    assert shown.startswith("<p>")
    assert shown.endswith("</p>")
    assert html.unescape(shown.removeprefix("<p>").removesuffix("</p>")) == html.unescape(expected)
    assert "<b>" not in shown
    assert "<em>" not in shown


def test_escaped_text_stays_on_one_line() -> None:
    assert escape_markdown("第一行\n\n# 第二行") == "第一行 &#35; 第二行"


def test_front_matter_is_json_with_html_escaped() -> None:
    assert front_matter('a: "b" <script>') == '"a: &quot;b&quot; &lt;script&gt;"'
    assert json.loads(str(front_matter("乡村"))) == "乡村"


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("index.html", "reports/a.html#b", "reports/a.html#b"),
        ("regions/1.html", "regions/2.html", "2.html"),
        ("regions/1.html", "index.html", "../index.html"),
        ("index.html", "/data/SHA256SUMS", "../data/SHA256SUMS"),
        ("regions/1.html", "/data/a/b.csv", "../../data/a/b.csv"),
        ("regions/1.html", "#figures", "#figures"),
    ],
)
def test_relative_link(page: str, target: str, expected: str) -> None:
    assert relative_link(page, target) == expected


def test_tidy_drops_blank_lines_and_trailing_space() -> None:
    assert tidy("\n a  \n\n  b\n") == " a\n  b"


def test_a_template_fails_on_a_missing_name() -> None:
    with pytest.raises(UndefinedError, match="scope"):
        Renderer(load_words("zh")).render("theme", "themes/x.html", "x", indicators=[])


def test_a_page_has_front_matter_headings_and_slots() -> None:
    page = Renderer(load_words("zh")).render(
        "regions",
        "regions/index.html",
        "地区",
        section="regions/",
        toc=False,
        children=[{"name": "<甲>省", "path": "regions/110000.html", "figures": 1234}],
    )
    front = '---\ntitle: "地区"\nsection: regions/\nhide:\n  - navigation\n  - toc\n---\n'
    assert page.markdown == f"{front}\n# 地区\n\n<!--ledger:regions-->\n"
    assert page.slots == {
        "regions": '<p class="l-lede">从省往下找。只列有登记的地方；数字一栏包括下级地区。</p>\n'
        '<ul class="l-list"><li><a class="l-title" href="110000.html">&lt;甲&gt;省</a> '
        '<span class="l-nums">本级和下级共 1,234 个数</span></li></ul>'
    }


def test_front_matter_names_scripts_and_a_description_where_a_page_has_them() -> None:
    page = Renderer(load_words("zh")).render(
        "regions",
        "regions/index.html",
        "地区",
        children=[],
        toc=False,
        description="查 <县>",
        scripts=("assets/find.js",),
    )
    assert page.markdown.split("---")[1] == (
        '\ntitle: "地区"\ndescription: "查 &lt;县&gt;"\nscripts:\n  - "assets/find.js"\n'
        "hide:\n  - navigation\n  - toc\n"
    )


def test_chinese_in_other_text_is_marked_run_by_run() -> None:
    assert mark_chinese("set as “两不愁、三保障” <b>") == 'set as “<span lang="zh-CN">两不愁、三保障</span>” &lt;b&gt;'


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("截至 2022 年底", "截至\u00a02022\u00a0年底"),
        ("第 3–9 字", "第\u00a03–9\u00a0字"),
        ("31 万元 · 结果", "31\u00a0万元 · 结果"),
        ("90% 以上", "90%\u00a0以上"),
        ("30 June 2022", "30 June 2022"),
    ],
)
def test_no_line_of_chinese_ends_between_a_number_and_what_it_counts(text: str, kept: str) -> None:
    assert keep_counts(text) == kept


def test_markup_stays_markup_when_its_counts_are_kept() -> None:
    assert isinstance(keep_counts(Markup("<b>第 3 字</b>")), Markup)
    assert not isinstance(keep_counts("<b>第 3 字</b>"), Markup)
