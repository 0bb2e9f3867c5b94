"""The benchmark judges the same invented rows in every run; how long it takes is not tested."""

from __future__ import annotations

import pytest

from scripts.audit.audit import audit, count_verdicts
from scripts.audit.counterparts import same_cells
from scripts.checks import relation_rules
from scripts.ledger.frames import run_rules
from tools.bench_audit import invent, main


def test_invented_rows_are_sound_and_always_the_same() -> None:
    rows = invent(2000, 160)
    assert len(rows.frame("figures")) == 2000
    assert list(run_rules(relation_rules, rows.ledger)) == []
    counts = count_verdicts(audit(rows))
    assert (counts["unchecked"], counts["not-comparable"], counts["derived"]) == (20, 20, 60)
    assert counts == count_verdicts(audit(invent(2000, 160)))
    assert same_cells(rows) == same_cells(invent(2000, 160))


def test_it_prints_seconds_and_rates(capsys: pytest.CaptureFixture[str]) -> None:
    main(["500", "40"])
    lines = capsys.readouterr().out.splitlines()
    assert [line[:24].strip() for line in lines[:5]] == [
        "invent 500 figures",
        "audit 40 relations",
        "check the relations",
        "same cells",
        "targets",
    ]
    assert all(line.endswith("rows/s") for line in lines[:5])
    assert lines[5].startswith("differs ")
