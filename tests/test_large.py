"""What a large ledger has only once a place: pictures, charts, workbooks, files of the search."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scripts.artefacts import Part
from scripts.charts.gallery import ration
from scripts.ledger import parts
from scripts.pages import account_pages, places, regions, search_figures
from scripts.pages.datasets import data_slots
from scripts.pages.regions import describe_region
from scripts.pages.social import is_pictured, list_cards
from tests.cited import SHARE, add_figures, add_source
from tests.project import make_site, read_pages
from tests.taken import extend

PLACE, REPORT = "999001", "qinghe-2023"


@pytest.fixture(params=[False, True], ids=["small", "large"])
def is_large(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr(parts, "LARGE", 5 if request.param else 50)
    return bool(request.param)


def test_reports_and_figures_have_pictures_in_a_small_ledger_alone(example: Path, is_large: bool) -> None:
    site = make_site(extend(example))
    assert site.facts.is_large is is_large
    paths = {path.split("/")[1] for path, _ in list_cards(site)}
    assert {"reports", "regions"} & paths == ({"regions"} if is_large else {"reports", "regions"})
    assert not (is_large and any(is_pictured(site, view) for view in site.figures))


def test_charts_of_a_large_ledger_are_few_and_none_is_of_a_report() -> None:
    hung: dict[str, Any] = {
        "levels": {"a": ["beside", "again"], "b": []},
        "regions": {"a": ["parts", "more"], "b": ["parts"]},
        "goals": {"a": ["goals"], "b": ["goals"], "c": ["goals"]},
        "reports": {"r": ["parts", "more"]},
    }
    left: dict[str, Any] = ration(hung)
    assert left == {
        "levels": {"a": ["beside"], "b": []},
        "regions": {"a": ["parts"], "b": ["parts"]},
        "goals": {"a": [], "b": ["goals"], "c": ["goals"]},
        "reports": {},
    }


def test_the_search_has_a_file_for_each_place_of_a_large_ledger(example: Path, is_large: bool) -> None:
    names = [path for artefact in search_figures.artefacts(make_site(example)) for path in artefact.paths]
    assert (f"zh/search/figures-{PLACE}.js" in names) is is_large
    assert ("zh/search/figures-990000.js" in names) is not is_large


def test_workbooks_and_files_of_themes_are_of_a_small_ledger(example: Path, is_large: bool) -> None:
    holdings = make_site(example).holdings
    forms = {file.form for file in holdings.files(Part("report", REPORT))}
    assert forms == ({"csv"} if is_large else {"csv", "xlsx"})
    assert bool(holdings.files(Part("theme", "funds"))) is not is_large


def test_a_place_of_a_large_ledger_lists_its_newest_year(example: Path, is_large: bool) -> None:
    site = make_site(example)
    own = site.by_region[PLACE]
    earlier = replace(own[0].figure, figure_id="x", period_start=date(2020, 1, 1), period_end=date(2020, 12, 31))
    site.by_region[PLACE] = [*own, replace(own[0], figure=earlier)]
    page = describe_region(site, PLACE)
    assert len(page.figures) == page.shown.total == len(own) + 1
    assert page.shown.hidden == (1 if is_large else 0)


def test_a_place_of_a_large_ledger_tells_its_core_figures_once(example: Path, is_large: bool) -> None:
    site = make_site(example)
    own = site.by_region[PLACE][0]
    indicator = replace(own.figure.indicator, core=1)
    for view in site.by_region[PLACE]:
        if view.indicator_id == own.indicator_id:
            object.__setattr__(view, "figure", replace(view.figure, indicator=indicator))
    page = describe_region(site, PLACE)
    assert page.core.figure_ids
    assert page.core.figure_ids.isdisjoint(view.figure_id for view in page.shown.rows) is is_large


def test_lists_on_the_page_of_a_place_do_not_grow_with_a_large_ledger(
    example: Path, is_large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account_pages, "MOST_CHECKS", 0)
    monkeypatch.setattr(account_pages, "MOST_OF_PLACE", 1)
    monkeypatch.setattr(regions, "MOST_OF_PLACE", 3)
    site = make_site(extend(example))
    page = describe_region(site, PLACE)
    checks = sum(len(group.rows) for group in page.accounts.verdicts)
    whole = sum(group.total for group in page.accounts.verdicts)
    assert (checks, len(page.accounts.targets.rows), len(page.shown.rows)) == (
        (0, 1, 3) if is_large else (whole, page.accounts.targets.total, len(page.figures))
    )
    assert (whole, page.accounts.targets.total) == (1, 2)


def test_checks_and_targets_of_a_large_ledger_stand_by_place(example: Path, is_large: bool) -> None:
    site = make_site(extend(example))
    pages = read_pages(account_pages.artefacts(site))
    if not is_large:
        assert sorted(pages) == ["arithmetic.html", "arithmetic/990000.html", "targets.html", "targets/990000.html"]
        return
    assert sorted(pages) == [
        "arithmetic.html",
        f"arithmetic/{PLACE}.html",
        "arithmetic/in/990000.html",
        "targets.html",
        f"targets/{PLACE}.html",
        "targets/in/990000.html",
    ]
    assert 'href="arithmetic/in/990000.html"' in pages["arithmetic.html"].slots["provinces"]
    assert f'href="../{PLACE}.html"' in pages["arithmetic/in/990000.html"].slots["provinces"]
    key = "qinghe-2023-persons-per-household"
    assert f'id="{key}"' in pages[f"arithmetic/{PLACE}.html"].slots["verdict-derived"]
    assert site.way(f"arithmetic/990000.html#{key}") == f"arithmetic/{PLACE}.html#{key}"


def test_the_finder_of_a_large_ledger_names_each_place_once_and_without_values(
    example: Path, is_large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [(PLACE, "青禾县", "qing he xian", "999000"), ("999002", "白杨县", "bai yang xian", "999000")]
    monkeypatch.setattr(places, "spell_divisions", lambda: rows)
    site = make_site(example)
    made = [(path, text) for item in places.artefacts(site) for path, text in zip(item.paths, item.make(), strict=True)]
    files = {path: content.decode() for path, content in made}
    assert (PLACE in files["zh/divisions.js"]) is not is_large
    assert "999002" in files["zh/divisions.js"]
    monkeypatch.setattr(site, "cards", lambda figures, most: list(figures)[:most])
    values = {row[0]: row[-1] for row in places.list_places(site)}
    assert bool(values[PLACE]) is not is_large


def test_the_data_page_of_a_large_ledger_lists_no_place_below_a_province_and_no_report(
    example: Path, is_large: bool
) -> None:
    add_source(example, source_id="province-2023", region_code="990000")
    add_figures(example, SHARE.replace("yunling-2023", "province-2023"))
    html = data_slots(make_site(example))["parts"]
    assert "regions/990000.html#download" in html
    assert (f"regions/{PLACE}.html#download" in html) is not is_large
    assert (f"reports/{REPORT}.html#download" in html) is not is_large
