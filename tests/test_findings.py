"""One printer: file order, each finding once, a count at the end."""

from __future__ import annotations

import pytest

from scripts.findings import Finding, LedgerError, collect, render_findings, stop_at

WHOLE = Finding("b.csv", 0, "", "missing-file", "It is not there.", "Restore it.")
LINE = Finding("a.csv", 10, "", "row-width", "The row has 3 cells.", "Add one.")
CELL = Finding("a.csv", 9, "value", "pattern", "'1,2' is wrong.", "Write 12.")


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        (WHOLE, "b.csv: [missing-file] It is not there.\n    fix: Restore it."),
        (LINE, "a.csv:10: [row-width] The row has 3 cells.\n    fix: Add one."),
        (CELL, "a.csv:9:value: [pattern] '1,2' is wrong.\n    fix: Write 12."),
    ],
)
def test_a_finding_names_file_line_and_column(finding: Finding, text: str) -> None:
    assert finding.render() == text


def test_findings_stand_in_file_order_each_once() -> None:
    assert render_findings([WHOLE, LINE, CELL, LINE]) == (
        "a.csv:9:value: [pattern] '1,2' is wrong.\n    fix: Write 12.\n"
        "a.csv:10: [row-width] The row has 3 cells.\n    fix: Add one.\n"
        "b.csv: [missing-file] It is not there.\n    fix: Restore it.\n"
        "3 findings"
    )


def test_one_and_none_are_counted_in_words_that_fit() -> None:
    assert render_findings([WHOLE]).endswith("\n1 finding")
    assert render_findings([]) == ""


def test_the_error_shows_its_findings() -> None:
    error = LedgerError([WHOLE, CELL])
    assert error.findings == (CELL, WHOLE)
    assert str(error) == f"{CELL.render()}\n{WHOLE.render()}"


def test_findings_stop_where_there_are_some() -> None:
    stop_at([])
    with pytest.raises(LedgerError) as caught:
        stop_at(iter([WHOLE]))
    assert caught.value.findings == (WHOLE,)


def test_what_stops_is_collected() -> None:
    findings = [CELL]
    with collect(findings):
        stop_at([WHOLE, LINE])
    assert findings == [CELL, LINE, WHOLE]
