"""What the rules of charts must be: the table ``charts``, which may be absent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.findings import Finding
from scripts.ledger.frames import Fault, judge, needs, quote
from scripts.ledger.packages import Ledger
from scripts.phrases import placeholders

PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    "part-whole": frozenset(["whole", "part", "whole_digits", "part_digits", "region"]),
    "composition": frozenset(["top", "top_digits", "total_digits", "region"]),
    "parents": frozenset(["region", "own", "above", "top"]),
    "home": frozenset(["name", "first_period", "first", "last_period", "last"]),
}
"""What the title of each kind of chart may name."""


@needs("charts")
def check_titles(ledger: Ledger) -> Iterator[Finding]:
    """The title of a chart names in braces only what its kind knows, without any form: it is words, no program."""
    frame = ledger.frame("charts")
    for column in [name for name in frame.columns if name.startswith("title_")]:
        yield from judge(frame.assign(column=column), [column, "kind", "column"], _title_faults)


def _title_faults(title: str, kind: str, column: str) -> Iterator[Fault]:
    known = PLACEHOLDERS.get(kind, frozenset())
    try:
        problems = [f"{{{name}}} is not known." for name in placeholders(title) if name not in known]
    except ValueError as error:
        problems = [f"{error}."]
    names = ", ".join(f"{{{name}}}" for name in sorted(known))
    for problem in problems:
        fix = f"Name one of these in braces and nothing else: {names}."
        yield column, "chart-title", f"{quote(title)}: {problem}", fix
