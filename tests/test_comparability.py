"""No chart joins what must be kept apart: the rule on small input, then on the whole of the real data."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import combinations, pairwise

import pandas as pd
import pytest

from scripts.audit.audit import audit
from scripts.audit.comparability import Comparability, may_compare, read_comparability
from scripts.audit.counterparts import DIFFER, SCOPE, same_cells
from scripts.audit.facts import establish
from scripts.charts.content import Compare, Composition, Dots, PartWhole, Progress, Series
from scripts.charts.gallery import Gallery
from scripts.charts.illustrations import Illustration, illustrate
from scripts.charts.scales import check_joined, head_unit, require_joined, slug
from scripts.findings import LedgerError
from scripts.ledger.packages import load_package
from scripts.pages.catalogue import Site
from scripts.paths import ROOT
from scripts.wording.views import FigureView
from scripts.words import load_words
from tests import audited
from tests.invented import NOTHING_APART, figure, index, local, rule

ZH = load_words("zh")
PAIR = re.compile(r"\{([a-z0-9-]+)\} <> \{([a-z0-9-]+)\}")


def chart(*views: FigureView) -> Illustration:
    (made,) = illustrate(views, index(rule("part-whole")), ZH)
    return made


def test_each_row_of_a_part_whole_chart_is_a_scale_and_a_stated_share_is_on_none() -> None:
    made = chart(figure("whole", "9"), figure("part", "6"), figure("share", "66.7", "percent"))
    assert made.scales == (frozenset({"f-whole-9", "f-part-6"}),)
    persons = {"breakdown_id": "counted=persons"}
    made = chart(
        figure("whole", "9"),
        figure("part", "6"),
        figure("whole", "40", "person", **persons),
        figure("part", "21", "person", **persons),
    )
    assert made.scales == (frozenset({"f-whole-9", "f-part-6"}), frozenset({"f-whole-40", "f-part-21"}))
    assert list(check_joined(made, NOTHING_APART)) == []


def test_a_pair_that_is_kept_apart_stops_a_chart() -> None:
    made = chart(figure("whole", "9"), figure("part", "6"))
    apart = {"f-part-6": frozenset({"f-whole-9"}), "f-whole-9": frozenset({"f-part-6"})}
    comparability = Comparability(apart, {})
    assert [finding.render() for finding in check_joined(made, comparability)] == [
        "data/reference/charts.csv: [chart-scale] the chart 'part-whole-999001-s-1-2023-12-31' puts 'f-part-6' and "
        "'f-whole-9' on one scale\n"
        "    mend: They are not comparable: change the rule of the chart, or the relation."
    ]
    with pytest.raises(LedgerError):
        require_joined(made, comparability)
    gallery = Gallery({}, {}, index(rule("part-whole")), ZH, comparability)
    assert gallery.of_figures([figure("whole", "9"), figure("part", "6")]) == []


def scale(*views: FigureView) -> list[str]:
    rows = [view.figure for view in views]
    return [finding.message for finding in NOTHING_APART.check_scales("c", [rows])]


def test_units_and_places_that_differ_stop_a_chart() -> None:
    here, there = figure("x", "9"), figure("x", "8", region_code="999002")
    assert scale(here, figure("x", "21", "person")) == ["the chart 'c' puts 'f-x-21' and 'f-x-9' on one scale"]
    assert scale(here, there) == []
    assert scale(local(here), local(there)) == ["the chart 'c' puts 'f-x-8' and 'f-x-9' on one scale"]


def test_claims_of_one_cell() -> None:
    one, same, other = figure("x", "10"), figure("x", "10", source_id="s-2", figure_id="f-same"), figure("x", "9")
    over = figure("x", "10", figure_id="f-over", qualifier_id="over")
    claims = NOTHING_APART.claims(view.figure for view in (one, same, other, over))
    assert [[row.figure_id for row in claim] for claim in claims] == [["f-x-9"], ["f-over"], ["f-same", "f-x-10"]]


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
        ],
        [audited.relation("{a} <> {c}", "not-comparable")],
    )
    found = read_comparability(audit(rows), same_cells(rows))
    assert found == Comparability({"a": frozenset({"c"}), "c": frozenset({"a"})}, {"a": "a", "b": "a"})
    assert [found.clash(ids) for ids in (["a", "b"], ["b", "c"], ["c", "b", "a"])] == [None, None, ("a", "c")]


def test_a_slug_has_the_letters_of_an_address() -> None:
    assert slug("series", "fund-level=county;year=first", "", "at end") == "series-fund-level-county-year-first-at-end"


# The whole of the real data.


@cache
def real_site() -> Site:
    """The Chinese site of the project's own package; what the charts need of it."""
    evidence = pd.DataFrame(columns=["source_id"])
    return Site(establish(load_package(ROOT)), evidence, ZH)


@cache
def real_charts() -> tuple[Illustration, ...]:
    return tuple({item.chart_id: item for item in real_site().gallery.every()}.values())


def real_pairs() -> set[frozenset[str]]:
    """Pairs that relations call not comparable, read by another way than that of the code."""
    formulas = real_site().ledger.frame("relations")["formula"]
    return {frozenset(match.groups()) for text in formulas if (match := PAIR.fullmatch(text))}


def test_no_chart_of_the_real_data_joins_what_is_not_comparable() -> None:
    pairs = real_pairs()
    apart = real_site().ledger.frame("indicators").query("places == 'apart'")["indicator_id"]
    views = {view.figure_id: view for view in real_site().figures}
    assert len(pairs) > 50
    assert len(apart) > 20
    assert len(real_charts()) > 80
    for item in real_charts():
        for scale in item.scales:
            for one, other in combinations(sorted(scale), 2):
                assert frozenset({one, other}) not in pairs, item.chart_id
                assert views[one].unit_id == views[other].unit_id, item.chart_id
                if views[one].indicator_id in set(apart):
                    assert views[one].region_code == views[other].region_code, item.chart_id


def drawn(item: Illustration) -> list[int]:
    """How many values a chart draws on each of its scales, told from what is drawn and not from the scales."""
    match item.data:
        case Compare(bars=bars):
            return [len(bars)]
        case Composition(parts=parts, total=total):
            return [len(parts) + (total is not None)]
        case Dots():
            return [2]
        case PartWhole(rows=rows):
            return [2 for _ in rows]
        case Progress(rows=plans):
            return [len(plan.stages()) for plan in plans]
        case Series(points=points):
            marks = [0, *(at for at, point in enumerate(points) if point.breaks), len(points)]
            return [after - before for before, after in pairwise(marks)]


def test_every_value_that_a_chart_draws_is_in_one_of_its_scales() -> None:
    for item in real_charts():
        known = {view.figure_id for _, view in item.rows}
        scales = item.scales
        assert len(scales) == len(drawn(item)), item.chart_id
        for count, scale in zip(drawn(item), scales, strict=True):
            assert scale <= known, item.chart_id
            assert len(scale) >= count, item.chart_id


def test_every_value_that_is_drawn_over_time_or_places_was_stated_and_none_is_an_average() -> None:
    stated = {(view.indicator_id, view.region, view.value) for view in real_site().figures}
    for item in real_charts():
        about = item.rows[0][1]
        if isinstance(item.data, Series):
            assert {(about.indicator_id, about.region, point.value) for point in item.data.points} <= stated
        if isinstance(item.data, Compare):
            values = {view.value for _, view in item.rows}
            assert {bar.value for bar in item.data.bars} <= values


def test_cells_on_which_sources_do_not_agree_are_never_one_point_or_bar() -> None:
    cells = [cell for cell in real_site().facts.cells if cell.verdict in (DIFFER, SCOPE)]
    views = {view.figure_id: view for view in real_site().figures}
    assert cells
    for cell in cells:
        told = {(views[name].value, views[name].qualifier_id) for name in cell.figure_ids}
        for item in real_charts():
            held = [view for _, view in item.rows if view.figure_id in cell.figure_ids]
            if isinstance(item.data, Series) and held:
                at = {point.value for point in item.data.points if point.alone}
                assert len(held) == len(cell.figure_ids), item.chart_id
                assert len(told) == 1 or {value for value, _ in told} <= at, item.chart_id
            if isinstance(item.data, Compare) and len(told) > 1:
                assert held == [], item.chart_id


def test_every_kind_is_drawn_and_no_two_charts_have_one_id() -> None:
    kinds = Counter(type(item.data).__name__ for item in real_charts())
    assert set(kinds) == {"Compare", "Composition", "Dots", "PartWhole", "Progress", "Series", "Tiles"}
    assert len({item.chart_id for item in real_charts()}) == len(real_charts())


@pytest.mark.parametrize(
    ("before", "after", "unit_id", "unit"),
    [("超过", "万元", "cny", "万元"), ("over CNY", "million", "cny", "CNY million"), ("over", "km", "km", "km")],
)
def test_the_unit_at_a_head_has_its_scale_and_currency_and_no_qualifier(
    before: str, after: str, unit_id: str, unit: str
) -> None:
    assert head_unit(before, after, unit_id) == unit
