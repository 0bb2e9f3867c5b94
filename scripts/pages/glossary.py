"""The terms of the hand-written glossary: a row of its tables that has an anchor is a term."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts import addresses

NAME = r"\| (?P<name>[^|]+) \{#(?P<anchor>term-[a-z-]+)\} "
ROW = re.compile(rf"^{NAME}\| (?P<other>[^|]+) \| (?P<meaning>[^|]+) \|$", re.MULTILINE)
NAMES = re.compile(r"[、，,/]\s*| / ")
TAG = re.compile(r"<[^>]+>")


HEAD = re.compile(r"^## .* \{#(?P<section>[a-z]+)\}$", re.MULTILINE)
OF_REPORTS = "reports"
"""The section with what reports say; the others explain words of this site."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of art: its name, that in the other language, what it means, where it stands, in which section."""

    name: str
    other: str
    meaning: str
    address: str
    section: str

    def is_in(self, text: str) -> bool:
        """Whether a text uses it, under any of its names."""
        folded = text.casefold()
        return any(name.strip("“”").casefold() in folded for name in NAMES.split(self.name))


def read_terms(markdown: str) -> Iterator[Term]:
    """The terms of a glossary, in its order."""
    page = addresses.hand_written("glossary")
    heads = list(HEAD.finditer(markdown))
    for row in ROW.finditer(markdown):
        name, other, meaning = (TAG.sub("", row[part]).strip() for part in ("name", "other", "meaning"))
        section = next((head["section"] for head in reversed(heads) if head.start() < row.start()), "")
        yield Term(name, other, meaning, str(page.at(row["anchor"])), section)


def find_terms(terms: Iterable[Term], text: str) -> tuple[Term, ...]:
    """The terms of reports that a text uses, in the order of the glossary."""
    return tuple(term for term in terms if term.section == OF_REPORTS and term.is_in(text))
