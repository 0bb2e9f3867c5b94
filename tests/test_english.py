"""English numbers: each form with what it means, and what is not read."""

from __future__ import annotations

import pytest

from scripts.numbers.english import EnglishNumber, read_english


@pytest.mark.parametrize(
    ("words", "value", "qualifier", "unit"),
    [
        ("more than 33.05 million", "33050000", "over", ""),
        ("5.34 million", "5340000", "exact", ""),
        ("12,384 yuan", "12384", "exact", "yuan"),
        ("6.5 percent", "6.5", "exact", "percent"),
        ("6.5 per cent", "6.5", "exact", "percent"),
        ("6.5%", "6.5", "exact", "percent"),
        ("exceeding 1.7 trillion yuan", "1700000000000", "over", "yuan"),
        ("146.1 billion RMB", "146100000000", "exact", "yuan"),
        ("More  than seven million", "7000000", "over", ""),
        ("no fewer than three hundred villages", "300", "at least", "villages"),
        ("two thousand villages", "2000", "exact", "villages"),
        ("up to 0.50 percent", "0.5", "at most", "percent"),
        ("fewer than 1,000,000 poor households", "1000000", "under", "poor households"),
        ("nearly 20", "20", "about", ""),
        ("1.2 percentage points", "1.2", "exact", "percentage points"),
    ],
)
def test_reading(words: str, value: str, qualifier: str, unit: str) -> None:
    assert read_english(words) == EnglishNumber(value, qualifier, unit)


@pytest.mark.parametrize(
    "words",
    [
        *("", "million", "yuan", "1,23", "1,2345", "01", "1.2.3", "1.", ".5", "-5", "1e6", "1/2", "two-thirds"),
        *("33.05million", "5 to 6 million", "5-6", "twenty", "half a million", "a million", "3 million 4", "5 %%"),
        *(
            "mais de 30 milhões",
            "not 5",
            "than 5",
            "about over 5",
            "5 of the 22 provinces",
            "1 million million yuan",
            "1 thousand million",
        ),
        *("5万", "24 456 юана", "1,118원"),
    ],
)
def test_what_is_not_known_is_not_read(words: str) -> None:
    assert read_english(words) is None
