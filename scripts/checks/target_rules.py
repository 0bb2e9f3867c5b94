"""What the links between targets and later rows must agree on: the tables ``progress`` and ``followups``.

Remarks that a report is silent are looked at here too. One rule a generator; a docstring is the rule in the reader's
words. The tables may be absent. What a target comes to is said in ``targets``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.findings import Finding, say
from scripts.ledger.fields import first_day
from scripts.ledger.frames import Row, at_row, judge, lookup, needs, records
from scripts.ledger.packages import Ledger
from scripts.ledger.rows import CUT, PLAN_EXPLANATION


@needs("progress", "indicators")
def check_progress(ledger: Ledger) -> Iterator[Finding]:
    """A part is counted in the unit of its target, a share in per cent."""
    units = lookup(ledger.frame("indicators"), "indicator_id", "unit_id")

    def faults(target: str, progress: str, kind: str) -> Iterator[Finding]:
        unit, own = units.get(target), units.get(progress)
        wanted = {"part": unit, "share": "percent"}.get(kind, own)
        if unit and own and own != wanted:
            yield say("kind", "progress-unit", indicator=progress, unit=own, kind=kind, wanted=str(wanted))
        if target == progress:
            yield say("progress_indicator_id", "progress-self")

    yield from judge(ledger.frame("progress"), ["target_indicator_id", "progress_indicator_id", "kind"], faults)


@needs("followups", "measures", "sources")
def check_followups(ledger: Ledger) -> Iterator[Finding]:
    """What is followed up is a measure of the kind target, of an earlier report of the same region."""
    measures = {row["measure_id"]: row for row in records(ledger.frame("measures"))}
    sources = records(ledger.frame("sources"))
    days = {row["source_id"]: _issued(row) for row in sources}
    for row in records(ledger.frame("followups")):
        own, followed = measures.get(row["measure_id"]), measures.get(row["follows_id"])
        for finding in _follow_faults(row, own, followed, days) if own and followed else ():
            yield at_row(row, finding)


def _follow_faults(row: Row, own: Row, followed: Row, days: Mapping[str, str]) -> Iterator[Finding]:
    name, rule = row["follows_id"], "wrong-followup"
    if followed["kind"] != "target":
        yield say("follows_id", f"{rule}.kind", followed=name, kind=followed["kind"])
    if own["source_id"] != row["source_id"]:
        yield say("follows_id", f"{rule}.report", measure=row["measure_id"], source=own["source_id"])
    if own["region_code"] != followed["region_code"]:
        regions = {"region": followed["region_code"], "own": own["region_code"]}
        yield say("follows_id", f"{rule}.region", followed=name, **regions)
    if days.get(own["source_id"], "") <= days.get(followed["source_id"], ""):
        yield say("follows_id", f"{rule}.day", followed=name, source=followed["source_id"], own=own["source_id"])


@needs("remarks", "figures", "sources")
def check_silences(ledger: Ledger) -> Iterator[Finding]:
    """A remark that a report is silent names targets of earlier documents, and the report is whole and no plan."""
    sources = {row["source_id"]: row for row in records(ledger.frame("sources"))}
    targets = {row["figure_id"]: row for row in records(ledger.frame("figures")) if row["status"] == "target"}
    for row in records(ledger.frame("remarks")):
        report = sources.get(row["source_id"])
        for finding in _silence_faults(row, report, targets, sources) if row["kind"] == "silent" and report else ():
            yield at_row(row, finding)


def _silence_faults(row: Row, report: Row, targets: Mapping[str, Row], sources: Mapping[str, Row]) -> Iterator[Finding]:
    rule = "wrong-silence"
    if not report["text_sha256"] or report["completeness"] == CUT or report["kind"] == PLAN_EXPLANATION:
        yield say("figure_ids", f"{rule}.report", source=row["source_id"])
    if not row["figure_ids"]:
        yield say("figure_ids", f"{rule}.nothing")
    for figure_id in filter(None, row["figure_ids"].split(";")):
        own = sources.get(targets[figure_id]["source_id"]) if figure_id in targets else None
        if own is None:
            yield say("figure_ids", f"{rule}.no-target", figure=figure_id)
        elif _issued(own) >= _issued(report):
            places = {"source": own["source_id"], "own": row["source_id"]}
            yield say("figure_ids", f"{rule}.day", figure=figure_id, **places)


def _issued(source: Row) -> str:
    """The day of a document: its date (the first of a month or year), else the last day it covers."""
    return first_day(source["published"]) or source["period_end"]
