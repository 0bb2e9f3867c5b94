"""Lines of a working: how their parts are put together."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scripts.wording.paper import Line, decimal
from scripts.wording.workings import render_working
from scripts.words import load_words
from tests.audited import figure, judged


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("", "", "", "9,922", "户", ""), "9,922 户"),
        (("÷", "(", "", "1", "", ""), "÷ (1"),
        (("+", "", "", "13.6", "%", ")"), "+ 13.6%)"),
        (("−", "((", "至少", "20", "%", ""), "− ((至少 20%"),
        (("=", "", "CNY", "84.16", "million", ""), "= CNY 84.16 million"),
    ],
)
def test_text(parts: tuple[str, str, str, str, str, str], text: str) -> None:
    assert Line("term", *parts, "", "").text == text


def test_a_number_with_an_end_as_a_decimal() -> None:
    assert [str(decimal(Fraction(value))) for value in ("100", "0.5", "1200000")] == ["100", "0.5", "1200000"]


FIGURES = [
    figure("a", "2个", "project"),
    figure("b", "3个", "project", breakdown="counted=persons"),
    figure("c", "5个", "project"),
    figure("list", "五大", "item"),
    figure("over", "超过3个", "project"),
    figure("under", "不到9个", "project"),
    figure(
        "last", "60个", "project", indicator_id="a", period_start="2022-01-01", period_end="2022-12-31", status="plan"
    ),
    figure("away", "50个", "project", indicator_id="a", region_code="999002"),
    figure("often", "每月", "times-per-month"),
]


def lines(formula: str, kind: str = "sum", unit: str = "") -> list[str]:
    """Role, text and label of each line, in Chinese, and the figure that it leads to."""
    working = render_working(judged(FIGURES, formula, kind, unit), load_words("zh"))
    return [f"{line.role}: {line.text} {line.label} {line.figure_id}".rstrip() for line in working.lines]


@pytest.mark.parametrize(
    ("formula", "kind", "told"),
    [
        ("{a} = {c}", "same", ["term: 2 个项目 a a", "stated: 5 个项目 报告写明：c c"]),
        (
            "{a} + {b} = {c}",
            "sum",
            [
                "term: 2 个项目 a a",
                "term: + 3 个项目 b · 按人 b",
                "computed: = 5 个项目 算得",
                "stated: 5 个项目 报告写明：c c",
            ],
        ),
        (
            "(({a} + ?) / ({b} + 2)) = {c}",
            "sum",
            [
                "term: ((2 个项目 a a",
                "term: + ？) 报告没写的数",
                "term: ÷ (3 个项目 b · 按人 b",
                "term: + 2))",
                "stated: 5 个项目 报告写明：c c",
            ],
        ),
        ("{a} <> {c}", "not-comparable", ["term: 2 个项目 a a", "term: 5 个项目 c c"]),
        ("{list} = 7", "count", ["term: 5 项 list list", "stated: 7 项 文中列出"]),
        (
            "{c} - {a} = 0",
            "difference",
            ["term: 5 个项目 c c", "term: − 2 个项目 a a", "computed: = 3 个项目 算得", "stated: 0 个项目 报告写明"],
        ),
        ("{c} - {a}", "difference", ["term: 5 个项目 c c", "term: − 2 个项目 a a", "computed: = 3 个项目 本站推算"]),
        ("{over} * 2", "ratio", ["term: 超过 3 个项目 over over", "term: × 2", "computed: = 不少于 7 个项目 本站推算"]),
        (
            "{under} * 2",
            "ratio",
            ["term: 不到 9 个项目 under under", "term: × 2", "computed: = 0 个项目到 17 个项目之间 本站推算"],
        ),
        (
            "10 - {over}",
            "difference",
            ["term: 10", "term: − 超过 3 个项目 over over", "computed: = 不超过 6 个项目 本站推算"],
        ),
    ],
)
def test_lines(formula: str, kind: str, told: list[str]) -> None:
    assert lines(formula, kind) == told


def test_figures_of_one_name_are_told_apart() -> None:
    assert lines("{a} + {last} - {away}") == [
        "term: 2 个项目 a（青禾县、2023 年、实际完成） a",
        "term: + 60 个项目 a（青禾县、2022 年、计划） last",
        "term: − 50 个项目 a（白石县、2023 年、实际完成） away",
        "computed: = 12 个项目 本站推算",
    ]
    assert lines("{a} - {away}")[:2] == ["term: 2 个项目 a（青禾县） a", "term: − 50 个项目 a（白石县） away"]


def test_a_line_has_its_parts_and_the_address_of_its_proof() -> None:
    line, *_ = render_working(judged(FIGURES, "{often} * 12", "ratio", "item"), load_words("zh")).lines
    assert (line.qualifier, line.number, line.unit) == ("每月", "1", "次")
    assert line.proof == "receipts/s-1.html#often"
