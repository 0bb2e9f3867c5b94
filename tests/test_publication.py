"""Pages of the example, word for word, and what no page may do."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.pages.publication import Publication
from tests.golden_pages import FOLDER, PATHS, render_pages
from tests.project import make_site


def test_golden_pages(example: Path) -> None:
    rendered = render_pages(example)
    kept = {name: (FOLDER / name).read_text(encoding="utf-8") for name in rendered}
    for name in rendered:
        assert rendered[name] == kept[name], f"python -m tests.golden_pages rewrites tests/golden/{name}"
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(rendered)


def test_every_region_with_data_above_or_below_has_a_page_and_no_other(example: Path) -> None:
    paths = [page.path for page in Publication(make_site(example)).pages()]
    assert len(paths) == len(set(paths))
    assert sorted(path for path in paths if path.startswith("regions/")) == [
        "regions/100000.html",
        "regions/990000.html",
        "regions/999000.html",
        "regions/999001.html",
        "regions/index.html",
    ]
    assert set(PATHS) < set(paths)


@pytest.mark.parametrize("path", PATHS)
def test_every_number_leads_to_its_proof(example: Path, path: str) -> None:
    page = next(page for page in Publication(make_site(example)).pages() if page.path == path)
    html = "".join(page.slots.values())
    for cell in html.split('<td class="l-n">')[1:]:
        assert cell.startswith("<a href=") or "</a>" in html.split('<td class="l-n">')[0], cell[:80]


def test_charts_are_drawn_once_however_many_pages_show_them(example: Path) -> None:
    publication = Publication(make_site(example))
    pages = {page.path: page for page in publication.pages()}
    assert list(publication.charts) == [
        "funds-by-level-999001-qinghe-2023-2023-12-31",
        "monitored-returned-999001-qinghe-2023-2023-12-31",
    ]
    name = "charts/monitored-returned-999001-qinghe-2023-2023-12-31-light.svg"
    assert f"../{name}" in pages["regions/999001.html"].slots["charts"]
    assert f"../{name}" in pages["reports/qinghe-2023.html"].slots["charts"]
    chart = publication.charts["monitored-returned-999001-qinghe-2023-2023-12-31"]
    stem = name.removesuffix("-light.svg")
    assert list(chart.files) == [name, f"{stem}-dark.svg", f"{stem}.csv"]
    assert chart.width == 451
