"""Receipts in use: what is copied is what is shown, also without a clipboard, by keyboard, and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page

from tests.browser.conftest import Open
from tests.browser.kinds import LANGUAGES, find_pages, heaviest

KIND = "receipts/*.html"
PERMISSIONS = ["clipboard-read", "clipboard-write"]
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
TOUCH = 44


def button(page: Page, target: str) -> Locator:
    return page.locator(f'button[data-copy="#{target}"]')


def box(part: Locator) -> FloatRect:
    found = part.bounding_box()
    assert found
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_form_is_copied_as_it_is_shown_and_announced(open_page: Open, language: str) -> None:
    page = open_page(heaviest(language, KIND))
    page.context.grant_permissions(PERMISSIONS)
    for target in ("cite-gbt", "cite-apa", "cite-bibtex", "cite-id"):
        pressed = button(page, target)
        pressed.focus()
        page.keyboard.press("Enter")
        status = pressed.locator("xpath=following-sibling::*[@role='status']")
        page.wait_for_function("node => node.textContent !== ''", arg=status.element_handle())
        assert status.text_content() == pressed.get_attribute("data-done")
        assert page.evaluate("navigator.clipboard.readText()") == page.locator(f"#{target}").inner_text().strip()


def test_without_a_clipboard_the_text_is_selected(open_page: Open) -> None:
    page = open_page(heaviest("zh", KIND))
    page.evaluate(NO_CLIPBOARD)
    button(page, "cite-gbt").click()
    page.wait_for_function("getSelection().toString() !== ''")
    assert page.evaluate("getSelection().toString()").strip() == page.locator("#cite-gbt").inner_text().strip()
    status = page.locator("button[data-copy='#cite-gbt'] + [role='status']")
    assert status.text_content() == button(page, "cite-gbt").get_attribute("data-selected")


def test_without_javascript_no_button_shows_and_nothing_moves(open_page: Open, browser: Browser, site: str) -> None:
    path = heaviest("zh", KIND)
    page = open_page(path)
    bare = browser.new_page(viewport=page.viewport_size, java_script_enabled=False)
    bare.goto(f"{site}/{path}")
    assert not button(bare, "cite-gbt").is_visible()
    assert button(page, "cite-gbt").is_visible()
    assert box(bare.locator("#cite-gbt")) == box(page.locator("#cite-gbt"))
    bare.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("end", [0, -1])
def test_a_phone_shows_the_whole_of_a_receipt(open_page: Open, language: str, end: int) -> None:
    page = open_page(find_pages(language)[KIND][end], width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("h1").count() == 1
    touched, value = box(button(page, "cite-gbt")), box(page.locator(".l-receipt-value .l-digits"))
    assert min(touched["width"], touched["height"]) >= TOUCH
    assert value["x"] >= 0
    assert value["x"] + value["width"] <= 360
