"""JSON Schemas of the machine interface: what each of its files holds, said once for files, schemas and OpenAPI.

Columns keep the name, type, limits and description that they have in the other files; what the interface adds is listed
in ``api.toml`` and described in the words, in both languages. A field that nobody described cannot be published:
objects are closed, and a missing word is an error.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypedDict, cast

from scripts import addresses
from scripts.audit.audit import VERDICTS
from scripts.audit.counterparts import AGREE, DIFFER, SCOPE
from scripts.exports.api_rows import READERS, is_left_out, read_bounds, read_list, read_mentions
from scripts.exports.bilingual import spoken
from scripts.languages import list_languages
from scripts.ledger.columns import PLAIN_TEXT, Field, FileSchema, Json
from scripts.words import load_words

Schema = dict[str, Json]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
DEFINED = "#/$defs/"
TEMPLATES = {
    "report_figures": addresses.api_report("{source_id}"),
    "region": addresses.api_region("{region_code}"),
    "indicator": addresses.api_indicator("{indicator_id}"),
}
"""The address of the file of one thing, with its identifier in braces."""
TYPES: Mapping[str, Schema] = {
    "text": {"type": "string"},
    "count": {"type": "integer", "minimum": 0},
    "number": {"type": "number"},
    "flag": {"type": "boolean"},
    "day": {"type": "string", "format": "date"},
    "link": {"type": "string", "format": "uri-reference"},
    "verdict": {"type": "string", "enum": list(VERDICTS)},
    "agreement": {"type": "string", "enum": [AGREE, DIFFER, SCOPE]},
    "evidence": {"type": "string", "enum": ["checked", "cited"]},
}
READ: Mapping[Callable[[str], Json], str] = {read_list: "text*", read_bounds: "bounds?", read_mentions: "mention*"}
"""The type of a column by its reader, where it has one of its own."""


class ObjectFields(TypedDict, total=False):
    """An object of ``api.toml``."""

    table: str
    columns: Sequence[str]
    fields: Mapping[str, str]
    file: Mapping[str, str]
    links: Sequence[str]


OBJECTS = cast(
    "Mapping[str, ObjectFields]", tomllib.loads(Path(__file__).with_name("api.toml").read_text(encoding="utf-8"))
)
LISTS = {
    name: fields["file"][name].rstrip("*") for name, fields in OBJECTS.items() if "province" in fields.get("file", {})
}
"""Lists that grow with the nation, each an index and a part for each province; what an item is."""
DOCUMENTS = ("index", *(name for name, fields in OBJECTS.items() if "file" in fields))
"""The kinds of files."""


def make_definitions(schemas: Mapping[str, FileSchema]) -> dict[str, Schema]:
    """The schema of every object of the interface by name; ``schemas``: those of the tables as they are taken away."""
    return {name: _object(name, {**_columns(fields, schemas), **_fields(fields)}) for name, fields in OBJECTS.items()}


def make_schema(definitions: Mapping[str, Schema], name: str, identity: str) -> Schema:
    """One document's schema that stands alone, with the definitions that it needs.

    ``identity`` is its address; "" where the site has none: then it stands for wherever it was fetched from.
    """
    needed = sorted(set(_reach(definitions, definitions[name])))
    head = {"$id": identity} if identity else {}
    return {"$schema": DIALECT, **head, **definitions[name], "$defs": {item: definitions[item] for item in needed}}


def _columns(own: ObjectFields, schemas: Mapping[str, FileSchema]) -> dict[str, Schema]:
    """The columns of the table of an object, as the interface has them; none where the table is absent."""
    table = own.get("table", "")
    fields = (
        [field for field in schemas[table].fields if not is_left_out(table, field.name)] if table in schemas else []
    )
    return {field.name: _column(field) for field in fields if field.name in own.get("columns", [field.name])}


def _column(field: Field) -> Schema:
    """A column of a file: an empty cell is null."""
    about = {"title": field.title_en, "title_zh": field.title}
    about |= {"description": field.description, "description_zh": field.description_zh}
    if field.name in READERS:
        return {**_type(READ[READERS[field.name]]), **about}
    limits = field.constraints
    own = {key: limits[key] for key in ("pattern", "enum", "minimum") if limits.get(key, PLAIN_TEXT) != PLAIN_TEXT}
    schema: Schema = {**field.kind.json, **own}
    return {**(schema if field.is_required else _optional(schema)), **about}


def _fields(fields: ObjectFields) -> dict[str, Schema]:
    """The fields of an object beyond its columns; a file starts with what all files have."""
    own = {name: _type(kind) for name, kind in fields.get("file", fields.get("fields", {})).items()}
    if "file" in fields:
        return {"changed": _type("day"), **_links(("self", "schema", "index")), **own}
    return {**own, **(_links(fields["links"]) if "links" in fields else {})}


def _links(names: Sequence[str]) -> dict[str, Schema]:
    pages = [f"page_{language.code}" for language in list_languages()]
    links: Schema = {}
    for name in names:
        for key in pages if name == "pages" else [name.rstrip("?")]:
            about = _describe("link.page" if name == "pages" else f"link.{key}")
            links[key] = {**_type("link?" if name.endswith("?") else "link"), **about}
    return {"links": _closed(links)}


def _type(kind: str) -> Schema:
    """A type of ``api.toml``."""
    name = kind.rstrip("?*")
    schema = TYPES.get(name) or {"$ref": DEFINED + name}
    if kind.endswith("*"):
        return {"type": "array", "items": schema}
    return _optional(schema) if kind.endswith("?") else schema


def _optional(schema: Schema) -> Schema:
    """The same, or null."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    codes = schema.get("enum")
    enum: Schema = {"enum": [*codes, None]} if isinstance(codes, list) else {}
    return {**schema, "type": [schema["type"], "null"], **enum}


def _object(name: str, fields: Mapping[str, Schema]) -> Schema:
    """A closed object that always has all of its fields, each described."""
    own = load_words("en").table["api"]["field"]
    described: Schema = {}
    for field, schema in fields.items():
        key = f"{name}-{field}" if f"{name}-{field}" in own else field  # where it means something else in this object
        described[field] = schema if "description" in schema else {**schema, **_describe(f"field.{key}")}
    return {"title": name, **_describe(f"object.{name}"), **_closed(described)}


def _closed(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _describe(key: str) -> Schema:
    """The sentence under a key of the section ``api``, in both languages."""
    about = spoken(f"api.{key}")
    return {"description": about["en"], "description_zh": about["zh"]}


def _reach(definitions: Mapping[str, Schema], part: Json) -> Iterator[str]:
    """Names of the definitions that a schema refers to, and of those that they refer to."""
    if isinstance(part, Mapping):
        target = str(part.get("$ref", ""))
        if target.startswith(DEFINED):
            name = target.removeprefix(DEFINED)
            yield name
            yield from _reach(definitions, definitions[name])
        for value in part.values():
            yield from _reach(definitions, value)
    elif isinstance(part, list):
        for value in part:
            yield from _reach(definitions, value)
