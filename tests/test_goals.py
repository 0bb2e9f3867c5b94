"""Targets and their progress: each with its period, and more than the whole is shown as more."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from scripts.charts.goals import MOST, choose_goals
from scripts.ledger.rows import Status
from tests.charted import drawn, figure
from tests.marks import body, texts

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
    chart = drawn(choice)
    assert (chart.chart_id, chart.title) == ("999001-targets", "青禾县：2 个目标报过进度")
    assert [goal.percent for goal in choice.goals] == [Decimal("109.9"), Decimal("50.0")]
    assert body(chart.layout)[:6] == ["指标x", "目标（2022 年）", "3,000 元", "最近（2022 年）", "3,297 元", "109.9%"]
    assert chart.alt == "青禾县：2 个目标报过进度：指标x 109.9%；指标x 50.0%"
    assert [(item.text, item.figures) for item in chart.computed] == [
        ("109.9%", (REACHED[0], TARGETS[0])),
        ("50.0%", (REACHED[1], TARGETS[1])),
    ]
    assert "2023 年" in texts(chart.layout)
    assert [len(scale) for scale in choice.scales] == [1, 1]


@pytest.mark.parametrize("share", ["", "-0.2"])
def test_one_target_or_no_share_or_less_than_nothing_is_no_chart(share: str) -> None:
    assert choose_goals(facts("1.099", share)) == []
    assert len(choose_goals(facts("1.099", "0"))) == 1


def test_progress_is_the_newest_and_of_many_targets_the_first_are_shown() -> None:
    made = facts("1.099", "0.5")
    old = SimpleNamespace(figure=REACHED[0], share=Decimal("0.1"))
    made.targets[1].progress = (old, *made.targets[1].progress)
    made.targets = made.targets * MOST
    (choice,) = choose_goals(made)
    assert (choice.goals[1].reached, choice.goals[1].percent) == (REACHED[1], Decimal("50.0"))
    assert len(choice.goals) == MOST


def test_a_task_is_no_target_with_a_number() -> None:
    made = facts("1.099", "0.5")
    made.targets[0].figure = None
    assert choose_goals(made) == []
