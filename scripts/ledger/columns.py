"""What the columns of downloads mean: the schemas of the tables, and the columns that are added to them on the way out.

The added ones are described in ``columns.toml``, in one place and in both languages. No row is looked at here.
"""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from scripts.ledger.packages import Ledger

FILE = Path(__file__).resolve().parent / "columns.toml"
PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
# Tables of which every set holds whatever its rows refer to, so that references to them can be checked.
CLOSED = ("sources", "indicators")
# A spreadsheet runs a cell that starts like this, also in its full-width form, unless it is a number.
PLAIN_TEXT = r"^([^=+\-@\t\r＝＋－＠].*|[+-]?[0-9][0-9,.]*%?)$"
ENDINGS = {"_zh": " (Chinese)", "_en": " (English)", "_id": " ID", "_ids": " IDs"}
Field = dict[str, Any]
Schema = Mapping[str, Any]


@cache
def load_columns() -> Mapping[str, Any]:
    """The content of ``columns.toml``."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def joined_schemas(ledger: Ledger) -> dict[str, Schema]:
    """The Table Schema of each table as it is taken away, with targets, which are computed."""
    keys = load_columns()["keys"]
    bases = {name: table.schema for name, table in ledger.tables.items()}
    bases |= {name: {"fields": [], "missingValues": [""], **_keys(key)} for name, key in keys.items()}
    return {name: _joined(name, base) for name, base in bases.items()}


def closed_schema(schema: Schema, tables: Collection[str], *, whole: bool) -> dict[str, Any]:
    """The schema in a set of ``tables``: a part of the ledger keeps the references that its tables satisfy."""
    named = tables if whole else [name for name in tables if name in CLOSED]
    links = [
        link
        for link in schema.get("foreignKeys", [])
        if link["reference"]["resource"] in named or (whole and not link["reference"]["resource"])
    ]
    rest = {name: value for name, value in schema.items() if name != "foreignKeys"}
    return rest | ({"foreignKeys": links} if links else {})


def english_title(name: str) -> str:
    """A column's title in English: from its name, unless ``columns.toml`` gives a better one."""
    given = load_columns()["title"].get(name)
    if given:
        return str(given)
    ending = next((ending for ending in ENDINGS if name.endswith(ending)), "")
    return name.removesuffix(ending).replace("_", " ").capitalize() + ENDINGS.get(ending, "")


def _keys(key: Mapping[str, Any]) -> dict[str, Any]:
    links = [
        {"fields": [column], "reference": {"resource": table, "fields": [_key_of(table)]}}
        for column, table in key["foreign"].items()
    ]
    return {"primaryKey": key["primary"], "foreignKeys": links}


def _key_of(table: str) -> str:
    return "region_code" if table == "regions" else f"{table.removesuffix('s')}_id"


def _joined(table: str, base: Schema) -> dict[str, Any]:
    known = {item["name"]: item for item in base["fields"]}
    names = load_columns()["order"].get(table, list(known))
    fields = [_field(table, name, known.get(name)) for name in names]
    return {
        "$schema": PROFILE,
        "fields": fields,
        **{name: copy.deepcopy(value) for name, value in base.items() if name not in ("$schema", "fields")},
    }


def _field(table: str, name: str, base: Mapping[str, Any] | None) -> Field:
    """One field, every word of it: base schema first, then what all tables share, then what this table says."""
    columns = load_columns()
    own = columns["tables"].get(table, {}).get(name, {})
    found = {**(base or columns["columns"].get(name, {})), **own}
    unit = columns["unit"].get(name, ["", ""])
    field = {
        "name": name,
        "type": found.get("type", "string"),
        "title": found["title"],
        "title_en": english_title(name),
        "description": found["description"],
        "description_zh": found["description_zh"],
    }
    if unit[0]:
        field |= {"unit": unit[1], "unit_zh": unit[0]}
    constraints = dict(found.get("constraints", {}))
    if field["type"] == "string" and not {"pattern", "enum"} & set(constraints):
        constraints["pattern"] = PLAIN_TEXT
    return field | ({"constraints": constraints} if constraints else {})
