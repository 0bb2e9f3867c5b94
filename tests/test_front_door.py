"""The root page leads to the first language; the lost page finds its way home from any depth."""

from __future__ import annotations

import pytest

from scripts.site.front_door import front_door_artefacts, pack_front_door
from tests.taken import make


def test_the_root_leads_to_the_first_language() -> None:
    page = pack_front_door(["zh", "en"], "")["index.html"].decode()
    assert '<html lang="zh-CN">' in page
    assert '<meta http-equiv="refresh" content="0; url=zh/index.html">' in page
    assert '<p><a href="en/index.html" lang="en">Open Revitalization Ledger</a></p>' in page


def test_both_stand_at_the_root_of_the_site() -> None:
    address = "https://example.org/led"
    assert make(front_door_artefacts(["zh", "en"], address)) == pack_front_door(["zh", "en"], address)


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("", "/zh/index.html"),
        ("https://example.org", "/zh/index.html"),
        ("https://example.org/led/", "/led/zh/index.html"),
    ],
)
def test_the_lost_page_starts_at_the_path_of_the_site(address: str, home: str) -> None:
    page = pack_front_door(["zh", "en"], address)["404.html"].decode()
    assert f'没有这一页，地址可能写错了。 <a href="{home}">乡村振兴公开账</a>' in page
