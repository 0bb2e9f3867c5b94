"""Whether each archived text that the ledger names is at hand, and is the one that was checked.

Texts are found by their hashes. One that has another hash than the one entered is recognised by what editors do to a
file, by the name ``<source_id>.txt``, or by the words of the report's rows standing in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from scripts.checks.evidence import archived_sources, spans_by_source
from scripts.checks.fingerprints import hash_text
from scripts.findings import Finding
from scripts.ledger.frames import fault, records
from scripts.ledger.packages import Ledger, Texts

RECOGNISED = 0.9  # the part of a report's different words that must stand in a text for it to be the report's, edited
BOM = "\ufeff"
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
    words = {
        source: {span.stated for span in spans if span.stated and span.table != "measures"}
        for source, spans in spans_by_source(ledger).items()
    }
    frame = ledger.frame("sources")
    for row in records(frame[frame["source_id"].isin(missing)]):
        source, digest = row["source_id"], row["text_sha256"]
        other, change = _recognise(source, digest, words.get(source, set()), strays, texts.files)
        if other:
            hashes = {"file": texts.files[other], "hash": other, "entered": digest}
            yield fault(row, "text_sha256", f"text-differs.{change}", source=source, **hashes)
        else:
            yield fault(row, "text_sha256", "text-missing", source=source, entered=digest)


def _recognise(
    source: str, digest: str, words: set[str], strays: Mapping[str, str], files: Mapping[str, str]
) -> tuple[str, str]:
    """The hash of the text that a source means though its hash is another, and what became of it; "" where none is."""
    for other, text in strays.items():
        for change, repair in REPAIRS.items():
            if hash_text(repair(text)) == digest:
                return other, change
    for other, text in strays.items():
        if files[other] == f"{source}.txt":
            return other, "edited"
        if words and sum(word in text for word in words) >= RECOGNISED * len(words):
            return other, "edited"
    return "", ""
