"""Everything that is taken away or read by programs, as artefacts: files of parts, releases, interface, catalogues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scripts.artefacts import Artefact, Part
from scripts.exports.api import api_artefacts
from scripts.exports.catalogs import catalog_artefacts
from scripts.exports.downloads import part_artefacts
from scripts.exports.feeds import feed_artefacts
from scripts.exports.holdings import Holdings
from scripts.exports.llms import llms_artefacts
from scripts.exports.releases import release_artefacts
from scripts.exports.sbom import sbom_artefacts
from scripts.exports.sitemaps import sitemap_artefacts
from scripts.paths import ROOT

HAND_WRITTEN = ("add.html", "glossary.html", "methods.html", "rebuild.html", "scale.html", "speed.html")
"""The pages that stand in docs/ and are made by no template."""
PAGE = Part("page")
KINDS = {"regions": "region", "reports": "report", "receipts": "report", "themes": "theme", "indicators": "indicator"}


def export_artefacts(
    holdings: Holdings, lengths: Mapping[str, int], pages: Iterable[str] = ()
) -> Iterator[Artefact[Any]]:
    """All of it.

    ``lengths``: characters of each archived text, by its document; ``pages``: paths within a language, for the map.
    """
    yield from part_artefacts(holdings)
    yield from release_artefacts(holdings)
    yield from api_artefacts(holdings, lengths)
    yield from catalog_artefacts(holdings)
    yield from feed_artefacts(holdings)
    yield from llms_artefacts(holdings)
    yield from sbom_artefacts((ROOT / "lock" / "site.txt").read_text(encoding="utf-8"))
    yield from sitemap_artefacts(holdings, {path: page_part(holdings, path) for path in pages})


def page_part(holdings: Holdings, path: str) -> Part:
    """The part that a page shows, by its address: that of the thing whose id is in it, else of the site."""
    folder, _, rest = path.removesuffix(".html").partition("/")
    part = Part(KINDS.get(folder, "page"), rest.partition("/")[0])
    return part if holdings.row(part) else PAGE
