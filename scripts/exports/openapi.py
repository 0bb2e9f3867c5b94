"""The description of the machine interface in OpenAPI 3.1: which files there are.

What is in them is said by the JSON Schemas beside it, which are named and not repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scripts import addresses
from scripts.addresses import Address
from scripts.exports.api_schemas import LISTS, TEMPLATES
from scripts.exports.bilingual import spoken
from scripts.ledger.columns import Json
from scripts.words import load_words

PARAMETER = re.compile(r"\{(\w+)\}")


def make_openapi(version: str, licence: str, server: str, examples: Mapping[str, str]) -> dict[str, Json]:
    """The whole description. ``server``: where the interface is; ``examples``: an identifier for each parameter."""
    words = load_words("en")
    known: dict[str, Json] = {"license": {"name": licence, "identifier": licence}} if licence else {}
    root = addresses.api("").path.rstrip("/")
    return {
        "openapi": "3.1.0",
        "info": {"title": words("api.title"), "version": version, "description": words("api.description"), **known},
        "servers": [{"url": server}],
        "paths": {
            where.path.removeprefix(root): {"get": _get(name, where, schema, examples)}
            for name, where, schema in _list_operations()
        },
    }


def _list_operations() -> Iterator[tuple[str, Address, str]]:
    """Each kind of address: its name, the address with its identifier in braces, and the schema of its files."""
    yield "index", addresses.api("index.json"), "index"
    for name in ("region", "indicator"):
        yield f"{name}s", addresses.api(f"{name}s.json"), f"{name}s"
        yield name, TEMPLATES[name], name
    yield "report_figures", TEMPLATES["report_figures"], "report_figures"
    yield "reports", addresses.api("reports.json"), "provinces"
    yield "reports_of", addresses.api_province("reports", "{province}"), "reports"
    others = [name for name in LISTS if name != "reports"]
    yield from ((name, addresses.api(f"{name}.json"), "provinces") for name in others)
    yield from ((f"{name}_of", addresses.api_province(name, "{province}"), name) for name in others)


def _get(name: str, where: Address, schema: str, examples: Mapping[str, str]) -> dict[str, Json]:
    words, summary = load_words("en"), spoken(f"api.operation.{name}")
    reference = {"$ref": f"schemas/{schema}.json"}
    responses: dict[str, Json] = {
        "200": {"description": words("api.found"), "content": {"application/json": {"schema": reference}}}
    }
    parameters: list[Json] = [_parameter(key, examples) for key in PARAMETER.findall(where.path)]
    if parameters:
        responses["404"] = {"description": words("api.lost")}
    return {
        "operationId": name,
        "summary": summary["en"],
        "x-summary-zh": summary["zh"],
        **({"parameters": parameters} if parameters else {}),
        "responses": responses,
    }


def _parameter(name: str, examples: Mapping[str, str]) -> dict[str, Json]:
    about = spoken(f"api.parameter.{name}")
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": about["en"],
        "x-description-zh": about["zh"],
        "schema": {"type": "string"},
        "example": examples[name],
    }
