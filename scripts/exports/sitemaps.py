"""The site map: every page in each language, naming its other selves, for search engines.

An index and a part for each province; each page is of the day on which its own part last changed.
A site map may only hold full addresses (sitemaps.org), so a site whose address is not known has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from scripts.addresses import NATION
from scripts.artefacts import WHOLE, Artefact, Part, one_file
from scripts.audit.part_days import province_of_part
from scripts.exports.holdings import Holdings
from scripts.languages import list_languages

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
Pages = Mapping[str, Part]
"""Pages by their path within a language, each with the part that it shows."""


def sitemap_artefacts(holdings: Holdings, pages: Pages) -> Iterator[Artefact[Element]]:
    """The index and the parts; nothing without the site's address."""
    if not holdings.address:
        return
    provinces: dict[str, dict[str, Part]] = {NATION: {}}
    for path, part in pages.items():
        provinces.setdefault(province_of_part(holdings.facts, part), {})[path] = part
    parts = {f"sitemaps/{province}.xml": provinces[province] for province in sorted(provinces)}
    for path, own in parts.items():
        yield one_file(path, WHOLE, partial(describe_pages, holdings, own), pack_xml)
    yield one_file("sitemap.xml", WHOLE, partial(describe_index, holdings, parts), pack_xml)


def describe_pages(holdings: Holdings, pages: Pages) -> Element:
    """The pages of a province in each language."""
    root, languages = Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML}), list_languages()
    days = {part: holdings.day(part).isoformat() for part in set(pages.values())}
    for path in sorted(pages):
        selves = {language.tag: f"{holdings.address}/{language.code}/{path}" for language in languages}
        for href in selves.values():
            page = _add(root, "url", href, days[pages[path]])
            for tag, other in selves.items():
                SubElement(page, "xhtml:link", {"rel": "alternate", "hreflang": tag, "href": other})
    return root


def describe_index(holdings: Holdings, parts: Mapping[str, Pages]) -> Element:
    """The parts of the site map."""
    root = Element("sitemapindex", {"xmlns": SITEMAP})
    for path, pages in parts.items():
        day = max(holdings.day(part) for part in {*pages.values()} or {WHOLE})
        _add(root, "sitemap", f"{holdings.address}/{path}", day.isoformat())
    return root


def pack_xml(root: Element) -> bytes:
    """The file, indented."""
    indent(root, " ")
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _add(root: Element, tag: str, address: str, day: str) -> Element:
    element = SubElement(root, tag)
    SubElement(element, "loc").text = address
    SubElement(element, "lastmod").text = day
    return element
