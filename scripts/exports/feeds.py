"""What is new as a feed in each language, for people and programs that wait for it (Atom, RFC 4287).

An entry is a document that was entered, a correction, or all other changes of a day that have one cause. It is dated by
the day on which that was done, as the table of changes has it, never by the clock; a document of before the table by
its own day. Identifiers are made of names, so they outlive any address. Links are relative to the feed where the site's
address is not known, as the format allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from scripts import addresses
from scripts.artefacts import WHOLE, Artefact, Part, one_file
from scripts.audit.facts import Facts
from scripts.exports.file_links import Links
from scripts.exports.holdings import Holdings
from scripts.exports.templating import Values, fill
from scripts.languages import Language, list_languages
from scripts.ledger.records import group_by
from scripts.ledger.rows import ADDED, Change, Source
from scripts.phrases import count_text, day_text, publisher_text, sentence
from scripts.words import Words, load_words, number

MOST = 100
ROOT = "open-revitalization-ledger"
CORRECTIONS = ("our error", "source revised it")
Entry = dict[str, str]


def feed_artefacts(holdings: Holdings) -> Iterator[Artefact[Values]]:
    """A feed for each language."""
    for language in list_languages():
        path = addresses.data_file(f"feed.{language.code}.atom").path
        yield one_file(path, WHOLE, partial(describe_feed, holdings, language), partial(fill, "feed.xml"))


def describe_feed(holdings: Holdings, language: Language) -> Values:
    """The newest entries, MOST at most, the newest first."""
    own, words = addresses.data_file(f"feed.{language.code}.atom"), load_words(language.code)
    links, facts = Links(own.path, holdings.address), holdings.facts
    entries = [_describe_document(row, holdings, words, links) for row in facts.references.sources.values()]
    entries += _describe_changes(facts, words, links)
    newest = sorted(entries, key=lambda entry: (entry["day"], entry["order"]), reverse=True)[:MOST]
    return {
        "t": words,
        "tag": language.tag,
        "id": identifier(f"feed/{language.code}"),
        "day": holdings.day(WHOLE).isoformat(),
        "own": links.to(own),
        "listed": links.to(addresses.updates().within(language.code)),
        "entries": newest,
    }


def identifier(name: str) -> str:
    """The permanent identifier of a part of the ledger."""
    return uuid5(NAMESPACE_URL, f"{ROOT}/{name}").urn


def _describe_document(source: Source, holdings: Holdings, words: Words, links: Links) -> Entry:
    """A document, dated by the day on which it was entered where that is told."""
    facts, place = holdings.facts, words.text(source.region.name)
    days = [change.day for change in facts.history("sources", source.source_id, "") if change.kind == ADDED]
    summary = words(
        "feed.summary",
        publisher=publisher_text(source.publisher, words),
        published=source.published or words("text.no_date"),
        counts=count_text("figures", holdings.count(Part("report", source.source_id)), words),
        evidence=words("evidence.checked" if source.is_archived else "evidence.cited"),
    )
    return {
        "id": identifier(f"reports/{source.source_id}"),
        "title": words("feed.entry", region=place, title=words.text(source.title)),
        "day": min(days, default=source.issued).isoformat(),
        "order": f"{source.issued} {source.source_id}",
        "page": links.to(addresses.report(source.source_id).within(words.language)),
        "summary": sentence(summary),
        "place": place,
    }


def _describe_changes(facts: Facts, words: Words, links: Links) -> Iterator[Entry]:
    """Corrections one by one, the rest by day and cause; a document that was added is an entry of its own."""
    others = [change for change in facts.changes if (change.table, change.kind) != ("sources", ADDED)]
    for (day, cause), rows in group_by(others, lambda change: (change.day, change.cause)).items():
        cause_text = words(f"change_cause.{cause.replace(' ', '-')}")
        if cause in CORRECTIONS:
            for change in rows:
                text = words.text(change.words)
                title = words("feed.correction", cause=cause_text, text=text)
                yield _entry(f"{day}/{change.table}/{change.row}", title, day, text, _page(facts, change, words, links))
        else:
            page, n = links.to(addresses.updates().within(words.language)), number(len(rows))
            summary = words("feed.changes_summary", day=day_text(day, words), cause=cause_text, n=n)
            yield _entry(f"{day}/{cause}", words("feed.changes", cause=cause_text, n=n), day, summary, page)


def _page(facts: Facts, change: Change, words: Words, links: Links) -> str:
    """The receipt of a figure, else the list of corrections."""
    source_id = facts.document_of(change.row)
    is_figure = change.table == "figures" and source_id in set(facts.frame("figures")["source_id"])
    at = addresses.receipt(source_id, change.row) if is_figure else addresses.corrections()
    return links.to(at.within(words.language))


def _entry(name: str, title: str, day: date, summary: str, page: str) -> Entry:
    own = identifier(f"changes/{name}")
    entry = {"id": own, "title": title, "day": day.isoformat(), "order": "", "page": page, "summary": sentence(summary)}
    return {**entry, "place": ""}
