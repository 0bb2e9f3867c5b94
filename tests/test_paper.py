"""Lines of a working: how their parts are put together."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scripts.wording.paper import Line, decimal


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
