"""Names of cells and of groups of places, and why a figure is in no group."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scripts.audit.comparability import Comparability
from scripts.audit.groups import group_figures, name_cell
from scripts.ledger.rows import Figure
from tests.invented import NOTHING_APART, figure, local


def place(name: str, value: str, code: str, **changes: str) -> Figure:
    return figure(name, value, "percent", region_code=code, figure_id=f"f-{name}-{code}", **changes).figure


def test_a_name_is_made_of_what_is_alike() -> None:
    assert name_cell(["a", "b"]) == name_cell(["a", "b"]) != name_cell(["ab", ""])
    assert len(name_cell(["a"])) == len("c-0123456789ab")


def test_figures_of_two_places_are_a_group_and_one_alone_is_none() -> None:
    rows = [place("water", "90", "999001"), place("water", "80", "999002"), place("roads", "7", "999001")]
    found = group_figures(rows, NOTHING_APART)
    (name,) = found.groups
    assert found.group_of == {"f-water-999001": name, "f-water-999002": name}
    assert found.reasons == {"f-roads-999001": "alone"}


def test_why_a_figure_is_in_no_group() -> None:
    here, there = place("water", "90", "999001"), place("water", "80", "999002")
    apart = {here.figure_id: frozenset({there.figure_id}), there.figure_id: frozenset({here.figure_id})}
    assert set(group_figures([here, there], Comparability(apart, {})).reasons.values()) == {"apart"}
    again = replace(here, figure_id="f-again", value=place("water", "70", "999001").value)
    assert group_figures([here, again, there], NOTHING_APART).reasons == {
        here.figure_id: "conflict",
        "f-again": "conflict",
        there.figure_id: "alone",
    }
    day = replace(here, figure_id="f-day", value=None, day=date(2023, 1, 1))
    fall = replace(here, figure_id="f-fall", value=-there.value if there.value else None)
    own = local(figure("water", "90", figure_id="f-own")).figure
    assert group_figures([day, fall, own], NOTHING_APART).reasons == {
        "f-day": "day",
        "f-fall": "basis",
        "f-own": "local",
    }
