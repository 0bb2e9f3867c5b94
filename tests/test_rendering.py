"""Rendering: what is escaped, how addresses are made, and that slots and fragments match."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping

import markdown
import pytest
import yaml
from jinja2 import UndefinedError
from markupsafe import Markup

from scripts.pages.listings import ThemeLine
from scripts.pages.rendering import (
    EMPTY,
    Front,
    Page,
    PageInputs,
    Renderer,
    cut_front,
    escape_markdown,
    front_matter,
    join_facts,
    keep_counts,
    mark_chinese,
    relative_link,
    render_page,
    tidy,
)
from scripts.pages.themes import ThemesPage
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
        ("regions/1.html", "regions/1.html#figures", "#figures"),
    ],
)
def test_relative_link(page: str, target: str, expected: str) -> None:
    assert relative_link(page, target) == expected


def test_tidy_drops_blank_lines_and_trailing_space() -> None:
    assert tidy("\n a  \n\n  b\n") == " a\n  b"


LISTED = ThemeLine(name="<甲>", scope="", path="themes/a.html", counts="3 个数")
LEDE = '<p class="l-lede">工作分成 1 个主题；每个指标、每条做法归入一个主题。</p>\n'


def render(front: Front, *themes: ThemeLine, ways: Mapping[str, str] = EMPTY) -> Page:
    return render_page(PageInputs("zh", "themes.md", ThemesPage(front, themes), ways))


def test_a_template_fails_on_a_missing_name() -> None:
    with pytest.raises(UndefinedError, match="scope"):
        Renderer(load_words("zh")).render("theme.md", ThemesPage(Front("themes/x.html", "x"), ()))


def test_a_page_has_front_matter_headings_and_slots() -> None:
    page = render(Front("themes/index.html", "主题", "themes/", toc=False), LISTED)
    front = '---\ntitle: "主题"\nsection: themes/\nhide:\n  - navigation\n  - toc\n---\n'
    assert (page.path, page.markdown) == ("themes/index.html", f"{front}\n# 主题\n\n<!--ledger:themes-->\n")
    assert page.slots == {
        "themes": f'{LEDE}<ul class="l-list"><li><a class="l-title" href="a.html">&lt;甲&gt;</a><p></p>'
        '<span class="l-nums">3 个数</span></li></ul>'
    }


def test_front_matter_says_what_the_frame_and_the_search_are_to_know() -> None:
    page = render(
        Front(
            "themes/index.html",
            "主题",
            description="查 <县>",
            image="social/index.png",
            scripts=("assets/find.js",),
            find='999001 "Qinghe"',
            find_text="<b>三变改革",
            find_weight=0.5,
        )
    )
    front = page.markdown.split("---")[1]
    assert front.startswith('\ntitle: "主题"\ndescription: "查 &lt;县&gt;"\nimage: "social/index.png"\nfind: "999001 ')
    assert front.endswith('\nfind_weight: 0.5\nscripts:\n  - "assets/find.js"\nhide:\n  - navigation\n')
    read = yaml.safe_load(front)
    assert (read["find"], read["find_text"], read["find_weight"]) == ('999001 "Qinghe"', "<b>三变改革", 0.5)


def test_a_link_goes_where_the_page_of_an_address_stands_now() -> None:
    page = render(Front("themes/index.html", "主题"), LISTED, ways={"themes/a.html": "indicators.html#a"})
    assert 'href="../indicators.html#a"' in page.slots["themes"]


def test_the_front_matter_of_a_page_that_is_to_be_cut_leaves_it_out_of_the_search() -> None:
    front = Front("charts/a.html", "甲 <乙>", "charts/", "丙 & 丁")
    assert yaml.safe_load(cut_front(front).split("---\n")[1]) == {
        "title": "甲 &lt;乙&gt;",
        "description": "丙 &amp; 丁",
        "section": "charts/",
        "bare": True,
        "search": {"exclude": True},
        "hide": ["navigation", "toc"],
    }


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


def test_facts_in_a_row_are_joined_by_dots_and_short_ones_do_not_break() -> None:
    facts = ["", "2023 <年>", None, Markup("<b>甲</b>"), "一二三四五六七八九十一二三四五六七八 9 月", "乙"]
    assert join_facts(facts, " · ") == (
        '<span class="l-one">2023 &lt;年&gt;\u00a0·</span> <span class="l-one"><b>甲</b>\u00a0·</span> '
        '一二三四五六七八九十一二三四五六七八\u00a09\u00a0月\u00a0· <span class="l-one">乙</span>'
    )
    assert join_facts([], " · ") == ""
