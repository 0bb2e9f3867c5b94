"""Whether each doubt about an archived figure has been answered by somebody who read the place: the table ``answers``.

The table may be absent. Where the text is not at hand its attestation holds the answers, and it was made with the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from scripts.checks.doubts import PERIOD, REGION, Doubt, Names, find_doubts, read_names
from scripts.checks.evidence import archived_sources
from scripts.checks.oddities import find_oddities
from scripts.findings import Finding, Value
from scripts.ledger.frames import Row, fault, integers, lookup, needs, records
from scripts.ledger.packages import Ledger
from scripts.ledger.reports import REPORTS

NOTE = "note"
COLUMN = {PERIOD: "period_start", REGION: "region_code"}  # the column in doubt where it has another name
Key = tuple[str, str]  # figure_id and kind of the doubt


def check_answers(ledger: Ledger, texts: Mapping[str, str]) -> Iterator[Finding]:
    """What the words before a figure say of its period, region and status fits its row, or somebody answers for it."""
    if not ledger.is_whole("sources", "regions", "indicators") or "figures" not in ledger.tables:
        return
    rows = records(ledger.frame("answers")) if "answers" in ledger.tables else []
    answers: dict[str, dict[Key, Row]] = defaultdict(dict)
    for row in rows:
        answers[row["source_id"]][row["figure_id"], row["doubt"]] = row
    answered = {key for own in answers.values() for key in own}
    sources, names = list(_read_sources(ledger, texts)), read_names(records(ledger.frame("regions")))
    oddities: dict[str, dict[Key, tuple[Row, Doubt]]] = defaultdict(dict)
    for row, doubt in find_oddities(ledger, {source["source_id"] for source in sources}):
        oddities[row["source_id"]][row["figure_id"], doubt.kind] = row, doubt
    for source in sources:
        doubts = dict(_find_all(ledger, texts[source["text_sha256"]], source, names))
        odd = oddities[source["source_id"]]
        yield from (_unanswered(*doubts[key]) for key in doubts if key not in answered)
        yield from (_unanswered_oddity(*odd[key]) for key in odd if key not in answered)
        for key, row in answers[source["source_id"]].items():
            if key not in doubts and key not in odd:
                yield fault(row, "doubt", "answer-without-doubt", figure=row["figure_id"], doubt=row["doubt"])


@needs("figures", rows="answers")
def check_notes(ledger: Ledger) -> Iterator[Finding]:
    """An answer that refers to the note of a figure has one to refer to."""
    notes = lookup(ledger.frame("figures"), "figure_id", "note")
    frame = ledger.frame("answers")
    for row in records(frame[(frame["answer"] == NOTE) & (frame["figure_id"].map(notes) == "")]):
        yield fault(row, "answer", "answer-note", figure=row["figure_id"])


def _read_sources(ledger: Ledger, texts: Mapping[str, str]) -> Iterator[Row]:
    archived = archived_sources(ledger)
    for row in records(ledger.frame("sources")):
        if archived.get(row["source_id"], "") in texts:
            yield row


def _find_all(ledger: Ledger, text: str, source: Row, names: Names) -> Iterator[tuple[Key, tuple[Row, Doubt]]]:
    """The doubts about the figures of a report, with their rows; spans that are none have a finding of their own."""
    frame = ledger.part("figures", "source_id", source["source_id"])
    places = names.used_in(source["region_code"])
    for row in records(frame[integers(frame["span_start"]) >= 0]):
        for doubt in find_doubts(text, row, source, places):
            yield (row["figure_id"], doubt.kind), (row, doubt)


def _unanswered(row: Row, doubt: Doubt) -> Finding:
    column = COLUMN.get(doubt.kind, doubt.kind)
    period = f"{row['period_start']}—{row['period_end']}"
    case = ("meaning" if doubt.meaning else "words") if doubt.words else "nothing"
    values: dict[str, Value] = {
        "stated": row["as_stated"],
        "own": period if doubt.kind == PERIOD else row[column],
        "words": doubt.words,
        "meaning": doubt.meaning,
        "file": f"{REPORTS}/{row['source_id']}/answers.csv",
        "answer": f"{row['figure_id']},{row['source_id']},{doubt.kind}",
    }
    return fault(row, column, f"{doubt.kind}-in-doubt.{case}", **values)


def _unanswered_oddity(row: Row, doubt: Doubt) -> Finding:
    values: dict[str, Value] = {
        "stated": row["as_stated"],
        "words": doubt.words,
        "meaning": doubt.meaning,
        "file": f"{REPORTS}/{row['source_id']}/answers.csv",
        "answer": f"{row['figure_id']},{row['source_id']},{doubt.kind}",
    }
    return fault(row, "value", f"{doubt.kind}-in-doubt", **values)
