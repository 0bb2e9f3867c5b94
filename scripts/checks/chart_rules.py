"""What the rules of charts must be: the table ``charts``, which may be absent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.findings import Finding
from scripts.ledger.frames import place, quote, records
from scripts.ledger.packages import Ledger
from scripts.ledger.reports import is_whole
from scripts.phrases import placeholders

PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    "part-whole": frozenset(["whole", "part", "whole_digits", "part_digits", "region"]),
    "composition": frozenset(["top", "top_digits", "total_digits", "region"]),
    "parents": frozenset(["region", "own", "above", "top"]),
    "home": frozenset(["name", "first_period", "first", "last_period", "last"]),
}
"""What the title of each kind of chart may name."""
FIX = "Name one of these in braces and nothing else: {names}."


def check_titles(ledger: Ledger) -> Iterator[Finding]:
    """The title of a chart names in braces only what its kind knows, without any form: it is words, no program."""
    if not is_whole(ledger, "charts"):
        return
    frame = ledger.frame("charts")
    columns = [name for name in frame.columns if name.startswith("title_")]
    for row in records(frame):
        known = PLACEHOLDERS.get(row["kind"], frozenset())
        for column in columns:
            for message in _faults(row[column], known):
                fix = FIX.format(names=", ".join(f"{{{name}}}" for name in sorted(known)))
                yield place(row, column, "chart-title", f"{quote(row[column])}: {message}", fix)


def _faults(title: str, known: frozenset[str]) -> Iterator[str]:
    try:
        names = placeholders(title)
    except ValueError as error:
        yield f"{error}."
        return
    yield from (f"{{{name}}} is not known." for name in names if name not in known)


RULES = (check_titles,)
