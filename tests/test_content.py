"""What cannot be charted."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from scripts.charts.content import (
    Compare,
    Composition,
    Frame,
    PartWhole,
    PlanRow,
    Point,
    Progress,
    Series,
    Stage,
    Step,
    Tile,
    Tiles,
    Value,
    WholeRow,
)

FRAME = Frame("题", "副题", "来源")
ONE = Decimal(1)
STAGE = Stage("甲", ONE, "1")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: WholeRow("甲", ONE, "1", Decimal(2), "2"), "甲: 2 is not a part of 1"),
        (lambda: WholeRow("甲", ONE, "1", -ONE, "-1"), "甲: -1 is not a part of 1"),
        (lambda: WholeRow("甲", Decimal(0), "0", Decimal(0), "0"), "甲: the whole is 0"),
        (lambda: PlanRow("甲", STAGE, Stage("乙", -ONE, "-1")), "甲: -1 is below zero"),
        (lambda: Composition(FRAME, (Value("甲", -ONE, "-1"),)), "a part is below zero: -1"),
        (lambda: Composition(FRAME, (Value("甲", Decimal(9), "9"),), whole=ONE), "the whole 1 is less than 9"),
        (lambda: Composition(FRAME, ()), "nothing to draw"),
        (lambda: PartWhole(FRAME, (), "已", "未"), "nothing to draw"),
        (lambda: Compare(FRAME, ()), "nothing to draw"),
        (lambda: Progress(FRAME, ()), "nothing to draw"),
        (lambda: Series(FRAME, ()), "nothing to draw"),
        (lambda: Series(FRAME, (Point("b", ONE, "", Decimal(2)), Point("a", ONE, "", ONE))), "not in order of time"),
        (lambda: Tiles(FRAME, (Tile(0, 0, "甲"),) * 2, (Step(ONE, "1"),), ""), "two tiles stand on one place"),
        (lambda: Tiles(FRAME, (Tile(0, 0, "甲"),), (), ""), "there are no steps"),
    ],
)
def test_what_cannot_be_charted_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()
