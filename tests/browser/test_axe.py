"""Accessibility by axe: WCAG 2.2 AA and its best practices, on the heaviest page of each kind, in every dress."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.kinds import heaviest, listed_kinds
from tests.browser.server import LOST
from tests.browser.watching import until

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = {"phone": 390, "desktop": 1440}
SCHEMES = {"light": "default", "dark": "slate"}
ALIKE = 40
UNFOLD = "document.querySelectorAll('details').forEach(item => { item.open = true; })"
THIN = """most => document.querySelectorAll('tbody, ul, ol, dl').forEach(list => {
  [...list.children].slice(most, -2).forEach(item => item.remove());
})"""
SETTLE = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
  document.getAnimations().forEach(motion => motion.finish());
  done();
})))"""
RUN = """rules => axe.run({runOnly: rules, resultTypes: ['violations'], preload: false, selectors: false})
  .then(found => found.violations)"""


def violations(page: Page) -> list[str]:
    """Each violation as a line: rule, how many elements, and the first of them."""
    page.evaluate(SETTLE)
    found: list[dict[str, Any]] = page.evaluate(RUN, RULES)
    return [f"{item['id']} ×{len(item['nodes'])}: {' '.join(item['nodes'][0]['html'].split())[:160]}" for item in found]


def wear(page: Page, scheme: str) -> None:
    """Switch the colours as a reader does, if they are not these already."""
    if page.locator("body").get_attribute("data-md-color-scheme") != SCHEMES[scheme]:
        page.locator("[data-md-component=palette] label:not([hidden])").click()
        until(page, "name => document.body.dataset.mdColorScheme === name", SCHEMES[scheme])


@pytest.mark.parametrize(("language", "kind"), listed_kinds())
def test_a_page_has_no_violation(open_page: Open, language: str, kind: str) -> None:
    """Everything is unfolded; of long lists the first entries and the last stand for the rest, which are like them."""
    page = open_page(heaviest(language, kind))
    page.wait_for_load_state("networkidle")
    page.evaluate(UNFOLD)
    page.evaluate(THIN, ALIKE)
    page.evaluate(AXE_SCRIPT)
    found: list[str] = []
    for scheme in SCHEMES:
        for size, width in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 900})
            wear(page, scheme)
            found += [f"{size} {scheme} {fault}" for fault in violations(page)]
    assert found == []


def test_the_lost_page_has_no_violation(open_page: Open) -> None:
    page = open_page(LOST, width=WIDTHS["phone"])
    page.evaluate(AXE_SCRIPT)
    assert violations(page) == []
