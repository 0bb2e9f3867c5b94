"""A draft becomes a report of the ledger: rows, descriptor, attestations, the list of changes and the version.

All of it is made and checked before a byte is written.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scripts.checks.attestation import SHARED, attest, expected_records, record_file, render_record
from scripts.checks.gate import check_ledger
from scripts.exports.citation_file import render_citation_file
from scripts.findings import stop_at
from scripts.intake.candidate import changed_files, join_draft, put_rows
from scripts.intake.draft_check import check_draft
from scripts.intake.drafts import Draft
from scripts.ledger.packages import Ledger, Texts
from scripts.ledger.versions import version_day
from scripts.words import load_words

CITATION = "CITATION.cff"


def render_acceptance(ledger: Ledger, draft: Draft, texts: Texts, day: date, address: str = "") -> dict[str, str]:
    """The text of every file that changes as a draft is taken over on a day, by path within the package.

    Raises LedgerError with all that is still wrong.
    """
    source_id = draft.source.source_id
    stop_at(check_draft(ledger, draft, texts))
    joined = _date(_note_change(join_draft(ledger, draft), draft, day), day)
    stop_at(check_ledger(joined, texts))
    records = {source_id: attest(joined, texts, source_id), SHARED: expected_records(joined, texts)[SHARED]}
    attested = {record_file(name): render_record(record) for name, record in records.items()}
    return changed_files(ledger, joined) | attested | {CITATION: render_citation_file(joined.descriptor, address)}


def _note_change(ledger: Ledger, draft: Draft, day: date) -> Ledger:
    """The ledger with a row of what was done in the list of changes."""
    source = draft.source
    words = {"words_zh": _say("zh", source.title), "words_en": _say("en", source.title_en or source.title)}
    row = {"day": day.isoformat(), "table": "sources", "row": source.source_id, "kind": "added", "cause": "new report"}
    return put_rows(ledger, "changes", [{**row, **words}])


def _say(language: str, title: str) -> str:
    return load_words(language)("change.new_report", title=title)


def _date(ledger: Ledger, day: date) -> Ledger:
    """The ledger with its version raised to the day; a later one stays."""
    version = str(ledger.descriptor["version"])
    if version_day(version) >= day.isoformat():
        return ledger
    return replace(ledger, descriptor={**ledger.descriptor, "version": day.strftime("%Y.%m.%d")})
