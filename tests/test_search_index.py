"""The index of the search: one entry a page of data, parts of hand-written pages, words and weights."""

from __future__ import annotations

import json
from pathlib import Path

from scripts.site.search_index import SECTION, Hint, hint_of, refine_index, script_of_index
from scripts.words import load_words
from tests.cited import SHARE, add_figures
from tests.project import head, make_pages, make_site


def entry(location: str, title: str, text: str = "") -> dict[str, str]:
    return {"location": location, "title": title, "text": text}


INDEX = {
    "config": {"lang": ["en"]},
    "docs": [
        entry("regions/1.html", "青禾县"),
        entry("regions/1.html#_1", "青禾县", "县"),
        entry("regions/1.html#charts", "看图"),
        entry("regions/1.html#sources", "出处", "指标"),
        entry("methods.html", "方法", "怎么做"),
        entry("methods.html#entry", "怎么登记", "先存档"),
        entry("methods.html#counts", "计数"),
        entry("reports/x.html", "报告"),
    ],
}
HINTS = {"regions/1.html": Hint("999001 qinghe", weight=2), "reports/x.html": Hint(text="三变改革")}


def hints_of(package: Path) -> dict[str, Hint]:
    """What the search is told of each page of a package."""
    words, pages = load_words("zh"), make_pages(make_site(package))
    return {path: hint_of(path, head(page), words) for path, page in pages.items()}


def test_a_page_of_data_is_one_entry_and_empty_parts_go() -> None:
    assert json.loads(refine_index(json.dumps(INDEX), HINTS)) == {
        "config": {"lang": ["en"]},
        "docs": [
            {"location": "regions/1.html", "title": "青禾县", "text": "县 指标", "tags": ["999001 qinghe"], "boost": 2},
            {"location": "methods.html", "title": "方法", "text": "怎么做", "boost": 1.5},
            {"location": "methods.html#entry", "title": "怎么登记", "text": "先存档", "boost": 1.5},
            {"location": "reports/x.html", "title": "报告", "text": "三变改革"},
        ],
    }


def test_a_place_is_found_by_code_pinyin_and_its_other_name(example: Path) -> None:
    hints = hints_of(example)
    assert hints["regions/999001.html"] == Hint("999001 qinghexian Qinghe County", weight=2)
    assert hints["regions/990000.html"] == Hint("990000 yunlingsheng Yunling", weight=2)


def test_reports_are_found_by_their_measures_and_articles_weigh_less(example: Path) -> None:
    add_figures(example, SHARE)
    hints = hints_of(example)
    names = [view.name for view in make_site(example).measures_by["source_id"]["qinghe-2023"]]
    assert len(names) == 3
    assert hints["reports/qinghe-2023.html"] == Hint(text=" ".join(names))
    assert hints["reports/yunling-2023.html"] == Hint(weight=0.5)


def test_a_page_says_in_its_front_matter_what_the_search_is_to_know() -> None:
    words = load_words("zh")
    assert hint_of("regions/1.html", {"find": "999001"}, words) == Hint("999001", weight=2)
    assert hint_of("reports/x.html", {"find_text": "三变改革", "find_weight": 0.5}, words) == Hint("", "三变改革", 0.5)
    assert hint_of("methods.html", {}, words) == Hint("怎么核对 可信吗", weight=1.5)


def test_both_languages_have_words_for_the_same_pages() -> None:
    assert list(load_words("zh").table[SECTION]) == list(load_words("en").table[SECTION])


def test_the_script_defines_what_the_theme_reads() -> None:
    assert script_of_index('{"docs":[]}') == 'var __index = {"docs":[]};\n'
