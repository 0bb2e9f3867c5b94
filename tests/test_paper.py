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


@pytest.mark.parametrize(
    ("formula", "lines"),
    [
        ("{a} = {c}", ["2 个项目", "5 个项目"]),
        ("{a} + {b} = {c}", ["2 个项目", "+ 3 个项目", "= 5 个项目", "5 个项目"]),
    ],
)
def test_what_the_terms_come_to_has_a_line_where_there_are_several(formula: str, lines: list[str]) -> None:
    figures = [figure(name, f"{value}个", "project") for name, value in (("a", 2), ("b", 3), ("c", 5))]
    working = render_working(judged(figures, formula, "sum", ""), load_words("zh"))
    assert [line.text for line in working.lines] == lines
