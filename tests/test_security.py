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


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ('<meta http-equiv="refresh" content="0; url=https://example.org/">', "refresh"),
        ('<meta http-equiv="refresh" content="0; url=zh/index.html">', "refresh"),
        ("<META HTTP-EQUIV=ReFresh content=1>", "refresh"),
        ('<meta http-equiv="set-cookie" content="a=b">', "set-cookie"),
        ("<svg><meta http-equiv=refresh></svg>", "refresh"),
    ],
)
def test_what_no_policy_forbids_is_named(markup: str, name: str) -> None:
    assert faults(HEAD + markup).startswith(f"zh/a.html: [policy] A meta element '{name}' stands in the page: '<meta")


@pytest.mark.parametrize(
    ("target", "is_fine"),
    [("zh/index.html", True), ("https://example.org/index.html", False), ("//x/index.html", False), ("zh", False)],
)
def test_the_root_page_leads_to_a_language_and_nowhere_else(target: str, is_fine: bool) -> None:
    document = f'{HEAD}<meta http-equiv="refresh" content="0; url={target}">'
    assert bool(list(check_markup("index.html", document, LexborHTMLParser(document)))) != is_fine


@pytest.mark.parametrize(
    "head",
    [
        "<title>x</title>",
        '<meta http-equiv="Content-Security-Policy" content="default-src *">',
        f'<script src="a.js"></script><meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        f'<base href="/"><meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        f'<meta charset="utf-8"><link rel="x"><meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        f'<meta name="x" content="{POLICY}">',
    ],
)
def test_a_page_that_does_not_begin_with_its_policy_is_named(head: str) -> None:
    assert faults(f"<!doctype html><html><head>{head}</head>").startswith(
        "zh/a.html: [policy] The page does not begin its head with a Content-Security-Policy."
    )


def test_the_policy_may_follow_the_encoding() -> None:
    assert faults(HEAD.replace("<head>", '<head><meta charset="utf-8">')) == ""
