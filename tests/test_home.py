"""What leads on the first page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scripts.languages import Localized
from scripts.pages.core_grid import CoreCell
from scripts.pages.home import may_lead
from scripts.pages.listings import newest_result
from scripts.wording.views import FigureView
from tests.invented import figure


def of(view: FigureView, **source: Any) -> FigureView:
    """The same figure from another source, in a place below the nation."""
    row = view.figure
    place = replace(row.region, parent=figure("x", "0", region_code="100000").figure.region)
    return replace(view, figure=replace(row, source=replace(row.source, **source), region=place))


def test_a_text_of_unknown_origin_leads_no_line() -> None:
    known = of(figure("funds", "1650"), source_class="press-site")
    unknown = of(known, publisher=Localized({"zh": ""}), source_class="repost")
    assert may_lead(CoreCell("given", (known, unknown)))
    assert may_lead(CoreCell("given", growth=(known,)))
    assert not may_lead(CoreCell("given", (unknown,)))
    assert not may_lead(CoreCell("none"))


def test_the_nation_leads_then_an_archived_report_then_the_newest() -> None:
    link = {"text_sha256": "", "source_class": "press-site"}
    later = figure("x", "2", period_start="2024-01-01", period_end="2024-12-31")
    old, new, unknown = of(figure("x", "1"), **link), of(later, **link), of(later, source_class="repost")
    archived, nation = of(figure("x", "4"), source_class="press-site"), figure("x", "3", region_code="100000")
    assert newest_result([old, new]) == new
    assert newest_result([old, new, archived]) == archived
    assert newest_result([old, new, archived, nation]) == nation
    assert newest_result([unknown]) is None


def test_neither_a_change_nor_a_part_of_the_places_leads() -> None:
    members = ("change=growth", "area-group=key-counties")
    assert newest_result([figure("x", "1", breakdown_id=key, breakdown=key) for key in members]) is None
