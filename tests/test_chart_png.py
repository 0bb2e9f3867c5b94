"""PNG of a chart: wide enough, the colours of its page, its title, the same bytes each time."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from matplotlib.figure import Figure
from PIL import Image

from scripts.charts.chart_data import Bar, Compare, Frame
from scripts.charts.chart_png import COLOURS, pack_png
from scripts.charts.chart_style import PALETTE
from scripts.charts.charts import draw_chart

DATA = Compare(Frame("题", "什么", "来源：甲"), (Bar("甲", Decimal(1), "1 户"),), ("项目", "数值", "说明"))


def figure(mode: str = "light") -> Figure:
    return draw_chart(DATA, PALETTE[mode])


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


@pytest.mark.parametrize("mode", sorted(PALETTE))
def test_the_page_is_pure_and_the_picture_has_a_margin(mode: str) -> None:
    picture = Image.open(io.BytesIO(pack_png(figure(mode), "题"))).convert("RGB")
    page = rgb(PALETTE[mode]["page"])
    assert picture.width == 1087
    assert {picture.getpixel((x, y)) for x in (0, 30, 1086) for y in (0, 30, picture.height - 1)} == {page}
    counts = sorted(picture.getcolors(COLOURS) or [], reverse=True)
    assert [colour for _, colour in counts[:2]] == [page, rgb(PALETTE[mode]["bar"])]


def test_the_file_says_its_title_and_nothing_of_its_maker() -> None:
    picture = Image.open(io.BytesIO(pack_png(figure(), "题：2023 年")))
    assert picture.info == {"Title": "题：2023 年"}


def test_the_same_figure_gives_the_same_bytes() -> None:
    assert pack_png(figure(), "题") == pack_png(figure(), "题")
