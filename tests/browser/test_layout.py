"""Pages fit small phones, keep still while they load, and a region prints on two sheets."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Open
from tests.browser.kinds import LANGUAGES, find_pages, heaviest, listed_kinds
from tests.browser.server import LOST

SMALL_PHONE = 320  # also a desktop window of 1,280 at 400 % (WCAG 1.4.10)
MOST_SHIFT = 0.02
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll('body *')].filter(item => item.getBoundingClientRect().right > width + 1
    && !item.closest('.l-scroll, .l-paper, .l-sections, [hidden], .md-search, .md-sidebar, .md-skip'));
  return document.documentElement.scrollWidth > width ? wide.slice(0, 3).map(item => item.outerHTML.slice(0, 120)) : [];
}"""
WATCH_SHIFTS = """
  window.shifts = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
  }).observe({type: 'layout-shift', buffered: true});
"""
SCROLL_SLOWLY = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
    scrollTo(0, y);
    await new Promise(done => setTimeout(done, 40));
  }
}"""
STILL = ("index.html", "regions/*.html", "indicators/*.html", "explorer.html")
TYPE_SIZES = ("normal", "large")


@pytest.mark.parametrize(("language", "kind"), listed_kinds())
def test_nothing_scrolls_sideways_on_a_small_phone(open_page: Open, language: str, kind: str) -> None:
    page = open_page(heaviest(language, kind), width=SMALL_PHONE, height=740)
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL_PHONE, page.evaluate(OVERFLOW)


@pytest.mark.parametrize("size", TYPE_SIZES)
@pytest.mark.parametrize("kind", STILL)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_keeps_still_while_it_loads(open_page: Open, site: str, language: str, kind: str, size: str) -> None:
    path = heaviest(language, kind)
    page = open_page(LOST, width=390, height=844)
    page.evaluate("size => localStorage.setItem('ledger-size', size)", size)
    page.add_init_script(WATCH_SHIFTS)
    page.goto(f"{site}/{path}")
    page.wait_for_load_state("networkidle")
    page.evaluate(SCROLL_SLOWLY)
    assert page.evaluate("window.shifts") <= MOST_SHIFT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", [0, -1], ids=["heaviest", "lightest"])
def test_a_region_prints_on_two_sheets(open_page: Open, language: str, place: int) -> None:
    page = open_page(find_pages(language)["regions/*.html"][place])
    page.evaluate("document.querySelectorAll('img').forEach(item => { item.loading = 'eager'; })")
    page.wait_for_load_state("networkidle")
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert 1 <= len(sheets) <= 2


OVER = """() => [...document.querySelectorAll('main *')].filter(item => {
  const {width, right} = item.getBoundingClientRect();
  return width && right > innerWidth + 1 && !item.closest('.l-scroll, pre, .l-unseen');
}).map(item => item.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("path", ["zh/regions/610824.html", "en/regions/610824.html", "zh/arithmetic/610000.html"])
def test_larger_letters_stay_on_the_page(open_page: Open, path: str) -> None:
    page = open_page(path, width=390)
    page.click(".l-size")
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true; })")
    assert page.evaluate(OVER) == []


LONGEST = 2_980
"""A third of what the longest page of a place once took on a phone, in pixels."""


def test_a_place_is_short_on_a_phone(open_page: Open) -> None:
    page = open_page("zh/regions/611000.html", width=390, height=844)
    page.evaluate("document.querySelectorAll('img').forEach(item => { item.loading = 'eager'; })")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollHeight") <= LONGEST


SCREEN = 844
WIDE_LETTERS = 1.07
"""How much more room English takes in DejaVu Sans, which tests see, than in the letters of phones."""


@pytest.mark.parametrize(("language", "more"), [("zh", 1.0), ("en", WIDE_LETTERS)])
def test_the_first_page_is_four_screens_of_a_phone_at_most(open_page: Open, language: str, more: float) -> None:
    page = open_page(f"{language}/index.html", width=390, height=SCREEN)
    page.evaluate("document.querySelectorAll('img').forEach(item => { item.loading = 'eager'; })")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollHeight") <= 4 * SCREEN * more


@pytest.mark.parametrize("language", LANGUAGES)
def test_indicators_with_few_figures_wait_in_folds_that_an_address_opens(open_page: Open, language: str) -> None:
    page = open_page(f"{language}/indicators.html", width=390, height=SCREEN)
    assert page.evaluate("document.documentElement.scrollHeight") <= 10 * SCREEN
    assert page.locator("#cellars-removed").is_hidden()
    page.evaluate("location.hash = '#cellars-removed'")
    page.locator("#cellars-removed").wait_for(state="visible")
