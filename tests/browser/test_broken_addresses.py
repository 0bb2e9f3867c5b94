"""Addresses that are written wrong, and browsers that keep nothing: everything still works."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.search_box import ask
from tests.browser.watching import until

BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, {
  get() { throw new DOMException("denied", "SecurityError"); } });"""
BROKEN = ("#%", "#%E0%A4%A", "?length=1", "?region=%", "?q=%", "#__proto__", "?toString=1&sort=x&page=-7")
PAGES = ("index.html", "explorer.html", "compare.html", "targets/610000.html", "receipts/shangluo-2022.html")


@pytest.mark.parametrize("path", PAGES)
def test_a_broken_address_breaks_no_page(open_page: Open, path: str) -> None:
    for end in BROKEN:
        page = open_page(f"zh/{path}{end}")
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").first.is_visible(), end


def test_conditions_that_mean_nothing_are_named(open_page: Open) -> None:
    page = open_page("zh/explorer.html?indicator=old-name&region=999999&colour=red&status=target")
    expect(page.locator("#explorer-unknown")).to_have_text(
        "网址里有用不上的条件：colour=red、indicator=old-name、region=999999。这里没有按它挑。"
    )
    expect(page.locator("#explorer-active button")).to_have_text(["目标"])
    page.select_option("#explorer-status", "plan")
    expect(page.locator("#explorer-unknown")).to_be_hidden()


def test_a_browser_that_keeps_nothing_searches_explores_and_changes_colours(open_page: Open) -> None:
    page = open_page("404.html")
    page.add_init_script(BLOCKED)
    page.goto(page.url.replace("404.html", "zh/explorer.html"))
    assert ask(page, "商洛")[0] == "regions/611000.html"
    page.keyboard.press("Escape")
    page.locator("form[data-md-component=palette] label:visible").click()
    until(page, "document.body.dataset.mdColorScheme === 'slate'")
    page.locator(".l-size").click()
    until(page, "document.documentElement.classList.contains('l-large')")
    page.fill("#explorer-text", "6,314")
    expect(page.locator("#explorer-table tbody tr")).to_have_count(1)


@pytest.mark.parametrize(
    ("language", "typed", "rows"),
    [
        ("zh", "6,314", 1),
        ("zh", "6314 户", 1),
        ("zh", "8,416 万元", 1),
        ("zh", "8416万元", 1),
        ("zh", "84160000", 1),
        ("zh", "Shangluo 6,314", 1),
        ("zh", "商洛市 消除風險 6,314", 1),
        ("en", "商洛 6,314", 1),
        ("en", "CNY 84.16 million", 1),
    ],
)
def test_what_the_site_prints_is_found(open_page: Open, language: str, typed: str, rows: int) -> None:
    page = open_page(f"{language}/explorer.html")
    page.fill("#explorer-text", typed)
    expect(page.locator("#explorer-table tbody tr")).to_have_count(rows)
    receipts = ("shangluo-2022-cleared-households", "jingbian-2023-linking-funds-allocated")
    link = page.locator("#explorer-table tbody .l-n a").get_attribute("href") or ""
    assert link.endswith(receipts)


def test_a_place_is_found_by_its_traditional_name(open_page: Open) -> None:
    page = open_page("zh/index.html")
    page.fill("#find", "綏化")
    expect(page.locator("#find-list [role=option]").first).to_contain_text("绥化市")
