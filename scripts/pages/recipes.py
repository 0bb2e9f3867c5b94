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
    text, note = put_address(site, markdown.replace(VERSION, site.holdings.version))
    return embed_slots(PAGE, text, {"address": note}).encode()


def put_address(site: Site, markdown: str) -> tuple[str, str]:
    """Lines of a page with the address of the site in place of SITE, and what to say where nobody knows it.

    A word stands there then, which assets/ledger.js replaces by the address at which the page was opened.
    """
    words, address = site.words, site.holdings.address
    if address:
        return markdown.replace(SITE, address), ""
    word = words("recipes.site")
    note = f'<p data-place="{escape(word)}">{escape(words("recipes.no_address"))}</p>'
    return markdown.replace(SITE, word), note
