"""A whole project made of the example package: what a build needs, in a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from scripts.artefacts import Artefact
from scripts.audit.facts import establish
from scripts.checks.assurance import summarise_evidence
from scripts.exports.holdings import Holdings
from scripts.languages import list_languages
from scripts.ledger.packages import load_package, load_texts
from scripts.ledger.versions import load_releases
from scripts.pages.catalogue import Site
from scripts.pages.kinds import page_artefacts
from scripts.pages.rendering import Page
from scripts.pages.slots import split_slots
from scripts.paths import ROOT
from scripts.words import load_words


def make_project(package: Path) -> Path:
    """The package with the site's configuration and hand-written pages put beside its tables."""
    for language in list_languages():
        shutil.copy(ROOT / language.config, package)
    shutil.copytree(ROOT / "docs", package / "docs")
    return package


def make_site(package: Path, language: str = "zh", address: str = "", kept: Path | None = None) -> Site:
    """The site of a package in one language, its texts read, after the releases in the folder ``kept``.

    ``address``: where it will stand.
    """
    ledger, texts = load_package(package), load_texts(package / "texts")
    holdings = Holdings(establish(ledger), address, tuple(load_releases(kept, package)))
    return Site(holdings, summarise_evidence(ledger, texts), load_words(language))


def read_pages(artefacts: Iterable[Artefact[Any]]) -> dict[str, Page]:
    """The pages among artefacts as they are made, by their address within the language."""
    pages = {}
    for artefact in artefacts:
        for path in artefact.paths:
            if path.endswith(".md"):
                (content,) = artefact.make()
                address = path.partition("/")[2].removesuffix(".md") + ".html"
                pages[address] = Page(address, *split_slots(content.decode()))
    return pages


def make_pages(site: Site) -> dict[str, Page]:
    """Every page of a site that MkDocs renders or that is cut, by its address."""
    return read_pages(page_artefacts(site))


def head(page: Page) -> dict[str, Any]:
    """The front matter of a page."""
    return dict(yaml.safe_load(page.markdown.split("---\n")[1]))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
