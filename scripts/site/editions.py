"""One language of the site, whole: pages, pages cut from shells, slots of hand-written pages, and other files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.exports.downloads import describe_files
from scripts.exports.entries import Entry
from scripts.ledger.versions import Version
from scripts.pages.catalogue import Site, limit
from scripts.pages.pages import Page, Stamp
from scripts.pages.publication import Publication
from scripts.site.dataset_pages import dataset_index, dataset_stamps
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


def make_edition(site: Site, entries: Sequence[Entry], address: str, earlier: Sequence[Version] = ()) -> Edition:
    """Everything of one language. ``address`` is where the site will be, "" if nobody said.

    ``earlier``: the versions of the data that the site has beside that of ``entries``, the newest first.
    """
    publication = Publication(site, address)
    stamps = (*publication.stamps(), *dataset_stamps(site, entries, address, earlier))
    pages = (*publication.pages(), dataset_index(site, entries, address, earlier))
    slots = {"data.html": _data_slots(site, entries[0])}
    return Edition(site.words.language, pages, stamps, slots, publication.files(), summarise_hints(site))


def _data_slots(site: Site, whole: Entry) -> dict[str, str]:
    """The parts of the hand-written data page that come from the data."""
    words, fragment = site.words, site.renderer.fragment
    tables = [
        {"name": name, "title": words(f"dataset.{name}"), "fields": fields}
        for name, fields in whole.dataset.fields.items()
    ]
    return {
        "downloads": fragment("_downloads.html", "data.html", files=describe_files(whole.files, words)),
        "fields": fragment("_fields.html", "data.html", tables=tables),
        "counts": fragment("_counts.html", "data.html", reports=limit(site.archived)),
    }
