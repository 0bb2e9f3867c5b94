"""The system's Chromium, the built site on loopback, and a page that notes every fault while it is used."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.kinds import SITE
from tests.browser.server import serve
from tests.browser.watching import watch

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "Chromium is missing: on Debian and Ubuntu install it with `apt-get install --no-install-recommends chromium`. "
    "No test in a browser has run."
)
UNBUILT = "There is no site to test: build it with `nox -s build`."
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Open = Callable[..., Page]


def find_chromium() -> str | None:
    """The system's Chromium, under whichever name it goes."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """How many pages the crawl passes over."""
    parser.addoption("--crawl-step", type=int, default=20, help="open every Nth page of the site (1: all)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium continuous integration stops; elsewhere the tests are skipped, and the summary says so."""
    if not SITE.is_dir():
        raise pytest.UsageError(UNBUILT)
    if find_chromium():
        return
    if os.environ.get("CI"):
        raise pytest.UsageError(MISSING)
    for item in items:
        item.add_marker(pytest.mark.skip(reason=MISSING))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The loud line."""
    if not find_chromium():
        terminalreporter.section("BROWSER TESTS WERE SKIPPED", red=True, bold=True)
        terminalreporter.line(MISSING, red=True, bold=True)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The installed Chromium, told to make no request of its own."""
    return {**browser_type_launch_args, "executable_path": find_chromium(), "args": list(QUIET)}


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Address of the built site, without a slash at the end."""
    with serve(SITE) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Open]:
    """Open ``path`` in a new window of ``width``; the test fails where any of its pages raised a fault.

    ``path`` starts at the root of the site; faults that hold one of the ``expected`` texts do not count.
    """
    opened: list[tuple[BrowserContext, list[str]]] = []

    def start(path: str, width: int = 1440, height: int = 900, expected: Iterable[str] = ()) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height})
        page = context.new_page()
        opened.append((context, watch(page, site, expected)))
        page.goto(f"{site}/{path}")
        return page

    yield start
    faults = [fault for context, found in opened for fault in found]
    for context, _ in opened:
        context.close()
    assert faults == []
