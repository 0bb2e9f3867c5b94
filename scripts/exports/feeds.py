"""The reports as a feed in each language, for people and programs that wait for the next one (Atom, RFC 4287).

No date is the clock's: an entry is dated by its document, the feed by the version of the data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from feedgen.feed import FeedGenerator

from scripts.exports.file_links import Links
from scripts.ledger.frames import told_on
from scripts.pages.catalogue import Site
from scripts.phrases import sentence
from scripts.words import Words

MOST = 100
LOCALES = {"zh": "zh-CN", "en": "en"}
ROOT = "open-revitalization-ledger"


def pack_feed(site: Site, day: str, address: str) -> dict[str, bytes]:
    """``data/feed.<language>.atom``: the newest reports in the language of the site, MOST at most.

    ``day``: that of the version of the data, ISO. Identifiers are made of names, so they outlive any address; links are
    relative to the feed where the site's ``address`` is not known, as the format allows.
    """
    words, language = site.words, site.words.language
    links = Links(f"data/feed.{language}.atom", address)
    feed = FeedGenerator()
    feed.id(identifier(f"feed/{language}"))
    feed.title(words("feed.title"))
    feed.subtitle(words("feed.subtitle"))
    feed.language(LOCALES[language])
    feed.updated(_time(day))
    feed.author({"name": words("portal.maker")})
    feed.link(href=links.link(links.path), rel="self", type="application/atom+xml")
    feed.link(href=links.link(f"{language}/reports/index.html"), rel="alternate", type="text/html")
    feed.generator("")
    for item in newest(site):
        _add(feed, item, links, words)
    content: bytes = feed.atom_str(pretty=True)
    return {links.path: content}


def newest(site: Site) -> Sequence[Mapping[str, Any]]:
    """What lists say of the newest documents, the newest first, with ``day``, the one on which each is told."""
    dated = [{**item, "day": _day(site.index.get("sources", item["source_id"]))} for item in site.reports]
    return sorted(dated, key=lambda item: (item["day"], item["source_id"]), reverse=True)[:MOST]


def identifier(name: str) -> str:
    """The permanent identifier of a part of the ledger."""
    return uuid5(NAMESPACE_URL, f"{ROOT}/{name}").urn


def _day(row: Any) -> str:
    return told_on(row.published, row.period_end)


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(feed: FeedGenerator, item: Mapping[str, Any], links: Links, words: Words) -> None:
    entry = feed.add_entry(order="append")
    entry.id(identifier(f"reports/{item['source_id']}"))
    entry.title(words("feed.entry", region=item["region"], title=item["title"]))
    entry.updated(_time(item["day"]))
    entry.link(href=links.link(f"{words.language}/{item['path']}"), rel="alternate", type="text/html")
    evidence = words("evidence.checked" if item["archived"] else "evidence.cited")
    summary = words(
        "feed.summary",
        publisher=item["publisher"],
        published=item["published"],
        counts=item["counts"],
        evidence=evidence,
    )
    entry.summary(sentence(summary))
    entry.category({"term": item["region"]})
