"""How far the targets of a region have come: the target as a frame, what is reached inside it or beyond."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scripts.audit.facts import Facts
from scripts.charts.captions import Captions, Chart, Computed, Row
from scripts.charts.content import PlanRow, Progress, Stage
from scripts.charts.identity import name_chart
from scripts.ledger.rows import Figure

LEAST, MOST = 2, 12
HUNDRED = Decimal(100)
PLACE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Goal:
    """A target, the newest figure that says how far it has come, and how many per cent of it that makes."""

    target: Figure
    reached: Figure
    percent: Decimal


@dataclass(frozen=True, slots=True)
class GoalsChoice:
    """The targets of a region for which progress is known; each is a scale of its own."""

    chart_id: str
    goals: tuple[Goal, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that it shows."""
        return tuple(figure for goal in self.goals for figure in (goal.target, goal.reached))

    @property
    def scales(self) -> Iterator[tuple[Figure, ...]]:
        """A target is on a scale of its own: what is reached is drawn as a share of it."""
        for goal in self.goals:
            yield (goal.target,)


def choose_goals(facts: Facts) -> list[GoalsChoice]:
    """One chart for each region with LEAST such targets or more, by region code."""
    regions: dict[str, list[Goal]] = {}
    for target in facts.targets:
        steps = [step for step in target.progress if step.share is not None]
        if target.figure and steps:
            share = (steps[-1].share or Decimal(0)) * HUNDRED
            goal = Goal(target.figure, steps[-1].figure, share.quantize(PLACE))
            regions.setdefault(target.region.region_code, []).append(goal)
    return [
        GoalsChoice(name_chart(code, "targets"), tuple(goals[:MOST]))
        for code, goals in sorted(regions.items())
        if len(goals) >= LEAST
    ]


def word_goals(choice: GoalsChoice, captions: Captions) -> Chart:
    """Targets and their progress in words, each with its period."""
    words, region = captions.words, captions.view(choice.goals[0].target).region
    title = words("target.chart_title", region=region, n=len(choice.goals))
    newest = max((goal.reached for goal in choice.goals), key=lambda figure: figure.period_end)
    frame = captions.frame(title, words("target.chart_subtitle"), choice.figures, as_of=captions.view(newest).period)
    rows = tuple(Row(captions.view(figure).name, figure) for figure in choice.figures)
    told = [(captions.view(goal.target).name, f"{goal.percent}%") for goal in choice.goals]
    data = Progress(frame, tuple(_row(goal, captions) for goal in choice.goals))
    computed = tuple(_computed(goal, captions) for goal in choice.goals if goal.reached.unit.dimension != "ratio")
    return Chart(choice.chart_id, data, captions.tell(frame, told), rows, computed)


def _row(goal: Goal, captions: Captions) -> PlanRow:
    words, target, reached = captions.words, captions.view(goal.target), captions.view(goal.reached)
    rate = "" if goal.reached.unit.dimension == "ratio" else f"{goal.percent}%"
    return PlanRow(
        target.name,
        Stage(words("target.stage", name=words("target.promised"), period=target.period), HUNDRED, target.text),
        Stage(
            words("target.stage", name=words("target.reached"), period=reached.period), goal.percent, reached.text, rate
        ),
    )


def _computed(goal: Goal, captions: Captions) -> Computed:
    label = captions.words("target.progress_of", name=captions.view(goal.target).name)
    return Computed(label, f"{goal.percent}%", goal.percent, "percent", (goal.reached, goal.target))
