"""The policy of a page: hashes of its own scripts, and nothing else allowed; what it would forbid stops the build."""

from __future__ import annotations

import base64
import hashlib

import pytest

from scripts.findings import LedgerError, render_findings
from scripts.site.security import check_markup, secure

HEAD = '<!doctype html><html><head><meta charset="utf-8">'
SHUT = "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"


def digest(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def content(*hashes: str) -> str:
    scripts = " ".join(["'self'", *hashes])
    return f"content=\"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; {SHUT}\""


def test_the_policy_is_the_first_thing_after_the_charset() -> None:
    meta = f'<meta http-equiv="Content-Security-Policy" {content()}>'
    assert secure("a.html", f"{HEAD}<title>中</title>") == f"{HEAD}\n{meta}<title>中</title>"


def test_inline_scripts_are_named_by_their_hashes_once_and_sorted() -> None:
    page = f"{HEAD}<script>甲()</script><script>b()</script><script>甲()</script>"
    assert content(*sorted([digest("甲()"), digest("b()")])) in secure("a.html", page)


@pytest.mark.parametrize(
    "block",
    [
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": "<b onclick=x>"}</script>',
        "<script type='application/ld+json'>{}</script>",
        "<!-- <script>a()</script> -->",
        "<script></script>",
    ],
)
def test_data_files_and_comments_need_no_hash(block: str) -> None:
    assert content() in secure("a.html", HEAD + block)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>style=&quot;x&quot; onclick=y javascript:z</p>",
        '<a title="a > b, style = plain" href="x.html">x</a>',
        '<p data-style="x" class="on">x</p>',
        '<a href="b.html?style=x&amp;on=y">x</a>',
        "<script>a.style = 'x'</script>",
    ],
)
def test_words_and_other_attributes_are_no_faults(markup: str) -> None:
    assert list(check_markup("a.html", markup)) == []


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ('<p style="color: red">', "The attribute 'style'"),
        ("<P STYLE='x'>", "The attribute 'STYLE'"),
        ("<img src=x onerror=y>", "The attribute 'onerror'"),
        ('<svg><g title="a>b" onload="x()"></g></svg>', "The attribute 'onload'"),
        ('<a href="JavaScript:x()">', "A javascript: link"),
        ('<a href="&#106;ava&#10;script:x()">', "A javascript: link"),
        ("<style>p { color: red }</style>", "A style element"),
    ],
)
def test_what_the_policy_forbids_stops_the_build(markup: str, what: str) -> None:
    with pytest.raises(LedgerError) as stopped:
        secure("zh/a.html", HEAD + markup)
    assert render_findings(stopped.value.findings).startswith(f"zh/a.html: [policy] {what} stands in the page")


def test_a_page_without_a_charset_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match=r"^a\.html does not begin"):
        secure("a.html", "<html></html>")
