"""Which rows belong to a target: its term, the results that answer it, the steps on the way, the reports that should.

Everything is looked up in indexes that are made once, so that the work grows with the rows and not with their square.
No number is compared here; that is done in ``fulfilment``.

- A document is told on its day of publication (the first of the month or year where that is all it names), or on the
  last day that it covers where it names none.
- The term of a target is its period; where a day is promised, it ends on that day. Where a plan or something ongoing
  is over when it is told, no day was promised: the term is then the year that runs on, or begins, the day after. (A
  plan in a document without a date is taken to be told in time.)
- A result answers a target if it is a final one from the same or a later document, of the same region, indicator,
  breakdown and unit, and stands for the whole term. States at a day (stocks, ranks, all that is measured at the end)
  must be of the last day of the term. Amounts over time must end on that day and start in the same year, not after the
  target does. Rhythms and days must be of the same year.
- A document should speak of a target if it is told later, on the last day of the term or after, covers that day, is no
  plan, and we hold its whole text. A figure of the same indicator, or one that ``progress`` links to it, whose period
  meets the term, is speaking of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from scripts.ledger.frames import told_on
from scripts.ledger.packages import Ledger
from scripts.ledger.records import group_by, rows_of

TARGETD = frozenset(["target", "plan", "ongoing"])
FINAL = "result"
HAPPENED = frozenset(["result", "preliminary"])
YEARLY = frozenset(["frequency", "date"])
DAILY = frozenset(["stock", "rank"])
CUT, PLAN = "cut", "plan-explanation"
Groups = Mapping[tuple[str, ...], list[Any]]


@dataclass(frozen=True)
class Term:
    """First and last day by which something is to be done; ``stated`` where the document names the last day."""

    start: str
    due: str
    stated: bool


@dataclass(frozen=True)
class Ground:
    """The rows of a ledger, ordered so that each target finds its own."""

    figures: list[Any]
    tasks: list[Any]
    indicators: Mapping[str, Any]
    told: Mapping[str, str]
    undated: frozenset[str]
    today: str
    links: Mapping[str, list[Any]]
    followers: Mapping[str, list[Any]]
    followed: frozenset[tuple[str, str]]
    finals: Groups
    on_day: Groups
    happened: Groups
    spoken: Groups
    reports: Groups

    def term(self, row: Any) -> Term:
        """The term of a targetd figure."""
        told = self.told[row.source_id]
        if row.unit == "date":
            return Term(row.period_start, row.value, True)
        in_time = row.status == "target" or (row.status == "plan" and row.source_id in self.undated)
        if in_time or row.period_end > told:
            return Term(row.period_start, row.period_end, True)
        year = f"{(date.fromisoformat(told) + timedelta(1)).year}"
        start = row.period_start if row.period_end.startswith(year) else f"{year}-01-01"
        return Term(start, f"{year}-12-31", False)

    def results(self, row: Any, term: Term) -> Iterator[Any]:
        """Final figures of the target's own indicator for the whole term."""
        kind = self.indicators[row.indicator_id].kind
        for result in self.finals.get((*_what(row), _moment(kind, row.measured, term.due)), []):
            if self._fits(result, row, term):
                yield result

    def settling(self, row: Any, term: Term) -> Iterator[tuple[Any, str]]:
        """Final figures of linked indicators that settle the target at the end of its term, with the kind of link."""
        for link in self.links.get(row.indicator_id, []):
            if link.settles == "yes":
                for result in self.on_day.get(
                    (row.region_code, link.progress_indicator_id, row.breakdown, term.due), []
                ):
                    if self._fits(result, row, term):
                        yield result, link.kind

    def steps(self, row: Any, term: Term) -> Iterator[tuple[Any, str]]:
        """What happened within the term: figures of the own indicator (kind "own") and of linked ones."""
        linked = [(link.progress_indicator_id, link.kind) for link in self.links.get(row.indicator_id, [])]
        for indicator, kind in [(row.indicator_id, "own"), *linked]:
            for step in self.happened.get((row.region_code, indicator, row.breakdown, term.due[:4]), []):
                later = self.told[step.source_id] >= self.told[row.source_id]
                if later and kind != "mention" and term.start <= step.period_end <= term.due:
                    yield step, kind

    def coverage(self, row: Any, term: Term) -> tuple[list[str], list[str]]:
        """The later reports that should speak of a figure: those that do, and those that do not."""
        links = self.links.get(row.indicator_id, [])
        indicators = [row.indicator_id, *(link.progress_indicator_id for link in links)]
        speaking: list[str] = []
        silent: list[str] = []
        for report in self.due_reports(row, term):
            spoken = (
                figure
                for indicator in indicators
                for figure in self.spoken.get((report, row.region_code, indicator), [])
            )
            meets = any(_first_day(figure) <= term.due and figure.period_end >= term.start for figure in spoken)
            (speaking if meets else silent).append(report)
        return speaking, silent

    def due_reports(self, row: Any, term: Term) -> list[str]:
        """The later reports that should speak of what is due, in the order of the table of sources."""
        told = self.told[row.source_id]
        return [
            report.source_id
            for report in self.reports.get((row.region_code, term.due[:4]), [])
            if report.source_id != row.source_id
            and self.told[report.source_id] > told
            and self.told[report.source_id] >= term.due
            and report.period_start <= term.due <= report.period_end
        ]

    def _fits(self, result: Any, row: Any, term: Term) -> bool:
        """Whether a result that ends with the term is told late enough and covers it from its start."""
        kind = self.indicators[result.indicator_id].kind
        over_time = kind not in YEARLY | DAILY and result.measured != "at end"
        covers = result.period_start <= term.start and result.period_start[:4] == term.start[:4]
        return self.told[result.source_id] >= self.told[row.source_id] and (covers or not over_time)


def survey(ledger: Ledger) -> Ground:
    """Put the rows of a ledger in order. The tables ``progress`` and ``followups`` may be absent."""
    sources, figures = rows_of(ledger, "sources"), rows_of(ledger, "figures")
    told = {row.source_id: told_on(row.published, row.period_end) for row in sources}
    indicators = {row.indicator_id: row for row in rows_of(ledger, "indicators")}
    followups, links = (rows_of(ledger, name) if name in ledger.tables else [] for name in ("followups", "progress"))
    tasks = [row for row in rows_of(ledger, "measures") if row.kind == "task"]
    home = {row.measure_id: row.source_id for row in tasks}
    happened = [row for row in figures if row.status in HAPPENED]
    final = [row for row in happened if row.status == FINAL]
    return Ground(
        figures=figures,
        tasks=list(_without_number(tasks, figures)),
        indicators=indicators,
        told=told,
        undated=frozenset(row.source_id for row in sources if not row.published),
        today=max(told.values(), default=""),
        links=group_by(links, "target_indicator_id"),
        followers=group_by(followups, "follows_id"),
        followed=frozenset((row.source_id, home.get(row.follows_id, "")) for row in followups),
        finals=_grouped(
            (row, (*_what(row), _moment(indicators[row.indicator_id].kind, row.measured, row.period_end)))
            for row in final
        ),
        on_day=_grouped((row, (row.region_code, row.indicator_id, row.breakdown, row.period_end)) for row in final),
        happened=_grouped(
            (row, (row.region_code, row.indicator_id, row.breakdown, row.period_end[:4])) for row in happened
        ),
        spoken=_grouped((row, (row.source_id, row.region_code, row.indicator_id)) for row in figures),
        reports=_grouped(
            (row, (row.region_code, str(year)))
            for row in sources
            if _is_whole_report(row)
            for year in range(int(row.period_start[:4]), int(row.period_end[:4]) + 1)
        ),
    )


def _without_number(tasks: list[Any], figures: list[Any]) -> Iterator[Any]:
    """Tasks whose span meets none of the figures that are targetd in the same document."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in figures:
        if row.status in TARGETD and row.span_end:
            spans[row.source_id].append((int(row.span_start), int(row.span_end)))
    ordered = {source: sorted(found) for source, found in spans.items()}
    for task in tasks:
        found = ordered.get(task.source_id, [])
        at = bisect_left(found, (int(task.span_end), 0)) - 1
        if at < 0 or found[at][1] <= int(task.span_start):
            yield task


def _is_whole_report(row: Any) -> bool:
    """Whether silence of a document means anything: its whole text is archived, and it is no plan."""
    return bool(row.text_sha256) and row.completeness != CUT and row.kind != PLAN


def _what(row: Any) -> tuple[str, ...]:
    return row.region_code, row.indicator_id, row.breakdown, row.unit


def _moment(kind: str, measured: str, day: str) -> str:
    """What must be the same for two figures to speak of the same time: a year, a day, or the end of a stretch."""
    if kind in YEARLY:
        return day[:4]
    return f"on {day}" if kind in DAILY or measured == "at end" else f"to {day}"


def _first_day(figure: Any) -> str:
    return str(figure.period_end if figure.measured == "at end" else figure.period_start)


def _grouped(pairs: Iterable[tuple[Any, tuple[str, ...]]]) -> Groups:
    groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for row, key in pairs:
        groups[key].append(row)
    return dict(groups)
