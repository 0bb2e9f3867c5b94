"""The hand-written page of recipes, with the newest release put in, and the address of the site where it is known."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.pages.catalogue import Site
from scripts.pages.slots import embed_slots

PAGE = addresses.hand_written("recipes").path
SITE, VERSION = "SITE", "VERSION"
"""What stands in the lines of the page in place of the address of the site and of the release."""


def artefacts(site: Site) -> Iterator[Artefact[tuple[bytes, ...]]]:
    """The hand-written page, with its lines ready to be copied."""
    name = PAGE.replace(".html", ".md")
    yield site.files("recipes", (name,), lambda: {name: _fill(site, (site.written / name).read_text(encoding="utf-8"))})


def _fill(site: Site, markdown: str) -> bytes:
    words, holdings = site.words, site.holdings
    text = markdown.replace(VERSION, holdings.version).replace(SITE, holdings.address or words("recipes.site"))
    note = "" if holdings.address else f"<p>{escape(words('recipes.no_address'))}</p>"
    return embed_slots(PAGE, text, {"address": note}).encode()
