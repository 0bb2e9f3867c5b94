"""All checks together: a valid package says nothing, the broken one says exactly what its golden file holds."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import frictionless
import pytest

from scripts.checks.gate import check_all
from scripts.checks.validation import check_keys, check_references, check_schema, check_tables
from scripts.ledger.packages import FILE, Texts, load_package, load_texts
from scripts.messages import list_codes, load_sentences, render_findings
from tests.tables import make_ledger, make_table
from tests.tables import told as in_no_language
from tests.telling import all_told, told

Change = Callable[[str, str, str], None]
PACKAGES = Path(__file__).parent / "packages"
REPORT = "data/reports/qinghe-2023"


def say(root: Path) -> str:
    return all_told(check_tables(load_package(root)))


@pytest.mark.parametrize("with_texts", [True, False])
def test_the_example_has_no_fault(example: Path, with_texts: bool) -> None:
    ledger = load_package(example)
    texts = load_texts(example / "texts") if with_texts else Texts()
    assert all_told(check_all(ledger, texts)) == ""


def test_frictionless_finds_the_example_valid(example: Path) -> None:
    report = frictionless.Package(str(example / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])


def test_the_broken_package_gives_every_message(broken: Path) -> None:
    ledger, texts = load_package(broken), load_texts(broken / "texts")
    findings = list(check_all(ledger, texts))
    for code in list_codes():
        expected = (PACKAGES / "broken" / f"findings.{code}.txt").read_text(encoding="utf-8")
        assert render_findings(findings, load_sentences(code)) + "\n" == expected


def test_cells_are_judged_as_frictionless_judges_the_file(broken: Path) -> None:
    ledger = load_package(broken)
    file = "data/reports/baishi-2023/figures.csv"
    schema = json.loads((broken / "data/schemas/figures.json").read_text(encoding="utf-8"))
    del schema["foreignKeys"], schema["primaryKey"]
    table = frictionless.Resource(path=file, basepath=str(broken), schema=frictionless.Schema.from_descriptor(schema))
    expected = {(row, column) for row, column in table.validate().flatten(["rowNumber", "fieldName"])}
    rules = {"type", "required", "enum", "pattern", "minimum"}
    assert {
        (finding.line, finding.column)
        for finding in check_tables(ledger)
        if finding.file == file and finding.rule in rules
    } == expected


@pytest.mark.parametrize(
    "name",
    ["regions", "themes", "units", "breakdowns", "indicators", "charts", "sources", "figures", "omissions", "measures"],
)
def test_a_table_that_cannot_be_read_stops_no_other_check(example: Path, name: str) -> None:
    folder = "reports/qinghe-2023" if name in ("figures", "omissions", "measures") else "reference"
    (example / "data" / folder / f"{name}.csv").write_text("nonsense\n", encoding="utf-8")
    ledger, texts = load_package(example), load_texts(example / "texts")
    assert [finding.rule for finding in ledger.findings] == ["empty-table", "header"]
    assert set(check_all(ledger, texts)) == set(ledger.findings)


@pytest.mark.parametrize("name", ["themes", "units", "figures", "sources"])
def test_a_table_that_is_not_listed_is_named(example: Path, name: str) -> None:
    descriptor = json.loads((example / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"] = [item for item in descriptor["resources"] if item["name"] != name]
    (example / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    ledger = load_package(example)
    lines = all_told(check_all(ledger, Texts()))
    assert f"datapackage.json:resources: [missing-resource] The package has no table {name!r}." in lines


def test_a_key_is_unique_across_the_files_of_a_table(example: Path) -> None:
    shutil.copytree(example / REPORT, example / "data/reports/copy-2023")
    descriptor = json.loads((example / "datapackage.json").read_text(encoding="utf-8"))
    figures = next(item for item in descriptor["resources"] if item["name"] == "figures")
    figures["path"].append("data/reports/copy-2023/figures.csv")
    (example / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    doubles = [finding for finding in check_tables(load_package(example)) if finding.rule == "duplicate-key"]
    assert len(doubles) == 12
    assert told(doubles[3]) == (
        "data/reports/copy-2023/figures.csv:5:figure_id: [duplicate-key] 'qinghe-2023-monitored-persons' stands "
        f"already in {REPORT}/figures.csv:5.\n    fix: Delete one of the two rows, or give one another key."
    )


def test_a_key_of_several_columns_is_named_whole(example: Path) -> None:
    path = example / REPORT / "omissions.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[-1]]), encoding="utf-8")
    assert (
        f"{REPORT}/omissions.csv:7:source_id/span_start: [duplicate-key] 'qinghe-2023/151' stands already in "
        f"{REPORT}/omissions.csv:6." in say(example)
    )


def test_a_position_is_no_name_that_the_site_needs(example: Path) -> None:
    path = example / REPORT / "omissions.csv"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*rows, "qinghe-2023,404,405,一,idiom\n"]), encoding="utf-8")
    assert say(example) == ""


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "data/reference/indicators.csv",
            "toilets-built,construction",
            "toilets-built,constructoin",
            "data/reference/indicators.csv:10:theme_id: [unknown-key] 'constructoin' is not in the table 'themes'.\n"
            "    fix: Did you mean construction? Correct it, or add it to data/reference/themes.csv.\n1 finding",
        ),
        (
            f"{REPORT}/measures.csv",
            "每周研判,Weekly review,",
            "每周研判,Weekly review,qinghe-2023-reviews",
            f"{REPORT}/measures.csv:2:parent_id: [unknown-key] 'qinghe-2023-reviews' is not in "
            "the table 'measures'.\n    fix: Did you mean qinghe-2023-review? Correct it, or add it to "
            f"{REPORT}/measures.csv.",
        ),
        (
            "data/reference/regions.csv",
            "county,999000",
            "county,999100",
            "data/reference/regions.csv:5:parent_code: [unknown-key] '999100' is not in the table 'regions'.\n"
            "    fix: Correct it, or add it to data/reference/regions.csv.",
        ),
    ],
)
def test_what_a_row_refers_to_must_exist(
    example: Path, change: Change, file: str, old: str, new: str, message: str
) -> None:
    change(file, old, new)
    assert message in say(example)


def test_a_schema_that_is_none_is_named(example: Path) -> None:
    path = example / "data/schemas/themes.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    schema["fields"][1]["type"] = "whole"
    schema["primaryKey"] = ["theme"]
    path.write_text(json.dumps(schema), encoding="utf-8")
    assert [line for line in say(example).splitlines() if line.startswith("datapackage.json:themes")] == [
        'datapackage.json:themes: [schema] The Table Schema is not valid: field type "whole" is not supported.',
        "datapackage.json:themes: [schema] A key names 'theme', which is not a column.",
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "",
        " ",
        "-1",
        "1e3",
        "inf",
        "nan",
        "1.0",
        "9" * 30,
        "²",
        "２０２３",
        "2024-W01-1",
        "2023-02-30",
        "=",
        ";",
        "a=b;=",
        "{cell}",
        "%s",
        "\0",
        "\r\n",
        "\ud7ff",
        "\U0001f33e",
        "甲" * 5000,
    ],
)
def test_no_cell_stops_a_check(example: Path, cell: str) -> None:
    ledger, texts = load_package(example), load_texts(example / "texts")
    for table in ledger.tables.values():
        table.frame.loc[0, table.columns] = cell
    assert all_told(check_all(ledger, texts))


def test_checking_changes_nothing(example: Path) -> None:
    ledger = load_package(example)
    before = {name: table.frame.copy() for name, table in ledger.tables.items()}
    list(check_tables(ledger))
    for name, table in ledger.tables.items():
        assert table.frame.equals(before[name])
        assert FILE in table.frame.columns


@pytest.mark.parametrize(
    ("key", "reserved"),
    [("con", True), ("COM0", True), ("lpt9", True), ("com10", False), ("com", False), ("404", True), ("lists", False)],
)
def test_some_names_are_those_of_the_site_or_of_a_computer(key: str, reserved: bool) -> None:
    assert in_no_language(check_keys(make_table("a", f"id\n{key}\n"))) == [
        f"a.csv:2:id: [reserved-id] id={key!r}"
    ] * int(reserved)


def test_what_must_be_unique_is_where_it_is_filled() -> None:
    table = make_table("a", "id,hash\n1,x\n2,\n3,\n4,x\n")
    fields = [{"name": "id"}, {"name": "hash", "constraints": {"unique": True}}]
    assert in_no_language(check_keys(replace(table, schema={**table.schema, "fields": fields}))) == [
        "a.csv:5:hash: [duplicate-key] value='x' first_file='a.csv' first_line=2"
    ]


LINK = {"fields": ["one", "two"], "reference": {"resource": "b", "fields": ["x", "y"]}}


@pytest.mark.parametrize(
    ("others", "doubtful", "found"),
    [
        ({"b": "x,y\np,q\n"}, (), ["a.csv:4:one/two: [unknown-key] value='p/r' table='b' where='b.csv'"]),
        ({"b": "x,y\np,q\n"}, ("b",), []),
        ({"b": "x,z\np,q\n"}, (), ["datapackage.json:a: [schema.reference] table='b' names=('y',)"]),
        ({}, (), ["datapackage.json:a: [descriptor.link] table='b'"]),
        ({}, ("b",), []),
    ],
)
def test_a_reference_of_several_columns_is_judged_where_all_are_filled(
    others: dict[str, str], doubtful: tuple[str, ...], found: list[str]
) -> None:
    ledger = make_ledger(a="id,one,two\n1,p,q\n2,p,\n3,p,r\n", **others)
    table = replace(ledger.tables["a"], schema={**ledger.tables["a"].schema, "foreignKeys": [LINK]})
    assert in_no_language(check_references(ledger, table, doubtful)) == found


def test_a_reference_to_a_table_that_could_not_be_read_is_not_judged() -> None:
    ledger = make_ledger(a="id,one,two\n3,p,r\n", b="x,y\np,q\n")
    table = replace(ledger.tables["a"], schema={**ledger.tables["a"].schema, "foreignKeys": [LINK]})
    assert list(check_references(replace(ledger, hashes={}), table)) == []


@pytest.mark.parametrize(
    "schema",
    [
        {"foreignKeys": {}},
        {"foreignKeys": ["b"]},
        {"foreignKeys": [{"fields": "id", "reference": "b"}]},
        {"foreignKeys": [{"fields": [1], "reference": {"fields": "x"}}]},
        {"foreignKeys": [{"fields": "id", "reference": {"fields": None}}]},
        {"primaryKey": {"id": 1}},
        {"primaryKey": ["id", 1]},
    ],
)
def test_keys_and_references_have_their_parts(schema: dict[str, Any]) -> None:
    table = make_table("a", "id\n1\n")
    assert in_no_language(check_schema(replace(table, schema={**table.schema, **schema}))) == [
        "datapackage.json:a: [schema.links]"
    ]


def test_a_pattern_that_is_none_and_a_key_without_a_column_are_named() -> None:
    fields = [{"name": "id", "type": "string", "constraints": {"pattern": "["}}, {"name": "x", "constraints": {}}]
    links = [{"fields": "gone", "reference": {"fields": "id"}}]
    table = replace(make_table("a", "id,x\n1,2\n"), schema={"fields": fields, "foreignKeys": links})
    assert in_no_language(check_schema(table)) == [
        "datapackage.json:a: [schema.pattern] name='id' pattern='['",
        "datapackage.json:a: [schema.key] name='gone'",
    ]
