"""The index of the search: one entry a page of data, parts of hand-written pages, terms, words, weights, files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scripts.pages.glossary import Term
from scripts.site.search_index import (
    SECTION,
    TERM_WEIGHT,
    Entry,
    Hint,
    hint_of,
    list_entries,
    list_terms,
    pack_index,
    shard_of,
    simplified_forms,
    spell_title,
    weigh,
)
from scripts.words import load_words
from tests.cited import SHARE, add_figures
from tests.project import head, make_pages, make_site


def item(location: str, title: str, text: str = "") -> dict[str, str]:
    return {"location": location, "title": title, "text": text}


INDEX = {
    "docs": [
        item("regions/1.html", "青禾县"),
        item("regions/1.html#_1", "青禾县", "<p>县</p>"),
        item("regions/1.html#charts", "看图"),
        item("regions/1.html#sources", "出处", "指标 &amp; 数"),
        item("methods.html", "方法", "怎么做"),
        item("methods.html#entry", "怎么登记", "先存档"),
        item("methods.html#counts", "计数"),
        item("recipes.html", "用法"),
        item("recipes.html#series", "历年的数", "<p>按年排。</p><pre><code>rows = figures[0]</code></pre>"),
        item("reports/x.html", "报告"),
    ]
}
HINTS = {
    "regions/1.html": Hint("999001 qinghe", weight=2, line="1 户"),
    "methods.html": Hint(weight=1.5, parts={"entry": "录入"}),
    "reports/x.html": Hint(text="三变改革"),
}
TERM = Term("衔接资金", "transition funds", "补助资金", "glossary.html#term-transition-funds", "reports")


def entry(title: str, text: str = "", words: str = "", weight: float = 1.0) -> Entry:
    return Entry("a.html", title, "", words, text, weight)


def opened(files: dict[str, str]) -> dict[str, Any]:
    """What each file holds, by its name."""
    found = {}
    for path, script in files.items():
        name, content = json.loads(f"[{script.removeprefix('ledgerSearch.take(').removesuffix(');' + chr(10))}]")
        assert path == f"search/{name}.js"
        found[name] = content
    return found


def hints_of(package: Path) -> dict[str, Hint]:
    """What the search is told of each page of a package."""
    words, pages = load_words("zh"), make_pages(make_site(package))
    return {path: hint_of(path, head(page), words) for path, page in pages.items()}


def test_a_page_of_data_is_one_entry_empty_parts_go_and_each_term_is_one() -> None:
    assert list(list_entries(json.dumps(INDEX), HINTS, [TERM])) == [
        Entry("regions/1.html", "青禾县", "1 户", "999001 qinghe", "县 指标 & 数", 2),
        Entry("methods.html", "方法", "怎么做", "", "怎么做", 1.5),
        Entry("methods.html#entry", "怎么登记", "先存档", "录入", "先存档", 1.5),
        Entry("recipes.html", "用法", "", "", "", 1.5),
        Entry("recipes.html#series", "历年的数", "按年排。", "", "按年排。 rows = figures[0]", 1.5),
        Entry("reports/x.html", "报告", "", "", "三变改革", 1),
        Entry("glossary.html#term-transition-funds", "衔接资金", "补助资金", "transition funds", "", TERM_WEIGHT),
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("衔接资金", ["衔接", "接资", "资金"]),
        ("县 Ｗater’s café", ["县", "waters", "cafe"]),
        ("6,314 户、2022年", ["6", "314", "户", "2022", "年"]),
        ("", []),
    ],
)
def test_terms_are_pairs_of_characters_and_words(text: str, terms: list[str]) -> None:
    assert list(list_terms(text)) == terms


def test_a_term_stands_in_the_file_of_its_first_character() -> None:
    assert [shard_of(term) for term in ("water", "2022", "衔接", "县")] == [
        "w",
        "2",
        f"h{ord('衔') % 32}",
        f"h{ord('县') % 32}",
    ]


def test_a_short_title_weighs_more_than_a_long_one_and_that_more_than_text() -> None:
    entries = [
        entry("脱贫"),
        entry("脱贫人口人均纯收入"),
        entry("", words="脱贫"),
        entry("", "脱贫"),
        entry("", "别的"),
    ]
    found = weigh(entries)["脱贫"]
    assert sorted(found, key=lambda number: -found[number]) == [0, 1, 2, 3]
    assert (
        weigh([entry("脱贫", weight=2), entry("脱贫")])["脱贫"][0]
        == 2 * weigh([entry("脱贫"), entry("脱贫")])["脱贫"][0]
    )


def test_the_files_of_an_index() -> None:
    entries = [
        *(Entry(f"a{n}.html", "水", "", "", "", 1) for n in range(100)),
        Entry("themes/w.html", "水费", "钱", "", "", 1),
    ]
    files = opened(pack_index(entries))
    terms = {shard_of("水"): "水", shard_of("水费"): "水费", shard_of("钱"): "钱"}
    assert files["term-files"] == sorted(f"terms-{shard}" for shard in terms)
    assert files["entries-1"] == [["themes/w.html", "水费", "钱"]]
    assert files["sounds"] == [[100, "shui fei"]]
    assert files[f"terms-{shard_of('水费')}"]["水费"][0] == 100


def test_names_are_spelled_and_traditional_characters_known() -> None:
    assert spell_title("衔接资金 transition funds 女户") == "xian jie zi jin,nu hu"
    full, short = simplified_forms()
    assert (short[full.index("銜")], short[full.index("資")]) == ("衔", "资")
    assert "衔" not in full


def test_a_place_is_found_by_code_pinyin_and_its_other_name(example: Path) -> None:
    hints = hints_of(example)
    assert hints["regions/999001.html"].words == "999001 qinghexian Qinghe County"
    assert hints["regions/999001.html"].weight == 2
    assert hints["regions/990000.html"].words == "990000 yunlingsheng Yunling"


def test_reports_are_found_by_their_measures_and_articles_weigh_less(example: Path) -> None:
    add_figures(example, SHARE)
    hints = hints_of(example)
    names = [view.name for view in make_site(example).measures_by["source_id"]["qinghe-2023"]]
    assert len(names) == 3
    assert hints["reports/qinghe-2023.html"].text == " ".join(names)
    assert (hints["reports/qinghe-2023.html"].weight, hints["reports/yunling-2023.html"].weight) == (1, 0.5)


def test_a_page_says_in_its_front_matter_what_the_search_is_to_know() -> None:
    words = load_words("zh")
    assert hint_of("regions/1.html", {"find": "999001", "find_line": "1 户"}, words) == Hint("999001", "", 2, "1 户")
    assert hint_of("reports/x.html", {"find_text": "三变改革", "find_weight": 0.5}, words) == Hint("", "三变改革", 0.5)
    assert hint_of("methods.html", {"description": "怎么做"}, words) == Hint(
        words.table["search"]["methods"], "", 1.5, "怎么做"
    )


def test_the_words_of_an_indicator_are_those_of_its_part_in_the_list() -> None:
    hint = hint_of("indicators.html", {"find_parts": {"medical-insured-share": "Insured"}}, load_words("zh"))
    assert hint.parts["medical-insured-share"] == "Insured 医保 新农合"


def test_both_languages_have_words_for_the_same_pages() -> None:
    assert list(load_words("zh").table[SECTION]) == list(load_words("en").table[SECTION])
