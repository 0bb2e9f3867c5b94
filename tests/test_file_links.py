"""Addresses in files: relative to the file, or whole."""

from __future__ import annotations

from scripts import addresses
from scripts.exports.file_links import Links

PATH = "api/v1/reports/qinghe-2023.json"


def test_without_an_address_links_are_relative_to_their_file() -> None:
    links = Links(PATH, "")
    assert links.to(addresses.api("index.json")) == "../index.json"
    assert links.to(addresses.data_file("latest.json")) == "../../../data/latest.json"
    assert Links("llms.txt", "").to(addresses.data_file("latest.json")) == "data/latest.json"


def test_with_an_address_links_are_whole() -> None:
    assert Links(PATH, "https://e.org/x").to(addresses.api("index.json")) == "https://e.org/x/api/v1/index.json"


def test_a_page_is_named_in_every_language() -> None:
    assert Links(PATH, "").pages(addresses.receipt("q", "f")) == {
        "page_zh": "../../../zh/receipts/q.html#f",
        "page_en": "../../../en/receipts/q.html#f",
    }
