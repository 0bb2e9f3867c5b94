"""What is joined over time, and what is not."""

from __future__ import annotations

from decimal import Decimal

from scripts.charts.content import Frame, Point, Series
from scripts.charts.layouts import lay_out
from scripts.charts.plot import is_joined
from scripts.charts.sheet import Discs, Layout
from tests.marks import discs, joined, shapes, texts

HEAD = ("年", "元")
FRAME = Frame("题", "副题", "来源")


def point(year: int, value: int, **more: object) -> Point:
    return Point(str(year), Decimal(value), f"{value} 元", Decimal(year), **more)  # type: ignore[arg-type]


def draw(*points: Point) -> Layout:
    return lay_out(Series(FRAME, points, HEAD, "目标", "半年数", "口径变了"))


def test_only_whole_years_of_results_are_joined() -> None:
    first = point(2021, 5)
    assert is_joined(first, point(2022, 6))
    assert not is_joined(first, point(2022, 6, breaks=True))
    assert not is_joined(first, point(2022, 6, part_year=True))
    assert not is_joined(first, point(2022, 6, status="target"))
    assert not is_joined(point(2021, 5, status="plan"), point(2022, 6))
    assert not is_joined(first, point(2022, 6, alone=True))
    assert not is_joined(first, point(2023, 6))
    assert not is_joined(first, point(2021, 6))


def test_a_line_passes_over_parts_of_years_and_targets_but_not_over_a_break() -> None:
    between = Point("2021 上半年", Decimal(2), "2 元", Decimal("2020.5"), part_year=True)
    assert len(joined(draw(point(2020, 4), between, point(2021, 8), point(2021, 9, status="target")))) == 1
    broken = Point("2021 上半年", Decimal(2), "2 元", Decimal("2020.5"), part_year=True, breaks=True)
    assert len(joined(draw(point(2020, 4), broken, point(2021, 8)))) == 0


def test_parts_of_years_are_named_below_the_axis_only_where_all_of_them_find_room() -> None:
    def part(at: str) -> Point:
        return Point(f"{at} 的一个很长的名称", Decimal(2), "2 元", Decimal(at), part_year=True)

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
        point(2023, 3, part_year=True),
        point(2024, 9, status="target"),
    )
    assert texts(layout)[2:5] == ["目标", "半年数", "口径变了"]
    assert sorted(texts(layout)[5:-1]) == sorted(
        ["4 元", "8 元", "6 元", "3 元", "9 元", "2020", "2021", "2022", "2023", "2024"]
    )
    assert len(joined(layout)) == 1
    assert [name for name, _ in discs(layout)].count("dots ring") == 2  # one in the key
    assert len(shapes(layout, "diamond")) == 2  # one in the key


def test_heights_start_at_zero() -> None:
    layout = draw(point(2020, 5), point(2021, 10), point(2022, 0))
    heights = [mark.points[0][1] for mark in layout.marks if isinstance(mark, Discs)]
    base = heights[2]
    assert round((base - heights[1]) / (base - heights[0]), 6) == 2
    assert "目标" not in texts(layout)


def test_labels_that_find_no_room_are_left_out_but_never_the_last() -> None:
    layout = draw(*(point(1990 + i, 1_000_000 + i) for i in range(30)))
    assert "1000029 元" in texts(layout) and "2019" in texts(layout)
    assert len(texts(layout)) < 40
