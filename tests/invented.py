"""Figures, places and chart rules made up for tests of charts: no package on disk is needed."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from scripts.wording.views import FigureView, Index

SHOWN = {"household": "户", "person": "人", "cny": "元", "percent": "%", "item": "项"}


def figure(indicator: str, value: str, unit: str = "household", **changes: Any) -> FigureView:
    """A result for 2023 of 青禾县; anything can be changed by name."""
    settings: dict[str, Any] = {
        "figure_id": f"f-{indicator}-{value}",
        "source_id": "s-1",
        "region_code": "999001",
        "theme_id": "t",
        "breakdown_id": "",
        "status_id": "result",
        "measured_id": "during",
        "qualifier_id": "exact",
        "period_start": "2023-01-01",
        "period_end": "2023-12-31",
        "region": "青禾县",
        "indicator": f"指标{indicator}",
        "breakdown": "",
        "qualifier": "",
        "period": "2023 年",
        "status": "结果",
        "measured": "期间内",
        "as_stated": value,
        "start": 0,
        "end": 1,
        "note": "",
        "evidence": "checked",
        "text": f"{value} {SHOWN[unit]}",
        "digits": value,
        "unit": SHOWN[unit],
    }
    return FigureView(indicator_id=indicator, unit_id=unit, value=Decimal(value), **{**settings, **changes})


def rule(kind: str, **changes: str) -> SimpleNamespace:
    """A row of ``charts`` that joins the indicators whole and part."""
    settings = {
        "chart_id": kind,
        "kind": kind,
        "indicator_id": "whole",
        "part_id": "part",
        "share_id": "share",
        "dimension": "cause",
        "title_zh": "{whole} / {part}",
        "part_zh": "已做",
        "rest_zh": "未做",
    }
    return SimpleNamespace(**{**settings, **changes})


def index(*rules: SimpleNamespace) -> Index:
    """Two counties, their prefecture and the nation, two sources, the units of SHOWN, and these chart rules."""
    regions = {
        "999001": ("county", "999000"),
        "999002": ("county", "999000"),
        "999000": ("prefecture", "100000"),
        "100000": ("nation", ""),
    }
    units = {"household": "count", "person": "count", "cny": "money", "percent": "ratio", "item": "count"}
    return Index(
        {
            "charts": {item.chart_id: item for item in rules},
            "sources": {
                key: SimpleNamespace(title=f"文件 {key}", title_en=f"Document {key}") for key in ("s-1", "s-2")
            },
            "units": {
                key: SimpleNamespace(unit_id=key, dimension=kind, name_zh=name, name_en=key, plural_en=key + "s")
                for (key, kind), name in zip(units.items(), SHOWN.values(), strict=True)
            },
            "regions": {key: SimpleNamespace(level=level, parent_code=up) for key, (level, up) in regions.items()},
        }
    )
