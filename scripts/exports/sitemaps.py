"""The site map: every page in both languages, each naming its other self, for search engines.

A site map may only hold full addresses (sitemaps.org), so a site whose address is not known has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree

from scripts.exports.file_links import LANGUAGES

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
LOCALES = {"zh": "zh-CN", "en": "en"}
MOST = 50_000
"""How many addresses one file may hold."""
NAME = "sitemap.xml"
HAND_WRITTEN = ("about.html", "data.html", "glossary.html", "methods.html")
"""The pages that stand in docs/ and are made by no template."""


def pack_sitemap(paths: Iterable[str], address: str, day: str, most: int = MOST) -> dict[str, bytes]:
    """``sitemap.xml``, and where the pages are too many the files that it then names; {} without an ``address``.

    ``paths``: pages by their path within a language, there in both; ``day``: that of the data's newest change, ISO.
    """
    if not address:
        return {}
    found = sorted(set(paths))
    size = most // len(LANGUAGES)
    parts = [found[start : start + size] for start in range(0, len(found), size)]
    if len(parts) == 1:
        return {NAME: _pack_pages(parts[0], address, day)}
    files = {f"sitemap-{number}.xml": _pack_pages(part, address, day) for number, part in enumerate(parts, 1)}
    return {NAME: _pack_index(list(files), address, day), **files}


def _pack_pages(paths: Sequence[str], address: str, day: str) -> bytes:
    root = ElementTree.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for path in paths:
        for language in LANGUAGES:
            page = ElementTree.SubElement(root, "url")
            ElementTree.SubElement(page, "loc").text = f"{address}/{language}/{path}"
            ElementTree.SubElement(page, "lastmod").text = day
            for other in LANGUAGES:
                link = {"rel": "alternate", "hreflang": LOCALES[other], "href": f"{address}/{other}/{path}"}
                ElementTree.SubElement(page, "xhtml:link", link)
    return _pack(root)


def _pack_index(names: Sequence[str], address: str, day: str) -> bytes:
    root = ElementTree.Element("sitemapindex", {"xmlns": SITEMAP})
    for name in names:
        part = ElementTree.SubElement(root, "sitemap")
        ElementTree.SubElement(part, "loc").text = f"{address}/{name}"
        ElementTree.SubElement(part, "lastmod").text = day
    return _pack(root)


def _pack(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root, " ")
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"
