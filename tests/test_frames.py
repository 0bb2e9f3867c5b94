"""From frames to findings: quoting, judging and suggesting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from scripts.findings import Finding, file_fault, say
from scripts.ledger import frames
from scripts.ledger.frames import find_near, judge, lookup, needs, read_day, units_of, unknown_key
from scripts.ledger.packages import FILE, LINE, load_package
from scripts.numbers.units import read_units
from tests.tables import make_ledger

FRAME = pd.DataFrame({"a": ["x", "y", "x"], "b": ["1", "1", "1"], FILE: "t.csv", LINE: [2, 3, 4]})


def test_a_fault_of_a_combination_is_one_finding_a_row() -> None:
    judged = []

    def faults(*cells: str) -> Iterator[Finding]:
        judged.append(cells)
        if cells[0] == "x":
            yield say("b", "rule", one=cells[0], other=cells[1])

    assert list(judge(FRAME, ["a", "b"], faults)) == [
        Finding("t.csv", 2, "b", "rule", "", (("one", "x"), ("other", "1"))),
        Finding("t.csv", 4, "b", "rule", "", (("one", "x"), ("other", "1"))),
    ]
    assert judged == [("x", "1"), ("y", "1")]


def test_a_rule_is_passed_over_where_a_table_that_it_needs_is_not_whole(example: Path) -> None:
    fault = file_fault("t.csv", "rule")
    (example / "data/reference/units.csv").unlink()
    ledger = load_package(example)
    for guard, is_run in ((needs("themes"), True), (needs("units"), False), (needs(rows="nothing"), False)):
        assert list(guard(lambda _: iter([fault]))(ledger)) == ([fault] if is_run else [])


def test_the_first_row_of_a_key_counts() -> None:
    assert lookup(FRAME.assign(c=["p", "q", "r"]), "a", "c") == {"x": "p", "y": "q"}


def test_a_near_spelling_is_suggested_but_never_for_codes() -> None:
    near = find_near(["persn", "village", "610825"], ["person", "610824"])
    assert near == {"persn": "person"}
    assert unknown_key("unit", "persn", "units", "units.csv", near).case == "near"
    assert unknown_key("unit", "village", "units", "units.csv", near).case == ""


def test_of_very_many_values_the_first_alone_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "COMPARISONS", 4)
    assert find_near(["persn", "vilage", "persom"], ["person", "village"]) == {"persn": "person", "vilage": "village"}
    assert find_near(["persn"], []) == {}


def test_units_are_those_of_the_table() -> None:
    ledger = make_ledger(units="unit_id,name_zh,written_zh,dimension\nperson,人,人|名,count\n")
    assert units_of(ledger) == read_units((("人", "人|名", "count"),))


def test_only_the_plain_form_of_a_day_is_read() -> None:
    assert read_day("2024-02-29") == date(2024, 2, 29)
    assert [read_day(cell) for cell in ("2023-02-29", "20240229", "2024-W01-1", "", "a day")] == [None] * 5
