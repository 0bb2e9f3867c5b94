"""Short phrases that stand alike in many places: days, spans of days, how many of a thing. Words in, text out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from string import Formatter

from scripts.languages import Localized
from scripts.words import Words, number

INNER = str.maketrans("《》“”", "〈〉‘’")


def day_text(day: date | str, words: Words) -> str:
    """A day (or its ISO form) as readers write it: `2022 年 7 月 14 日`, `14 July 2022`."""
    parts = date.fromisoformat(day) if isinstance(day, str) else day
    return words("period.day", year=parts.year, month=words(f"month.{parts.month}"), day=parts.day)


def range_text(start: date | str, end: date | str, words: Words) -> str:
    """The first and the last day (or their ISO form): `2021 年 12 月 1 日至 2022 年 7 月 14 日`."""
    return words("period.range", start=day_text(start, words), end=day_text(end, words))


def count_text(name: str, count: int, words: Words) -> str:
    """How many of a thing: `12 个数`, `12 figures`, `1 figure`; ``name`` is a key of the words under ``count``."""
    return words(f"count.{name}_one" if count == 1 else f"count.{name}", n=number(count))


def quote_title(title: str, words: Words) -> str:
    """A title between the marks of the language; a title within it stands between the inner ones, `《〈…〉解读》`."""
    return words("cite.quoted", title=title.translate(INNER))


def publisher_text(name: Localized, words: Words) -> str:
    """Who published a document: our name in the language of the page, and the name as published where it differs."""
    own, published = words.text(name), name["zh"]
    if not published:
        return words("text.no_publisher")
    return own if own == published else words("text.publisher", name=own, published=published)


def sentence(text: str) -> str:
    """A text as it stands on its own: with a capital, where the script has any."""
    return text[:1].upper() + text[1:]


def placeholders(template: str) -> list[str]:
    """The names in braces. Raises ValueError where a template holds anything but plain names in braces."""
    names = []
    for _, name, form, conversion in Formatter().parse(template):
        if name is not None:
            if form or conversion or not name.isidentifier():
                raise ValueError(f"{{{name}}} is not a plain name" if name else "{} names nothing")
            names.append(name)
    return names


def fill(template: str, values: Mapping[str, str]) -> str:
    """A title of the data with its placeholders filled; it cannot do more, for it was written by a clerk, not by us."""
    return re.sub(r"\{(\w+)\}", lambda name: values[name[1]], template)
