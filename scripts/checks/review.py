"""What a change does to the evidence, judged by the keys and records of the checkout before it.

Within one checkout whoever changes a row can renew its hash, and list a key of their own. Held against an earlier
checkout such a change cannot be quiet: signed by an earlier key, it passes; unsigned, it awaits a keeper; and what no
honest change needs (a signature taken off, keys put in by nobody) is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.checks.attestation import compare_records, record_file, render_record
from scripts.checks.signatures import can_verify, find_signer
from scripts.findings import Finding, LedgerError, Phrase, file_fault, phrase
from scripts.ledger.frames import Row, fault, records
from scripts.ledger.packages import KEYS, SIGNATURE, Ledger
from scripts.messages import Sentences


@dataclass(frozen=True)
class Review:
    """``faults`` stop a change; ``waiting`` says what a keeper has to see, ``signed`` what one has signed."""

    faults: tuple[Finding, ...]
    waiting: tuple[Phrase, ...]
    signed: tuple[Phrase, ...]


def review_evidence(before: Ledger, after: Ledger) -> Review:
    """The attestations, signatures and keys of a change. Raises LedgerError where signatures cannot be verified."""
    if before.keys and not can_verify():
        raise LedgerError(file_fault(KEYS, "cannot-verify"))
    keys, faults = _trusted_keys(before, after)
    faults += _check_surroundings(before, after)
    waiting = [phrase("review-first-keys", file=KEYS)] if after.keys and not before.keys else []
    signed: list[Phrase] = []
    for source in sorted({*before.attestations, *after.attestations}):
        file, old, new = record_file(source), before.attestations.get(source), after.attestations.get(source)
        if new is not None and (name := _signer(keys, after, file, new)):
            signed += [phrase("review-signed", file=file, name=name)] if old != new else []
        elif old != new:
            waiting.append(phrase("review-part", file=file, changes=_describe(old, new)))
        elif old is not None and _signer(before.keys, before, file, old):
            faults.append(file_fault(f"{file}{SIGNATURE}", "removed-signature"))
    return Review(tuple(faults), tuple(waiting), tuple(signed))


def render_review(review: Review, sentences: Sentences, *, has_keys: bool) -> str:
    """A section of Markdown for whoever has to agree to a change."""
    items = [phrase("review-fault", file=item.file, message=sentences.message(item)) for item in review.faults]
    items += [*(phrase("review-waiting", what=item) for item in review.waiting), *review.signed]
    lines = [f"- {sentences.tell(item)}" for item in items]
    nothing, note = (sentences.tell(phrase(key)) for key in ("review-nothing", "review-no-keys"))
    title = f"### {sentences.tell(phrase('review-title'))}"
    return "\n\n".join([title, "\n".join(lines) or nothing, *([note] if lines and not has_keys else [])])


def _trusted_keys(before: Ledger, after: Ledger) -> tuple[str, list[Finding]]:
    """The keys that may sign a change: those before it, and new ones if one of those signed the list that has them."""
    if after.keys == before.keys or not before.keys:
        return before.keys, []
    if find_signer(before.keys, after.keys, after.signatures.get(KEYS, "")):
        return after.keys, []
    return before.keys, [file_fault(KEYS, "changed-keys")]


def _signer(keys: str, ledger: Ledger, file: str, record: Mapping[str, object]) -> str:
    return find_signer(keys, render_record(record), ledger.signatures.get(file, ""))


def _describe(old: Mapping[str, object] | None, new: Mapping[str, object] | None) -> tuple[Phrase, ...]:
    if old is None or new is None:
        return (phrase("review-new-report" if old is None else "review-gone-report"),)
    return tuple(compare_records(old, new))


def _check_surroundings(before: Ledger, after: Ledger) -> list[Finding]:
    """The characters around a place in a text are what they were: a figure that moved has the mark of where it now is.

    Needs no text, and finds two equal spans that were swapped by hand, hashes and all, if the marks were left.
    """
    marks = {place: mark for _, place, mark in _places(before)}
    faults = []
    for row, place, mark in _places(after):
        if marks.get(place, mark) != mark:
            _, start, end = place
            faults.append(fault(row, "span_start", "moved-figure", figure=row["figure_id"], start=start, end=end))
    return faults


def _places(ledger: Ledger) -> Iterator[tuple[Row, tuple[str, str, str], str]]:
    """Each attested figure with the text and span where it stands, and the mark of the characters around it."""
    for row in records(ledger.frame("figures")):
        record = ledger.attestations.get(row["source_id"], {})
        mark = record.get("surroundings", {}).get(row["figure_id"])
        if mark is not None:
            yield row, (str(record["text_sha256"]), row["span_start"], row["span_end"]), mark
