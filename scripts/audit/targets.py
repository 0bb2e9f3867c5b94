"""What was announced, and what became of it: every target with its term, its state and the rows that prove the state.

A target is a figure of the status ``target``, or a measure of that kind (a comparison with last year). Nothing here is
typed in by hand: a state follows from later figures and reports. A target is open until a later document answers it;
nothing is late, and what no document takes up stays open. How one number compares with another is said in
``fulfilment``, what belongs together in ``terms``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scripts.audit.counterparts import Ranks, rank_sources
from scripts.audit.fulfilment import FAVOUR, NOT_COMPARABLE, OPEN, PASSED_OVER, PLACES, Judgement, judge, share_of
from scripts.audit.terms import TargetIndex, Term, index_targets
from scripts.ledger.parts import Rows
from scripts.ledger.rows import Figure, Measure, Region, Source, Theme

FIGURE, MEASURE = "figure", "measure"
SHARE_LINK, MENTION = "share", "mention"


@dataclass(frozen=True, slots=True)
class Step:
    """A figure since the target was set, and the share of the target that it makes (None where none follows)."""

    figure: Figure
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a target: its state, and why, and what proves it.

    ``reason`` says why it cannot be compared: no-number (a later measure takes one up), open-ended, no-direction.
    ``evidence`` are the figures (for a measure: the measures) that answer it, those of the first source first, and
    ``sources`` the documents that hold them; for "passed over" the silent reports.
    """

    state: str
    reason: str = ""
    evidence: tuple[Figure | Measure, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """One target: ``row`` is the figure or the measure, ``term`` by when, ``outcome`` what became of it.

    ``progress``: while it is open, what has been reported since, oldest first; that settles nothing.
    """

    row: Figure | Measure
    term: Term
    outcome: Outcome
    progress: tuple[Step, ...] = ()

    @property
    def figure(self) -> Figure | None:
        """The figure; None for a measure."""
        return self.row if isinstance(self.row, Figure) else None

    @property
    def target_id(self) -> str:
        """The id of the figure or of the measure."""
        return row_id(self.row)

    @property
    def kind(self) -> str:
        """Figure or measure."""
        return FIGURE if self.figure else MEASURE

    @property
    def region(self) -> Region:
        """Whose target it is."""
        return self.row.region

    @property
    def source(self) -> Source:
        """The document that states it."""
        return self.row.source

    @property
    def theme(self) -> Theme:
        """The theme of the indicator, or of the measure."""
        return self.row.indicator.theme if isinstance(self.row, Figure) else self.row.theme

    @property
    def state(self) -> str:
        """The state of its outcome."""
        return self.outcome.state

    @property
    def evidence_ids(self) -> tuple[str, ...]:
        """The ids of the rows that answer it."""
        return tuple(row_id(row) for row in self.outcome.evidence)

    @property
    def share(self) -> Decimal | None:
        """The part of it that the newest progress makes, None where no step says."""
        return next((step.share for step in reversed(self.progress) if step.share is not None), None)


def row_id(row: Figure | Measure) -> str:
    """The id of a figure or a measure."""
    return row.figure_id if isinstance(row, Figure) else row.measure_id


def summarise_targets(rows: Rows) -> list[Target]:
    """Every target of the ledger, figures before measures, in the order of the files."""
    index, ranks = index_targets(rows), rank_sources(rows.references.sources.values())
    measures = {row.measure_id: row for row in rows.measures()} if index.measures else {}
    return [
        *(_figure_target(row, index, ranks) for row in index.figures),
        *(_measure_target(row, index, measures) for row in index.measures),
    ]


def _figure_target(row: Figure, index: TargetIndex, ranks: Ranks) -> Target:
    """A result decides; without one the target is open, unless a report is confirmed to say nothing of it."""
    term = index.term(row)
    results = index.results(row, term.due) if term.due else []
    if results:
        evidence = tuple(sorted(results, key=lambda figure: (ranks[figure.source.source_id], figure.figure_id)))
        judgement = _judge_newest(row, results)
        sources = _distinct(figure.source for figure in evidence)
        return Target(row, term, Outcome(judgement.state, judgement.reason, evidence, sources))
    progress = tuple(_steps(row, index))
    speaking = {step.figure.source.source_id for step in progress}
    silent = index.silent(row, term.due) if term.due else []
    if silent and not any(report.source_id in speaking for report in silent):
        return Target(row, term, Outcome(PASSED_OVER, sources=_distinct(silent)), progress)
    return Target(row, term, Outcome(OPEN), progress)


def _judge_newest(row: Figure, results: Sequence[Figure]) -> Judgement:
    """What the newest document says; where that gives several numbers, the one that is best for the target."""
    newest = max(result.source.issued for result in results)
    judgements = [judge(row, result) for result in results if result.source.issued == newest]
    return min(judgements, key=lambda judgement: FAVOUR[judgement.state])


def _steps(row: Figure, index: TargetIndex) -> Iterator[Step]:
    """What has been reported since, with the share of the target that it makes or, of a linked indicator, states."""
    for step, link in index.later(row):
        if link == SHARE_LINK and step.value is not None and step.period_end <= row.period_end:
            yield Step(step, (step.value / 100).quantize(PLACES))
        else:
            yield Step(step, None if link == MENTION else share_of(step, row))


def _measure_target(row: Measure, index: TargetIndex, measures: dict[str, Measure]) -> Target:
    """A measure is open until a later document takes it up; without a number that says more than yes or no."""
    evidence = tuple(measures[item.measure_id] for item in index.followers.get(row.measure_id, ()))
    sources = _distinct(measure.source for measure in evidence)
    outcome = Outcome(NOT_COMPARABLE, "no-number", evidence, sources) if evidence else Outcome(OPEN)
    return Target(row, Term(date(row.year, 1, 1), None), outcome)


def _distinct(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple({source.source_id: source for source in sources}.values())
