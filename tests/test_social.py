"""Pictures for shared links: right size, small, same bytes, and what they say."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from scripts.charts.lines import text_width
from scripts.pages.catalogue import Site
from scripts.pages.social import ALONE, INK, INNER, TITLE, VALUE, Card, artefacts, lay_card, list_cards, pack_card
from tests.project import make_site
from tests.taken import extend, make
from tests.telling import refuses


@pytest.fixture
def site(example: Path) -> Site:
    return make_site(extend(example))


def test_the_site_its_archived_documents_themes_and_regions_have_one(site: Site) -> None:
    assert [path for path, _ in list_cards(site)] == [
        "social/index.png",
        "social/reports/qinghe-2023.png",
        "social/themes/monitoring.png",
        "social/themes/guarantees.png",
        "social/themes/funds.png",
        "social/themes/construction.png",
        "social/regions/990000.png",
        "social/regions/999001.png",
    ]


def test_a_core_figure_of_an_archived_document_has_one_of_its_own(example: Path) -> None:
    path = example / "data/reference/indicators.csv"
    text = path.read_text(encoding="utf-8")
    first = next(row for row in text.splitlines() if row.startswith("linking-funds,"))
    path.write_text(text.replace(first, f"{first.removesuffix(',')},1"), encoding="utf-8")
    cards = dict(list_cards(make_site(example, address="https://example.org")))
    card = cards["social/figures/qinghe-2023-funds.png"]
    assert card == Card(
        name="乡村振兴公开账",
        title="青禾县 · 投入的衔接资金",
        subtitle="与存档原文一致 · 青禾县乡村振兴局 · 政府网站",
        figures=(("1.6 亿元", "2023 年 · 实际完成", ""),),
        foot="https://example.org/zh/receipts/qinghe-2023.html#qinghe-2023-funds",
    )
    assert max(line.face.size for line in lay_card(card)) == ALONE.size


def test_a_picture_has_the_size_that_is_asked_for_and_is_small(site: Site) -> None:
    pictures = make(artefacts(site))
    assert list(pictures) == [f"zh/{path}" for path, _ in list_cards(site)]
    for path, content in pictures.items():
        picture = Image.open(io.BytesIO(content))
        assert (picture.format, picture.size, len(content) < 30_000) == ("PNG", (1200, 630), True), path


def test_the_same_card_gives_the_same_bytes(site: Site) -> None:
    assert make(artefacts(site)) == make(artefacts(site))


def test_what_a_picture_says(site: Site) -> None:
    card = dict(list_cards(site))["social/regions/999001.png"]
    assert [line.text for line in lay_card(card)] == [
        site.words("home.title"),
        site.words("region.title", name="青禾县"),
        site.words("social.region", n=12),
        site.words("home.headline"),
    ]


def test_a_long_title_becomes_smaller_and_loses_nothing() -> None:
    title = "在全省巩固拓展脱贫攻坚成果暨学习运用经验推进乡村全面振兴工作会议上的讲话和几点具体要求说明"
    lines = [line for line in lay_card(Card("账", title, "", (), "")) if line.text in title]
    assert "".join(line.text for line in lines) == title
    assert all(line.face.size < TITLE.size for line in lines)


def test_figures_stand_side_by_side_with_name_and_period() -> None:
    card = Card("账", "题", "", (("1,620 户", "监测对象", "2022 年"), ("3 个", "项目", "2023 年")), "脚")
    lines = list(lay_card(card))[2:-1]
    assert [line.text for line in lines] == ["1,620 户", "监测对象", "2022 年", "3 个", "项目", "2023 年"]
    assert [line.baseline for line in lines[:3]] == sorted(line.baseline for line in lines[3:])
    assert {line.x for line in lines[:3]} == {INNER[0]}
    assert lines[3].x > INNER[0] + text_width("1,620 户", VALUE)


def test_a_picture_is_drawn_in_the_inks_of_a_light_page() -> None:
    picture = Image.open(io.BytesIO(pack_card(Card("账", "题", "", (("1", "甲", "乙"),), "脚")))).convert("RGB")
    count = {colour: count for count, colour in picture.getcolors() or ()}
    assert all(count[ImageColor.getrgb(INK[ink])] > 50 for ink in ("page", "header", "ink", "link", "strong-rule"))
    assert picture.getpixel((0, 0)) == picture.getpixel((1199, 13)) == ImageColor.getrgb(INK["header"])
    assert picture.getpixel((0, 629)) == (255, 255, 255)


def test_a_character_that_the_font_lacks_stops_the_build() -> None:
    with refuses("has no glyph"):
        pack_card(Card("账", "\U0001f33e", "", (), ""))
