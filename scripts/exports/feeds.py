"""The newest documents as a feed in each language, for people and programs that wait for the next one (Atom, RFC 4287).

No date is the clock's: an entry is dated by its document, the feed by the part of it that is newest. Identifiers are
made of names, so they outlive any address. Links are relative to the feed where the site's address is not known, as the
format allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from feedgen.feed import FeedGenerator

from scripts import addresses
from scripts.artefacts import WHOLE, Artefact, Part, one_file
from scripts.exports.file_links import Links
from scripts.exports.holdings import Holdings
from scripts.languages import Language, list_languages
from scripts.ledger.frames import told_on
from scripts.ledger.rows import Source
from scripts.phrases import count_text, sentence
from scripts.words import Words, load_words

MOST = 100
ROOT = "open-revitalization-ledger"


def feed_artefacts(holdings: Holdings) -> Iterator[Artefact[FeedGenerator]]:
    """A feed for each language."""
    for language in list_languages():
        path = addresses.data_file(f"feed.{language.code}.atom").path
        inputs = partial(describe_feed, holdings, language, Links(path, holdings.address))
        yield one_file(path, WHOLE, inputs, partial(FeedGenerator.atom_str, pretty=True))


def describe_feed(holdings: Holdings, language: Language, links: Links) -> FeedGenerator:
    """The newest documents, MOST at most, the newest first."""
    words, feed = load_words(language.code), FeedGenerator()
    own, listed = addresses.data_file(f"feed.{language.code}.atom"), addresses.reports().within(language.code)
    feed.id(identifier(f"feed/{language.code}"))
    feed.title(words("feed.title"))
    feed.subtitle(words("feed.subtitle"))
    feed.language(language.tag)
    feed.updated(f"{holdings.day(WHOLE)}T00:00:00Z")
    feed.author({"name": words("portal.maker")})
    feed.link(href=links.to(own), rel="self", type="application/atom+xml")
    feed.link(href=links.to(listed), rel="alternate", type="text/html")
    feed.generator("")
    sources = holdings.facts.references.sources.values()
    for source in sorted(sources, key=lambda row: (_day(row), row.source_id), reverse=True)[:MOST]:
        place, count = words.text(source.region.name), holdings.count(Part("report", source.source_id))
        entry = feed.add_entry(order="append")
        entry.id(identifier(f"reports/{source.source_id}"))
        entry.title(words("feed.entry", region=place, title=words.text(source.title)))
        entry.updated(f"{_day(source)}T00:00:00Z")
        page = addresses.report(source.source_id).within(language.code)
        entry.link(href=links.to(page), rel="alternate", type="text/html")
        entry.summary(_summary(source, count, words))
        entry.category({"term": place})
    return feed


def identifier(name: str) -> str:
    """The permanent identifier of a part of the ledger."""
    return uuid5(NAMESPACE_URL, f"{ROOT}/{name}").urn


def _summary(source: Source, count: int, words: Words) -> str:
    summary = words(
        "feed.summary",
        publisher=source.publisher or words("text.no_publisher"),
        published=source.published or words("text.no_date"),
        counts=count_text("figures", count, words),
        evidence=words("evidence.checked" if source.is_archived else "evidence.cited"),
    )
    return sentence(summary)


def _day(source: Source) -> str:
    return told_on(source.published, source.period_end.isoformat())
