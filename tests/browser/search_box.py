"""Asking the search as a reader does, in the box on the page."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.watching import until

FIELD = ".md-search__input"
ANSWER = "/[0-9]|没有|^No /.test(document.querySelector('.md-search-result__meta').textContent.trim())"
FOUND = """() => [...document.querySelectorAll('.md-search-result__item')].map(item =>
  new URL(item.querySelector('a').href).pathname)"""


def ask(page: Page, query: str) -> list[str]:
    """Pages that the search of this page's language gives for ``query``, best first, from the root of the language.

    The text is put in at once, as pasting and speaking do.
    """
    field = page.locator(FIELD)
    if not field.is_visible():
        page.locator(".l-opens-search").click()
    field.fill("")
    until(page, f"!{ANSWER}")
    field.fill(query)
    until(page, ANSWER)
    found: list[str] = page.evaluate(FOUND)
    marks = [next(mark for mark in ("/zh/", "/en/") if mark in path) for path in found]
    return [path.rpartition(mark)[2] for path, mark in zip(found, marks, strict=True)]
