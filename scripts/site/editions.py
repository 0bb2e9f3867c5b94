"""One language of the site, whole: pages, pages cut from shells, slots of hand-written pages, and other files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scripts.exports.holdings import Holdings
from scripts.pages.catalogue import Site
from scripts.pages.pages import Page, Stamp
from scripts.pages.publication import Publication
from scripts.site.dataset_pages import PAGE, data_slots
from scripts.site.search_index import summarise_hints


@dataclass(frozen=True)
class Edition:
    """The site in one language, ready to write.

    ``slots`` are those of hand-written pages, by path; ``files`` are charts and data of scripts, by path; ``hints``
    are what the search knows of a page beside its text, by path.
    """

    language: str
    pages: tuple[Page, ...]
    stamps: tuple[Stamp, ...]
    slots: Mapping[str, Mapping[str, str]]
    files: Mapping[str, bytes]
    hints: Mapping[str, Mapping[str, Any]]


def make_edition(site: Site, holdings: Holdings) -> Edition:
    """Everything of one language."""
    publication = Publication(site, holdings)
    pages, stamps = tuple(publication.pages()), tuple(publication.stamps())
    slots = {PAGE: data_slots(site, holdings)}
    return Edition(site.words.language, pages, stamps, slots, publication.files(), summarise_hints(site))
