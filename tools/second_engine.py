"""Builds the sources of the last build with Zensical and with MkDocs, and lists how the pages differ.

python -m tools.second_engine. Both get the Markdown of ``build/docs`` with one plain configuration: Zensical runs no
hooks, so frames, slots and the index of the search are left out on both sides.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from scripts.languages import list_languages
from scripts.paths import ROOT
from scripts.site.staging import list_files
from tools.engines import COMMANDS, copy_pages

ENGINES = ("material", "zensical")
Read = Callable[[LexborHTMLParser], list[str]]


def read_words(page: LexborHTMLParser) -> list[str]:
    """The words of the article."""
    article = page.css_first("article")
    return article.text(separator=" ").split() if article else []


def read_title(page: LexborHTMLParser) -> list[str]:
    """The title."""
    title = page.css_first("title")
    return [title.text()] if title else []


def read_anchors(page: LexborHTMLParser) -> list[str]:
    """The ids within the article, to which links lead; without those of the theme."""
    return [node.attributes["id"] or "" for node in page.css("article [id]:not([id^=__])")]


def read_links(page: LexborHTMLParser) -> list[str]:
    """Where the links of the article lead."""
    return [node.attributes["href"] or "" for node in page.css("article a[href]")]


PARTS: Mapping[str, Read] = {"title": read_title, "words": read_words, "ids": read_anchors, "links": read_links}


def list_differences(one: Path, other: Path) -> Iterator[str]:
    """Pages that one site has alone, and for each part of a page how many differ, with the first place of the first."""
    mine, theirs = ({name for name in list_files(site) if name.endswith(".html")} for site in (one, other))
    if alone := sorted(mine ^ theirs):
        yield f"{len(alone)} pages are on one side only: {', '.join(alone[:5])}"
    shared = sorted(mine & theirs)
    pages = {name: [LexborHTMLParser((site / name).read_bytes()) for site in (one, other)] for name in shared}
    for part, read in PARTS.items():
        found = [(name, read(first), read(second)) for name, (first, second) in pages.items()]
        found = [(name, first, second) for name, first, second in found if first != second]
        yield f"{part}: {len(found)} of {len(shared)} pages differ{_first(*found[0]) if found else ''}"


def _first(name: str, first: list[str], second: list[str]) -> str:
    at = next((at for at, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]), None)
    at = min(len(first), len(second)) if at is None else at
    return f"; first {name}: {first[at : at + 1]} and {second[at : at + 1]}"


def main() -> int:
    """Build each language twice and print the differences; 1 where Zensical makes no site of the sources."""
    for language in list_languages():
        pages = ROOT / "build" / "docs" / language.code
        if not pages.is_dir():
            raise SystemExit("there are no sources yet: nox -s build")
        with tempfile.TemporaryDirectory() as folder:
            for engine in ENGINES:
                copy_pages(pages, Path(folder) / engine, engine)
                quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
                run = subprocess.run(COMMANDS[engine], cwd=Path(folder) / engine, env=quiet, check=False)  # noqa: S603
                if run.returncode:
                    print(f"{language.code}: {engine} stops with {run.returncode}")  # noqa: T201 - a command prints
                    return 1
            one, other = (Path(folder) / engine / "site" for engine in ENGINES)
            print(f"{language.code}:", *list_differences(one, other), sep="\n  ")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
