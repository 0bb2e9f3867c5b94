"""The description of the machine interface in OpenAPI 3.1: which files there are.

What is in them is said by the JSON Schemas beside it, which are named and not repeated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scripts.exports.api_schemas import LISTS
from scripts.ledger.columns import Json
from scripts.words import load_words


@dataclass(frozen=True, slots=True)
class Operation:
    """A kind of address: its path, the schema of its files, and the identifier in it, if any."""

    name: str
    path: str
    schema: str
    parameter: str = ""


OPERATIONS: Sequence[Operation] = (
    Operation("index", "/index.json", "index"),
    Operation("regions", "/regions.json", "regions"),
    Operation("region", "/regions/{region_code}.json", "region", "region_code"),
    Operation("indicators", "/indicators.json", "indicators"),
    Operation("indicator", "/indicators/{indicator_id}.json", "indicator", "indicator_id"),
    Operation("report_figures", "/reports/{source_id}.json", "report_figures", "source_id"),
    Operation("reports", "/reports.json", "provinces"),
    Operation("reports_of", "/reports/in/{province}.json", "reports", "province"),
    *(Operation(name, f"/{name}.json", "provinces") for name in LISTS if name != "reports"),
    *(Operation(f"{name}_of", f"/{name}/{{province}}.json", name, "province") for name in LISTS if name != "reports"),
)


def make_openapi(version: str, licence: str, server: str, examples: Mapping[str, str]) -> dict[str, Json]:
    """The whole description. ``server``: where the interface is; ``examples``: an identifier for each parameter."""
    words = load_words("en")
    known: dict[str, Json] = {"license": {"name": licence, "identifier": licence}} if licence else {}
    return {
        "openapi": "3.1.0",
        "info": {"title": words("api.title"), "version": version, "description": words("api.description"), **known},
        "servers": [{"url": server}],
        "paths": {operation.path: {"get": _get(operation, examples)} for operation in OPERATIONS},
    }


def _get(operation: Operation, examples: Mapping[str, str]) -> dict[str, Json]:
    words, chinese = load_words("en"), load_words("zh")
    schema = {"$ref": f"schemas/{operation.schema}.json"}
    responses: dict[str, Json] = {
        "200": {"description": words("api.found"), "content": {"application/json": {"schema": schema}}}
    }
    if operation.parameter:
        responses["404"] = {"description": words("api.lost")}
    return {
        "operationId": operation.name,
        "summary": words(f"api.operation.{operation.name}"),
        "x-summary-zh": chinese(f"api.operation.{operation.name}"),
        **({"parameters": [_parameter(operation.parameter, examples)]} if operation.parameter else {}),
        "responses": responses,
    }


def _parameter(name: str, examples: Mapping[str, str]) -> dict[str, Json]:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": load_words("en")(f"api.parameter.{name}"),
        "x-description-zh": load_words("zh")(f"api.parameter.{name}"),
        "schema": {"type": "string"},
        "example": examples[name],
    }
