"""Whether the archived texts say what the tables say: each span read again, each number of a text accounted for.

Texts come in by the hash of their bytes; a source whose text is not at hand is passed over (``attestation`` answers
for it). Positions count code points from 0, end exclusive. What the characters mean is not asked here: ``stated``
reads them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

import pandas as pd

from scripts.findings import Finding, file_fault
from scripts.ledger.frames import integers, lookup, quote, units_of
from scripts.ledger.packages import FILE, LINE, Ledger
from scripts.ledger.reports import EVIDENCE_TABLES, REPORTS, report_of
from scripts.numbers.numerals import QuantityError
from scripts.numbers.qualifiers import is_other_word
from scripts.numbers.quantities import parse
from scripts.numbers.search import Run, find_runs
from scripts.numbers.units import Units

STATED = {"figures": "as_stated", "omissions": "text", "measures": "name_zh"}
WIDER = 4  # characters beside a number that may belong to it
ANY_YEAR = 2000  # a date without a year needs one to be read; which one makes no difference here
BREAK = re.compile("[，。、；：？！,;!?（）()\\s]")
HAN = re.compile("[一-鿿]+")


@dataclass(frozen=True)
class Passage:
    """Where a row stands in the text of its source.

    ``stated``: the characters that it quotes; for a measure, which quotes nothing, its name.
    """

    start: int
    end: int
    stated: str
    table: str
    file: str
    line: int

    def fits(self, text: str) -> bool:
        """Whether the text has these characters at this place."""
        return text[self.start : self.end] == self.stated and self.end <= len(text)

    def fault(self, column: str, rule: str, message: str, fix: str) -> Finding:
        """A finding at its row."""
        return Finding(self.file, self.line, column, rule, message, fix)


def archived_sources(ledger: Ledger) -> dict[str, str]:
    """The hash of the archived text, by source_id, of the sources that have one and whose report could be read."""
    if not ledger.is_whole("sources"):
        return {}
    unread = {report_of(file) for _, file in ledger.listed if file not in ledger.hashes}
    hashes = lookup(ledger.frame("sources"), "source_id", "text_sha256")
    return {source: digest for source, digest in sorted(hashes.items()) if digest and source not in unread}


def spans_by_source(ledger: Ledger) -> dict[str, list[Passage]]:
    """Spans of all rows of figures, omissions and measures whose positions are whole numbers, by source_id."""
    spans: dict[str, list[Passage]] = defaultdict(list)
    placed = span_frame(ledger).query("start >= 0 and end >= 0")
    for source, start, end, stated, table, file, line in placed.itertuples(index=False, name=None):
        spans[source].append(Passage(int(start), int(end), stated, table, file, int(line)))
    return spans


def span_frame(ledger: Ledger) -> pd.DataFrame:
    """The spans of all rows of figures, omissions and measures.

    ``start`` and ``end`` are numbers, NA where a position is none; ``stated`` is what the row quotes, for a measure its
    name; the others are ``source_id``, ``table``, and the file and line.
    """
    parts = [pd.DataFrame(columns=["source_id", "start", "end", "stated", "table", FILE, LINE])]
    for table, frame in [(name, ledger.frame(name)) for name in EVIDENCE_TABLES if name in ledger.tables]:
        part = frame[["source_id", "span_start", "span_end", STATED[table]]].set_axis(parts[0].columns[:4], axis=1)
        ends = {name: integers(part[name]).astype("Int64") for name in ("start", "end")}
        parts.append(part.assign(**ends, table=table).join(frame[[FILE, LINE]]))
    return pd.concat(parts[1:] or parts)


def check_spans(ledger: Ledger, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Each row quotes its text to the character, and each number of a text lies in one figure or omission."""
    if not ledger.is_whole("units"):
        return
    spans, units = spans_by_source(ledger), units_of(ledger)
    for source, digest in archived_sources(ledger).items():
        if digest in texts:
            yield from check_report(source, texts[digest], spans.get(source, []), units)


def check_report(source: str, text: str, spans: list[Passage], units: Units) -> Iterator[Finding]:
    """The two checks of ``check_spans`` for one report."""
    for span in spans:
        if span.end > len(text):
            message = f"The span ends at {span.end}, but the archived text has {len(text)} characters."
            yield span.fault("span_end", "span-outside", message, f"Correct the span{_found(text, span)}.")
        elif span.table == "measures":
            yield from _check_measure(text, span)
        elif span.fits(text):
            yield from _check_cut(text, span, units)
        else:
            there = f"{quote(text[span.start : span.end])} at {span.start} to {span.end}"
            message = f"The row states {quote(span.stated)}, but the archived text has {there}."
            fix = f"Correct the characters, or the span{_found(text, span)}."
            yield span.fault("span_start", "span-text", message, fix)
    yield from _check_runs(source, text, [span for span in spans if span.table != "measures"])


def _check_cut(text: str, span: Passage, units: Units) -> Iterator[Finding]:
    """A figure's span takes in what belongs to its number: with the characters beside it it reads no other value.

    超过 before it or 余 and 万 after it would change the value or the qualifier. The widest piece of text that reads as
    one number decides. A digit that is cut off is named by the search for numerals.
    """
    if span.table != "figures" or not (reading := _read(span.stated, units)):
        return
    first = max(span.start - WIDER, 0)
    cuts = (span.start - first, span.end - first)
    if any(run.start < cut < run.end for run in find_runs(text[first : span.end + WIDER]) for cut in cuts):
        return
    before = BREAK.split(text[first : span.start])[-1]
    after = BREAK.split(text[span.end : span.end + WIDER])[0]
    windows = [(left, right) for left in range(len(before) + 1) for right in range(len(after) + 1)]
    for left, right in sorted(windows, key=sum, reverse=True):
        start, end = span.start - left, span.end + right
        wider = text[start:end]
        other = () if is_other_word(text[:start], wider, text[end:]) else _read(wider, units)
        if other and other != reading:
            message = (
                f"{quote(span.stated)} reads as {' '.join(reading)}, but with the characters beside it, "
                f"{quote(wider)}, as {' '.join(other)}."
            )
            fix = f"Widen the span to {start} to {end}, and correct the row."
            yield span.fault("as_stated", "cut-number", message, fix)
        if other:
            return


def _read(words: str, units: Units) -> tuple[str, str] | tuple[()]:
    """Qualifier and value of a number in words; empty where they are none; the ends of a range are figures."""
    try:
        quantity = parse(words, units, ANY_YEAR)
    except QuantityError:
        return ()
    return () if quantity.kind == "range" else (quantity.qualifier, quantity.change.canonical)


def _check_measure(text: str, span: Passage) -> Iterator[Finding]:
    """A measure's span holds two neighbouring Chinese characters of its name, so that it points at what it names."""
    words = "".join(text[span.start : span.end].split())
    pairs = [part[at : at + 2] for part in HAN.findall(span.stated) for at in range(max(len(part) - 1, 1))]
    if pairs and not any(pair in words for pair in pairs):
        nothing = "the archived text has no two neighbouring characters of the name"
        message = f"At {span.start} to {span.end} {nothing} {quote(span.stated)}."
        fix = "Correct the span, or name the measure with a word that stands there."
        yield span.fault("span_start", "span-name", message, fix)


def _found(text: str, span: Passage) -> str:
    """Where the stated characters stand in the text, nearest to the span."""
    if not span.stated or span.table == "measures":
        return ""
    places = [match.start() for match in re.finditer(f"(?={re.escape(span.stated)})", text)]
    return f" (they stand at {min(places, key=lambda at: abs(at - span.start))})" if places else ""


def _check_runs(source: str, text: str, spans: list[Passage]) -> Iterator[Finding]:
    """Every run of digits or Chinese numerals lies wholly inside a figure or an omission."""
    for run in find_unaccounted(text, spans):
        where = f"{quote(run.text)} at {run.start} to {run.end} of the archived text"
        cutting = next((span for span in spans if span.start < run.end and run.start < span.end), None)
        if cutting:
            message = f"{quote(cutting.stated)} holds only a part of the number {where}."
            yield cutting.fault("span_end", "split-number", message, "Widen the span to the whole number.")
        else:
            file, message = (
                f"{REPORTS}/{source}/omissions.csv",
                f"The number {where} is neither a figure nor an omission.",
            )
            fix = "Add a row to figures.csv, or one to omissions.csv with its reason."
            yield file_fault(file, "unaccounted-number", message, fix)


def find_unaccounted(text: str, spans: Iterable[Passage]) -> Iterator[Run]:
    """The numbers of a text that lie in none of these spans, in order."""
    ordered = sorted((span.start, span.end) for span in spans)
    starts = [start for start, _ in ordered]
    reach = list(accumulate((end for _, end in ordered), max))
    for run in find_runs(text):
        before = bisect_right(starts, run.start)
        if not before or reach[before - 1] < run.end:
            yield run
