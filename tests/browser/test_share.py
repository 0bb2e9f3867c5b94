"""Pictures to press and hold: those of the build, and those that a browser draws without anything of the phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

SIZE = "image => [image.naturalWidth, image.naturalHeight > 300]"


def drawn(page: Page, place: str) -> str:
    """What the picture that is made of ``place`` says, as its text; it must be twice as fine as a phone is wide."""
    page.locator(f"{place} .l-make").click()
    picture = page.locator(f"{place} img.l-card")
    expect(picture).to_be_visible()
    assert picture.evaluate(SIZE) == [1200, True]
    assert (picture.get_attribute("src") or "").startswith("data:image/png")
    return picture.get_attribute("alt") or ""


def test_a_sentence_of_a_place_becomes_a_picture(open_page: Open) -> None:
    page = open_page("zh/regions/611000.html", width=390)
    assert not page.evaluate("'share' in navigator && Boolean(navigator.share)")
    said = drawn(page, ".l-story dd:nth-of-type(1)")
    for part in (
        "商洛市",
        "资金和项目",
        "19.1 亿元",
        "与存档原文一致",
        "乡村振兴公开账",
        "/zh/regions/611000.html#story",
    ):
        assert part in said
    page.locator(".l-story dd:nth-of-type(1) .l-make").click()
    expect(page.locator("img.l-card")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("zh/receipts/shangluo-2022.html#shangluo-2022-agricultural-parks", ("152 个园区", "2022 年底", "新闻网站")),
        ("en/receipts/shangluo-2022.html#shangluo-2022-agricultural-parks", ("152 parks", "News site")),
    ],
)
def test_a_receipt_becomes_a_picture(open_page: Open, path: str, parts: tuple[str, ...]) -> None:
    page = open_page(path, width=390)
    said = drawn(page, "article:target")
    for part in (*parts, path):
        assert part in said


def test_a_core_figure_has_a_picture_without_a_script(open_page: Open) -> None:
    page = open_page("zh/receipts/shangluo-2022.html#shangluo-2022-cleared-households", width=390)
    address = page.locator("article:target a[href$='.png']").evaluate("link => link.href")
    expect(page.locator("article:target .l-make")).to_have_count(0)
    answer = page.request.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
