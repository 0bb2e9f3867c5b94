"""The record that a report was checked against its archived text, for builds that do not have the text.

A record of a report holds the hash of its text, hashes of its rows, and a mark of the characters around each figure.
Where the text is at hand the record is made again and compared; where it is not, a record that still fits its rows is
accepted, and anything else fails. One record more holds what no text is needed for: reference tables, cited figures,
relations, schemas. What of a row is held stands in ``fingerprints``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from scripts.checks.evidence import archived_sources, check_report, spans_by_source
from scripts.checks.fingerprints import (
    COLUMNS,
    MARK,
    Columns,
    Hashes,
    fingerprint_schemas,
    fingerprint_surroundings,
    fingerprint_tables,
)
from scripts.findings import Finding, LedgerError, Phrase, file_fault, phrase, stop_at
from scripts.ledger.frames import units_of
from scripts.ledger.packages import ATTESTATION, DATA, Ledger
from scripts.ledger.reports import EVIDENCE_TABLES, REPORTS, report_of
from scripts.numbers.search import find_runs

SHARED = ""  # the place of the shared tables' record among those of the reports
SHOWN = 5
MARKED = re.compile(f"[0-9a-f]{{{MARK}}}")
Record = dict[str, Any]


def record_file(source_id: str) -> str:
    """Path of a report's record within the package; of the shared tables' for ""."""
    return f"{REPORTS}/{source_id}/{ATTESTATION}" if source_id else f"{DATA}/{ATTESTATION}"


def attest(ledger: Ledger, texts: Mapping[str, str], source_id: str) -> Record:
    """The record of a report that was just checked: hashes of its text and rows, and what was counted.

    Raises LedgerError where the text is not at hand or the report does not agree with it.
    """
    digest = archived_sources(ledger).get(source_id, "")
    if digest not in texts:
        raise LedgerError(file_fault(f"{REPORTS}/{source_id}", "no-text", source=source_id))
    spans = spans_by_source(ledger).get(source_id, [])
    stop_at(check_report(source_id, texts[digest], spans, units_of(ledger)))
    return expected_records(ledger, texts)[source_id]


def expected_records(ledger: Ledger, texts: Mapping[str, str], columns: Columns = COLUMNS) -> dict[str, Record]:
    """The record that each report with an archived text should have, by source_id, whether or not its check passes.

    Under "" that of the shared tables, unless one of them could not be read. What only a text can tell (its numerals,
    its characters, those around a figure) is taken from the record that is there where the text is not at hand; -1 or
    "unknown" without one.
    """
    tables = fingerprint_tables(ledger, columns)
    records = {
        source: _report_record(ledger, source, digest, tables.get(source, {}), texts)
        for source, digest in archived_sources(ledger).items()
    }
    if all(name in ledger.tables and (report_of(file) or file in ledger.hashes) for name, file in ledger.listed):
        names = {name: list(columns[name]) for name in sorted(columns)}
        shared = {"columns": names, "schemas": fingerprint_schemas(ledger), "tables": tables.get(SHARED, {})}
        records[SHARED] = shared
    return records


def _report_record(
    ledger: Ledger, source: str, digest: str, tables: Mapping[str, Hashes], texts: Mapping[str, str]
) -> Record:
    rows = {name: tables[name]["rows"] if name in tables else {} for name in EVIDENCE_TABLES}
    record = ledger.attestations.get(source, {})
    if digest in texts:
        read = {"characters": len(texts[digest]), "runs": len(find_runs(texts[digest]))}
        surroundings = fingerprint_surroundings(ledger, source, texts[digest])
    else:
        counts, marks = _part(record, "counts"), _part(record, "surroundings")
        stated = {name: counts.get(name) for name in ("characters", "runs")}
        read = {name: count if isinstance(count, int) and count >= 0 else -1 for name, count in stated.items()}
        recorded = {figure: str(marks.get(figure)) for figure in rows["figures"]}
        surroundings = {figure: mark if MARKED.fullmatch(mark) else "unknown" for figure, mark in recorded.items()}
    return {
        "counts": {name: len(marks) for name, marks in rows.items()} | read,
        "source_id": source,
        "surroundings": surroundings,
        "tables": dict(tables),
        "text_sha256": digest,
    }


def check_attestations(ledger: Ledger, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Each report with an archived text has a record of its check that fits its rows, and so have the shared tables."""
    unreadable = {finding.file for finding in ledger.findings}
    for source, expected in expected_records(ledger, texts).items():
        file, case = record_file(source), "report" if source else "shared"
        record = ledger.attestations.get(source)
        if file in unreadable:
            continue
        if record is None:
            yield file_fault(file, f"missing-attestation.{case}", source=source)
        elif changes := tuple(compare_records(record, expected)):
            yield file_fault(file, f"stale-attestation.{case}", changes=changes)


def migrate_records(ledger: Ledger) -> dict[str, Record]:
    """The records that a change of schemas or of attested columns needs, without any text.

    That of the shared tables, and of each report whose rows fit its record under the columns that it was made with;
    the rows of any other have changed, and need their text.
    """
    columns = ledger.attestations.get(SHARED, {}).get("columns", COLUMNS)
    before, now = expected_records(ledger, {}, columns), expected_records(ledger, {})
    return {
        source: record
        for source, record in now.items()
        if source == SHARED or not any(compare_records(ledger.attestations.get(source, {}), before[source]))
    }


def render_record(record: Mapping[str, object]) -> str:
    """The file attestation.json of a report: what a signature signs, whatever the file's own spaces."""
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def compare_records(record: Mapping[str, object], expected: Mapping[str, object]) -> Iterator[Phrase]:
    """What differs: the rows of each table, each count, the text; and what should not be there."""
    for name in _differing(record, expected):
        old, new = record.get(name), expected.get(name)
        if name not in expected:
            yield phrase("record-foreign", name=name)
        elif not isinstance(old, dict) or not isinstance(new, dict):
            yield phrase("record-other" if name in record else "record-lacks", name=name, old=str(old), new=str(new))
        elif name == "counts":
            yield from (
                phrase("record-count", name=part, old=str(old.get(part)), new=str(new.get(part)))
                for part in _differing(old, new)
            )
        elif name == "tables":
            for table in _differing(old, new):
                rows = [_part(_part(tables, table), "rows") for tables in (old, new)]
                yield phrase(
                    "record-part", name=table, differences=_list_differences(*rows) or (phrase("record-hash"),)
                )
        else:
            yield phrase("record-part", name=name, differences=_list_differences(old, new))


def _list_differences(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[Phrase, ...]:
    """The keys that changed, came and went, a few of each."""
    groups = {
        "changed": [key for key in _differing(old, new) if key in old and key in new],
        "added": sorted(set(new) - set(old)),
        "gone": sorted(set(old) - set(new)),
    }
    return tuple(
        phrase(
            f"keys-{word}-more" if keys[SHOWN:] else f"keys-{word}", keys=" ".join(keys[:SHOWN]), more=len(keys) - SHOWN
        )
        for word, keys in groups.items()
        if keys
    )


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    return [key for key in sorted({*old, *new}) if key not in old or key not in new or old[key] != new[key]]


def _part(record: Mapping[str, object], name: str) -> Mapping[str, object]:
    """A part of a record that may have been edited by hand: empty where it is not what it should be."""
    part = record.get(name)
    return part if isinstance(part, dict) else {}
