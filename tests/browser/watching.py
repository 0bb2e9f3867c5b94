"""What must never happen while a page is used: a foreign request, an error, a missing file, a broken policy.

And how to wait on a page that forbids evaluation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Page

PATIENCE, PAUSE = 10_000, 25
LEFT = "net::ERR_ABORTED"
"""A request that ended because the page was left."""


def until(page: Page, condition: str, value: Any = None) -> None:
    """Wait until a condition in JavaScript holds; Playwright's own way to wait would break the policy of the pages."""
    for _ in range(PATIENCE // PAUSE):
        if page.evaluate(condition, value):
            return
        page.wait_for_timeout(PAUSE)
    raise AssertionError(f"{page.url}: waited in vain for {condition}")


def watch(page: Page, address: str, expected: Iterable[str] = ()) -> list[str]:
    """A list that grows by one line for each fault of the page from now on; only ``address`` may be asked.

    Faults that hold one of the ``expected`` texts are what a test is about, and not noted.
    """
    faults: list[str] = []

    def note(text: str) -> None:
        if not any(part in text for part in expected):
            faults.append(f"{page.url.removeprefix(address)}: {text}")

    def asked(url: str) -> None:
        if not url.startswith((f"{address}/", "data:", "blob:", "about:")):
            note(f"asks {url}")

    def failed(url: str, why: str | None) -> None:
        if why != LEFT:
            note(f"{url} failed: {why}")

    page.on("request", lambda request: asked(request.url))
    page.on("requestfailed", lambda request: failed(request.url, request.failure))
    page.on("response", lambda answer: note(f"{answer.url} is {answer.status}") if answer.status >= 400 else None)
    page.on("console", lambda said: note(f"console: {said.text}") if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: note(f"error: {error}"))
    return faults
