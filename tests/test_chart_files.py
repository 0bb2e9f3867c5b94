"""All files of a chart, and what stops the drawing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.charts.content import Bar, Compare, Frame
from scripts.charts.illustrations import Illustration, illustrate
from scripts.findings import LedgerError
from scripts.pages.chart_files import ChartFile, draw, draw_all, prepare_charts
from scripts.words import load_words
from tests.invented import figure, index, rule
from tests.project import make_site

ZH = load_words("zh")


def chart(title: str = "题", name: str = "c") -> Illustration:
    views = figure("whole", "54", "item"), figure("part", "49", "item")
    (made,) = illustrate(views, index(rule("dots", title_zh=title)), ZH)
    return replace(made, chart_id=name)


def test_a_chart_is_two_svg() -> None:
    made = draw(chart())
    assert {path: content[:5] for path, content in made.files.items()} == {
        "charts/c-light.svg": b"<svg ",
        "charts/c-dark.svg": b"<svg ",
    }
    assert (made.width, made.page, made.embed) == (451, "charts/c.html", "charts/c-embed.html")


def test_the_templates_learn_where_everything_is() -> None:
    told = draw(chart()).context(ZH)
    assert [told[key] for key in ("anchor", "title", "light", "dark", "csv", "page")] == [
        "chart-c",
        "题",
        "charts/c-light.svg",
        "charts/c-dark.svg",
        "charts/c.csv",
        "charts/c.html",
    ]
    assert [label for label, _ in told["rows"]] == ["指标whole", "指标part"]
    assert [row.label for row in told["computed"]] == ["其余"]


def test_what_no_font_can_write_is_told_of_all_charts_at_once() -> None:
    with pytest.raises(LedgerError) as caught:
        draw_all([chart("题\U0001f600"), chart("好"), chart("题\U0001f601")])
    assert [finding.rule for finding in caught.value.findings] == ["chart-glyph", "chart-glyph"]


def test_a_site_has_its_charts_with_their_numbers(example: Path) -> None:
    site = make_site(example)
    wanted = list({item.chart_id: item for item in site.gallery.every()}.values())
    charts = prepare_charts(site, wanted, "")
    assert list(charts) == [item.chart_id for item in wanted]
    assert all(isinstance(item, ChartFile) and len(item.files) == 3 for item in charts.values())
    name = "monitored-returned-999001-qinghe-2023-2023-12-31"
    assert charts[name].files[f"charts/{name}.csv"].decode("utf-8-sig").splitlines()[1].startswith("监测对象")


def test_what_must_be_kept_apart_is_not_drawn(example: Path) -> None:
    site = make_site(example)
    data = Compare(Frame("题", "什么", "来源：甲"), (Bar("甲", 1, "1"),), ("项目", "数值", "说明"))  # type: ignore[arg-type]
    views = figure("x", "1"), figure("y", "2", "person")
    made = Illustration(
        "c", data, "", tuple((view.name, view) for view in views), (frozenset(view.figure_id for view in views),)
    )
    assert site.gallery.comparability is site.facts.comparability
    with pytest.raises(LedgerError, match="on one scale"):
        prepare_charts(site, [made], "")
