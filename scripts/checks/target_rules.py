"""What the links between targets and later rows must agree on: the tables ``progress`` and ``followups``.

One rule a generator; a docstring is the rule in the reader's words. Both tables may be absent. What a target comes to
is said in ``targets``.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.findings import Finding
from scripts.ledger.frames import Row, lookup, place, quote, records, told_on
from scripts.ledger.packages import Ledger
from scripts.ledger.reports import is_whole


def check_progress(ledger: Ledger) -> Iterator[Finding]:
    """A part is counted in the unit of its target, a share in per cent; only these two can settle a target."""
    if not is_whole(ledger, "progress", "indicators"):
        return
    units = lookup(ledger.frame("indicators"), "indicator_id", "unit_id")
    for row in records(ledger.frame("progress")):
        targetd, told = units.get(row["target_indicator_id"]), units.get(row["progress_indicator_id"])
        wanted = {"part": targetd, "share": "percent"}.get(row["kind"], told)
        if targetd and told and told != wanted:
            message = f"{quote(row['progress_indicator_id'])} is counted in {told!r}; a {row['kind']} is in {wanted!r}."
            yield place(row, "kind", "progress-unit", message, "Correct the kind, or choose another indicator.")
        if row["kind"] == "mention" and row["settles"] == "yes":
            message = "What only mentions the work cannot settle the target."
            yield place(row, "settles", "progress-mention", message, "Write no, or correct the kind.")
        if row["target_indicator_id"] == row["progress_indicator_id"]:
            message = "An indicator is linked to itself; its own figures count as progress without a row."
            yield place(row, "progress_indicator_id", "progress-self", message, "Delete the row.")


def check_followups(ledger: Ledger) -> Iterator[Finding]:
    """What is followed up is a task of an earlier report of the same region."""
    if not is_whole(ledger, "followups", "measures", "sources"):
        return
    measures = {row["measure_id"]: row for row in records(ledger.frame("measures"))}
    sources = records(ledger.frame("sources"))
    told = {row["source_id"]: told_on(row["published"], row["period_end"]) for row in sources}
    for row in records(ledger.frame("followups")):
        own, followed = measures.get(row["measure_id"]), measures.get(row["follows_id"])
        if own and followed:
            for message in _follow_faults(row, own, followed, told):
                yield place(row, "follows_id", "wrong-followup", message, "Correct measure_id or follows_id.")


def _follow_faults(row: Row, own: Row, followed: Row, told: dict[str, str]) -> Iterator[str]:
    name = quote(row["follows_id"])
    if followed["kind"] != "task":
        yield f"{name} is a {followed['kind']}, not a task."
    if own["source_id"] != row["source_id"]:
        yield f"{quote(row['measure_id'])} stands in {own['source_id']!r}."
    if own["region_code"] != followed["region_code"]:
        yield f"{name} is about {followed['region_code']!r}, what follows it about {own['region_code']!r}."
    if told.get(own["source_id"], "") <= told.get(followed["source_id"], ""):
        yield f"{name} stands in {followed['source_id']!r}, which is not earlier than {own['source_id']!r}."


RULES = (check_progress, check_followups)
