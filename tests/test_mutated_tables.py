"""Tables that are broken at random are judged as frictionless judges them; `nox -s mutated_tables` tries thousands."""

from __future__ import annotations

from dataclasses import replace

from scripts.ledger.packages import load_package
from scripts.paths import ROOT
from tools.mutated_tables import EXAMPLE, compare, judge_here, judge_there


def test_what_the_schema_forbids_is_found_by_both_and_nothing_else() -> None:
    table = load_package(EXAMPLE, ROOT).tables["figures"]
    frame = table.frame.copy()
    frame.loc[0, "status"], frame.loc[1, "period_end"], frame.loc[2, "source_id"] = "done", "2023-02-30", ""
    broken = replace(table, frame=frame)
    assert judge_here(broken) == judge_there(broken) == {(2, "status"), (3, "period_end"), (4, "source_id")}


def test_a_few_mutated_tables_are_judged_alike() -> None:
    judged = [(here, there) for _, here, there in compare(13, 1)]
    assert all(here == there for here, there in judged)
    assert sum(bool(there) for _, there in judged) > 4
