"""A whole project made of the example package: what a build needs, in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.audit.facts import establish
from scripts.checks.assurance import summarise_evidence
from scripts.exports.holdings import Holdings
from scripts.languages import list_languages
from scripts.ledger.packages import load_package, load_texts
from scripts.pages.catalogue import Site
from scripts.pages.publication import Publication
from scripts.paths import ROOT
from scripts.words import load_words


def make_project(package: Path) -> Path:
    """The package with the site's configuration and hand-written pages put beside its tables."""
    for language in list_languages():
        shutil.copy(ROOT / language.config, package)
    shutil.copytree(ROOT / "docs", package / "docs")
    return package


def make_site(package: Path, language: str = "zh") -> Site:
    """The site of a package in one language, its texts read."""
    ledger, texts = load_package(package), load_texts(package / "texts")
    return Site(establish(ledger), summarise_evidence(ledger, texts), load_words(language))


def make_publication(site: Site) -> Publication:
    """The pages of a site, with what each offers to take."""
    return Publication(site, Holdings(site.facts))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
