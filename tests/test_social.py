"""Pictures for shared links: right size, small, same bytes, and what they say."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from scripts.findings import LedgerError
from scripts.pages.catalogue import Site
from scripts.pages.social import TITLE, Card, artefacts, lay_card, list_cards, pack_card
from tests.marks import letters, texts
from tests.project import make_site
from tests.taken import extend, make


@pytest.fixture
def site(example: Path) -> Site:
    return make_site(extend(example))


def said(card: Card) -> list[str]:
    return texts(lay_card(card, "账"))


def test_the_site_its_archived_documents_and_its_regions_have_one(site: Site) -> None:
    assert [card.path for card in list_cards(site)] == [
        "social/index.png",
        "social/reports/qinghe-2023.png",
        "social/regions/990000.png",
        "social/regions/999001.png",
    ]


def test_a_picture_has_the_size_that_is_asked_for_and_is_small(site: Site) -> None:
    pictures = make(artefacts(site))
    assert list(pictures) == [f"zh/{card.path}" for card in list_cards(site)]
    for path, content in pictures.items():
        picture = Image.open(io.BytesIO(content))
        assert (picture.format, picture.size, len(content) < 40_000) == ("PNG", (1200, 630), True), path


def test_the_same_card_gives_the_same_bytes(site: Site) -> None:
    assert make(artefacts(site)) == make(artefacts(site))


def test_what_a_picture_says(site: Site) -> None:
    card = next(card for card in list_cards(site) if card.path == "social/regions/999001.png")
    assert said(card) == [
        "账",
        "青禾县：登记的数字和做法",
        "登记了 12 个数，每个都有出处",
        "政府报过的数，一笔一笔对回原文",
    ]


def test_a_long_title_becomes_smaller_and_loses_nothing() -> None:
    title = "在全省巩固拓展脱贫攻坚成果暨学习运用经验推进乡村全面振兴工作会议上的讲话和几点具体要求说明"
    lines = [mark for mark in letters(lay_card(Card("a.png", title, "", (), ""), "账")) if mark.text in title]
    assert "".join(mark.text for mark in lines) == title
    assert all(mark.size < TITLE.size for mark in lines)


def test_a_character_that_the_font_lacks_stops_the_build() -> None:
    with pytest.raises(LedgerError, match="has no glyph"):
        pack_card(Card("a.png", "\U0001f33e", "", (), ""), "账")
