"""How far each report is checked, and in what way: what readers are told beside every figure.

Nothing is found fault with here; see ``stated``, ``evidence``, ``prose`` and ``attestation``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal

import pandas as pd

from scripts.checks.attestation import Record, compare_records, expected_records
from scripts.checks.evidence import Passage, spans_by_source
from scripts.ledger.packages import Ledger
from scripts.ledger.reports import EVIDENCE_TABLES

COLUMNS = ["source_id", *EVIDENCE_TABLES, "runs", "characters", "checked", "share", "how"]
BY_TEXT, BY_ATTESTATION, BY_LINK, UNCHECKED = "text", "attestation", "link", "none"


def summarise_evidence(ledger: Ledger, texts: Mapping[str, str]) -> pd.DataFrame:
    """How far each report is checked: one row a source, sorted by source_id.

    ``figures``, ``omissions``, ``measures``: rows; ``runs``, ``characters``: numbers in the text and its length (NA
    where no text was read);
    ``checked``: figures whose characters were read again, here or when they were attested; ``share``: their part in per
    cent, as decimal text cut to one place ("" without figures); ``how``: ``text``, ``attestation``, ``link`` (no
    archived text) or ``none``.
    """
    if not ledger.is_whole("sources"):
        return pd.DataFrame(columns=COLUMNS)
    expected, spans = expected_records(ledger, texts), spans_by_source(ledger)
    tables = [name for name in EVIDENCE_TABLES if name in ledger.tables]
    counts = {name: Counter(ledger.frame(name)["source_id"]) for name in tables}
    rows = []
    for source in sorted(set(ledger.frame("sources")["source_id"])):
        counted = {name: counts.get(name, {}).get(source, 0) for name in EVIDENCE_TABLES}
        record = expected.get(source)
        checked, how = _assess(ledger, texts, record, spans.get(source, []), counted["figures"])
        read = record["counts"] if record and how != UNCHECKED else {}
        lengths = {name: read.get(name) for name in ("runs", "characters")}
        share = _share(checked, counted["figures"])
        rows.append({"source_id": source, **counted, **lengths, "checked": checked, "share": share, "how": how})
    return pd.DataFrame(rows, columns=COLUMNS).astype({"runs": "Int64", "characters": "Int64"})


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
    """Per cent with at most one decimal, never rounded up: 199 of 200 are 99.5, 1999 of 2000 are 99.9, not 100."""
    if not whole:
        return ""
    share = (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_DOWN)
    return f"{share:f}".removesuffix(".0")
