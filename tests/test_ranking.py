"""Indicators that are suggested: by wording, unit, earlier rows and the number before; never by a report itself."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from scripts.intake.clauses import Layout, surroundings
from scripts.intake.ranking import Guess, Indicators, chained, how_sure
from scripts.intake.spans import find_statements
from scripts.ledger.packages import load_package, load_texts
from tests.grammar import UNITS

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def indicators() -> Indicators:
    return Indicators(load_package(Path(ROOT)), {})


CASES = [
    ("全县脱贫人口人均纯收入达到13168元", "cny", "out-of-poverty-income", ""),
    ("累计识别监测对象9922户", "household", "monitored-total", "counted=households"),
    ("已消除风险6314户", "household", "monitored-cleared", "counted=households"),
    ("中央财政衔接资金2383万元", "cny", "linking-funds-allocated", "fund-level=central"),
    ("改造农村户厕120座", "toilet", "toilets-built", ""),
    ("选派第一书记81名", "person", "resident-teams", "role=first-secretary"),
    ("推荐市级现代农业园区2家", "enterprise", "farm-businesses", "business=parks"),
    ("农村自来水普及率达到95%", "percent", "tap-water-share", ""),
    ("全年新增识别监测对象6189户", "household", "monitored-new", "counted=households"),
    ("新增市级以上龙头企业4家", "enterprise", "farm-businesses-fostered", "business=leading-enterprises"),
]


def test_a_wording_may_speak_against_an_indicator(indicators: Indicators) -> None:
    text = "未消除风险357户"
    statement = find_statements(text, UNITS)[-1]
    guesses = indicators.rank(surroundings(Layout(text), statement.start, statement.end), "household", "610824")
    assert "monitored-cleared" not in [guess.indicator_id for guess in guesses]


@pytest.mark.parametrize(("text", "unit", "indicator", "breakdown"), CASES)
def test_a_wording_finds_its_indicator(
    text: str, unit: str, indicator: str, breakdown: str, indicators: Indicators
) -> None:
    statement = find_statements(text, UNITS)[-1]
    best = indicators.rank(surroundings(Layout(text), statement.start, statement.end), unit, "610824")[0]
    assert (best.indicator_id, best.breakdown) == (indicator, breakdown)


def test_a_growth_after_a_level_is_of_the_same_indicator(indicators: Indicators) -> None:
    layout = Layout("人均纯收入13168元、增长13.6%")
    level, growth = find_statements(layout.text, UNITS)
    assert chained(layout, level, growth)
    words = surroundings(layout, growth.start, growth.end)
    best = indicators.rank(words, "percent", "610824", Guess("out-of-poverty-income"))[0]
    assert (best.indicator_id, best.breakdown) == ("out-of-poverty-income", "change=growth")


def test_numbers_in_a_bracket_are_parts_of_the_number_before_it(indicators: Indicators) -> None:
    layout = Layout("共有监测户60户，已消除风险16户63人（不稳定2户7人，边缘5户18人），落实措施30项")
    numbers = find_statements(layout.text, UNITS)
    assert [after.text for before, after in pairwise(numbers[1:]) if chained(layout, before, after)] == [
        "63人",
        "2户",
        "7人",
        "5户",
        "18人",
    ]
    words = surroundings(layout, numbers[3].start, numbers[3].end)
    assert (
        indicators.rank(words, "household", "610824", Guess("monitored-cleared"))[0].indicator_id == "monitored-cleared"
    )


def test_money_is_never_a_count(indicators: Indicators) -> None:
    layout = Layout("监测对象9922万元")
    (statement,) = find_statements(layout.text, UNITS)
    guesses = indicators.rank(surroundings(layout, statement.start, statement.end), "cny", "610824")
    assert "monitored-total" not in [guess.indicator_id for guess in guesses]


def test_a_report_does_not_learn_from_itself() -> None:
    ledger = load_package(Path(ROOT))
    texts = load_texts(ROOT.parent / "shared" / "sources") if (ROOT.parent / "shared").is_dir() else {}
    own, other = (Indicators(ledger, texts, left_out).profiles["cellars-removed"] for left_out in ("", "shangluo-2022"))
    assert sum(other.measured.values()) == sum(own.measured.values()) - 1


def test_every_wording_is_of_an_indicator_of_the_ledger(indicators: Indicators) -> None:
    wordings = tomllib.loads((ROOT / "scripts" / "intake" / "wordings.toml").read_text(encoding="utf-8"))
    assert set(wordings) <= set(indicators.profiles)


def test_a_guess_is_sure_by_its_score_and_its_lead() -> None:
    assert how_sure([Guess("a", score=6.0), Guess("b", score=4.0)]) == "high"
    assert how_sure([Guess("a", score=6.0), Guess("b", score=5.5)]) == "middle"
    assert how_sure([Guess("a", score=6.0), Guess("b", score=5.9)]) == "low"
    assert how_sure([]) == "low"
