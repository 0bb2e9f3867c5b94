"""Checks of the assembled site: every link leads somewhere, and nothing is loaded from another host."""

from __future__ import annotations

import html
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from scripts.findings import Finding

ID = re.compile(r'\s(?:id|name)="([^"]+)"')
OWN_ID = re.compile(r'\sid="([^"]+)"')
LINK = re.compile(r'<(a|link|img|script|iframe|source)\b[^>]*?\s(?:href|src)="([^"]*)"')
LOADING = ("img", "script", "iframe", "source")
REMOTE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
LOADED_RELATIONS = re.compile(r'rel="(?:stylesheet|icon|preload|preconnect|dns-prefetch|manifest)"')


def check_links(folder: Path) -> Iterator[Finding]:
    """A link names a file of the site and an id on its page; scripts, pictures and styles come from the site itself."""
    pages = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    anchors = {name: set(map(html.unescape, ID.findall(text))) for name, text in pages.items()}
    for name in sorted(pages):
        yield from _check_ids(name, pages[name])
        if posixpath.basename(name) != "404.html":
            yield from _check_page(name, pages[name], files, anchors)


def _check_ids(name: str, text: str) -> Iterator[Finding]:
    """An id stands once on a page, or links to it are ambiguous."""
    for anchor, count in sorted(Counter(OWN_ID.findall(text)).items()):
        if count > 1:
            yield Finding(
                name,
                0,
                "",
                "duplicate-id",
                f"The id {html.unescape(anchor)!r} stands {count} times on the page.",
                "Give one of the rows another identifier.",
            )


def _check_page(name: str, text: str, files: set[str], anchors: dict[str, set[str]]) -> Iterator[Finding]:
    for match in LINK.finditer(text):
        tag, target = match[1], html.unescape(match[2])
        if REMOTE.match(target):
            loaded = tag in LOADING or (tag == "link" and LOADED_RELATIONS.search(match[0]))
            if loaded and not target.startswith("data:"):
                yield Finding(
                    name,
                    0,
                    "",
                    "remote-asset",
                    f"The page loads {target!r} from another host.",
                    "Take the file from an installed package at build time.",
                )
            continue
        yield from _check_target(name, target, files, anchors)


def _check_target(name: str, target: str, files: set[str], anchors: dict[str, set[str]]) -> Iterator[Finding]:
    path, _, anchor = target.partition("#")
    path = unquote(path.partition("?")[0])
    goal = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if path.endswith("/") or goal == ".":
        goal = posixpath.normpath(posixpath.join(goal, "index.html"))
    if goal not in files:
        yield Finding(
            name,
            0,
            "",
            "broken-link",
            f"The page links to {target!r}, which is not there.",
            "Correct the link, or restore what it names.",
        )
    elif anchor and goal in anchors and unquote(anchor) not in anchors[goal] and not anchor.startswith("__"):
        yield Finding(
            name,
            0,
            "",
            "broken-anchor",
            f"The page links to {target!r}, and the page there has no such id.",
            "Correct the part after #, or restore the row that it names.",
        )
