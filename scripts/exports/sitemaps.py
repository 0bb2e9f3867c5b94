"""The site map: every page in each language, naming its other selves, for search engines.

An index and a part for each province; each page is of the day on which its own part last changed.
A site map may only hold full addresses (sitemaps.org), so a site whose address is not known has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from xml.etree import ElementTree

from scripts.addresses import NATION
from scripts.artefacts import WHOLE, Artefact, Part
from scripts.audit.part_days import province_of_part
from scripts.exports.holdings import Holdings
from scripts.languages import Language, list_languages

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
INDEX = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page by its path within a language, and the part that it shows."""

    path: str
    part: Part


@dataclass(frozen=True, slots=True)
class SitemapInputs:
    """Addresses with their days: pages, which every language has, or the parts of the site map."""

    address: str
    entries: tuple[tuple[str, str], ...]
    languages: tuple[Language, ...]


def sitemap_artefacts(holdings: Holdings, pages: Iterable[SitePage]) -> Iterator[Artefact[SitemapInputs]]:
    """The index and the parts; nothing without the site's address."""
    if not holdings.address:
        return
    provinces: dict[str, list[SitePage]] = {NATION: []}
    for page in pages:
        provinces.setdefault(province_of_part(holdings.facts, page.part), []).append(page)
    parts = {f"sitemaps/{province}.xml": provinces[province] for province in sorted(provinces)}
    for path, found in parts.items():
        yield Artefact((path,), WHOLE, partial(_describe_pages, holdings, found), make_pages)
    yield Artefact((INDEX,), WHOLE, partial(_describe_index, holdings, parts), make_index)


def make_pages(inputs: SitemapInputs) -> tuple[bytes]:
    """The pages of a province in each language."""
    root = ElementTree.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for path, day in inputs.entries:
        for language in inputs.languages:
            page = _add(root, "url", f"{inputs.address}/{language.code}/{path}", day)
            for other in inputs.languages:
                href = f"{inputs.address}/{other.code}/{path}"
                ElementTree.SubElement(page, "xhtml:link", {"rel": "alternate", "hreflang": other.tag, "href": href})
    return (_pack(root),)


def make_index(inputs: SitemapInputs) -> tuple[bytes]:
    """The parts of the site map."""
    root = ElementTree.Element("sitemapindex", {"xmlns": SITEMAP})
    for path, day in inputs.entries:
        _add(root, "sitemap", f"{inputs.address}/{path}", day)
    return (_pack(root),)


def _describe_pages(holdings: Holdings, pages: Sequence[SitePage]) -> SitemapInputs:
    days = {part: holdings.day(part).isoformat() for part in {page.part for page in pages}}
    entries = tuple(sorted((page.path, days[page.part]) for page in pages))
    return SitemapInputs(holdings.address, entries, list_languages())


def _describe_index(holdings: Holdings, parts: dict[str, list[SitePage]]) -> SitemapInputs:
    entries = (
        (path, max(holdings.day(part) for part in {page.part for page in pages} or {WHOLE}).isoformat())
        for path, pages in parts.items()
    )
    return SitemapInputs(holdings.address, tuple(entries), ())


def _add(root: ElementTree.Element, tag: str, address: str, day: str) -> ElementTree.Element:
    element = ElementTree.SubElement(root, tag)
    ElementTree.SubElement(element, "loc").text = address
    ElementTree.SubElement(element, "lastmod").text = day
    return element


def _pack(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root, " ")
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"
