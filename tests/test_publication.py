"""Pages of the example, word for word, and what no page may do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.golden_pages import FOLDER, PATHS, render_pages
from tests.hung import NAME, hang_chart
from tests.project import make_publication, make_site


def test_golden_pages(example: Path) -> None:
    rendered = render_pages(example)
    kept = {name: (FOLDER / name).read_text(encoding="utf-8") for name in rendered}
    for name in rendered:
        assert rendered[name] == kept[name], f"python -m tests.golden_pages rewrites tests/golden/{name}"
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(rendered)


def test_every_region_with_data_above_or_below_has_a_page_and_no_other(example: Path) -> None:
    paths = [page.path for page in make_publication(make_site(example)).pages()]
    assert len(paths) == len(set(paths))
    assert sorted(path for path in paths if path.startswith("regions/")) == [
        "regions/100000.html",
        "regions/990000.html",
        "regions/999000.html",
        "regions/999001.html",
        "regions/index.html",
    ]
    assert set(PATHS) < set(paths)


def unproven(html: str) -> list[str]:
    """Cells of numbers that hold a number and no link."""
    return [
        cell for cell in re.findall(r'<td class="l-n">(.*?)</td>', html, re.DOTALL) if cell and "<a href=" not in cell
    ]


@pytest.mark.parametrize("path", PATHS)
def test_every_number_leads_to_its_proof(example: Path, path: str) -> None:
    page = next(page for page in make_publication(make_site(example)).pages() if page.path == path)
    assert unproven("".join(page.slots.values())) == []


def test_one_chart_stands_on_each_of_its_pages(example: Path) -> None:
    pages = {page.path: page for page in make_publication(hang_chart(make_site(example))).pages()}
    name = f"../charts/{NAME}.light.svg"
    assert name in pages["regions/999001.html"].slots["charts"]
    assert name in pages["reports/qinghe-2023.html"].slots["charts"]


def test_a_number_without_a_link_to_its_proof_would_be_found() -> None:
    linked = '<td class="l-n"><a href="receipts/x.html">1</a></td><td class="l-n"></td>'
    assert unproven(linked) == []
    assert unproven('<td class="l-n">1</td>') == ["1"]
