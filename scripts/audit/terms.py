"""Which rows belong to a target: its term, the results that answer it, later figures, reports confirmed to be silent.

Everything is looked up in indexes that are made once, so that the work grows with the rows and not with their square.
No number is compared here; that is done in ``fulfilment``.

- A document speaks on its day of issue (``Source.issued``).
- A target is due on the last day of its period, or on the day that it names. It has no due day where its breakdown says
  that no deadline is stated, or where a remark says that its year was inferred: no deadline is ever inferred.
- A result answers a target if it is a final one from the same or a later document, of the same region, indicator,
  breakdown and unit, and stands for the whole term. States at a day (stocks, ranks, all that is measured at the end)
  must be of the last day of the term. Amounts over time must end on that day and start in the same year, not after the
  target does. Days must be of the same year. Without a due day nothing answers it.
- A report is silent only if a person has read it and said so (a remark of the kind ``silent``), it came after the due
  day, its whole text is archived, it is no plan, and it gives results of the same place for the time of that day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import pandas as pd

from scripts.ledger.parts import Rows
from scripts.ledger.rows import Figure, Followup, Measure, Measured, Progress, Source, Status

T = TypeVar("T")
TARGET, SILENT, INFERRED = "target", "silent", "inferred-year"
HAPPENED = frozenset([Status.RESULT, Status.PRELIMINARY])
NO_DEADLINE = "deadline=not-stated"
DAY, MOMENTS = "date", frozenset(["stock", "rank"])
OWN = "own"
Groups = Mapping[Hashable, Sequence[T]]
Link = tuple[Figure, str]  # a figure, and how its indicator is linked to that of the target


@dataclass(frozen=True, slots=True)
class Term:
    """First day of a target, and the day on which it is due; None where no deadline is stated."""

    start: date
    due: date | None


@dataclass(frozen=True)
class TargetIndex:
    """The targets, and the rows that they ask for, each under what it is looked up by.

    ``undated``: figures whose year was inferred. ``silences``: documents of which a person says that they are silent.
    ``reporting``: what happened, by the document that says so and the place.
    """

    figures: Sequence[Figure]
    measures: Sequence[Measure]
    undated: frozenset[str]
    links: Groups[Progress]
    followers: Groups[Followup]
    happened: Groups[Figure]
    reporting: Groups[Figure]
    silences: Groups[Source]

    def term(self, target: Figure) -> Term:
        """The term of a figure that is a target."""
        stated = target.figure_id not in self.undated and NO_DEADLINE not in _members(target)
        return Term(target.period_start, (target.day or target.period_end) if stated else None)

    def results(self, target: Figure, due: date) -> list[Figure]:
        """Final figures of the target's own indicator for the whole term."""
        own = self.happened.get(_subject(target, target.indicator.indicator_id), ())
        return [row for row in own if row.status is Status.RESULT and _settles(row, target, due)]

    def later(self, target: Figure) -> list[Link]:
        """What happened since the term began: figures of the own indicator and of linked ones, oldest first."""
        links = self.links.get(target.indicator.indicator_id, ())
        linked = [(link.progress_indicator.indicator_id, link.kind) for link in links]
        pairs = [
            (figure, kind)
            for indicator_id, kind in [(target.indicator.indicator_id, OWN), *linked]
            for figure in self.happened.get(_subject(target, indicator_id), ())
            if figure.source.issued >= target.source.issued and figure.period_end >= target.period_start
        ]
        return sorted(pairs, key=lambda pair: (pair[0].period_end, pair[0].figure_id))

    def silent(self, target: Figure, due: date) -> list[Source]:
        """The reports that pass the target over."""
        return [
            report
            for report in self.silences.get(target.figure_id, ())
            if report.is_whole_report
            and report.issued > target.source.issued
            and report.issued >= due
            and any(
                row.period_start <= due <= row.period_end
                for row in self.reporting.get((report.source_id, target.region.region_code), ())
            )
        ]


def index_targets(rows: Rows) -> TargetIndex:
    """The rows that the targets of a ledger ask for. The tables ``progress`` and ``followups`` may be absent."""
    remarks = [(row, figure_id) for row in rows.remarks() for figure_id in row.figure_ids]
    silences: dict[Hashable, list[Source]] = defaultdict(list)
    for row, figure_id in remarks:
        if row.kind == SILENT:
            silences[figure_id].append(row.source)
    figures = _related(rows, [row.source_id for reports in silences.values() for row in reports])
    happened = [row for row in figures if row.status in HAPPENED]
    return TargetIndex(
        figures=[row for row in figures if row.status is Status.TARGET],
        measures=rows.measures(kind=TARGET),
        undated=frozenset(figure_id for row, figure_id in remarks if row.kind == INFERRED),
        links=_group(rows.progress, lambda row: row.target_indicator.indicator_id),
        followers=_group(rows.followups, lambda row: row.follows_id),
        happened=_group(happened, lambda row: _subject(row, row.indicator.indicator_id)),
        reporting=_group(happened, lambda row: (row.source.source_id, row.region.region_code)),
        silences=silences,
    )


def _related(rows: Rows, source_ids: Collection[str]) -> tuple[Figure, ...]:
    """The figures that are targets, that speak of the subject of one, or that stand in one of these documents."""
    frame = rows.frame("figures")
    if frame.empty:
        return ()
    linked: dict[str, set[str]] = defaultdict(set)
    for link in rows.progress:
        linked[link.target_indicator.indicator_id].add(link.progress_indicator.indicator_id)
    targets = frame.loc[frame["status"] == Status.TARGET, ["region_code", "indicator_id"]].drop_duplicates()
    pairs = {
        (region, indicator)
        for region, own in targets.itertuples(index=False, name=None)
        for indicator in (own, *linked[own])
    }
    if not pairs:
        return ()
    speaking = pd.MultiIndex.from_frame(frame[["region_code", "indicator_id"]]).isin(list(pairs))
    return rows.figures_in(frame[speaking | frame["source_id"].isin(source_ids).to_numpy()])


def _settles(result: Figure, target: Figure, due: date) -> bool:
    """Whether a result speaks of the whole term, in the unit of the target, and is issued late enough."""
    if result.unit != target.unit or result.source.issued < target.source.issued:
        return False
    if target.indicator.kind == DAY:
        return result.period_end.year == due.year
    if result.period_end != due or _is_moment(result) != _is_moment(target):
        return False
    start = target.period_start
    return _is_moment(target) or (result.period_start <= start and result.period_start.year == start.year)


def _is_moment(row: Figure) -> bool:
    return row.indicator.kind in MOMENTS or row.measured is Measured.AT_END


def _members(row: Figure) -> list[str]:
    return [member.breakdown_id for member in row.breakdown]


def _subject(row: Figure, indicator_id: str) -> tuple[str, ...]:
    """Place, indicator and breakdown; whether a deadline is stated is no part of what is promised."""
    return row.region.region_code, indicator_id, *(name for name in _members(row) if name != NO_DEADLINE)


def _group(rows: Iterable[T], key: Callable[[T], Hashable]) -> Groups[T]:
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups
