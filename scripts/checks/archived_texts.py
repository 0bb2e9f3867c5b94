"""Whether each archived text that the ledger names is at hand, and is the one that was checked.

Texts are found by their hashes. One that has another hash than the one entered is recognised by what editors do to a
file, by the name ``<source_id>.txt``, or by the words of the report's rows standing in it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from scripts.checks.evidence import Passage, archived_sources, spans_by_source
from scripts.checks.fingerprints import hash_text
from scripts.checks.shifts import Stretch, first_change, move_stretches
from scripts.findings import Finding, LedgerError, Value, file_fault
from scripts.ledger.frames import fault, records
from scripts.ledger.packages import Ledger, Texts
from scripts.ledger.reports import REPORTS

RECOGNISED = 0.9  # the part of a report's different words that must stand in a text for it to be the report's, edited
BOM, EDITED = "\ufeff", "edited"
REPAIRS: Mapping[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\r\n", "\n"),
    "bom": lambda text: text.removeprefix(BOM),
    "crlf-bom": lambda text: text.removeprefix(BOM).replace("\r\n", "\n"),
    "no-crlf": lambda text: text.replace("\n", "\r\n"),
    "line-added": lambda text: text.removesuffix("\n"),
    "line-lost": lambda text: text + "\n",
}


def check_texts(ledger: Ledger, texts: Texts, only: str = "") -> Iterator[Finding]:
    """Where a folder of texts is named, every text that a source names is in it, as it was when its hash was entered.

    ``only``: the one source whose text is asked for; "" for all.
    """
    wanted = archived_sources(ledger)
    missing = {source for source, digest in wanted.items() if digest not in texts and only in ("", source)}
    if not texts.named or not missing:
        return
    strays = {digest: text for digest, text in texts.items() if digest not in wanted.values()}
    spans = spans_by_source(ledger)
    frame = ledger.frame("sources")
    for row in records(frame[frame["source_id"].isin(missing)]):
        source, digest = row["source_id"], row["text_sha256"]
        own = [span for span in spans.get(source, []) if span.stated and span.table != "measures"]
        other, change = recognise_text(source, digest, {span.stated for span in own}, strays, texts.files)
        if other:
            values: dict[str, Value] = {"source": source, "file": texts.files[other], "hash": other, "entered": digest}
            if change == EDITED and (place := _find_edit(own, texts[other])):
                values |= {"stated": place.words, "start": place.start}
                change = "edited-at"
            yield fault(row, "text_sha256", f"text-differs.{change}", **values)
        else:
            yield fault(row, "text_sha256", "text-missing", source=source, entered=digest)


def find_edited(texts: Texts, source: str, digest: str, words: Collection[str]) -> str:
    """The hash of the text of a source after it was edited. Raises LedgerError where it was not, or is not there."""
    other, _ = recognise_text(
        source, digest, set(words), {key: texts[key] for key in texts if key != digest}, texts.files
    )
    if digest in texts or not other:
        rule = "text-not-edited" if digest in texts else "no-text"
        raise LedgerError(file_fault(f"{REPORTS}/{source}", rule, source=source))
    return other


def recognise_text(
    source: str, digest: str, words: set[str], strays: Mapping[str, str], files: Mapping[str, str]
) -> tuple[str, str]:
    """The hash of the text that a source means though its hash is another, and what became of it; "" where none is."""
    for other, text in strays.items():
        for change, repair in REPAIRS.items():
            if hash_text(repair(text)) == digest:
                return other, change
    for other, text in strays.items():
        if files[other] == f"{source}.txt":
            return other, EDITED
        if words and sum(word in text for word in words) >= RECOGNISED * len(words):
            return other, EDITED
    return "", ""


def _find_edit(spans: Sequence[Passage], text: str) -> Stretch | None:
    """The first words of a report's rows that an edited text does not have where they stood; None where it has all."""
    stretches = [Stretch(span.start, span.end, span.stated) for span in spans]
    return first_change(stretches, move_stretches(stretches, text))
