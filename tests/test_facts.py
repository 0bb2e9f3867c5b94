"""The facts of the example ledger: rows of a part, and what is said of them."""

from __future__ import annotations

from pathlib import Path

from scripts.audit.facts import establish
from scripts.ledger.packages import load_package


def test_rows_of_a_part_are_those_of_the_whole_that_belong_to_it(example: Path) -> None:
    facts = establish(load_package(example))
    for name in facts.references.sources:
        wanted = [row.figure_id for row in facts.figures() if row.source.source_id == name]
        assert [row.figure_id for row in facts.figures(source_id=name)] == wanted


def test_two_conditions_hold_together_and_none_gives_nothing(example: Path) -> None:
    facts = establish(load_package(example))
    first = facts.figures()[0]
    part = facts.figures(source_id=first.source.source_id, indicator_id=first.indicator.indicator_id)
    assert first in part
    assert {row.indicator.indicator_id for row in part} == {first.indicator.indicator_id}
    assert facts.figures(source_id="nowhere") == ()


def test_a_table_that_is_absent_has_no_rows(example: Path) -> None:
    assert establish(load_package(example)).followups == ()
