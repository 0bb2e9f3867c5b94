"""The policy of the pages in a browser that keeps to it: what came in with data could not run, load or send."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Open
from tests.browser.kinds import all_pages, heaviest, path_of

META = re.compile(r'<meta charset="utf-8"\s*/?>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
LOOSE = re.compile(r"unsafe|\*|https?:|blob:")
WATCH = "document.addEventListener('securitypolicyviolation', event => window.stopped.push(event.effectiveDirective))"
ATTACKS = {
    "script-src-attr": "<img src='data:,' onerror='window.harmed = true'>",
    "style-src-attr": "<p style='display: none'>x</p>",
    "style-src-elem": "<style>body { display: none }</style>",
    "img-src": "<img src='https://elsewhere.example/x.png'>",
    "frame-src": "<iframe src='https://elsewhere.example/'></iframe>",
}
STOPPED = ("Content Security Policy", "elsewhere.example")
INSERT = """async text => {
  document.body.insertAdjacentHTML('beforeend', text);
  await new Promise(done => setTimeout(done, 200));
}"""
INLINE = """() => {
  const script = document.createElement('script');
  script.textContent = 'window.harmed = true';
  document.body.append(script);
}"""


def test_every_page_carries_the_policy_before_anything_else() -> None:
    bare = []
    for page in all_pages():
        found = META.findall(path_of(page).read_text(encoding="utf-8"))
        if len(found) != 1 or not found[0].startswith("default-src 'none'; ") or LOOSE.search(found[0]):
            bare.append(page)
    assert bare == []


@pytest.mark.parametrize("directive", ATTACKS)
def test_markup_that_slipped_in_is_stopped(open_page: Open, directive: str) -> None:
    page = open_page(heaviest("zh", "regions/*.html"), expected=STOPPED)
    page.evaluate(f"window.stopped = []; window.harmed = false; {WATCH}")
    page.evaluate(INSERT, ATTACKS[directive])
    assert page.evaluate("[window.harmed, window.stopped]") == [False, [directive]]


def test_a_script_that_slipped_in_is_stopped(open_page: Open) -> None:
    page = open_page(heaviest("zh", "regions/*.html"), expected=STOPPED)
    page.evaluate("window.harmed = false")
    page.evaluate(INLINE)
    assert page.evaluate("window.harmed") is False
