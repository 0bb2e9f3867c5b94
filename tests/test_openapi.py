"""The description of the interface: valid by a validator, every address in it, examples that fit their schemas."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from scripts.exports.api import pack_api
from tests.interfaces import extend, load


@pytest.fixture
def files(example: Path) -> dict[str, Any]:
    packed = pack_api(*load(extend(example)), "2024.2.1", "")
    return {path: json.loads(content) for path, content in packed.items()}


@pytest.fixture
def description(files: dict[str, Any]) -> dict[str, Any]:
    return dict(files["api/v1/openapi.json"])


def test_it_is_valid_openapi(description: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(description).validate()


def test_every_file_has_an_operation(files: dict[str, Any], description: dict[str, Any]) -> None:
    patterns = [
        re.compile("api/v1" + re.sub(r"\\{[a-z_]+\\}", "[^/]+", re.escape(path))) for path in description["paths"]
    ]
    described = [path for path in files if any(pattern.fullmatch(path) for pattern in patterns)]
    rest = set(files) - set(described)
    assert rest == {"api/v1/openapi.json"} | {path for path in files if path.startswith("api/v1/schemas/")}


def test_every_example_fits_its_schema(description: dict[str, Any]) -> None:
    for path, item in description["paths"].items():
        content = item["get"]["responses"]["200"]["content"]["application/json"]
        schema = {**content["schema"], "components": description["components"]}
        assert next(Draft202012Validator(schema).iter_errors(content["example"]), None) is None, path


def test_the_address_of_an_example_is_that_of_its_file(files: dict[str, Any], description: dict[str, Any]) -> None:
    (parameter,) = description["paths"]["/regions/{region_code}/figures.json"]["get"]["parameters"]
    assert (parameter["name"], parameter["example"]) == ("region_code", "990000")
    assert files["api/v1/regions/990000/figures.json"]["count"] == 1


def test_summaries_are_in_both_languages(description: dict[str, Any]) -> None:
    operation = description["paths"]["/figures/{figure_id}.json"]["get"]
    assert (operation["summary"], operation["x-summary-zh"]) == ("The receipt of a figure", "一个数的凭据")


def test_without_an_address_the_server_is_relative_to_the_description(description: dict[str, Any]) -> None:
    assert description["servers"] == [{"url": "../v1"}]
