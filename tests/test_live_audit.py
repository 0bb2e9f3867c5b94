"""What the audit says of the project's own data; whoever changes those rows changes this file."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from scripts.audit.audit import DIFFERS
from scripts.audit.facts import Facts, establish
from scripts.audit.fulfilment import EXCEEDED, MET, MISSED, PARTLY, PASSED_OVER
from scripts.audit.targets import Target
from scripts.ledger.packages import load_package
from scripts.ledger.rows import Status
from scripts.paths import ROOT
from scripts.wording.workings import render_working
from scripts.words import load_words


@pytest.fixture(scope="module")
def facts() -> Facts:
    return establish(load_package(ROOT))


def target_of(facts: Facts, target_id: str) -> Target:
    return next(target for target in facts.targets if target.target_id == target_id)


@pytest.mark.parametrize(
    ("relation_id", "low", "high", "sentence"),
    [
        ("shangluo-2022-villages-implied", 1271, 1271, "报告里的数如果是四舍五入来的，只能是 1,271 个村。"),
        ("shangluo-2022-villages-below-line", 121, 121, "报告里的数如果是四舍五入来的，只能是 121 个村。"),
        (
            "suihua-2022-jobs-goal-implied",
            52751,
            53265,
            "照算式算约为 53,000 人；报告里的数如果是四舍五入来的，实际在 52,751 人到 53,265 人之间。",
        ),
        (
            "cited-economic-daily-2023-01-jobs-goal-2022",
            30180001,
            30199999,
            "照算式算约为 3,019 万人；报告里的数如果是四舍五入来的，实际在 3,018 万人到 3,020 万人之间。",
        ),
    ],
)
def test_what_is_counted_is_rounded_inward(facts: Facts, relation_id: str, low: int, high: int, sentence: str) -> None:
    verdict = next(verdict for verdict in facts.verdicts if verdict.relation_id == relation_id)
    assert verdict.computed and (verdict.computed.low, verdict.computed.high) == (low, high)
    assert verdict.nominal is not None and verdict.nominal == Fraction(int(verdict.nominal))
    assert render_working(verdict, load_words("zh")).sentence == f"报告没有写这个数。{sentence}"


def test_two_sources_that_cannot_both_be_right_are_said_to_differ(facts: Facts) -> None:
    assert [verdict.relation_id for verdict in facts.verdicts if verdict.verdict == DIFFERS] == [
        "cited-china-news-2023-03-microcredit-2021"
    ]


def test_only_targets_are_followed_and_each_of_them(facts: Facts) -> None:
    statuses = {target.figure.status for target in facts.targets if target.figure}
    assert statuses == {Status.TARGET}
    measures = [target.target_id for target in facts.targets if not target.figure]
    assert measures == ["suixi-2022-jobs-not-below-last-year"]


def test_no_target_of_an_archived_report_is_said_to_be_missed_or_passed_over(facts: Facts) -> None:
    states = {target.target_id: target.state for target in facts.targets if target.source.is_archived}
    assert {key: state for key, state in states.items() if state != "open"} == {
        "suihua-2022-linking-funds-spent-share-target": MET
    }
    assert PASSED_OVER not in {target.state for target in facts.targets}


def test_a_result_stands_behind_each_answer_and_none_without_a_due_day(facts: Facts) -> None:
    for target in facts.targets:
        if target.state in {MET, EXCEEDED, PARTLY, MISSED}:
            assert target.term.due and target.evidence_ids and target.outcome.sources, target.target_id


def test_a_later_year_is_shown_beside_a_target_and_does_not_answer_it(facts: Facts) -> None:
    target = target_of(facts, "cited-xinhua-2024-01-tap-water-share-target-2024")
    assert (target.term.due, target.state) == (date(2024, 12, 31), "open")
    assert [(step.figure.figure_id, step.share) for step in target.progress] == [
        ("cited-water-ministry-2025-tap-water-tap-water-share", None)
    ]


def test_a_demand_without_a_deadline_shows_what_was_reported_and_is_not_judged(facts: Facts) -> None:
    target = target_of(facts, "suihua-2022-relapsed-demand")
    assert (target.term.due, target.state) == (None, "open")
    assert [step.figure.figure_id for step in target.progress] == ["suihua-2022-relapsed"]


def test_a_repost_of_one_wire_agrees_with_nobody(facts: Facts) -> None:
    assert not [cell for cell in facts.cells if "cited-hts-2022-01-cooperation-fiscal-aid" in cell.figure_ids]
