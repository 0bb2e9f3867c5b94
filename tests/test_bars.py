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
    Dots,
    Frame,
    Part,
    PartWhole,
    PlanRow,
    Point,
    Progress,
    Qualifier,
    Series,
    Stage,
    Status,
    WholeRow,
)
from scripts.charts.drawing import draw_themes
from scripts.charts.layouts import lay_out
from scripts.charts.palette import PALETTE, WIDTH
from scripts.charts.sheet import INNER
from tests.marks import bars, box, discs, letters, meeting, texts

FRAME = Frame("题", "什么，单位", "来源：甲", "截至 2026-11-22", "6,314 ÷ 9,922")
HEADS = [("列",) * count for count in range(6)]


def test_part_and_whole() -> None:
    row = WholeRow("按户算", Decimal(8), "共 8 户", Decimal(6), "6 户", "75%", "2 户")
    data = PartWhole(FRAME, (row,), "已消除", "未消除", HEADS[5])
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
    layout = lay_out(PartWhole(FRAME, (row,), "已", "未", HEADS[5]))
    assert "1\u00a0\u00a0\u00a01%" in texts(layout)
    assert bars(layout)[-1] == ("bar solid flat", 11.0)


def test_a_whole_that_is_done_has_no_rest() -> None:
    row = WholeRow("甲", Decimal(5), "共 5", Decimal(5), "5", "100%")
    layout = lay_out(PartWhole(FRAME, (row,), "已", "未", HEADS[5]))
    assert [label for label, _ in bars(layout)] == ["bar solid flat", "bar solid flat"]
    assert "未" not in texts(layout)


def test_composition_is_ranked_and_closes_with_the_total() -> None:
    parts = (Part("小", Decimal(1), "1"), Part("大", Decimal(4), "4"))
    data = Composition(
        FRAME, parts, HEADS[3], whole=Decimal(8), rest=Part("余", Decimal(3), "3"), total=Part("合计", Decimal(8), "8")
    )
    layout = lay_out(data)
    assert texts(layout)[2:-3] == ["大", "4", "小", "1", "余", "3", "合计", "8"]
    assert bars(layout) == [
        ("bar solid flat", round(INNER / 2, 3)),
        ("bar solid flat", round(INNER / 8, 3)),
        ("bar computed flat", round(INNER * 3 / 8, 3)),
    ]


def test_composition_without_a_whole_makes_none_up() -> None:
    data = Composition(FRAME, (Part("甲", Decimal(40), "40%"), Part("乙", Decimal(10), "10%")), HEADS[3])
    layout = lay_out(data)
    assert bars(layout) == [("bar solid flat", round(INNER, 3)), ("bar solid flat", round(INNER / 4, 3))]


def test_dots_count_what_is_done_and_what_is_not() -> None:
    layout = lay_out(Dots(FRAME, 54, 49, "49 个到位", "5 个未到位", HEADS[2]))
    assert discs(layout) == [("dots filled", 49), ("dots ring", 5), ("dots filled", 1), ("dots ring", 1)]
    assert texts(layout)[2:4] == ["49 个到位", "5 个未到位"]


def test_dots_all_done_show_no_ring() -> None:
    layout = lay_out(Dots(FRAME, 7, 7, "7 个", "0 个", HEADS[2]))
    assert discs(layout) == [("dots filled", 7), ("dots filled", 1)]


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
    same = (Bar("甲", Decimal(10), "10"), Bar("乙", Decimal(10), "10", status, qualifier, "注"))
    (_, plain), (shown, width) = bars(lay_out(Compare(FRAME, same, HEADS[3])))
    assert (shown, round(width - plain, 2)) == (label, reach)


def test_compared_bars_keep_order_and_proportion() -> None:
    data = Compare(
        FRAME, (Bar("甲", Decimal(1), "1"), Bar("乙", Decimal(4), "4"), Bar("丙", Decimal(2), "2")), HEADS[3]
    )
    layout = lay_out(data)
    widths = [width for _, width in bars(layout)]
    assert [round(width / widths[0], 3) for width in widths] == [1, 4, 2]
    assert texts(layout)[2:-3] == ["甲", "1", "乙", "4", "丙", "2"]


def test_progress_nests_the_stages_that_were_reported() -> None:
    row = PlanRow("甲", Stage("计划", Decimal(10), "10"), None, Stage("完成", Decimal(12), "12", "120%"))
    layout = lay_out(Progress(FRAME, (row,), HEADS[4]))
    assert bars(layout)[:2] == [("bar outline flat", round(INNER * 10 / 12, 3)), ("bar solid flat", round(INNER, 3))]
    assert texts(layout)[2:-3] == ["甲", "计划", "10", "完成", "12", "120%"]


LONG = "易地扶贫搬迁集中安置区后续扶持产业园区配套基础设施建设和管护提升项目（含续建、改扩建）"
ENGLISH = (
    "Households that have been identified and brought under “monitoring” at the county’s extraordinarily low level"
)
SHORT = "甲"


def every_kind(name: str, value: str) -> list[ChartData]:
    frame = Frame(name * 2, name + "；" + name, name, "截至 2026-11-22", "6,314 ÷ 9,922；" * 9 + "word" * 30)
    d = Decimal
    statuses: list[tuple[Status, Qualifier]] = [("result", "over"), ("target", "under"), ("computed", "about")]
    rows = [(1, 100), (99, 100), (50, 100), (0, 100), (100, 100)]
    wholes = [WholeRow(name, d(whole), value, d(part), value, "9.9%", value, "under") for part, whole in rows]
    points = [
        Point(f"{2000 + i} 年", d(i * 37 % 50), value, d(2000 + i), "target" if i == 4 else "result", i == 5, i == 3)
        for i in range(7)
    ]
    return [
        PartWhole(frame, tuple(wholes), name, name, HEADS[5]),
        Composition(
            frame,
            (Part(name, d(5), value, "12.5%"), Part(SHORT, d(0), "0")),
            HEADS[3],
            rest=Part(name, d(7), value),
            total=Part(name, d(12), value, "100%"),
        ),
        Dots(frame, 120, 70, name, name, HEADS[2]),
        Dots(frame, 3, 1, name, name, HEADS[2]),
        Compare(frame, tuple(Bar(name, d(9), value, s, q, name) for s, q in statuses), HEADS[3]),
        Compare(frame, tuple(Bar(SHORT, d(9), value, s, q, SHORT) for s, q in statuses), HEADS[3]),
        Progress(frame, (PlanRow(name, *(Stage(name, d(9), value, "99.9%") for _ in range(3))),) * 2, HEADS[4]),
        Series(frame, tuple(points), HEADS[2], name, name, name),
        Series(frame, tuple(points[:1]), HEADS[2]),
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
        layout = lay_out(Compare(FRAME, (Bar("甲", Decimal(1), "1"),) * count, HEADS[3]))
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
