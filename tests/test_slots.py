"""A page as one file: its Markdown with the HTML of its slots."""

from __future__ import annotations

import pytest

from scripts.pages.slots import embed_slots, fill_slots, split_slots

MARKDOWN = "# a\n\n<!--ledger:b-->\n\nc\n\n<!--ledger:d-->\n"
TEXT = "# a\n\n<!--ledger:b-->\n<p>\\1</p>\n<p>2</p>\n<!--/ledger:b-->\n\nc\n\n<!--ledger:d-->\n\n<!--/ledger:d-->\n"
SLOTS = {"b": "<p>\\1</p>\n<p>2</p>", "d": ""}


def test_slots_go_in_and_come_out_as_they_were() -> None:
    assert embed_slots("p", MARKDOWN, SLOTS) == TEXT
    assert split_slots(TEXT) == (MARKDOWN, SLOTS)


def test_slots_are_filled_one_to_one() -> None:
    assert fill_slots("p", "<p>1</p><!--ledger:a-->", {"a": "<b>\\1</b>"}) == "<p>1</p><b>\\1</b>"


@pytest.mark.parametrize("document", ["", "<!--ledger:a--><!--ledger:a-->", "<!--ledger:b-->"])
def test_a_slot_that_does_not_match_is_an_error(document: str) -> None:
    with pytest.raises(ValueError, match=r"^p: marks .* do not match slots \['a'\]"):
        fill_slots("p", document, {"a": ""})
    with pytest.raises(ValueError, match=r"^p: marks .* do not match slots \['a'\]"):
        embed_slots("p", document, {"a": ""})


def test_what_has_no_end_is_no_slot() -> None:
    text = "<!--ledger:a-->\n<!--ledger:b-->\n<p>\n<!--/ledger:b-->\n<!--ledger:c-->\n<!--/ledger:c-->"
    assert split_slots(text) == ("<!--ledger:a-->\n<!--ledger:b-->\n<!--ledger:c-->\n<!--/ledger:c-->", {"b": "<p>"})
