"""Receipts in use: one is shown by its address, alone on paper, and what is copied is how to cite it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page

from tests.browser.conftest import Open
from tests.browser.kinds import LANGUAGES, find_pages, heaviest, path_of

KIND = "receipts/*.html"
PERMISSIONS = ["clipboard-read", "clipboard-write"]
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
TOUCH = 44
ARTICLES = ".l-slips > article"


def figures(page: str) -> list[str]:
    return re.findall(r'<article id="([^"]*)"', path_of(page).read_text(encoding="utf-8"))


def one_of(language: str, place: int = 3) -> str:
    """The address of a receipt on the page that holds most."""
    page = heaviest(language, KIND)
    return f"{page}#{figures(page)[place]}"


def button(page: Page, target: str) -> Locator:
    return page.locator(f'button[data-copy="#{target}"]')


def box(part: Locator) -> FloatRect:
    found = part.bounding_box()
    assert found
    return found


@pytest.mark.parametrize("script", [True, False])
def test_the_address_names_the_one_that_is_shown(browser: Browser, site: str, script: bool) -> None:
    address = one_of("zh")
    page = browser.new_page(java_script_enabled=script)
    page.goto(f"{site}/{address}")
    shown = [item.get_attribute("id") for item in page.locator(f"{ARTICLES}:visible").all()]
    assert shown == [address.partition("#")[2]]
    page.click(".l-all a")
    assert page.locator(f"{ARTICLES}:visible").count() == len(figures(heaviest("zh", KIND)))
    page.close()


def test_one_prints_alone(open_page: Open) -> None:
    address = one_of("zh")
    page = open_page(address)
    page.emulate_media(media="print")
    assert page.locator(f"{ARTICLES}:visible").count() == 1
    assert not page.locator(".l-all").is_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_form_is_copied_as_it_is_shown_with_its_gaps_filled(open_page: Open, language: str) -> None:
    address = one_of(language)
    page = open_page(address)
    page.context.grant_permissions(PERMISSIONS)
    title = page.locator(f"{ARTICLES}:visible cite").inner_text()
    assert title in page.locator("#cite-gbt").inner_text()
    assert page.locator("#cite-id").inner_text() == address.partition("#")[2]
    for target in ("cite-gbt", "cite-apa", "cite-bibtex", "cite-id"):
        pressed = button(page, target)
        pressed.focus()
        page.keyboard.press("Enter")
        status = pressed.locator("xpath=following-sibling::*[@role='status']")
        page.wait_for_function("node => node.textContent !== ''", arg=status.element_handle())
        assert status.text_content() == pressed.get_attribute("data-done")
        assert page.evaluate("navigator.clipboard.readText()") == page.locator(f"#{target}").inner_text().strip()


def test_another_receipt_fills_the_gaps_anew_and_all_of_them_empty_them(open_page: Open) -> None:
    page = open_page(heaviest("zh", KIND))
    empty = page.locator("#cite-gbt").inner_text()
    page.locator(f"{ARTICLES} h2 a").first.click()
    page.wait_for_function("text => document.querySelector('#cite-gbt').innerText !== text", arg=empty)
    page.click(".l-all a")
    page.wait_for_function("text => document.querySelector('#cite-gbt').innerText === text", arg=empty)


def test_without_a_clipboard_the_text_is_selected(open_page: Open) -> None:
    page = open_page(one_of("zh"))
    page.evaluate(NO_CLIPBOARD)
    button(page, "cite-gbt").click()
    page.wait_for_function("getSelection().toString() !== ''")
    assert page.evaluate("getSelection().toString()").strip() == page.locator("#cite-gbt").inner_text().strip()
    status = page.locator("button[data-copy='#cite-gbt'] + [role='status']")
    assert status.text_content() == button(page, "cite-gbt").get_attribute("data-selected")


def test_without_javascript_no_button_shows_and_the_forms_are_there(browser: Browser, site: str) -> None:
    bare = browser.new_page(java_script_enabled=False)
    bare.goto(f"{site}/{one_of('zh')}")
    assert not button(bare, "cite-gbt").is_visible()
    assert bare.locator("#cite-gbt").inner_text().strip() != ""
    bare.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("end", [0, -1])
def test_a_phone_shows_the_whole_of_a_receipt(open_page: Open, language: str, end: int) -> None:
    path = find_pages(language)[KIND][end]
    page = open_page(f"{path}#{figures(path)[0]}", width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("h1").count() == 1
    touched, value = box(button(page, "cite-gbt")), box(page.locator(f"{ARTICLES}:visible h2 + p b"))
    assert min(touched["width"], touched["height"]) >= TOUCH
    assert value["x"] >= 0
    assert value["x"] + value["width"] <= 360
