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
from dataclasses import dataclass, replace
from itertools import accumulate

import pandas as pd

from scripts.findings import Finding, Value, fault_in, file_fault
from scripts.ledger.frames import integers, lookup, units_of
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

    def fault(self, column: str, rule: str, /, **values: Value) -> Finding:
        """A finding at its row, which quotes its place and its words."""
        span: Mapping[str, Value] = {"start": self.start, "end": self.end, "stated": self.stated}
        return fault_in(self.file, self.line, column, rule, **span, **values)


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
        if digest in texts and source in spans:
            yield from check_report(source, texts[digest], spans[source], units)
        elif digest in texts:
            yield file_fault(f"{REPORTS}/{source}", "report-without-rows", source=source)


def check_report(source: str, text: str, spans: list[Passage], units: Units) -> Iterator[Finding]:
    """The two checks of ``check_spans`` for one report."""
    for span in spans:
        if span.end > len(text):
            rule, values = _nearest("span-outside", text, span)
            yield span.fault("span_end", rule, length=len(text), **values)
        elif span.table == "measures":
            yield from _check_measure(text, span)
        elif span.fits(text):
            yield from _check_cut(text, span, units)
        else:
            rule, values = _nearest("span-text", text, span)
            yield span.fault("span_start", rule, there=text[span.start : span.end], **values)
    yield from _check_runs(source, text, [_where(text, span) for span in spans if span.table != "measures"])


def _check_cut(text: str, span: Passage, units: Units) -> Iterator[Finding]:
    """A figure's span takes in what belongs to its number: with the characters beside it it reads no other value.

    超过 before it or 余 and 万 after it would change the value or the qualifier. The widest piece of text that reads as
    one number decides. A digit that is cut off is named by the search for numerals.
    """
    if span.table != "figures" or not (reading := _read(span.stated, units)):
        return
    first = max(span.start - WIDER, 0)
    cuts = (span.start - first, span.end - first)
    runs = find_runs(text[first : span.end + WIDER])
    if any(run.start < cut < run.end for run in runs for cut in cuts):
        return
    before = "" if any(run.end == cuts[0] for run in runs) else BREAK.split(text[first : span.start])[-1]
    after = BREAK.split(text[span.end : span.end + WIDER])[0]
    windows = [(left, right) for left in range(len(before) + 1) for right in range(len(after) + 1)]
    for left, right in sorted(windows, key=sum, reverse=True):
        start, end = span.start - left, span.end + right
        wider = text[start:end]
        other = () if is_other_word(text[:start], wider, text[end:]) else _read(wider, units)
        if other and other != reading:
            readings = {"reading": " ".join(reading), "other": " ".join(other)}
            yield span.fault("as_stated", "cut-number", wider=wider, first=start, last=end, **readings)
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
        yield span.fault("span_start", "span-name")


def _nearest(rule: str, text: str, span: Passage) -> tuple[str, dict[str, Value]]:
    """The rule that is broken; with the place nearest to the span where the stated characters stand, if they do."""
    near = None if span.table == "measures" else _find(text, span)
    return (rule, {}) if near is None else (f"{rule}.near", {"near": near})


def _find(text: str, span: Passage) -> int | None:
    """Where the stated characters begin, nearest to the span."""
    places = [match.start() for match in re.finditer(f"(?={re.escape(span.stated)})", text)] if span.stated else []
    return min(places, key=lambda at: abs(at - span.start), default=None)


def _where(text: str, span: Passage) -> Passage:
    """A span that is wrong, which has been said, where its characters stand: their number is accounted for."""
    near = None if span.fits(text) else _find(text, span)
    return span if near is None else replace(span, start=near, end=near + len(span.stated))


def _check_runs(source: str, text: str, spans: list[Passage]) -> Iterator[Finding]:
    """Every run of digits or Chinese numerals lies wholly inside a figure or an omission."""
    for run in find_unaccounted(text, spans):
        number: dict[str, Value] = {"number": run.text, "first": run.start, "last": run.end}
        cutting = next((span for span in spans if span.start < run.end and run.start < span.end), None)
        if cutting:
            yield cutting.fault("span_end", "split-number", **number)
        else:
            yield file_fault(f"{REPORTS}/{source}/omissions.csv", "unaccounted-number", **number)


def find_unaccounted(text: str, spans: Iterable[Passage]) -> Iterator[Run]:
    """The numbers of a text that lie in none of these spans, in order."""
    ordered = sorted((span.start, span.end) for span in spans)
    starts = [start for start, _ in ordered]
    reach = list(accumulate((end for _, end in ordered), max))
    for run in find_runs(text):
        before = bisect_right(starts, run.start)
        if not before or reach[before - 1] < run.end:
            yield run
