"""Figures, places and chart rules made up for tests of charts: no package on disk is needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from scripts.audit.comparability import Comparability
from scripts.ledger.rows import Figure, Measured, Member, Qualifier, Region, Span, Status, Theme, Unit
from scripts.wording.views import FigureView
from scripts.words import load_words
from tests import audited
from tests.audited import text

SHOWN = {"household": "户", "person": "人", "cny": "元", "percent": "%", "item": "项"}
NOTHING_APART = Comparability(apart={}, cells={})
MEMBERS = {"counted=persons": "按人", "counted=households": "按户"}
LEVELS = {"999000": "prefecture", "100000": "nation"}
THEME = Theme("t", 1, text("主题", "Theme"), text(""))


def figure(indicator: str, value: str, unit: str = "household", **changes: Any) -> FigureView:
    """A result for 2023 of 青禾县, in Chinese; ids, days, ``region`` and ``breakdown`` (names) can be changed."""
    settings = {
        "figure_id": f"f-{indicator}-{value}",
        "source_id": "s-1",
        "region_code": "999001",
        "region": "青禾县",
        "breakdown_id": "",
        "breakdown": "",
        "status_id": "result",
        "measured_id": "during",
        "qualifier_id": "exact",
        "period_start": "2023-01-01",
        "period_end": "2023-12-31",
        "is_local": False,
        **changes,
    }
    row = audited.indicator(indicator, unit if unit in audited.UNITS else "household")
    return FigureView(
        Figure(
            figure_id=settings["figure_id"],
            source=replace(audited.source(settings["source_id"]), published=settings.get("published", "2024-01-10")),
            region=Region(
                settings["region_code"], text(settings["region"]), LEVELS.get(settings["region_code"], "county"), None
            ),
            indicator=replace(row, name=text(f"指标{indicator}"), theme=THEME, is_local=settings["is_local"]),
            breakdown=_members(settings["breakdown_id"], settings["breakdown"]),
            period_start=date.fromisoformat(settings["period_start"]),
            period_end=date.fromisoformat(settings["period_end"]),
            measured=Measured(settings["measured_id"]),
            status=Status(settings["status_id"]),
            value=Decimal(value),
            day=None,
            unit=_unit(unit),
            qualifier=Qualifier(settings["qualifier_id"]),
            as_stated=value,
            span=Span(0, 1),
            note=text(""),
        ),
        load_words(settings.get("language", "zh")),
    )


def local(view: FigureView) -> FigureView:
    """The figure, of an indicator whose values must not be set side by side over places."""
    return replace(view, figure=audited.local(view.figure))


def _region(code: str, name: str) -> Region:
    return Region(code, text(name), LEVELS.get(code, "county"), None)


def _members(ids: str, name: str) -> tuple[Member, ...]:
    return tuple(Member(key, text(name or MEMBERS.get(key, key)), None) for key in ids.split(";") if key)


def _unit(unit: str) -> Unit:
    known = audited.units()[unit]
    return replace(known, name=text(SHOWN[unit], known.name["en"]))
