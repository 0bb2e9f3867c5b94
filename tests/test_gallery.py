"""Which charts stand on which page, and in what order."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from scripts.charts.content import Composition
from scripts.charts.gallery import Gallery
from scripts.charts.tiles import LEAST_PLACES
from scripts.ledger.records import group_by
from scripts.wording.views import FigureView, Index
from scripts.words import load_words
from tests.invented import NOTHING_APART, figure, index, rule

CODES = ("140000", "350000", "530000", "610000", "650000")


def province(code: str, year: int, **changes: Any) -> FigureView:
    settings = {
        "figure_id": f"f-{code}-{year}",
        "region_code": code,
        "region": code,
        "period_start": f"{year}-01-01",
        "period_end": f"{year}-12-31",
        **changes,
    }
    return figure("x", str(Decimal(code) / 10000 + year), "cny", **settings)


def gallery(*views: FigureView, **changes: str) -> Gallery:
    told = index(rule("composition", **changes))
    known = dict(told.rows["regions"])
    regions = {**known, **dict.fromkeys(CODES, SimpleNamespace(level="province", parent_code="100000"))}
    names = Index({**told.rows, "regions": regions})
    return Gallery(
        group_by(views, "region_code"), group_by(views, "indicator_id"), names, load_words("zh"), NOTHING_APART
    )


def test_one_series_then_tiles_then_all_else() -> None:
    views = [province(code, year) for code in CODES for year in (2022, 2023)]
    made = gallery(*views).of_indicator("x")
    assert len(CODES) == LEAST_PLACES
    assert [chart.chart_id.split("-")[0] for chart in made] == [
        "series",
        "tiles",
        "tiles",
        *["series"] * 4,
        "compare",
        "compare",
    ]
    assert [chart.chart_id[-10:] for chart in made[1:3]] == ["2023-12-31", "2022-12-31"]


def test_shares_of_a_region_show_what_they_leave() -> None:
    views = [
        figure("whole", value, "percent", breakdown_id=f"cause={value}", breakdown=value) for value in ("60", "30")
    ]
    (made,) = gallery(*views, title_zh="题").of_figures(views)
    assert isinstance(made.data, Composition)
    assert made.data.rest is not None
    assert made.data.rest.text == "约 10%"


def test_every_chart_of_every_page() -> None:
    views = [province("140000", 2022), province("140000", 2023)]
    assert [chart.chart_id for chart in gallery(*views).every()] == ["series-140000-x-cny-during"]
