"""How far each report is checked, and in what way: what readers are told beside every figure.

Nothing is found fault with here; see ``stated``, ``evidence``, ``prose`` and ``attestation``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from scripts.checks.attestation import Record, compare_records, expected_records
from scripts.checks.evidence import Passage, spans_by_source
from scripts.ledger.packages import Ledger
from scripts.ledger.reports import EVIDENCE_TABLES

BY_TEXT, BY_ATTESTATION, BY_LINK, UNCHECKED = "text", "attestation", "link", "none"


@dataclass(frozen=True, slots=True)
class Assurance:
    """How far a document is checked.

    ``figures``, ``omissions``, ``measures``: rows; ``runs``, ``characters``: numbers in the text and its length (0
    where no text was read); ``checked``: figures whose characters were read again, here or when they were attested;
    ``how``: ``text``, ``attestation``, ``link`` (no archived text) or ``none``.
    """

    source_id: str
    figures: int
    omissions: int
    measures: int
    runs: int
    characters: int
    checked: int
    how: str

    @property
    def verified(self) -> str:
        """The part of the figures that were checked, ``91.6%``; "" without figures or without an archived text."""
        return "" if self.how == BY_LINK else _share(self.checked, self.figures)


def summarise_evidence(ledger: Ledger, texts: Mapping[str, str]) -> list[Assurance]:
    """How far each document is checked, sorted by source_id; none where the documents could not be read."""
    if not ledger.is_whole("sources"):
        return []
    expected, spans = expected_records(ledger, texts), spans_by_source(ledger)
    tables = [name for name in EVIDENCE_TABLES if name in ledger.tables]
    counts = {name: Counter(ledger.frame(name)["source_id"]) for name in tables}
    rows = []
    for source in sorted(set(ledger.frame("sources")["source_id"])):
        counted = {name: counts.get(name, {}).get(source, 0) for name in EVIDENCE_TABLES}
        record = expected.get(source)
        checked, how = _assess(ledger, texts, record, spans.get(source, []), counted["figures"])
        read = record["counts"] if record and how != UNCHECKED else {}
        lengths = {name: read.get(name, 0) for name in ("runs", "characters")}
        rows.append(Assurance(source, **counted, **lengths, checked=checked, how=how))
    return rows


def _assess(
    ledger: Ledger, texts: Mapping[str, str], expected: Record | None, spans: list[Passage], figures: int
) -> tuple[int, str]:
    """How many figures of a report were checked, and in what way, given the record that it should have."""
    if expected is None:
        return 0, BY_LINK
    text = texts.get(expected["text_sha256"])
    if text is not None:
        return sum(span.table == "figures" and span.fits(text) for span in spans), BY_TEXT
    record = ledger.attestations.get(expected["source_id"])
    is_attested = record is not None and not any(compare_records(record, expected))
    return (figures, BY_ATTESTATION) if is_attested else (0, UNCHECKED)


def _share(part: int, whole: int) -> str:
    """Per cent with at most one decimal, never rounded up: 199 of 200 are 99.5%, 1999 of 2000 are 99.9%."""
    if not whole:
        return ""
    share = (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_DOWN)
    return f"{share:f}".removesuffix(".0") + "%"
