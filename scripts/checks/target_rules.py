"""What the links between targets and later rows must agree on: the tables ``progress`` and ``followups``.

One rule a generator; a docstring is the rule in the reader's words. Both tables may be absent. What a target comes to
is said in ``targets``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.findings import Finding
from scripts.ledger.fields import first_day
from scripts.ledger.frames import Fault, Row, fault, judge, lookup, needs, quote, records
from scripts.ledger.packages import Ledger


@needs("progress", "indicators")
def check_progress(ledger: Ledger) -> Iterator[Finding]:
    """A part is counted in the unit of its target, a share in per cent; only these two can settle a target."""
    units = lookup(ledger.frame("indicators"), "indicator_id", "unit_id")

    def faults(target: str, progress: str, kind: str, settles: str) -> Iterator[Fault]:
        unit, own = units.get(target), units.get(progress)
        wanted = {"part": unit, "share": "percent"}.get(kind, own)
        if unit and own and own != wanted:
            message = f"{quote(progress)} is counted in {own!r}; a {kind} is in {wanted!r}."
            yield "kind", "progress-unit", message, "Correct the kind, or choose another indicator."
        if kind == "mention" and settles == "yes":
            message = "What only mentions the work cannot settle the target."
            yield "settles", "progress-mention", message, "Write no, or correct the kind."
        if target == progress:
            message = "An indicator is linked to itself; its own figures count as progress without a row."
            yield "progress_indicator_id", "progress-self", message, "Delete the row."

    columns = ["target_indicator_id", "progress_indicator_id", "kind", "settles"]
    yield from judge(ledger.frame("progress"), columns, faults)


@needs("followups", "measures", "sources")
def check_followups(ledger: Ledger) -> Iterator[Finding]:
    """What is followed up is a task of an earlier report of the same region."""
    measures = {row["measure_id"]: row for row in records(ledger.frame("measures"))}
    sources = records(ledger.frame("sources"))
    days = {row["source_id"]: first_day(row["published"]) or row["period_end"] for row in sources}
    for row in records(ledger.frame("followups")):
        own, followed = measures.get(row["measure_id"]), measures.get(row["follows_id"])
        for message in _follow_faults(row, own, followed, days) if own and followed else ():
            yield fault(row, "follows_id", "wrong-followup", message, "Correct measure_id or follows_id.")


def _follow_faults(row: Row, own: Row, followed: Row, days: Mapping[str, str]) -> Iterator[str]:
    name = quote(row["follows_id"])
    if followed["kind"] != "task":
        yield f"{name} is a {followed['kind']}, not a task."
    if own["source_id"] != row["source_id"]:
        yield f"{quote(row['measure_id'])} stands in {own['source_id']!r}."
    if own["region_code"] != followed["region_code"]:
        yield f"{name} is about {followed['region_code']!r}, what follows it about {own['region_code']!r}."
    if days.get(own["source_id"], "") <= days.get(followed["source_id"], ""):
        yield f"{name} stands in {followed['source_id']!r}, which is not earlier than {own['source_id']!r}."
