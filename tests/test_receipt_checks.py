"""What receipts say was checked and what was not: of a document once, and of each figure what is different."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.ledger.rows import read_unit_words
from scripts.wording.receipt_checks import CheckLine, list_checks, list_exceptions
from scripts.words import load_words
from tests.cited import ENGLISH, SHARE, add_figures
from tests.conftest import Change
from tests.project import make_site


def exceptions(package: Path, figure_id: str, language: str = "zh", *, is_unread: bool = False) -> list[str]:
    site = make_site(package, language)
    view = next(view for view in site.figures if view.figure_id == figure_id)
    lines = list_exceptions(view, is_unread, read_unit_words(site.references.units.values()), site.words)
    assert not any(line.done for line in lines)
    return [line.head + line.text for line in lines]


def test_an_archived_text() -> None:
    lines = list_checks(True, 1234, load_words("zh"))
    assert [f"{'+' if line.done else '-'} {line.head}" for line in lines] == [
        "+ 字对得上。",
        "+ 数对得上。",
        "+ 单位对得上。",
        "+ 不多也不漏。",
        "+ 存档和登记表没换。",
        "+ 前后合得上。",
        "- 没核：归类。",
        "- 没核：文件是谁写的。",
        "- 没核：事情本身。",
    ]
    assert lines[3].text == "全文有 1,234 处数字，每处只归一笔：或者登记成数，或者列在不登记的清单里，写明缘由。"


def test_a_document_cited_by_link() -> None:
    lines = list_checks(False, 0, load_words("en"))
    assert [(line.done, line.head) for line in lines] == [
        (True, "Number and unit match. "),
        (True, "It fits its surroundings. "),
        (False, "Not checked: characters and place. "),
        (False, "Not checked: the classification. "),
        (False, "Not checked: who wrote the document. "),
        (False, "Not checked: the matter itself. "),
    ]
    assert lines[5] == CheckLine(
        False,
        "Not checked: the matter itself. ",
        "Whether the money was really spent so, the work really done and a target later met needs other evidence and "
        "later reports. We check characters and arithmetic only.",
    )


@pytest.mark.parametrize(
    ("figure_id", "lines"),
    [
        ("qinghe-2023-funds", []),
        ("qinghe-2023-water-rank", []),
        ("qinghe-2023-toilets-deadline", ["没核：年份。那几个字里没写年份，照登记的时段补上。"]),
    ],
)
def test_what_is_different_for_a_figure(example: Path, figure_id: str, lines: list[str]) -> None:
    assert exceptions(example, figure_id) == lines


def test_words_that_name_no_unit(example: Path, change: Change) -> None:
    change("data/reports/qinghe-2023/figures.csv", "exact,无一户,88,91,,", "exact,清零,88,90,,")
    change("data/reports/qinghe-2023/figures.csv", "exact,126个,67,71,,", "exact,126,67,70,指项目。,Projects.")
    change("data/reports/qinghe-2023/figures.csv", "98.5,percent,exact,98.5%,100,105", "30,percent,exact,三成,100,102")
    assert exceptions(example, "qinghe-2023-returned") == ["没核：单位。那几个字里没写单位。"]
    assert exceptions(example, "qinghe-2023-projects") == ["没核：单位。那几个字里没写单位，登记的单位见说明。"]
    assert exceptions(example, "qinghe-2023-water") == []


def test_words_that_are_not_chinese(example: Path) -> None:
    add_figures(example, SHARE, ENGLISH)
    assert exceptions(example, "cited-yunling-2023-toilets", "en", is_unread=True) == [
        "Not checked: number and unit. The text is not in Chinese and was not read again and compared."
    ]
    assert exceptions(example, "cited-yunling-2023-share") == []


def test_english_words_that_were_read(example: Path) -> None:
    add_figures(example, SHARE, ENGLISH.replace("1.2 million", "1.2 million toilets"))
    assert exceptions(example, "cited-yunling-2023-toilets") == []


def test_english_words_without_a_unit(example: Path) -> None:
    add_figures(example, SHARE, ENGLISH)
    assert exceptions(example, "cited-yunling-2023-toilets") == ["没核：单位。那几个字里没写单位。"]
