"""Breakdowns: what a unit counts, how a level changed, and the member that is named nearest to a number."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.intake.breakdowns import Breakdowns, read_table
from scripts.intake.clauses import Layout, surroundings
from scripts.intake.spans import find_statements
from scripts.ledger.frames import records
from scripts.ledger.packages import Ledger, load_package
from tests.grammar import UNITS

BOTH = frozenset(["counted=households", "counted=persons"])
NONE: frozenset[str] = frozenset()
CASES = [
    ("累计监测对象9922户", "monitored-total", BOTH, "household", "counted=households"),
    ("监测对象9922户", "monitored-total", BOTH, "household", "counted=households;scope=not-stated"),
    ("未消除风险44户", "monitored-total", BOTH, "household", "counted=households;scope=not-cleared"),
    ("风险没有消除的有44户，累计监测60户", "monitored-total", BOTH, "household", "counted=households"),
    (
        "未消除风险44户（突发严重困难24户，边缘易致贫18户",
        "monitored-total",
        BOTH,
        "household",
        "counted=households;monitored-type=marginal;scope=not-cleared",
    ),
    ("发放贷款300万元", "microcredit-granted", NONE, "cny", ""),
    ("惠及脱贫户1872户", "microcredit-granted", NONE, "household", "counted=households"),
    ("选派工作队长9名、工作队员43名", "resident-teams", NONE, "person", "role=team-member"),
    ("11个国家级、15个省级重点帮扶县", "key-assistance-counties", NONE, "county", "designation=provincial"),
    ("争取中央和省级资金8亿元", "linking-funds-allocated", NONE, "cny", "fund-level=central-and-province"),
    ("中央、省级、市级资金8亿元", "linking-funds-allocated", NONE, "cny", ""),
    ("中央资金2亿元、省级1亿元", "linking-funds-allocated", NONE, "cny", "fund-level=province"),
    ("居民收入增长7.6%", "rural-income", NONE, "percent", "change=growth;prices=not-stated"),
    ("居民收入实际增长7.6%", "rural-income", NONE, "percent", "change=real-growth"),
    ("居民收入年均增长7.6%", "rural-income", NONE, "percent", "change=mean-growth"),
    ("居民收入增加300元", "rural-income", NONE, "cny", "change=increase"),
    ("居民收入增加到300元", "rural-income", NONE, "cny", ""),
    ("普及率提高到84.1%", "tap-water-share", NONE, "percent", ""),
    ("消除风险人数占71.8%", "monitored-cleared-share", NONE, "percent", "basis=persons"),
    ("消除风险按户占71.8%", "monitored-cleared-share", NONE, "percent", "basis=households"),
    ("一周一研判、一月一调度", "work-frequency", NONE, "times-per-month", "action=scheduling"),
    ("深化苏陕协作。实施项目11个", "assistance-projects", NONE, "project", "programme=east-west;stage=implemented"),
    ("集体经济收入低于5万元的3个", "collective-income-villages", NONE, "village", "collective-income=under-50000"),
    ("挂牌督战县3个", "key-county-support", frozenset(["area-group=key-counties"]), "county", "counted=counties"),
]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return load_package(Path(__file__).parents[1])


@pytest.mark.parametrize(("text", "indicator", "used", "unit", "breakdown"), CASES)
def test_a_breakdown_follows_from_unit_verb_and_words(
    text: str, indicator: str, used: frozenset[str], unit: str, breakdown: str, ledger: Ledger
) -> None:
    rows = {row["indicator_id"]: row for row in records(ledger.frame("indicators"))}
    members = {row["breakdown_id"]: row for row in records(ledger.frame("breakdowns"))}
    statement = find_statements(text, UNITS)[-1]
    words = surroundings(Layout(text), statement.start, statement.end, statement.text if "一" in text else "")
    chosen = Breakdowns(members, frozenset(["rural-income"]))
    assert chosen.choose(rows[indicator], used, words, unit, growth="增长" in text) == breakdown


def test_words_in_a_bracket_are_of_the_numbers_in_it(ledger: Ledger) -> None:
    rows = {row["indicator_id"]: row for row in records(ledger.frame("indicators"))}
    chosen = Breakdowns({row["breakdown_id"]: row for row in records(ledger.frame("breakdowns"))}, frozenset())
    for text, breakdown in [
        ("已消除风险44户（突发严重困难24户）", "counted=households"),
        ("已消除风险44户（都是突发严重困难户）", "counted=households;monitored-type=sudden"),
    ]:
        whole = find_statements(text, UNITS)[0]
        words = surroundings(Layout(text), whole.start, whole.end)
        assert chosen.choose(rows["monitored-cleared"], BOTH, words, "household", growth=False) == breakdown


def test_a_dimension_without_a_row_is_found_by_its_name(ledger: Ledger) -> None:
    rows = {row["indicator_id"]: row for row in records(ledger.frame("indicators"))}
    members = {"soil=clay": {"breakdown_id": "soil=clay", "name_zh": "黏土地", "unit_id": ""}}
    words = surroundings(Layout("改良黏土地300亩"), 5, 9)
    chosen = Breakdowns(members, frozenset())
    assert chosen.choose(rows["high-standard-farmland"], frozenset(members), words, "mu", growth=False) == "soil=clay"


def test_every_member_and_indicator_of_the_table_is_in_the_ledger(ledger: Ledger) -> None:
    members = set(ledger.frame("breakdowns")["breakdown_id"])
    indicators = set(ledger.frame("indicators")["indicator_id"])
    for dimension in read_table().values():
        assert set(dimension.members) <= members and dimension.indicators <= indicators
