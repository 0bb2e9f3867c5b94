"""How well a draft is made: on invented reports with their truth beside each number, and on the archived ones.

``python -m tools.bench_intake [NAME …] [--misses]``. An invented report (``intake_reports/*.txt``) has a head
of some lines and then its text, in which each figure stands as
⟦words|value|unit|qualifier|status|[period|]indicator⟧: an empty qualifier is exact, an empty status result, a
missing period the report's year (for a result up to publication), an empty indicator one that the ledger does
not have. Where the head says ``breakdowns: marked`` the indicator is followed by a blank and its breakdown, by
" ?" where the ledger has none that fits, by nothing where there is none. The texts of the ledger are measured
against its tables, where they are at hand (LEDGER_SOURCES); what is suggested for one has learnt nothing from
its own rows.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from docx import Document as WordDocument

from scripts.intake.arrival import make_engine
from scripts.intake.dating import Report, last_is_the_report
from scripts.intake.describing import find_published, find_title
from scripts.intake.drafts import DraftFigure, DraftOmission
from scripts.intake.extraction import extract
from scripts.ledger.frames import read_day, records
from scripts.ledger.packages import Ledger, load_package, load_texts
from scripts.numbers.search import find_runs
from scripts.paths import ROOT
from scripts.settings import read_settings

FOLDER = Path(__file__).parent / "intake_reports"
MARK = re.compile("⟦([^⟧]*)⟧")
COLUMNS = ("figures", "found", "row", "status", "period", "first", "three", "breakdown", "omitted", "false", "seconds")
CHARACTERS = 16  # of a clause, in the list of misses


@dataclass(frozen=True, slots=True)
class Truth:
    """A figure as it should be drafted; ``indicator_id`` is "" where the ledger has none for it."""

    start: int
    end: int
    value: str
    unit: str
    qualifier: str
    status: str
    period: tuple[str, str]
    indicator_id: str
    breakdown: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its truth. ``reasons``: of its omissions by their span, empty where only figures are known."""

    report: Report
    text: str
    figures: tuple[Truth, ...]
    reasons: Mapping[tuple[int, int], str]


def read_cases(ledger: Ledger, texts: Mapping[str, str]) -> Iterator[Case]:
    """The invented reports, then those of the ledger whose texts are at hand."""
    for path in sorted(FOLDER.glob("*.txt")):
        yield read_invented(path.stem, path.read_text(encoding="utf-8"))
    for row in records(ledger.frame("sources")):
        if row["text_sha256"] in texts:
            yield _read_archived(ledger, row["source_id"], texts[row["text_sha256"]])


def read_invented(name: str, content: str) -> Case:
    """An invented report in the form and encoding that its head names, with the truth that its marks tell."""
    head, _, marked = content.partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    form, encoding, *changes = [*facts["form"].split(), "utf-8"]
    plain, truths = _unmark(marked, int(facts["period"]), facts.get("published", ""))
    if "breakdowns" not in facts:
        truths = tuple(replace(truth, breakdown=None) for truth in truths)
    text = extract(name, _as_document(plain * (1 + ("doubled" in changes)), form, encoding)).text
    if form != "txt":
        truths = tuple(_moved(truth, plain, text) for truth in truths)
    report = _report(name, facts["region"], int(facts["period"]), read_day(facts.get("published", "")), text)
    return Case(report, text, truths, {})


def _unmark(marked: str, year: int, published: str) -> tuple[str, tuple[Truth, ...]]:
    """The text without marks, and what they say."""
    plain, truths, last = "", [], 0
    whole = (f"{year}-01-01", min(f"{year}-12-31", published or "9999"))
    for match in MARK.finditer(marked):
        plain += marked[last : match.start()]
        words, value, unit, qualifier, status, *rest = match[1].split("|")
        period = _period(rest[0]) if len(rest) > 1 and rest[0] else _period(str(year)) if status else whole
        start, plain = len(plain), plain + words
        indicator, _, breakdown = rest[-1].partition(" ")
        told = None if breakdown == "?" or not indicator else breakdown
        truths.append(
            Truth(start, len(plain), value, unit, qualifier or "exact", status or "result", period, indicator, told)
        )
        last = match.end()
    return plain + marked[last:], tuple(truths)


def _period(words: str) -> tuple[str, str]:
    start, _, end = words.partition("/")
    return (start, end) if end else (f"{start}-01-01", f"{start}-12-31")


def _as_document(text: str, form: str, encoding: str) -> bytes:
    """The bytes in which a report comes: text, a page with navigation, or a document with a table."""
    if form == "docx":
        document, out = WordDocument(), io.BytesIO()
        rows = [line.split("\t") for line in text.splitlines() if "\t" in line]
        document.add_paragraph(text.splitlines()[0])
        table = document.add_table(len(rows), max(map(len, rows)))
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                table.cell(number, column).text = cell
        document.save(out)
        return out.getvalue()
    if form == "html":
        body = "".join(f"<p>{line}</p>" for line in text.splitlines())
        menu = "".join(f'<li><a href="{number}">栏目{number}</a></li>' for number in range(12))
        page = f'<html><head><meta charset="{encoding}"></head><body><ul>{menu}</ul><div>{body}</div></body></html>'
        return page.encode(encoding)
    return text.encode(encoding)


def _moved(truth: Truth, plain: str, text: str) -> Truth:
    """A truth where its words stand in the extracted text: the same place among the equal ones."""
    words = plain[truth.start : truth.end]
    before = len(re.findall(re.escape(words), plain[: truth.start]))
    start = [match.start() for match in re.finditer(re.escape(words), text)][before]
    return replace(truth, start=start, end=start + len(words))


def _read_archived(ledger: Ledger, source_id: str, text: str) -> Case:
    own = next(row for row in records(ledger.frame("sources")) if row["source_id"] == source_id)
    truths = tuple(
        Truth(
            int(row["span_start"]),
            int(row["span_end"]),
            row["value"],
            row["unit"],
            row["qualifier"],
            row["status"],
            (row["period_start"], row["period_end"]),
            row["indicator_id"],
            row["breakdown"],
        )
        for row in records(ledger.frame("figures"))
        if row["source_id"] == source_id
    )
    reasons = {
        (int(row["span_start"]), int(row["span_end"])): row["reason"]
        for row in records(ledger.frame("omissions"))
        if row["source_id"] == source_id
    }
    year = int(source_id.rpartition("-")[2])
    return Case(_report(source_id, own["region_code"], year, read_day(own["published"]), text), text, truths, reasons)


def _report(name: str, region: str, year: int, published: date | None, text: str) -> Report:
    last = last_is_the_report(text, year)
    return Report(name, region, year, published or find_published(text), find_title(text), last)


def measure(case: Case, ledger: Ledger, texts: Mapping[str, str], tell: Callable[[str], None]) -> dict[str, float]:
    """Counts of one report: how many of its figures are found, and right in each respect."""
    began = time.perf_counter()
    engine = make_engine(ledger, texts, case.report.source_id)
    figures, omissions = engine.draft_numerals(case.text, case.report)
    drafted = {row.span: row for row in figures}
    count: Counter[str] = Counter(figures=len(case.figures), seconds=0)
    known = set(ledger.frame("figures").query("source_id != @case.report.source_id")["indicator_id"])
    for truth in case.figures:
        row = drafted.get((truth.start, truth.end))
        if row is None:
            tell(
                f"{case.report.source_id}: not found: {case.text[truth.start - CHARACTERS : truth.end + CHARACTERS]!r}"
            )
            continue
        right = _judge(row, truth)
        count.update(["found", *(name for name, is_right in right.items() if is_right)])
        if truth.indicator_id in known:
            count.update(["asked", "first"] if row.indicator_id == truth.indicator_id else ["asked"])
            among = truth.indicator_id in {row.indicator_id, row.indicator_2, row.indicator_3}
            count["three"] += among
            right |= {"first": row.indicator_id == truth.indicator_id, "three": among}
        count["broken"] += "breakdown" in right
        for name in [name for name, is_right in right.items() if not is_right]:
            tell(f"{case.report.source_id}: {name}: {_compare(name, row, truth)} {row.words!r}")
    count["dropped"] = _dropped(case.text, figures, omissions)
    count["drafted"] = len(figures)
    wanted = [(truth.start, truth.end) for truth in case.figures]
    for row in figures:
        if not any(start < row.span[1] and row.span[0] < end for start, end in wanted):
            count["false"] += 1
            tell(f"{case.report.source_id}: false: {row.as_stated} {row.words!r}")
    for omission in omissions:
        reason = _reason_at(case, int(omission.span_start), int(omission.span_end))
        count["omissions"] += reason is not None
        count["omitted"] += reason == omission.reason
        if reason is not None and reason != omission.reason:
            tell(f"{case.report.source_id}: omission: {omission.text} {omission.reason}, is {reason}")
    return {**count, "seconds": time.perf_counter() - began}


def _judge(row: DraftFigure, truth: Truth) -> dict[str, bool]:
    found = {
        "row": (row.value, row.unit, row.qualifier) == (truth.value, truth.unit, truth.qualifier),
        "status": row.status == truth.status,
        "period": (row.period_start, row.period_end) == truth.period,
    }
    if truth.breakdown is not None:
        found["breakdown"] = (row.indicator_id, row.breakdown) == (truth.indicator_id, truth.breakdown)
    return found


def _compare(name: str, row: DraftFigure, truth: Truth) -> str:
    return {
        "row": f"{row.value} {row.unit} {row.qualifier}, is {truth.value} {truth.unit} {truth.qualifier}",
        "status": f"{row.status}, is {truth.status}",
        "period": f"{row.period_start}/{row.period_end}, is {'/'.join(truth.period)}",
        "breakdown": f"{row.indicator_id} {row.breakdown}, is {truth.indicator_id} {truth.breakdown}",
        "first": f"{row.indicator_id}, is {truth.indicator_id}",
        "three": f"{row.indicator_id} {row.indicator_2} {row.indicator_3}, is {truth.indicator_id}",
    }[name]


def _dropped(text: str, figures: tuple[DraftFigure, ...], omissions: tuple[DraftOmission, ...]) -> int:
    """Numerals in no row at all, which must never be."""
    spans = [row.span for row in figures] + [(int(row.span_start), int(row.span_end)) for row in omissions]
    return sum(not any(start <= run.start and run.end <= end for start, end in spans) for run in find_runs(text))


def _reason_at(case: Case, start: int, end: int) -> str | None:
    return next((why for (left, right), why in case.reasons.items() if left < end and start < right), None)


def render(name: str, count: Mapping[str, float]) -> str:
    """One line of the table: shares in per cent."""

    def share(part: str, whole: str) -> str:
        return f"{100 * count.get(part, 0) / count[whole]:.1f}" if count.get(whole) else "–"

    cells = [
        f"{count['figures']:.0f}",
        *(share(part, "figures") for part in ("found", "row", "status", "period")),
        *(share(part, "asked") for part in ("first", "three")),
        share("breakdown", "broken"),
        share("omitted", "omissions"),
        share("false", "drafted"),
        f"{count['seconds']:.1f}",
    ]
    dropped = f"   DROPPED {count['dropped']:.0f}" if count.get("dropped") else ""
    return f"{name:<26}" + "".join(f"{cell:>10}" for cell in cells) + dropped


def main() -> int:
    """Print the table of scores; with --misses each row that is not right. 1 where a numeral was dropped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these reports")
    parser.add_argument("--misses", action="store_true", help="tell each row that is not right")
    options = parser.parse_args()
    settings = read_settings(os.environ, ROOT)
    ledger, texts = load_package(ROOT), load_texts(settings.sources, named=settings.named)
    tell = print if options.misses else lambda words: None
    total: dict[str, Counter[str]] = {"invented": Counter(), "archived": Counter()}
    lines = [f"{'report':<26}" + "".join(f"{name:>10}" for name in COLUMNS)]
    for case in read_cases(ledger, texts):
        if options.names and not any(name in case.report.source_id for name in options.names):
            continue
        count = measure(case, ledger, texts, tell)
        lines.append(render(case.report.source_id, count))
        total["archived" if case.reasons else "invented"].update(count)
    lines += [render(name, count) for name, count in total.items() if count]
    print("\n".join(lines))  # noqa: T201 - a benchmark prints
    return int(any(count.get("dropped") for count in total.values()))


if __name__ == "__main__":
    raise SystemExit(main())
