"""The filters of targets and arithmetic checks: what is left, what is said of it, and an address that can be shared."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

PART = "details:has(li[data-region])"
REGIONS = f"""() => [...document.querySelectorAll('{PART}')]
  .map(part => [...part.querySelectorAll('li[data-region]')].map(row => row.dataset.region))"""


def test_parts_without_a_hit_go_away_and_the_others_say_how_many_are_left(open_page: Open) -> None:
    page = open_page("zh/targets/610000.html", width=390)
    parts: list[list[str]] = page.evaluate(REGIONS)
    rows = [region for part in parts for region in part]
    without = {region: [at for at, part in enumerate(parts) if region not in part] for region in sorted(set(rows))}
    region, gone = next((region, gone) for region, gone in without.items() if gone and rows.count(region) > 1)
    left = next(at for at, part in enumerate(parts) if 0 < part.count(region) < len(part))
    page.select_option("form.l-filter [name=region]", region)
    expect(page.locator("form.l-filter output")).to_have_text(f"找到 {rows.count(region)} 条，共 {len(rows)} 条")
    for at in gone:
        expect(page.locator(PART).nth(at)).to_be_hidden()
        expect(page.locator(f"h2:has(+ {PART})").nth(at)).to_be_hidden()
    told = f"看其中 {parts[left].count(region)} 条，共 {len(parts[left])} 条"
    expect(page.locator(PART).nth(left).locator("summary")).to_have_text(told)
    assert page.locator("li[data-region]:visible").count() == rows.count(region)


def test_what_fits_nothing_says_so_and_no_filter_shows_all_again(open_page: Open) -> None:
    page = open_page("en/targets/610000.html")
    summary, head = page.locator(f"{PART} > summary").first, page.locator(f"h2:has(+ {PART})").first
    before = summary.inner_text()
    page.fill("form.l-filter [name=text]", "no such words")
    expect(page.locator("form.l-filter output")).to_have_text("Nothing fits")
    expect(head).to_be_hidden()
    page.fill("form.l-filter [name=text]", "")
    expect(summary).to_have_text(before)
    expect(head).to_be_visible()


@pytest.mark.parametrize("path", ["zh/arithmetic/610000.html", "zh/targets/610000.html"])
def test_a_filter_is_in_the_address_and_goes_along_to_the_other_language(open_page: Open, path: str) -> None:
    page = open_page(path)
    page.select_option("form.l-filter [name=region]", "611000")
    assert page.url.endswith(f"{path}?region=611000")
    left = page.locator("li[data-region]:not([hidden])").count()
    page.click(".l-tools a[hreflang]")
    page.wait_for_url(f"**/{path.replace('zh', 'en', 1)}?region=611000")
    expect(page.locator("form.l-filter [name=region]")).to_have_value("611000")
    assert page.locator("li[data-region]:not([hidden])").count() == left > 0


def test_a_relation_between_two_places_is_found_at_both(open_page: Open) -> None:
    page = open_page("zh/arithmetic/610000.html")
    shared = page.locator("li.l-check[data-region*=' ']").first
    row, places = f"[id='{shared.get_attribute('id')}']", (shared.get_attribute("data-region") or "").split()
    options = page.eval_on_selector_all("form.l-filter [name=region] option", "found => found.map(one => one.value)")
    other = next(code for code in options if code and code not in places)
    for region in places:
        page = open_page(f"zh/arithmetic/610000.html?region={region}")
        expect(page.locator(row)).not_to_have_attribute("hidden", "")
    expect(open_page(f"zh/arithmetic/610000.html?region={other}").locator(row)).to_have_attribute("hidden", "")


def test_the_explorer_goes_along_to_the_other_language(open_page: Open) -> None:
    page = open_page("zh/explorer.html?region=610824&year=2023")
    page.click(".l-tools a[hreflang]")
    page.wait_for_url("**/en/explorer.html?region=610824&year=2023")
