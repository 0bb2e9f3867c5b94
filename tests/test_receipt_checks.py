"""What a receipt says was checked and what was not, for each kind of evidence and of number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scripts.wording.receipt_checks import Checked, CheckLine, list_checks
from tests import cited
from tests.project import make_site


def lines(package: Path, figure_id: str, language: str = "zh", **known: Any) -> list[CheckLine]:
    site = make_site(package, language)
    view = next(view for view in site.figures if view.figure_id == figure_id)
    return list_checks(
        view, Checked(**{"runs": 17, "in_full": "", "is_unread": False, **known}), site.index, site.words
    )


def heads(found: list[CheckLine]) -> list[str]:
    return [f"{'+' if line.done else '-'} {line.head}" for line in found]


def test_a_result_that_stands_in_an_archived_text(example: Path) -> None:
    assert lines(example, "qinghe-2023-funds", in_full="160,000,000 元") == [
        CheckLine(True, "字对得上。", "存档原文第 45–49 字，取出来正是上面那几个字。"),
        CheckLine(
            True,
            "数对得上。",
            "那几个字照中文数字的写法再读一遍，是 1.6 亿元，也就是 160,000,000 元，和登记的数值、限定一样。",
        ),
        CheckLine(True, "单位对得上。", "原文的单位，就是登记的“元”，或者它的一种写法。"),
        CheckLine(
            True, "不多也不漏。", "全文有 17 处数字，每处只归一笔：或者登记成数，或者列在不登记的清单里，写明缘由。"
        ),
        CheckLine(
            True,
            "存档和登记表没换。",
            "原文文件的 SHA-256 和登记表的指纹，都和核对时一样；改过而没有重新核对，网站就建不成。",
        ),
        CheckLine(
            True,
            "前后合得上。",
            "单位是这个指标或分组该用的；地区是文件讲的地方，或者它的上下级；时段不超出文件所讲的时段，或者不晚于文件的发布日期。",
        ),
        CheckLine(False, "没核：归类。", "算哪个指标、哪段时间、是结果还是计划，由登记的人读上下文定，程序核不了。"),
        CheckLine(
            False, "没核：事情本身。", "钱是不是真的这样花了，事是不是真的这样办了，要看别的证据。本站只核字和算术。"
        ),
    ]


def test_a_qualifier_stands_without_a_space_that_chinese_does_not_know(example: Path) -> None:
    found = lines(example, "qinghe-2023-funds-county")
    assert found[1].text == "那几个字照中文数字的写法再读一遍，是超过 400 万元，和登记的数值、限定一样。"


def test_a_date_without_a_year_and_a_plan(example: Path) -> None:
    found = lines(example, "qinghe-2023-toilets-deadline")
    assert found[2].text == "那几个字说的是日期，登记的也是日期。"
    assert found[5].text == "单位是这个指标或分组该用的；地区是文件讲的地方，或者它的上下级。"
    assert heads(found)[6:] == ["- 没核：年份。", "- 没核：归类。", "- 没核：事情本身。"]
    assert found[8].text == "后来有没有照办，要看以后的报告和别的证据。本站只核字和算术。"


def test_a_rank_a_zero_and_a_number_without_a_unit(example: Path, change: Any) -> None:
    assert lines(example, "qinghe-2023-water-rank")[2].text == "那几个字说的是名次，登记的也是名次。"
    assert lines(example, "qinghe-2023-returned")[2].text == "原文的单位，就是登记的“户”，或者它的一种写法。"
    change("data/reports/qinghe-2023/figures.csv", "exact,无一户,88,91,,", "exact,清零,88,90,,")
    found = [line for line in lines(example, "qinghe-2023-returned") if line.head == "没核：单位。"]
    assert found == [CheckLine(False, "没核：单位。", "那几个字里没写单位。")]
    change("data/reports/qinghe-2023/figures.csv", "exact,126个,67,71,,", "exact,126,67,70,指项目。,Projects.")
    found = [line for line in lines(example, "qinghe-2023-projects") if line.head == "没核：单位。"]
    assert found == [CheckLine(False, "没核：单位。", "那几个字里没写单位，登记的单位见说明。")]


def test_a_unit_that_was_converted(example: Path, change: Any) -> None:
    change("data/reports/qinghe-2023/figures.csv", "98.5,percent,exact,98.5%,100,105", "30,percent,exact,三成,100,102")
    assert lines(example, "qinghe-2023-water")[2].text == "原文的单位换算过来，就是登记的“%”。"


def test_what_is_cited_by_link(example: Path) -> None:
    cited.add_figures(example, cited.SHARE, cited.ENGLISH)
    assert heads(lines(example, "cited-yunling-2023-share", "en")) == [
        "+ The number matches. ",
        "+ The unit matches. ",
        "+ It fits its surroundings. ",
        "- Not checked: characters and place. ",
        "- Not checked: the classification. ",
        "- Not checked: the matter itself. ",
    ]
    assert heads(lines(example, "cited-yunling-2023-toilets", is_unread=True)) == [
        "+ 前后合得上。",
        "- 没核：字和位置。",
        "- 没核：数和单位。",
        "- 没核：归类。",
        "- 没核：事情本身。",
    ]
