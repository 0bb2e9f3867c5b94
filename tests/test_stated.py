"""What a row says against what its characters say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.checks.stated import check_foreign, check_stated, check_unit_words, summarise_foreign, summarise_unread
from scripts.ledger.packages import load_package
from tests.cited import ENGLISH, SHARE, add_figures
from tests.tables import make_ledger
from tests.telling import all_told, told

Change = Callable[[str, str, str], None]
FIGURES = "data/reports/qinghe-2023/figures.csv"
UNITS = "data/reference/units.csv"


def say(root: Path) -> list[str]:
    return [told(finding).removeprefix(f"{FIGURES}:") for finding in check_stated(load_package(root))]


def test_the_example_says_what_it_states(example: Path) -> None:
    assert say(example) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "160000000,cny",
            "1.6,cny",
            "2:value: [stated-value] '1.6亿元' reads as '160000000', the row has '1.6'.\n"
            "    fix: Correct the value or the characters.",
        ),
        (
            "2024-06-30,date",
            "2024-06-29,date",
            "10:value: [stated-value] '6月底前' reads as '2024-06-30', the row has '2024-06-29'.\n"
            "    fix: Correct the value or the characters.",
        ),
        (
            "2024-01-01,2024-12-31,during,target,2024-06-30",
            "2025-01-01,2025-12-31,during,target,2024-06-30",
            "10:value: [stated-value] '6月底前' reads as '2025-06-30', the row has '2024-06-30'.\n"
            "    fix: Correct the value or the characters.",
        ),
        (
            "cny,over",
            "cny,exact",
            "3:qualifier: [stated-qualifier] '400余万元' reads as 'over', the row has 'exact'.\n"
            "    fix: Correct the qualifier or the characters.",
        ),
        (
            "320户",
            "320人",
            "4:unit: [stated-unit] '320人' is counted in '人', the row in 'household' (written 户).\n"
            "    fix: Choose a unit that is written so (person); or correct the characters.",
        ),
        (
            "126个",
            "126",
            "6:note: [stated-unit] '126' has no unit word, the row has the unit 'project'.\n"
            "    fix: Say in the note what is counted, or correct the characters.",
        ),
        (
            "4,rank",
            "4,project",
            "12:unit: [stated-unit] '第四位' reads as a rank, the row has the unit 'project', a count.\n"
            "    fix: Correct the unit or the characters.",
        ),
        (
            "126,project",
            "126,rank",
            "6:unit: [stated-unit] '126个' reads as a count, the row has the unit 'rank', a rank.\n"
            "    fix: Correct the unit or the characters.",
        ),
        ("126个", "全县", "6:as_stated: [unreadable-number] '全县': no number in it.\n    fix: "),
        (
            "126个",
            "120至126个",
            "6:as_stated: [stated-range] '120至126个' names the two ends of a range; a figure is one number.\n"
            "    fix: Enter each end as a figure of its own.",
        ),
    ],
)
def test_both_readings_are_shown(example: Path, change: Change, old: str, new: str, message: str) -> None:
    change(FIGURES, old, new)
    found = say(example)
    assert found[0].startswith(message)
    assert len(found) == 1 or "stated-value" in found[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("无一户", "没有发生返贫"),
        ("无一户", "无一个返贫"),
        ("第四位", "第四"),
        ("1105人", "1105名"),
        ("98.5%", "百分之九十八点五"),
    ],
)
def test_these_forms_are_the_same_figure(example: Path, change: Change, old: str, new: str) -> None:
    change(FIGURES, old, new)
    assert say(example) == []


def test_a_bare_number_needs_a_note(example: Path, change: Change) -> None:
    path = example / FIGURES
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[5] = lines[5].replace("126个", "126").removesuffix(",,") + ",单位在前文。,The unit stands before."
    path.write_text("\n".join(lines), encoding="utf-8")
    assert say(example) == []


def test_an_unknown_unit_is_left_to_the_schema_check(example: Path, change: Change) -> None:
    change(FIGURES, "126,project", "126,projekt")
    assert say(example) == []


def test_the_forms_of_a_unit_are_those_of_its_table(example: Path, change: Change) -> None:
    change(UNITS, "个|项", "件")
    assert say(example) == [
        "6:as_stated: [unreadable-number] '126个': '个' after the number is not a unit word of the units table.\n"
        "    fix: End the span after the unit word; a unit that units.csv does not have is entered there as its own."
    ]


def test_a_word_of_another_unit_is_never_added_to_this_one(example: Path, change: Change) -> None:
    change(FIGURES, "126个", "126元")
    assert say(example) == [
        "6:unit: [stated-unit] '126元' is counted in '元', the row in 'project' (written 个, 项, 个项目).\n"
        "    fix: Choose a unit that is written so (cny); or correct the characters."
    ]
    change(FIGURES, "126元", "每户126个")
    assert say(example) == [
        "6:unit: [stated-unit] '每户126个' is counted in '个/户', the row in 'project' (written 个, 项, 个项目).\n"
        "    fix: No unit is written so; correct the characters, or add the word to units.csv."
    ]


def test_a_fall_is_below_zero_or_has_a_note(example: Path, change: Change) -> None:
    change(FIGURES, "1.5个百分点", "下降1.5个百分点")
    assert say(example) == [
        "13:value: [stated-direction] '下降1.5个百分点' states a fall, the row has '1.5' and no note.\n"
        "    fix: Write -1.5 for a change; where the indicator is the fall itself, say so in the note."
    ]
    change(FIGURES, ",1.5,", ",-1.5,")
    assert say(example) == []


def test_a_fraction_has_four_digits(example: Path, change: Change) -> None:
    change(FIGURES, "98.5,percent,exact,98.5%", "33.33,percent,exact,三分之一")
    assert say(example) == []
    change(FIGURES, "33.33,percent", "33.3,percent")
    assert say(example) == [
        "11:value: [stated-value] '三分之一' reads as '33.33', the row has '33.3'.\n"
        "    fix: Correct the value or the characters."
    ]


def test_a_word_has_one_size(example: Path, change: Change) -> None:
    assert list(check_unit_words(load_package(example))) == []
    change(UNITS, "percent,%|成=10", "percent,%|成=10|个=100")
    assert [told(finding) for finding in check_unit_words(load_package(example))] == [
        f"{UNITS}:8:written_zh: [unit-word] '个' is 1 of this unit, a count, but 100 of 'percent', a ratio.\n"
        "    fix: Keep the word in one of the two units."
    ]


def speak(root: Path, language: str) -> None:
    """Give the page that is cited by link a language."""
    path = root / "data/reference/sources.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("official-site,,,没有存档", f"official-site,{language},,没有存档"), encoding="utf-8")


def say_foreign(root: Path) -> str:
    return all_told(check_foreign(load_package(root)))


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("mais de 1 milhão", "pt"),
        ("120만 곳", "ko"),
        ("24 456 юана", "bg"),
        ("13.158 yuans", "pt"),
        ("half a million", "en"),
    ],
)
def test_words_that_no_grammar_knows_are_listed_and_not_compared(example: Path, words: str, language: str) -> None:
    add_figures(example, SHARE, ENGLISH.replace("more than 1.2 million", words))
    speak(example, language)
    assert (say(example), say_foreign(example)) == ([], "")
    assert summarise_unread(load_package(example)) == ["cited-yunling-2023-toilets"]


def test_english_words_are_compared(example: Path) -> None:
    add_figures(example, SHARE, ENGLISH)
    speak(example, "en")
    assert (say(example), say_foreign(example)) == ([], "")
    assert summarise_unread(load_package(example)) == []
    assert summarise_foreign(load_package(example)) == ["cited-yunling-2023-toilets"]


def test_english_words_that_say_something_else_are_named(example: Path) -> None:
    add_figures(example, SHARE, ENGLISH.replace("more than 1.2 million", "up to 1.3 million yuan"))
    speak(example, "en")
    stated, place = "'up to 1.3 million yuan'", "data/cited/figures.csv:3"
    assert say_foreign(example) == (
        f"{place}:value: [stated-value] {stated} reads as '1300000', the row has '1200000'.\n"
        "    fix: Correct the value or the characters.\n"
        f"{place}:qualifier: [stated-qualifier] {stated} reads as 'at most', the row has 'over'.\n"
        "    fix: Correct the qualifier or the characters.\n"
        f"{place}:unit: [stated-unit] {stated} is counted in 'yuan', the row in 'toilet'.\n"
        "    fix: Correct the unit or the characters; end the characters after the unit.\n"
        "3 findings"
    )


@pytest.mark.parametrize("unit", ["toilet", "toilets"])
def test_english_units_are_the_names_of_the_units_table(example: Path, unit: str) -> None:
    add_figures(example, SHARE, ENGLISH.replace("1.2 million", f"1.2 million {unit}"))
    speak(example, "en")
    assert say_foreign(example) == ""


def test_words_that_are_not_chinese_need_the_language_of_the_page(example: Path) -> None:
    add_figures(example, SHARE, ENGLISH)
    assert say_foreign(example) == (
        "data/cited/figures.csv:3:as_stated: [stated-language] 'more than 1.2 million' is not Chinese, but the source "
        "has no language.\n    fix: Enter the language of the page in sources.csv, such as en.\n1 finding"
    )


def test_cited_words_that_can_be_read_are_compared(example: Path) -> None:
    add_figures(example, SHARE.replace("at least", "over"))
    assert summarise_unread(load_package(example)) == []
    assert say(example) == [
        "data/cited/figures.csv:2:qualifier: [stated-qualifier] '90%以上' reads as 'at least', the row has 'over'.\n"
        "    fix: Correct the qualifier or the characters."
    ]


def test_cited_chinese_is_compared(example: Path) -> None:
    add_figures(example, SHARE.replace("90,percent,at least,90%以上", "99,percent,exact,三分之一"))
    assert say(example) == [
        "data/cited/figures.csv:2:value: [stated-value] '三分之一' reads as '33.33', the row has '99'.\n"
        "    fix: Correct the value or the characters."
    ]


@pytest.mark.parametrize("words", ["几十万座", "l2户", "3兆座", "±120万"])
def test_cited_chinese_that_cannot_be_read_is_a_finding(example: Path, words: str) -> None:
    add_figures(example, SHARE, ENGLISH.replace("more than 1.2 million", words))
    assert [message.split(" ")[1] for message in say(example)] == ["[unreadable-number]"]
    assert summarise_unread(load_package(example)) == []


def test_words_of_an_archived_text_are_always_read(example: Path, change: Change) -> None:
    change(FIGURES, "126个", "more than 126")
    assert [message.split("]")[0] for message in say(example)] == ["6:as_stated: [unreadable-number"]


@pytest.mark.parametrize(
    ("digest", "words", "is_foreign"),
    [
        ("", "5 miles", True),
        ("", "5km", False),
        ("", "5公里", False),
        ("", "5公里 (miles)", False),
        ("", "12", False),
        ("abc", "5 miles", False),
    ],
)
def test_words_are_foreign_where_they_are_cited_in_letters_that_no_unit_has(
    digest: str, words: str, is_foreign: bool
) -> None:
    ledger = make_ledger(
        sources=f"source_id,text_sha256\ns,{digest}\n",
        units="unit_id,name_zh,written_zh,dimension\nkm,公里,公里|km,other\n",
        figures=f"figure_id,source_id,as_stated\nx,s,{words}\n",
    )
    assert summarise_foreign(ledger) == ["x"] * is_foreign
    assert summarise_foreign(replace(ledger, hashes={})) == []


RANGE = """figure_id,source_id,period_end,value,unit,qualifier,as_stated,span_start,span_end,note
low,a,2024-12-31,{low},{unit},{first},{words},10,11,
high,a,2024-12-31,{high},{unit},at most,{others},{start},20,
"""
UNIT_ROWS = "unit_id,name_zh,written_zh,dimension\nenterprise,家,家,count\ncny,元,元,money\n"


def say_range(**cells: str) -> str:
    usual = {"low": "3", "high": "5", "words": "3", "others": "5家", "start": "12", "unit": "enterprise"}
    text = RANGE.format(**{"first": "at least", **usual, **cells})
    sources = "source_id,language,text_sha256\na,,x\n"
    return all_told(check_stated(make_ledger(figures=text, units=UNIT_ROWS, sources=sources)))


def test_the_ends_of_a_range_are_at_least_and_at_most() -> None:
    assert say_range() == ""
    assert say_range(words="3家") == ""
    assert say_range(low="30000", high="50000", others="5万元", unit="cny") == ""
    assert say_range(start="13") == ""  # 3——5家


@pytest.mark.parametrize(
    "change",
    [{"high": "6"}, {"start": "11"}, {"start": "14"}, {"low": "5", "high": "3", "words": "5", "others": "3家"}],
)
def test_what_is_no_range_has_no_limits(change: dict[str, str]) -> None:
    assert "stated-qualifier" in say_range(**change)


def test_an_end_has_its_own_limit_alone() -> None:
    assert "stated-qualifier" in say_range(first="at most")


CELL = """figure_id,source_id,period_end,value,unit,qualifier,as_stated,span_start,span_end,note
x,a,2024-12-31,{value},cny,exact,24.17,10,15,{note}
"""


@pytest.mark.parametrize(
    ("value", "note", "message"),
    [
        ("241700", "表里写明的单位：万元。", ""),
        ("24.17", "表里写明的单位：元。", ""),
        (
            "241700",
            "表里写明的单位：元。",
            "figures.csv:2:value: [stated-value] '24.17' reads as '24.17', the row has '241700'.",
        ),
        (
            "241700",
            "表里写明的单位：百万元。",
            "figures.csv:2:value: [stated-value] '24.17' reads as '24.17', the row has '241700'.",
        ),
    ],
)
def test_a_number_of_a_table_is_in_the_unit_that_its_note_names(value: str, note: str, message: str) -> None:
    sources = "source_id,language,text_sha256\na,,x\n"
    ledger = make_ledger(figures=CELL.format(value=value, note=note), units=UNIT_ROWS, sources=sources)
    assert all_told(check_stated(ledger)).partition("\n")[0] == message
