"""The site map: every language of each page, by province, each page of the day of its own part."""

from __future__ import annotations

from pathlib import Path

from scripts.artefacts import Part
from scripts.exports.sitemaps import sitemap_artefacts
from tests.taken import SITE, extend, hold, make

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
PAGES = {"index.html": Part("page", "index"), "regions/999001.html": Part("region", "999001")}


def test_an_index_and_a_part_for_each_province(example: Path) -> None:
    files = make(sitemap_artefacts(hold(extend(example), SITE), PAGES))
    assert list(files) == ["robots.txt", "sitemaps/100000.xml", "sitemaps/990000.xml", "sitemap.xml"]
    assert (
        files["sitemap.xml"].decode()
        == f"""\
<?xml version='1.0' encoding='utf-8'?>
<sitemapindex xmlns="{SITEMAP}">
 <sitemap>
  <loc>{SITE}/sitemaps/100000.xml</loc>
  <lastmod>2024-02-01</lastmod>
 </sitemap>
 <sitemap>
  <loc>{SITE}/sitemaps/990000.xml</loc>
  <lastmod>2024-01-10</lastmod>
 </sitemap>
</sitemapindex>
"""
    )


def test_a_page_names_its_other_self_and_its_own_day(example: Path) -> None:
    files = make(sitemap_artefacts(hold(example, SITE), PAGES))
    page = f"{SITE}/zh/regions/999001.html"
    assert (
        files["sitemaps/990000.xml"].decode().partition("<url>")[2].partition("</url>")[0]
        == f"""
  <loc>{page}</loc>
  <lastmod>2024-01-10</lastmod>
  <xhtml:link rel="alternate" hreflang="zh-CN" href="{page}" />
  <xhtml:link rel="alternate" hreflang="en" href="{page.replace("/zh/", "/en/")}" />
 """
    )


def test_without_an_address_there_is_none(example: Path) -> None:
    assert make(sitemap_artefacts(hold(example), PAGES)) == {"robots.txt": b"User-agent: *\nAllow: /\n"}


def test_crawlers_are_told_where_the_map_is(example: Path) -> None:
    files = make(sitemap_artefacts(hold(example, SITE), PAGES))
    assert files["robots.txt"].decode().endswith(f"\nSitemap: {SITE}/sitemap.xml\n")
