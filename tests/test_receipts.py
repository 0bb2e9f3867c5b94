"""Receipts: what each one shows, for every kind of figure, in both languages, whole and escaped."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from scripts.pages.pages import Stamp
from scripts.pages.receipts import Desk, receipt_path, receipt_stamps
from scripts.words import load_words
from tests.cited import ENGLISH, SHARE, add_figures, add_source
from tests.interfaces import extend
from tests.project import make_site

SITE = "https://example.org/ledger"


def receipts(package: Path, language: str = "zh", address: str = SITE, **more: bool) -> dict[str, Stamp]:
    stamps = receipt_stamps(make_site(package, language), address, **more)
    return {stamp.path.removeprefix("receipts/").removesuffix(".html"): stamp for stamp in stamps}


def parts(stamp: Stamp) -> dict[str, str]:
    """The text of each part of a receipt under the id of its heading; ``sum`` is what stands before them."""
    found = re.split(r'<h2 id="([a-z]+)">', f'<h2 id="sum">{stamp.body}')
    texts = [" ".join(html.unescape(re.sub(r"<[^>]*>", " ", part)).split()) for part in found]
    return dict(zip(texts[1::2], texts[2::2], strict=True))


def test_every_figure_has_one_receipt_at_its_permanent_address(example: Path) -> None:
    site = make_site(example)
    stamps = list(receipt_stamps(site, ""))
    assert [stamp.path for stamp in stamps] == [receipt_path(view.figure_id) for view in site.figures]
    assert stamps[0].path == "receipts/qinghe-2023-funds.html"


def test_a_figure_that_was_checked(example: Path) -> None:
    stamp = receipts(example)["qinghe-2023-funds"]
    assert stamp.title == "青禾县：投入的衔接资金 1.6 亿元（2023 年）凭据"
    assert stamp.description == (
        "1.6 亿元，出自《青禾县2023年乡村振兴工作情况》第 45–49 字。"
        "一个数一张凭据：写的是什么字、在第几个字、核了什么、没核什么。"
    )
    told = parts(stamp)
    assert list(told) == ["sum", "stated", "checks", "what", "source", "cite"]
    assert told["sum"].endswith(
        "全国 云岭省 禾川市 青禾县 凭据 青禾县：投入的衔接资金 2023 年 · 结果 1.6 亿元 ✓ 已核原文 "
        "真实值最少 1.55 亿元 真实值不到 1.65 亿元 写全 160,000,000 元 上下限怎么来的 "
        "原文精确到 1,000 万元。按四舍五入算，上下各留 500 万元。"
        "如果是舍去了后面的位数，就是最少 1.6 亿元，不到 1.7 亿元。"
    )
    assert told["stated"] == (
        "原文怎么写 1.6亿元 第 1 字 第 177 字 "
        "在存档原文的第 45–49 字。从第 1 个字数起，标点、空格和换行都算。 在报告页看这一行"
    )
    assert 'href="../reports/qinghe-2023.html#qinghe-2023-funds"' in stamp.body
    assert '<rect class="l-tick" x="248" y="2" width="28" height="20"/>' in stamp.body
    assert told["what"] == (
        "这个数说的是什么 地区 青禾县 指标 投入的衔接资金 量的是什么 投入的衔接资金，按报告所说。 "
        "不能和什么比 口径不同的年份不能比。 时段 2023 年 · 2023 年 1 月 1 日至 2023 年 12 月 31 日 "
        "状态 结果 怎么量 期间内"
    )
    assert told["source"].startswith(
        "出处 标题 青禾县2023年乡村振兴工作情况 发布者 青禾县乡村振兴局 发布日期 2024-01-10 "
    )
    assert "文件指纹 SHA-256 e76482310e669b1357dad8f9a2c6f59f61f18ae36a968877eda0a708fc2ac33e" in told["source"]


def test_how_to_cite(example: Path) -> None:
    stamp = receipts(example)["qinghe-2023-funds"]
    assert (
        '<pre id="cite-gbt">乡村振兴公开账. 青禾县，2023 年，投入的衔接资金：1.6 亿元（凭据 qinghe-2023-funds，出自'
        "《青禾县2023年乡村振兴工作情况》第 45–49 字）[DS/OL]. (2024-02-01)[2024-02-01]. "
        "https://example.org/ledger/zh/receipts/qinghe-2023-funds.html.</pre>"
    ) in stamp.body
    assert '<pre id="cite-bibtex" class="l-bibtex">@misc{qinghe-2023-funds,\n' in stamp.body
    assert f'id="cite-address">{SITE}/zh/receipts/qinghe-2023-funds.html</a>' in stamp.body
    assert '<code id="cite-id">qinghe-2023-funds</code>' in stamp.body
    nowhere = receipts(example, address="")["qinghe-2023-funds"].body
    assert "example.org" not in nowhere
    assert "cite-address" not in nowhere


def test_every_copy_button_has_its_text(example: Path) -> None:
    for stamp in receipts(example).values():
        for target in re.findall(r'data-copy="#([^"]*)"', stamp.body):
            assert stamp.body.count(f'id="{target}"') == 1


def test_the_data_are_linked_only_where_they_are(example: Path) -> None:
    link = '<a href="../../api/v1/figures/qinghe-2023-funds.json">'
    assert link in receipts(example, has_api=True)["qinghe-2023-funds"].body
    assert link not in receipts(example)["qinghe-2023-funds"].body


def test_a_date_shows_the_whole_of_its_note(example: Path) -> None:
    told = parts(receipts(example)["qinghe-2023-toilets-deadline"])
    assert told["sum"].endswith(
        "不晚于 2024 年 6 月 30 日 ✓ 已核原文 上下限 没有上下限。日期照原文的字登记。 "
        "说明 文中没写年份，按本段的2024年计。"
    )
    assert told["targets"].startswith("承诺 等下一年报告 还没到期，或者下一份报告还没登记 厕所完工期限")


def test_a_figure_cited_by_link(example: Path) -> None:
    add_figures(example, SHARE, ENGLISH)
    found = receipts(example)
    told = parts(found["cited-yunling-2023-share"])
    assert told["stated"] == "原文怎么写 90%以上 没有存档原文，所以没有字位。这几个字照见到的抄。 在报告页看这一行"
    assert "网址 https://example.org/yunling-2023 说明 没有存档。" in told["source"]
    assert "l-strip" not in found["cited-yunling-2023-share"].body
    assert "（凭据 cited-yunling-2023-share，据《云岭省2023年乡村振兴公报》）[DS/OL]" in told["cite"]
    assert "原文是外文，没有再读一遍。照登记的限定“超过”算。" in parts(found["cited-yunling-2023-toilets"])["sum"]


def test_arithmetic_and_remarks_that_involve_a_figure(example: Path) -> None:
    found = receipts(extend(example))
    told = parts(found["qinghe-2023-monitored-persons"])
    assert "每户几人" in told["audit"]
    assert 'href="qinghe-2023-monitored-households.html"' in found["qinghe-2023-monitored-persons"].body
    assert parts(found["qinghe-2023-water-rank"])["remarks"] == ("读数时要留意的 没说是谁的百分比 没写一共几个县。")
    assert "audit" not in parts(found["qinghe-2023-water-rank"])


def test_the_same_cell_in_another_document(example: Path) -> None:
    add_source(example, source_id="cited-yunling-news", title="云岭要闻", title_en="Yunling news")
    other = SHARE.replace("cited-yunling-2023-share,yunling-2023", "cited-yunling-news-share,cited-yunling-news")
    add_figures(example, SHARE, other)
    told = parts(receipts(example)["cited-yunling-2023-share"])
    assert told["cell"].startswith("同一个数，几处怎么说 各处相符 · ")
    assert told["cell"].endswith("《云岭要闻》 自来水普及率 至少 90%")


def test_words_that_stand_again_are_marked_once_they_are_this_figures_alone(example: Path) -> None:
    site = make_site(example)
    (view,) = (view for view in site.figures if view.figure_id == "qinghe-2023-projects")
    desk = Desk(site, "", False)
    row = site.omissions["qinghe-2023"][0]
    site.omissions["qinghe-2023"].append(row._replace(span_start="169", span_end="173", text="126个", reason="repeat"))
    stamp = desk.stamp(view)
    assert parts(stamp)["stated"].endswith("同样的字又出现在第 170–173 字。那里是重复，不另记一笔。")
    assert stamp.body.count("l-tick--again") == 1


def test_a_target_and_the_figure_that_answers_it(example: Path) -> None:
    done = (
        "cited-qinghe-toilets,yunling-2023,999001,toilets-built,,2024-01-01,2024-12-31,during,result,500,toilet,exact,"
        "500座,,,,"
    )
    add_figures(example, done)
    told = receipts(example)
    assert "做到" in parts(told["qinghe-2023-toilets"])["targets"]
    assert parts(told["cited-qinghe-toilets"])["targets"].startswith("承诺 这个数答复的承诺 做到")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_text_from_the_data_is_escaped(example: Path, language: str) -> None:
    name = '<b>"资金"&</b>' if language == "zh" else '<b>"Funds"&</b>'
    path = example / "data/reference/indicators.csv"
    quoted = '"' + name.replace('"', '""') + '"'
    old = "投入的衔接资金,Linking funds spent"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, f"{quoted},{quoted}"), encoding="utf-8")
    stamp = receipts(example, language)["qinghe-2023-funds"]
    assert "<b>" not in stamp.body
    assert "&lt;b&gt;&#34;" in stamp.body


def test_english_says_the_same(example: Path) -> None:
    stamp = receipts(example, "en")["qinghe-2023-monitored-households"]
    told = parts(stamp)
    assert stamp.title == "Qinghe County: Monitored households – households, 320 households (end of 2023), receipt"
    assert "Limits None. The text gives the number to the last unit" in told["sum"]
    assert told["source"].startswith("Source Title Rural revitalization in Qinghe County in 2023 ")
    assert '<span lang="zh-CN">青禾县2023年乡村振兴工作情况</span>' in stamp.body
    assert '<mark lang="zh-CN">320户</mark>' in stamp.body
    assert list(told) == list(parts(receipts(example)["qinghe-2023-monitored-households"]))


def test_the_words_of_receipts_are_the_same_in_both_languages() -> None:
    zh, en = (load_words(language).table for language in ("zh", "en"))
    for section in ("receipt", "cite"):
        assert list(zh[section]) == list(en[section])
