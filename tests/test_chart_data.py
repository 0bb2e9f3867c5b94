"""The tables beside the charts, and what cannot be charted."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from scripts.charts.content import (
    Bar,
    Compare,
    Composition,
    Dots,
    Frame,
    Part,
    PartWhole,
    PlanRow,
    Point,
    Progress,
    Series,
    Stage,
    WholeRow,
)

FRAME = Frame("题", "副题", "来源")
ONE = Decimal(1)


def test_table_of_a_part_and_its_whole() -> None:
    row = WholeRow("按户算", Decimal(8), "8 户", Decimal(6), "6 户", "75%", "2 户")
    data = PartWhole(FRAME, (row,), "已", "未", ("口径", "总数", "已", "占比", "未"))
    assert data.table() == (("口径", "总数", "已", "占比", "未"), (("按户算", "8 户", "6 户", "75%", "2 户"),))


def test_table_of_a_composition_is_ranked() -> None:
    parts = (Part("甲", ONE, "1"), Part("乙", Decimal(3), "3", "60%"), Part("丙", ONE, "1 个"))
    data = Composition(FRAME, parts, ("项", "数", "占比"), rest=Part("余", ONE, "1"), total=Part("合计", ONE, "6"))
    assert [row[0] for row in data.table()[1]] == ["乙", "甲", "丙", "余", "合计"]
    assert data.table()[1][0] == ("乙", "3", "60%")


def test_tables_of_the_other_kinds() -> None:
    assert Dots(FRAME, 54, 49, "到位", "未到位", ("状态", "个")).table() == (
        ("状态", "个"),
        (("到位", "49"), ("未到位", "5")),
    )
    bars = (Bar("2021", ONE, "1", "computed", "about", "推算"),)
    assert Compare(FRAME, bars, ("年", "数", "说明")).table()[1] == (("2021", "1", "推算"),)
    row = PlanRow("甲", Stage("计划", Decimal(2), "2 个"), None, Stage("完工", ONE, "1 个", "50%"))
    assert Progress(FRAME, (row,), ("项", "阶段", "数", "比率")).table()[1] == (
        ("甲", "计划", "2 个", ""),
        ("甲", "完工", "1 个", "50%"),
    )
    points = (Point("2022", ONE, "1 元", Decimal(2022)),)
    assert Series(FRAME, points, ("年", "元")).table() == (("年", "元"), (("2022", "1 元"),))


def test_a_table_needs_a_name_for_each_column() -> None:
    with pytest.raises(ValueError, match=r"does not name 2 columns"):
        Dots(FRAME, 2, 1, "到位", "未到位", ("状态",)).table()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: WholeRow("甲", ONE, "1", Decimal(2), "2"), "甲: 2 is not a part of 1"),
        (lambda: WholeRow("甲", Decimal(0), "0", Decimal(0), "0"), "甲: the whole is 0"),
        (lambda: Part("甲", -ONE, "-1"), "甲: -1 is below zero"),
        (lambda: Bar("甲", -ONE, "-1"), "甲: -1 is below zero"),
        (lambda: Stage("甲", -ONE, "-1"), "甲: -1 is below zero"),
        (lambda: Point("甲", -ONE, "-1", ONE), "甲: -1 is below zero"),
        (
            lambda: Composition(FRAME, (Part("甲", Decimal(9), "9"),), (), whole=ONE),
            "the whole 1 is less than a part, 9",
        ),
        (lambda: Composition(FRAME, (), ()), "nothing to draw"),
        (lambda: PartWhole(FRAME, (), "已", "未", ()), "nothing to draw"),
        (lambda: Compare(FRAME, (), ()), "nothing to draw"),
        (lambda: Progress(FRAME, (), ()), "nothing to draw"),
        (lambda: Series(FRAME, (), ()), "nothing to draw"),
        (
            lambda: Series(FRAME, (Point("b", ONE, "", Decimal(2)), Point("a", ONE, "", ONE)), ()),
            "not in order of time",
        ),
        (lambda: Dots(FRAME, 121, 1, "", "", ()), "121 things: dots are for 1 to 120"),
        (lambda: Dots(FRAME, 5, 6, "", "", ()), "6 of 5 cannot be done"),
    ],
)
def test_what_cannot_be_charted_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()
