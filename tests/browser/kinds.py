"""Kinds of page, found from the built files: a new folder of pages is tested from the day it is there.

The kind of a page is its path with the name of a data page put as ``*``: ``regions/*.html``, ``regions/index.html``,
``explorer.html``. What must be there is listed, so that a kind that went missing is a failure with a name.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path, PurePosixPath

from scripts.paths import ROOT

SITE = ROOT / "build" / "site"
LANGUAGES = ("zh", "en")
REQUIRED = (
    "index.html",
    "explorer.html",
    "compare.html",
    "arithmetic.html",
    "arithmetic/*.html",
    "targets.html",
    "targets/*.html",
    "updates.html",
    "data.html",
    "methods.html",
    "glossary.html",
    "about.html",
    "regions/index.html",
    "regions/*.html",
    "themes/index.html",
    "themes/*.html",
    "indicators.html",
    "indicators/*.html",
    "reports/index.html",
    "reports/*.html",
    "receipts/*.html",
    "charts/*.html",
)


def kind_of(path: str) -> str:
    """The kind of the page at ``path`` from the root of its language."""
    place = PurePosixPath(path)
    alone = len(place.parts) == 1 or place.name == "index.html"
    return path if alone else (place.parent / "*.html").as_posix()


def find_pages(language: str) -> dict[str, list[str]]:
    """Pages of a language by kind, the heaviest of each kind first. Paths start at the root of the site."""
    folder = SITE / language
    kinds: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for path in folder.rglob("*.html"):
        name = path.relative_to(folder).as_posix()
        kinds[kind_of(name)].append((-path.stat().st_size, f"{language}/{name}"))
    return {kind: [name for _, name in sorted(kinds[kind])] for kind in sorted(kinds)}


def heaviest(language: str, kind: str) -> str:
    """The page of a kind that holds most: what fits there fits everywhere. Fails with the kind's name if none is."""
    pages = find_pages(language)
    assert kind in pages, f"{language} has no page of the kind {kind}"
    return pages[kind][0]


def all_pages() -> list[str]:
    """Every page of the site, by its path from the root."""
    return sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))


def listed_kinds() -> list[tuple[str, str]]:
    """Each language with each kind that it must have or has."""
    return [(language, kind) for language in LANGUAGES for kind in sorted({*REQUIRED, *find_pages(language)})]


def sample(step: int) -> list[str]:
    """The heaviest and the lightest page of each kind, those outside the languages, and every ``step``-th of all."""
    ends = {pages[end] for language in LANGUAGES for pages in find_pages(language).values() for end in (0, -1)}
    outside = {path.name for path in SITE.glob("*.html")}
    return sorted(ends | outside | set(all_pages()[::step]))


def path_of(page: str) -> Path:
    """The file of a page."""
    return SITE / page
