"""What stands in each kind of chart, how wide its bars are, and that no text meets another or leaves the sheet."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Bbox

from scripts.charts.chart_data import (
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
from scripts.charts.chart_sheet import INNER
from scripts.charts.chart_style import EMBOLDEN, PALETTE, SIDE, WIDTH, font_properties, pack_svg
from scripts.charts.charts import draw_chart

LIGHT = PALETTE["light"]
DPI = 72
FRAME = Frame("题", "什么，单位", "来源：甲", "截至 2026-11-22", "6,314 ÷ 9,922")
HEADS = [("列",) * count for count in range(6)]


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)]


def bars(figure: Figure) -> list[tuple[str, float]]:
    """Label and outer width of every bar and swatch, from the top down as drawn."""
    found = []
    for patch in figure.findobj(Polygon):
        assert isinstance(patch, Polygon)
        xs = [round(float(x), 6) for x, _ in patch.get_xy()]
        found.append((str(patch.get_label()), round(max(xs) - min(xs) + patch.get_linewidth(), 3)))
    return found


def marks(figure: Figure) -> list[tuple[str, int]]:
    lines = [line for line in figure.findobj(Line2D) if isinstance(line, Line2D)]
    return [(str(line.get_label()), len(np.asarray(line.get_xdata()))) for line in lines if line.get_marker() == "o"]


@cache
def outline(text: str, features: Any) -> tuple[float, float, float, float]:
    """Left, lowest, right and highest of the outlines of a text, in ems."""
    path, _ = text_to_path.get_text_path(font_properties(10.0), text, features=features)
    vertices = np.asarray(path) / text_to_path.FONT_SCALE
    (left, lowest), (right, highest) = vertices.min(axis=0), vertices.max(axis=0)
    return left, lowest, right, highest


def ink(text: Text) -> Bbox:
    """Where the outlines of a text lie, in points from the lower left corner of the figure."""
    size = float(text.get_fontsize())
    x, y = text.get_transform().transform(text.get_position()) * 72 / DPI
    edge = EMBOLDEN / 2 if text.get_gid() else 0.0
    left, lowest, right, highest = outline(text.get_text(), text.get_fontfeatures())
    corners = [[left - edge, lowest - edge], [right + edge, highest + edge]]
    return Bbox(np.asarray(corners) * size + [x, y])


def test_part_and_whole() -> None:
    row = WholeRow("按户算", Decimal(8), "共 8 户", Decimal(6), "6 户", "75%", "2 户")
    data = PartWhole(FRAME, (row,), "已消除", "未消除", HEADS[5])
    figure = draw_chart(data, LIGHT)
    assert texts(figure) == [
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
    assert bars(figure) == [
        ("bar solid flat", 11.0),
        ("bar rest flat", 11.0),
        ("bar rest flat", round(INNER / 4, 3)),
        ("bar solid flat", round(INNER * 3 / 4, 3)),
    ]


def test_a_small_part_is_labelled_below_its_bar() -> None:
    row = WholeRow("甲", Decimal(100), "共 100", Decimal(1), "1", "1%", "99")
    figure = draw_chart(PartWhole(FRAME, (row,), "已", "未", HEADS[5]), LIGHT)
    assert "1\u00a0\u00a0\u00a01%" in texts(figure)
    assert bars(figure)[-1] == ("bar solid flat", 11.0)


def test_a_whole_that_is_done_has_no_rest() -> None:
    row = WholeRow("甲", Decimal(5), "共 5", Decimal(5), "5", "100%")
    figure = draw_chart(PartWhole(FRAME, (row,), "已", "未", HEADS[5]), LIGHT)
    assert [label for label, _ in bars(figure)] == ["bar solid flat", "bar solid flat"]
    assert "未" not in texts(figure)


def test_composition_is_ranked_and_closes_with_the_total() -> None:
    parts = (Part("小", Decimal(1), "1"), Part("大", Decimal(4), "4"))
    data = Composition(
        FRAME, parts, HEADS[3], whole=Decimal(8), rest=Part("余", Decimal(3), "3"), total=Part("合计", Decimal(8), "8")
    )
    figure = draw_chart(data, LIGHT)
    assert texts(figure)[2:-3] == ["大", "4", "小", "1", "余", "3", "合计", "8"]
    assert bars(figure) == [
        ("bar solid flat", round(INNER / 2, 3)),
        ("bar solid flat", round(INNER / 8, 3)),
        ("bar computed flat", round(INNER * 3 / 8, 3)),
    ]


def test_composition_without_a_whole_makes_none_up() -> None:
    data = Composition(FRAME, (Part("甲", Decimal(40), "40%"), Part("乙", Decimal(10), "10%")), HEADS[3])
    figure = draw_chart(data, LIGHT)
    assert bars(figure) == [("bar solid flat", round(INNER, 3)), ("bar solid flat", round(INNER / 4, 3))]


def test_dots_count_what_is_done_and_what_is_not() -> None:
    figure = draw_chart(Dots(FRAME, 54, 49, "49 个到位", "5 个未到位", HEADS[2]), LIGHT)
    assert marks(figure) == [("dots filled", 49), ("dots ring", 5), ("dots filled", 1), ("dots ring", 1)]
    assert texts(figure)[2:4] == ["49 个到位", "5 个未到位"]


def test_dots_all_done_show_no_ring() -> None:
    figure = draw_chart(Dots(FRAME, 7, 7, "7 个", "0 个", HEADS[2]), LIGHT)
    assert marks(figure) == [("dots filled", 7), ("dots filled", 1)]


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
    (_, plain), (shown, width) = bars(draw_chart(Compare(FRAME, same, HEADS[3]), LIGHT))
    assert (shown, round(width - plain, 2)) == (label, reach)


def test_compared_bars_keep_order_and_proportion() -> None:
    data = Compare(
        FRAME, (Bar("甲", Decimal(1), "1"), Bar("乙", Decimal(4), "4"), Bar("丙", Decimal(2), "2")), HEADS[3]
    )
    figure = draw_chart(data, LIGHT)
    widths = [width for _, width in bars(figure)]
    assert [round(width / widths[0], 3) for width in widths] == [1, 4, 2]
    assert texts(figure)[2:-3] == ["甲", "1", "乙", "4", "丙", "2"]


def test_progress_nests_the_stages_that_were_reported() -> None:
    row = PlanRow("甲", Stage("计划", Decimal(10), "10"), None, Stage("完成", Decimal(12), "12", "120%"))
    figure = draw_chart(Progress(FRAME, (row,), HEADS[4]), LIGHT)
    assert bars(figure)[:2] == [("bar outline flat", round(INNER * 10 / 12, 3)), ("bar solid flat", round(INNER, 3))]
    assert texts(figure)[2:-3] == ["甲", "计划", "10", "完成", "12", "120%"]


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
        figure = draw_chart(data, LIGHT)
        height = figure.get_figheight() * 72
        boxes = [(text.get_text(), ink(text)) for text in figure.findobj(Text) if isinstance(text, Text)]
        for text, box in boxes:
            assert box.x0 >= SIDE - 1 and box.x1 <= WIDTH - SIDE + 1, (type(data), text, box)
            assert box.y0 >= 0 and box.y1 <= height, (type(data), text, box)
        for (one, a), (other, b) in combinations(boxes, 2):
            assert not a.overlaps(b), (type(data), one, other)


def test_width_is_fixed_and_height_follows_the_content() -> None:
    heights = []
    for count in (1, 3, 5):
        figure = draw_chart(Compare(FRAME, (Bar("甲", Decimal(1), "1"),) * count, HEADS[3]), LIGHT)
        assert round(figure.get_figwidth(), 6) == 4.7
        heights.append(figure.get_figheight())
    steps = [round(after - before, 6) for before, after in pairwise(heights)]
    assert steps[0] == steps[1] > 0


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_colour_is_a_token(mode: str) -> None:
    for data in every_kind(SHORT, "1"):
        svg = pack_svg(draw_chart(data, PALETTE[mode]), "x").decode("utf-8")
        assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= set(PALETTE[mode].values()), type(data)


def test_type_is_never_under_ten_points() -> None:
    for data in every_kind(LONG, "1"):
        figure = draw_chart(data, LIGHT)
        assert min(float(text.get_fontsize()) for text in figure.findobj(Text) if isinstance(text, Text)) >= 10
