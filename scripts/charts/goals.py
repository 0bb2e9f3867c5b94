"""How far the targets of a region have come: for each the newest figure that says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scripts.audit.facts import Facts
from scripts.charts.amounts import percent_of
from scripts.charts.identity import name_chart
from scripts.ledger.rows import Figure

LEAST, MOST = 2, 12


@dataclass(frozen=True, slots=True)
class Goal:
    """A target, the newest figure that says how far it has come, and how many per cent of it that makes."""

    target: Figure
    reached: Figure
    percent: Decimal

    @property
    def is_stated(self) -> bool:
        """Whether the document itself states the per cent."""
        return self.reached.unit.dimension == "ratio"


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
    """One chart for each region with LEAST such targets or more, by region code; less than nothing is not drawn."""
    regions: dict[str, list[Goal]] = {}
    for target in facts.targets:
        steps = [(step.figure, step.share) for step in target.progress if step.share is not None]
        if target.figure and steps and steps[-1][1] >= 0:
            goal = Goal(target.figure, steps[-1][0], percent_of(steps[-1][1], Decimal(1)))
            regions.setdefault(target.region.region_code, []).append(goal)
    return [
        GoalsChoice(name_chart(code, "targets"), tuple(goals[:MOST]))
        for code, goals in sorted(regions.items())
        if len(goals) >= LEAST
    ]
