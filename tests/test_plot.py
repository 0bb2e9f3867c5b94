"""What is joined over time, and what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scripts.charts.plot import Point, joined
from scripts.charts.sheet import Layout
from scripts.charts.years import REASONS, Spot, YearsChoice
from scripts.ledger.rows import Figure, Measured, Qualifier, Status
from tests import marks
from tests.charted import drawn, figure
from tests.marks import discs, letters, shapes, texts

TARGET: dict[str, Any] = {"status": Status.TARGET}


def spot(year: int, value: str = "5", month: int = 12, **changes: Any) -> Spot:
    """A state at the end of a year (or of a month), in one claim; reasons and a break can be set."""
    day = date(year, month, 31 if month == 12 else 30)
    reasons, breaks = frozenset(changes.pop("reasons", ())), changes.pop("breaks", False)
    return Spot((figure(value, year=year, period_end=day, measured=Measured.AT_END, **changes),), reasons, breaks)


def draw(*spots: Spot, apart: tuple[Figure, ...] = ()) -> Layout:
    return drawn(YearsChoice("c", spots, apart, None)).layout


def count_joined(*spots: Spot) -> int:
    return len(list(joined([Point(item, "", "") for item in spots])))


@pytest.mark.parametrize(
    ("second", "count"),
    [
        (spot(2022), 1),
        (spot(2022, status=Status.PRELIMINARY), 1),
        (spot(2022, breaks=True), 0),
        (spot(2022, month=6), 0),
        (spot(2022, **TARGET), 0),
        (spot(2022, status=Status.PLAN), 0),
        (spot(2022, status=Status.ONGOING), 0),
        *((spot(2022, reasons=[reason]), 0) for reason in REASONS),
        (spot(2022, qualifier=Qualifier.OVER), 0),
        (spot(2022, qualifier=Qualifier.ABOUT), 1),
        (spot(2023), 0),
        (spot(2021), 0),
    ],
)
def test_only_whole_years_of_results_are_joined(second: Spot, count: int) -> None:
    assert count_joined(spot(2021), second) == count


def test_a_line_passes_over_parts_of_years_and_targets_but_not_over_a_break() -> None:
    between = spot(2021, month=6)
    assert count_joined(spot(2020), between, spot(2021), spot(2021, **TARGET), spot(2022)) == 2
    assert count_joined(spot(2020), replace(between, breaks=True), spot(2021)) == 0
    assert len(marks.joined(draw(spot(2020), between, spot(2021), spot(2021, "6", **TARGET)))) == 1


def test_a_first_estimate_that_was_replaced_is_not_drawn() -> None:
    layout = draw(spot(2020), spot(2021, "4", reasons=["superseded"], status=Status.PRELIMINARY), spot(2021, "6"))
    assert len(discs(layout)) == 2
    assert "4 元" not in texts(layout)


def test_parts_of_years_are_named_below_the_axis_only_where_all_of_them_find_room() -> None:
    few, many = [spot(2021, month=6)], [spot(2021, month=month) for month in (4, 6, 9, 11)]
    assert "2021-06" in texts(draw(spot(2020), *few, spot(2021)))
    crowd = texts(draw(*(spot(year) for year in range(2010, 2021)), *many, spot(2021)))
    assert not [text for text in crowd if text.startswith("2021-")]
    assert "2021" in crowd


def test_one_label_is_not_written_twice_in_one_place() -> None:
    shown = texts(draw(spot(2020, "4"), spot(2021, "8", status=Status.PLAN), spot(2021, "8")))
    assert (shown.count("8"), shown.count("2021")) == (1, 1)


def test_marks_lines_and_words() -> None:
    layout = draw(
        spot(2020, "4"),
        spot(2021, "8"),
        spot(2022, "6", breaks=True),
        spot(2023, "3", month=6),
        spot(2024, "9", **TARGET),
    )
    body = marks.body(layout)
    assert body[:3] == ["目标或计划", "不在年底的数", "口径变了"]
    assert sorted(body[3:]) == ["2020", "2021", "2022", "2023-06", "2024", "3", "4", "6", "8", "9"]
    assert len(marks.joined(layout)) == 1
    assert [mark.paint.ground for mark in discs(layout)].count("page") == 2  # a ring, and one in the key
    assert len(shapes(layout, "diamond")) == 2  # one in the key
    assert len([mark for mark in shapes(layout, "line") if mark.paint.dashes]) == 2  # the break, and in the key


def heights(layout: Layout) -> list[float]:
    return [mark.centre[1] for mark in discs(layout)]


def test_heights_start_at_zero() -> None:
    layout = draw(spot(2020, "5"), spot(2021, "10"), spot(2022, "0"))
    first, second, base = heights(layout)
    assert (base - first, base - second) == pytest.approx((75, 150))
    assert "目标或计划" not in texts(layout) and "纵轴不从 0 起" not in texts(layout)


def test_a_zero_and_the_lowest_point_have_their_labels() -> None:
    values = ("60", "0", "59", "1", "58")
    layout = draw(*(spot(2019 + place, value) for place, value in enumerate(values)))
    labels = {mark.text: mark.baseline for mark in letters(layout)}
    assert set(values) <= set(labels)
    axis = next(mark for mark in shapes(layout, "line") if mark.paint.edge == "strong-rule").points[0][1]
    assert all(labels[value] < axis for value in values)


def test_a_value_below_zero_stands_below_the_line_of_zero() -> None:
    layout = draw(spot(2020, "5"), spot(2021, "-5"), spot(2022, "10"))
    axis = next(mark for mark in shapes(layout, "line") if mark.paint.edge == "strong-rule").points[0][1]
    first, second, third = heights(layout)
    assert third < first < axis < second
    assert "-5" in texts(layout)


def test_where_all_values_are_high_the_axis_is_cut_and_says_so() -> None:
    layout = draw(spot(2020, "90"), spot(2021, "92"), spot(2022, "94"))
    first, _, last = heights(layout)
    assert first - last == pytest.approx(100)  # of a plot of 150: the lowest is a third of it up
    assert "纵轴不从 0 起" in texts(layout)
    assert len([mark for mark in shapes(layout, "line") if mark.paint.width == 1.5]) == 4  # two strokes, and in the key


@pytest.mark.parametrize(
    ("qualifier", "side"),
    [(Qualifier.OVER, -1), (Qualifier.AT_LEAST, -1), (Qualifier.UNDER, 1), (Qualifier.AT_MOST, 1)],
)
def test_a_limit_is_a_triangle_that_points_to_where_the_value_lies(qualifier: Qualifier, side: int) -> None:
    layout = draw(spot(2020, "50"), spot(2021, "60", qualifier=qualifier), spot(2022, "70"))
    left, tip, right = shapes(layout, "limit")[-1].points
    assert left[1] == right[1] and (tip[1] - left[1]) * side > 0
    assert len(heights(layout)) == 2 and len(marks.joined(layout)) == 0
    assert "只有界线：超过、至少，或不到" in texts(layout)
    target = draw(spot(2020, "50"), spot(2021, "60", qualifier=qualifier, status=Status.PLAN), spot(2022, "70"))
    grounds = [shapes(drawing, "limit")[-1].paint.ground for drawing in (layout, target)]
    assert grounds == ["bar", "page"]


def test_parts_of_years_are_listed_below_the_years() -> None:
    half = figure("3", year=2021, period_end=date(2021, 6, 30))
    layout = draw(spot(2020, "4"), spot(2021, "8"), apart=(half, replace(half, source=half.source), half))
    assert texts(layout)[-6:-3] == ["不满一年的数，不和全年比：", "2021 年 1 月 1 日至 6 月 30 日", "3 元"]
    assert len(heights(layout)) == 2


def test_labels_that_find_no_room_are_left_out_but_never_the_last() -> None:
    layout = draw(*(spot(1990 + i, str(1_000_001 + i)) for i in range(30)))
    assert "1,000,030" in texts(layout) and "2019" in texts(layout)
    assert len([text for text in texts(layout) if text.startswith("1,000,0")]) < 20
