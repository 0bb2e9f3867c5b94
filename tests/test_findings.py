"""A finding is a rule, a place and values; the error carries its findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.findings import Finding, LedgerError, collect, fault_in, file_fault, phrase, say, stop_at, tell_causes

WHOLE = file_fault("b.csv", "missing-file")
LINE = fault_in("a.csv", 10, "", "row-width", cells=3, columns=4)
CELL = fault_in("a.csv", 9, "value", "type.number", cell="1,2")


def test_a_rule_may_have_cases() -> None:
    assert (CELL.rule, CELL.case, CELL.values) == ("type", "number", (("cell", "1,2"),))
    assert (LINE.rule, LINE.case) == ("row-width", "")


def test_what_is_said_of_a_cell_gets_its_place_later() -> None:
    assert say("value", "type.number", cell="1,2").at("a.csv", 9) == CELL


def test_without_a_language_a_finding_is_its_place_its_rule_and_its_values() -> None:
    assert str(WHOLE) == "b.csv: [missing-file]"
    assert str(LINE) == "a.csv:10: [row-width] cells=3 columns=4"
    assert str(CELL) == "a.csv:9:value: [type.number] cell='1,2'"


def test_of_each_cause_one_finding_is_told() -> None:
    pattern = fault_in("a.csv", 9, "value", "pattern", cell="1,2")
    follows = replace(fault_in("a.csv", 9, "unit", "wrong-unit"), rests=("value", "unit"))
    key = fault_in("a.csv", 9, "source_id/value", "duplicate-key")
    elsewhere = fault_in("a.csv", 8, "value", "pattern", cell="1,2")
    assert list(tell_causes([CELL, pattern, follows, key, elsewhere, LINE, LINE])) == [CELL, elsewhere, LINE, LINE]


def test_the_error_shows_its_findings() -> None:
    error = LedgerError([WHOLE, CELL])
    assert error.findings == (WHOLE, CELL)
    assert str(error) == f"{WHOLE}\n{CELL}"


def test_findings_stop_where_there_are_some() -> None:
    stop_at([])
    with pytest.raises(LedgerError) as caught:
        stop_at(iter([WHOLE]))
    assert caught.value.findings == (WHOLE,)


def test_what_stops_is_collected() -> None:
    findings = [CELL]
    with collect(findings):
        stop_at([WHOLE, LINE])
    assert findings == [CELL, WHOLE, LINE]


def test_findings_that_quote_the_same_are_one() -> None:
    twice = [file_fault("a.csv", "stale-attestation.report", changes=(phrase("record-hash"),)) for _ in range(2)]
    assert len(set(twice)) == 1
    assert isinstance(twice[0], Finding)
