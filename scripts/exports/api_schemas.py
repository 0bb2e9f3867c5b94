"""JSON Schemas of the machine interface: what each of its files holds, said once for files, schemas and OpenAPI.

Columns keep the name, type, limits and description that they have in the other files; what the interface adds is listed
by ``_list_objects`` and described in the words, in both languages. A field that nobody described cannot be published:
objects are closed, and a missing word is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from scripts import addresses
from scripts.audit.audit import VERDICTS
from scripts.audit.counterparts import AGREE, DIFFER, SCOPE
from scripts.exports.api_rows import READERS, is_left_out, read_bounds, read_list, read_mentions
from scripts.exports.bilingual import SPOKEN, spoken
from scripts.languages import list_languages
from scripts.ledger.columns import PLAIN_TEXT, Field, FileSchema, Json
from scripts.words import load_words

Schema = dict[str, Json]
Fields = Mapping[str, Schema]
DEFINED = "#/$defs/"
TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": "number"}
FLAG: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
LINK: Schema = {"type": "string", "format": "uri-reference"}
DIALECT = "https://json-schema.org/draft/2020-12/schema"
LISTS = {"relations": "relation", "targets": "target", "remarks": "remark", "measures": "measure", "reports": "report"}
"""Lists that grow with the nation, each an index and a part for each province; what an item is."""
DOCUMENTS = ("index", "regions", "region", "indicators", "indicator", "provinces", "report_figures", *LISTS)
"""The kinds of files."""
TEMPLATES = {
    "report_figures": addresses.api_report("{source_id}"),
    "region": addresses.api_region("{region_code}"),
    "indicator": addresses.api_indicator("{indicator_id}"),
}
"""The address of the file of one thing, with its identifier in braces."""
TABLES = {
    "figure": "figures",
    "place": "figures",
    "region_row": "regions",
    "indicator_row": "indicators",
    **{item: "sources" if name == "reports" else name for name, item in LISTS.items()},
}
"""The table whose rows an object is made of."""
PLACE = ("figure_id", "region_code", "indicator_id", "breakdown", "period_start", "period_end", "measured", "status")
PLACED = (*PLACE, "value", "value_text", "unit", "qualifier", "source_id")
"""The columns of a figure that lists of figures show: which, when, how much, and where it stands."""


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


def codes_of(*values: str) -> Schema:
    """A text that is one of these."""
    return {"type": "string", "enum": list(values)}


READ: Mapping[Callable[[str], Json], Schema] = {
    read_list: array(TEXT),
    read_bounds: optional(defined("bounds")),
    read_mentions: array(defined("mention")),
}
"""What a column is that has its own reader."""


def make_definitions(schemas: Mapping[str, FileSchema]) -> dict[str, Schema]:
    """The schema of every object of the interface by name; ``schemas``: those of the tables as they are taken away."""
    return {name: _object(name, {**_columns(name, schemas), **own}) for name, own in _list_objects().items()}


def make_schema(definitions: Mapping[str, Schema], name: str, identity: str) -> Schema:
    """One document's schema that stands alone, with the definitions that it needs.

    ``identity`` is its address; "" where the site has none: then it stands for wherever it was fetched from.
    """
    needed = sorted(set(_reach(definitions, definitions[name])))
    known = {"$id": identity} if identity else {}
    return {"$schema": DIALECT, **known, **definitions[name], "$defs": {item: definitions[item] for item in needed}}


def _links(*names: str, pages: bool = True, unsure: Sequence[str] = ()) -> Fields:
    """The addresses of an object, with its pages; those that are ``unsure`` may be null."""
    shown = [f"page_{language.code}" for language in list_languages()] if pages else []
    return {"links": {"links": {**dict.fromkeys([*names, *shown], LINK), **dict.fromkeys(unsure, optional(LINK))}}}


def _list_objects() -> Mapping[str, Fields]:
    """The fields that each object has beyond the columns of its table."""
    head: Fields = {"changed": DAY, **_links("self", "schema", "index", pages=False)}
    return {
        "figure": {
            **dict.fromkeys(("bounds", "bounds_cut"), optional(defined("bounds"))),
            "counterpart": optional(defined("counterpart")),
            **_links(),
        },
        "place": _links("report"),
        "mention": {"relation_id": TEXT, "verdict": codes_of(*VERDICTS)},
        "counterpart": {"verdict": codes_of(AGREE, DIFFER, SCOPE), "figure_ids": array(TEXT)},
        "bounds": {
            **dict.fromkeys(("low", "high"), optional(NUMBER)),
            **dict.fromkeys(("low_text", "high_text"), optional(TEXT)),
            **dict.fromkeys(("low_closed", "high_closed"), FLAG),
        },
        "region_row": {"figures": COUNT, **_links(pages=False, unsure=("figures",))},
        "indicator_row": {"figures": COUNT, **_links(unsure=("figures",))},
        "report": {
            "evidence": codes_of("checked", "cited"),
            "characters": optional(COUNT),
            "figures": COUNT,
            **_links("figures"),
        },
        **dict.fromkeys(("relation", "remark", "target", "measure"), _links()),
        "province": {
            **dict.fromkeys(("province", *(f"name_{code}" for code in SPOKEN)), TEXT),
            "count": COUNT,
            **_links("part", pages=False),
        },
        "templates": dict.fromkeys(TEMPLATES, TEXT),
        "index": {
            "version": TEXT,
            **{f"{name}_{code}": TEXT for name in ("title", "description") for code in SPOKEN},
            "licence": optional(TEXT),
            "licence_url": optional(LINK),
            "templates": defined("templates"),
            **_links("self", "schema", "openapi", "latest", "regions", "indicators", *LISTS),
        },
        "regions": {**head, "count": COUNT, "regions": array(defined("region_row"))},
        "indicators": {**head, "count": COUNT, "indicators": array(defined("indicator_row"))},
        "region": {**head, "region_code": TEXT, "count": COUNT, "figures": array(defined("place"))},
        "indicator": {**head, "indicator_id": TEXT, "count": COUNT, "figures": array(defined("place"))},
        "provinces": {**head, "count": COUNT, "provinces": array(defined("province"))},
        "report_figures": {**head, "report": defined("report"), "count": COUNT, "figures": array(defined("figure"))},
        **{
            name: {**head, "province": TEXT, "count": COUNT, name: array(defined(item))} for name, item in LISTS.items()
        },
    }


def _columns(name: str, schemas: Mapping[str, FileSchema]) -> Fields:
    """The columns of the table of an object, as the interface has them; none where the table is absent."""
    table = TABLES.get(name, "")
    fields = schemas[table].fields if table in schemas else ()
    kept = (field for field in fields if not is_left_out(table, field.name))
    return {field.name: _column(field) for field in kept if name != "place" or field.name in PLACED}


def _column(field: Field) -> Schema:
    """A column of a file: an empty cell is null."""
    if field.name in READERS:
        return READ[READERS[field.name]]
    limits = field.constraints
    kept = {key: limits[key] for key in ("pattern", "enum", "minimum") if limits.get(key, PLAIN_TEXT) != PLAIN_TEXT}
    schema: Schema = {**field.kind.json, **kept}
    about = {"title": field.title, "description": field.description, "description_zh": field.description_zh}
    return {**(schema if field.is_required else optional(schema)), **about}


def _object(name: str, fields: Fields) -> Schema:
    """A closed object that always has all of its fields, each described; pages alike in every language."""
    properties: dict[str, Schema] = {}
    for field, schema in fields.items():
        links = schema.get("links")
        if isinstance(links, dict):
            schema = _closed({key: {**link, **_describe(f"link.{key.split('_')[0]}")} for key, link in links.items()})
        properties[field] = schema if "description" in schema else {**schema, **_describe(_key(name, field))}
    return {"title": name, **_describe(f"object.{name}"), **_closed(properties)}


def _closed(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _describe(key: str) -> Schema:
    """The sentence under a key of the section ``api``, in both languages."""
    about = spoken(f"api.{key}")
    return {"description": about["en"], "description_zh": about["zh"]}


def _key(name: str, field: str) -> str:
    """Where a field is described: under its object and name if it means something else there, else under its name."""
    own = f"{name}-{field}"
    return f"field.{own}" if own in load_words("en").table["api"]["field"] else f"field.{field}"


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
