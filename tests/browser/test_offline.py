"""The unzipped site, opened from a disk: pages, pictures, colours, languages and the search, without any server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import LANGUAGES, SITE, find_pages
from tests.browser.search_box import ask
from tests.browser.watching import watch

ASKED = {"zh": ("厕所", "indicators/toilets-built.html"), "en": ("toilets", "indicators/toilets-built.html")}
UNSEEN = "() => [...document.images].filter(item => item.complete && !item.naturalWidth).map(item => item.src)"


@pytest.fixture
def disk(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, str]]:
    """A window, and the address of the site in a folder such as a reader has, with Chinese and a space in its name."""
    folder = tmp_path / "公开账 离线"
    folder.symlink_to(SITE, target_is_directory=True)
    address = folder.as_uri()
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    faults = watch(page, address)
    yield page, address
    context.close()
    assert faults == []


def test_the_root_leads_to_chinese(disk: tuple[Page, str]) -> None:
    page, address = disk
    page.goto(f"{address}/index.html")
    page.wait_for_url(f"{address}/zh/index.html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_opens_with_its_pictures(disk: tuple[Page, str], language: str) -> None:
    page, address = disk
    for pages in find_pages(language).values():
        page.goto(f"{address}/{pages[0]}")
        page.evaluate("document.querySelectorAll('img').forEach(item => { item.loading = 'eager'; })")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(UNSEEN) == [], pages[0]


def test_the_colours_are_switched_and_remembered(disk: tuple[Page, str]) -> None:
    page, address = disk
    page.goto(f"{address}/zh/index.html")
    page.locator("[data-md-component=palette] label:not([hidden])").click()
    chosen = page.locator("body").get_attribute("data-md-color-scheme")
    assert chosen == "slate"
    page.goto(f"{address}/zh/about.html")
    assert page.locator("body").get_attribute("data-md-color-scheme") == chosen


def test_the_language_is_switched_on_the_same_page(disk: tuple[Page, str]) -> None:
    page, address = disk
    page.goto(f"{address}/zh/methods.html")
    page.locator("a[hreflang=en]").first.click()
    page.wait_for_url(f"{address}/en/methods.html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_finds_and_leads(disk: tuple[Page, str], language: str) -> None:
    page, address = disk
    page.goto(f"{address}/{language}/index.html")
    query, expected = ASKED[language]
    assert expected in ask(page, query)[:3]
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"{address}/{language}/**")
