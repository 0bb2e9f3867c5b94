"""The policy of a page: nothing but own files; what it would forbid is a fault."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.site.security import check_markup, render_policy
from tests.telling import all_told

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'self'"
)
HEAD = f'<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="{POLICY}"></head>'


def faults(document: str) -> str:
    return all_told(check_markup("zh/a.html", document, LexborHTMLParser(document)))


def test_a_page_may_load_own_files_and_nothing_else() -> None:
    assert render_policy() == POLICY


@pytest.mark.parametrize(
    "markup",
    [
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": "<b onclick=x>"}</script>',
        "<script type='application/ld+json'>{}</script>",
        "<!-- <script>a()</script> -->",
        "<p>style=&quot;x&quot; onclick=y javascript:z</p>",
        '<a title="a > b, style = plain" href="x.html">x</a>',
        '<p data-style="x" class="on">x</p>',
        '<a href="b.html?style=x&amp;on=y">x</a>',
    ],
)
def test_files_data_comments_and_words_are_no_faults(markup: str) -> None:
    assert faults(HEAD + markup) == ""


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ('<p style="color: red">', "The attribute 'style'"),
        ("<P STYLE='x'>", "The attribute 'style'"),
        ("<img src=x onerror=y>", "The attribute 'onerror'"),
        ("<img/onerror=y>", "The attribute 'onerror'"),
        ("<b title='x'ONCLICK\n=y>", "The attribute 'onclick'"),
        ('<svg><g title="a>b" onload="x()"></g></svg>', "The attribute 'onload'"),
        ('<a href="JavaScript:x()">', "A javascript: link"),
        ('<a href="&#106;ava&#10;script:x()">', "A javascript: link"),
        ('<form action=" javascript:x()">', "A javascript: link"),
        ('<button formaction="javascript:x()">', "A javascript: link"),
        ('<svg><a xlink:href="javascript:x()"></a></svg>', "A javascript: link"),
        ("<style>p { color: red }</style>", "A style element"),
        ("<script>a()</script>", "A script"),
        ("<script></script>", "A script"),
        ('<script type="module">a()</script>', "A script"),
    ],
)
def test_what_the_policy_forbids_is_named(markup: str, what: str) -> None:
    assert faults(HEAD + markup).startswith(
        f"zh/a.html: [policy] {what} stands in the page, which its policy forbids: '<"
    )


def test_a_page_without_a_policy_is_named() -> None:
    assert faults("<!doctype html><title>x</title>").startswith(
        "zh/a.html: [policy] The page has no Content-Security-Policy in its head."
    )
