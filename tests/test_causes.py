"""Of what is found in one report, what another finding explains is left out."""

from __future__ import annotations

from scripts.checks.causes import keep_causes
from scripts.findings import Finding

ROW = "figures.csv", 2


def kept(*rules: tuple[str, str]) -> list[tuple[str, str]]:
    found = [Finding(*ROW, column, rule) for rule, column in rules]
    return [(one.rule, one.column) for one in keep_causes(found)]


def test_a_wrong_span_explains_value_and_length() -> None:
    told = kept(("span-text", "span_start"), ("stated-value", "value"), ("cut-number", "as_stated"))
    assert told == [("span-text", "span_start")]


def test_both_ends_of_a_span_are_told_once() -> None:
    assert kept(("span-missing", "span_end"), ("span-missing", "span_start")) == [("span-missing", "span_end")]


def test_a_wrong_year_explains_the_doubt_about_it() -> None:
    assert kept(("period-far", "period_end"), ("period-in-doubt", "period_start")) == [("period-far", "period_end")]


def test_a_text_that_is_missing_in_two_languages_is_told_once() -> None:
    assert kept(("required", "name_zh"), ("required", "name_en")) == [("required", "name_zh")]
    assert len(kept(("required", "name_zh"), ("required", "detail_en"))) == 2


def test_rows_do_not_explain_each_other_but_for_what_their_spans_leave_open() -> None:
    span, other = Finding(*ROW, "span_start", "span-text"), Finding("figures.csv", 3, "value", "stated-value")
    numeral = Finding("omissions.csv", 0, "", "unaccounted-number")
    assert keep_causes([span, other, numeral, span]) == [span, other]
    assert keep_causes([other, numeral]) == [other, numeral]


def test_a_document_without_its_region_explains_every_doubt_about_regions() -> None:
    home = Finding("source.csv", 2, "region_code", "unknown-key")
    doubt = Finding("figures.csv", 7, "region_code", "region-in-doubt")
    assert keep_causes([home, doubt]) == [home]
    assert keep_causes([doubt]) == [doubt]
