"""The site map: both languages of each page, split where it grows too long, none without an address."""

from __future__ import annotations

from xml.etree import ElementTree

from scripts.exports.sitemaps import HAND_WRITTEN, SITEMAP, pack_sitemap
from scripts.paths import ROOT

SITE, DAY = "https://ledger.example", "2024-02-01"


def test_a_page_names_its_other_self() -> None:
    assert (
        pack_sitemap(["index.html"], SITE, DAY)["sitemap.xml"].decode()
        == f"""\
<?xml version='1.0' encoding='utf-8'?>
<urlset xmlns="{SITEMAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml">
 <url>
  <loc>{SITE}/zh/index.html</loc>
  <lastmod>{DAY}</lastmod>
  <xhtml:link rel="alternate" hreflang="zh-CN" href="{SITE}/zh/index.html" />
  <xhtml:link rel="alternate" hreflang="en" href="{SITE}/en/index.html" />
 </url>
 <url>
  <loc>{SITE}/en/index.html</loc>
  <lastmod>{DAY}</lastmod>
  <xhtml:link rel="alternate" hreflang="zh-CN" href="{SITE}/zh/index.html" />
  <xhtml:link rel="alternate" hreflang="en" href="{SITE}/en/index.html" />
 </url>
</urlset>
"""
    )


def test_without_an_address_there_is_none() -> None:
    assert pack_sitemap(["index.html"], "", DAY) == {}


def test_a_long_one_is_split_and_each_page_named_once() -> None:
    files = pack_sitemap([f"p{number}.html" for number in range(5)] + ["p0.html"], SITE, DAY, most=4)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = ElementTree.fromstring(files["sitemap.xml"])  # noqa: S314 - it is ours
    assert [item.text for item in index.iter(f"{{{SITEMAP}}}loc")] == [f"{SITE}/sitemap-{n}.xml" for n in (1, 2, 3)]
    parts = [ElementTree.fromstring(files[f"sitemap-{n}.xml"]) for n in (1, 2, 3)]  # noqa: S314 - they are ours
    assert [sum(1 for _ in part.iter(f"{{{SITEMAP}}}url")) for part in parts] == [4, 4, 2]


def test_the_hand_written_pages_are_named() -> None:
    written = {path.relative_to(ROOT / "docs" / "zh").as_posix() for path in (ROOT / "docs" / "zh").rglob("*.md")}
    assert {path.removesuffix(".html") + ".md" for path in HAND_WRITTEN} == written
