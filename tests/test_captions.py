"""The words that all charts share: sources by name, evidence and class, the name of the site, amounts."""

from __future__ import annotations

from decimal import Decimal

from tests.charted import UNITS, captions, figure, source


def test_the_foot_names_sources_evidence_class_and_site() -> None:
    rows = [figure("1", source=source("s-1", archived=True)), figure("2"), figure("3", source=source("s-2"))]
    frame = captions().frame("甲 乙 1 丙", "副题", rows, "注", "2023 年")
    assert frame.title == "甲乙 1 丙"
    assert frame.sources == "来源：报社 s-1、报社 s-2"
    assert frame.evidence == "✓ 与存档原文一致 1 个数、↗ 仅引出处 2 个数 · 转载 2 个"
    assert (frame.subtitle, frame.notes, frame.as_of, frame.site) == ("副题", "注", "2023 年", "乡村振兴公开账")


def test_of_many_sources_those_of_most_figures_are_named_and_the_others_counted() -> None:
    rows = [figure(str(place), source=source(f"s-{place}")) for place in range(7)]
    rows.append(figure("9", year=2022, source=source("s-6")))
    assert captions().frame("题", "", rows).sources == (
        "来源：报社 s-6、报社 s-0、报社 s-1、报社 s-2、报社 s-3，另有 2 个，见图旁的表"
    )
    assert captions("en").frame("T", "", rows).sources == (
        "Sources: Document s-6; Document s-0; Document s-1; Document s-2; Document s-3; and 2 more, in the table "
        "beside the chart"
    )


def test_amounts_and_digits() -> None:
    row = figure("123000")
    assert captions().number(row) == "12.3 万"
    assert captions("en").amount(Decimal("1500000"), UNITS["cny"], "over") == "over CNY 1.5 million"


def test_the_alternative_text_has_title_figures_and_notes() -> None:
    make = captions()
    frame = make.frame("题", "", [figure("1")])
    assert make.tell(frame, [("甲", "1 元"), ("乙", "2 元")], "注", "") == "题：甲 1 元；乙 2 元。注"
