"""What stands in each kind of chart, how wide its bars are, and that no text meets another or leaves the sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from scripts.charts.drawing import draw_themes
from scripts.charts.gallery import Choice
from scripts.charts.goals import Goal, GoalsChoice
from scripts.charts.neighbours import PlacesChoice
from scripts.charts.palette import PALETTE, WIDTH
from scripts.charts.shares import Pair, PairsChoice, PartsChoice
from scripts.charts.sheet import INNER
from scripts.charts.years import REASONS, Spot, YearsChoice
from scripts.ledger.rows import Figure, Qualifier, Region, Status, Unit
from tests.charted import COUNTY, NATION, UNITS, drawn, figure, named, rule, source
from tests.marks import bars, body, box, letters, meeting, shapes, texts

RULE = rule("part-whole", title="{part} / {whole}")


def pair(whole: str, part: str, share: str = "", **changes: Any) -> Pair:
    stated = figure(share, "share", unit="percent") if share else None
    return Pair(figure(whole, "whole", **changes), figure(part, "part", **changes), stated)


PAIRS = PairsChoice("c", RULE, (pair("8", "6"), pair("4", "1", "25.1")))


def test_part_and_whole() -> None:
    layout = drawn(PAIRS).layout
    assert texts(layout)[:2] == ["6 元 / 8 元", "青禾县，指标whole"]
    assert body(layout) == [
        "已做",
        "未做",
        "指标whole",
        "8 元",
        "6 元",
        "75.0%",
        "指标whole",
        "4 元",
        "1 元\u00a0\u00a0\u00a025.1%",
    ]
    assert bars(layout) == [
        ("bar solid flat", 11.0),
        ("bar rest flat", 11.0),
        ("bar rest flat", round(INNER / 4, 3)),
        ("bar solid flat", round(INNER * 3 / 4, 3)),
        ("bar rest flat", round(INNER * 3 / 4, 3)),
        ("bar solid flat", round(INNER / 4, 3)),
        ("bar solid flat", 11.0),
    ]
    inks = {mark.text: mark.face.ink for mark in letters(layout)}
    assert (inks["6 元"], inks["75.0%"], inks["1 元\u00a0\u00a0\u00a025.1%"]) == ("on-bar", "on-bar", "ink")


def test_a_whole_that_is_done_has_no_rest() -> None:
    layout = drawn(PairsChoice("c", RULE, (pair("5", "5"),))).layout
    assert [label for label, _ in bars(layout)] == ["bar solid flat", "bar solid flat"]
    assert "未做" not in texts(layout)


def test_a_limit_of_a_part_is_drawn_as_one() -> None:
    limit = pair("9", "6")
    limit = replace(limit, part=replace(limit.part, qualifier=Qualifier.OVER))
    assert bars(drawn(PairsChoice("c", RULE, (limit,))).layout)[-1][0] == "bar solid open"


def test_a_notched_bar_has_less_room_for_its_label() -> None:
    fitting = pair("1000", "390")
    for qualifier, ink in ((Qualifier.OVER, "on-bar"), (Qualifier.UNDER, "ink")):
        choice = PairsChoice("c", RULE, (replace(fitting, part=replace(fitting.part, qualifier=qualifier)),))
        assert [mark.face.ink for mark in letters(drawn(choice).layout) if "39.0%" in mark.text] == [ink]


def parts(*values: str, total: str = "", **changes: Any) -> PartsChoice:
    rows = [figure(value, breakdown=f"cause={place}", **changes) for place, value in enumerate(values)]
    return PartsChoice("c", rule("composition"), tuple(rows), figure(total) if total else None, False)


def test_a_composition_keeps_its_order_and_closes_with_the_total() -> None:
    layout = drawn(parts("4", "1", total="8")).layout
    assert body(layout) == ["按0", "4 元", "按1", "1 元", "指标x", "8 元"]
    assert bars(layout) == [("bar solid flat", round(INNER / 2, 3)), ("bar solid flat", round(INNER / 8, 3))]
    assert len([mark for mark in shapes(layout, "line") if mark.paint.edge == "ink"]) == 3


def test_a_composition_shows_what_its_shares_leave_of_a_hundred() -> None:
    layout = drawn(parts("50", "12.5", unit="percent")).layout
    assert body(layout)[-2:] == ["其他，报告没写", "约 37.5%"]
    assert bars(layout)[-1] == ("bar computed flat", round(INNER * 0.375, 3))


def test_a_composition_without_a_whole_makes_none_up() -> None:
    assert bars(drawn(parts("40", "10")).layout) == [
        ("bar solid flat", round(INNER, 3)),
        ("bar solid flat", round(INNER / 4, 3)),
    ]


def places(*figures: Figure) -> PlacesChoice:
    return PlacesChoice("c", tuple((item,) for item in figures), ())


def beside(*values: str, **changes: Any) -> list[Figure]:
    """Values of counties that are called 甲, 乙 and so on."""
    return [
        figure(value, region=Region(f"99{place:04}", named("甲乙丙丁戊"[place]), "county", NATION), **changes)
        for place, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("status", "qualifier", "label", "reach"),
    [
        (Status.RESULT, Qualifier.EXACT, "bar solid flat", 0.0),
        (Status.RESULT, Qualifier.OVER, "bar solid open", 7.0),
        (Status.TARGET, Qualifier.AT_LEAST, "bar outline open", 7.0),
        (Status.PLAN, Qualifier.AT_MOST, "bar outline notched", 0.0),
        (Status.ONGOING, Qualifier.UNDER, "bar tint notched", 0.0),
        (Status.PRELIMINARY, Qualifier.ABOUT, "bar solid flat", 0.0),
    ],
)
def test_compared_bars_show_status_and_qualifier(
    status: Status, qualifier: Qualifier, label: str, reach: float
) -> None:
    one, other = beside("10", "10")
    layout = drawn(places(one, replace(other, status=status, qualifier=qualifier))).layout
    (_, plain), (shown, width) = bars(layout)
    assert (shown, round(width - plain, 2)) == (label, reach)


def test_compared_bars_keep_order_and_proportion() -> None:
    layout = drawn(places(*beside("1", "4", "2"))).layout
    widths = [width for _, width in bars(layout)]
    assert [round(width / widths[0], 3) for width in widths] == [1, 4, 2]
    assert body(layout) == ["甲", "1 元", "乙", "4 元", "丙", "2 元"]


@pytest.mark.parametrize("low", ["-2", "0"])
def test_bars_below_zero_and_none_at_zero_have_a_common_zero(low: str) -> None:
    layout = drawn(places(*beside("4", low, "0"))).layout
    up, *down = shapes(layout, "bar ")
    zeros = [mark.points[0][0] for mark in shapes(layout, "line") if mark.paint.edge != "rule"]
    assert {min(x for x, _ in up.points), *(max(x for x, _ in mark.points) for mark in down)} == set(zeros)
    assert [bars(layout)[0][1]] * len(down) == pytest.approx([2 * width for _, width in bars(layout)[1:]], abs=0.01)
    assert body(layout) == ["甲", "4 元", "乙", f"{low} 元", "丙", "0 元"]


def test_a_limit_below_zero_has_no_tip_for_it_would_point_the_wrong_way() -> None:
    layout = drawn(places(*beside("4", "-2", qualifier=Qualifier.OVER))).layout
    assert [name for name, _ in bars(layout)] == ["bar solid open", "bar solid flat"]


def test_bars_that_are_all_below_zero_or_zero_are_drawn() -> None:
    layout = drawn(places(*beside("-2", "-4"))).layout
    widths = [width for _, width in bars(layout)]
    assert widths[1] == pytest.approx(2 * widths[0], abs=0.01)
    assert min(x for mark in shapes(layout, "bar ") for x, _ in mark.points) >= max(
        box(mark)[2] for mark in letters(layout) if mark.text in "甲乙"
    )
    assert bars(drawn(places(*beside("0", "0"))).layout) == []


def goals(*percents: str, unit: str = "cny") -> GoalsChoice:
    target, reached = figure("10", unit=unit, status=Status.TARGET), figure("12", unit=unit)
    return GoalsChoice("c", tuple(Goal(target, reached, Decimal(percent)) for percent in percents))


def test_what_is_reached_lies_within_its_target_or_sticks_out() -> None:
    layout = drawn(goals("120", "0")).layout
    assert bars(layout)[:2] == [("bar outline flat", round(INNER * 100 / 120, 3)), ("bar solid flat", round(INNER, 3))]
    assert bars(layout)[4:] == [("bar outline flat", round(INNER, 3)), *bars(layout)[2:4]]
    assert body(layout)[:6] == ["指标x", "目标（2023 年）", "10 元", "最近（2023 年）", "12 元", "120%"]


def test_the_rate_of_a_share_is_not_computed_again() -> None:
    chart = drawn(goals("120", unit="percent"))
    assert (body(chart.layout)[-1], chart.computed) == ("12%", ())


LONG = "易地扶贫搬迁集中安置区后续扶持产业园区配套基础设施建设和管护提升项目（含续建、改扩建）"
ENGLISH = (
    "Households that have been identified and brought under “monitoring” at the county’s extraordinarily low level"
)
SHORT = "甲"


def renamed(item: Figure, name: str, unit: str) -> Figure:
    """A figure all names of which are this name."""
    text = named(name)
    return replace(
        item,
        indicator=replace(item.indicator, name=text),
        region=replace(item.region, name=text),
        source=replace(item.source, title=text, publisher=text),
        breakdown=tuple(replace(member, name=text) for member in item.breakdown),
        unit=Unit("u", named(unit), named(unit), (), "count"),
    )


def every_kind(name: str, unit: str) -> list[Choice]:
    def made(value: str, year: int = 2023, **changes: Any) -> Figure:
        return renamed(figure(value, year=year, breakdown="a=b", **changes), name, unit)

    def split(whole: str, part: str, share: str = "") -> Pair:
        return Pair(made(whole), made(part), figure(share, unit="percent") if share else None)

    text = named(f"{name}；{name}")
    named_rule = replace(rule("part-whole"), title=text, part_name=text, rest_name=text)
    pairs = [
        split("1234567.1", "1234567"),
        split("100", "1", "9"),
        split("100", "50"),
        split("9", "0"),
        split("9", "9"),
    ]
    pairs[0] = replace(pairs[0], part=replace(pairs[0].part, qualifier=Qualifier.UNDER))
    spots = [Spot((made(str(place * 37 % 50 - 9), 2000 + place),)) for place in range(7)]
    spots[3] = replace(spots[3], breaks=True, reasons=frozenset(REASONS))
    spots[4] = Spot((made("9", 2004, status=Status.TARGET),))
    spots[5] = Spot((made("9", 2005, period_end=date(2005, 6, 30)),))
    spots[6] = Spot((made("-3.5", 2006, qualifier=Qualifier.OVER),))
    states = [(Status.RESULT, Qualifier.OVER), (Status.TARGET, Qualifier.UNDER), (Status.ONGOING, Qualifier.ABOUT)]
    compared = [made("9", status=status, qualifier=qualifier) for status, qualifier in states]
    below = [replace(item, value=Decimal(-9), region=COUNTY) for item in compared]
    goal = Goal(made("9", status=Status.TARGET), made("8"), Decimal("88.9"))
    shares = [replace(made(value), unit=UNITS["percent"]) for value in ("60", "7", "0")]
    return [
        PairsChoice("c", named_rule, tuple(pairs)),
        PartsChoice("c", named_rule, (made("5"), made("0")), made("12345678"), False),
        PartsChoice("c", named_rule, tuple(shares), None, True),
        PlacesChoice("c", tuple((item,) for item in compared), (made("1").region,) * 3),
        PlacesChoice("c", tuple((item,) for item in below), ()),
        GoalsChoice("c", (goal, goal)),
        YearsChoice("c", tuple(spots), (made("1"), made("2")), None),
        YearsChoice("c", tuple(spots[:1]), (), None),
    ]


@pytest.mark.parametrize(
    "unit", ["户", "亿元人民币以上（总计，按当年价格折算）", "hundred million households or more" * 3]
)
@pytest.mark.parametrize("name", [SHORT, LONG, ENGLISH])
def test_no_text_meets_another_or_leaves_the_sheet(name: str, unit: str) -> None:
    for choice in every_kind(name, unit):
        layout = drawn(choice).layout
        for mark in letters(layout):
            left, top, right, bottom = box(mark)
            assert left >= 0 and right <= INNER + 1, (type(choice), mark)
            assert top >= 0 and bottom <= layout.height, (type(choice), mark)
        assert meeting(layout) == [], type(choice)


def test_width_is_fixed_and_height_follows_the_content() -> None:
    layouts = [drawn(places(*beside(*["1"] * count))).layout for count in (1, 3, 5)]
    assert {layout.width for layout in layouts} == {WIDTH}
    steps = [round(after.height - before.height, 6) for before, after in pairwise(layouts)]
    assert steps[0] == steps[1] > 0


def test_every_colour_is_a_token_of_its_page() -> None:
    for choice in every_kind(SHORT, "户"):
        for drawing, palette in zip(draw_themes(drawn(choice).layout), PALETTE.values(), strict=True):
            assert set(re.findall(r"#[0-9a-f]{6}", drawing.decode())) <= set(palette.values()), type(choice)


def test_type_is_never_under_ten_points() -> None:
    for choice in every_kind(LONG, "户"):
        assert min(mark.face.size for mark in letters(drawn(choice).layout)) >= 10


def test_a_sheet_ends_with_its_sources_and_the_name_of_the_site() -> None:
    item = figure("1", source=source("s-9", archived=True))
    assert texts(drawn(places(item)).layout)[-3:] == [
        "来源：报社 s-9",
        "✓ 与存档原文一致 1 个数 · 转载 1 个",
        "乡村振兴公开账",
    ]
