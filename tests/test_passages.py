"""Measures that are suggested: kinds by their words, one to a sentence, none from a second copy of the body."""

from __future__ import annotations

import pytest

from scripts.intake.clauses import Layout
from scripts.intake.dating import Report
from scripts.intake.passages import MOST, offer_measures

REPORT = Report("x", "610824", 2023)
THEMES = [
    {"theme_id": "funds", "name_zh": "资金", "scope_zh": "衔接资金、项目和资产。"},
    {"theme_id": "monitoring", "name_zh": "防返贫监测", "scope_zh": "监测对象和风险。"},
]


@pytest.mark.parametrize(
    ("text", "kind", "theme"),
    [
        ("建立防返贫监测联席会议制度。", "mechanism", "monitoring"),
        ("衔接资金项目做法被评为全省典型。", "award", "funds"),
        ("项目管理仍存在短板不足。", "problem", "funds"),
        ("开展“百日清零”行动。", "programme", ""),
        ("新建厕所120座。", "", ""),
    ],
)
def test_a_passage_is_suggested_by_its_words(text: str, kind: str, theme: str) -> None:
    found = offer_measures(Layout(text), REPORT, THEMES)
    assert [(row.kind, row.theme_id, row.name_zh) for row in found] == ([(kind, theme, "")] if kind else [])


def test_no_more_than_twenty_are_suggested() -> None:
    text = "".join(f"建立第{number}项工作责任制度。" for number in range(40))
    assert len(offer_measures(Layout(text), REPORT, THEMES)) == MOST


def test_a_second_copy_of_the_body_gives_nothing() -> None:
    body = "建立防返贫监测联席会议制度，实施项目83个，投入资金8416万元，带动脱贫户1600户增收，群众都说好，走在前列。"
    assert len(offer_measures(Layout(f"{body}\n{body}"), REPORT, THEMES)) == 1
