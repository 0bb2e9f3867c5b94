"""The site map: every page in each language, naming its other selves, for search engines.

An index and a part for each province; each page is of the day on which its own part last changed.
A site map may only hold full addresses (sitemaps.org), so a site whose address is not known has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from scripts.addresses import NATION
from scripts.artefacts import WHOLE, Artefact, Part, one_file
from scripts.audit.part_days import province_of_part
from scripts.exports.holdings import Holdings
from scripts.exports.templating import Values, fill
from scripts.languages import list_languages

Pages = Mapping[str, Part]
"""Pages by their path within a language, each with the part that it shows."""


def sitemap_artefacts(holdings: Holdings, pages: Pages) -> Iterator[Artefact[Values]]:
    """What crawlers are told, the index and the parts; without the site's address robots.txt alone."""
    yield one_file("robots.txt", WHOLE, lambda: {"address": holdings.address}, partial(fill, "robots.txt"))
    if not holdings.address:
        return
    provinces: dict[str, dict[str, Part]] = {NATION: {}}
    for path, part in pages.items():
        provinces.setdefault(province_of_part(holdings.facts, part), {})[path] = part
    parts = {f"sitemaps/{province}.xml": provinces[province] for province in sorted(provinces)}
    for path, own in parts.items():
        yield one_file(path, WHOLE, partial(describe_pages, holdings, own), partial(fill, "sitemap.xml"))
    yield one_file("sitemap.xml", WHOLE, partial(describe_index, holdings, parts), partial(fill, "sitemap_index.xml"))


def describe_pages(holdings: Holdings, pages: Pages) -> Values:
    """The pages of a province with their days."""
    days = {part: holdings.day(part).isoformat() for part in set(pages.values())}
    entries = [(path, days[pages[path]]) for path in sorted(pages)]
    return {"address": holdings.address, "entries": entries, "languages": list_languages()}


def describe_index(holdings: Holdings, parts: Mapping[str, Pages]) -> Values:
    """The parts of the site map, each of the day of its newest page."""
    days = {path: max(map(holdings.day, {*pages.values()} or {WHOLE})) for path, pages in parts.items()}
    return {"address": holdings.address, "entries": [(path, day.isoformat()) for path, day in days.items()]}
