"""Schemas of the interface: valid, closed, described in both languages; a file that does not fit stops the build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scripts.exports.api_schemas import DOCUMENTS, check_documents, make_definitions, make_schema, optional
from scripts.findings import LedgerError
from scripts.ledger.packages import load_package
from scripts.words import load_words
from tests.interfaces import extend

Definitions = dict[str, dict[str, Any]]


@pytest.fixture
def definitions(example: Path) -> Definitions:
    return make_definitions(load_package(extend(example)))


def objects(part: Any) -> Iterator[dict[str, Any]]:
    """Every object schema within a schema."""
    if isinstance(part, dict):
        if part.get("type") == "object":
            yield part
        for value in part.values():
            yield from objects(value)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_schema_is_valid_and_stands_alone(definitions: Definitions, name: str) -> None:
    schema = make_schema(definitions, name, "https://ledger.example")
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"https://ledger.example/api/v1/schemas/{name}.json"
    assert "$id" not in make_schema(definitions, name, "")


def test_every_field_is_described_in_both_languages(definitions: Definitions) -> None:
    fields = [
        field for schema in definitions.values() for item in objects(schema) for field in item["properties"].values()
    ]
    assert all(field["description"] and field["description_zh"] for field in fields)
    assert all(item["additionalProperties"] is False for schema in definitions.values() for item in objects(schema))


def test_a_column_is_as_the_downloads_describe_it(definitions: Definitions) -> None:
    columns = definitions["figure"]["properties"]
    assert columns["status"]["enum"] == ["result", "target", "plan", "ongoing", "preliminary"]
    assert columns["span_start"]["type"] == ["integer", "null"]
    assert columns["figure_id"]["description_zh"] == "固定代号，也是网页上的锚点。"
    assert "page" not in columns


def test_every_word_of_the_section_is_used(definitions: Definitions) -> None:
    for language, key in (("en", "description"), ("zh", "description_zh")):
        told = {item[key] for schema in definitions.values() for item in [schema, *_fields(schema)]}
        table = load_words(language).table["api"]
        written = {text for part in ("object", "link", "field") for text in table[part].values()}
        assert written <= told


def _fields(schema: dict[str, Any]) -> list[dict[str, Any]]:
    return [field for item in objects(schema) for field in item["properties"].values()]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string"}, {"type": ["string", "null"]}),
        ({"type": "string", "enum": ["a"]}, {"type": ["string", "null"], "enum": ["a", None]}),
        ({"type": ["string", "null"]}, {"type": ["string", "null"]}),
        ({"$ref": "#/$defs/a"}, {"anyOf": [{"$ref": "#/$defs/a"}, {"type": "null"}]}),
    ],
)
def test_optional_adds_null(schema: dict[str, Any], expected: dict[str, Any]) -> None:
    assert optional(schema) == expected


def test_a_file_that_does_not_fit_is_named_with_the_place(definitions: Definitions) -> None:
    links = {"self": "a", "schema": "b", "index": "c"}
    content = {"version": "1", "links": links, "count": -1, "targets": []}
    with pytest.raises(LedgerError) as caught:
        check_documents({"api/v1/targets.json": ("targets", content)}, definitions)
    (finding,) = caught.value.findings
    assert (finding.file, finding.column, finding.message) == (
        "api/v1/targets.json",
        "$.count",
        "-1 is less than the minimum of 0",
    )
