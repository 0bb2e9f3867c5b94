"""Links of an assembled site: broken ones and files of other hosts are found, good ones are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.site import links
from scripts.site.cache import Cache
from scripts.site.links import check_site
from tests.telling import all_told

HEAD = (
    '<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'"></head><body>'
)


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + text, encoding="utf-8")


def test_good_links_give_no_finding(tmp_path: Path) -> None:
    write(
        tmp_path,
        "zh/a.html",
        '<h2 id="表"></h2><a href="b.html#x">b</a><a href="#表">c</a><a href="../d.csv">d</a>'
        '<a href="https://example.org/">e</a><img src="data:image/png;base64,"><a href="#__toc">f</a>',
    )
    write(tmp_path, "zh/b.html", '<p id="x"></p><a href="a.html#%E8%A1%A8">a</a><a href="./">home</a>')
    write(tmp_path, "zh/index.html", '<a href="a.html?q=1">a</a>')
    write(tmp_path, "d.csv", "")
    assert list(check_site(tmp_path)) == []


def test_bad_links_are_named(tmp_path: Path) -> None:
    write(
        tmp_path,
        "a.html",
        '<a href="c.html">c</a><a href="b.html#y">b</a><img alt="" src="//cdn.example/x.png">'
        '<link rel="stylesheet" href="https://fonts.example/f.css">'
        '<link rel="canonical" href="https://example.org/">',
    )
    write(tmp_path, "b.html", "")
    assert all_told(check_site(tmp_path)) == "\n".join(
        [
            "a.html: [remote-asset] The page loads '//cdn.example/x.png' from another host.",
            "    fix: Take the file from an installed package at build time.",
            "a.html: [remote-asset] The page loads 'https://fonts.example/f.css' from another host.",
            "    fix: Take the file from an installed package at build time.",
            "a.html: [broken-link] The page links to 'c.html', which is not there.",
            "    fix: Correct the link, or restore what it names.",
            "a.html: [broken-anchor] The page links to 'b.html#y', and the page there has no such id.",
            "    fix: Correct the part after #, or restore the row that it names.",
            "4 findings",
        ]
    )


def test_an_id_that_stands_twice_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a.html", '<p id="x"></p><p class="y" id="x"></p><a name="x"></a>')
    assert all_told(check_site(tmp_path)) == (
        "a.html: [duplicate-id] The id 'x' stands 2 times on the page.\n"
        "    fix: Give one of the rows another identifier.\n1 finding"
    )


def test_a_page_that_is_the_same_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, parse = tmp_path / "site", LexborHTMLParser
    parsed: list[str] = []

    def watch(document: str) -> LexborHTMLParser:
        parsed.append(document)
        return parse(document)

    monkeypatch.setattr(links, "LexborHTMLParser", watch)
    write(site, "a.html", '<a href="b.html#x">b</a>')
    write(site, "b.html", '<p id="x"></p>')
    for _ in range(2):
        assert list(check_site(site, Cache(tmp_path / "cache", ""))) == []
    assert len(parsed) == 2
    write(site, "b.html", '<p id="y"></p>')
    found = [finding.rule for finding in check_site(site, Cache(tmp_path / "cache", ""))]
    assert (found, len(parsed)) == (["broken-anchor"], 3)


def test_a_page_with_a_fault_is_told_each_time(tmp_path: Path) -> None:
    write(tmp_path / "site", "a.html", '<p id="x" onclick="y"></p>')
    for _ in range(2):
        assert [item.rule for item in check_site(tmp_path / "site", Cache(tmp_path / "cache", ""))] == ["policy"]
