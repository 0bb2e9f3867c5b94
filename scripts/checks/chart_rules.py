"""What the rules of charts must be: the table ``charts``, which may be absent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.findings import Finding, Value, say
from scripts.ledger.frames import fault, judge, needs, records
from scripts.ledger.packages import Ledger
from scripts.phrases import placeholders

PART_WHOLE = "part-whole"
PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    PART_WHOLE: frozenset(["whole", "part", "whole_digits", "part_digits", "region"]),
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


@needs("charts", "breakdowns")
def check_parts(ledger: Ledger) -> Iterator[Finding]:
    """A part of a whole names an indicator that is not the whole; a dimension is one of the breakdowns."""
    dimensions = {member.partition("=")[0] for member in ledger.frame("breakdowns")["breakdown_id"]}
    frame = ledger.frame("charts")
    for row in records(frame[(frame["kind"] == PART_WHOLE) & frame["part_id"].isin({""})]):
        yield fault(row, "part_id", "chart-part")
    for row in records(frame[(frame["part_id"] != "") & (frame["part_id"] == frame["indicator_id"])]):
        yield fault(row, "part_id", "chart-part.same", part=row["part_id"])
    for row in records(frame[(frame["dimension"] != "") & ~frame["dimension"].isin(dimensions)]):
        yield fault(row, "dimension", "chart-dimension", dimension=row["dimension"], known=tuple(sorted(dimensions)))


def _title_faults(title: str, kind: str, column: str) -> Iterator[Finding]:
    vocabulary = PLACEHOLDERS.get(kind, frozenset())
    values: dict[str, Value] = {"title": title, "known": tuple(f"{{{name}}}" for name in sorted(vocabulary))}
    try:
        names = placeholders(title)
        if "{{" in title or "}}" in title:
            raise ValueError(title)
    except ValueError:
        yield say(column, "chart-title.form", **values)
        return
    for name in names:
        if name not in vocabulary:
            yield say(column, "chart-title.name", name=f"{{{name}}}", **values)
