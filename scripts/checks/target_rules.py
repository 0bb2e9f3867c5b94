"""What the links between targets and later rows must agree on: the tables ``progress`` and ``followups``.

Remarks that a report is silent are looked at here too. One rule a generator; a docstring is the rule in the reader's
words. The tables may be absent. What a target comes to is said in ``targets``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.findings import Finding
from scripts.ledger.fields import first_day
from scripts.ledger.frames import Fault, Row, fault, judge, lookup, needs, quote, records
from scripts.ledger.packages import Ledger
from scripts.ledger.rows import CUT, PLAN_EXPLANATION


@needs("progress", "indicators")
def check_progress(ledger: Ledger) -> Iterator[Finding]:
    """A part is counted in the unit of its target, a share in per cent."""
    units = lookup(ledger.frame("indicators"), "indicator_id", "unit_id")

    def faults(target: str, progress: str, kind: str) -> Iterator[Fault]:
        unit, own = units.get(target), units.get(progress)
        wanted = {"part": unit, "share": "percent"}.get(kind, own)
        if unit and own and own != wanted:
            message = f"{quote(progress)} is counted in {own!r}; a {kind} is in {wanted!r}."
            yield "kind", "progress-unit", message, "Correct the kind, or choose another indicator."
        if target == progress:
            message = "An indicator is linked to itself; its own figures count as progress without a row."
            yield "progress_indicator_id", "progress-self", message, "Delete the row."

    yield from judge(ledger.frame("progress"), ["target_indicator_id", "progress_indicator_id", "kind"], faults)


@needs("followups", "measures", "sources")
def check_followups(ledger: Ledger) -> Iterator[Finding]:
    """What is followed up is a measure of the kind target, of an earlier report of the same region."""
    measures = {row["measure_id"]: row for row in records(ledger.frame("measures"))}
    sources = records(ledger.frame("sources"))
    days = {row["source_id"]: _issued(row) for row in sources}
    for row in records(ledger.frame("followups")):
        own, followed = measures.get(row["measure_id"]), measures.get(row["follows_id"])
        for message in _follow_faults(row, own, followed, days) if own and followed else ():
            yield fault(row, "follows_id", "wrong-followup", message, "Correct measure_id or follows_id.")


def _follow_faults(row: Row, own: Row, followed: Row, days: Mapping[str, str]) -> Iterator[str]:
    name = quote(row["follows_id"])
    if followed["kind"] != "target":
        yield f"{name} is a {followed['kind']}, not a target."
    if own["source_id"] != row["source_id"]:
        yield f"{quote(row['measure_id'])} stands in {own['source_id']!r}."
    if own["region_code"] != followed["region_code"]:
        yield f"{name} is about {followed['region_code']!r}, what follows it about {own['region_code']!r}."
    if days.get(own["source_id"], "") <= days.get(followed["source_id"], ""):
        yield f"{name} stands in {followed['source_id']!r}, which is not earlier than {own['source_id']!r}."


@needs("remarks", "figures", "sources")
def check_silences(ledger: Ledger) -> Iterator[Finding]:
    """A remark that a report is silent names targets of earlier documents, and the report is whole and no plan."""
    sources = {row["source_id"]: row for row in records(ledger.frame("sources"))}
    targets = {row["figure_id"]: row for row in records(ledger.frame("figures")) if row["status"] == "target"}
    for row in records(ledger.frame("remarks")):
        report = sources.get(row["source_id"])
        for message in _silence_faults(row, report, targets, sources) if row["kind"] == "silent" and report else ():
            yield fault(row, "figure_ids", "wrong-silence", message, "Correct figure_ids, or delete the row.")


def _silence_faults(row: Row, report: Row, targets: Mapping[str, Row], sources: Mapping[str, Row]) -> Iterator[str]:
    name = quote(row["source_id"])
    if not report["text_sha256"] or report["completeness"] == CUT or report["kind"] == PLAN_EXPLANATION:
        yield f"{name} is not archived whole, or is a plan: its silence says nothing."
    if not row["figure_ids"]:
        yield "No target is named."
    for figure_id in filter(None, row["figure_ids"].split(";")):
        own = sources.get(targets[figure_id]["source_id"]) if figure_id in targets else None
        if own is None:
            yield f"{quote(figure_id)} is not a target."
        elif _issued(own) >= _issued(report):
            yield f"{quote(figure_id)} stands in {own['source_id']!r}, which is not earlier than {row['source_id']!r}."


def _issued(source: Row) -> str:
    """The day of a document: its date (the first of a month or year), else the last day it covers."""
    return first_day(source["published"]) or source["period_end"]
