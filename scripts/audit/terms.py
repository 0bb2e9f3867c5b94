"""Which rows belong to a target: its term, the results that answer it, the steps on the way, the reports that should.

Everything is looked up in indexes that are made once, so that the work grows with the rows and not with their square.
No number is compared here; that is done in ``fulfilment``.

- A document speaks on its day of issue (``Source.issued``).
- The term of a target is its period; where a day is promised, it ends on that day. Where a plan or something ongoing
  is over when it is stated, no day was promised: the term is then the year that runs on, or begins, the day after. (A
  plan in a document without a date is taken to be stated in time.)
- A result answers a target if it is a final one from the same or a later document, of the same region, indicator,
  breakdown and unit, and stands for the whole term. States at a day (stocks, ranks, all that is measured at the end)
  must be of the last day of the term. Amounts over time must end on that day and start in the same year, not after the
  target does. Rhythms and days must be of the same year.
- A document should speak of a target if it is issued later, on the last day of the term or after, covers that day, is
  no plan, and we hold its whole text. A figure of the same indicator, or one that ``progress`` links to it, whose
  period meets the term, is speaking of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

import pandas as pd

from scripts.ledger.parts import Rows
from scripts.ledger.rows import TASK, Figure, Followup, Measure, Measured, Progress, Source, Status

T = TypeVar("T")
PROMISED = frozenset([Status.TARGET, Status.PLAN, Status.ONGOING])
HAPPENED = frozenset([Status.RESULT, Status.PRELIMINARY])
YEARLY = frozenset(["frequency", "date"])
DAILY = frozenset(["stock", "rank"])
OWN = "own"
Groups = Mapping[Hashable, Sequence[T]]
Link = tuple[Figure, str]  # a figure, and how its indicator is linked to that of the target


@dataclass(frozen=True, slots=True)
class Term:
    """First and last day by which something is to be done; ``stated`` where the document names the last day."""

    start: date
    due: date
    stated: bool


@dataclass(frozen=True)
class TargetIndex:
    """The rows that targets ask for, each under what it is looked up by.

    ``today`` is the newest day of issue in the data; ``followed``: pairs of a source and an earlier one of which it
    takes up some task.
    """

    promises: Sequence[Figure]
    tasks: Sequence[Measure]
    today: date
    links: Groups[Progress]
    followers: Groups[Followup]
    followed: frozenset[tuple[str, str]]
    finals: Groups[Figure]
    ending: Groups[Figure]
    happened: Groups[Figure]
    mentions: Groups[Figure]
    reports: Groups[Source]

    def results(self, target: Figure, term: Term) -> Iterator[Link]:
        """Final figures of the target's own indicator for the whole term."""
        moment = _moment(target.indicator.kind, target.measured, term.due)
        for result in self.finals.get((*_subject(target), moment), ()):
            if _fits(result, target, term):
                yield result, OWN

    def conclusions(self, target: Figure, term: Term) -> Iterator[Link]:
        """Final figures of linked indicators that settle the target at the end of its term."""
        for link in self.links.get(target.indicator.indicator_id, ()):
            if link.settles:
                key = *_place(target, link.progress_indicator.indicator_id), term.due
                yield from ((result, link.kind) for result in self.ending.get(key, ()) if _fits(result, target, term))

    def steps(self, target: Figure, term: Term) -> Iterator[Link]:
        """What happened within the term: figures of the own indicator and of linked ones."""
        links = self.links.get(target.indicator.indicator_id, ())
        linked = [(link.progress_indicator.indicator_id, link.kind) for link in links]
        for indicator_id, kind in [(target.indicator.indicator_id, OWN), *linked]:
            for step in self.happened.get((*_place(target, indicator_id), term.due.year), ()):
                later = step.source.issued >= target.source.issued
                if later and kind != "mention" and term.start <= step.period_end <= term.due:
                    yield step, kind

    def coverage(self, target: Figure, term: Term) -> tuple[list[Source], list[Source]]:
        """The later reports that should speak of a figure: those that do, and those that do not."""
        links = self.links.get(target.indicator.indicator_id, ())
        indicators = [target.indicator.indicator_id, *(link.progress_indicator.indicator_id for link in links)]
        code = target.region.region_code
        speaking: list[Source] = []
        silent: list[Source] = []
        for report in self.due_reports(target, term):
            mentions = (item for key in indicators for item in self.mentions.get((report.source_id, code, key), ()))
            meets = any(item.first_day <= term.due and item.period_end >= term.start for item in mentions)
            (speaking if meets else silent).append(report)
        return speaking, silent

    def due_reports(self, target: Figure | Measure, term: Term) -> list[Source]:
        """The later reports that should speak of what is due, in the order of the table of sources."""
        own = target.source
        return [
            report
            for report in self.reports.get((target.region.region_code, term.due.year), ())
            if report is not own
            and report.issued > own.issued
            and report.issued >= term.due
            and report.period_start <= term.due <= report.period_end
        ]


def term_of(target: Figure) -> Term:
    """The term of a figure that is a target."""
    issued = target.source.issued
    if target.day:
        return Term(target.period_start, target.day, True)
    undated_plan = target.status == Status.PLAN and not target.source.published
    if target.status == Status.TARGET or undated_plan or target.period_end > issued:
        return Term(target.period_start, target.period_end, True)
    year = (issued + timedelta(1)).year
    start = target.period_start if target.period_end.year == year else date(year, 1, 1)
    return Term(start, date(year, 12, 31), False)


def index_targets(rows: Rows) -> TargetIndex:
    """The rows that the targets of a ledger ask for. The tables ``progress`` and ``followups`` may be absent."""
    sources = rows.references.sources.values()
    figures = _related(rows)
    promises = [row for row in figures if row.status in PROMISED]
    happened = [row for row in figures if row.status in HAPPENED]
    finals = [row for row in happened if row.status == Status.RESULT]
    tasks = rows.measures(kind=TASK)
    home = {row.measure_id: row.source.source_id for row in tasks}
    return TargetIndex(
        promises=promises,
        tasks=list(_without_number(tasks, promises)),
        today=max((row.issued for row in sources), default=date.min),
        links=_group(rows.progress, lambda row: row.target_indicator.indicator_id),
        followers=_group(rows.followups, lambda row: row.follows_id),
        followed=frozenset((row.source.source_id, home.get(row.follows_id, "")) for row in rows.followups),
        finals=_group(finals, _final_key),
        ending=_group(finals, lambda row: (*_place(row, row.indicator.indicator_id), row.period_end)),
        happened=_group(happened, lambda row: (*_place(row, row.indicator.indicator_id), row.period_end.year)),
        mentions=_group(
            figures, lambda row: (row.source.source_id, row.region.region_code, row.indicator.indicator_id)
        ),
        reports=_reports_by_year(sources),
    )


def _related(rows: Rows) -> tuple[Figure, ...]:
    """The figures that are targets, or that speak of the region and the indicator of one, or of one linked to it."""
    frame = rows.frame("figures")
    if frame.empty:
        return ()
    linked: dict[str, set[str]] = defaultdict(set)
    for link in rows.progress:
        linked[link.target_indicator.indicator_id].add(link.progress_indicator.indicator_id)
    promised = frame.loc[frame["status"].isin(PROMISED), ["region_code", "indicator_id"]].drop_duplicates()
    pairs = {
        (region, indicator)
        for region, own in promised.itertuples(index=False, name=None)
        for indicator in (own, *linked[own])
    }
    if not pairs:
        return ()
    return rows.figures_in(frame[pd.MultiIndex.from_frame(frame[["region_code", "indicator_id"]]).isin(list(pairs))])


def _without_number(tasks: Sequence[Measure], promises: Sequence[Figure]) -> Iterator[Measure]:
    """Tasks whose span meets none of the figures that are targets in the same document."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in promises:
        if row.span:
            spans[row.source.source_id].append((row.span.start, row.span.end))
    ordered = {source_id: sorted(places) for source_id, places in spans.items()}
    for task in tasks:
        places = ordered.get(task.source.source_id, [])
        at = bisect_left(places, (task.span.end, 0)) - 1
        if at < 0 or places[at][1] <= task.span.start:
            yield task


def _reports_by_year(sources: Iterable[Source]) -> Groups[Source]:
    """Reports whose silence means something, by region and by each year that they cover."""
    groups: dict[Hashable, list[Source]] = defaultdict(list)
    for row in sources:
        if row.is_whole_report:
            for year in range(row.period_start.year, row.period_end.year + 1):
                groups[row.region.region_code, year].append(row)
    return groups


def _fits(result: Figure, target: Figure, term: Term) -> bool:
    """Whether a result that ends with the term is issued late enough and covers it from its start."""
    over_time = result.indicator.kind not in YEARLY | DAILY and result.measured is not Measured.AT_END
    covers = result.period_start <= term.start and result.period_start.year == term.start.year
    return result.source.issued >= target.source.issued and (covers or not over_time)


def _subject(row: Figure) -> tuple[str, ...]:
    return *_place(row, row.indicator.indicator_id), row.unit.unit_id


def _place(row: Figure, indicator_id: str) -> tuple[str, str, str]:
    return row.region.region_code, indicator_id, row.breakdown_id


def _final_key(row: Figure) -> tuple[Hashable, ...]:
    return *_subject(row), _moment(row.indicator.kind, row.measured, row.period_end)


def _moment(kind: str, measured: Measured, day: date) -> Hashable:
    """What must be the same for two figures to speak of the same time: a year, a day, or the end of a stretch."""
    if kind in YEARLY:
        return day.year
    return (day, kind in DAILY or measured is Measured.AT_END)


def _group(rows: Iterable[T], key: Callable[[T], Hashable]) -> Groups[T]:
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups
