"""The explorer in a browser: filters, address, history, sorting, paging, the file, and what works without scripts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from scripts.ledger.packages import load_package
from scripts.paths import ROOT
from tests.browser.built import read_figures
from tests.browser.conftest import Open
from tests.browser.kinds import SITE

PATH = "zh/explorer.html"
ROWS = "#explorer-table tbody tr"
PHONE = {"width": 360, "height": 740}
# What a reader and a screen reader get of each row, whoever wrote it: the page, or the script.
TELL = """rows => rows.map(row => [...row.cells].map(cell => [
  cell.tagName, cell.className, cell.lang, cell.colSpan, cell.scope, cell.textContent,
  [...cell.querySelectorAll("a")].map(link => link.getAttribute("href")),
  [...cell.querySelectorAll("[class*=l-badge], [class*=l-verdict]")].map(badge => badge.className)]))"""


@pytest.fixture(scope="module")
def figures() -> pd.DataFrame:
    """The figures as the tables have them, with theme and grade of evidence: what a filter must find."""
    ledger = load_package(ROOT)
    themes = ledger.frame("indicators").set_index("indicator_id")["theme_id"]
    archived = ledger.frame("sources").set_index("source_id")["text_sha256"] != ""
    frame = ledger.frame("figures")
    grades = frame["source_id"].map(archived).map({True: "checked", False: "cited"})
    return frame.assign(theme=frame["indicator_id"].map(themes), evidence=grades, year=frame["period_end"].str[:4])


@pytest.fixture
def open_as(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open ``path`` in a window with other settings of Playwright's contexts."""
    opened: list[BrowserContext] = []

    def start(path: str, **settings: Any) -> Page:
        opened.append(browser.new_context(**settings))
        page = opened[-1].new_page()
        page.goto(f"{site}/{path}")
        return page

    yield start
    for context in opened:
        context.close()


def load(page: Page) -> Page:
    """The page with its data and its table."""
    page.focus("#explorer-text")
    page.wait_for_selector("#explorer-table.dataTable")
    return page


def count(page: Page) -> int:
    """How many figures fit, as the page tells it."""
    found = re.search(r"[\d,]+", page.locator("#explorer-count").inner_text())
    assert found
    return int(found[0].replace(",", ""))


def lines(page: Page) -> Locator:
    """The lines of the table, once all of its page are drawn: those in sight come first, the others a moment later."""
    expect(page.locator(ROWS)).to_have_count(min(count(page), 50))
    return page.locator(ROWS)


def numbers(page: Page) -> list[float]:
    """The values of the lines, each without its qualifier and its unit."""
    values = lines(page).locator("td.l-n").all_inner_texts()
    return [float(re.sub(r"[^\d.-]", "", value)) for value in values]


def state(page: Page) -> str:
    """The part of the address that holds the filters."""
    return str(page.evaluate("decodeURIComponent(location.search)"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_rows_of_the_page_and_of_the_script_are_the_same(open_page: Open, language: str) -> None:
    page = open_page(f"{language}/explorer.html")
    written = page.eval_on_selector_all(ROWS, TELL)
    lines(load(page))
    assert page.eval_on_selector_all(ROWS, TELL) == written
    assert len(written) == 50


def test_nothing_is_loaded_before_it_is_wanted(open_page: Open) -> None:
    page = open_page("zh/about.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/zh/")[2]))
    page.goto(page.url.replace("about", "explorer"))
    assert not [path for path in asked if path.startswith("explorer/")]
    load(page)
    loaded = sorted(path.removeprefix("explorer/") for path in asked if path.startswith("explorer/"))
    assert loaded[-2:] == ["index.js", "table.js"]
    assert {"100000-1.js", "610000-1.js"} <= set(loaded)  # all is little enough to be fetched at once
    assert loaded == sorted(path.name for path in (SITE / "zh" / "explorer").iterdir())


@pytest.mark.parametrize(
    ("name", "column", "key"),
    [
        ("theme", "theme", "funds"),
        ("indicator", "indicator_id", "linking-funds-invested"),
        ("year", "year", "2022"),
        ("status", "status", "target"),
        ("evidence", "evidence", "checked"),
    ],
)
def test_a_filter_finds_what_the_tables_hold(
    open_page: Open, figures: pd.DataFrame, name: str, column: str, key: str
) -> None:
    page = load(open_page(PATH))
    expected = int((figures[column] == key).sum())
    assert expected
    page.select_option(f"#explorer-{name}", key)
    assert (count(page), state(page)) == (expected, f"?{name}={key}")


def test_a_region_holds_what_is_below_it(open_page: Open, figures: pd.DataFrame) -> None:
    page = load(open_page(PATH))
    page.select_option("#explorer-province", "610000")
    assert count(page) == int(figures["region_code"].str.startswith("61").sum())
    page.check("[name=own]")
    assert (count(page), state(page)) == (int((figures["region_code"] == "610000").sum()), "?region=610000&own=1")
    page.uncheck("[name=own]")
    page.select_option("#explorer-place", "611000")
    assert (count(page), state(page)) == (int((figures["region_code"] == "611000").sum()), "?region=611000")


def test_words_are_found_in_names_regions_and_words_as_stated(open_page: Open) -> None:
    page = load(open_page(PATH))
    page.fill("#explorer-text", "商洛 收入")
    rows = lines(page).all_inner_texts()
    assert rows
    assert all("商洛" in row and "收入" in row for row in rows)
    page.fill("#explorer-text", "没有发生返贫致贫")
    assert lines(page).count() == count(page) == 1


def test_a_word_lies_within_one_text_whatever_its_width_and_size(open_page: Open) -> None:
    page = open_page(PATH)
    find = "word => [...new LedgerTexts(['ＡB', '', 'cd ab', 'DE']).find(word)]"
    assert [page.evaluate(find, word) for word in ("ab", "bc", "d", "de")] == [
        [1, 0, 1, 0],
        [0, 0, 0, 0],
        [0, 0, 1, 1],
        [0, 0, 0, 1],
    ]
    assert page.evaluate("LedgerTexts.words(' Ａb\\0 c ')") == ["ab", "c"]


def test_lines_that_come_later_are_those_of_the_last_choice(open_page: Open) -> None:
    page = load(open_page(PATH))
    script = """field => ["2022", "", "2022"].forEach(year => {
      field.value = year; field.dispatchEvent(new Event("input", { bubbles: true })); })"""
    page.locator("#explorer-year").evaluate(script)
    assert count(page) > 50
    assert all("2022" in text for text in lines(page).all_inner_texts())


def test_a_verdict_is_on_every_row_that_it_finds(open_page: Open) -> None:
    page = load(open_page(PATH))
    page.select_option("#explorer-verdict", "truncated")
    assert count(page) > 0
    assert lines(page).locator(".l-verdict--truncated").count() == count(page)


def test_the_address_brings_everything_back(open_page: Open) -> None:
    page = open_page(f"{PATH}?text=收入&region=611000&theme=livelihoods&sort=-value")
    page.wait_for_selector("#explorer-table.dataTable")
    chosen = page.evaluate("Object.fromEntries(new FormData(document.getElementById('explorer')))")
    expected = {"text": "收入", "province": "610000", "place": "611000", "theme": "livelihoods"}
    assert {name: value for name, value in chosen.items() if value} == expected
    assert page.locator("th[data-sort=value]").get_attribute("aria-sort") == "descending"
    assert state(page) == "?text=收入&region=611000&theme=livelihoods&sort=-value"


def test_back_and_forward_go_from_choice_to_choice(open_page: Open) -> None:
    page = load(open_page(PATH))
    whole = count(page)
    page.select_option("#explorer-year", "2022")
    year = count(page)
    page.locator("#explorer-text").press_sequentially("收入")
    both = count(page)
    assert both < year < whole
    page.go_back()
    assert (count(page), page.input_value("#explorer-text"), state(page)) == (year, "", "?year=2022")
    page.go_back()
    assert (count(page), page.input_value("#explorer-year"), state(page)) == (whole, "", "")
    page.go_forward()
    page.go_forward()
    assert (count(page), page.input_value("#explorer-text")) == (both, "收入")


def test_values_are_in_order_within_their_unit(open_page: Open, figures: pd.DataFrame) -> None:
    page = load(open_page(f"{PATH}?indicator=rural-income"))
    head = page.locator("th[data-sort=value]")
    found = read_figures("indicators", "rural-income")
    common = figures["unit"].value_counts()
    rows = [(-common[row["unit"]], row["value"]) for row in found]
    assert len({row["unit"] for row in found}) > 1
    head.get_by_role("button").press("Enter")
    expect(page).to_have_url(re.compile("sort=value$"))
    assert head.get_attribute("aria-sort") == "ascending"
    assert numbers(page) == [value for _, value in sorted(rows)][:50]
    head.click()
    expect(page).to_have_url(re.compile("sort=-value$"))
    assert head.get_attribute("aria-sort") == "descending"
    assert numbers(page) == [value for _, value in sorted(rows, key=lambda row: (row[0], -row[1]))][:50]


def test_a_head_that_is_pressed_before_the_data_are_there_sorts(open_as: Callable[..., Page]) -> None:
    page = open_as(PATH, has_touch=True)
    page.locator("th[data-sort=period]").tap()
    expect(page.locator("th[data-sort=period]")).to_have_attribute("aria-sort", "ascending")


def test_pages_are_turned_and_can_be_sent(open_page: Open) -> None:
    page = open_page(PATH)
    page.click("[data-do=rest]")
    expect(page.locator("#explorer-count")).to_contain_text("51–100")
    expect(page.get_by_role("region", name="登记的数")).to_be_focused()
    first = page.locator(ROWS).first.inner_text()
    page.reload()
    expect(page.locator("#explorer-count")).to_contain_text("51–100")
    assert (page.locator(ROWS).first.inner_text(), state(page)) == (first, "?page=2")
    page.get_by_role("link", name="上一页").click()
    expect(page.locator("#explorer-count")).to_contain_text("1–50")


def test_an_empty_result_says_what_to_change(open_page: Open) -> None:
    page = load(open_page(f"{PATH}?year=2022"))
    year = count(page)
    page.fill("#explorer-text", "火星")
    assert page.locator("#explorer-table").is_hidden()
    assert count(page) == 0
    page.locator("#explorer-empty").get_by_role("button", name="去掉 “火星”").click()
    assert (count(page), page.input_value("#explorer-text")) == (year, "")
    assert page.locator("#explorer-table").is_visible()


def test_filters_are_listed_taken_away_and_cleared(open_page: Open) -> None:
    page = load(open_page(f"{PATH}?theme=funds&status=result"))
    buttons = page.locator("#explorer-active button")
    assert buttons.all_inner_texts() == ["资金、项目和资产", "实际完成"]
    page.get_by_role("button", name="去掉 实际完成").click()
    assert state(page) == "?theme=funds"
    page.get_by_role("button", name="清除条件").click()
    assert (state(page), page.locator("#explorer-active").is_hidden()) == ("", True)
    assert page.locator("#explorer-text").evaluate("field => field === document.activeElement")


def test_indicators_follow_the_theme(open_page: Open) -> None:
    page = load(open_page(f"{PATH}?indicator=rural-income"))
    page.select_option("#explorer-theme", "funds")
    assert (page.input_value("#explorer-indicator"), state(page)) == ("", "?theme=funds")


def test_the_count_is_announced_once_typing_stops(open_page: Open) -> None:
    page = load(open_page(PATH))
    page.fill("#explorer-text", "收入")
    assert page.get_by_role("status").inner_text() == ""
    expect(page.get_by_role("status")).to_have_text(page.locator("#explorer-count").inner_text())


def test_the_file_holds_what_is_shown(open_page: Open) -> None:
    page = load(open_page(f"{PATH}?region=611000&theme=funds"))
    with page.expect_download() as started:
        page.get_by_role("button", name="下载 CSV").click()
    content = Path(started.value.path()).read_bytes()
    assert content.startswith("\ufeff指标,地区,数值,原文字样,时段,状态,证据,验算,figure_id,".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["指标"] for row in rows] == [
        re.split(r"\n|商洛市", text)[0].strip() for text in lines(page).locator("th").all_text_contents()
    ]
    [funds] = [row for row in rows if row["figure_id"] == "shangluo-2022-linking-funds-invested"]
    assert funds["page"].endswith("/zh/receipts/shangluo-2022.html#shangluo-2022-linking-funds-invested")
    assert [funds[name] for name in ("数值", "value", "unit_id", "region_code")] == [
        "19.1 亿元",
        "1910000000",
        "cny",
        "611000",
    ]


def test_no_cell_of_the_file_runs_and_no_number_changes(open_page: Open) -> None:
    page = load(open_page(PATH))
    texts = ["=1+1", "@SUM(A1)", "-3.5", "-3.5%", "+5", "-甲", "＝1", 'a"b', "a,b", "甲"]
    column = {"keys": [""], "names": [""], "codes": [0] * len(texts)}
    stated = {"keys": texts, "names": texts, "codes": list(range(len(texts)))}
    amount = {**column, "units": [0], "unit_ids": [""], "digits": [""]}
    names = ("region", "indicator", "breakdown", "period", "status", "evidence", "verdict")
    receipt = {"pages": ["receipts/a.html"], "codes": column["codes"]}
    data: dict[str, Any] = dict.fromkeys(names, column) | {"amount": amount, "stated": stated, "receipt": receipt}
    script = """data => { const rows = new LedgerRows(data);
      return rows.write(rows.find({ text: "", sort: "" }), [], () => "") }"""
    written = page.evaluate(script, {**data, "figures": texts, "noted": []})
    cells = [line[3] for line in list(csv.reader(io.StringIO(written)))[1:]]
    assert cells == ["'=1+1", "'@SUM(A1)", "-3.5", "-3.5%", "+5", "'-甲", "'＝1", 'a"b', "a,b", "甲"]


def test_the_address_is_copied(open_as: Callable[..., Page]) -> None:
    page = load(open_as(f"{PATH}?year=2022", permissions=["clipboard-read", "clipboard-write"]))
    page.get_by_role("button", name="复制网址").click()
    expect(page.get_by_role("status")).to_have_text("网址已复制")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_filters_fold_away_on_phones(open_page: Open) -> None:
    page = open_page(PATH, **PHONE)
    assert page.locator("#explorer-theme").is_hidden()
    page.locator("summary", has_text="筛选条件").press("Enter")
    page.select_option("#explorer-theme", "funds")
    expect(page.locator("#explorer-active button")).to_have_text("资金、项目和资产")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_without_scripts_the_first_rows_and_a_way_to_the_rest(open_as: Callable[..., Page]) -> None:
    page = open_as(PATH, java_script_enabled=False)
    assert page.locator(ROWS).count() == 50
    assert page.locator("#explorer").is_hidden()
    expect(page.locator("noscript p")).to_contain_text("前 50 个")
    assert page.get_by_role("link", name="全部数据").first.get_attribute("href") == "data.html"


def test_it_works_from_a_disk(browser: Browser) -> None:
    page = browser.new_page()
    page.goto((SITE / PATH).as_uri())
    load(page)
    page.select_option("#explorer-theme", "funds")
    assert 0 < count(page) < 5000
    assert state(page) == "?theme=funds"
    page.close()


@pytest.mark.parametrize("name", ["index.js", "610000-1.js"])
def test_data_that_do_not_arrive_are_told_and_asked_for_again(browser: Browser, site: str, name: str) -> None:
    page = browser.new_page()
    page.route(f"**/explorer/{name}", lambda route: route.abort())
    page.goto(f"{site}/{PATH}")
    page.fill("#explorer-text", "收入")
    expect(page.locator("#explorer-count")).to_contain_text("数据没有取到")
    page.unroute(f"**/explorer/{name}")
    page.fill("#explorer-text", "收入 ")
    expect(page.locator("#explorer-count")).to_contain_text("找到")
    page.close()


def open_large(browser: Browser, site: str, path: str = PATH) -> tuple[Page, list[str]]:
    """The explorer where no more than 300 figures are fetched at once; what it fetches."""
    page, asked = browser.new_page(), list[str]()
    index = (SITE / "zh" / "explorer" / "index.js").read_text(encoding="utf-8")
    assert '"most":1500' in index
    page.route("**/explorer/index.js", lambda route: route.fulfill(body=index.replace('"most":1500', '"most":300')))
    page.on("request", lambda request: asked.append(request.url.rpartition("/explorer/")[2]))
    page.goto(f"{site}/{path}")
    return load(page), asked


def parts(asked: list[str]) -> list[str]:
    """The provinces whose figures were fetched."""
    return sorted(name[:6] for name in asked if re.fullmatch(r"\d{6}-\d+\.js", name))


def test_of_a_large_ledger_a_part_is_looked_through_and_then_the_next(
    browser: Browser, site: str, figures: pd.DataFrame
) -> None:
    page, asked = open_large(browser, site)
    note, total = page.locator("#explorer-partial"), len(figures)
    looked = int(figures["region_code"].str[:2].isin({code[:2] for code in parts(asked)}).sum())
    assert 0 < looked <= 300
    expect(page.locator("#explorer-count")).to_contain_text(f"查过的 {looked} 个数里有 {looked} 个")
    expect(note).to_contain_text(f"还有 {total - looked} 个没有查")
    before = parts(asked)
    note.get_by_role("button", name="接着查").click()
    expect(note).not_to_contain_text(f"还有 {total - looked} 个没有查")
    assert len(parts(asked)) > len(before)
    while note.is_visible():
        left = note.inner_text()
        note.get_by_role("button", name="接着查").click()
        expect(note).not_to_have_text(left)
    expect(page.locator("#explorer-count")).to_contain_text(f"共 {total} 个数")
    assert page.eval_on_selector_all(ROWS, TELL) == open_whole(browser, site)
    page.close()


def open_whole(browser: Browser, site: str) -> object:
    """The first rows where all figures were fetched at once."""
    page = browser.new_page()
    page.goto(f"{site}/{PATH}")
    lines(load(page))
    told = page.eval_on_selector_all(ROWS, TELL)
    page.close()
    return told


def test_of_a_large_ledger_a_region_is_fetched_when_it_is_chosen(
    browser: Browser, site: str, figures: pd.DataFrame
) -> None:
    page, asked = open_large(browser, site)
    assert "610000" not in parts(asked)
    page.select_option("#explorer-province", "610000")
    expect(page.locator("#explorer-active button")).to_have_text(["陕西省"])
    expected = int(figures["region_code"].str.startswith("61").sum())
    expect(page.locator("#explorer-count")).to_contain_text(f"找到 {expected} 个数")
    assert page.locator("#explorer-partial").is_hidden()
    assert page.locator("#explorer-place option").count() > 1
    assert "610000" in parts(asked)
    page.go_back()
    expect(page.locator("#explorer-partial")).to_be_visible()
    page.close()


def test_of_a_large_ledger_an_address_fetches_what_it_asks_for(browser: Browser, site: str) -> None:
    page, asked = open_large(browser, site, f"{PATH}?region=611000&theme=funds")
    assert parts(asked) == ["610000"]
    assert page.input_value("#explorer-place") == "611000"
    assert state(page) == "?region=611000&theme=funds"
    page.close()
