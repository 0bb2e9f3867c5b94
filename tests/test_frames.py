"""From frames to findings: quoting, spreading and suggesting."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from scripts.findings import Finding
from scripts.ledger.frames import distinct, lookup, quote, read_day, spread, suggest, told_on
from scripts.ledger.packages import FILE, LINE

FRAME = pd.DataFrame({"a": ["x", "y", "x"], "b": ["1", "1", "1"], FILE: "t.csv", LINE: [2, 3, 4]})


def test_a_quoted_cell_is_escaped_and_cut() -> None:
    assert quote("甲\t'") == '"甲\\t\'"'
    assert quote("甲" * 60) == f"'{'甲' * 60}'"
    assert quote("甲" * 61) == f"'{'甲' * 59}…'"


def test_a_fault_of_a_combination_is_one_finding_a_row() -> None:
    assert list(distinct(FRAME, ["a", "b"])) == [("x", "1"), ("y", "1")]
    fault = ("rule", "message", "mend")
    assert list(spread(FRAME, ["a", "b"], {("x", "1"): fault})) == [
        Finding("t.csv", 2, "a", *fault),
        Finding("t.csv", 4, "a", *fault),
    ]
    assert list(spread(FRAME, ["a", "b"], {})) == []


def test_the_first_row_of_a_key_counts() -> None:
    assert lookup(FRAME.assign(c=["p", "q", "r"]), "a", "c") == {"x": "p", "y": "q"}


def test_a_near_spelling_is_suggested_but_never_for_codes() -> None:
    assert suggest(["persn", "village", "610825"], ["person", "610824"], "units.csv") == {
        "persn": "Did you mean person? Correct it, or add it to units.csv.",
        "village": "Correct it, or add it to units.csv.",
        "610825": "Correct it, or add it to units.csv.",
    }


def test_only_the_plain_form_of_a_day_is_read() -> None:
    assert read_day("2024-02-29") == date(2024, 2, 29)
    assert [read_day(cell) for cell in ("2023-02-29", "20240229", "2024-W01-1", "", "a day")] == [None] * 5


@pytest.mark.parametrize(
    ("published", "told"),
    [("2024-01-10", "2024-01-10"), ("2023-12", "2023-12-01"), ("2023", "2023-01-01"), ("", "2022-12-31")],
)
def test_the_day_on_which_a_document_is_told(published: str, told: str) -> None:
    assert told_on(published, "2022-12-31") == told
