"""Invented figures and relations for tests of the audit: a ledger in memory, and an index for their names."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd

from scripts.audit.audit import Verdict, audit
from scripts.audit.readings import COLUMNS
from scripts.ledger.packages import FILE, LINE, Ledger, Table
from scripts.numbers.quantities import parse
from scripts.wording.views import Index

RELATION = ["relation_id", "source_id", "kind", "formula", "unit", "name_zh", "name_en", "note_zh", "note_en"]
UNITS = {
    "household": ("户", "household", "households", "count"),
    "person": ("人", "person", "persons", "count"),
    "project": ("个项目", "project", "projects", "count"),
    "cny": ("元", "yuan", "yuan", "money"),
    "percent": ("%", "percent", "percent", "ratio"),
    "date": ("日期", "date", "dates", "date"),
    "item": ("项", "item", "items", "count"),
    "village": ("个村", "village", "villages", "count"),
    "percentage-point": ("个百分点", "percentage point", "percentage points", "ratio"),
    "person-time": ("人次", "person-time", "person-times", "count"),
    "rank": ("名次", "place", "places", "rank"),
    "times-per-month": ("次/月", "time a month", "times a month", "frequency"),
}
NAMES = {
    "started": ("开工项目", "Projects started"),
    "planned": ("计划项目", "Projects planned"),
    "started-share": ("开工率", "Share started"),
}


def figure(figure_id: str, stated: str, unit: str, **changes: str) -> dict[str, str]:
    """A figure of the report s-1, as stated; its identifier is also its indicator."""
    quantity = parse(stated, 2023)
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
    units = [(key, *names) for key, names in UNITS.items()]
    content: dict[str, tuple[list[str], list[Any]]] = {
        "figures": (COLUMNS, [[row[name] for name in COLUMNS] for row in figures]),
        "relations": (RELATION, relations),
        "units": (["unit_id", "name_zh", "name_en", "plural_en", "dimension"], units),
    }
    tables = {}
    for name, (columns, rows) in content.items():
        frame = pd.DataFrame(rows, columns=columns, dtype=object)
        frame[FILE], frame[LINE] = f"{name}.csv", range(2, len(frame) + 2)
        tables[name] = Table(name, {"fields": [{"name": column} for column in columns]}, (f"{name}.csv",), frame)
    descriptor = {"resources": [{"name": name, "path": f"{name}.csv"} for name in tables]}
    return Ledger(Path(), descriptor, tables, {f"{name}.csv": "" for name in tables})


def judged(figures: list[dict[str, str]], formula: str, kind: str = "sum", unit: str = "") -> Verdict:
    """The verdict on one relation."""
    (verdict,) = audit(ledger(figures, [relation(formula, kind, unit)]))
    return verdict


def index(*indicators: str) -> Index:
    """Names for the units, two regions, and the indicators, which are named as in NAMES or by their identifier."""
    regions = {"999001": ("青禾县", "Qinghe"), "999002": ("白石县", "Baishi")}
    named = {key: NAMES.get(key, (key, key)) for key in (*NAMES, *indicators)}
    return Index(
        {
            "units": {
                key: SimpleNamespace(unit_id=key, name_zh=zh, name_en=en, plural_en=plural, dimension=dimension)
                for key, (zh, en, plural, dimension) in UNITS.items()
            },
            "indicators": {key: SimpleNamespace(name_zh=zh, name_en=en) for key, (zh, en) in named.items()},
            "regions": {key: SimpleNamespace(name_zh=zh, name_en=en) for key, (zh, en) in regions.items()},
            "breakdowns": {"counted=persons": SimpleNamespace(name_zh="按人", name_en="persons")},
        }
    )
