"""Titles of charts name only what their kind knows: they are words, no program."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checks.chart_rules import PLACEHOLDERS, check_parts, check_titles
from scripts.ledger.packages import load_package
from scripts.phrases import fill, placeholders
from tests.conftest import Change
from tests.tables import make_ledger
from tests.telling import ENGLISH

FILE = "data/reference/charts.csv"
TITLE = "衔接资金，{top}占得最多"


def test_the_titles_of_the_example_are_right(example: Path) -> None:
    assert list(check_titles(load_package(example))) == []


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("{top:>99999999}", "braces hold a plain name and nothing else."),
        ("{top!r}", "braces hold a plain name and nothing else."),
        ("{top.__class__}", "braces hold a plain name and nothing else."),
        ("{top[0]}", "braces hold a plain name and nothing else."),
        ("{}", "braces hold a plain name and nothing else."),
        ("{{top}}", "braces hold a plain name and nothing else."),
        ("{{", "braces hold a plain name and nothing else."),
        ("}}", "braces hold a plain name and nothing else."),
        ("{top", "braces hold a plain name and nothing else."),
        ("{whole}", "{whole} is not known."),
    ],
)
def test_anything_but_a_known_name_is_a_finding(example: Path, change: Change, title: str, message: str) -> None:
    change(FILE, TITLE, title)
    (found,) = check_titles(load_package(example))
    assert (found.file, found.line, found.column, found.rule) == (FILE, 2, "title_zh", "chart-title")
    assert ENGLISH.message(found) == f"{title!r}: {message}"
    assert ENGLISH.fix(found).endswith(": {region}, {top}, {top_digits}, {total_digits}.")


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        ("part-whole,whole,part,", []),
        ("part-whole,whole,,", ["chart-part"]),
        ("part-whole,whole,whole,", ["chart-part.same"]),
        ("home,whole,,", []),
        ("composition,whole,,level", []),
        ("composition,whole,,levels", ["chart-dimension"]),
        ("composition,whole,,level=county", ["chart-dimension"]),
        ("home,,,", []),
    ],
)
def test_a_part_is_another_indicator_and_a_dimension_is_known(row: str, rules: list[str]) -> None:
    ledger = make_ledger(
        charts=f"chart_id,kind,indicator_id,part_id,dimension\nc,{row}\n",
        breakdowns="breakdown_id\nlevel=county\nsex=women\n",
    )
    assert [".".join(filter(None, (one.rule, one.case))) for one in check_parts(ledger)] == rules


def test_a_title_that_passed_is_filled_and_does_nothing_else() -> None:
    assert fill("{a} of {b}, 10%", {"a": "{b}", "b": "2"}) == "{b} of 2, 10%"
    assert placeholders("{a} of {b}, 10%") == ["a", "b"]


def test_every_kind_of_the_schema_is_known(example: Path) -> None:
    fields = {item["name"]: item for item in load_package(example).tables["charts"].schema["fields"]}
    assert sorted(PLACEHOLDERS) == sorted(fields["kind"]["constraints"]["enum"])
