"""What is wrong with one report, in the order of its text, whatever is wrong elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.attestation import check_attestations
from scripts.checks.causes import keep_causes
from scripts.checks.evidence import span_frame
from scripts.checks.gate import check_ledger
from scripts.checks.signatures import check_signatures
from scripts.findings import Finding
from scripts.ledger.frames import records
from scripts.ledger.packages import FILE, LINE, Ledger, Texts
from scripts.ledger.reports import report_of

LAST = 10**9


def check_one_report(ledger: Ledger, texts: Texts, source_id: str) -> list[Finding]:
    """The findings in the report's folder and at its row among the sources: first those of no place in the text.

    What is attested is asked last: rows with a fault will be changed, and until then no record fits them.
    """
    places = dict(_places(ledger, source_id))
    own = {(row[FILE], int(row[LINE])) for row in records(ledger.frame("sources")) if row["source_id"] == source_id}

    def is_own(finding: Finding) -> bool:
        return report_of(finding.file) == source_id or (finding.file, finding.line) in own

    faults = list(filter(is_own, check_ledger(ledger, texts, source_id)))
    faults = faults or list(filter(is_own, [*check_attestations(ledger, texts), *check_signatures(ledger)]))
    return sorted(keep_causes(faults), key=lambda one: (places.get((one.file, one.line), -1), one.file, one.line))


def _places(ledger: Ledger, source_id: str) -> Iterator[tuple[tuple[str, int], int]]:
    """Where in the text each row of the report begins, by its file and line; rows without a place come last."""
    spans = span_frame(ledger)
    for row in records(spans[(spans["source_id"] == source_id) & (spans["start"] >= 0).fillna(False)]):
        yield (row[FILE], int(row[LINE])), int(row["start"])
    for table in [table for name, table in ledger.tables.items() if name in ("answers", "relations", "remarks")]:
        for row in records(table.frame[table.frame["source_id"] == source_id]):
            yield (row[FILE], int(row[LINE])), LAST
