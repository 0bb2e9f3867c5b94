"""Cells: each message in plain words, at the right line, for every row that holds the cell."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from scripts.checks.cells import check_cells
from scripts.ledger.packages import FILE, LINE, Table
from tests.telling import ENGLISH, told

SHOWN = ("character", "letter", "sign", "part")


def table(field: dict[str, Any], cells: list[str]) -> Table:
    frame = pd.DataFrame({field["name"]: cells, FILE: "a.csv", LINE: range(2, len(cells) + 2)}, dtype=object)
    return Table("a", {"fields": [field], "missingValues": [""]}, ("a.csv",), frame)


def say(kind: str, cell: str, **constraints: Any) -> list[str]:
    field = {"name": "x", "type": kind, "description": "What x is.", "constraints": constraints}
    return [told(finding).removeprefix("a.csv:2:x: ") for finding in check_cells(table(field, [cell]))]


@pytest.mark.parametrize(
    ("kind", "cell", "constraints", "message"),
    [
        ("string", "", {"required": True}, "[required] The cell is empty.\n    fix: Fill it in: What x is."),
        (
            "string",
            "c",
            {"enum": ["a", "b"]},
            "[enum] 'c' is none of the words allowed here.\n    fix: Write one of: a, b.",
        ),
        (
            "string",
            "A",
            {"pattern": "^[a-z]$"},
            "[pattern] 'A' does not have the form of this column.\n    fix: What x is. The pattern is ^[a-z]$",
        ),
        (
            "string",
            "甲乙丙",
            {"maxLength": 2},
            "[max-length] '甲乙丙' has 3 characters; at most 2 are allowed.\n    fix: Shorten it to 2 characters.",
        ),
        (
            "string",
            "甲",
            {"minLength": 2},
            "[min-length] '甲' has 1 characters; at least 2 are needed.\n    fix: Write at least 2 characters.",
        ),
        ("integer", "1.5", {}, "[type] '1.5' is not a whole number.\n    fix: Write digits only, such as 12."),
        ("integer", "-1", {"minimum": 0}, "[minimum] '-1' is less than 0.\n    fix: Write 0 or more."),
        ("integer", "9", {"maximum": 8}, "[maximum] '9' is more than 8.\n    fix: Write 8 or less."),
        ("integer", "０１２", {}, "[not-canonical] '０１２' is not how this project writes it.\n    fix: Write 12."),
        (
            "number",
            "many",
            {},
            "[type] 'many' is not a number.\n    fix: Write digits with a decimal point, such as 12.5.",
        ),
        (
            "date",
            "2023-02-30",
            {},
            "[type] '2023-02-30' is not a day of the calendar.\n"
            "    fix: Write year, month and day, such as 2022-12-31.",
        ),
        (
            "date",
            "2023-2-3",
            {},
            "[not-canonical] '2023-2-3' is not how this project writes it.\n    fix: Write 2023-02-03.",
        ),
        ("year", "23", {}, "[type] '23' is not a year.\n    fix: Write four digits, such as 2022."),
        (
            "string",
            "a\nb",
            {},
            "[control-character] 'a\\nb' holds the hidden character U+000A.\n"
            "    fix: Delete that character; a cell is one line of visible text.",
        ),
        (
            "string",
            "\u202eabc",
            {},
            "[control-character] '\\u202eabc' holds the hidden character U+202E.\n"
            "    fix: Delete that character; a cell is one line of visible text.",
        ),
        (
            "string",
            "=1+1",
            {},
            "[formula-cell] '=1+1' starts with '='; spreadsheets would run it as a formula.\n"
            "    fix: Start the cell with another character.",
        ),
        (
            "string",
            "@sum",
            {},
            "[formula-cell] '@sum' starts with '@'; spreadsheets would run it as a formula.\n"
            "    fix: Start the cell with another character.",
        ),
    ],
)
def test_a_faulty_cell_is_quoted_with_its_mend(kind: str, cell: str, constraints: dict[str, Any], message: str) -> None:
    assert say(kind, cell, **constraints) == [message]


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("string", ""),
        ("string", "-12.5"),
        ("string", "+3%"),
        ("string", "甲 乙"),
        ("string", "a=b"),
        ("integer", "0"),
        ("integer", "-7"),
        ("date", "2024-02-29"),
        ("year", "2023"),
    ],
)
def test_a_good_cell_says_nothing(kind: str, cell: str) -> None:
    assert say(kind, cell) == []


@pytest.mark.parametrize(
    ("column", "cell", "rule"),
    [
        ("x", "a" * 10_000, ""),
        ("x", "a" * 10_001, "max-length"),
        ("x", " a", "space-around"),
        ("as_stated", " a", ""),
        ("x", "甲\u3000乙", "control-character character='U+3000'"),
        ("as_stated", "甲\u3000乙", ""),
        ("as_stated", "甲\u200b乙", "control-character character='U+200B'"),
        ("x", "\u0301a", "control-character character='U+0301'"),
        ("x", "a\u0301", ""),
        ("x", "甲\u2800", "control-character character='U+2800'"),
        ("x", "a\u0430", "look-alike letter='\u0430' character='U+0430'"),
        ("x", "\u0430a", "look-alike letter='\u0430' character='U+0430'"),
        ("x", "=\u03381", "formula-cell sign='='"),
        ("x", "＝1", "formula-cell sign='＝'"),
        ("x", "锟斤拷", "mojibake part='锟斤拷'"),
    ],
)
def test_what_nobody_sees_or_means_is_named(column: str, cell: str, rule: str) -> None:
    found = check_cells(table({"name": column, "type": "string"}, [cell]))
    shown = [" ".join([one.rule, *(f"{key}={it!r}" for key, it in one.values if key in SHOWN)]) for one in found]
    assert shown == [rule] * bool(rule)


def test_every_row_that_holds_a_faulty_cell_is_named_and_a_good_one_is_the_example() -> None:
    field = {"name": "x", "type": "string", "description": "An id.", "constraints": {"pattern": "^[a-z]+$"}}
    found = list(check_cells(table(field, ["A", "", "good", "A"])))
    assert [finding.line for finding in found] == [2, 5]
    assert ENGLISH.fix(found[0]) == "An id. Write it like good. The pattern is ^[a-z]+$"


def test_a_long_cell_is_cut() -> None:
    (message,) = say("string", "甲" * 100, maxLength=80)
    assert message.startswith(f"[max-length] '{'甲' * 63}…' has 100 characters;")
