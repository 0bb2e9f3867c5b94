"""The newest documents as a feed in each language, for people and programs that wait for the next one (Atom, RFC 4287).

No date is the clock's: an entry is dated by its document, the feed by the part of it that is newest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from feedgen.feed import FeedGenerator

from scripts import addresses
from scripts.artefacts import WHOLE, Artefact, Part
from scripts.exports.file_links import Links
from scripts.exports.holdings import Holdings
from scripts.languages import Language, list_languages
from scripts.ledger.frames import told_on
from scripts.ledger.rows import Source
from scripts.phrases import count_text, sentence
from scripts.words import load_words

MOST = 100
ROOT = "open-revitalization-ledger"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One document. ``page``: its address as the feed gives it."""

    source_id: str
    day: str
    place: str
    title: str
    summary: str
    page: str


@dataclass(frozen=True, slots=True)
class FeedInputs:
    """A feed: its language, the day of its newest change, its own address and that of the list of documents."""

    language: Language
    day: str
    own: str
    list_page: str
    entries: tuple[FeedEntry, ...]


def feed_artefacts(holdings: Holdings) -> Iterator[Artefact[FeedInputs]]:
    """A feed for each language."""
    for language in list_languages():
        path = addresses.data_file(f"feed.{language.code}.atom").path
        yield Artefact((path,), WHOLE, partial(describe_feed, holdings, language), make_feed)


def describe_feed(holdings: Holdings, language: Language) -> FeedInputs:
    """The newest documents, MOST at most, the newest first.

    Links are relative to the feed where the site's address is not known, as the format allows.
    """
    address = addresses.data_file(f"feed.{language.code}.atom")
    links = Links(address.path, holdings.address)
    sources = sorted(
        holdings.facts.references.sources.values(), key=lambda row: (_day(row), row.source_id), reverse=True
    )
    entries = tuple(_describe_entry(holdings, row, language, links) for row in sources[:MOST])
    list_page = links.to(addresses.reports().within(language.code))
    return FeedInputs(language, holdings.day(WHOLE).isoformat(), links.to(address), list_page, entries)


def make_feed(inputs: FeedInputs) -> tuple[bytes]:
    """The feed. Identifiers are made of names, so they outlive any address."""
    words = load_words(inputs.language.code)
    feed = FeedGenerator()
    feed.id(identifier(f"feed/{inputs.language.code}"))
    feed.title(words("feed.title"))
    feed.subtitle(words("feed.subtitle"))
    feed.language(inputs.language.tag)
    feed.updated(_time(inputs.day))
    feed.author({"name": words("portal.maker")})
    feed.link(href=inputs.own, rel="self", type="application/atom+xml")
    feed.link(href=inputs.list_page, rel="alternate", type="text/html")
    feed.generator("")
    for item in inputs.entries:
        entry = feed.add_entry(order="append")
        entry.id(identifier(f"reports/{item.source_id}"))
        entry.title(item.title)
        entry.updated(_time(item.day))
        entry.link(href=item.page, rel="alternate", type="text/html")
        entry.summary(item.summary)
        entry.category({"term": item.place})
    return (feed.atom_str(pretty=True),)


def identifier(name: str) -> str:
    """The permanent identifier of a part of the ledger."""
    return uuid5(NAMESPACE_URL, f"{ROOT}/{name}").urn


def _describe_entry(holdings: Holdings, row: Source, language: Language, links: Links) -> FeedEntry:
    words = load_words(language.code)
    place, title = row.region.name[words.data], row.title[words.data]
    summary = words(
        "feed.summary",
        publisher=row.publisher or words("text.no_publisher"),
        published=row.published or words("text.no_date"),
        counts=count_text("figures", holdings.count(Part("report", row.source_id)), words),
        evidence=words("evidence.checked" if row.is_archived else "evidence.cited"),
    )
    return FeedEntry(
        source_id=row.source_id,
        day=_day(row),
        place=place,
        title=words("feed.entry", region=place, title=title),
        summary=sentence(summary),
        page=links.to(addresses.report(row.source_id).within(language.code)),
    )


def _day(row: Source) -> str:
    return told_on(row.published, row.period_end.isoformat())


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"
