"""JSON Schemas of the machine interface: what each of its files holds, said once for files, schemas and OpenAPI.

Columns keep the name, type, limits and description that they have in the downloads; what the interface adds or shapes
in its own way is listed in FIELDS and described in the tables of words, in both languages. A field that nobody
described cannot be published: objects are closed, and a missing word is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator

from scripts.audit.audit import VERDICTS
from scripts.audit.counterparts import AGREE, DIFFER, SCOPE
from scripts.exports.api_rows import LEFT_OUT
from scripts.findings import Finding, LedgerError
from scripts.ledger.columns import PLAIN_TEXT, joined_schemas
from scripts.ledger.packages import Ledger
from scripts.words import load_words

Schema = dict[str, Any]
FOLDER = "api/v1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TYPES = {"integer": "integer", "year": "integer", "number": "number", "boolean": "boolean"}  # all else is text
LISTS = {
    "regions": "region",
    "indicators": "indicator",
    "reports": "report",
    "relations": "relation",
    "targets": "target",
    "figures": "figure",
}
DOCUMENTS = ("index", *LISTS, "receipt")
TABLES = {
    "figure": "figures",
    "region": "regions",
    "indicator": "indicators",
    "report": "sources",
    "relation": "relations",
    "remark": "remarks",
    "target": "targets",
}


def optional(schema: Schema) -> Schema:
    """The same, or null."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    if isinstance(schema["type"], list):
        return schema
    enum = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, "type": [schema["type"], "null"], **enum}


def array(item: Schema) -> Schema:
    """A list of such things."""
    return {"type": "array", "items": item}


def reference(name: str) -> Schema:
    """Another definition."""
    return {"$ref": f"#/$defs/{name}"}


TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": "number"}
FLAG: Schema = {"type": "boolean"}
LINK: Schema = {"type": "string", "format": "uri-reference"}


def links(*names: str, unsure: tuple[str, ...] = ()) -> Schema:
    """An object of addresses; those that are ``unsure`` are null where there is nothing to lead to."""
    return {"links": {**dict.fromkeys(names, LINK), **{name: optional(LINK) for name in unsure}}}


PAGES = ("page_zh", "page_en")
HEAD = {"version": TEXT, "links": {"self": LINK, "schema": LINK, "index": LINK}}
FIELDS: Mapping[str, Schema] = {
    "figure": {"verdicts": array(reference("mention")), "remark_ids": array(TEXT), **links("receipt", *PAGES)},
    "mention": {"relation_id": TEXT, "verdict": {"type": "string", "enum": list(VERDICTS)}},
    "region": {"figures": COUNT, **links("figures", unsure=PAGES)},
    "indicator": {"figures": COUNT, **links("figures", unsure=PAGES)},
    "report": {
        "evidence": {"type": "string", "enum": ["checked", "cited"]},
        "figures": COUNT,
        "measures": COUNT,
        "omissions": COUNT,
        "characters": optional(COUNT),
        **links("figures", *PAGES),
    },
    "relation": {
        "figure_ids": array(TEXT),
        "computed_range": optional(reference("bounds")),
        "stated_range": optional(reference("bounds")),
        **links(*PAGES),
    },
    "bounds": {
        "low": optional(NUMBER),
        "high": optional(NUMBER),
        "low_text": optional(TEXT),
        "high_text": optional(TEXT),
        "low_closed": FLAG,
        "high_closed": FLAG,
    },
    "remark": {"figure_ids": array(TEXT)},
    "target": {
        **dict.fromkeys(("progress_ids", "evidence_ids", "evidence_sources", "passed_over"), array(TEXT)),
        **links(*PAGES),
    },
    "counterpart": {"verdict": {"type": "string", "enum": [AGREE, DIFFER, SCOPE]}, "figure_ids": array(TEXT)},
    "counts": dict.fromkeys((*LISTS, "measures", "omissions"), COUNT),
    "templates": dict.fromkeys(("receipt", "region_figures", "indicator_figures", "report_figures"), TEXT),
    "index": {
        "version": TEXT,
        "name": TEXT,
        "title_zh": TEXT,
        "title_en": TEXT,
        "description_zh": TEXT,
        "description_en": TEXT,
        "licence": optional(TEXT),
        "licence_url": optional(LINK),
        "counts": reference("counts"),
        "templates": reference("templates"),
        **links("self", "schema", "openapi", *(name for name in LISTS if name != "figures"), *PAGES),
    },
    "receipt": {
        **HEAD,
        "figure": reference("figure"),
        "bounds": optional(reference("bounds")),
        "bounds_cut": optional(reference("bounds")),
        "indicator": reference("indicator"),
        "source": reference("report"),
        "relations": array(reference("relation")),
        "remarks": array(reference("remark")),
        "counterparts": array(reference("counterpart")),
        "targets": array(reference("target")),
    },
    **{name: {**HEAD, "count": COUNT, name: array(reference(item))} for name, item in LISTS.items()},
}


def make_definitions(ledger: Ledger) -> dict[str, Schema]:
    """The schema of every object of the interface by name; references are to ``#/$defs/``."""
    tables = joined_schemas(ledger)
    columns = {
        name: {item["name"]: _column(item) for item in tables[table]["fields"] if item["name"] != LEFT_OUT}
        for name, table in TABLES.items()
        if table in tables
    }
    return {name: _object(name, {**columns.get(name, {}), **fields}) for name, fields in FIELDS.items()}


def make_schema(definitions: Mapping[str, Schema], name: str, address: str) -> Schema:
    """One document's schema that stands alone, with the definitions that it needs.

    ``$id`` is its address; without the site's ``address`` it has none, and stands for wherever it was fetched from.
    """
    needed = sorted(set(_reach(definitions, definitions[name])))
    identity = {"$id": f"{address}/{FOLDER}/schemas/{name}.json"} if address else {}
    return {"$schema": DIALECT, **identity, **definitions[name], "$defs": {item: definitions[item] for item in needed}}


def check_documents(files: Mapping[str, tuple[str, Any]], definitions: Mapping[str, Schema]) -> None:
    """Every file fits the schema of its kind; ``files`` maps a path to its kind and its content.

    Raises LedgerError naming the first fault of each file that does not.
    """
    kinds = sorted({kind for kind, _ in files.values()})
    validators = {kind: Draft202012Validator(make_schema(definitions, kind, "")) for kind in kinds}
    faults = []
    for path, (kind, content) in files.items():
        error = next(validators[kind].iter_errors(content), None)
        if error is not None:
            faults.append(
                Finding(
                    path,
                    0,
                    error.json_path,
                    "api-schema",
                    error.message,
                    "Correct the row that it comes from, or the schema in api_schemas.py.",
                )
            )
    if faults:
        raise LedgerError(faults)


def describe(key: str) -> Schema:
    """The sentence under a key of the section ``api``, in both languages."""
    return {"description": load_words("en")(f"api.{key}"), "description_zh": load_words("zh")(f"api.{key}")}


def _object(name: str, fields: Mapping[str, Schema]) -> Schema:
    """A closed object that always has all of its fields; ``links`` and the fields are described."""
    properties: Schema = {}
    for field, schema in fields.items():
        if field == "links":
            addresses = {key: {**item, **describe(f"link.{key}")} for key, item in schema.items()}
            schema = _closed(addresses)
        properties[field] = schema if "description" in schema else {**schema, **describe(_key(name, field))}
    return {"title": name, **describe(f"object.{name}"), **_closed(properties)}


def _closed(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _key(name: str, field: str) -> str:
    """Where a field is described: under its object and name if it means something else there, else under its name."""
    own = f"{name}-{field}"
    return f"field.{own}" if own in load_words("en").table["api"]["field"] else f"field.{field}"


def _column(field: Mapping[str, Any]) -> Schema:
    """A column of a download: an empty cell is null."""
    limits = field.get("constraints", {})
    kept = {key: limits[key] for key in ("pattern", "enum", "minimum") if limits.get(key, PLAIN_TEXT) != PLAIN_TEXT}
    form = {"format": "date"} if field["type"] == "date" else {}
    schema: Schema = {"type": TYPES.get(field["type"], "string"), **kept, **form}
    told = {key: field[key] for key in ("title", "description", "description_zh")}
    return {**(schema if limits.get("required") else optional(schema)), **told}


def _reach(definitions: Mapping[str, Schema], part: Any) -> Iterator[str]:
    """Names of the definitions that a schema refers to, and of those that they refer to."""
    if isinstance(part, dict):
        if str(part.get("$ref", "")).startswith("#/$defs/"):
            name = part["$ref"].removeprefix("#/$defs/")
            yield name
            yield from _reach(definitions, definitions[name])
        for value in part.values():
            yield from _reach(definitions, value)
    elif isinstance(part, list):
        for value in part:
            yield from _reach(definitions, value)
