"""The description of the machine interface in OpenAPI 3.1: which files there are, what is in them, an example of each.

It stands alone: generators of clients follow no reference to another file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping

from scripts import addresses
from scripts.addresses import Address
from scripts.exports.api_schemas import DEFINED, LISTS, TEMPLATES, Schema
from scripts.exports.bilingual import spoken
from scripts.ledger.columns import Json
from scripts.words import load_words

PARAMETER = re.compile(r"\{(\w+)\}")
COMPONENTS = "#/components/schemas/"
Documents = Mapping[str, Callable[[], Mapping[str, Json]]]
"""What each file of the interface says, by its path."""


def make_openapi(
    version: str, licence: str, server: str, definitions: Mapping[str, Schema], documents: Documents
) -> dict[str, Json]:
    """The whole description. ``server``: where the interface is; ``definitions``: the schema of every object."""
    words = load_words("en")
    details: dict[str, Json] = {"license": {"name": licence, "identifier": licence}} if licence else {}
    schemas: Json = json.loads(json.dumps(definitions).replace(DEFINED, COMPONENTS))
    root = addresses.api("").path.rstrip("/")
    return {
        "openapi": "3.1.0",
        "info": {"title": words("api.title"), "version": version, "description": words("api.description"), **details},
        "servers": [{"url": server}],
        "paths": {
            where.path.removeprefix(root): {"get": _get(name, where, schema, documents)}
            for name, where, schema in _list_operations()
        },
        "components": {"schemas": schemas},
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


def _get(name: str, where: Address, schema: str, documents: Documents) -> dict[str, Json]:
    words, summary = load_words("en"), spoken(f"api.operation.{name}")
    values, shown = _find_example(where, documents)
    example = {key: value[:1] if isinstance(value, list) else value for key, value in shown.items()}
    content: Json = {
        "application/json": {"schema": {"$ref": COMPONENTS + schema}, **({"example": example} if example else {})}
    }
    responses: dict[str, Json] = {"200": {"description": words("api.found"), "content": content}}
    parameters: list[Json] = [_parameter(key, example) for key, example in values.items()]
    if parameters:
        responses["404"] = {"description": words("api.lost")}
    return {
        "operationId": name,
        "summary": summary["en"],
        "x-summary-zh": summary["zh"],
        **({"parameters": parameters} if parameters else {}),
        "responses": responses,
    }


def _find_example(where: Address, documents: Documents) -> tuple[dict[str, str], Mapping[str, Json]]:
    """The first file at an address with identifiers in braces: these, and what it says; both empty where none is."""
    form = re.compile(PARAMETER.sub(r"(?P<\1>[^/]+)", where.path))
    match = next((match for match in map(form.fullmatch, documents) if match), None)
    if not match:
        return dict.fromkeys(PARAMETER.findall(where.path), ""), {}
    return match.groupdict(), documents[match.string]()


def _parameter(name: str, example: str) -> dict[str, Json]:
    about = spoken(f"api.parameter.{name}")
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": about["en"],
        "x-description-zh": about["zh"],
        "schema": {"type": "string"},
        **({"example": example} if example else {}),
    }
