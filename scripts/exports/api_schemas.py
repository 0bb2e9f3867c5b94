"""JSON Schemas of the machine interface: what each of its files holds, said once for files, schemas and OpenAPI.

Columns keep the name, type, limits and description that they have in the other files; what the interface adds or
shapes in its own way is listed by ``_list_objects`` and described in the words, in both languages. A field that nobody
described cannot be published: objects are closed, and a missing word is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scripts.audit.audit import VERDICTS
from scripts.audit.counterparts import AGREE, DIFFER, SCOPE
from scripts.exports.api_rows import is_left_out
from scripts.exports.holdings import SPOKEN
from scripts.languages import list_languages
from scripts.ledger.columns import PLAIN_TEXT, Field, FileSchema, Json
from scripts.words import load_words

Schema = dict[str, Json]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
DEFINED = "#/$defs/"
LISTS = {"relations": "relation", "targets": "target", "remarks": "remark", "measures": "measure", "reports": "report"}
"""Lists that grow with the nation, each an index and a part for each province; what an item is."""
DOCUMENTS = ("index", "regions", "region", "indicators", "indicator", "provinces", "report_figures", *LISTS)
"""The kinds of files."""
TABLES = {
    "figure": "figures",
    "region_row": "regions",
    "indicator_row": "indicators",
    "report": "sources",
    "relation": "relations",
    "remark": "remarks",
    "target": "targets",
    "measure": "measures",
}
PLACE = (
    "figure_id",
    "region_code",
    "indicator_id",
    "breakdown",
    "period_start",
    "period_end",
    "measured",
    "status",
    "value",
    "value_text",
    "unit",
    "qualifier",
    "source_id",
)
"""The columns of a figure that lists of figures show: which, how much, when, and where it stands."""


def array(item: Schema) -> Schema:
    """A list of such things."""
    return {"type": "array", "items": item}


def defined(name: str) -> Schema:
    """Another definition."""
    return {"$ref": DEFINED + name}


def optional(schema: Schema) -> Schema:
    """The same, or null."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    codes = schema.get("enum")
    enum: Schema = {"enum": [*codes, None]} if isinstance(codes, list) else {}
    return {**schema, "type": [schema["type"], "null"], **enum}


TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": "number"}
FLAG: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
LINK: Schema = {"type": "string", "format": "uri-reference"}
Fields = Mapping[str, Schema]


def codes_of(*values: str) -> Schema:
    """A text that is one of these."""
    return {"type": "string", "enum": list(values)}


def _links(*names: str, pages: bool = True, unsure: Sequence[str] = ()) -> Fields:
    """The addresses of an object, with its pages; those that are ``unsure`` may be null."""
    shown = [f"page_{language.code}" for language in list_languages()] if pages else []
    links = {**dict.fromkeys([*names, *shown], LINK), **{name: optional(LINK) for name in unsure}}
    return {"links": {"links": links}}


HEAD: Fields = {"changed": DAY, "links": {"links": dict.fromkeys(("self", "schema", "index"), LINK)}}


def make_definitions(schemas: Mapping[str, FileSchema]) -> dict[str, Schema]:
    """The schema of every object of the interface by name; ``schemas``: those of the tables as they are taken away."""
    columns: dict[str, Fields] = {
        name: {item.name: _column(item) for item in schemas[table].fields if not is_left_out(table, item.name)}
        for name, table in TABLES.items()
        if table in schemas
    }
    columns["place"] = {item.name: _column(item) for item in schemas["figures"].fields if item.name in PLACE}
    objects = _list_objects()
    return {name: _object(name, {**columns.get(name, {}), **fields}) for name, fields in objects.items()}


def make_schema(definitions: Mapping[str, Schema], name: str, identity: str) -> Schema:
    """One document's schema that stands alone, with the definitions that it needs.

    ``identity`` is its address; "" where the site has none: then it stands for wherever it was fetched from.
    """
    needed = sorted(set(_reach(definitions, definitions[name])))
    known = {"$id": identity} if identity else {}
    return {"$schema": DIALECT, **known, **definitions[name], "$defs": {item: definitions[item] for item in needed}}


def describe(key: str) -> Schema:
    """The sentence under a key of the section ``api``, in both languages."""
    return {"description": load_words("en")(f"api.{key}"), "description_zh": load_words("zh")(f"api.{key}")}


def _list_objects() -> Mapping[str, Fields]:
    """The fields that each object has beyond the columns of its table."""
    return {
        "figure": {
            "verdicts": array(defined("mention")),
            "remark_ids": array(TEXT),
            "bounds": optional(defined("bounds")),
            "bounds_cut": optional(defined("bounds")),
            "counterpart": optional(defined("counterpart")),
            **_links(),
        },
        "place": _links("report"),
        "mention": {"relation_id": TEXT, "verdict": codes_of(*VERDICTS)},
        "counterpart": {"verdict": codes_of(AGREE, DIFFER, SCOPE), "figure_ids": array(TEXT)},
        "bounds": {
            "low": optional(NUMBER),
            "high": optional(NUMBER),
            "low_text": optional(TEXT),
            "high_text": optional(TEXT),
            "low_closed": FLAG,
            "high_closed": FLAG,
        },
        "region_row": {"figures": COUNT, **_links(pages=False, unsure=("figures",))},
        "indicator_row": {"figures": COUNT, **_links(unsure=("figures",))},
        "report": {
            "evidence": codes_of("checked", "cited"),
            "characters": optional(COUNT),
            "figures": COUNT,
            **_links("figures"),
        },
        "relation": {
            "figure_ids": array(TEXT),
            "computed_range": optional(defined("bounds")),
            "stated_range": optional(defined("bounds")),
            **_links(),
        },
        "remark": {"figure_ids": array(TEXT), **_links()},
        "target": {**dict.fromkeys(("progress_ids", "evidence_ids", "evidence_sources"), array(TEXT)), **_links()},
        "measure": _links(),
        "province": {
            "province": TEXT,
            **{f"name_{code}": TEXT for code in SPOKEN},
            "count": COUNT,
            **_links("part", pages=False),
        },
        "templates": dict.fromkeys(("report_figures", "region", "indicator"), TEXT),
        "index": {
            "version": TEXT,
            **{f"{name}_{code}": TEXT for name in ("title", "description") for code in SPOKEN},
            "licence": optional(TEXT),
            "licence_url": optional(LINK),
            "templates": defined("templates"),
            **_links("self", "schema", "openapi", "latest", "regions", "indicators", *LISTS),
        },
        "regions": {**HEAD, "count": COUNT, "regions": array(defined("region_row"))},
        "indicators": {**HEAD, "count": COUNT, "indicators": array(defined("indicator_row"))},
        "region": {**HEAD, "region_code": TEXT, "count": COUNT, "figures": array(defined("place"))},
        "indicator": {**HEAD, "indicator_id": TEXT, "count": COUNT, "figures": array(defined("place"))},
        "provinces": {**HEAD, "count": COUNT, "provinces": array(defined("province"))},
        "report_figures": {**HEAD, "report": defined("report"), "count": COUNT, "figures": array(defined("figure"))},
        **{
            name: {**HEAD, "province": TEXT, "count": COUNT, name: array(defined(item))} for name, item in LISTS.items()
        },
    }


def _object(name: str, fields: Fields) -> Schema:
    """A closed object that always has all of its fields; ``links`` and the fields are described."""
    properties: dict[str, Schema] = {}
    for field, schema in fields.items():
        addresses = schema.get("links")
        if isinstance(addresses, dict):
            schema = _closed({key: {**item, **describe(f"link.{_link(key)}")} for key, item in addresses.items()})
        properties[field] = schema if "description" in schema else {**schema, **describe(_key(name, field))}
    return {"title": name, **describe(f"object.{name}"), **_closed(properties)}


def _closed(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _link(key: str) -> str:
    """Where a link is described: pages alike in every language."""
    return "page" if key.startswith("page_") else key


def _key(name: str, field: str) -> str:
    """Where a field is described: under its object and name if it means something else there, else under its name."""
    own = f"{name}-{field}"
    return f"field.{own}" if own in load_words("en").table["api"]["field"] else f"field.{field}"


def _column(field: Field) -> Schema:
    """A column of a file: an empty cell is null."""
    limits = field.constraints
    kept = {key: limits[key] for key in ("pattern", "enum", "minimum") if limits.get(key, PLAIN_TEXT) != PLAIN_TEXT}
    schema: Schema = {**field.kind.json, **kept}
    told = {"title": field.title, "description": field.description, "description_zh": field.description_zh}
    return {**(schema if field.is_required else optional(schema)), **told}


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
