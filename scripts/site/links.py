"""Checks of the assembled site: every link leads somewhere, nothing comes from another host, no markup is forbidden.

Pages are read one after the other and parsed once; of each only its ids are kept, and of all links each goal once.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.findings import Finding, file_fault
from scripts.site.cache import Cache
from scripts.site.security import check_markup
from scripts.site.staging import list_files

REMOTE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
LOADING = ("img", "script", "iframe", "source")
LOADED_RELATIONS = {"stylesheet", "icon", "preload", "preconnect", "dns-prefetch", "manifest"}
LINKS = "a[href], link[href], img[src], script[src], iframe[src], source[src], source[srcset]"
LOST = "404.html"
"""A host shows it at any depth: its links start at the site's path and cannot be followed here."""


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The ids of one page and its links: path and id of each goal, and how it is written.

    ``mark`` is the hash of the page.
    """

    mark: str
    ids: Sequence[str]
    goals: Sequence[Sequence[str]]


@dataclass(slots=True)
class Pages:
    """What is kept of the pages: the ids of each, and of each goal of a link who first named it.

    A goal is a path and an id, "" for the whole; ``targets`` are links that were resolved, by the folder of their page.
    """

    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    goals: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    targets: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)


def check_site(folder: Path, cache: Cache | None = None) -> Iterator[Finding]:
    """A link names a file of the site and an id on its page; scripts, pictures and styles come from the site itself.

    A page that was read without a fault, and is the same, is not parsed again: ``cache`` has what it held.
    """
    files, pages = set(list_files(folder)), Pages()
    names = sorted((name for name in files if name.endswith(".html")), key=posixpath.split)
    for place, group in groupby(names, posixpath.dirname):
        key = cache.key(b"links", place.encode()) if cache else ""
        earlier = _recall(cache, key) if cache else {}
        now: dict[str, PageLinks] = {}
        for name in group:
            yield from _read_page(folder, name, pages, earlier, now)
        if cache and list(now.values()) != list(earlier.values()):
            record = {name: (page.mark, page.ids, page.goals) for name, page in now.items()}
            cache.keep(key, (json.dumps(record).encode(),))
    yield from _check_goals(files, pages)


def _recall(cache: Cache, key: str) -> dict[str, PageLinks]:
    """The pages of a folder as they were read before, by name."""
    (packed,) = cache.take(key) or (b"{}",)
    return {name: PageLinks(mark, ids, goals) for name, (mark, ids, goals) in json.loads(packed).items()}


def _read_page(
    folder: Path, name: str, pages: Pages, earlier: Mapping[str, PageLinks], now: dict[str, PageLinks]
) -> Iterator[Finding]:
    """Add a page to ``pages``, and to those that are right ``now``; what is wrong with it."""
    content = (folder / name).read_bytes()
    mark, page = sha256(content).hexdigest(), earlier.get(name)
    if page is None or page.mark != mark:
        document = content.decode()
        tree = LexborHTMLParser(document)
        page = PageLinks(mark, _list_ids(tree), _list_goals(name, tree, pages))
        faults = [*check_markup(name, document, tree), *_check_ids(name, page.ids), *_check_hosts(name, tree)]
        yield from faults
        if not faults:
            now[name] = page
    else:
        now[name] = page
    pages.ids[name] = frozenset(page.ids)
    for path, anchor, target in page.goals:
        pages.goals.setdefault((path, anchor), (name, target))


def _list_ids(tree: LexborHTMLParser) -> list[str]:
    """The ids of a page, and after them the names of its places that have none."""
    ids = [node.attributes["id"] or "" for node in tree.css("[id]")]
    return [*ids, *sorted({node.attributes["name"] or "" for node in tree.css("a[name]")} - set(ids))]


def _check_ids(name: str, ids: Sequence[str]) -> Iterator[Finding]:
    """An id stands once on a page, or links to it are ambiguous."""
    for anchor, count in sorted(Counter(ids).items()):
        if count > 1:
            yield file_fault(name, "duplicate-id", id=anchor, count=count)


def _list_links(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    for node in tree.css(LINKS):
        attributes = node.attributes
        yield node, (attributes.get("href") or attributes.get("src") or attributes.get("srcset") or "").strip()


def _check_hosts(name: str, tree: LexborHTMLParser) -> Iterator[Finding]:
    """A page loads nothing from another host."""
    for node, target in _list_links(tree):
        is_style = node.tag == "link" and LOADED_RELATIONS & set((node.attributes.get("rel") or "").split())
        if REMOTE.match(target) and (node.tag in LOADING or is_style) and not target.startswith("data:"):
            yield file_fault(name, "remote-asset", target=target)


def _list_goals(name: str, tree: LexborHTMLParser, pages: Pages) -> list[list[str]]:
    """Each goal of a page once, with the first link to it. The lost page has none that could be followed."""
    goals: dict[tuple[str, str], str] = {}
    folder = posixpath.dirname(name)
    for _, target in _list_links(tree) if posixpath.basename(name) != LOST else ():
        if target[:1] in ("", "#", "?"):
            goals.setdefault(_resolve(name, target), target)
        elif not REMOTE.match(target):
            if (folder, target) not in pages.targets:
                pages.targets[folder, target] = _resolve(name, target)
            goals.setdefault(pages.targets[folder, target], target)
    return [[path, anchor, target] for (path, anchor), target in goals.items()]


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
