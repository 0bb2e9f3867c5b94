"""Findings in words: every rule of the code has its sentences in each language, and they quote the same."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from string import Formatter
from typing import Any

import pytest

from scripts.findings import Finding, fault_in, file_fault, phrase
from scripts.messages import choose_language, list_codes, load_sentences, render_finding, render_findings, visible
from scripts.paths import ROOT

ENGLISH, CHINESE = load_sentences("en"), load_sentences("zh")
WHOLE = file_fault("b.csv", "missing-file")
LINE = fault_in("a.csv", 10, "", "row-width", cells=3, columns=4)
CELL = fault_in("a.csv", 9, "value", "type.number", cell="1,2")
COLUMN = fault_in("datapackage.json", 0, "version", "version", version="1.0")

CALLS = {"fault_in": (4,), "file_fault": (2,), "say": (2,), "fault": (2, 3)}
"""What makes a finding, and how many arguments it is given before the values; the last of them is the rule."""
DIALECT = re.compile("(description)(_[a-z]+)?")


def english(finding: Finding) -> str:
    return render_finding(finding, ENGLISH)


def test_a_finding_names_file_line_and_column() -> None:
    assert english(WHOLE) == (
        "b.csv: [missing-file] The file is not there.\n    fix: Restore it, or take it out of datapackage.json."
    )
    assert english(LINE).startswith("a.csv:10: [row-width] The row has 3 cells, the header 4.\n    fix: ")
    assert english(CELL) == (
        "a.csv:9:value: [type] '1,2' is not a number.\n    fix: Write digits with a decimal point, such as 12.5."
    )
    assert english(COLUMN).startswith("datapackage.json:version: [version] The version '1.0' is not a date.\n")


def test_a_finding_is_told_in_chinese() -> None:
    assert render_finding(CELL, CHINESE) == (
        "a.csv 第 9 行 value：写的是“1,2”，应为数字。（type）\n    改法：写数字，小数点用英文句点，如 12.5。"
    )
    assert render_finding(COLUMN, CHINESE).startswith("datapackage.json version：版本“1.0”不是日期。（version）\n")


def test_findings_stand_as_they_come_each_once() -> None:
    assert render_findings([WHOLE, CELL, LINE, CELL], ENGLISH) == "\n".join(
        [*map(english, (WHOLE, CELL, LINE)), "3 findings"]
    )
    assert render_findings([WHOLE, CELL], CHINESE).endswith("\n共 2 处。")


def test_what_is_said_alike_of_many_lines_is_said_once() -> None:
    alike = [CELL.at("a.csv", line) for line in range(9, 12)]
    assert render_findings(alike, ENGLISH) == f"{english(CELL)}\n    also: line 10, 11\n3 findings"
    assert render_findings(alike, CHINESE).endswith("\n    同样：第 10、11 行\n共 3 处。")
    many = [CELL.at("a.csv", line) for line in range(9, 1009)]
    shown = "10, 11, 12, 13, 14, 15, 16, 17, 18, 19 and 989 more"
    assert render_findings(many, ENGLISH) == f"{english(CELL)}\n    also: line {shown}\n1000 findings"


def test_of_one_rule_fifty_are_told() -> None:
    findings = [fault_in("a.csv", line, "value", "type.number", cell=str(line)) for line in range(2, 62)]
    lines = render_findings([*findings, WHOLE], ENGLISH).splitlines()
    assert [line for line in lines if "[type]" in line][-1] == "[type] 10 more of this rule, not shown"
    assert lines[-1] == "61 findings"
    assert sum("'51'" in line or "'52'" in line for line in lines) == 1


def test_one_and_none_are_counted_in_words_that_fit() -> None:
    assert render_findings([WHOLE], ENGLISH).endswith("\n1 finding")
    assert render_findings([], ENGLISH) == ""


def test_a_quoted_value_is_made_visible_and_cut() -> None:
    def quoted(cell: str) -> str:
        return ENGLISH.message(fault_in("a.csv", 1, "x", "type.number", cell=cell)).removesuffix(" is not a number.")

    assert quoted("甲\t\u200b") == "'甲\\t\\u200b'"
    assert quoted("甲" * 64) == f"'{'甲' * 64}'"
    assert quoted("甲" * 65) == f"'{'甲' * 63}…'"
    assert visible("a\ud800") == "a\\ud800"


def test_values_that_look_like_placeholders_stay_what_they_are() -> None:
    assert ENGLISH.message(fault_in("a.csv", 1, "x", "type.number", cell="{cell!q}")) == "'{cell!q}' is not a number."


def test_several_values_are_a_list_and_phrases_are_words() -> None:
    changes = (phrase("record-count", name="runs", old="1", new="2"), phrase("record-lacks", name="tables"))
    stale = file_fault("a.json", "stale-attestation.report", changes=changes)
    assert ENGLISH.message(stale) == "The record does not fit the report: runs were 1, are 2; tables is not in it."
    assert CHINESE.message(stale) == "核对记录和报告对不上：runs 原为 1，现为 2；缺 tables。"
    limit = fault_in("a.csv", 1, "x", "enum", cell="c", limit=("a", "b"))
    assert (ENGLISH.fix(limit), CHINESE.fix(limit)) == ("Write one of: a, b.", "从这些词里选一个：a、b。")


@pytest.mark.parametrize(
    ("locale", "code"),
    [
        ("zh_CN.UTF-8", "zh"),
        ("zh", "zh"),
        ("Chinese (Simplified)_China", "zh"),
        ("en_GB", "en"),
        ("C", "en"),
        ("", "en"),
    ],
)
def test_the_language_follows_the_locale(locale: str, code: str) -> None:
    assert choose_language(locale) == code


# --- the sentences and the code ---------------------------------------------------------------------------------------


@cache
def tree() -> ast.Module:
    """All code of the pipeline."""
    files = sorted((ROOT / "scripts").rglob("*.py"))
    return ast.Module([node for path in files for node in ast.parse(path.read_text("utf-8")).body], [])


def makers() -> list[ast.Call]:
    """The calls that make a finding."""
    calls = [node for node in ast.walk(tree()) if isinstance(node, ast.Call)]
    return [node for node in calls if len(node.args) in CALLS.get(called(node), ())]


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def literal(node: ast.expr) -> str:
    """A text of the code as a pattern: what is filled in may be anything."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) if isinstance(part, ast.Constant) else ".*" for part in node.values)
    return ".*"


def sentences(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str, str]]:
    """Rule with case, part (message or fix), and template."""
    for name, value in table.items():
        if isinstance(value, str):
            yield path, name, value
        else:
            yield from sentences(value, f"{path}.{name}" if path else name)


def names(template: str) -> set[str]:
    """The placeholders of a template; a description has one for each language of the data."""
    found = [name for _, name, _, _ in Formatter().parse(template) if name]
    return {match[1] if (match := DIALECT.fullmatch(name)) else name for name in found}


def test_the_languages_have_the_same_sentences_with_the_same_values() -> None:
    known = {
        code: {(rule, part): names(template) for rule, part, template in sentences(load_sentences(code).table["rule"])}
        for code in list_codes()
    }
    assert list_codes() == ["en", "zh"]
    assert known["zh"] == known["en"]
    phrases = {code: {key: names(text) for key, text in load_sentences(code).table["phrase"].items()} for code in known}
    assert phrases["zh"] == phrases["en"]


def test_every_case_has_a_message_and_a_fix() -> None:
    for code in list_codes():
        for name, rule in load_sentences(code).table["rule"].items():
            cases = [case for case in rule.values() if isinstance(case, dict)]
            assert all({*rule, *case} >= {"message", "fix"} for case in cases or [{}]), name


def test_every_rule_of_the_code_has_sentences_and_every_sentence_a_rule() -> None:
    rules = [literal(node.args[-1]) for node in makers()]
    known = set(told_rules(ENGLISH.table["rule"]))
    assert [rule for rule in rules if not any(re.fullmatch(rule, name) for name in known)] == []
    named = [rule for rule in rules if rule.strip(".*")]
    words = {node.value for node in ast.walk(tree()) if isinstance(node, ast.Constant)}
    unused = [name for name in known if not any(re.fullmatch(rule, name) for rule in named)]
    assert [name for name in unused if name.rpartition(".")[2] not in words] == []


def told_rules(table: Mapping[str, Any]) -> Iterator[str]:
    """Rules and cases that the sentences can tell whole."""
    for name, rule in table.items():
        yield from [name] if {"message", "fix"} <= rule.keys() else []
        yield from (f"{name}.{case}" for case, value in rule.items() if isinstance(value, dict))


def test_no_sentence_is_left_in_the_code() -> None:
    """What makes a finding is given a rule and values, no words."""
    constants = [part for node in makers() for part in ast.walk(node) if isinstance(part, ast.Constant)]
    texts = [part.value for part in constants if isinstance(part.value, str)]
    assert len(texts) > 100
    assert [text for text in texts if text.count(" ") > 1] == []
