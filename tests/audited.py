"""Invented figures and relations for tests of the audit: typed rows, and a ledger in memory that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from scripts.audit.audit import Verdict, audit
from scripts.languages import Localized
from scripts.ledger.packages import FILE, LINE, Ledger, Table
from scripts.ledger.parts import Rows
from scripts.ledger.rows import Figure, Indicator, Member, References, Region, Source, Theme, Unit
from scripts.numbers.quantities import parse
from scripts.numbers.units import read_units

RELATION = ["relation_id", "source_id", "kind", "formula", "unit", "name_zh", "name_en", "note_zh", "note_en"]
FIGURE = [
    "figure_id",
    "source_id",
    "region_code",
    "indicator_id",
    "breakdown",
    "period_start",
    "period_end",
    "measured",
    "status",
    "unit",
    "qualifier",
    "as_stated",
    "value",
]
UNITS = {
    "household": ("户", "household", "households", "户", "count"),
    "person": ("人", "person", "persons", "人|名", "count"),
    "toilet": ("座厕所", "toilet", "toilets", "座", "count"),
    "project": ("个项目", "project", "projects", "个|项", "count"),
    "cny": ("元", "yuan", "yuan", "元", "money"),
    "percent": ("%", "percent", "percent", "%|成=10", "ratio"),
    "date": ("日期", "date", "dates", "", "date"),
    "item": ("项", "item", "items", "个|项|大", "count"),
    "village": ("个村", "village", "villages", "个", "count"),
    "percentage-point": ("个百分点", "percentage point", "percentage points", "个百分点", "ratio"),
    "person-time": ("人次", "person-time", "person-times", "人次", "count"),
    "rank": ("名次", "place", "places", "位|名", "rank"),
    "times-per-month": ("次/月", "time a month", "times a month", "", "frequency"),
}
UNIT_WORDS = read_units(tuple((zh, written, dimension) for zh, _, _, written, dimension in UNITS.values()))
NAMES = {
    "started": ("开工项目", "Projects started"),
    "planned": ("计划项目", "Projects planned"),
    "started-share": ("开工率", "Share started"),
}
PLACES = {"999001": ("青禾县", "Qinghe"), "999002": ("白石县", "Baishi")}
DAY = date(2023, 12, 31)


def text(zh: str, en: str | None = None) -> Localized:
    """A text in both languages; the same where one is given."""
    return Localized({"zh": zh, "en": zh if en is None else en})


def units() -> dict[str, Unit]:
    """The units, by id."""
    return {
        key: Unit(key, text(zh, en), text(zh, plural), tuple(written.split("|")), dimension)
        for key, (zh, en, plural, written, dimension) in UNITS.items()
    }


def indicator(indicator_id: str, unit: str = "household", kind: str = "") -> Indicator:
    """An indicator, named as in NAMES or by its id; one in per cent whose id ends in -share is a share."""
    is_share = unit == "percent" and indicator_id.endswith("-share")
    return Indicator(
        indicator_id=indicator_id,
        theme=Theme("t", 1, text("主题", "Theme"), text("")),
        unit=units()[unit],
        kind=kind or ("share" if is_share else "count"),
        direction="none",
        name=text(*NAMES.get(indicator_id, (indicator_id,))),
        definition=text(""),
        not_comparable=text(""),
        is_local=False,
        core=None,
    )


def region(code: str) -> Region:
    """One of the two counties."""
    return Region(code, text(*PLACES.get(code, (code,))), "county", None)


def source(source_id: str) -> Source:
    """A report on 2023, whose text is archived."""
    return Source(
        source_id=source_id,
        title=text(f"文件 {source_id}", f"Document {source_id}"),
        publisher=text(""),
        published="2024-01-10",
        kind="bulletin",
        region=region("999001"),
        period_start=date(2023, 1, 1),
        period_end=DAY,
        url="",
        text_sha256="a" * 64,
        completeness="complete",
        source_class="official-site",
        note=text(""),
    )


def figure(figure_id: str, stated: str, unit: str, **changes: str) -> dict[str, str]:
    """A figure of the report s-1, as stated; its identifier is also its indicator."""
    quantity = parse(stated, UNIT_WORDS, 2023)
    row = {
        "figure_id": figure_id,
        "source_id": "s-1",
        "region_code": "999001",
        "indicator_id": figure_id,
        "breakdown": "",
        "period_start": "2023-01-01",
        "period_end": "2023-12-31",
        "measured": "during",
        "status": "result",
        "unit": unit,
        "qualifier": quantity.qualifier,
        "as_stated": stated,
        "value": quantity.canonical,
    }
    return {**row, **changes}


def relation(formula: str, kind: str = "sum", unit: str = "", note: str = "") -> tuple[str, ...]:
    """A relation of the report s-1."""
    return ("s-1-r", "s-1", kind, formula, unit, "名", "name", note, note)


def ledger(figures: list[dict[str, str]], relations: list[tuple[str, ...]]) -> Ledger:
    """A package in memory with these rows and the units."""
    names = [(key, *names) for key, names in UNITS.items()]
    content: dict[str, tuple[list[str], Sequence[tuple[str, ...]]]] = {
        "figures": (FIGURE, [tuple(row[name] for name in FIGURE) for row in figures]),
        "relations": (RELATION, relations),
        "units": (["unit_id", "name_zh", "name_en", "plural_en", "written_zh", "dimension"], names),
    }
    tables = {}
    for name, (columns, cells) in content.items():
        frame = pd.DataFrame(cells, columns=columns, dtype=object)
        frame[FILE], frame[LINE] = f"{name}.csv", range(2, len(frame) + 2)
        fields = [{"name": column, "type": "string"} for column in columns]
        tables[name] = Table(name, {"fields": fields}, (f"{name}.csv",), frame)
    descriptor = {"resources": [{"name": name, "path": f"{name}.csv"} for name in tables]}
    return Ledger(Path(), descriptor, tables, {f"{name}.csv": "" for name in tables})


def rows(figures: list[dict[str, str]], relations: list[tuple[str, ...]]) -> Rows:
    """The same, typed."""
    references = References(
        regions={code: region(code) for code in ("999001", *(row["region_code"] for row in figures))},
        themes={},
        units=units(),
        members={"counted=persons": Member("counted=persons", text("按人", "persons"), None)},
        indicators={row["indicator_id"]: indicator(row["indicator_id"], row["unit"]) for row in figures},
        sources={key: source(key) for key in ("s-1", *(row["source_id"] for row in figures))},
    )
    return Rows(ledger(figures, relations), references)


def typed(figure_id: str, stated: str, unit: str, **changes: str) -> Figure:
    """One figure, typed."""
    (row,) = rows([figure(figure_id, stated, unit, **changes)], []).figures()
    return row


def judged(figures: list[dict[str, str]], formula: str, kind: str = "sum", unit: str = "") -> Verdict:
    """The verdict on one relation."""
    (verdict,) = audit(rows(figures, [relation(formula, kind, unit)]))
    return verdict


def local(row: Figure) -> Figure:
    """The figure, of an indicator whose values must not be set side by side over places."""
    return replace(row, indicator=replace(row.indicator, is_local=True))
