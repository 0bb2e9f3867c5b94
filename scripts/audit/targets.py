"""What was promised, and what became of it: every target with its term, its state and the rows that prove the state.

A target is a figure that is a target, a plan or ongoing, or a task that holds no such figure. Nothing here is typed in
by hand: a state follows from later figures and reports, and "due" is judged at the newest day in the data, never by
the clock. How one number compares with another is said in ``fulfilment``, what belongs together in ``terms``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from scripts.audit.fulfilment import (
    FAVOUR,
    SILENT,
    STATES,
    UNMEASURABLE,
    UNREPORTED,
    WAITING,
    Amount,
    Judgement,
    Nature,
    amount_of,
    judge,
    nature_of,
    percent_share,
    share_of,
)
from scripts.audit.terms import Link, TargetIndex, Term, index_targets, term_of
from scripts.ledger.parts import Rows
from scripts.ledger.rows import PERCENT, TASK, Figure, Measure, Qualifier, Region, Source, Theme
from scripts.numbers.units import read_units

T = TypeVar("T")
FIGURE = "figure"
SHARE_LINK = "share"
WHOLE = Amount(Decimal(100), None, PERCENT, Qualifier.EXACT, "100%", read_units((("%", "", "ratio"),)))


@dataclass(frozen=True, slots=True)
class Step:
    """Progress: a figure within the term, and the share of the target that it makes (None where none follows)."""

    figure: Figure
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a target: its state, and why, and what proves it.

    ``reason`` says why a state is what it is where that is not plain: no-number, open-ended, no-direction (all three
    not measurable), only-progress (due, mentioned since, but without a number for the whole term).
    ``evidence`` are the figures (for a task: the measures) that answer it, by id, ``evidence_sources`` the reports that
    hold them; for "not mentioned again" the silent reports. ``passed_over`` are all reports that cover the day on
    which it was due and say nothing of it.
    """

    state: str
    reason: str = ""
    evidence: tuple[Figure | Measure, ...] = ()
    evidence_sources: tuple[Source, ...] = ()
    passed_over: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """One target: ``row`` is the figure or the task, ``term`` by when, ``outcome`` what became of it.

    Where the document names no last day, the end of a year is taken (``term.stated`` is false): a target without a date
    is never overdue, but waits until a report that should speak of it is here.
    """

    row: Figure | Measure
    term: Term
    outcome: Outcome
    progress: tuple[Step, ...]

    @property
    def figure(self) -> Figure | None:
        """The figure; None for a task."""
        return self.row if isinstance(self.row, Figure) else None

    @property
    def target_id(self) -> str:
        """The id of the figure or of the measure."""
        return row_id(self.row)

    @property
    def kind(self) -> str:
        """Figure or task."""
        return FIGURE if self.figure else TASK

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
        """The theme of the indicator, or of the task."""
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


@dataclass(frozen=True)
class Answers:
    """What a report does with the targets of earlier ones: those it answers, takes further, and passes over."""

    answered: tuple[Target, ...] = ()
    advanced: tuple[Target, ...] = ()
    silent: tuple[Target, ...] = ()


def row_id(row: Figure | Measure) -> str:
    """The id of a figure or a measure."""
    return row.figure_id if isinstance(row, Figure) else row.measure_id


def summarise_targets(rows: Rows) -> list[Target]:
    """Every target of the ledger, figures before tasks, in the order of the files."""
    index = index_targets(rows)
    tasks = {row.measure_id: row for row in rows.measures()}
    return [
        *(_figure_target(row, index) for row in index.promises),
        *(_task_target(row, index, tasks) for row in index.tasks),
    ]


def collect_answers(targets: Iterable[Target]) -> dict[str, Answers]:
    """What each report does with the targets of other documents of its region, by source_id, sorted."""
    lists: dict[str, tuple[list[Target], list[Target], list[Target]]] = defaultdict(lambda: ([], [], []))
    for target in targets:
        own = {target.source.source_id}
        answering = _ids(target.outcome.evidence_sources) if target.outcome.evidence else set()
        advancing = _ids([step.figure.source for step in target.progress])
        silent = _ids(target.outcome.passed_over)
        for place, source_ids in enumerate((answering - own, advancing - answering - own, silent)):
            for source_id in source_ids:
                lists[source_id][place].append(target)
    return {source_id: Answers(*map(tuple, lists[source_id])) for source_id in sorted(lists)}


def render_answers(targets: Sequence[Target]) -> str:
    """For people who run the check: targets by state, then what each later report answers and passes over."""
    counts = Counter(target.state for target in targets)
    lines = ["targets: " + ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state])]
    for source_id, answers in collect_answers(targets).items():
        if answers.answered or answers.silent:
            counted = f"{len(answers.answered)} answered, {len(answers.silent)} passed over in silence"
            lines.append(f"{source_id}, targets of earlier reports: {counted}")
            lines += [f"  {target.state:<20}{target.target_id}" for target in answers.answered]
            lines += [f"  {'silent':<20}{target.target_id}" for target in answers.silent]
    return (
        "\n".join(lines) if len(lines) > 1 else f"{lines[0]}\nNo report here comes after the term of another’s target."
    )


def _ids(sources: Iterable[Source]) -> set[str]:
    return {source.source_id for source in sources}


def _figure_target(row: Figure, index: TargetIndex) -> Target:
    term = term_of(row)
    outcome = _figure_outcome(row, term, index)
    return Target(row, term, outcome, tuple(_steps(row, term, index, {row_id(item) for item in outcome.evidence})))


def _figure_outcome(row: Figure, term: Term, index: TargetIndex) -> Outcome:
    """A result decides; without one, whether it is due, and whether the reports that should speak of it do."""
    speaking, silent = index.coverage(row, term)
    results = [*index.results(row, term), *index.conclusions(row, term)]
    if results:
        judgement = _judge_newest(row, results)
        evidence = {result.figure_id: result for result, _ in results}
        sources = {result.source.source_id: result.source for result in evidence.values()}
        return Outcome(judgement.state, judgement.reason, _by_id(evidence), _by_id(sources), tuple(silent))
    if silent and not speaking:
        return Outcome(SILENT, evidence_sources=tuple(silent), passed_over=tuple(silent))
    if speaking:
        return Outcome(UNREPORTED, "only-progress", passed_over=tuple(silent))
    return Outcome(UNREPORTED if term.stated and term.due < index.today else WAITING)


def _judge_newest(row: Figure, results: Sequence[Link]) -> Judgement:
    """What the newest document says; where that gives several numbers, the one that is best for the target."""
    newest = max(result.source.issued for result, _ in results)
    judgements = []
    for result, link in results:
        if result.source.issued == newest:
            target, nature = amount_of(row), nature_of(row.indicator)
            if link == SHARE_LINK:
                target, nature = replace(WHOLE, qualifier=row.qualifier), Nature("rate", "up")
            judgements.append(judge(target, amount_of(result), nature))
    return min(judgements, key=lambda judgement: FAVOUR[judgement.state])


def _steps(row: Figure, term: Term, index: TargetIndex, answers: set[str]) -> Iterator[Step]:
    """Progress within the term, oldest first, without what answers the target for good."""
    steps = [(step, link) for step, link in index.steps(row, term) if step.figure_id not in answers]
    for step, link in sorted(steps, key=lambda pair: (pair[0].period_end, pair[0].figure_id)):
        amount = amount_of(step)
        own = share_of(amount, amount_of(row), nature_of(row.indicator))
        yield Step(step, percent_share(amount) if link == SHARE_LINK else own)


def _task_target(row: Measure, index: TargetIndex, measures: dict[str, Measure]) -> Target:
    """A task without a number: not measurable, unless reports that follow up its document leave it out."""
    term = Term(date(row.year, 1, 1), date(row.year, 12, 31), False)
    followers = {item.measure_id: item for item in index.followers.get(row.measure_id, ())}
    speaking = {item.source.source_id: item.source for item in followers.values()}
    silent = tuple(
        report
        for report in index.due_reports(row, term)
        if (report.source_id, row.source.source_id) in index.followed and report.source_id not in speaking
    )
    gone = bool(silent) and not speaking
    evidence = _by_id({key: measures[key] for key in followers})
    sources = silent if gone else _by_id(speaking)
    outcome = Outcome(SILENT if gone else UNMEASURABLE, "" if gone else "no-number", evidence, sources, silent)
    return Target(row, term, outcome, ())


def _by_id(rows: Mapping[str, T]) -> tuple[T, ...]:
    return tuple(rows[key] for key in sorted(rows))
