"""What the links between targets and later rows must agree on: the tables ``progress`` and ``followups``.

Remarks that a report is silent are looked at here too. One rule a generator; a docstring is the rule in the reader's
words. The tables may be absent. What a target comes to
is said in ``targets``.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.findings import Finding
from scripts.ledger.frames import Row, lookup, place, quote, records, told_on
from scripts.ledger.packages import Ledger
from scripts.ledger.reports import is_whole
from scripts.ledger.rows import CUT, PLAN_EXPLANATION


def check_progress(ledger: Ledger) -> Iterator[Finding]:
    """A part is counted in the unit of its target, a share in per cent."""
    if not is_whole(ledger, "progress", "indicators"):
        return
    units = lookup(ledger.frame("indicators"), "indicator_id", "unit_id")
    for row in records(ledger.frame("progress")):
        targetd, told = units.get(row["target_indicator_id"]), units.get(row["progress_indicator_id"])
        wanted = {"part": targetd, "share": "percent"}.get(row["kind"], told)
        if targetd and told and told != wanted:
            message = f"{quote(row['progress_indicator_id'])} is counted in {told!r}; a {row['kind']} is in {wanted!r}."
            yield place(row, "kind", "progress-unit", message, "Correct the kind, or choose another indicator.")
        if row["target_indicator_id"] == row["progress_indicator_id"]:
            message = "An indicator is linked to itself; its own figures count as progress without a row."
            yield place(row, "progress_indicator_id", "progress-self", message, "Delete the row.")


def check_followups(ledger: Ledger) -> Iterator[Finding]:
    """What is followed up is a measure of the kind target, of an earlier report of the same region."""
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
    if followed["kind"] != "target":
        yield f"{name} is a {followed['kind']}, not a target."
    if own["source_id"] != row["source_id"]:
        yield f"{quote(row['measure_id'])} stands in {own['source_id']!r}."
    if own["region_code"] != followed["region_code"]:
        yield f"{name} is about {followed['region_code']!r}, what follows it about {own['region_code']!r}."
    if told.get(own["source_id"], "") <= told.get(followed["source_id"], ""):
        yield f"{name} stands in {followed['source_id']!r}, which is not earlier than {own['source_id']!r}."


def check_silences(ledger: Ledger) -> Iterator[Finding]:
    """A remark that a report is silent names targets of earlier documents, and the report is whole and no plan."""
    if not is_whole(ledger, "remarks", "figures", "sources"):
        return
    sources = {row["source_id"]: row for row in records(ledger.frame("sources"))}
    targets = {row["figure_id"]: row for row in records(ledger.frame("figures")) if row["status"] == "target"}
    for row in records(ledger.frame("remarks")):
        report = sources.get(row["source_id"])
        if row["kind"] == "silent" and report:
            for message in _silence_faults(row, report, targets, sources):
                yield place(row, "figure_ids", "wrong-silence", message, "Correct figure_ids, or delete the row.")


def _silence_faults(row: Row, report: Row, targets: dict[str, Row], sources: dict[str, Row]) -> Iterator[str]:
    name, issued = quote(row["source_id"]), told_on(report["published"], report["period_end"])
    if not report["text_sha256"] or report["completeness"] == CUT or report["kind"] == PLAN_EXPLANATION:
        yield f"{name} is not archived whole, or is a plan: its silence says nothing."
    if not row["figure_ids"]:
        yield "No target is named."
    for figure_id in filter(None, row["figure_ids"].split(";")):
        own = sources.get(targets[figure_id]["source_id"]) if figure_id in targets else None
        if own is None:
            yield f"{quote(figure_id)} is not a target."
        elif told_on(own["published"], own["period_end"]) >= issued:
            yield f"{quote(figure_id)} stands in {own['source_id']!r}, which is not earlier than {row['source_id']!r}."


RULES = (check_progress, check_followups, check_silences)
