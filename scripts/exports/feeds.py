"""The newest documents as a feed in each language, for people and programs that wait for the next one (Atom, RFC 4287).

No date is the clock's: an entry is dated by its document, the feed by the part of it that is newest. Identifiers are
made of names, so they outlive any address. Links are relative to the feed where the site's address is not known, as the
format allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from scripts import addresses
from scripts.artefacts import WHOLE, Artefact, Part, one_file
from scripts.exports.file_links import Links
from scripts.exports.holdings import Holdings
from scripts.exports.templating import Values, fill
from scripts.languages import Language, list_languages
from scripts.ledger.rows import Source
from scripts.phrases import count_text, sentence
from scripts.words import Words, load_words

MOST = 100
ROOT = "open-revitalization-ledger"


def feed_artefacts(holdings: Holdings) -> Iterator[Artefact[Values]]:
    """A feed for each language."""
    for language in list_languages():
        path = addresses.data_file(f"feed.{language.code}.atom").path
        yield one_file(path, WHOLE, partial(describe_feed, holdings, language), partial(fill, "feed.xml"))


def describe_feed(holdings: Holdings, language: Language) -> Values:
    """The newest documents, MOST at most, the newest first."""
    own, words = addresses.data_file(f"feed.{language.code}.atom"), load_words(language.code)
    links, sources = Links(own.path, holdings.address), holdings.facts.references.sources.values()
    newest = sorted(sources, key=lambda row: (_day(row), row.source_id), reverse=True)[:MOST]
    return {
        "t": words,
        "tag": language.tag,
        "id": identifier(f"feed/{language.code}"),
        "day": holdings.day(WHOLE).isoformat(),
        "own": links.to(own),
        "listed": links.to(addresses.reports().within(language.code)),
        "entries": [
            _describe_entry(row, holdings.count(Part("report", row.source_id)), words, links) for row in newest
        ],
    }


def identifier(name: str) -> str:
    """The permanent identifier of a part of the ledger."""
    return uuid5(NAMESPACE_URL, f"{ROOT}/{name}").urn


def _describe_entry(source: Source, figures: int, words: Words, links: Links) -> Mapping[str, str]:
    place = words.text(source.region.name)
    summary = words(
        "feed.summary",
        publisher=source.publisher or words("text.no_publisher"),
        published=source.published or words("text.no_date"),
        counts=count_text("figures", figures, words),
        evidence=words("evidence.checked" if source.is_archived else "evidence.cited"),
    )
    return {
        "id": identifier(f"reports/{source.source_id}"),
        "title": words("feed.entry", region=place, title=words.text(source.title)),
        "day": _day(source),
        "page": links.to(addresses.report(source.source_id).within(words.language)),
        "summary": sentence(summary),
        "place": place,
    }


def _day(source: Source) -> str:
    return source.issued.isoformat()
