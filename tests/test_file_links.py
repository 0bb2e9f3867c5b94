"""Addresses from a file: relative or absolute, they lead to the same place."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from scripts.exports.file_links import Links

SITE = "https://ledger.example/base"


@pytest.mark.parametrize(
    ("path", "target", "relative"),
    [
        ("api/v1/index.json", "api/v1/regions.json", "regions.json"),
        ("api/v1/figures/a.json", "api/v1/index.json", "../index.json"),
        ("api/v1/figures/a.json", "zh/reports/b.html#c", "../../../zh/reports/b.html#c"),
        ("llms.txt", "zh/index.html", "zh/index.html"),
        ("data/catalog.ttl", "api/v1/", "../api/v1/"),
        ("data/catalog.ttl", "data/catalog", "catalog"),
    ],
)
def test_both_kinds_of_address_lead_to_the_same_place(path: str, target: str, relative: str) -> None:
    assert Links(path, "").link(target) == relative
    assert urljoin(f"{SITE}/{path}", relative) == Links(path, SITE).link(target) == f"{SITE}/{target}"


def test_pages_are_in_both_languages_or_in_none() -> None:
    links = Links("api/v1/index.json", "")
    assert links.pages("index.html") == {"page_zh": "../../zh/index.html", "page_en": "../../en/index.html"}
    assert links.pages(None) == {"page_zh": None, "page_en": None}
