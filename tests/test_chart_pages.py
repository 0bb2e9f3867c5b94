"""Where charts stand, their permanent pages, and the code for other sites."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from scripts.pages.chart_files import EmbedPage
from scripts.pages.chart_pages import EDGE, FOOT, artefacts, embed_code, places_of
from scripts.pages.rendering import Front, Page, cut_front
from tests.hung import NAME, hang_chart
from tests.project import make_site, read_pages


def page_of(package: Path, language: str = "zh", address: str = "") -> Page:
    (page,) = read_pages(artefacts(hang_chart(make_site(package, language, address)))).values()
    return page


def test_a_chart_knows_the_pages_on_which_it_stands(example: Path) -> None:
    site = hang_chart(make_site(example))
    ((name, places),) = places_of(site).items()
    assert name == NAME
    assert [path for _, path in places] == [
        f"regions/999001.html#chart-{NAME}",
        f"reports/qinghe-2023.html#chart-{NAME}",
    ]
    assert places[0][0] == "青禾县"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_has_chart_words_numbers_sources_files_code_and_places(example: Path, language: str) -> None:
    site = hang_chart(make_site(example, language))
    page, chart = page_of(example, language), site.exhibition.chart(NAME)
    front = Front(f"charts/{NAME}.html", chart.title, "charts/", chart.alt)
    assert (page.path, page.markdown) == (front.path, f"{cut_front(front)}\n<!--ledger:body-->\n")
    body = unescape(page.slots["body"])
    assert f'alt="{chart.alt}"' in body
    assert re.findall(r'<a href="([^"]*)" download>', body) == [
        f"../../data/charts/{NAME}.csv",
        f"../../data/charts/{NAME}.csv-metadata.json",
        f"{NAME}.light.svg",
        f"{NAME}.dark.svg",
    ]
    assert body.count('<a href="../reports/qinghe-2023.html"') == len(chart.rows)
    assert body.count("l-verdict--derived") == 1
    assert f'<a href="../regions/999001.html#chart-{NAME}">' in body
    assert 'data-copy="#embed-code"' in body


def test_the_code_for_other_sites_names_the_address_where_it_is_known(example: Path) -> None:
    site = hang_chart(make_site(example))
    page = EmbedPage("zh", NAME, 'A "题"', "", 451, 200)
    assert embed_code(page, site.words, "https://example.org/l") == (
        f'<iframe src="https://example.org/l/zh/charts/{NAME}.embed.html" title="A &quot;题&quot;" '
        f'width="483" height="{200 + 2 * EDGE + FOOT}" loading="lazy" style="border:0;max-width:100%"></iframe>'
    )
    hint = site.words("chart_page.embed_relative")
    assert embed_code(page, site.words, "").startswith(f'<iframe src="zh/charts/{NAME}.embed.html"')
    assert hint in page_of(example).slots["body"]
    body = page_of(example, address="https://example.org/l").slots["body"]
    assert hint not in body
    assert f"https://example.org/l/zh/charts/{NAME}.html" in body
