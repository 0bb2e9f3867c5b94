"""What is joined over time, and what is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.charts.content import Frame, Point, Qualifier, Series, SeriesNames, Value
from scripts.charts.layouts import lay_out
from scripts.charts.plot import is_joined
from scripts.charts.sheet import Discs, Layout
from tests.marks import discs, joined, shapes, texts

NAMES = SeriesNames("目标", "界线", "半年数", "口径变了", "不从 0 起", "另列")
FRAME = Frame("题", "副题", "来源")


def point(year: int, value: int, **more: object) -> Point:
    return Point(str(year), Decimal(value), f"{value} 元", Decimal(year), **more)  # type: ignore[arg-type]


def draw(*points: Point) -> Layout:
    return lay_out(Series(FRAME, points, names=NAMES))


def test_only_whole_years_of_results_are_joined() -> None:
    first = point(2021, 5)
    assert is_joined(first, point(2022, 6))
    assert not is_joined(first, point(2022, 6, breaks=True))
    assert not is_joined(first, point(2022, 6, mid_year=True))
    assert not is_joined(first, point(2022, 6, status="target"))
    assert not is_joined(point(2021, 5, status="plan"), point(2022, 6))
    assert not is_joined(first, point(2022, 6, alone=True))
    assert not is_joined(first, point(2023, 6))
    assert not is_joined(first, point(2021, 6))


def test_a_line_passes_over_parts_of_years_and_targets_but_not_over_a_break() -> None:
    between = Point("2021 上半年", Decimal(2), "2 元", Decimal("2020.5"), mid_year=True)
    assert len(joined(draw(point(2020, 4), between, point(2021, 8), point(2021, 9, status="target")))) == 1
    broken = Point("2021 上半年", Decimal(2), "2 元", Decimal("2020.5"), mid_year=True, breaks=True)
    assert len(joined(draw(point(2020, 4), broken, point(2021, 8)))) == 0


def test_parts_of_years_are_named_below_the_axis_only_where_all_of_them_find_room() -> None:
    def part(at: str) -> Point:
        return Point(f"{at} 的一个很长的名称", Decimal(2), "2 元", Decimal(at), mid_year=True)

    one, many = [part("2020.5")], [part(f"2020.{month}") for month in range(1, 9)]
    assert "2020.5 的一个很长的名称" in texts(draw(point(2020, 4), *one, point(2021, 8)))
    assert not [text for text in texts(draw(point(2020, 4), *many, point(2021, 8))) if "名称" in text]


def test_one_label_is_not_written_twice_in_one_place() -> None:
    shown = texts(draw(point(2020, 4), point(2021, 8, status="plan"), point(2021, 8)))
    assert (shown.count("8 元"), shown.count("2021")) == (1, 1)


def test_marks_lines_and_words() -> None:
    layout = draw(
        point(2020, 4),
        point(2021, 8),
        point(2022, 6, breaks=True),
        point(2023, 3, mid_year=True),
        point(2024, 9, status="target"),
    )
    assert texts(layout)[2:5] == ["目标", "半年数", "口径变了"]
    assert sorted(texts(layout)[5:-1]) == sorted(
        ["4 元", "8 元", "6 元", "3 元", "9 元", "2020", "2021", "2022", "2023", "2024"]
    )
    assert len(joined(layout)) == 1
    assert [name for name, _ in discs(layout)].count("dots ring") == 2  # one in the key
    assert len(shapes(layout, "diamond")) == 2  # one in the key


def heights(layout: Layout) -> list[float]:
    return [mark.points[0][1] for mark in layout.marks if isinstance(mark, Discs)]


def test_heights_start_at_zero() -> None:
    layout = draw(point(2020, 5), point(2021, 10), point(2022, 0))
    first, second, base = heights(layout)
    assert round((base - second) / (base - first), 6) == 2
    assert "目标" not in texts(layout) and "不从 0 起" not in texts(layout)


def test_a_zero_and_the_lowest_point_have_their_labels() -> None:
    layout = draw(point(2019, 60), point(2020, 0), point(2021, 59), point(2022, 1), point(2023, 58))
    assert {"60 元", "0 元", "59 元", "1 元", "58 元"} <= set(texts(layout))


def test_a_value_below_zero_stands_below_the_line_of_zero() -> None:
    layout = draw(point(2020, 5), point(2021, -5), point(2022, 10))
    axis = next(mark for mark in shapes(layout, "line") if mark.paint.edge == "strong-rule").points[0][1]
    first, second, third = heights(layout)
    assert third < first < axis < second
    assert "-5 元" in texts(layout)


def test_where_all_values_are_high_the_axis_is_cut_and_says_so() -> None:
    layout = draw(point(2020, 90), point(2021, 92), point(2022, 94))
    first, _, last = heights(layout)
    assert first - last == pytest.approx(100)  # of a plot of 150: the lowest is a third of it up
    assert "不从 0 起" in texts(layout)
    assert len([mark for mark in shapes(layout, "line") if mark.paint.width == 1.5]) == 4  # two strokes, and in the key


@pytest.mark.parametrize(("qualifier", "side"), [("over", -1), ("at least", -1), ("under", 1), ("at most", 1)])
def test_a_limit_is_a_stroke_with_an_arrow_to_where_the_value_lies(qualifier: Qualifier, side: int) -> None:
    layout = draw(point(2020, 50), point(2021, 60, qualifier=qualifier), point(2022, 70))
    stroke, head = shapes(layout, "limit")[-3], shapes(layout, "limit head")[-1]
    assert (head.points[1][1] - stroke.points[0][1]) * side > 0
    assert len(heights(layout)) == 2 and len(joined(layout)) == 0
    assert "界线" in texts(layout)


def test_parts_of_years_are_listed_below_the_years() -> None:
    points = (point(2020, 4), point(2021, 8))
    layout = lay_out(Series(FRAME, points, (Value("2021 上半年", Decimal(3), "3 元"),), NAMES))
    assert texts(layout)[-4:-1] == ["另列", "2021 上半年", "3 元"]
    assert len(heights(layout)) == 2


def test_labels_that_find_no_room_are_left_out_but_never_the_last() -> None:
    layout = draw(*(point(1990 + i, 1_000_000 + i) for i in range(30)))
    assert "1000029 元" in texts(layout) and "2019" in texts(layout)
    assert len(texts(layout)) < 40
