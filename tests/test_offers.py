"""Offers: claims that the words of a sentence make, and what the place's last report left open."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.intake.clauses import Layout
from scripts.intake.drafts import DraftFigure, DraftSource
from scripts.intake.offers import offer_followups, offer_relations
from scripts.ledger.frames import records
from scripts.ledger.packages import Ledger, load_package

UNITS = {"户": "household", "人": "person", "%": "percent", "元": "cny", "个": "item"}


def figures_of(text: str) -> list[DraftFigure]:
    """One figure a number, its id the letter of its place."""
    found = re.finditer("([0-9.]+)(户|人|%|元|个)", text)
    return [
        DraftFigure(chr(97 + place), "x", value=match[1], unit=UNITS[match[2]], status="result",
                    span_start=str(match.start()), span_end=str(match.end()))
        for place, match in enumerate(found)
    ]  # fmt: skip


CLAIMS = [
    ("监测对象200户，已消除150户，占比75%。", [("share", "{b} / {a} * 100 = {c}", "")]),
    ("监测对象200户，已消除150户，参保率90%。", []),
    ("下达资金60元，其中中央40元、省级20元。", [("sum", "{b} + {c} = {a}", "")]),
    ("下达资金60元，中央40元、省级20元。", []),
    ("问题54个，整改49个，剩余5个。", [("difference", "{a} - {b} = {c}", "")]),
    ("人均收入13168元，增长13.6%。", [("growth", "{a} / (1 + {b} / 100)", "cny")]),
    ("务工500人，完成目标任务的103%。", [("ratio", "{a} / {b} * 100", "person")]),
    ("务工500人。完成目标任务的103%。", []),
]


@pytest.mark.parametrize(("text", "claims"), CLAIMS)
def test_a_claim_is_offered_where_words_make_it(text: str, claims: list[tuple[str, str, str]]) -> None:
    offered = offer_relations(Layout(text), figures_of(text))
    assert [(relation.kind, relation.formula, relation.unit) for relation in offered] == claims


@pytest.fixture
def ledger(example: Path) -> Ledger:
    return load_package(example)


def test_a_target_that_is_due_names_the_results_that_may_answer_it(ledger: Ledger) -> None:
    (target, *_) = [row for row in records(ledger.frame("figures")) if row["status"] == "target"]
    (earlier,) = [row for row in records(ledger.frame("sources")) if row["source_id"] == target["source_id"]]
    year = int(target["period_end"][:4]) + 1
    source = DraftSource("later", region_code=earlier["region_code"], period_end=f"{year}-12-31")
    answer = DraftFigure(
        "later-1", "later", indicator_id=target["indicator_id"], breakdown=target["breakdown"], status="result",
        unit=target["unit"],
    )  # fmt: skip
    found = {row.earlier_id: row for row in offer_followups(ledger, source, [answer])}
    assert (found[target["figure_id"]].kind, found[target["figure_id"]].figure_ids) == ("target", "later-1")
    assert any(row.kind == "absent" for row in found.values())


def test_a_place_without_an_earlier_report_has_nothing_to_follow(ledger: Ledger) -> None:
    assert offer_followups(ledger, DraftSource("x", region_code="999999", period_end="2024-12-31"), []) == []
