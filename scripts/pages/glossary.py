"""The terms of the hand-written glossary: a row of its tables that has an anchor is a term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts import addresses

NAME = r"\| (?P<name>[^|]+) \{#(?P<anchor>term-[a-z-]+)\} "
ROW = re.compile(rf"^{NAME}\| (?P<other>[^|]+) \| (?P<meaning>[^|]+) \|$", re.MULTILINE)
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of art: its name, that in the other language, what it means, and where it stands in the glossary."""

    name: str
    other: str
    meaning: str
    address: str


def read_terms(markdown: str) -> Iterator[Term]:
    """The terms of a glossary, in its order."""
    page = addresses.hand_written("glossary")
    for row in ROW.finditer(markdown):
        name, other, meaning = (TAG.sub("", row[part]).strip() for part in ("name", "other", "meaning"))
        yield Term(name, other, meaning, str(page.at(row["anchor"])))
