"""Which figures make which chart, and what the chart says."""

from __future__ import annotations

import pytest

from scripts.charts.content import Compare, Composition, Dots, PartWhole, Progress
from scripts.charts.illustrations import illustrate
from scripts.wording.views import FigureView
from scripts.words import load_words
from tests.invented import figure, index, rule

ZH, EN = load_words("zh"), load_words("en")


def charts(kind: str, *figures: FigureView, **changes: str) -> list[object]:
    return [item.data for item in illustrate(figures, index(rule(kind, **changes)), ZH)]


def test_part_of_a_whole_by_households_and_persons() -> None:
    made = illustrate(
        [
            figure("part", "21", "person", breakdown_id="counted=persons", breakdown="按人"),
            figure("whole", "40", "person", breakdown_id="counted=persons", breakdown="按人"),
            figure("part", "6", breakdown_id="counted=households", breakdown="按户"),
            figure("whole", "9", breakdown_id="counted=households", breakdown="按户"),
        ],
        index(rule("part-whole")),
        ZH,
    )
    assert len(made) == 1
    data = made[0].data
    assert isinstance(data, PartWhole)
    assert data.frame.title == "9 户 / 6 户"
    assert data.frame.source == "来源：文件 s-1"
    assert data.frame.working == "百分比由本站推算：6 ÷ 9"
    assert data.table()[1] == (("按户", "9 户", "6 户", "66.7%", ""), ("按人", "40 人", "21 人", "52.5%", ""))
    assert made[0].chart_id == "part-whole-999001-s-1-2023-12-31"
    assert made[0].alt == (
        "9 户 / 6 户：指标whole · 按户 9 户；指标part · 按户 6 户；指标whole · 按人 40 人；指标part · 按人 21 人"
    )


def test_the_share_that_the_document_states_is_shown_and_none_is_computed() -> None:
    (data,) = charts("progress", figure("whole", "83"), figure("part", "76"), figure("share", "91.5", "percent"))
    assert isinstance(data, Progress)
    assert data.frame.working == ""
    assert data.table()[1] == (("", "指标whole", "83 户", ""), ("", "已做", "76 户", "91.5%"))


@pytest.mark.parametrize(
    "part",
    [
        figure("part", "6", source_id="s-2"),
        figure("part", "6", period_end="2023-06-30"),
        figure("part", "6", region_code="999002"),
        figure("part", "6", breakdown_id="counted=households"),
        figure("part", "10"),
    ],
)
def test_what_does_not_belong_together_makes_no_chart(part: FigureView) -> None:
    assert charts("part-whole", figure("whole", "9"), part) == []


def test_dots_for_few_things_only() -> None:
    (data,) = charts("dots", figure("whole", "54", "item"), figure("part", "49", "item"))
    assert isinstance(data, Dots)
    assert (data.total, data.done, data.done_text, data.rest_text) == (54, 49, "49 项已做", "5 项未做")
    assert charts("dots", figure("whole", "121", "item"), figure("part", "49", "item")) == []


def test_a_title_keeps_the_scale_of_its_numbers() -> None:
    whole = figure("whole", "268000")
    (data,) = charts("part-whole", whole, figure("part", "6314"), title_zh="{part_digits} / {whole_digits}")
    assert isinstance(data, PartWhole)
    assert data.frame.title == "6,314 / 26.8 万"
    assert data.frame.working == "百分比由本站推算：6,314 ÷ 26.8 万"


def test_a_chart_in_english() -> None:
    told = rule("dots", title_en="{part_digits} of {whole_digits} settled", part_en="Settled", rest_en="Open")
    made = illustrate([figure("whole", "2", "item"), figure("part", "1", "item")], index(told), EN)
    data = made[0].data
    assert isinstance(data, Dots)
    assert (data.frame.title, data.frame.source) == ("1 of 2 settled", "Source: Document s-1")
    assert (data.done_text, data.rest_text) == ("Settled: 1 item", "Open: 1 item")


def test_a_composition_needs_two_parts_or_a_total_and_keeps_it() -> None:
    parts = [
        figure("whole", "2383", "cny", breakdown_id="cause=a", breakdown="中央"),
        figure("whole", "5146", "cny", breakdown_id="cause=b", breakdown="市级"),
    ]
    total = figure("whole", "8416", "cny")
    (data,) = charts("composition", *parts, total, title_zh="{top}最多")
    assert isinstance(data, Composition)
    assert data.frame.title == "市级最多"
    assert data.whole == 8416
    assert data.table()[1] == (("市级", "5,146 元", ""), ("中央", "2,383 元", ""), ("指标whole", "8,416 元", ""))
    (one,) = charts("composition", parts[0], total, title_zh="{total_digits} 里的 {top_digits}")
    assert isinstance(one, Composition)
    assert one.frame.title == "8,416 里的 2,383"
    (bare,) = charts("composition", *parts, title_zh="{top}最多")
    assert isinstance(bare, Composition)
    assert bare.whole is None
    assert charts("composition", parts[0], title_zh="{top}最多") == []


def test_a_composition_in_per_cent_is_drawn_against_a_hundred() -> None:
    parts = [
        figure("whole", share, "percent", breakdown_id=f"cause={share}", breakdown=share) for share in ("65", "11")
    ]
    (data,) = charts("composition", *parts, title_zh="{top}")
    assert isinstance(data, Composition)
    assert data.whole == 100
    assert data.rest is None


def test_a_result_beside_the_target_of_the_same_document_and_day() -> None:
    result = figure("whole", "54.71", "percent", period_end="2022-06-30")
    target = figure(
        "whole",
        "50",
        "percent",
        status_id="target",
        status="目标",
        period_end="2022-06-30",
        qualifier_id="at least",
        text="至少 50%",
    )
    (data,) = charts("target", result, target, title_zh="{result}，目标{target}")
    assert isinstance(data, Compare)
    assert data.frame.title == "54.71%，目标至少 50%"
    assert [(bar.label, bar.status, bar.qualifier) for bar in data.bars] == [
        ("结果", "result", "exact"),
        ("目标", "target", "at least"),
    ]
    later = figure("whole", "60", "percent", status_id="target", period_end="2022-12-31")
    assert charts("target", result, later, title_zh="{result}") == []
