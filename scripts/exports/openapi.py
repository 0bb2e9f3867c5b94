"""The description of the machine interface in OpenAPI 3.1, made from its schemas and its files.

Each operation has an example from the files themselves, lists cut to their first row, so that no example can be out
of date.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripts.exports.api_schemas import FOLDER, LISTS, Schema
from scripts.words import load_words

# Operation, path, kind of file, and the columns whose value stands in braces with the table that describes it.
OPERATIONS = (
    ("index", "/index.json", "index", ""),
    ("regions", "/regions.json", "regions", ""),
    ("indicators", "/indicators.json", "indicators", ""),
    ("reports", "/reports.json", "reports", ""),
    ("relations", "/relations.json", "relations", ""),
    ("targets", "/targets.json", "targets", ""),
    ("region_figures", "/regions/{region_code}/figures.json", "figures", "region.region_code"),
    ("indicator_figures", "/indicators/{indicator_id}/figures.json", "figures", "indicator.indicator_id"),
    ("report_figures", "/reports/{source_id}/figures.json", "figures", "report.source_id"),
    ("receipt", "/figures/{figure_id}.json", "receipt", "figure.figure_id"),
)


def make_openapi(
    definitions: Mapping[str, Schema], files: Mapping[str, tuple[str, Any]], version: str, address: str
) -> dict[str, Any]:
    """The whole description; ``files`` maps a path to its kind and content.

    Without the site's ``address`` the server is given relative to the description's own address, as OpenAPI allows.
    """
    words = load_words("en")
    licence = files[f"{FOLDER}/index.json"][1]["licence"]
    operations = {path: _operation((name, path, kind, key), definitions, files) for name, path, kind, key in OPERATIONS}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": words("api.title"),
            "version": version,
            "description": words("api.description"),
            **({"license": {"name": licence, "identifier": licence}} if licence else {}),
        },
        "servers": [{"url": f"{address}/{FOLDER}" if address else "../v1"}],
        "paths": operations,
        "components": {"schemas": {name: _moved(schema) for name, schema in definitions.items()}},
    }


def _operation(
    item: tuple[str, str, str, str], definitions: Mapping[str, Schema], files: Mapping[str, tuple[str, Any]]
) -> dict[str, Any]:
    name, path, kind, key = item
    words, chinese = load_words("en"), load_words("zh")
    parameter, example = _find_example(path, key, files)
    content = {"schema": {"$ref": f"#/components/schemas/{kind}"}, "example": example}
    return {
        "get": {
            "operationId": name,
            "summary": words(f"api.operation.{name}"),
            "x-summary-zh": chinese(f"api.operation.{name}"),
            **({"parameters": [_parameter(key, parameter, definitions)]} if key else {}),
            "responses": {
                "200": {"description": words("api.found"), "content": {"application/json": content}},
                **({"404": {"description": words("api.lost")}} if key else {}),
            },
        }
    }


def _parameter(key: str, example: str, definitions: Mapping[str, Schema]) -> dict[str, Any]:
    owner, name = key.split(".")
    schema = _moved(definitions[owner]["properties"][name])
    told = {part: schema.pop(part) for part in ("description", "title", "description_zh") if part in schema}
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": told["description"],
        "x-description-zh": told["description_zh"],
        "schema": schema,
        "example": example,
    }


def _find_example(path: str, key: str, files: Mapping[str, tuple[str, Any]]) -> tuple[str, Any]:
    """A file at such an address: the first that is not empty; what stands in the braces, and the content cut short."""
    before, _, after = f"{FOLDER}{path}".partition("{" + key.partition(".")[2] + "}" if key else "\0")
    found = [name for name in files if name.startswith(before) and name.endswith(after)]
    best = next((name for name in found if files[name][1].get("count", 1)), found[0])
    return best.removeprefix(before).removesuffix(after), _cut(files[best][1])


def _cut(content: Mapping[str, Any]) -> dict[str, Any]:
    """A list with its first row only; ``count`` says how many rows the file has."""
    return {key: value[:1] if key in LISTS and isinstance(value, list) else value for key, value in content.items()}


def _moved(part: Any) -> Any:
    """A schema whose references lead to the components of an OpenAPI description."""
    if isinstance(part, dict):
        return {
            key: value.replace("#/$defs/", "#/components/schemas/") if key == "$ref" else _moved(value)
            for key, value in part.items()
        }
    return [_moved(value) for value in part] if isinstance(part, list) else part
