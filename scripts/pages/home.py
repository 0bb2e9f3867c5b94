"""The first page: what this is, what is in it, national series, the newest reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.pages.account_pages import account_lines
from scripts.pages.catalogue import NEWEST, Site
from scripts.pages.places import SCRIPTS
from scripts.pages.rendering import Front, PageInputs


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the first page shows. ``counts``: figures checked and numerals accounted for."""

    front: Front
    counts: Mapping[str, int]
    provinces: tuple[Mapping[str, Any], ...]
    reports: tuple[Mapping[str, Any], ...]
    cited: Mapping[str, int]
    charts: tuple[Mapping[str, Any], ...]
    lines: Mapping[str, Any]


def artefacts(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The page."""
    yield site.page("home.md", addresses.home(), lambda: describe_home(site))


def describe_home(site: Site) -> HomePage:
    """What the first page shows."""
    words = site.words
    front = Front(
        path=addresses.home().path,
        title=words("home.title"),
        description=words("home.lede"),
        image="social/index.png",
        toc=False,
        scripts=SCRIPTS,
    )
    return HomePage(
        front=front,
        counts={name: sum(item[name] for item in site.evidence.values()) for name in ("checked", "runs")},
        provinces=tuple(site.places("100000")),
        reports=tuple(site.archived[:NEWEST]),
        cited=site.cited_counts,
        charts=site.show(site.gallery.home),
        lines=account_lines(site),
    )
