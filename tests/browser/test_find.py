"""Finding a place from the first page: by any of its names, by keyboard, by paste, and without a script."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.browser.built import read_figures
from tests.browser.conftest import Open
from tests.browser.test_axe import SCHEMES, violations, wear
from tests.browser.watching import until

HOME = {"zh": "zh/index.html", "en": "en/index.html"}
COMPOSING = "new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true, isComposing: true})"


def first(page: Page) -> str | None:
    """Code of the first place in the list."""
    found: str | None = page.locator("#find-list [role=option]").first.get_attribute("data-code")
    return found


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("靖边", "610824"),
        ("靖边县", "610824"),
        ("jingbian", "610824"),
        ("JingBian", "610824"),
        ("ｊｉｎｇｂｉａｎ", "610824"),
        ("jing'bian", "610824"),
        ("jbx", "610824"),
        ("610824", "610824"),
        ("610824000000", "610824"),
        ("陕西靖边", "610824"),
        ("陕西省榆林市靖边县", "610824"),
        ("靖边 陕西", "610824"),
        ("sxjb", "610824"),
        ("shanxijingbian", "610824"),
        ("Jingbian County, Shaanxi", "610824"),
        ("濉溪", "340621"),
        ("suixi", "340621"),
        ("sxx", "340621"),
        ("陕西", "610000"),
        ("shaanxi", "610000"),
        ("重庆", "500000"),
        ("chongqing", "500000"),
        ("cqs", "500000"),
        ("xi’an", "610100"),
        ("张掖", "620700"),
        ("全国", "100000"),
        ("内蒙", "150000"),
        ("Inner Mongolia", "150000"),
    ],
)
def test_the_place_comes_first(open_page: Open, query: str, code: str) -> None:
    page = open_page(HOME["zh"])
    page.fill("#find", query)
    expect(page.locator("#find-list [role=option]").first).to_be_visible()
    assert first(page) == code


def test_a_line_names_the_place_its_code_where_it_is_and_how_much_is_entered(open_page: Open) -> None:
    n = len(read_figures("regions", "610824"))
    page = open_page(HOME["zh"])
    page.fill("#find", "靖边")
    expect(page.locator("#find-list [role=option]")).to_have_text([f"靖边县610824 · 陕西省榆林市 · {n} 个数"])
    page = open_page(HOME["en"])
    page.fill("#find", "靖边")
    expect(page.locator("#find-list [role=option]")).to_have_text(
        [f"Jingbian County 靖边县610824 · Yulin, Shaanxi · {n} figures"]
    )


def test_names_are_loaded_when_someone_turns_to_the_box(open_page: Open) -> None:
    page = open_page(HOME["zh"])
    page.wait_for_load_state("networkidle")
    assert not page.evaluate("Boolean(window.ledgerPlaces)")
    page.focus("#find")
    until(page, "() => Boolean(window.ledgerPlaces)")


def test_the_keyboard_walks_the_list_and_opens_the_page(open_page: Open) -> None:
    page = open_page(HOME["zh"])
    box = page.get_by_role("combobox", name="找我的县")
    box.press_sequentially("陕西")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "find-list-0")
    box.press("ArrowDown")
    expect(page.locator("#find-list-1")).to_have_attribute("aria-selected", "true")
    box.press("ArrowUp")
    box.press("Enter")
    page.wait_for_url("**/zh/regions/610000.html")


def test_enter_or_the_button_takes_the_first(open_page: Open) -> None:
    for act in ("Enter", ""):
        page = open_page(HOME["zh"])
        page.fill("#find", "濉溪")
        if act:
            page.press("#find", act)
        else:
            page.get_by_role("button", name="查看").click()
        page.wait_for_url("**/zh/regions/340621.html")


def test_a_click_opens_the_page(open_page: Open) -> None:
    page = open_page(HOME["en"])
    page.fill("#find", "shangluo")
    page.locator("#find-list [role=option]").first.click()
    page.wait_for_url("**/en/regions/611000.html")


def test_escape_closes_the_list_then_empties_the_box(open_page: Open) -> None:
    page = open_page(HOME["zh"])
    page.fill("#find", "sx")
    expect(page.locator("#find-list")).to_be_visible()
    page.press("#find", "Escape")
    expect(page.locator("#find-list")).to_be_hidden()
    expect(page.locator("#find")).to_have_value("sx")
    page.press("#find", "Escape")
    expect(page.locator("#find")).to_have_value("")


def test_text_that_no_key_typed_is_looked_for(open_page: Open) -> None:
    page = open_page(HOME["zh"])
    page.focus("#find")
    page.keyboard.insert_text("商洛")
    expect(page.locator("#find-list [role=option]").first).to_be_visible()
    assert first(page) == "611000"


def test_enter_that_ends_the_writing_of_a_word_opens_nothing(open_page: Open) -> None:
    page = open_page(HOME["zh"])
    page.fill("#find", "靖边")
    page.press("#find", "ArrowDown")
    page.locator("#find").evaluate(f"box => box.dispatchEvent({COMPOSING})")
    expect(page.locator("#find-list")).to_be_visible()
    assert page.url.endswith(HOME["zh"])


def test_a_place_that_is_not_entered_is_named_with_the_way_on(open_page: Open) -> None:
    page = open_page(HOME["zh"])
    page.fill("#find", "米脂")
    option = page.locator("#find-list [role=option]").first
    expect(option).to_have_text("米脂县610827 · 陕西省榆林市 · 还没有登记")
    page.press("#find", "Enter")
    panel = page.locator(".l-combo-more")
    expect(panel).to_contain_text("还没有登记“米脂县”。 最近的、有数的上级是 榆林市")
    expect(panel.locator("li").first).to_contain_text("榆林市 · ")
    assert page.url.endswith(HOME["zh"])
    panel.get_by_role("link", name="怎样让它的报告登记进来").click()
    page.wait_for_url("**/zh/about.html#send")


@pytest.mark.parametrize(
    ("query", "name"), [("南漳", "南漳县"), ("nanzhang", "南漳县"), ("420624", "南漳县"), ("nzx", "南漳县")]
)
def test_every_county_of_the_country_is_found(open_page: Open, query: str, name: str) -> None:
    page = open_page(HOME["zh"])
    page.fill("#find", query)
    expect(page.locator("#find-list [role=option]").filter(has_text=name).first).to_be_visible()


def test_a_place_with_entries_comes_before_one_of_the_same_name_without(open_page: Open) -> None:
    page = open_page(HOME["zh"])
    page.fill("#find", "大同")
    lines = page.locator("#find-list [role=option]")
    expect(lines.first).to_contain_text("大同区")
    expect(lines.filter(has_text="大同市").first).to_contain_text("还没有登记")


def test_a_code_that_no_place_has_leads_to_the_one_above(open_page: Open) -> None:
    page = open_page(HOME["zh"])
    page.fill("#find", "610899")
    panel = page.locator(".l-combo-more")
    expect(panel).to_have_text("还没有登记“610899”，可以看它的上级： 榆林市")
    panel.get_by_role("link").click()
    page.wait_for_url("**/zh/regions/610800.html")


def test_without_a_script_the_button_leads_to_the_regions(browser: Browser, site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site}/{HOME['zh']}")
    page.fill("#find", "靖边")
    page.get_by_role("button", name="查看").click()
    page.wait_for_url("**/zh/regions/index.html*")
    page.close()


@pytest.mark.parametrize(
    ("query", "keys", "shown"),
    [("sx", ["ArrowDown"], "#find-list"), ("610827", ["ArrowDown", "Enter"], ".l-combo-more a")],
    ids=["list", "answer"],
)
@pytest.mark.parametrize("language", sorted(HOME))
def test_the_open_list_and_an_answer_have_no_violation(
    open_page: Open, language: str, query: str, keys: list[str], shown: str
) -> None:
    page = open_page(HOME[language], width=390)
    page.fill("#find", "s")
    page.evaluate(AXE_SCRIPT)
    found = []
    for scheme in SCHEMES:
        wear(page, scheme)
        page.fill("#find", query)
        for key in keys:
            page.press("#find", key)
        expect(page.locator(shown).first).to_be_visible()
        found += violations(page)
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
