"""The whole path without a mouse: skip link, menu, search, filter, details, tables, languages, and no trap."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.kinds import LANGUAGES, heaviest
from tests.browser.watching import until

PHONE, DESKTOP = 390, 1440
MOST_STOPS = 600
FOCUSED = "document.activeElement"
STOP = """() => {
  const item = document.activeElement;
  if (!item || item === document.body) return null;
  item.dataset.visited = 'yes';
  const ring = getComputedStyle(item.matches('.md-option') ? item.nextElementSibling : item);
  return {name: item.outerHTML.slice(0, 120), seen: item.checkVisibility({visibilityProperty: true}),
          ring: ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) > 0};
}"""
UNREACHED = """() => [...document.querySelectorAll('a[href], button, select, input, textarea, summary, [tabindex="0"]')]
  .filter(item => item.checkVisibility({visibilityProperty: true}) && item.tabIndex >= 0 && !item.disabled
    && item.type !== 'radio' && !item.dataset.visited && !item.matches('.md-search *, .md-toggle'))
  .map(item => item.outerHTML.slice(0, 120))"""


def press(page: Page, *keys: str) -> None:
    """Press keys one after another."""
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, selector: str) -> None:
    """Go on with Tab until what fits ``selector`` has the focus."""
    for _ in range(MOST_STOPS):
        if page.evaluate(f"selector => {FOCUSED}.matches(selector)", selector):
            return
        press(page, "Tab")
    raise AssertionError(f"Tab does not reach {selector}")


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_stop_skips_to_the_content(open_page: Open, language: str, width: int) -> None:
    page = open_page(heaviest(language, "regions/*.html"), width=width)
    press(page, "Tab")
    assert page.evaluate(f"{FOCUSED}.matches('.md-skip')")
    press(page, "Enter", "Tab")
    assert page.evaluate(f"!!{FOCUSED}.closest('main')")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_opens_closes_and_gives_the_focus_back(open_page: Open, language: str) -> None:
    page = open_page(f"{language}/index.html", width=PHONE)
    tab_to(page, "header [aria-expanded=false].l-opens-drawer")
    press(page, "Enter")
    assert page.evaluate(f"!!{FOCUSED}.closest('.md-sidebar--primary')")
    press(page, "Escape")
    assert page.evaluate(f"{FOCUSED}.matches('.l-opens-drawer[aria-expanded=false]')")
    press(page, "Space", "Tab")
    second = page.locator(".md-sidebar--primary a[href]").nth(1).evaluate("link => link.href")
    assert page.evaluate(f"{FOCUSED}.href") == second != page.url
    press(page, "Enter")
    page.wait_for_url(second)


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize(("language", "query"), [("zh", "厕所"), ("en", "toilets")])
def test_the_search_is_asked_read_and_followed(open_page: Open, language: str, query: str, width: int) -> None:
    page = open_page(f"{language}/index.html", width=width)
    if width == PHONE:
        tab_to(page, "header [aria-expanded=false].l-opens-search")
        press(page, "Enter")
    else:
        tab_to(page, ".md-search__input")
    page.keyboard.type(query)
    page.locator(".md-search-result__item").first.wait_for()
    press(page, "ArrowDown", "Enter")
    page.wait_for_url("**/indicators/**")


def test_escape_leaves_the_search_on_a_phone(open_page: Open) -> None:
    page = open_page("zh/index.html", width=PHONE)
    tab_to(page, ".l-opens-search")
    press(page, "Enter", "Escape")
    until(page, f"{FOCUSED}.matches('.l-opens-search[aria-expanded=false]')")


def test_letters_alone_do_nothing(open_page: Open) -> None:
    page = open_page("zh/index.html")
    press(page, "s", "f", "/", "n", "p")
    assert page.evaluate("document.getElementById('__search').checked") is False


def test_the_colours_are_switched_by_enter_and_by_space(open_page: Open) -> None:
    page = open_page("zh/index.html", width=PHONE)
    tab_to(page, ".md-option")
    press(page, "Space")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    press(page, "Enter")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filter_is_used_and_says_what_is_left(open_page: Open, language: str) -> None:
    page = open_page(f"{language}/arithmetic/610000.html", width=PHONE)
    tab_to(page, "form.l-filter select")
    press(page, "ArrowDown")
    chosen = page.evaluate("document.querySelector('form.l-filter select').value")
    assert page.locator(f"li[data-region]:not([data-region~='{chosen}']):not([hidden])").count() == 0
    assert page.locator("form.l-filter output").inner_text() != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_details_open_and_tables_scroll(open_page: Open, language: str) -> None:
    page = open_page(heaviest(language, "regions/*.html"), width=360)
    tab_to(page, "main details:not([open]) > summary")
    press(page, "Enter")
    assert page.evaluate(f"{FOCUSED}.parentElement.open")
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true; })")
    wide = page.evaluate("""() => {
      const region = [...document.querySelectorAll('.l-scroll')].find(item => item.scrollWidth > item.clientWidth);
      if (region) region.focus();
      return !!region;
    }""")
    if wide:
        press(page, "ArrowRight")
        until(page, f"{FOCUSED}.scrollLeft > 0")


def test_the_language_is_switched_on_the_same_page(open_page: Open) -> None:
    page = open_page(heaviest("zh", "regions/*.html"), width=PHONE)
    tab_to(page, "a[hreflang=en]")
    press(page, "Enter")
    page.wait_for_url(f"**/{heaviest('zh', 'regions/*.html').replace('zh/', 'en/')}")


def settle(page: Page) -> None:
    """Let a page that makes its table anew at the first use do so before the walk."""
    if page.locator(".l-explorer").count():
        page.locator("#explorer-text").dispatch_event("focusin")  # a real focus would be the start of the walk
        until(page, "!!document.querySelector('.dt-column-order')")


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("kind", ["index.html", "explorer.html", "compare.html", "receipts/*.html"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stop_is_seen_and_nothing_is_left_out(open_page: Open, language: str, kind: str, width: int) -> None:
    page = open_page(heaviest(language, kind), width=width)
    page.wait_for_load_state("networkidle")
    settle(page)
    stops: list[dict[str, Any]] = []
    while len(stops) < MOST_STOPS:
        press(page, "Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) < MOST_STOPS
    assert [stop["name"] for stop in stops if not (stop["seen"] and stop["ring"])] == []
    assert page.evaluate(UNREACHED) == []
