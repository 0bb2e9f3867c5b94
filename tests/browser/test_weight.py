"""What a region page costs a reader on a mobile network: bytes as they travel, compressed, scrolled to the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.kinds import LANGUAGES, find_pages, path_of
from tests.browser.server import LOST, pack

FIRST, SECOND = 150_000, 60_000
PICTURE = re.compile(r'<img class="l-light" src="([^"]+)"')
SCROLL = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
    scrollTo(0, y);
    await new Promise(done => setTimeout(done, 60));
  }
}"""


def weight_on_disk(page: str) -> int:
    """A page and the pictures of its charts, compressed; 0 where there is no chart."""
    path = path_of(page)
    pictures = set(PICTURE.findall(path.read_text(encoding="utf-8")))
    return len(pack(path)) + sum(len(pack((path.parent / name).resolve())) for name in pictures) if pictures else 0


def regions_with_charts(language: str) -> list[str]:
    """Pages of regions that show charts, the heaviest first."""
    pages = [page for page in find_pages(language)["regions/*.html"] if weight_on_disk(page)]
    return sorted(pages, key=weight_on_disk, reverse=True)


@contextmanager
def weigh(page: Page) -> Iterator[dict[str, int]]:
    """Bytes of each address that the page loads meanwhile, headers included; what the cache gave is not there."""
    addresses: dict[str, str] = {}
    weights: dict[str, int] = {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def answered(event: dict[str, Any]) -> None:
        addresses[event["requestId"]] = event["response"]["url"]

    def loaded(event: dict[str, Any]) -> None:
        if event["encodedDataLength"]:  # an answer that came before the page was watched is counted by its id
            weights[addresses.get(event["requestId"], event["requestId"])] = int(event["encodedDataLength"])

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", loaded)
    yield weights
    session.detach()


def render(weights: dict[str, int]) -> str:
    """What came, a line each, and the sum."""
    lines = [f"{size:>8} {urlsplit(url).path}" for url, size in sorted(weights.items(), key=lambda item: -item[1])]
    return "\n".join(["", *lines, f"{sum(weights.values()):>8} in all"])


def read_to_the_end(page: Page, address: str) -> dict[str, int]:
    """Visit a page, scroll through it, and weigh what came. A worker would not be weighed, so there must be none."""
    with weigh(page) as weights:
        page.goto(address)
        page.evaluate(SCROLL)
        page.wait_for_load_state("networkidle")
    assert page.workers == []
    return weights


@pytest.mark.parametrize("language", LANGUAGES)
def test_regions_with_charts_are_light(open_page: Open, site: str, language: str) -> None:
    """The heaviest region first, with an empty cache; then the next, with what the first left in the cache."""
    first, second = regions_with_charts(language)[:2]
    page = open_page(LOST, width=390, height=844)
    cold, warm = read_to_the_end(page, f"{site}/{first}"), read_to_the_end(page, f"{site}/{second}")
    assert (sum(cold.values()) <= FIRST, sum(warm.values()) <= SECOND) == (True, True), render(cold) + render(warm)
