"""What may stand on one scale, and what figures of one cell claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.audit.audit import audit
from scripts.audit.comparability import Comparability, may_compare, read_comparability
from scripts.audit.counterparts import same_cells
from scripts.wording.views import FigureView
from tests import audited
from tests.invented import NOTHING_APART, figure, local
from tests.telling import ENGLISH


def faults(comparability: Comparability, *views: FigureView) -> list[str]:
    rows = [view.figure for view in views]
    return [ENGLISH.message(finding) for finding in comparability.check_scales("c", [rows])]


def test_a_pair_that_is_kept_apart_stops_a_chart() -> None:
    whole, part = figure("whole", "9"), figure("part", "6")
    apart = {"f-part-6": frozenset({"f-whole-9"}), "f-whole-9": frozenset({"f-part-6"})}
    assert faults(NOTHING_APART, whole, part) == []
    assert faults(Comparability(apart, {}), whole, part) == [
        "The chart 'c' puts 'f-part-6' and 'f-whole-9' on one scale."
    ]
    assert faults(Comparability(apart, {}), whole, figure("part", "7")) == []


def test_units_and_places_that_differ_stop_a_chart() -> None:
    here, there = figure("x", "9"), figure("x", "8", region_code="999002")
    assert faults(NOTHING_APART, here, figure("x", "21", "person")) == [
        "The chart 'c' puts 'f-x-21' and 'f-x-9' on one scale."
    ]
    assert faults(NOTHING_APART, here, there) == []
    assert faults(NOTHING_APART, local(here), there) == faults(NOTHING_APART, here, local(there)) == []
    assert faults(NOTHING_APART, local(here), local(there)) == ["The chart 'c' puts 'f-x-8' and 'f-x-9' on one scale."]


def test_claims_of_one_cell() -> None:
    one, same, other = figure("x", "10"), figure("x", "10", source_id="s-2", figure_id="f-same"), figure("x", "9")
    over = figure("x", "10", figure_id="f-over", qualifier_id="over")
    claims = NOTHING_APART.claims(view.figure for view in (one, same, other, over))
    assert [[row.figure_id for row in claim] for claim in claims] == [["f-x-9"], ["f-over"], ["f-x-10", "f-same"]]


def test_a_repost_in_another_language_never_stands_first() -> None:
    chinese, foreign = figure("x", "10").figure, figure("x", "10", figure_id="a-foreign").figure
    foreign = replace(foreign, source=replace(foreign.source, language="bg"))
    (claim,) = NOTHING_APART.claims([foreign, chinese])
    assert claim == [chinese, foreign]


def test_claims_stand_in_the_order_of_their_values() -> None:
    views = [figure("x", "0.5"), figure("x", "0")]
    assert [claim[0].figure_id for claim in NOTHING_APART.claims(view.figure for view in views)] == ["f-x-0", "f-x-0.5"]


def test_figures_of_a_cell_that_agrees_are_one_claim_and_the_most_precise_comes_first() -> None:
    rough, fine = figure("x", "12000").figure, figure("x", "11995").figure
    agreeing = Comparability({}, {rough.figure_id: "f-x-12000", fine.figure_id: "f-x-12000"})
    assert agreeing.claims([rough, fine]) == [[fine, rough]]


@pytest.mark.parametrize(
    ("view", "may"),
    [
        (figure("x", "0"), True),
        (figure("x", "-1"), False),
        (figure("x", "1", breakdown_id="prices=not-stated"), False),
        (local(figure("x", "1")), False),
    ],
)
def test_which_figures_may_stand_beside_those_of_another_place(view: FigureView, may: bool) -> None:
    assert may_compare(view.figure) is may


def test_what_the_verdicts_and_cells_of_a_ledger_say() -> None:
    rows = audited.rows(
        [
            audited.figure("a", "320户", "household", indicator_id="i"),
            audited.figure("b", "320户", "household", indicator_id="i", source_id="s-2"),
            audited.figure("c", "900人", "person"),
            audited.figure("d", "91.57%", "percent", indicator_id="cut"),
            audited.figure("e", "91.5%", "percent", indicator_id="cut", source_id="s-2"),
            audited.figure("f", "90%", "percent", indicator_id="other"),
            audited.figure("g", "80%", "percent", indicator_id="other", source_id="s-2"),
        ],
        [audited.relation("{a} <> {c}", "not-comparable")],
    )
    facts = read_comparability(audit(rows), same_cells(rows))
    assert facts == Comparability({"a": frozenset({"c"}), "c": frozenset({"a"})}, {"a": "a", "b": "a"})
    assert [facts.clash(ids) for ids in (["a", "b"], ["b", "c"], ["c", "b", "a"])] == [None, None, ("a", "c")]
