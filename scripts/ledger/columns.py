"""What the columns of files mean: the schemas of the tables, and the columns that are added to them on the way out.

The added ones are described in ``columns.toml``, in one place and in both languages. No row is looked at here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NotRequired, TypeAlias, TypedDict, cast

from scripts.languages import Localized
from scripts.ledger.fields import FIELD_TYPES, FieldType
from scripts.ledger.packages import Ledger, Link

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
FILE = Path(__file__).resolve().parent / "columns.toml"
PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
# A spreadsheet runs a cell that starts like this, also in its full-width form, unless it is a number.
PLAIN_TEXT = r"^([^=+\-@\t\r＝＋－＠].*|[+-]?[0-9][0-9,.]*%?)$"
ENDINGS = {"_zh": " (Chinese)", "_en": " (English)", "_id": " ID", "_ids": " IDs"}


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a file: its type, what it is called and means in both languages, its unit or "", its limits.

    ``title`` and ``description_zh`` are Chinese, ``title_en`` and ``description`` English, as the schemas have them.
    ``sdmx`` is the concept of SDMX that it is, "" where it is none.
    """

    name: str
    type: str
    title: str
    title_en: str
    description: str
    description_zh: str
    unit: str = ""
    unit_zh: str = ""
    sdmx: str = ""
    constraints: Mapping[str, Json] = field(default_factory=dict)

    @property
    def kind(self) -> FieldType:
        """What its type is in each format."""
        return FIELD_TYPES[self.type]

    @property
    def is_required(self) -> bool:
        """Whether no cell is empty."""
        return bool(self.constraints.get("required"))

    @property
    def titles(self) -> Localized:
        """What it is called, by language of the data."""
        return Localized({"zh": self.title, "en": self.title_en})

    @property
    def descriptions(self) -> Localized:
        """What it means."""
        return Localized({"zh": self.description_zh, "en": self.description})

    @property
    def units(self) -> Localized:
        """What it counts in; "" where its name says so."""
        return Localized({"zh": self.unit_zh, "en": self.unit})

    def describe(self) -> dict[str, Json]:
        """The field as a Table Schema has it."""
        parts = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in parts.items() if value}


@dataclass(frozen=True, slots=True)
class FileSchema:
    """The columns of a table as it is taken away, its primary key (() where it has none) and its references."""

    fields: tuple[Field, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def names(self) -> list[str]:
        """Names of the columns, in order."""
        return [item.name for item in self.fields]

    def describe(self) -> dict[str, Json]:
        """The Table Schema."""
        links: list[Json] = [
            {"fields": link.columns, "reference": {"resource": link.table, "fields": link.key}} for link in self.links
        ]
        return {
            "$schema": PROFILE,
            "fields": [item.describe() for item in self.fields],
            "missingValues": [""],
            **({"primaryKey": self.key} if self.key else {}),
            **({"foreignKeys": links} if links else {}),
        }


class _Text(TypedDict, total=False):
    """What is said of a column, in a schema or in ``columns.toml``."""

    type: str
    title: str
    title_en: str
    description: str
    description_zh: str
    constraints: dict[str, Json]


class _Computed(TypedDict):
    """A table that no schema describes: its columns, its key, and the table that each reference leads to.

    ``like``: the table whose schema describes those of its columns that are described nowhere else.
    """

    columns: list[str]
    key: list[str]
    foreign: dict[str, str]
    like: NotRequired[str]


class _Columns(TypedDict):
    """The content of ``columns.toml``."""

    after: dict[str, dict[str, list[str]]]
    computed: dict[str, _Computed]
    unit: dict[str, tuple[str, str]]
    sdmx: dict[str, str]
    title: dict[str, str]
    columns: dict[str, _Text]
    tables: dict[str, dict[str, _Text]]


def file_schemas(ledger: Ledger) -> dict[str, FileSchema]:
    """The schema of each table as it is taken away, with the tables that are computed.

    Columns stand as in the schema, each followed by those that ``columns.toml`` adds after it. KeyError where one is
    added after a column that the schema has not, or is described nowhere.
    """
    schemas = {}
    for name, table in ledger.tables.items():
        fields: dict[str, _Text] = {item["name"]: item for item in table.schema["fields"]}
        schemas[name] = FileSchema(tuple(_fields(name, fields)), tuple(table.key), tuple(table.links))
    for name, computed in _load_columns()["computed"].items():
        links = [Link((column,), other, (_key_of(other),)) for column, other in computed["foreign"].items()]
        like = ledger.tables[computed["like"]].schema["fields"] if computed.get("like") in ledger.tables else []
        described: dict[str, _Text] = {item["name"]: item for item in like}
        columns = {column: described.get(column, _Text()) for column in computed["columns"]}
        schemas[name] = FileSchema(tuple(_fields(name, columns)), tuple(computed["key"]), tuple(links))
    return schemas


def english_title(name: str) -> str:
    """A column's title in English: from its name, unless ``columns.toml`` gives a better one."""
    ending = next((ending for ending in ENDINGS if name.endswith(ending)), "")
    plain = name.removesuffix(ending).replace("_", " ").capitalize() + ENDINGS.get(ending, "")
    return _load_columns()["title"].get(name, plain)


@cache
def _load_columns() -> _Columns:
    return cast("_Columns", tomllib.loads(FILE.read_text(encoding="utf-8")))


def _key_of(table: str) -> str:
    return "region_code" if table == "regions" else f"{table.removesuffix('s')}_id"


def _fields(table: str, texts: Mapping[str, _Text]) -> Iterator[Field]:
    """The columns of a table in their order."""
    after = _load_columns()["after"].get(table, {})
    if lost := sorted(set(after) - set(texts)):
        raise KeyError(f"columns.toml adds columns of {table} after {lost}, which its schema has not")
    for name, base in texts.items():
        yield _field(table, name, base)
        yield from (_field(table, added, {}) for added in after.get(name, ()))


def _field(table: str, name: str, base: _Text) -> Field:
    """One field, every word of it: what all tables share, then the schema, then what this table says."""
    columns = _load_columns()
    shared, own = columns["columns"].get(name, _Text()), columns["tables"].get(table, {}).get(name, _Text())
    parts: _Text = {**shared, **base, **own}
    unit_zh, unit = columns["unit"].get(name, ("", ""))
    kind, constraints = parts.get("type", "string"), dict(parts.get("constraints", {}))
    if kind == "string" and not {"pattern", "enum"} & set(constraints):
        constraints["pattern"] = PLAIN_TEXT
    return Field(
        name=name,
        type=kind,
        title=parts["title"],
        title_en=parts.get("title_en") or english_title(name),
        description=parts["description"],
        description_zh=parts["description_zh"],
        unit=unit,
        unit_zh=unit_zh,
        sdmx=columns["sdmx"].get(name, ""),
        constraints=constraints,
    )
