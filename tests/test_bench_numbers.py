"""The comparison of the number grammar with its peers: how it counts, and that the pages say what it counted."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from tests.grammar import UNITS
from tools.bench_numbers import (
    PAGES,
    REFUSED,
    CorpusForm,
    insert,
    read_corpus,
    read_form,
    render_caption,
    render_table,
    score_grammar,
    score_peer,
    score_suite,
)

FORMS = [
    CorpusForm("count", "9922户", ("9922", "户", "exact", "")),
    CorpusForm("share", "三成", ("30", "%", "exact", "")),
    CorpusForm("none", "十几个", REFUSED),
    CorpusForm("range", "3至5个", ("[3,5]", "个", "exact", "")),
    CorpusForm("date", "6月底", ("2022-06-30", "", "exact", "")),
]


def test_a_meaning_has_its_value_exactly() -> None:
    form = next(form for form in read_corpus() if form.text == "三分之一")
    assert (form.meaning, form.value) == (("100/3", "%", "exact", ""), Fraction(100, 3))
    assert [form.value for form in FORMS] == [9922, 30, None, None, None]


def test_a_reading_as_a_meaning() -> None:
    assert [read_form(form.text, UNITS) for form in FORMS] == [form.meaning for form in FORMS]


def test_what_the_grammar_misreads_is_listed() -> None:
    wrong = CorpusForm("share", "四成", ("41", "%", "exact", ""))
    counts, misread = score_grammar([*FORMS, wrong], UNITS)
    assert counts == Counter(right=2, wrong=1, unread=0, invented=0)
    assert misread == ["share: 四成 means ('41', '%', 'exact', ''), is read as ('40', '%', 'exact', '')"]


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ({}, Counter(right=0, wrong=0, unread=2, invented=0)),
        ({"9922户": 9922, "三成": 3}, Counter(right=1, wrong=1, unread=0, invented=0)),
        ({"三成": Fraction(3, 10), "十几个": 10}, Counter(right=1, wrong=0, unread=1, invented=1)),
    ],
)
def test_a_peer_is_counted_by_its_values(values: dict[str, Fraction], counts: Counter[str]) -> None:
    def read(text: str) -> tuple[Fraction, ...]:
        return (Fraction(values[text]),) if text in values else ()

    assert score_peer(read, FORMS, frozenset([Fraction(1)])) == counts


def test_the_suite_is_read_by_its_conventions() -> None:
    rows = [
        {"model": "number", "text": "五分之一", "value": "0.2", "unit": ""},
        {"model": "percent", "text": "9成", "value": "90%", "unit": ""},
        {"model": "dimension", "text": "三斤半", "value": "3.5", "unit": "Jin"},
        {"model": "number", "text": "一打", "value": "12", "unit": ""},
        {"model": "number", "text": "三百", "value": "301", "unit": ""},
    ]
    counts, misread = score_suite(rows, UNITS)
    assert counts == Counter(right=3, wrong=1, unread=1)
    assert misread == ["number: 三百 means 301 , is read as 300"]


def test_the_table() -> None:
    scores = {"A": Counter(right=3, wrong=0, unread=1, invented=2), "B": Counter(right=1, wrong=0, unread=4)}
    assert render_table("en", scores).splitlines()[2:] == ["| A | 3 | 0 | 1 | 2 |", "| B | 1 | 0 | 4 | — |"]
    assert render_caption("en", FORMS) == (
        "5 forms of 5 kinds: 2 mean one number, 1 are not to be read, the rest are dates and ranges."
    )


def test_a_table_goes_between_its_marks() -> None:
    page = "a\n<!-- bench_numbers -->\nold\n<!-- /bench_numbers -->\nb"
    assert insert(page, "new") == "a\n<!-- bench_numbers -->\n\nnew\n\n<!-- /bench_numbers -->\nb"
    with pytest.raises(ValueError, match="no <!-- bench_numbers"):
        insert("a", "new")


@pytest.mark.parametrize(("language", "name"), [("zh", "本站"), ("en", "This site")])
def test_the_pages_say_what_the_grammar_makes_of_the_corpus_today(language: str, name: str) -> None:
    forms = read_corpus()
    counts, misread = score_grammar(forms, UNITS)
    page = PAGES[language].read_text(encoding="utf-8")
    assert misread == []
    assert f"| {name} | {counts['right']} | 0 | 0 | 0 |" in page
    assert render_caption(language, forms) in page
