"""Everything outside the languages that programs read: interface, catalogues, feeds, site map, all from one ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from scripts.exports.api import pack_api
from scripts.exports.catalogs import pack_catalog
from scripts.exports.croissant import pack_croissant
from scripts.exports.datasets import LEDGER
from scripts.exports.entries import Entry
from scripts.exports.feeds import pack_feed
from scripts.exports.llms import NAME, render_llms
from scripts.exports.sitemaps import HAND_WRITTEN, pack_sitemap
from scripts.exports.version_lists import pack_versions
from scripts.ledger.packages import Ledger
from scripts.ledger.versions import Version
from scripts.pages.catalogue import Site
from scripts.site.editions import Edition

DESCRIBED = (LEDGER, "theme")
"""Kinds of sets that have a Croissant description: with all of them it would be larger than the data."""


def pack_interfaces(
    ledger: Ledger, evidence: pd.DataFrame, entries: Sequence[Entry], address: str, earlier: Sequence[Version] = ()
) -> dict[str, bytes]:
    """Interface, catalogue, list of versions, descriptions of sets, and the file for language models, by path."""
    files = pack_api(ledger, evidence, entries[0].dataset.version, address) | pack_catalog(entries, address)
    for entry in entries:
        if entry.dataset.kind in DESCRIBED:
            files |= pack_croissant(entry, address)
    return files | pack_versions(entries, earlier, address) | {NAME: render_llms(address).encode()}


def pack_notices(sites: Iterable[Site], edition: Edition, day: str, address: str) -> dict[str, bytes]:
    """A feed for each language, and the site map: the pages of one language are those of all."""
    made = [page.path for page in edition.pages] + [s.path for s in edition.stamps]
    paths = [*HAND_WRITTEN, *made]
    feeds = (pack_feed(site, day, address) for site in sites)
    return {path: content for feed in feeds for path, content in feed.items()} | pack_sitemap(paths, address, day)
