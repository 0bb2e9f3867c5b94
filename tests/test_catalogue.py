"""What stands on each page: choice, order, limits."""

from __future__ import annotations

from pathlib import Path

from scripts.checks.assurance import Assurance
from scripts.pages.listings import MOST_ROWS, limit
from tests.project import make_site


def test_rows_are_limited_and_the_rest_is_counted() -> None:
    shown = limit(list(range(MOST_ROWS + 5)))
    assert (len(shown.rows), shown.total, shown.hidden) == (MOST_ROWS, MOST_ROWS + 5, 5)
    assert limit([1]).hidden == 0


def test_weights_add_up_to_the_nation(example: Path) -> None:
    assert make_site(example).weight == {"100000": 12, "990000": 12, "999000": 12, "999001": 12}


def test_the_trail_runs_from_the_nation_down(example: Path) -> None:
    trail = make_site(example).trail("999001")
    assert [item.name for item in trail] == ["全国", "云岭省", "禾川市"]
    assert trail[-1].path == "regions/999000.html"


def test_archived_reports_come_first(example: Path) -> None:
    reports = make_site(example).reports
    assert [(item.source_id, item.published) for item in reports] == [
        ("qinghe-2023", "2024-01-10"),
        ("yunling-2023", "2024-02-01"),
    ]
    assert reports[0].evidence == Assurance("qinghe-2023", 12, 5, 3, 22, 177, 12, "text")
    assert reports[1].evidence.verified == ""


def test_cards_are_the_headline_indicators_in_their_order(example: Path) -> None:
    table = example / "data/reference/indicators.csv"
    text = table.read_text(encoding="utf-8")
    for indicator, place in (("monitored", 2), ("toilets-built", 1)):
        line = next(line for line in text.splitlines() if line.startswith(f"{indicator},"))
        text = text.replace(line, f"{line}{place}")
    table.write_text(text, encoding="utf-8")
    site = make_site(example)
    cards = site.cards(site.figures, 9)
    assert [view.figure_id for view in cards] == ["qinghe-2023-toilets", "qinghe-2023-monitored-households"]
    assert [view.figure_id for view in site.cards(site.figures, 1)] == ["qinghe-2023-toilets"]


def test_figures_are_grouped_by_theme_in_order(example: Path) -> None:
    site = make_site(example)
    groups = site.themed(site.figures)
    assert [(group.name, len(group.rows)) for group in groups] == [
        ("防止返贫监测", 4),
        ("饮水安全", 3),
        ("资金和项目", 3),
        ("乡村建设", 2),
    ]
