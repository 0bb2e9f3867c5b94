"""The words that all charts share: sources by name, evidence and class, the name of the site, amounts."""

from __future__ import annotations

import pytest

from scripts.charts.captions import Row
from scripts.ledger.rows import Qualifier
from tests.charted import captions, figure, source
from tests.marks import texts


def test_a_chart_is_closed_with_sources_evidence_time_notes_and_site() -> None:
    make = captions()
    chart = make.chart("c", make.head("甲 乙 1 丙", "副题"), [Row("甲", figure("1"))], "注", "2023 年")
    assert texts(chart.layout) == [
        "甲乙 1 丙",
        "副题",
        "来源：报社 s-1",
        "↗ 仅引出处 1 个数 · 转载 1 个",
        "2023 年",
        "注",
        "乡村振兴公开账",
    ]


def test_evidence_is_counted_by_figure_and_class_by_document() -> None:
    rows = [figure("1", source=source("s-1", archived=True)), figure("2"), figure("3", source=source("s-2"))]
    assert captions().evidence(rows) == "✓ 与存档原文一致 1 个数、↗ 仅引出处 2 个数 · 转载 2 个"


def test_of_many_sources_those_of_most_figures_are_named_and_the_others_counted() -> None:
    rows = [figure(str(place), source=source(f"s-{place}")) for place in range(7)]
    rows.append(figure("9", year=2022, source=source("s-6")))
    assert captions().sources(rows) == "来源：报社 s-6、报社 s-0、报社 s-1，另有 4 个，见图旁的表"
    assert captions("en").sources(rows) == (
        "Sources: Newspaper s-6; Newspaper s-0; Newspaper s-1; and 4 more, in the table beside the chart"
    )
    assert captions().sources(rows[:2]) == "来源：报社 s-0、报社 s-1"


def test_amounts_and_digits() -> None:
    row = figure("123000")
    assert captions().number(row) == "12.3 万"
    assert captions("en").text(figure("1500000", qualifier=Qualifier.OVER)) == "over CNY 1.5 million"


@pytest.mark.parametrize(
    ("language", "unit", "head", "currency"),
    [("zh", "cny", "万元", ""), ("en", "cny", "CNY million", "CNY"), ("en", "percent", "%", "")],
)
def test_a_unit_stands_at_the_head_with_its_currency(language: str, unit: str, head: str, currency: str) -> None:
    row = figure("2500000" if unit == "cny" else "2.5", unit=unit, qualifier=Qualifier.OVER)
    assert (captions(language).unit(row), captions(language).currency(row)) == (head, currency)


def test_the_alternative_text_has_title_figures_and_notes() -> None:
    make = captions()
    assert make.tell("题", [("甲", "1 元"), ("乙", "2 元")], "注") == "题：甲 1 元；乙 2 元。注"
    chart = make.chart("c", make.head("题", ""), [Row("甲", figure("1"))])
    assert chart.alt == "题：甲 1 元"
