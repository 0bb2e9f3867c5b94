"""The page of recipes: the newest release stands in its lines, and the address of the site where it is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.pages import recipes
from tests.project import make_site, read_pages


@pytest.mark.parametrize(
    ("address", "site", "note"),
    [
        ("", "网站", '<p data-place="网站">“网站”换成本站的网址。</p>'),
        ("https://example.org/ledger", "https://example.org/ledger", ""),
    ],
)
def test_lines_are_ready_to_be_copied(example: Path, address: str, site: str, note: str) -> None:
    page = read_pages(recipes.artefacts(make_site(example, "zh", address)))["recipes.html"]
    assert f'    site, version = "{site}", "2024.2.1"\n' in page.markdown
    assert f'    curl --location "{site}/data/latest.json"\n' in page.markdown
    assert page.slots["address"].strip() == note
    assert not {"SITE", "VERSION"} & set(page.markdown.replace('"', " ").replace("/", " ").split())
