"""Whether our words are ours: no sentence of an archived text may stand in a table that we publish.

Titles of documents are taken over as they are; everything else is checked, quoted numbers too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scripts.findings import Finding, say
from scripts.ledger.frames import judge
from scripts.ledger.packages import Ledger, Table

LONGEST = 24  # a run of this many characters is a copy; whitespace does not count
STEP = LONGEST // 2  # any such run holds a whole piece of this length that starts at a multiple of it
TAKEN_OVER = ("title", "url")
TITLE = re.compile("《[^《》]*》")
Index = Mapping[str, Sequence[tuple[str, int]]]


def check_prose(ledger: Ledger, texts: Mapping[str, str]) -> Iterator[Finding]:
    """No cell repeats 24 or more characters of an archived text, save the titles of documents."""
    if not texts:
        return
    index = _index("".join(texts[digest].split()) for digest in sorted(texts))
    sources = ledger.tables.get("sources")
    titles = [] if sources is None else ["".join(title.split()) for title in sources.frame["title"]]
    long_titles = [title for title in titles if len(title) >= LONGEST]
    for table in ledger.tables.values():
        for column in table.columns:
            if column not in TAKEN_OVER:
                yield from _check_column(table, column, index, long_titles)


def _check_column(table: Table, column: str, index: Index, titles: list[str]) -> Iterator[Finding]:
    def faults(cell: str) -> Iterator[Finding]:
        words = "".join(cell.split())
        if find_copied(words, index) and (run := find_copied(_without(titles, words), index)):
            yield say(column, "copied-text", run=run, length=len(run), longest=LONGEST)

    yield from judge(table.frame, [column], faults)


def _index(bodies: Iterable[str]) -> Index:
    """Where each piece of 12 characters stands, for the pieces that start at every twelfth character of a text."""
    index: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for body in bodies:
        for at in range(len(body))[::STEP]:
            index[body[at : at + STEP]].append((body, at))
    return index


def find_copied(words: str, index: Index) -> str:
    """The first run of 24 characters or more that ``words`` shares with an indexed text, as long as it goes; or ""."""
    if len(words) < LONGEST:
        return ""
    for at in range(len(words)):
        for body, place in index.get(words[at : at + STEP], ()):
            before = _agreeing(words[:at][::-1], body[:place][::-1])
            after = _agreeing(words[at:], body[place:])
            if before + after >= LONGEST:
                return words[at - before : at + after]
    return ""


def _agreeing(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    ends = (at for at, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its)
    return next(ends, min(len(one), len(other)))


def _without(titles: list[str], words: str) -> str:
    """``words`` with a line break for each title of a document, so that nothing runs across it."""
    words = TITLE.sub("\n", words)
    for title in titles:
        words = words.replace(title, "\n")
    return words
