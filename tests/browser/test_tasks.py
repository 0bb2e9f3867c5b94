"""Thirty-one things that readers come for, done on a phone from the first page: all but two in three taps at most.

A tap is a touch of a link, a box, a button or a line of a list; typing and scrolling are none. Nothing is touched that
such a reader does not see: a task goes by the words on the page, not by what its maker knows of it.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

MOST_TAPS, LEAST_DONE = 3, 29


class Reader:
    """Someone with a phone, whose taps are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def tap(self, selector: str, text: str = "") -> None:
        """Touch the first thing in sight that fits."""
        self.page.locator(selector).filter(has_text=text, visible=True).first.click()
        self.taps += 1

    def find(self, place: str) -> None:
        """Look for a place in the box of the first page, and take the first that is offered."""
        self.tap("#find")
        self.page.keyboard.type(place)
        self.tap("#find-list [role=option]")

    def search(self, words: str) -> None:
        """Search the site, and take the first hit."""
        self.tap(".l-opens-search")
        self.page.locator(".md-search__input").fill(words)
        self.tap(".md-search-result__link")

    def see(self, text: str, selector: str = "main") -> None:
        """Something is to be read, without another tap."""
        expect(self.page.locator(selector).filter(has_text=text, visible=True).first).to_be_visible()


def money_of_a_city(reader: Reader) -> None:
    reader.find("商洛")
    reader.see("投入财政衔接资金 19.1 亿元", ".l-story")


def people_still_at_risk(reader: Reader) -> None:
    reader.find("shangluo")
    reader.see("其余 3,608 户 11,001 人", ".l-story")


def income_beside_province_and_nation(reader: Reader) -> None:
    reader.find("商洛市")
    reader.see("同年全省 14,277 元，全国 14,342 元", ".l-story")


def whether_targets_were_kept(reader: Reader) -> None:
    reader.find("靖边")
    reader.tap("#targets > summary")
    reader.see("等后续报告", "#targets")


def what_the_report_does_not_give(reader: Reader) -> None:
    reader.find("商洛")
    reader.tap("summary", "没有给出的主要指标")
    reader.see("衔接资金支出率", "details[open]")


def where_a_number_stands(reader: Reader) -> None:
    reader.search("6,314")
    reader.see("6314户", "article:target mark")


def what_a_term_means(reader: Reader) -> None:
    reader.search("衔接资金")
    reader.see("财政为衔接脱贫攻坚和乡村振兴安排的补助资金")


def what_a_term_means_where_it_stands(reader: Reader) -> None:
    reader.find("商洛")
    reader.tap("main summary", "消除风险")
    reader.see("监测对象的风险被认定为已经消除", ".l-hints")


def a_county_without_a_report(reader: Reader) -> None:
    reader.find("南漳")
    reader.see("还没有登记“南漳县”", ".l-combo-more")
    reader.see("怎样让它的报告登记进来", ".l-combo-more")


def a_picture_to_send_on(reader: Reader) -> None:
    reader.find("绥化")
    reader.tap("button", "存图")
    reader.see("长按图片", ".l-story")


def what_was_changed(reader: Reader) -> None:
    reader.tap(".l-sections a", "更新")
    reader.see("我们登记错的", "main")


def how_to_report_an_error(reader: Reader) -> None:
    reader.find("商洛")
    reader.tap("a", "发现错了怎么办")
    reader.see("是哪一个数，哪里不对，依据是什么")


def who_keeps_it(reader: Reader) -> None:
    reader.tap(".l-sections a", "关于")
    reader.see("谁在维护")


def money_of_the_centre(reader: Reader) -> None:
    reader.see("1,650", ".l-table")
    reader.tap("main a", "看全国的全部数字")
    reader.see("1,770", ".l-table")


def what_the_marks_mean(reader: Reader) -> None:
    reader.see("原文那个位置正是这几个字", ".l-marks")


def the_whole_ledger(reader: Reader) -> None:
    reader.tap("main a", "下载全部数据")
    with reader.page.expect_download() as download:
        reader.tap("a[href$='.zip']")
    assert download.value.suggested_filename.endswith(".zip")


def how_to_cite_a_figure(reader: Reader) -> None:
    reader.find("靖边")
    reader.tap("main a", "8,416 万元")
    reader.see("靖边县，截至 2023 年 6 月 14 日，下达或争取到的衔接资金：8,416 万元", "article:target cite")


def which_reports_are_held(reader: Reader) -> None:
    reader.tap(".l-sections a", "数据")
    reader.tap(".l-under a", "报告")
    reader.see("笃行致远践初心")


def which_sums_do_not_agree(reader: Reader) -> None:
    reader.tap(".l-sections a", "关于")
    reader.tap(".l-under a", "验算")
    reader.tap("main td a", "1")
    reader.see("与算式有出入", ".l-check")


def only_the_targets_of_one_year(reader: Reader) -> None:
    reader.tap(".l-sections a", "目标")
    reader.tap("main a", "陕西省")
    reader.tap("main input[type=search]")
    reader.page.keyboard.type("2023")
    reader.see("脱贫劳动力转移就业人数 4,200 人", ".l-targets")
    expect(reader.page.locator(".l-targets li").filter(has_text="2025 年，没写期限", visible=True)).to_have_count(0)


def a_chart_to_download(reader: Reader) -> None:
    reader.find("商洛")
    reader.tap("main a", "下载和嵌入")
    reader.see("SVG")


def places_side_by_side(reader: Reader) -> None:
    reader.tap(".l-sections a", "数据")
    reader.tap(".l-under a", "比较")
    reader.tap("main a", "农村居民人均可支配收入")
    reader.see("20,133")


def what_a_number_counts(reader: Reader) -> None:
    reader.find("商洛")
    reader.tap("main a", "累计监测对象")
    reader.see("不能和什么比")


def the_county_next_door(reader: Reader) -> None:
    reader.find("洛南")
    reader.see("商洛市", ".l-combo-more")


def how_far_to_trust_it(reader: Reader) -> None:
    reader.find("商洛")
    reader.tap("main a", "6,314 户")
    reader.see("没核：事情本身", ".l-receipts")


def letters_too_small_to_read(reader: Reader) -> None:
    reader.tap(".l-size")
    expect(reader.page.locator("html.l-large")).to_have_count(1)


def a_county_from_the_list_of_places(reader: Reader) -> None:
    reader.tap(".l-sections a", "地区")
    reader.find("绥化")
    reader.see("8.27 亿元", ".l-story")


def whether_tap_water_came_as_announced(reader: Reader) -> None:
    reader.tap(".l-sections a", "目标")
    reader.tap("main a", "全国")
    reader.see("农村自来水普及率 88%", ".l-targets")


def the_same_page_for_a_friend_abroad(reader: Reader) -> None:
    reader.find("商洛")
    reader.tap(".l-tools a")
    reader.see("CNY 1.91 billion", ".l-story")


def wells_that_nobody_drinks_from(reader: Reader) -> None:
    """Its indicator stands in a folded part of the list, which the hit opens."""
    reader.search("水窖")
    reader.see("4,007")


def how_many_toilets_are_sanitary(reader: Reader) -> None:
    reader.search("卫生厕所普及率")
    reader.see("77")


TASKS: tuple[Callable[[Reader], None], ...] = (
    money_of_a_city,
    people_still_at_risk,
    income_beside_province_and_nation,
    whether_targets_were_kept,
    what_the_report_does_not_give,
    where_a_number_stands,
    what_a_term_means,
    what_a_term_means_where_it_stands,
    a_county_without_a_report,
    a_picture_to_send_on,
    what_was_changed,
    how_to_report_an_error,
    who_keeps_it,
    money_of_the_centre,
    what_the_marks_mean,
    the_whole_ledger,
    how_to_cite_a_figure,
    which_reports_are_held,
    which_sums_do_not_agree,
    only_the_targets_of_one_year,
    a_chart_to_download,
    places_side_by_side,
    what_a_number_counts,
    the_county_next_door,
    how_far_to_trust_it,
    letters_too_small_to_read,
    a_county_from_the_list_of_places,
    whether_tap_water_came_as_announced,
    the_same_page_for_a_friend_abroad,
    wells_that_nobody_drinks_from,
    how_many_toilets_are_sanitary,
)


def test_thirty_one_tasks_on_a_phone(open_page: Open) -> None:
    taps = {}
    for task in TASKS:
        reader = Reader(open_page("zh/index.html", width=390, height=844))
        task(reader)
        taps[task.__name__] = reader.taps
    assert len(taps) == 31
    assert sum(count <= MOST_TAPS for count in taps.values()) >= LEAST_DONE, taps
