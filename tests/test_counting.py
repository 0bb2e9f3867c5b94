"""Units by the word of a number and by what is counted."""

from __future__ import annotations

import csv

import pytest

from scripts.intake.clauses import Layout
from scripts.intake.counting import Units
from scripts.intake.spans import find_statements
from scripts.paths import ROOT
from tests.grammar import UNITS

CASES = [
    ("实施项目256个", "project"),
    ("建成9个美丽乡村示范村", "village"),
    ("培育脱贫专业合作社20个、家庭农场80个", "cooperative"),
    ("配建帮扶车间268个", "facility"),
    ("11个国家级、15个省级重点帮扶县", "county"),
    ("反馈的54个问题", "item"),
    ("示范建设10个“一镇一园”项目", "project"),
    ("项目已开工76个", "project"),
    ("2.34万帮扶责任人", "person"),
    ("综合产值超过6400亿", "cny"),
    ("没有发生返贫致贫", "household"),
    ("月通报", "times-per-month"),
    ("位列第四位", "rank"),
    ("限期9个自然日", "calendar-day"),
    ("粮食产量26.92亿斤", "tonne"),
    ("全县划分网格2168个", "item"),
    ("红桥县共有37个", "item"),
    ("新建日光温室312座", "facility"),
    ("改厕45座", "toilet"),
    ("清理柴草堆560余处", "facility"),
    ("城乡居民收入比值为1.95", "times"),
    ("辍学学生为零", "person"),
    ("集中排查2次", ""),
    ("鉴定农房426座", "facility"),
    ("农业龙头企业10户", "enterprise"),
    ("龙头企业带动1200户", "household"),
    ("开展技能培训20期", "school-class"),
    ("组织专列46趟", "vehicle-trip"),
    ("辖5乡", "township"),
]


@pytest.fixture(scope="module")
def units() -> Units:
    with (ROOT / "data/reference/units.csv").open(encoding="utf-8", newline="") as lines:
        return Units(list(csv.DictReader(lines)))


@pytest.mark.parametrize(("text", "unit"), CASES)
def test_a_number_counts_what_stands_beside_it(text: str, unit: str, units: Units) -> None:
    assert units.choose(find_statements(text, UNITS)[0], Layout(text))[0] == unit
