"""The gate: every check in one place. What does not pass here is not published."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.answers import check_answers, check_notes
from scripts.checks.archived_texts import check_texts
from scripts.checks.attestation import check_attestations
from scripts.checks.evidence import check_spans
from scripts.checks.prose import check_prose
from scripts.checks.signatures import check_signatures
from scripts.checks.stated import check_foreign, check_stated, check_unit_words
from scripts.checks.validation import check_tables
from scripts.findings import Finding, tell_causes
from scripts.ledger.packages import Ledger, Texts


def check_ledger(ledger: Ledger, texts: Texts, only: str = "") -> list[Finding]:
    """All that is wrong with a package: what could not be read, its tables, and its agreement with the texts.

    In the order of the package, and of each cause one finding. ``only``: the one source whose text must be at hand; ""
    for all.
    """
    return ledger.order(tell_causes(_check_ledger(ledger, texts, only)))


def check_all(ledger: Ledger, texts: Texts, only: str = "") -> list[Finding]:
    """The whole gate: ``check_ledger``, attestations that fit their rows, and signatures that fit the attestations."""
    faults = [*check_ledger(ledger, texts, only), *check_attestations(ledger, texts), *check_signatures(ledger)]
    return ledger.order(faults)


def _check_ledger(ledger: Ledger, texts: Texts, only: str) -> Iterator[Finding]:
    yield from ledger.findings
    yield from check_tables(ledger)
    yield from check_stated(ledger)
    yield from check_foreign(ledger)
    yield from check_unit_words(ledger)
    yield from check_texts(ledger, texts, only)
    yield from check_spans(ledger, texts)
    yield from check_answers(ledger, texts)
    yield from check_notes(ledger)
    yield from check_prose(ledger, texts)
