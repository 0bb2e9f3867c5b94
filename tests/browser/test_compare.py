"""Comparing places: what stands together, what is refused and why, and that all of it can be shared and taken away."""

from __future__ import annotations

import csv
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.browser.built import read_figures
from tests.browser.conftest import Open
from tests.browser.kinds import SITE
from tests.browser.test_axe import SCHEMES, UNFOLD, violations, wear

INCOME = "indicator=rural-income&regions=100000,410000,610830"
FUNDS = "indicator=linking-funds-allocated&regions=610824,231200,611000"
SETS = [
    {"texts": ["县级", "", "户", "实际完成", "期末", f"{year} 年底"], "file": [], "look": "solid"}
    for year in (2023, 2022)
]
COLUMNS = ["id", "region", "set", "claim", "barred", "value", "apart"]
COMPARE = "([data, codes]) => new LedgerSets(data).compare(codes)"


def compare(page: Page, rows: list[list[Any]], codes: str) -> Any:
    """What the script makes of figures: id, region, set, claim, barred, value, apart."""
    return page.evaluate(COMPARE, [{"sets": SETS, "columns": COLUMNS, "figures": rows}, list(codes)])


def ids(group: dict[str, Any]) -> list[str]:
    return [row["id"] for row in group["rows"]]


def test_the_address_says_what_is_compared(open_page: Open) -> None:
    page = open_page(f"zh/compare.html?{INCOME}")
    expect(page.get_by_role("heading", name="农村居民人均可支配收入")).to_be_visible()
    (table,) = page.locator(".l-beams").all()
    expect(table.locator("tbody th")).to_have_text(["全国", "河南省", "清涧县"])
    expect(table.locator(".l-told")).to_have_text(["20,133 元", "18,697 元", "13,528 元"])
    widths = [bar.bounding_box() for bar in table.locator(".l-beam").all()]
    assert all(widths)
    shares = [box["width"] / widths[0]["width"] for box in widths if box and widths[0]]
    assert shares == pytest.approx([1, 18697 / 20133, 13528 / 20133], abs=0.005)
    assert (
        page.locator("#compare-indicator option:checked").inner_text() == "农村居民人均可支配收入（3 处有数，3 处能比）"
    )


def test_each_value_leads_to_its_receipt(open_page: Open) -> None:
    page = open_page(f"zh/compare.html?{INCOME}")
    expect(page.locator(".l-beams")).to_be_visible()
    addresses = [link.get_attribute("href") or "" for link in page.locator(".l-told a").all()]
    assert len(addresses) > 3
    pages = [address.partition("#") for address in addresses]
    assert all(f'id="{figure}"' in (SITE / "zh" / path).read_text(encoding="utf-8") for path, _, figure in pages)


def test_what_must_not_be_compared_is_refused_with_the_reason(open_page: Open) -> None:
    page = open_page(f"zh/compare.html?{FUNDS}")
    expect(page.locator(".l-refusal")).to_contain_text("这几个数不能放在一起比")
    assert page.locator(".l-beams").count() == 0
    expect(page.locator("#compare-download")).to_be_disabled()
    expect(page.locator(".l-refused dd").first).to_contain_text("级别不同（县级／市级，总数不比）")
    expect(page.locator(".l-refused")).to_contain_text("没有登记这个指标的数。")


def test_an_indicator_of_its_own_in_each_place_is_refused(open_page: Open) -> None:
    page = open_page("en/compare.html?indicator=assessment-rank&regions=610000,231200")
    expect(page.locator(".l-refused dd").first).to_contain_text("it is not compared across places")
    assert page.locator(".l-beams").count() == 0


def test_places_are_chosen_by_typing_and_a_sixth_is_refused(open_page: Open) -> None:
    page = open_page("zh/compare.html")
    for text in ("商洛", "610800", "sxjb", "Shaanxi", "suixi", "全国"):
        page.fill("#compare-place", text)
        expect(page.locator("#compare-place-list [role=option]").first).to_be_visible()
        page.press("#compare-place", "Enter")
        expect(page.locator("#compare-place")).to_have_value("")
    chips = page.locator("#compare-chosen button")
    expect(chips).to_have_text(["商洛市", "榆林市", "靖边县", "陕西省", "濉溪县"])
    expect(page.get_by_role("alert")).to_have_text("一次最多比 5 个地方。先去掉一个，再加 全国。")
    page.get_by_role("button", name="去掉 榆林市").click()
    expect(chips).to_have_text(["商洛市", "靖边县", "陕西省", "濉溪县"])
    expect(page.locator("#compare-place")).to_be_focused()
    page.select_option("#compare-indicator", "rural-income")
    expect(page.locator(".l-beams tbody th")).to_have_text(["陕西省", "商洛市"])
    assert page.url.endswith("compare.html?indicator=rural-income&regions=611000,610824,610000,340621")
    chosen = ("611000", "610824", "610000", "340621")
    rows = [row for row in read_figures("indicators", "rural-income") if row["region_code"] in chosen]
    together = page.locator(".l-beams tbody tr").count()
    expect(page.locator("#compare-said")).to_have_text(f"能比的 1 组，没有放在一起的 {len(rows) - together} 个数。")
    page.go_back()
    expect(page.locator("#compare-indicator")).to_have_value("")


def test_indicators_that_fit_and_places_that_can_be_added_are_offered(open_page: Open) -> None:
    page = open_page("zh/compare.html?regions=611000,610800")
    page.get_by_role("button", name="农房改造和建设").click()
    expect(page.locator(".l-beams").first).to_be_visible()
    tables = [sorted(table.locator("tbody th").all_inner_texts()) for table in page.locator(".l-beams").all()]
    assert tables == [["商洛市", "榆林市"]] * len(tables)
    page.goto(page.url.split("?")[0] + "?indicator=rural-income&regions=410000,610830")
    page.get_by_role("button", name="福建省").click()
    expect(page.locator(".l-beams tbody th")).to_have_text(["福建省", "河南省", "清涧县"])


def test_an_example_shows_a_comparison(open_page: Open) -> None:
    for language in ("zh", "en"):
        page = open_page(f"{language}/compare.html")
        page.locator("#compare-examples a").first.click()
        expect(page.locator(".l-beams tbody tr").nth(2)).to_be_visible()


def test_the_rows_that_stand_together_can_be_taken_away(open_page: Open) -> None:
    page = open_page(f"en/compare.html?{INCOME}")
    expect(page.locator("#compare-download")).to_be_enabled()
    with page.expect_download() as told:
        page.click("#compare-download")
    assert told.value.suggested_filename.endswith("-rural-income.csv")
    with told.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["region_code"], row["value"], row["Region"], row["Value"]) for row in rows] == [
        ("100000", "20133", "China", "CNY 20,133"),
        ("410000", "18697", "Henan", "CNY 18,697"),
        ("610830", "13528", "Qingjian County", "CNY 13,528"),
    ]
    top = next(row for row in read_figures("indicators", "rural-income") if row["figure_id"] == rows[0]["figure_id"])
    assert rows[0]["Receipt"] == page.url.split("en/compare.html")[0] + top["links"]["page_en"].lstrip("./")


def test_an_address_of_nonsense_is_an_empty_form(open_page: Open) -> None:
    page = open_page("zh/compare.html?indicator=%3Cimg%3E&regions=1,<b>,999999")
    page.wait_for_load_state("networkidle")
    expect(page.locator("#compare-chosen")).to_be_hidden()
    assert page.locator("#compare-found img").count() == 0


def test_it_works_from_a_folder(browser: Browser) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{(SITE / 'zh/compare.html').as_uri()}?{INCOME}")
    expect(page.locator(".l-beams tbody th")).to_have_count(3)
    page.fill("#compare-place", "福建")
    page.press("#compare-place", "Enter")
    expect(page.locator(".l-beams tbody th")).to_have_count(4)
    page.close()
    assert errors == []


def test_without_a_script_the_page_says_where_to_go(browser: Browser, site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site}/zh/compare.html")
    expect(page.locator("#compare-form")).to_be_hidden()
    page.get_by_role("link", name="看全部指标").click()
    page.wait_for_url("**/zh/indicators.html")
    page.close()


def test_two_claims_of_one_place_are_both_shown_and_marked(open_page: Open) -> None:
    page = open_page("zh/compare.html")
    rows = [
        ["a", "A", 0, 0, "", "10", []],
        ["a2", "A", 0, 1, "", "12", []],
        ["b", "B", 0, 0, "", "11", []],
        ["c", "C", 0, 0, "", "5", []],
        ["c2", "C", 0, 0, "", "5", []],
    ]
    (group,) = compare(page, rows, "ABC")["groups"]
    assert (ids(group), group["conflicts"], group["places"]) == (["a", "a2", "b", "c", "c2"], ["A"], 3)


def test_the_set_with_most_places_comes_first_and_the_rest_is_refused(open_page: Open) -> None:
    page = open_page("zh/compare.html")
    rows = [
        ["a", "A", 0, 0, "", "1", []],
        ["a-old", "A", 1, 0, "", "1", []],
        ["b", "B", 0, 0, "", "2", []],
        ["b-old", "B", 1, 0, "", "2", []],
        ["c-old", "C", 1, 0, "", "3", []],
        ["d", "D", 0, 0, "", "4", []],
        ["e", "E", 0, 0, "basis", "4", []],
    ]
    found = compare(page, rows, "ABCEF")
    assert [ids(group) for group in found["groups"]] == [["c-old", "b-old", "a-old"], ["b", "a"]]
    assert [(code, told[0]["reasons"]) for code, told in found["refused"]] == [("E", [{"kind": "basis"}])]
    assert (found["absent"], found["added"]) == (["F"], ["D"])
    ((_, ((told),)),) = compare(page, rows, "DC")["refused"][:1]
    assert [(one["kind"], one["own"], one["theirs"]) for one in told["reasons"]] == [
        ("differs", "2023 年底", "2022 年底")
    ]


def test_a_pair_that_must_be_kept_apart_is_not_shown_together(open_page: Open) -> None:
    page = open_page("zh/compare.html")
    rows = [["a", "A", 0, 0, "", "1", ["b"]], ["b", "B", 0, 0, "", "2", ["a"]], ["c", "C", 0, 0, "", "3", []]]
    found = compare(page, rows, "ABC")
    assert found["groups"] == []
    assert [(code, told[0]["reasons"][0]["kind"]) for code, told in found["refused"]] == [
        ("A", "apart"),
        ("B", "apart"),
        ("C", "apart"),
    ]
    assert [ids(group) for group in compare(page, rows, "AC")["groups"]] == [["c", "a"]]


@pytest.mark.parametrize("query", [INCOME, FUNDS, "regions=611000,610800"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_violation_and_no_sideways_scroll(open_page: Open, language: str, query: str) -> None:
    page = open_page(f"{language}/compare.html?{query}", width=360)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#compare-result")).to_be_visible()
    page.evaluate(UNFOLD)
    page.evaluate(AXE_SCRIPT)
    found = []
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for scheme in SCHEMES:
            wear(page, scheme)
            found += violations(page)
    assert found == []
