"""What a check or a build says when all is well: what is held, how far it was verified, what follows from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from rich.console import Console
from rich.table import Table

from scripts.audit.audit import count_verdicts
from scripts.audit.facts import Facts
from scripts.audit.fulfilment import STATES
from scripts.audit.targets import Target
from scripts.checks.assurance import BY_ATTESTATION, BY_LINK, Assurance
from scripts.checks.signatures import can_verify, count_signed
from scripts.checks.stated import summarise_unread
from scripts.ledger.packages import Ledger
from scripts.words import Words, number

COUNTED = ("figures", "omissions", "runs", "measures")
ENDLESS = 1000  # columns of a console that breaks no line


def render_evidence(ledger: Ledger, evidence: Sequence[Assurance], words: Words) -> str:
    """One line a report and one for all: rows of each table, numerals accounted for, share verified and how.

    ``evidence`` as ``summarise_evidence`` gives it. Sources that are cited by link share one last line, with the
    figures whose words could not be read.
    """
    cited = [row for row in evidence if row.how == BY_LINK]
    lines = [_render_table([row for row in evidence if row.how != BY_LINK], words)]
    if cited:
        figures = sum(row.figures for row in cited)
        lines.append(words("command.linked", sources=number(len(cited)), figures=number(figures)))
        if unread := summarise_unread(ledger):
            lines += [words("command.unread"), *(f"  {name}" for name in unread)]
    return "\n".join(lines)


def _render_table(rows: Sequence[Assurance], words: Words) -> str:
    table = Table(box=None, padding=(0, 3, 0, 0), header_style="")
    table.add_column(words("command.column.report"))
    for name in (*COUNTED, "share"):
        table.add_column(words(f"command.column.{name}"), justify="right")
    table.add_column(words("command.column.how"))
    for row in rows:
        share = "" if row.how == BY_ATTESTATION else row.verified  # an attestation verifies nothing here
        runs = number(row.runs) if row.runs else ""
        counts = number(row.figures), number(row.omissions), runs, number(row.measures)
        table.add_row(row.source_id, *counts, share, words(f"command.how.{row.how}"))
    read, figures = [row.checked for row in rows if row.how != BY_ATTESTATION], sum(row.figures for row in rows)
    share = f"{100 * sum(read) // figures}%" if figures and read else ""
    sums = sum(row.omissions for row in rows), sum(row.runs for row in rows), sum(row.measures for row in rows)
    table.add_row(words("command.all"), number(figures), *map(number, sums), share, "")
    sheet = StringIO()
    Console(file=sheet, width=ENDLESS, color_system=None).print(table)
    return "\n".join(line.rstrip() for line in sheet.getvalue().splitlines())


def render_signatures(ledger: Ledger, words: Words) -> str:
    """One line: how many attestations are signed, and whether that was verified here."""
    signed = count_signed(ledger)
    cases = ("signed", "unverified") if signed else ("unsigned", "keyless")
    is_good = can_verify() if signed else bool(ledger.keys)
    case = cases[0] if is_good else cases[1]
    return words(f"command.signatures.{case}", records=len(ledger.attestations), signed=signed)


def render_audit(facts: Facts, words: Words) -> Iterator[str]:
    """Relations by verdict, targets by state, then which of them each later document answers or passes over."""
    if verdicts := _render_counts("verdict", count_verdicts(facts.verdicts), words):
        yield words("command.relations", counts=verdicts)
    yield from render_answers(facts.targets, words)


def render_answers(targets: Sequence[Target], words: Words) -> Iterator[str]:
    """Targets by state, then which of them each later document answers or passes over."""
    counts = Counter(target.state for target in targets)
    if states := _render_counts("target_state", {state: counts[state] for state in STATES}, words):
        yield words("command.targets", counts=states)
    answered: dict[str, list[str]] = defaultdict(list)
    for target in targets:
        for source in target.outcome.sources:
            if source is not target.source:
                answered[source.source_id].append(f"  {target.target_id}  {words(f'target_state.{target.state}')}")
    for source_id in sorted(answered):
        yield words("command.answers", source=source_id)
        yield from answered[source_id]


def _render_counts(names: str, counts: Mapping[str, int], words: Words) -> str:
    counted = [words("command.counted", name=words(f"{names}.{key}"), count=n) for key, n in counts.items() if n]
    return words("command.between").join(counted)
