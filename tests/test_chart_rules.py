"""Titles of charts name only what their kind knows: they are words, no program."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checks.chart_rules import PLACEHOLDERS, check_titles
from scripts.ledger.packages import load_package
from scripts.phrases import fill, placeholders
from tests.conftest import Change

FILE = "data/reference/charts.csv"
TITLE = "衔接资金，{top}占得最多"


def test_the_titles_of_the_example_are_right(example: Path) -> None:
    assert list(check_titles(load_package(example))) == []


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("{top:>99999999}", "{top} is not a plain name."),
        ("{top!r}", "{top} is not a plain name."),
        ("{top.__class__}", "{top.__class__} is not a plain name."),
        ("{top[0]}", "{top[0]} is not a plain name."),
        ("{}", "{} names nothing."),
        ("{top", "expected '}' before end of string."),
        ("{whole}", "{whole} is not known."),
    ],
)
def test_anything_but_a_known_name_is_a_finding(example: Path, change: Change, title: str, message: str) -> None:
    change(FILE, TITLE, title)
    (found,) = check_titles(load_package(example))
    assert (found.file, found.line, found.column, found.rule) == (FILE, 2, "title_zh", "chart-title")
    assert found.message == f"{title!r}: {message}"
    assert found.fix == "Name one of these in braces and nothing else: {region}, {top}, {top_digits}, {total_digits}."


def test_a_title_that_passed_is_filled_and_does_nothing_else() -> None:
    assert fill("{a} of {b}, 10%", {"a": "{b}", "b": "2"}) == "{b} of 2, 10%"
    assert placeholders("{a} of {b}, 10%") == ["a", "b"]


def test_every_kind_of_the_schema_is_known(example: Path) -> None:
    fields = {item["name"]: item for item in load_package(example).tables["charts"].schema["fields"]}
    assert sorted(PLACEHOLDERS) == sorted(fields["kind"]["constraints"]["enum"])
