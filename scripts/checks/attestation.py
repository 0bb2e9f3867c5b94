"""The record that a report was checked against its archived text, for builds that do not have the text.

A record names the text and the table files by their hashes. Where the text is at hand the record is made again and
compared; where it is not, a record whose hashes still match is accepted, and anything else fails.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from scripts.checks.evidence import archived_sources, check_report, spans_by_source
from scripts.findings import Finding, LedgerError
from scripts.ledger.packages import ATTESTATION, Ledger
from scripts.ledger.reports import EVIDENCE_TABLES, REPORTS, report_of
from scripts.numbers.quantities import find_runs

MEND = "Run nox -s attest where the archived text is."
Record = dict[str, Any]


def attest(ledger: Ledger, texts: Mapping[str, str], source_id: str) -> Record:
    """The record of a report that was just checked: hashes of its text and tables, and what was counted.

    Raises LedgerError where the text is not at hand or the report does not agree with it.
    """
    digest = archived_sources(ledger).get(source_id, "")
    if digest not in texts:
        raise LedgerError(
            [
                Finding(
                    f"{REPORTS}/{source_id}",
                    0,
                    "",
                    "text-missing",
                    f"No archived text has the hash that the source names ({digest or 'none'}).",
                    "Put the text into the folder that LEDGER_SOURCES names.",
                )
            ]
        )
    findings = list(check_report(source_id, texts[digest], spans_by_source(ledger).get(source_id, [])))
    if findings:
        raise LedgerError(findings)
    return expected_records(ledger, texts)[source_id]


def expected_records(ledger: Ledger, texts: Mapping[str, str]) -> dict[str, Record]:
    """The record that each report with an archived text should have, by source_id, whether or not its check passes.

    The runs and characters of a text that is not at hand are taken from the record that is there (-1 without one).
    """
    tables: dict[str, dict[str, str]] = defaultdict(dict)
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for name in [name for name in EVIDENCE_TABLES if name in ledger.tables]:
        for file in ledger.tables[name].files:
            tables[report_of(file)][PurePosixPath(file).name] = ledger.hashes[file]
        for source, count in ledger.frame(name)["source_id"].value_counts().items():
            counts[str(source)][name] = int(count)
    records = {}
    for source, digest in archived_sources(ledger).items():
        measured = _measure(texts[digest]) if digest in texts else _recorded(ledger.attestations.get(source, {}))
        counted = {**dict.fromkeys(EVIDENCE_TABLES, 0), **counts[source], **measured}
        records[source] = {
            "counts": dict(sorted(counted.items())),
            "source_id": source,
            "tables": dict(sorted(tables[source].items())),
            "text_sha256": digest,
        }
    return records


def check_attestations(ledger: Ledger, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Each report with an archived text has a record of its check, made from the tables as they now are."""
    unreadable = {finding.file for finding in ledger.findings}
    for source, expected in expected_records(ledger, texts).items():
        file = f"{REPORTS}/{source}/{ATTESTATION}"
        if file in unreadable:
            continue
        record = ledger.attestations.get(source)
        if record is None:
            yield Finding(
                file,
                0,
                "",
                "missing-attestation",
                f"The report {source!r} has an archived text but no record of its check.",
                MEND,
            )
            continue
        changes = list(compare_records(record, expected))
        if changes:
            yield Finding(
                file, 0, "", "stale-attestation", f"The record does not fit the report: {', '.join(changes)}.", MEND
            )


def render_record(record: Record) -> str:
    """The file attestation.json of a report."""
    return json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def compare_records(record: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    """What differs, in words: each table, each count, the text; and what should not be there."""
    for name in sorted({*record, *expected}):
        found, wanted = record.get(name), expected.get(name)
        if found == wanted and name in expected:
            continue
        if name not in expected:
            yield f"{name} does not belong in it"
            continue
        if not isinstance(found, dict) or not isinstance(wanted, dict):
            yield f"{name} is {found!r} instead of {wanted!r}"
            continue
        for part in sorted({*found, *wanted}):
            if found.get(part) == wanted.get(part):
                continue
            if part not in found or part not in wanted:
                yield f"{part} was added" if part in wanted else f"{part} is gone"
            else:
                change = "has changed" if name == "tables" else f"were {found[part]!r}, are {wanted[part]!r}"
                yield f"{part} {change}"


def _measure(text: str) -> dict[str, int]:
    return {"characters": len(text), "runs": len(find_runs(text))}


def _recorded(record: Mapping[str, Any]) -> dict[str, int]:
    """What a record says of its text: whole numbers from 0, or -1 where it does not."""
    counts = record.get("counts")
    found = {name: counts.get(name) if isinstance(counts, dict) else None for name in ("characters", "runs")}
    return {name: value if isinstance(value, int) and value >= 0 else -1 for name, value in found.items()}
