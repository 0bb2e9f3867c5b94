"""Targets and their progress: each with its period, and more than the whole is shown as more."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from scripts.charts.content import Progress
from scripts.charts.goals import choose_goals, word_goals
from scripts.ledger.rows import Status
from tests.charted import captions, figure

TARGETS = [figure("3000", year=year, status=Status.TARGET) for year in (2022, 2023)]
REACHED = [figure("3297", year=2022), figure("1500", year=2023)]


def facts(*shares: str) -> Any:
    """Facts in which each target has one step, or none where its share is ""."""
    targets = [
        SimpleNamespace(
            figure=target,
            region=target.region,
            progress=(SimpleNamespace(figure=step, share=Decimal(share) if share else None),),
        )
        for target, step, share in zip(TARGETS, REACHED, shares, strict=True)
    ]
    return SimpleNamespace(targets=tuple(targets))


def test_targets_and_progress_with_their_periods() -> None:
    (choice,) = choose_goals(facts("1.099", "0.5"))
    chart = word_goals(choice, captions())
    assert (chart.chart_id, chart.title) == ("999001-targets", "青禾县：2 个目标报过进度")
    assert isinstance(chart.data, Progress)
    first, second = chart.data.rows
    assert (first.planned.label, first.planned.text) == ("目标（2022 年）", "3,000 元")
    assert (first.reached.label, first.reached.text, first.reached.rate_text) == (
        "最近（2022 年）",
        "3,297 元",
        "109.9%",
    )
    assert (first.reached.value, second.reached.value) == (Decimal("109.9"), Decimal("50.0"))
    assert [len(scale) for scale in choice.scales] == [1, 1]


def test_one_target_or_no_share_is_no_chart() -> None:
    assert choose_goals(facts("1.099", "")) == []


def test_a_task_is_no_target_with_a_number() -> None:
    made = facts("1.099", "0.5")
    made.targets[0].figure = None
    assert choose_goals(made) == []
