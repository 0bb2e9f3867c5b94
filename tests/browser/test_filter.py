"""The filters of targets, audit and data sets: what is left, what is said of it, and an address that can be shared."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open


def test_parts_without_a_hit_go_away_and_the_others_say_how_many_are_left(open_page: Open) -> None:
    page = open_page("zh/targets/100000.html", width=390)
    here, due = "li[data-theme='livelihoods']", page.locator("#open + details")
    some, every = page.locator(here).count(), page.locator("li[data-theme]").count()
    assert page.locator(f"#exceeded + details {here}").count() == 0 < due.locator(here).count() < some < every
    page.select_option("form.l-filter [name=theme]", "livelihoods")
    expect(page.locator("form.l-filter output")).to_have_text(f"找到 {some} 条，共 {every} 条")
    expect(page.locator("#exceeded")).to_be_hidden()
    expect(page.locator("#exceeded + details")).to_be_hidden()
    told = f"看其中 {due.locator(here).count()} 条，共 {due.locator('li[data-theme]').count()} 条"
    expect(due.locator("summary")).to_have_text(told)
    assert page.locator("li[data-theme]:visible").count() == some


def test_what_fits_nothing_says_so_and_no_filter_shows_all_again(open_page: Open) -> None:
    page = open_page("en/targets/610000.html")
    summary = page.locator("#open + details > summary")
    before = summary.inner_text()
    page.fill("form.l-filter [name=text]", "no such words")
    expect(page.locator("form.l-filter output")).to_have_text("Nothing fits")
    page.fill("form.l-filter [name=text]", "")
    expect(summary).to_have_text(before)
    expect(page.locator("#open")).to_be_visible()


@pytest.mark.parametrize("path", ["zh/arithmetic/610000.html", "zh/targets/610000.html"])
def test_a_filter_is_in_the_address_and_goes_along_to_the_other_language(open_page: Open, path: str) -> None:
    page = open_page(path)
    page.select_option("form.l-filter [name=region]", "610824")
    assert page.url.endswith(f"{path}?region=610824")
    left = page.locator("li[data-region]:not([hidden])").count()
    page.click(".l-tools a[hreflang]")
    page.wait_for_url(f"**/{path.replace('zh', 'en', 1)}?region=610824")
    expect(page.locator("form.l-filter [name=region]")).to_have_value("610824")
    assert page.locator("li[data-region]:not([hidden])").count() == left > 0


def test_a_relation_between_two_places_is_found_at_both(open_page: Open) -> None:
    shared = "li.l-check[data-region='610000 611000']"
    for region in ("610000", "611000"):
        page = open_page(f"zh/arithmetic/610000.html?region={region}")
        expect(page.locator(shared).first).not_to_have_attribute("hidden", "")
    expect(open_page("zh/arithmetic/610000.html?region=610824").locator(shared).first).to_have_attribute("hidden", "")


def test_the_explorer_goes_along_to_the_other_language(open_page: Open) -> None:
    page = open_page("zh/explorer.html?region=610824&year=2023")
    page.click(".l-tools a[hreflang]")
    page.wait_for_url("**/en/explorer.html?region=610824&year=2023")
