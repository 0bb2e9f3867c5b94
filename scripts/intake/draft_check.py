"""What is still wrong with a draft, in the order of the text: findings of the gate, at the rows of the draft's files.

The whole ledger is checked with the draft in it; what is said of other reports is left out. As long as figures are
undecided, that is one finding, and nothing is said of the numerals that they account for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from scripts.checks.answers import check_answers
from scripts.checks.causes import keep_causes
from scripts.checks.gate import check_ledger
from scripts.findings import Finding, fault_in, file_fault
from scripts.intake.candidate import join_draft
from scripts.intake.drafts import ACCEPT, ADDITIONS, DRAFTS, OMIT, UNDECIDED, Draft
from scripts.ledger.frames import records
from scripts.ledger.packages import FILE, LINE, Ledger, Texts
from scripts.ledger.reports import report_of

KEYS = {"figures": "figure_id", "omissions": "span_start"} | {
    "measures": "measure_id",
    "relations": "relation_id",
    "remarks": "remark_id",
    "followups": "measure_id",
}
UNACCOUNTED = "unaccounted-number"
Place = tuple[str, int]


def check_draft(ledger: Ledger, draft: Draft, texts: Texts) -> list[Finding]:
    """Everything that keeps a draft from being accepted: first of the document, then in the order of the text."""
    source_id = draft.source.source_id
    joined, folder = join_draft(ledger, draft), f"{DRAFTS}/{source_id}"
    if source_id in set(ledger.frame("sources")["source_id"]):
        return [file_fault(folder, "draft-accepted", source=source_id)]
    undecided = [line for line, row in enumerate(draft.figures, 2) if row.decision == UNDECIDED]
    places = dict(draft_places(joined, draft))
    findings = []
    for finding in check_ledger(joined, texts, source_id):
        if finding.rule == UNACCOUNTED and undecided:
            continue
        if report_of(finding.file) == source_id and not finding.line:
            findings.append(replace(finding, file=f"{folder}/{finding.file.rpartition('/')[2]}"))
        elif place := places.get((finding.file, finding.line)):
            findings.append(finding.at(f"{folder}/{place[0]}", place[1]))
    if undecided:
        counts = {"count": len(undecided), "all": len(draft.figures)}
        findings.append(fault_in(f"{folder}/figures.csv", undecided[0], "decision", "draft-undecided", **counts))
    return sorted(keep_causes(findings), key=lambda finding: _order(draft, finding))


def find_doubts(ledger: Ledger, draft: Draft, texts: Texts) -> list[Finding]:
    """What nobody has answered of the doubts about the figures of a draft, be they decided or not."""
    digest = draft.source.text_sha256
    asked = tuple(replace(row, decision=ACCEPT) for row in draft.figures if row.decision != OMIT)
    joined = join_draft(ledger, replace(draft, figures=asked))
    lines = {row.figure_id: line for line, row in enumerate(draft.figures, 2)}
    files = {(row[FILE], int(row[LINE])): lines.get(row["figure_id"], 0) for row in records(joined.frame("figures"))}
    findings = check_answers(joined, {digest: texts[digest]})
    asked_of = f"{DRAFTS}/{draft.source.source_id}/figures.csv"
    return [item.at(asked_of, line) for item in findings if (line := files.get((item.file, item.line), 0))]


def draft_places(joined: Ledger, draft: Draft) -> Iterator[tuple[Place, Place]]:
    """Where each row of the ledger that comes from the draft stands in the draft's own files."""
    lines: dict[str, dict[str, Place]] = {"sources": {draft.source.source_id: ("source.csv", 2)}}
    for table, key in KEYS.items():
        rows = enumerate(getattr(draft, table), 2)
        lines[table] = {getattr(row, key): (f"{table}.csv", line) for line, row in rows}
    for line, figure in enumerate(draft.figures, 2):
        if figure.decision == OMIT:
            lines["omissions"][figure.span_start] = ("figures.csv", line)
    for table in ADDITIONS:
        (key,) = joined.tables[table].key
        lines[table] = {row[key]: (f"{table}.csv", line) for line, row in enumerate(draft.additions.get(table, ()), 2)}
    for table in sorted(lines.keys() & joined.tables.keys()):
        yield from _places_of(joined, table, lines[table], draft.source.source_id)


def _places_of(joined: Ledger, table: str, lines: Mapping[str, Place], source_id: str) -> Iterator[tuple[Place, Place]]:
    key = KEYS.get(table) or joined.tables[table].key[0]
    for row in records(joined.frame(table)):
        if row[key] in lines and report_of(row[FILE]) in ("", source_id):
            yield (row[FILE], int(row[LINE])), lines[row[key]]


def _order(draft: Draft, finding: Finding) -> tuple[int, int, str, int, str]:
    """The document first, then what is added to shared tables, then rows by their place in the text, then the rest."""
    table = finding.file.rpartition("/")[2].removesuffix(".csv")
    stage = 0 if table == "source" else 1 if table in ADDITIONS else 2
    start = -1 if stage < 2 else _position(draft, table, finding)
    return stage, start, table, finding.line, finding.column


def _position(draft: Draft, table: str, finding: Finding) -> int:
    rows = getattr(draft, table, ())
    cell = getattr(rows[finding.line - 2], "span_start", "") if 2 <= finding.line < len(rows) + 2 else ""
    start = dict(finding.values).get("start", "")
    return int(cell) if cell.isdecimal() else start if isinstance(start, int) else len(draft.source.text_sha256) * 10**6
