"""What is joined over time, and what is not."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text

from scripts.charts.chart_data import Frame, Point, Series
from scripts.charts.chart_series import is_joined
from scripts.charts.chart_style import PALETTE
from scripts.charts.charts import draw_chart

HEAD = ("年", "元")
FRAME = Frame("题", "副题", "来源")


def point(year: int, value: int, **more: object) -> Point:
    return Point(str(year), Decimal(value), f"{value} 元", Decimal(year), **more)  # type: ignore[arg-type]


def draw(*points: Point) -> Figure:
    return draw_chart(Series(FRAME, points, HEAD, "目标", "半年数", "口径变了"), PALETTE["light"])


def lines(figure: Figure) -> list[Line2D]:
    return [line for line in figure.findobj(Line2D) if isinstance(line, Line2D)]


def joined_lines(figure: Figure) -> int:
    return len([line for line in lines(figure) if line.get_linewidth() == 2.2])


def shown(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)]


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
    assert joined_lines(draw(point(2020, 4), between, point(2021, 8), point(2021, 9, status="target"))) == 1
    broken = Point("2021 上半年", Decimal(2), "2 元", Decimal("2020.5"), part_year=True, breaks=True)
    assert joined_lines(draw(point(2020, 4), broken, point(2021, 8))) == 0


def test_parts_of_years_are_named_below_the_axis_only_where_all_of_them_find_room() -> None:
    def part(at: str) -> Point:
        return Point(f"{at} 的一个很长的名称", Decimal(2), "2 元", Decimal(at), part_year=True)

    one, many = [part("2020.5")], [part(f"2020.{month}") for month in range(1, 9)]
    assert "2020.5 的一个很长的名称" in shown(draw(point(2020, 4), *one, point(2021, 8)))
    assert not [text for text in shown(draw(point(2020, 4), *many, point(2021, 8))) if "名称" in text]


def test_one_label_is_not_written_twice_in_one_place() -> None:
    texts = shown(draw(point(2020, 4), point(2021, 8, status="plan"), point(2021, 8)))
    assert (texts.count("8 元"), texts.count("2021")) == (1, 1)


def test_marks_lines_and_words() -> None:
    figure = draw(
        point(2020, 4),
        point(2021, 8),
        point(2022, 6, breaks=True),
        point(2023, 3, part_year=True),
        point(2024, 9, status="target"),
    )
    assert shown(figure)[2:5] == ["目标", "半年数", "口径变了"]
    assert sorted(shown(figure)[5:-1]) == sorted(
        ["4 元", "8 元", "6 元", "3 元", "9 元", "2020", "2021", "2022", "2023", "2024"]
    )
    joined = [line for line in lines(figure) if line.get_linewidth() == 2.2]
    assert len(joined) == 1
    rings = [line for line in lines(figure) if line.get_label() == "dots ring"]
    assert len(rings) == 2  # one in the key
    assert [patch.get_label() for patch in figure.findobj(Polygon) if isinstance(patch, Polygon)] == ["diamond"] * 2


def test_heights_start_at_zero() -> None:
    figure = draw(point(2020, 5), point(2021, 10), point(2022, 0))
    heights = [float(np.asarray(line.get_ydata())[0]) for line in lines(figure) if line.get_marker() == "o"]
    base = heights[2]
    assert round((base - heights[1]) / (base - heights[0]), 6) == 2
    assert "目标" not in shown(figure)


def test_labels_that_find_no_room_are_left_out_but_never_the_last() -> None:
    figure = draw(*(point(1990 + i, 1_000_000 + i) for i in range(30)))
    assert "1000029 元" in shown(figure) and "2019" in shown(figure)
    assert len(shown(figure)) < 40
