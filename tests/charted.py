"""Invented figures as rows, and captions for them, for tests of charts: no package on disk is needed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from scripts.audit.comparability import Comparability
from scripts.charts.captions import Captions, Chart
from scripts.charts.gallery import Choice, lay_out
from scripts.languages import Localized
from scripts.ledger.rows import (
    ChartRule,
    Figure,
    Indicator,
    Measured,
    Member,
    Qualifier,
    Region,
    Source,
    Status,
    Theme,
    Unit,
)
from scripts.words import load_words


def named(zh: str, en: str = "") -> Localized:
    return Localized({"zh": zh, "en": en or zh})


FREE = Comparability({}, {})
NATION = Region("100000", named("全国", "China"), "nation", None)
PROVINCE = Region("990000", named("禾省", "He"), "province", NATION)
PREFECTURE = Region("999000", named("禾市", "Heshi"), "prefecture", PROVINCE)
COUNTY = Region("999001", named("青禾县", "Qinghe"), "county", PREFECTURE)
OTHERS = tuple(
    Region(f"99900{place}", named(name), "county", PREFECTURE)
    for place, name in enumerate(("白石县", "红土县", "黑水县", "长林县"), 2)
)
UNITS = {
    "cny": Unit("cny", named("元", "yuan"), named("元", "yuan"), (), "money"),
    "percent": Unit("percent", named("%", "percent"), named("%", "percent"), (), "ratio"),
    "household": Unit("household", named("户", "household"), named("户", "households"), (), "count"),
    "person": Unit("person", named("人", "person"), named("人", "persons"), (), "count"),
}
THEME = Theme("t", 1, named("主题"), named(""))


def source(source_id: str = "s-1", archived: bool = False) -> Source:
    return Source(
        source_id=source_id,
        title=named(f"文件 {source_id}", f"Document {source_id}"),
        publisher=named(f"报社 {source_id}", f"Newspaper {source_id}"),
        published="2023",
        kind="bulletin",
        region=COUNTY,
        period_start=date(2023, 1, 1),
        period_end=date(2023, 12, 31),
        url="",
        text_sha256="0" * 64 if archived else "",
        completeness="complete",
        source_class="repost",
        note=named(""),
    )


def indicator(indicator_id: str, unit: str = "cny", is_local: bool = False) -> Indicator:
    return Indicator(
        indicator_id=indicator_id,
        theme=THEME,
        unit=UNITS[unit],
        kind="flow",
        direction="up",
        name=named(f"指标{indicator_id}", f"Indicator {indicator_id}"),
        definition=named(""),
        not_comparable=named(""),
        is_local=is_local,
        core=None,
    )


def figure(value: str, indicator_id: str = "x", year: int = 2023, unit: str = "cny", **changes: Any) -> Figure:
    """A result for a year of 青禾县; anything can be changed by name."""
    breakdown = tuple(
        Member(name, named(f"按{name.partition('=')[2]}", name.partition("=")[2]), None)
        for name in changes.pop("breakdown", "").split(";")
        if name
    )
    settings: dict[str, Any] = {
        "source": source(),
        "region": COUNTY,
        "indicator": indicator(indicator_id, unit),
        "breakdown": breakdown,
        "period_start": date(year, 1, 1),
        "period_end": date(year, 12, 31),
        "measured": Measured.DURING,
        "status": Status.RESULT,
        "value": Decimal(value),
        "day": None,
        "unit": UNITS[unit],
        "qualifier": Qualifier.EXACT,
        "as_stated": value,
        "span": None,
        "note": named(""),
        **changes,
    }
    own = ".".join([indicator_id, value, str(year), settings["region"].region_code, settings["source"].source_id])
    parts = [own, *(member.breakdown_id for member in breakdown), settings["status"].value, settings["measured"].value]
    return Figure(
        figure_id=changes.get("figure_id", "-".join(parts)), **{k: v for k, v in settings.items() if k != "figure_id"}
    )


def rule(kind: str, indicator_id: str = "x", title: str = "题", **changes: Any) -> ChartRule:
    settings: dict[str, Any] = {
        "chart_id": kind,
        "kind": kind,
        "indicator": indicator(indicator_id),
        "part": None,
        "share": None,
        "dimension": "",
        "title": named(title),
        "part_name": named("已做", "Done"),
        "rest_name": named("未做", "Left"),
    }
    return ChartRule(**{**settings, **changes})


def captions(language: str = "zh") -> Captions:
    """Captions in a language."""
    return Captions(load_words(language))


def drawn(choice: Choice, language: str = "zh") -> Chart:
    """A chart in a language."""
    return lay_out(choice, captions(language))
