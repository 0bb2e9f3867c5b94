"""Checks of the assembled site: every link leads somewhere, nothing comes from another host, no markup is forbidden.

Pages are read one after the other and parsed once; of each only its ids are kept, and of all links each goal once.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from scripts.findings import Finding, file_fault
from scripts.site.security import check_markup
from scripts.site.staging import list_files

REMOTE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
LOADING = ("img", "script", "iframe", "source")
LOADED_RELATIONS = {"stylesheet", "icon", "preload", "preconnect", "dns-prefetch", "manifest"}
LINKS = "a[href], link[href], img[src], script[src], iframe[src], source[src], source[srcset]"
LOST = "404.html"
"""A host shows it at any depth: its links start at the site's path and cannot be followed here."""


@dataclass(slots=True)
class Pages:
    """What is kept of the pages: the ids of each, and of each goal of a link who first named it.

    A goal is a path and an id, "" for the whole; ``seen`` are links that were resolved, by the folder of their page.
    """

    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    goals: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)


def check_site(folder: Path) -> Iterator[Finding]:
    """A link names a file of the site and an id on its page; scripts, pictures and styles come from the site itself."""
    files, pages = set(list_files(folder)), Pages()
    for name in sorted(name for name in files if name.endswith(".html")):
        document = (folder / name).read_text(encoding="utf-8")
        tree = LexborHTMLParser(document)
        yield from check_markup(name, document, tree)
        yield from _read_ids(name, tree, pages)
        if posixpath.basename(name) != LOST:
            yield from _read_links(name, tree, pages)
    yield from _check_goals(files, pages)


def _read_ids(name: str, tree: LexborHTMLParser, pages: Pages) -> Iterator[Finding]:
    """An id stands once on a page, or links to it are ambiguous."""
    ids = Counter(node.attributes["id"] or "" for node in tree.css("[id]"))
    names = {node.attributes["name"] or "" for node in tree.css("a[name]")}
    pages.ids[name] = frozenset({*ids, *names})
    for anchor, count in sorted(ids.items()):
        if count > 1:
            yield file_fault(name, "duplicate-id", id=anchor, count=count)


def _read_links(name: str, tree: LexborHTMLParser, pages: Pages) -> Iterator[Finding]:
    folder = posixpath.dirname(name)
    for node in tree.css(LINKS):
        attributes = node.attributes
        target = (attributes.get("href") or attributes.get("src") or attributes.get("srcset") or "").strip()
        if REMOTE.match(target):
            is_style = node.tag == "link" and LOADED_RELATIONS & set((attributes.get("rel") or "").split())
            if (node.tag in LOADING or is_style) and not target.startswith("data:"):
                yield file_fault(name, "remote-asset", target=target)
        elif target.startswith("#"):
            pages.goals.setdefault((name, target[1:]), (name, target))
        elif (folder, target) not in pages.seen:
            pages.seen.add((folder, target))
            pages.goals.setdefault(_resolve(name, target), (name, target))


def _resolve(name: str, target: str) -> tuple[str, str]:
    """The path and the id that a link on the page ``name`` leads to."""
    path, _, anchor = target.partition("#")
    path = unquote(path.partition("?")[0])
    goal = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if path.endswith("/") or goal == ".":
        goal = posixpath.normpath(posixpath.join(goal, "index.html"))
    return goal, anchor


def _check_goals(files: set[str], pages: Pages) -> Iterator[Finding]:
    for (path, anchor), (name, target) in pages.goals.items():
        if path not in files:
            yield file_fault(name, "broken-link", target=target)
        elif anchor and path in pages.ids and not anchor.startswith("__") and unquote(anchor) not in pages.ids[path]:
            yield file_fault(name, "broken-anchor", target=target)
