"""What relations and remarks must have: every message, with its place and how to mend it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from scripts.checks import relation_rules
from scripts.ledger.frames import run_rules
from scripts.ledger.packages import FILE, LINE, Ledger, Table, load_package
from tests.audited import figure, ledger, relation
from tests.telling import told

FIGURES = [
    figure("households", "320户", "household"),
    figure("cleared", "300户", "household"),
    figure("persons", "1105人", "person"),
    figure("person-times", "940人次", "person-time"),
    figure("share", "93.8%", "percent"),
    figure("projects", "126个项目", "project"),
    figure("day", "6月底", "date"),
    figure("rank", "第四位", "rank"),
    figure("times", "每月", "times-per-month"),
    figure("funds", "1.6亿元", "cny"),
    figure("elsewhere", "5户", "household", source_id="s-2"),
]


def found(package: Ledger) -> list[str]:
    return [told(finding) for finding in run_rules(relation_rules, package)]


def say(formula: str, kind: str = "sum", unit: str = "", note: str = "because") -> list[str]:
    return found(ledger(FIGURES, [relation(formula, kind, unit, note)]))


@pytest.mark.parametrize(
    ("formula", "kind", "unit"),
    [
        ("{households} - {cleared}", "difference", "household"),
        ("{cleared} / {households} * 100 = {share}", "share", ""),
        ("{cleared} / {households} * 100", "share", "percent"),
        ("100 - {share}", "difference", "percentage-point"),
        ("{persons} / {households}", "ratio", "person"),
        ("{funds} / {projects}", "ratio", "cny"),
        ("{times} * 12", "ratio", "item"),
        ("{projects} - {rank}", "difference", "project"),
        ("{projects} = 126", "count", ""),
        ("{rank} * 2", "ratio", "item"),
        ("{persons} / {households} = 3", "ratio", ""),
        ("{households} * 2 = {projects}", "same", ""),
        ("{projects} = {households}", "same", ""),
        ("{households} <> {persons}", "not-comparable", ""),
        ("? / ? * 100 = {share}", "share", ""),
        ("{households} - {elsewhere}", "difference", "household"),
    ],
)
def test_relations_without_fault(formula: str, kind: str, unit: str) -> None:
    assert say(formula, kind, unit) == []


@pytest.mark.parametrize(
    ("formula", "kind", "unit", "note", "message"),
    [
        (
            "{households} + abc",
            "sum",
            "household",
            "",
            "formula: [formula] '{households} + abc', at character 16: 'abc' is none of the signs of a formula.\n"
            "    fix: Use figures as {figure_id}, numbers, ? and + - * / ( ) = <>.",
        ),
        (
            "{households} <> {persons}",
            "same",
            "",
            "n",
            "kind: [relation-kind] The formula has a '<>', the kind is 'same'.\n"
            "    fix: '<>' goes with the kind 'not-comparable' and with no other.",
        ),
        (
            "{households} = {cleared}",
            "not-comparable",
            "",
            "n",
            "kind: [relation-kind] The formula has no '<>', the kind is 'not-comparable'.\n"
            "    fix: '<>' goes with the kind 'not-comparable' and with no other.",
        ),
        (
            "{households} - {cleared}",
            "difference",
            "",
            "",
            "unit: [relation-unit] A derived number needs a unit.\n"
            "    fix: Write the unit_id of what the formula comes to.",
        ),
        (
            "{households} = {cleared}",
            "same",
            "household",
            "",
            "unit: [relation-unit] The unit 'household' stands beside a formula with '=' or '<>'.\n"
            "    fix: Leave it empty; the stated side has its unit.",
        ),
        (
            "{cleared} * {households} = {projects}",
            "sum",
            "",
            "n",
            "formula: [relation-unit] The formula comes to household × household, the stated side is 'project'.\n"
            "    fix: Correct the formula, or its right side.",
        ),
        (
            "{projects} * {households} = {elsewhere}",
            "sum",
            "",
            "n",
            "formula: [relation-unit] The formula comes to household × project, the stated side is 'household'.\n"
            "    fix: Correct the formula, or its right side.",
        ),
        (
            "{housholds} - {cleared}",
            "difference",
            "household",
            "",
            "formula: [unknown-key] 'housholds' is not in the table 'figures'.\n"
            "    fix: Did you mean households? Correct it, or add it to data/reports/<source_id>/figures.csv.",
        ),
        (
            "{day} - {cleared}",
            "difference",
            "household",
            "",
            "formula: [relation-date] 'day' is a date.\n    fix: Formulas are made of numbers; write a remark.",
        ),
        (
            "{elsewhere} = 5",
            "count",
            "",
            "",
            "source_id: [relation-source] None of its figures is one of the report 's-1'.\n"
            "    fix: Move the row to the report of its figures.",
        ),
        (
            "{households} + {persons}",
            "sum",
            "household",
            "",
            "formula: [relation-mixed-units] household and person are added or subtracted.\n"
            "    fix: Take figures that are counted in the same unit, or write a share.",
        ),
        (
            "{households} = {persons}",
            "same",
            "",
            "",
            "formula: [relation-unit] The formula comes to household, the stated side is 'person'.\n"
            "    fix: Correct the formula, or its right side.",
        ),
        (
            "{cleared} / {households} * 100",
            "share",
            "household",
            "",
            "formula: [relation-unit] The formula comes to a share, the unit is 'household'.\n"
            "    fix: Correct the formula, or the unit.",
        ),
        (
            "{persons} / {households}",
            "ratio",
            "household",
            "",
            "formula: [relation-unit] The formula comes to person/household, the unit is 'household'.\n"
            "    fix: Correct the formula, or the unit.",
        ),
        (
            "{households} = {share}",
            "same",
            "",
            "",
            "formula: [relation-unit] The formula comes to household, the stated side is 'percent'.\n"
            "    fix: Correct the formula, or its right side.",
        ),
    ],
)
def test_faults_of_relations(formula: str, kind: str, unit: str, note: str, message: str) -> None:
    assert say(formula, kind, unit, note) == [f"relations.csv:2:{message}"]


@pytest.mark.parametrize(
    ("formula", "kind", "what"),
    [
        ("{households} <> {persons}", "not-comparable", "may not be compared"),
        ("{households} / ? * 100 = {share}", "share", "cannot be checked"),
    ],
)
def test_a_reason_is_asked_for(formula: str, kind: str, what: str) -> None:
    assert say(formula, kind, note="") == [
        f"relations.csv:2:{column}: [relation-note] It is not said why this {what}.\n"
        "    fix: Give the reason, or what is not stated."
        for column in ("note_zh", "note_en")
    ]


def test_an_identifier_begins_with_the_report() -> None:
    row = ("r", *relation("{households} - {cleared}", "difference", "household")[1:])
    assert found(ledger(FIGURES, [row])) == [
        "relations.csv:2:relation_id: [relation-key] 'r' does not begin with 's-1'.\n"
        "    fix: Write s-1- and a short name."
    ]


def remarks(figure_ids: str) -> Ledger:
    columns = ["remark_id", "source_id", "figure_ids"]
    frame = pd.DataFrame([("s-1-a", "s-1", figure_ids)], columns=columns, dtype=object)
    frame[FILE], frame[LINE] = "remarks.csv", 2
    package = ledger(FIGURES, [])
    fields = {"fields": [{"name": name} for name in columns]}
    return replace(package, tables={**package.tables, "remarks": Table("remarks", fields, ("remarks.csv",), frame)})


@pytest.mark.parametrize(
    ("figure_ids", "messages"),
    [
        ("", []),
        ("households;persons", []),
        (
            "households;person",
            [
                "remarks.csv:2:figure_ids: [unknown-key] 'person' is not in the table 'figures'.\n"
                "    fix: Did you mean persons? Correct it, or add it to data/reports/<source_id>/figures.csv."
            ],
        ),
        (
            "households;households",
            [
                "remarks.csv:2:figure_ids: [remark-twice] 'households;households' names a figure twice.\n"
                "    fix: Name it once."
            ],
        ),
    ],
)
def test_remarks(figure_ids: str, messages: list[str]) -> None:
    assert found(remarks(figure_ids)) == messages


def test_a_package_may_have_neither(example: Path) -> None:
    assert found(load_package(example)) == []
