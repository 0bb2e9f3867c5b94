"""Pages cut from a frame: the same bytes as MkDocs would have made, without its work."""

from __future__ import annotations

import pytest

from scripts.pages.rendering import Front, cut_front
from scripts.site.cut_pages import BODY, CutPage, cut_page, is_cut, read_cut_page, render_frame

PAGE = CutPage("receipts/a.md", "甲 &lt;乙&gt;", "丙 &amp; 丁", "", "<h1>甲</h1>\nreceipts/frame.html")
TEXT = cut_front(Front("receipts/a.html", "甲 <乙>", "receipts/", "丙 & 丁")) + (
    "\n<!--ledger:body-->\n<h1>甲</h1>\nreceipts/frame.html\n<!--/ledger:body-->\n"
)


def test_pages_of_some_folders_are_cut_but_not_their_lists() -> None:
    paths = ("receipts/a.html", "charts/b.md", "charts/index.md", "regions/1.html", "receipts.html")
    assert [is_cut(path) for path in paths] == [True, True, False, False, False]


def test_a_page_is_read_from_its_markdown() -> None:
    assert read_cut_page("receipts/a.md", TEXT) == PAGE


def test_the_frame_has_the_front_matter_of_the_page_with_marks_for_its_own() -> None:
    assert render_frame(PAGE, TEXT) == (
        "---\ntitle: \ue000\ndescription: \ue001\nsection: receipts/\nbare: true\nsearch:\n  exclude: true\n"
        "hide:\n- navigation\n- toc\n---\n\n"
        "<!--ledger:body-->\n<!--ledger:body-of-frame-->\n<!--/ledger:body-->\n"
    )


def test_a_page_is_its_frame_with_its_own_put_in() -> None:
    frame = f'<title>\ue000</title><meta content="\ue001"><a href="../en/receipts/frame.html"></a>{BODY}'
    assert cut_page(frame, PAGE) == (
        '<title>甲 &lt;乙&gt;</title><meta content="丙 &amp; 丁"><a href="../en/receipts/a.html"></a>'
        "<h1>甲</h1>\nreceipts/frame.html"
    )


def test_a_frame_has_one_place_for_the_body() -> None:
    with pytest.raises(ValueError, match=r"receipts/frame\.md has 0 places for a body"):
        cut_page("<p></p>", PAGE)
