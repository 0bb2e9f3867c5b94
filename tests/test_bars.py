"""What stands in each kind of chart, how wide its bars are, and that no text meets another or leaves the sheet."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest

from scripts.charts.content import (
    Bar,
    ChartData,
    Compare,
    Composition,
    Frame,
    PartWhole,
    PlanRow,
    Point,
    Progress,
    Qualifier,
    Series,
    SeriesNames,
    Stage,
    Status,
    Value,
    WholeRow,
)
from scripts.charts.drawing import draw_themes
from scripts.charts.layouts import lay_out
from scripts.charts.palette import PALETTE, WIDTH
from scripts.charts.sheet import INNER
from tests.marks import bars, box, letters, meeting, shapes, texts

FRAME = Frame("题", "什么，单位", "来源：甲", "", "截至 2026-11-22", "6,314 ÷ 9,922")


def test_part_and_whole() -> None:
    row = WholeRow("按户算", Decimal(8), "共 8 户", Decimal(6), "6 户", "75%", "2 户")
    data = PartWhole(FRAME, (row,), "已消除", "未消除")
    layout = lay_out(data)
    assert texts(layout) == [
        "题",
        "什么，单位",
        "已消除",
        "未消除",
        "按户算",
        "共 8 户",
        "6 户",
        "75%",
        "2 户",
        "来源：甲",
        "截至 2026-11-22",
        "6,314 ÷ 9,922",
    ]
    assert bars(layout) == [
        ("bar solid flat", 11.0),
        ("bar rest flat", 11.0),
        ("bar rest flat", round(INNER / 4, 3)),
        ("bar solid flat", round(INNER * 3 / 4, 3)),
    ]


def test_a_small_part_is_labelled_below_its_bar() -> None:
    row = WholeRow("甲", Decimal(100), "共 100", Decimal(1), "1", "1%", "99")
    layout = lay_out(PartWhole(FRAME, (row,), "已", "未"))
    assert "1\u00a0\u00a0\u00a01%" in texts(layout)
    assert bars(layout)[-1] == ("bar solid flat", 11.0)


def test_a_whole_that_is_done_has_no_rest() -> None:
    row = WholeRow("甲", Decimal(5), "共 5", Decimal(5), "5", "100%")
    layout = lay_out(PartWhole(FRAME, (row,), "已", "未"))
    assert [label for label, _ in bars(layout)] == ["bar solid flat", "bar solid flat"]
    assert "未" not in texts(layout)


def test_composition_keeps_its_order_and_closes_with_the_total() -> None:
    parts = (Value("大", Decimal(4), "4"), Value("小", Decimal(1), "1"))
    data = Composition(
        FRAME, parts, whole=Decimal(8), rest=Value("余", Decimal(3), "3"), total=Value("合计", Decimal(8), "8")
    )
    layout = lay_out(data)
    assert texts(layout)[2:-3] == ["大", "4", "小", "1", "余", "3", "合计", "8"]
    assert bars(layout) == [
        ("bar solid flat", round(INNER / 2, 3)),
        ("bar solid flat", round(INNER / 8, 3)),
        ("bar computed flat", round(INNER * 3 / 8, 3)),
    ]


def test_composition_without_a_whole_makes_none_up() -> None:
    data = Composition(FRAME, (Value("甲", Decimal(40), "40%"), Value("乙", Decimal(10), "10%")))
    layout = lay_out(data)
    assert bars(layout) == [("bar solid flat", round(INNER, 3)), ("bar solid flat", round(INNER / 4, 3))]


@pytest.mark.parametrize(
    ("status", "qualifier", "label", "reach"),
    [
        ("result", "exact", "bar solid flat", 0.0),
        ("result", "over", "bar solid open", 7.0),
        ("target", "at least", "bar outline open", 7.0),
        ("plan", "at most", "bar outline notched", 0.0),
        ("ongoing", "under", "bar tint notched", 0.0),
        ("computed", "about", "bar computed flat", 0.0),
    ],
)
def test_compared_bars_show_status_and_qualifier(
    status: Status, qualifier: Qualifier, label: str, reach: float
) -> None:
    same = (Bar("甲", Decimal(10), "10"), Bar("乙", Decimal(10), "10", status, qualifier))
    (_, plain), (shown, width) = bars(lay_out(Compare(FRAME, same)))
    assert (shown, round(width - plain, 2)) == (label, reach)


def test_compared_bars_keep_order_and_proportion() -> None:
    data = Compare(FRAME, (Bar("甲", Decimal(1), "1"), Bar("乙", Decimal(4), "4"), Bar("丙", Decimal(2), "2")))
    layout = lay_out(data)
    widths = [width for _, width in bars(layout)]
    assert [round(width / widths[0], 3) for width in widths] == [1, 4, 2]
    assert texts(layout)[2:-3] == ["甲", "1", "乙", "4", "丙", "2"]


def test_a_bar_below_zero_runs_to_the_left_of_a_common_zero() -> None:
    compared = (Bar("甲", Decimal(4), "4"), Bar("乙", Decimal(-2), "-2"), Bar("丙", Decimal(0), "0"))
    layout = lay_out(Compare(FRAME, compared))
    up, down = shapes(layout, "bar ")
    zero = shapes(layout, "line")[-1].points[0][0]
    assert min(x for x, _ in up.points) == max(x for x, _ in down.points) == zero
    assert bars(layout)[0][1] == pytest.approx(2 * bars(layout)[1][1], abs=0.01)
    assert texts(layout)[2:8] == ["甲", "4", "乙", "-2", "丙", "0"]


def test_bars_that_are_all_below_zero_are_drawn() -> None:
    layout = lay_out(Compare(FRAME, (Bar("甲", Decimal(-4), "-4"), Bar("乙", Decimal(-2), "-2"))))
    widths = [width for _, width in bars(layout)]
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.01)
    assert min(x for mark in shapes(layout, "bar ") for x, _ in mark.points) >= 0


def test_what_is_reached_lies_within_its_target_or_sticks_out() -> None:
    row = PlanRow("甲", Stage("目标", Decimal(100), "10"), Stage("最近", Decimal(120), "12", "120%"))
    layout = lay_out(Progress(FRAME, (row,)))
    assert bars(layout)[:2] == [("bar outline flat", round(INNER * 100 / 120, 3)), ("bar solid flat", round(INNER, 3))]
    assert texts(layout)[2:-3] == ["甲", "目标", "10", "最近", "12", "120%"]


LONG = "易地扶贫搬迁集中安置区后续扶持产业园区配套基础设施建设和管护提升项目（含续建、改扩建）"
ENGLISH = (
    "Households that have been identified and brought under “monitoring” at the county’s extraordinarily low level"
)
SHORT = "甲"


def every_kind(name: str, value: str) -> list[ChartData]:
    frame = Frame(
        name * 2, name + "；" + name, name, name, "截至 2026-11-22", "6,314 ÷ 9,922；" * 9 + "word" * 30, name
    )
    d = Decimal
    statuses: list[tuple[Status, Qualifier]] = [("result", "over"), ("target", "under"), ("computed", "about")]
    rows = [(1, 100), (99, 100), (50, 100), (0, 100), (100, 100)]
    wholes = [WholeRow(name, d(whole), value, d(part), value, "9.9%", value, "under") for part, whole in rows]
    points = [
        Point(
            label=f"{2000 + i} 年",
            value=d(i * 37 % 50 - 9),
            text=value,
            at=d(2000 + i),
            status="target" if i == 4 else "result",
            qualifier="over" if i == 6 else "exact",
            mid_year=i == 5,
            breaks=i == 3,
        )
        for i in range(7)
    ]
    return [
        PartWhole(frame, tuple(wholes), name, name),
        Composition(
            frame,
            (Value(name, d(5), value), Value(SHORT, d(0), "0")),
            rest=Value(name, d(7), value),
            total=Value(name, d(12), value),
        ),
        Compare(frame, tuple(Bar(name, d(9), value, s, q) for s, q in statuses)),
        Compare(frame, tuple(Bar(SHORT, d(-9), value, s, q) for s, q in statuses)),
        Progress(frame, (PlanRow(name, *(Stage(name, d(9), value, "99.9%") for _ in range(2))),) * 2),
        Series(frame, tuple(points), (Value(name, d(1), value),) * 2, SeriesNames(*(name,) * 6)),
        Series(frame, tuple(points[:1])),
    ]


@pytest.mark.parametrize(
    "value", ["0", "12,345 户", "总计约 1,234,567,890.12 亿元人民币以上", "about ¥1.2 hundred million" * 3]
)
@pytest.mark.parametrize("name", [SHORT, LONG, ENGLISH])
def test_no_text_meets_another_or_leaves_the_sheet(name: str, value: str) -> None:
    for data in every_kind(name, value):
        layout = lay_out(data)
        for mark in letters(layout):
            left, top, right, bottom = box(mark)
            assert left >= 0 and right <= INNER + 1, (type(data), mark)
            assert top >= 0 and bottom <= layout.height, (type(data), mark)
        assert meeting(layout) == [], type(data)


def test_width_is_fixed_and_height_follows_the_content() -> None:
    heights = []
    for count in (1, 3, 5):
        layout = lay_out(Compare(FRAME, (Bar("甲", Decimal(1), "1"),) * count))
        assert layout.width == WIDTH
        heights.append(layout.height)
    steps = [round(after - before, 6) for before, after in pairwise(heights)]
    assert steps[0] == steps[1] > 0


def test_every_colour_is_a_token_of_its_page() -> None:
    for data in every_kind(SHORT, "1"):
        for drawing, palette in zip(draw_themes(lay_out(data)), PALETTE.values(), strict=True):
            assert set(re.findall(r"#[0-9a-f]{6}", drawing.decode())) <= set(palette.values()), type(data)


def test_type_is_never_under_ten_points() -> None:
    for data in every_kind(LONG, "1"):
        assert min(mark.size for mark in letters(lay_out(data))) >= 10
