"""What reviews found in the data and the charts, and what keeps each kind from coming back.

The record docs/decisions/2026-11-29-what-a-review-found.md lists them; each row names a test, or a rule of the gate.
Rows of the data that were put right are held here.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest

from scripts.ledger.rows import Figure, Status
from scripts.paths import ROOT
from tests.test_live import live_facts

RECORD = ROOT / "docs" / "decisions" / "2026-11-29-what-a-review-found.md"
NAMED = re.compile(r"`(test_\w+)::(test_\w+)`")
INNER_MONGOLIA, CENTRAL_BUDGET = "cited-people-cn-inner-mongolia-2022-06", "cited-economic-daily-2022-linking-funds"
DEMANDS = (
    "shaanxi-2025-cadres-sent-by-prefecture",
    "shaanxi-2025-stable-jobs-per-household",
    "suihua-2022-relapsed-demand",
)
MOST_INDICATORS, MOST_RELATIONS = 125, 90


def figures() -> dict[str, Figure]:
    return {row.figure_id: row for row in live_facts().figures()}


def test_every_test_that_the_record_names_is_there() -> None:
    named = NAMED.findall(RECORD.read_text(encoding="utf-8"))
    missing = [
        f"{module}::{test}"
        for module, test in named
        if not re.search(rf"^def {test}\(", (ROOT / "tests" / f"{module}.py").read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert (missing, len(named) >= 40) == ([], True)


@pytest.mark.parametrize(
    ("figure_id", "told"),
    [
        ("suihua-2022-training-courses", "cadre-training 2021-12-01 result"),
        ("suihua-2022-training-courses-prefecture", "cadre-training 2021-12-01 result"),
        ("suihua-2022-training-persons", "cadre-training 2021-12-01 result"),
        ("suihua-2022-training-person-times-prefecture", "cadre-training 2021-12-01 result"),
        ("suihua-2022-notices-issued", "documents-and-meetings 2021-12-01 result"),
        ("jingbian-2023-linking-projects-planned", "linking-projects-planned 2023-01-01 result"),
        (
            "cited-people-cn-inner-mongolia-2022-06-linking-projects-planned-plan",
            "linking-projects-planned 2022-01-01 result",
        ),
        ("jingbian-2023-model-villages-prefecture", "villages-in-creation 2023-01-01 ongoing"),
        ("jingbian-2023-consolidation-villages", "villages-in-creation 2023-01-01 ongoing"),
        ("jingbian-2023-relocation-sites", "relocation-sites 2023-01-01 ongoing"),
        ("shangluo-2022-cooperation-funds", "cooperation-funds 2022-01-01 result"),
        ("cited-peoples-daily-2022-01-05-microcredit-granted", "microcredit-granted 2021-01-01 preliminary"),
        ("cited-xinhua-2021-02-out-of-poverty-income-mean-growth", "out-of-poverty-income 2016-01-01 result"),
        (
            "cited-economic-daily-2022-linking-funds-central-linking-budget-plan",
            "central-linking-budget 2022-01-01 result",
        ),
    ],
)
def test_what_was_put_right_stays_so(figure_id: str, told: str) -> None:
    row = figures()[figure_id]
    assert f"{row.indicator.indicator_id} {row.period_start} {row.status}" == told


def test_a_limit_before_a_change_is_dated_before_it() -> None:
    rows = figures()
    before, now = rows["suihua-2022-monitoring-entry-limit-before"], rows["suihua-2022-monitoring-entry-limit-after"]
    assert before.period_end < now.period_start


def test_how_often_work_is_done_is_neither_target_nor_plan() -> None:
    assert {row.status for row in figures().values() if row.unit.dimension == "frequency"} == {Status.ONGOING}


def test_a_demand_without_a_deadline_says_so() -> None:
    demands = (
        "shaanxi-2025-cadres-sent-by-prefecture",
        "shaanxi-2025-stable-jobs-per-household",
        "suihua-2022-relapsed-demand",
    )
    rows = figures()
    assert all("deadline=not-stated" in rows[key].breakdown_id for key in demands)


def test_the_foci_of_a_campaign_are_no_problems_and_what_was_dropped_stays_so() -> None:
    measures = {row.measure_id: row.kind for row in live_facts().measures()}
    assert [key for key in measures if key.startswith("jingbian-2023-problem-")] == []
    assert measures["jingbian-2023-rectification-foci"] != "problem"
    dropped = ("longzhou-television", "award-site-meeting", "award-laoansi", "national-evaluation", "online-questions")
    assert [key for key in measures if key.endswith(dropped)] == []


def test_there_are_few_indicators_and_few_relations() -> None:
    facts = live_facts()
    used = Counter(row.indicator.indicator_id for row in figures().values())
    assert len(used) <= MOST_INDICATORS
    assert len(facts.verdicts) <= MOST_RELATIONS
    assert sum(count == 1 for count in used.values()) <= len(used) // 3
