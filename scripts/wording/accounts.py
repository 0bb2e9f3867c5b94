"""The audit and the targets as readers see them in one language: verdicts with working, targets with their state.

Built once from ``audit`` and ``targets`` and looked up by region and by document. Nothing is judged here, and nothing
is known of pages but the anchors that other pages link to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Generic, TypeVar

from scripts.audit.audit import VERDICTS, Verdict
from scripts.audit.counterparts import CELL_VERDICTS, Cell
from scripts.audit.facts import Facts
from scripts.audit.fulfilment import STATES
from scripts.audit.targets import Step, Target
from scripts.audit.terms import NO_DEADLINE
from scripts.ledger.records import group_by
from scripts.ledger.rows import Figure, Measure, Member, Remark, Source
from scripts.phrases import day_text, sentence
from scripts.wording.views import FigureView, MeasureView, span_text
from scripts.wording.workings import Working, render_working
from scripts.words import Words

T = TypeVar("T")
PLACE = Decimal("0.1")
Rows = tuple[Sequence[FigureView], Sequence[MeasureView]]


@dataclass(frozen=True)
class CheckView:
    """One relation judged, in one language. ``region_codes``: the places of its document and of its figures."""

    relation_id: str
    source_id: str
    region_code: str
    region: str
    region_codes: tuple[str, ...]
    verdict_id: str
    name: str
    kind: str
    working: Working


@dataclass(frozen=True)
class RemarkView:
    """Something that a reader should know and that is not arithmetic; ``figures`` are those that it is about."""

    source_id: str
    region_code: str
    region: str
    kind: str
    text: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True)
class TargetView:
    """One target in one language: ``text`` is its value, "" for a measure, ``due`` by when, ``note`` what to know.

    ``origin``: the document, and its day. ``progress``: what has been reported since, ``evidence``: what answers it;
    each with the address of its proof.
    """

    target_id: str
    source_id: str
    region_code: str
    region: str
    theme_id: str
    theme: str
    state_id: str
    state: str
    reason: str
    name: str
    text: str
    due: str
    origin: str
    note: str
    proof: str
    progress: tuple[tuple[str, str], ...]
    evidence: tuple[tuple[str, str], ...]

    @property
    def anchor(self) -> str:
        """Its id on a page; figures and measures of the same name keep theirs."""
        return f"target-{self.target_id}"


@dataclass(frozen=True)
class CellView:
    """The same indicator, place and period from two documents or more: one cell, never averaged."""

    verdict_id: str
    verdict: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """Checks of one verdict, or targets of one state: ``hidden`` are not among the rows."""

    id: str
    name: str
    rows: tuple[T, ...]
    hidden: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.rows) + self.hidden


class Accounts:
    """All verdicts, remarks and targets of a ledger in one language."""

    def __init__(self, facts: Facts, words: Words, rows: Rows) -> None:
        self.words = words
        self.figures = {view.figure_id: view for view in rows[0]}
        self.measures = {view.measure_id: view for view in rows[1]}
        self.checks = [self._check(verdict) for verdict in facts.verdicts]
        self.remarks = [self._remark(row) for row in facts.remarks()]
        self.cells = sorted(
            (self._cell(cell) for cell in facts.cells), key=lambda cell: CELL_VERDICTS.index(cell.verdict_id)
        )
        self.targets = [self._target(target) for target in facts.targets]
        self.checks_by = {
            "region_code": self._checks_by_region(),
            "source_id": group_by(self.checks, lambda row: row.source_id),
        }
        self.remarks_by = {
            "region_code": group_by(self.remarks, lambda row: row.region_code),
            "source_id": group_by(self.remarks, lambda row: row.source_id),
        }
        self.targets_by = {
            "region_code": group_by(self.targets, lambda row: row.region_code),
            "source_id": group_by(self.targets, lambda row: row.source_id),
        }

    def verdicts(self, checks: Sequence[CheckView]) -> tuple[Group[CheckView], ...]:
        """Checks in groups by verdict, those that need a look first; empty groups are left out."""
        groups = group_by(checks, lambda row: row.verdict_id)
        named = ((name, self.words(f"verdict.{name}")) for name in VERDICTS if name in groups)
        return tuple(Group(verdict, name, tuple(groups[verdict])) for verdict, name in named)

    def states(self, targets: Sequence[TargetView]) -> tuple[Group[TargetView], ...]:
        """Targets in groups by state; empty groups are left out."""
        groups = group_by(targets, lambda row: row.state_id)
        named = ((name, self.words(f"target_state.{name}")) for name in STATES if name in groups)
        return tuple(Group(state, name, tuple(groups[state])) for state, name in named)

    def counts(self) -> dict[str, Mapping[str, int]]:
        """How many checks have each verdict and how many targets each state."""
        return {
            "verdicts": Counter(check.verdict_id for check in self.checks),
            "states": Counter(target.state_id for target in self.targets),
        }

    def _checks_by_region(self) -> dict[str, list[CheckView]]:
        """A relation between two places is to be read at both."""
        checks: dict[str, list[CheckView]] = {}
        for check in self.checks:
            for code in check.region_codes:
                checks.setdefault(code, []).append(check)
        return checks

    def _place(self, source: Source) -> tuple[str, str]:
        return source.region.region_code, self.words.text(source.region.name)

    def _check(self, verdict: Verdict) -> CheckView:
        relation = verdict.relation
        code, region = self._place(relation.source)
        codes = {code} | {figure.region.region_code for figure in verdict.figures}
        return CheckView(
            relation.relation_id,
            relation.source.source_id,
            code,
            region,
            tuple(sorted(codes)),
            verdict.verdict,
            self.words.text(relation.name),
            self.words(f"relation_kind.{relation.kind}"),
            render_working(verdict, self.words),
        )

    def _remark(self, row: Remark) -> RemarkView:
        code, region = self._place(row.source)
        figures = tuple(self.figures[key] for key in row.figure_ids)
        kind = self.words(f"remark_kind.{row.kind}")
        return RemarkView(row.source.source_id, code, region, kind, self.words.text(row.text), figures)

    def _cell(self, cell: Cell) -> CellView:
        figures = tuple(self.figures[key] for key in cell.figure_ids)
        return CellView(cell.verdict, self.words(f"cell_verdict.{cell.verdict}"), figures)

    def _target(self, target: Target) -> TargetView:
        words, row, source = self.words, target.row, target.source
        view = self._view(row)
        return TargetView(
            target_id=target.target_id,
            source_id=source.source_id,
            region_code=target.region.region_code,
            region=words.text(target.region.name),
            theme_id=target.theme.theme_id,
            theme=words.text(target.theme.name),
            state_id=target.state,
            state=words(f"target_state.{target.state}"),
            reason=words(f"target_reason.{target.outcome.reason}") if target.outcome.reason else "",
            name=target_name(row, words),
            text=target_text(row, words) if isinstance(row, Figure) else "",
            due=due_text(target, words),
            origin=words("target.origin", title=words.text(source.title), day=source.published).strip(),
            note=words.text(row.note if isinstance(row, Figure) else row.detail),
            proof=view.proof,
            progress=tuple(map(self._step, _newest(target))),
            evidence=tuple(
                _first_of_each((self._result(row), row.proof) for row in map(self._view, target.outcome.evidence))
            ),
        )

    def _view(self, row: Figure | Measure) -> FigureView | MeasureView:
        return self.figures[row.figure_id] if isinstance(row, Figure) else self.measures[row.measure_id]

    def _result(self, row: FigureView | MeasureView) -> str:
        if isinstance(row, MeasureView):
            return row.name
        return self.words("target.row", name=f"{row.name} {row.text}", period=row.period)

    def _step(self, step: Step) -> tuple[str, str]:
        """A figure that was reported since, and how much of the target it is where both are the same thing."""
        view = self.figures[step.figure.figure_id]
        result = self._result(view)
        if step.share is None or step.figure.unit.dimension == "ratio":
            return result, view.proof
        return self.words("target.part", row=result, share=(step.share * 100).quantize(PLACE)), view.proof


def target_name(row: Figure | Measure, words: Words) -> str:
    """What is to be reached: the indicator with its breakdown, or the measure; a missing deadline is no part of it.

    Where the breakdown is itself what is counted (co-operatives), its name says enough.
    """
    if isinstance(row, Measure):
        return words.text(row.name)
    if counted := _counted(row):
        return sentence(words.text(counted.name))
    return FigureView(replace(row, breakdown=_members(row)), words).name


def target_text(figure: Figure, words: Words) -> str:
    """How much is to be reached; without the thing that is counted where the name is just that."""
    shown = FigureView(figure, words).shown
    return words("target.counted", number=replace(shown, unit="").text) if _counted(figure) else shown.text


def _members(figure: Figure) -> tuple[Member, ...]:
    return tuple(member for member in figure.breakdown if member.breakdown_id != NO_DEADLINE)


def _counted(figure: Figure) -> Member | None:
    """The only member of a breakdown where it is itself what is counted."""
    members = [row for row in _members(figure) if not row.breakdown_id.startswith("counted=")]
    counted = [row for row in members if row.unit is not None and row.unit.dimension == "count"]
    return counted[0] if len(members) == len(counted) == 1 else None


def due_text(target: Target, words: Words) -> str:
    """By when; where no deadline is stated, of which time the document speaks."""
    row, due = target.row, target.term.due
    if isinstance(row, Measure):
        return words("period.year", year=row.year)
    if due is None:
        return words("target.no_deadline", period=span_text(row.period_start, row.period_end, words))
    if (due.month, due.day) == (12, 31):
        return words("target.by_year", year=due.year)
    return words("target.by_day", day=day_text(due.isoformat(), words))


def _newest(target: Target) -> tuple[Step, ...]:
    """The newest figure within the time of a target, and the newest of all."""
    within = [step for step in target.progress if target.figure and step.figure.period_end <= target.figure.period_end]
    return tuple({step.figure.figure_id: step for step in (*within[-1:], *target.progress[-1:])}.values())


def _first_of_each(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Several documents may say the same: the first of them stands for all."""
    texts: set[str] = set()
    for text, proof in lines:
        if text not in texts:
            texts.add(text)
            yield text, proof
