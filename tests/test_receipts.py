"""Receipts: what each one shows, for every kind of figure, in both languages, whole and escaped."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scripts.exports.citations import Citable, cite
from scripts.ledger.rows import Span
from scripts.pages import catalogue
from scripts.pages.receipts import Receipts, artefacts
from scripts.pages.rendering import Page
from scripts.words import load_words
from tests.cited import ENGLISH, SHARE, add_figures, add_source
from tests.project import head, make_site, read_pages
from tests.taken import extend

SITE = "https://example.org/ledger"
ARTICLE = re.compile(r'<article id="([^"]*)">(.*?)</article>', re.DOTALL)


def pages(package: Path, language: str = "zh", address: str = SITE) -> dict[str, Page]:
    return read_pages(artefacts(make_site(package, language, address)))


def text_of(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def articles(page: Page) -> list[tuple[str, str]]:
    """The id and the HTML of each receipt of a page."""
    return ARTICLE.findall(page.slots["body"])


def receipts(package: Path, language: str = "zh") -> dict[str, str]:
    """The HTML of each receipt."""
    return {key: body for page in pages(package, language).values() for key, body in articles(page)}


def rows(markup: str) -> dict[str, str]:
    """The text of each row of a receipt by its label; ``sum`` is what stands before them."""
    found = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", markup, re.DOTALL)
    return {"sum": text_of(markup.partition("<dl>")[0]), **{text_of(label): text_of(text) for label, text in found}}


def parts(page: Page) -> dict[str, str]:
    """The text of each part that receipts share, under the id of its heading."""
    found = re.split(r'<h2 id="([a-z]+)">', page.slots["body"].partition('<h2 id="checks">')[2])
    texts = [text_of(part) for part in ["", *found][1:]]
    return dict(zip(["checks", *texts[1::2]], texts[0::2], strict=True))


def test_a_document_has_one_page_and_each_figure_an_anchor(example: Path) -> None:
    site = make_site(example)
    (page,) = read_pages(artefacts(site)).values()
    assert page.path == "receipts/qinghe-2023.html"
    assert [key for key, _ in articles(page)] == [view.figure_id for view in site.by_source["qinghe-2023"]]
    assert head(page)["title"] == "青禾县2023年乡村振兴工作情况：凭据"
    assert head(page)["description"] == (
        "12 个数，出自《青禾县2023年乡村振兴工作情况》。一个数一张凭据：写的是什么字、在第几个字、核了什么、没核什么。"
    )


def test_a_figure_that_was_checked(example: Path) -> None:
    markup = receipts(example)["qinghe-2023-funds"]
    assert rows(markup) == {
        "sum": "投入的衔接资金 1.6 亿元 2023 年 · 实际完成 · 期间内 · 量的是什么",
        "原文": "1.6亿元 第 45–49 字",
        "上下限": "按原文写法，最少 1.55 亿元 ，不到 1.65 亿元 。"
        "原文精确到 1,000 万元，四舍五入，上下各留 500 万元。"
        "如果是舍去了尾数，最少 1.6 亿元，不到 1.7 亿元。 写全是 160,000,000 元。",
        "题名": "青禾县，2023 年，投入的衔接资金：1.6 亿元（凭据 qinghe-2023-funds，"
        "出自《青禾县2023年乡村振兴工作情况》第 45–49 字）",
    }
    assert 'href="../reports/qinghe-2023.html#qinghe-2023-funds"' in markup
    assert '<path d="M248 0h28v24h-28z"/>' in markup


def test_what_receipts_share_stands_once(example: Path) -> None:
    (page,) = pages(example).values()
    shared = parts(page)
    assert list(shared) == ["checks", "limits", "source", "cite"]
    assert shared["source"].startswith(
        "出处 标题 青禾县2023年乡村振兴工作情况 发布者 青禾县乡村振兴局 发布日期 2024-01-10 "
    )
    assert "文件指纹 SHA-256 e76482310e669b1357dad8f9a2c6f59f61f18ae36a968877eda0a708fc2ac33e" in shared["source"]
    assert shared["cite"].count("（凭据的题名）") == 4
    assert f'data-base="{SITE}/zh/receipts/qinghe-2023.html"' in page.slots["body"]
    nowhere = pages(example, address="")["receipts/qinghe-2023.html"].slots["body"]
    assert "example.org" not in nowhere
    assert 'data-gap="address"' not in nowhere


def test_filled_gaps_give_the_citation_that_the_styles_give(example: Path) -> None:
    """As assets/copy.js fills them: the title with the escapes of BibTeX, the address, the id."""
    receipts = Receipts(make_site(example), SITE)
    moulds = receipts.describe_all("qinghe-2023", ()).moulds
    title, path = "青禾县：90% {甲}_乙 & #丙（凭据 x）", "zh/receipts/qinghe-2023.html#qinghe-2023-funds"
    item = Citable("qinghe-2023-funds", title, path, date(2024, 1, 10))
    values = {"title": title, "address": f"{SITE}/{path}", "id": item.key}
    forms = {}
    for name, pieces in moulds.forms.items():
        given = {**values, "title": "".join(moulds.escapes.get(sign, sign) for sign in title)}
        filled = given if name == "bibtex" else values
        forms[name] = "".join(filled.get(gap, text) for gap, text in pieces)
    assert forms == cite(item, SITE)


def test_every_copy_button_has_its_text(example: Path) -> None:
    (page,) = pages(example).values()
    body = page.slots["body"]
    targets = re.findall(r'data-copy="#([^"]*)"', body)
    assert "sha256" in targets
    for target in targets:
        assert body.count(f'id="{target}"') == 1


def test_a_date_has_its_note_and_its_target(example: Path) -> None:
    told = rows(receipts(example)["qinghe-2023-toilets-deadline"])
    assert told["上下限"] == "没有，日期照原文登记。"
    assert told["说明"] == "文中没写年份，按本段的2024年计。"
    assert told["没核：年份。"] == "那几个字里没写年份，照登记的时段补上。"
    assert told["这是一个目标"] == "厕所完工期限 不晚于 2024 年 6 月 30 日 等后续报告"


def test_a_figure_cited_by_link(example: Path) -> None:
    add_figures(example, SHARE, ENGLISH)
    found, page = receipts(example), pages(example)["receipts/yunling-2023.html"]
    told = rows(found["cited-yunling-2023-share"])
    assert told["原文"] == "90%以上 在报告页看这一行"
    assert "<svg" not in found["cited-yunling-2023-share"]
    assert told["题名"].endswith("（凭据 cited-yunling-2023-share，据《云岭省2023年乡村振兴公报》）")
    foreign = rows(found["cited-yunling-2023-toilets"])
    assert foreign["上下限"].endswith("。原文是外文，照登记的限定“超过”算。 写全是 1,200,000 座。")
    assert foreign["没核：数和单位。"] == "原文是外文，没有再读一遍和登记的比。"
    assert "网址 https://example.org/yunling-2023 说明 没有存档。" in parts(page)["source"]
    assert "没核：字和位置。 没有存档原文" in parts(page)["checks"]
    assert "l-badge--cited" in page.slots["body"]


def test_arithmetic_and_remarks_that_involve_a_figure(example: Path) -> None:
    found = receipts(extend(example))
    told = rows(found["qinghe-2023-monitored-persons"])
    assert "每户几人" in told["验算"]
    assert "没写一共几个县。" in rows(found["qinghe-2023-water-rank"])["读数时要留意的"]
    assert "验算" not in rows(found["qinghe-2023-water-rank"])


def test_the_same_cell_in_another_document(example: Path) -> None:
    add_source(example, source_id="cited-yunling-news", title="云岭要闻", title_en="Yunling news")
    other = SHARE.replace("cited-yunling-2023-share,yunling-2023", "cited-yunling-news-share,cited-yunling-news")
    add_figures(example, SHARE, other)
    told = rows(receipts(example)["cited-yunling-2023-share"])
    assert told["同一个数，几处怎么说"] == "各处相符 《云岭要闻》 自来水普及率 至少 90%"


def test_words_that_stand_again_are_marked_once_they_are_this_figures_alone(example: Path) -> None:
    site = make_site(example)
    row = site.omissions["qinghe-2023"][0]
    site.omissions["qinghe-2023"].append(replace(row, span=Span(169, 173), text="126个", reason="repeat"))
    (page,) = read_pages(artefacts(site)).values()
    markup = dict(articles(page))["qinghe-2023-projects"]
    assert rows(markup)["原文"].endswith("同样的字又出现在第 170–173 字。那里是重复，不另记一笔。")
    assert markup.count("v24h") == 2


def test_a_target_and_the_figure_that_answers_it(example: Path) -> None:
    done = (
        "cited-qinghe-toilets,yunling-2023,999001,toilets-built,,2024-01-01,2024-12-31,during,result,500,toilet,exact,"
        "500座,,,,"
    )
    add_figures(example, done)
    found = receipts(example)
    assert "达到" in rows(found["qinghe-2023-toilets"])["这是一个目标"]
    assert rows(found["cited-qinghe-toilets"])["这个数对应的目标"] == "新建卫生厕所 500 座 达到"


def test_a_document_of_very_many_figures_has_a_page_a_theme_and_an_index(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "MOST_RECEIPTS", 5)
    site = make_site(example)
    bodies = {path: page.slots["body"] for path, page in read_pages(artefacts(site)).items()}
    index = bodies.pop("receipts/qinghe-2023.html")
    for view in site.by_source["qinghe-2023"]:
        part = f"receipts/qinghe-2023/{view.theme_id}.html"
        assert f'<li id="{view.figure_id}">' in index
        assert f'href="qinghe-2023/{view.theme_id}.html#{view.figure_id}"' in index
        assert f'<article id="{view.figure_id}">' in bodies[part]
        assert site.way(view.proof) == f"{part}#{view.figure_id}"
    assert "<article" not in index


@pytest.mark.parametrize("language", ["zh", "en"])
def test_text_from_the_data_is_escaped(example: Path, language: str) -> None:
    name = '<b>"资金"&</b>' if language == "zh" else '<b>"Funds"&</b>'
    path = example / "data/reference/indicators.csv"
    quoted = '"' + name.replace('"', '""') + '"'
    old = "投入的衔接资金,Linking funds spent"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, f"{quoted},{quoted}"), encoding="utf-8")
    markup = receipts(example, language)["qinghe-2023-funds"]
    assert name not in markup
    assert "&lt;b&gt;&#34;" in markup


def test_english_says_the_same(example: Path) -> None:
    found = receipts(example, "en")
    told = rows(found["qinghe-2023-monitored-households"])
    assert told["sum"].startswith("Monitored households – households 320 households end of 2023 · actual · at the end")
    assert told["Limits"].startswith("None: an exact count.")
    assert '<mark lang="zh-CN">320户</mark>' in found["qinghe-2023-monitored-households"]
    body = pages(example, "en")["receipts/qinghe-2023.html"].slots["body"]
    assert '<span lang="zh-CN">青禾县2023年乡村振兴工作情况</span>' in body


def test_the_words_of_receipts_are_the_same_in_both_languages() -> None:
    zh, en = (load_words(language).table for language in ("zh", "en"))
    for section in ("receipt", "cite"):
        assert list(zh[section]) == list(en[section])
