"""The review page as a clerk uses it: two years of an invented county, and a server that dies in the middle."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scripts.paths import ROOT
from tools.walk_review import FIRST, NEXT, Clerk, make_project, paste, say_outcomes, take_over

SERVE = """
import sys
from pathlib import Path
from scripts import draft_commands
from scripts.settings import Settings
root = Path(sys.argv[1])
settings = Settings(sources=root / "texts", named=False, language="en")
draft_commands.review(root, settings, sys.argv[2], no_browser=True)
"""


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A page as wide as a clerk's."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@contextmanager
def serving(root: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The review page of the first report in a process of its own, and its address."""
    command = [sys.executable, "-c", SERVE, str(root), FIRST.source_id]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        said = iter(server.stdout)
        address = next(word for line in said for word in line.split() if word.startswith("http://127.0.0.1"))
        try:
            yield server, address
        finally:
            server.kill()


def test_two_reports_are_taken_over_and_the_second_answers_the_first(desk: Page, tmp_path: Path) -> None:
    settings = make_project(tmp_path)
    for document in (FIRST, NEXT):
        told, counted = take_over(desk, tmp_path, settings, document)
        assert f"{len(document.truths)} 个数和原文一致" in told
        most = int(counted.partition("most for one ")[2].partition(";")[0])
        assert most <= 3, counted
    assert say_outcomes(tmp_path) == [f"{FIRST.source_id}-employed-persons-2: met"]


def test_what_was_decided_outlives_a_server_that_is_killed(desk: Page, tmp_path: Path) -> None:
    paste(tmp_path, make_project(tmp_path), FIRST)
    with serving(tmp_path) as (_, address):
        desk.goto(address)
        desk.wait_for_selector(".card")
        Clerk(desk, FIRST).decide_some(4)
        left = desk.inner_text("#left")
    with serving(tmp_path) as (_, address):
        desk.goto(address)
        desk.wait_for_selector(".card")
        assert desk.inner_text("#left") == left
        assert desk.inner_text(".stated") == list(FIRST.truths)[4]
        desk.keyboard.press("z")
        Clerk(desk, FIRST).wait_for_change("#left", left)
