"""What a page of a Chinese open-data portal says of a set, in the order in which its readers expect it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.exports.entries import FORMATS, Entry
from scripts.phrases import day_text, range_text
from scripts.words import Words, number

MOST_NAMES = 3


@dataclass(frozen=True)
class PortalField:
    """One line: ``key`` is that of its label in the words, under ``portal``."""

    key: str
    label: str
    value: str


def portal_fields(entry: Entry, words: Words) -> list[PortalField]:
    """The lines of a set in the language of ``words``; those of which nothing is known say so."""
    values = {
        "code": entry.set_id,
        "provider": _provider(entry, words),
        "openness": words("portal.open"),
        "frequency": words("portal.irregular"),
        "first": words("portal.first_unknown"),
        "updated": day_text(entry.modified, words),
        "volume": _volume(entry, words),
        "formats": words("portal.joiner").join(FORMATS[name] for name in entry.formats),
        "items": _items(entry, words),
        "theme": words("portal.joiner").join(_pick(theme, words) for theme in entry.themes),
        "period": _period(entry, words),
        "place": _places(entry, words),
        "licence": entry.dataset.license.get("name", ""),
        "version": entry.dataset.version,
    }
    return [PortalField(key, words(f"portal.{key}"), value) for key, value in values.items() if value]


def _provider(entry: Entry, words: Words) -> str:
    if not entry.publishers:
        return words("portal.provided_unnamed")
    names = _some(entry.publishers, words)
    if len(entry.publishers) > MOST_NAMES:
        names = words("portal.publishers_more", publishers=names, n=number(len(entry.publishers)))
    return words("portal.provided_some" if entry.has_unnamed else "portal.provided", publishers=names)


def _volume(entry: Entry, words: Words) -> str:
    parts = [
        words("portal.part", table=words(f"dataset.{name}"), n=number(len(entry.dataset.tables[name])))
        for name in entry.dataset.content
    ]
    key = "portal.rows_one" if entry.rows == 1 else "portal.rows"
    return words(key, n=number(entry.rows), parts=words("portal.joiner").join(parts))


def _items(entry: Entry, words: Words) -> str:
    count = sum(len(entry.dataset.fields[name]) for name in entry.dataset.content)
    return words("portal.described_one" if count == 1 else "portal.described", n=number(count))


def _period(entry: Entry, words: Words) -> str:
    start, end = entry.dataset.period
    if not start:
        return ""
    return day_text(start, words) if start == end else range_text(start, end, words)


def _places(entry: Entry, words: Words) -> str:
    names = _some([_pick(place, words) for place in entry.places], words)
    more = len(entry.places) > MOST_NAMES
    return words("portal.places_more", names=names, n=number(len(entry.places))) if more else names


def _pick(named: tuple[str, str, str], words: Words) -> str:
    return named[1] if words.language == "zh" else named[2]


def _some(names: Sequence[str], words: Words) -> str:
    return words("portal.joiner").join(names[:MOST_NAMES])
