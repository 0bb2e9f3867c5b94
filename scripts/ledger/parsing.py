"""From frames of text to rows: each cell read once by the type of its field, each id replaced by the row it names.

Called after the gate, so that every cell is of its type and every reference is met; a fault here is a fault of the gate
and stops the run as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import TypeVar, get_args, get_type_hints

import pandas as pd

from scripts.languages import Localized, list_languages
from scripts.ledger.fields import parse_cell
from scripts.ledger.packages import Ledger
from scripts.ledger.rows import Figure, Indicator, Member, References, Region, Source, Span, Theme, Unit

T = TypeVar("T")
Cells = Mapping[str, str]
Reader = Callable[[Cells, References], object]

WRITTEN_IN = "zh"  # the language of a text whose column names none
STEMS = {"part_name": "part", "rest_name": "rest"}  # of columns of texts, where a field has another name
LISTED = re.compile("[;|]")
ENDING = re.compile("_(id|code|start|end|zh|en)$")  # of columns that a field of another name is made of
CELLS: Mapping[object, Callable[[str], object]] = {
    date: date.fromisoformat,
    tuple[str, ...]: lambda cell: tuple(filter(None, LISTED.split(cell))),
}
"""How a cell is read by the type of its field; any other type, an enumeration say, is itself called with the cell."""
TABLES: Mapping[object, Callable[[References], Mapping[str, object]]] = {
    Region: attrgetter("regions"),
    Theme: attrgetter("themes"),
    Unit: attrgetter("units"),
    Indicator: attrgetter("indicators"),
    Source: attrgetter("sources"),
}
"""Where the rows are to which a field of this type refers."""


def read_references(ledger: Ledger) -> References:
    """The rows of the reference tables, by their keys, in the order of the files."""
    references = References({}, {}, {}, {}, {}, {})
    references.themes.update((row.theme_id, row) for row in rows_of(Theme, ledger, "themes", references))
    references.units.update((row.unit_id, _with_plural(row)) for row in rows_of(Unit, ledger, "units", references))
    references.members.update((row.breakdown_id, row) for row in rows_of(Member, ledger, "breakdowns", references))
    references.indicators.update(
        (row.indicator_id, row) for row in rows_of(Indicator, ledger, "indicators", references)
    )
    frame = ledger.frame("regions")
    parents = dict(zip(frame["region_code"], frame["parent_code"], strict=True))
    downwards = frame.sort_values("region_code", key=lambda codes: codes.map(lambda code: _depth(code, parents)))
    references.regions.update(
        (row.region_code, row) for row in rows_of(Region, ledger, "regions", references, downwards)
    )
    references.sources.update((row.source_id, row) for row in rows_of(Source, ledger, "sources", references))
    return replace(references, regions={code: references.regions[code] for code in parents})


def rows_of(
    make: Callable[..., T], ledger: Ledger, name: str, references: References, frame: pd.DataFrame | None = None
) -> Iterator[T]:
    """The rows of a table (or those of ``frame``) as the class ``make``, in order; none where the table is absent."""
    if name not in ledger.tables:
        return
    fields = tuple((str(item["name"]), str(item["type"])) for item in ledger.tables[name].schema["fields"])
    columns = tuple(column for column, _ in fields)
    readers = _readers(make, fields)
    for values in (ledger.frame(name) if frame is None else frame)[[*columns]].itertuples(index=False, name=None):
        cells = dict(zip(columns, values, strict=True))
        yield make(**{field: read(cells, references) for field, read in readers.items()})


@cache
def _readers(make: Callable[..., object], fields: tuple[tuple[str, str], ...]) -> Mapping[str, Reader]:
    """How each field of a class is read from the columns of its table: pairs of name and type."""
    kinds, columns = get_type_hints(make), tuple(column for column, _ in fields)
    readers = {field: SPECIAL.get((make, field)) or _reader(field, kind, columns) for field, kind in kinds.items()}
    return readers | ({"extra": _read_extra(kinds, fields)} if "extra" in kinds else {})


def _read_extra(kinds: Collection[str], fields: Iterable[tuple[str, str]]) -> Reader:
    """The columns of which no field of the class is made, each by its type: what a new column is on pages."""
    left = [
        pair for pair in fields if pair[0] not in kinds and ENDING.sub("", pair[0]) not in {*kinds, *STEMS.values()}
    ]
    return lambda cells, _: {column: parse_cell(cells[column], kind) for column, kind in left}


def _reader(field: str, kind: object, columns: tuple[str, ...]) -> Reader:
    """How a field is read by its type; where it may be None, an empty cell is None."""
    kinds = get_args(kind)
    may_miss = NoneType in kinds
    kind = kinds[0] if may_miss else kind
    if kind is Localized:
        return _text(STEMS.get(field, field), columns)
    if kind is Span:
        return _read_span
    if kind in TABLES:
        rows = TABLES[kind]
        column = next((name for name in (f"{field}_id", f"{field}_code") if name in columns), field)
        return lambda cells, references: rows(references)[cells[column]] if cells.get(column) or not may_miss else None
    read = CELLS.get(kind, kind)
    if not callable(read):
        raise TypeError(f"no cell is read as {kind}")
    return lambda cells, _: read(cells.get(field, "")) if cells.get(field) or not may_miss else None


def _text(stem: str, columns: tuple[str, ...]) -> Reader:
    """The columns ``<stem>_<language>``, and one that is called ``stem`` alone."""
    languages = dict.fromkeys(code for item in list_languages() for code in (item.code, item.data))
    named = [(WRITTEN_IN, stem), *((language, f"{stem}_{language}") for language in languages)]
    pairs = [(language, column) for language, column in named if column in columns]
    return lambda cells, _: Localized({language: cells[column] for language, column in pairs})


def _read_span(cells: Cells, _: References) -> Span | None:
    """The place in the archived text; only figures that are cited by link have none."""
    return Span(int(cells["span_start"]), int(cells["span_end"])) if cells.get("span_start") else None


def _is_day(cells: Cells, references: References) -> bool:
    return references.units[cells["unit"]].dimension == "date"


def _with_plural(unit: Unit) -> Unit:
    """What more than one are called is the name, in a language that makes no difference."""
    plural = {language: text for language, text in unit.plural.texts.items() if text}
    return replace(unit, plural=Localized({**unit.name.texts, **plural}))


def _read_publisher(cells: Cells) -> Localized:
    """The name as published, and ours in other languages; where there is none, the name as published."""
    published = cells["publisher"]
    codes = dict.fromkeys(item.data for item in list_languages())
    return Localized({code: cells.get(f"publisher_{code}") or published for code in codes})


def _depth(code: str, parents: Mapping[str, str]) -> int:
    return 1 + _depth(parents[code], parents) if code else 0


SPECIAL: Mapping[tuple[object, str], Reader] = {
    (Figure, "value"): lambda cells, references: None if _is_day(cells, references) else Decimal(cells["value"]),
    (Figure, "day"): lambda cells, references: (
        date.fromisoformat(cells["value"]) if _is_day(cells, references) else None
    ),
    (Figure, "breakdown"): lambda cells, references: references.breakdown(cells["breakdown"]),
    (Source, "publisher"): lambda cells, _: _read_publisher(cells),
    (Member, "unit"): lambda cells, references: references.units.get(cells.get("unit_id", "")),
    (Indicator, "is_local"): lambda cells, _: cells.get("places") == "apart",
}
"""Fields that their types do not explain."""
