"""What was promised, and what became of it: every target with its term, its state and the rows that prove the state.

A target is a figure that is a target, a plan or ongoing, or a task that holds no such figure. Nothing here is typed in
by hand: a state follows from later figures and reports, and "due" is judged at the newest day in the data, never by
the clock. How one number compares with another is said in ``fulfilment``, what belongs together in ``terms``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from scripts.audit.fulfilment import (
    FAVOUR,
    SILENT,
    STATES,
    UNMEASURABLE,
    UNREPORTED,
    WAITING,
    Amount,
    Judgement,
    Measure,
    judge,
    percent_share,
    share_of,
)
from scripts.audit.terms import TARGETD, Ground, Term, survey
from scripts.ledger.packages import Ledger

WHOLE = Amount("100", "percent", "exact", "100%")


@dataclass(frozen=True)
class Step:
    """Progress: a figure within the term, and the share of the target that it makes (None where none can be told)."""

    figure_id: str
    source_id: str
    day: str
    share: Decimal | None


@dataclass(frozen=True)
class Target:
    """One target. ``kind`` is figure or task, ``target_id`` the figure's or the measure's id.

    ``text`` is the number as stated; for a task it is empty, as are the indicator, value, unit and qualifier. ``due``
    is the last day of the term; ``due_stated`` is false where the document names none and the end of a year is taken:
    such a target waits until a report that should speak of it is here, for nothing is late that has no day.
    ``reason`` says why a state is what it is where that is not plain: no-number, open-ended, no-direction (all three
    not measurable), only-progress (due, mentioned since, but without a number for the whole term).
    ``evidence_ids`` are the figures (for a task: the measures) that answer it, ``evidence_sources`` the reports that
    hold them; for "not mentioned again" the silent reports. ``passed_over`` are all reports that cover the day on
    which it was due and say nothing of it.
    """

    target_id: str
    kind: str
    region_code: str
    source_id: str
    theme_id: str
    status: str
    indicator_id: str
    breakdown: str
    text: str
    value: str
    unit: str
    qualifier: str
    start: str
    due: str
    due_stated: bool
    state: str
    reason: str
    evidence_ids: tuple[str, ...]
    evidence_sources: tuple[str, ...]
    passed_over: tuple[str, ...]
    progress: tuple[Step, ...]

    @property
    def measurable(self) -> bool:
        """Whether a number can tell if it was kept."""
        return self.state != UNMEASURABLE and self.kind == "figure"


@dataclass(frozen=True)
class Answers:
    """What a report does with the targets of earlier ones: those it answers, takes further, and passes over."""

    source_id: str
    answered: tuple[Target, ...]
    advanced: tuple[Target, ...]
    silent: tuple[Target, ...]


@dataclass(frozen=True)
class _Outcome:
    """What became of a target, before it is joined with its words."""

    state: str
    reason: str = ""
    ids: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()


def summarise_targets(ledger: Ledger) -> list[Target]:
    """Every target of the ledger, figures before tasks, in the order of the files."""
    ground = survey(ledger)
    figures = [_figure_target(row, ground) for row in ground.figures if row.status in TARGETD]
    return [*figures, *(_task_target(row, ground) for row in ground.tasks)]


def answered_by(ledger: Ledger, source_id: str) -> Answers:
    """Which targets of earlier documents of its region a report answers, and which it passes over in silence."""
    return _collect(summarise_targets(ledger)).get(source_id, Answers(source_id, (), (), ()))


def render_answers(ledger: Ledger) -> str:
    """For people who run the check: targets by state, then what each later report answers and passes over."""
    targets = summarise_targets(ledger)
    counts = Counter(target.state for target in targets)
    lines = ["targets: " + ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state])]
    for source_id, found in sorted(_collect(targets).items()):
        if found.answered or found.silent:
            counted = f"{len(found.answered)} answered, {len(found.silent)} passed over in silence"
            lines.append(f"{source_id}, targets of earlier reports: {counted}")
            lines += [f"  {target.state:<20}{target.target_id}" for target in found.answered]
            lines += [f"  {'silent':<20}{target.target_id}" for target in found.silent]
    return (
        "\n".join(lines) if len(lines) > 1 else f"{lines[0]}\nNo report here comes after the term of another’s target."
    )


def _collect(targets: Iterable[Target]) -> dict[str, Answers]:
    """What each report does with the targets of other documents, by source_id."""
    found: dict[str, tuple[list[Target], list[Target], list[Target]]] = defaultdict(lambda: ([], [], []))
    for target in targets:
        own, answering = {target.source_id}, set()
        if target.evidence_ids:
            answering = set(target.evidence_sources)
        for source in answering - own:
            found[source][0].append(target)
        for source in {step.source_id for step in target.progress} - answering - own:
            found[source][1].append(target)
        for source in target.passed_over:
            found[source][2].append(target)
    return {source: Answers(source, *(tuple(part) for part in parts)) for source, parts in found.items()}


def _figure_target(row: Any, ground: Ground) -> Target:
    """The target of a figure, with its state."""
    term = ground.term(row)
    outcome = _figure_outcome(row, term, ground)
    return Target(
        target_id=row.figure_id,
        kind="figure",
        region_code=row.region_code,
        source_id=row.source_id,
        theme_id=ground.indicators[row.indicator_id].theme_id,
        status=row.status,
        indicator_id=row.indicator_id,
        breakdown=row.breakdown,
        text=row.as_stated,
        value=row.value,
        unit=row.unit,
        qualifier=row.qualifier,
        start=term.start,
        due=term.due,
        due_stated=term.stated,
        state=outcome.state,
        reason=outcome.reason,
        evidence_ids=outcome.ids,
        evidence_sources=outcome.sources,
        passed_over=outcome.passed_over,
        progress=tuple(_steps(row, term, ground, set(outcome.ids))),
    )


def _figure_outcome(row: Any, term: Term, ground: Ground) -> _Outcome:
    """A result decides; without one, whether it is due, and whether the reports that should speak of it do."""
    speaking, silent = ground.coverage(row, term)
    results = [*((result, "own") for result in ground.results(row, term)), *ground.settling(row, term)]
    if results:
        found = _judge_newest(row, results, ground)
        rows = [result for result, _ in results]
        ids, sources = ({getattr(item, name) for item in rows} for name in ("figure_id", "source_id"))
        return _Outcome(found.state, found.reason, tuple(sorted(ids)), tuple(sorted(sources)), tuple(silent))
    if silent and not speaking:
        return _Outcome(SILENT, sources=tuple(silent), passed_over=tuple(silent))
    if speaking:
        return _Outcome(UNREPORTED, "only-progress", passed_over=tuple(silent))
    return _Outcome(UNREPORTED if term.stated and term.due < ground.today else WAITING)


def _judge_newest(row: Any, results: list[tuple[Any, str]], ground: Ground) -> Judgement:
    """What the newest document says; where that gives several numbers, the one that is best for the target."""
    newest = max(ground.told[result.source_id] for result, _ in results)
    found = []
    for result, link in results:
        if ground.told[result.source_id] == newest:
            if link == "share":
                found.append(judge(replace(WHOLE, qualifier=row.qualifier), _amount(result), Measure("rate", "up")))
            else:
                found.append(judge(_amount(row), _amount(result), _measure(row, ground)))
    return min(found, key=lambda judgement: FAVOUR[judgement.state])


def _steps(row: Any, term: Term, ground: Ground, answers: set[str]) -> Iterator[Step]:
    """Progress within the term, oldest first, without what answers the target for good."""
    found = [(step, kind) for step, kind in ground.steps(row, term) if step.figure_id not in answers]
    for step, kind in sorted(found, key=lambda pair: (pair[0].period_end, pair[0].figure_id)):
        share = (
            percent_share(_amount(step))
            if kind == "share"
            else share_of(_amount(step), _amount(row), _measure(row, ground))
        )
        yield Step(step.figure_id, step.source_id, step.period_end, share)


def _measure(row: Any, ground: Ground) -> Measure:
    indicator = ground.indicators[row.indicator_id]
    return Measure(indicator.kind, indicator.direction)


def _amount(row: Any) -> Amount:
    return Amount(row.value, row.unit, row.qualifier, row.as_stated)


def _task_target(row: Any, ground: Ground) -> Target:
    """A task without a number: not measurable, unless reports that follow up its document leave it out."""
    term = Term(f"{row.year}-01-01", f"{row.year}-12-31", True)
    followers = ground.followers.get(row.measure_id, [])
    speaking = {follower.source_id for follower in followers}
    silent = tuple(
        report
        for report in ground.due_reports(row, term)
        if (report, row.source_id) in ground.followed and report not in speaking
    )
    gone = bool(silent) and not speaking
    return Target(
        target_id=row.measure_id,
        kind="task",
        region_code=row.region_code,
        source_id=row.source_id,
        theme_id=row.theme_id,
        status="task",
        indicator_id="",
        breakdown="",
        text="",
        value="",
        unit="",
        qualifier="",
        start=term.start,
        due=term.due,
        due_stated=False,
        state=SILENT if gone else UNMEASURABLE,
        reason="" if gone else "no-number",
        evidence_ids=tuple(sorted(item.measure_id for item in followers)),
        evidence_sources=silent if gone else tuple(sorted(speaking)),
        passed_over=silent,
        progress=(),
    )
