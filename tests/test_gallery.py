"""Which charts stand on which page; none joins what must be kept apart, and every id is short and its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from scripts.audit.comparability import Comparability
from scripts.charts import gallery
from scripts.charts.gallery import Gallery, choose_charts
from scripts.charts.identity import MOST
from scripts.ledger.rows import ChartRule, Figure
from tests.charted import COUNTY, NATION, OTHERS, PREFECTURE, PROVINCE, drawn, figure, named, rule, source
from tests.telling import refuses

HOME = rule("home", "income", "{name}")
PARENTS = rule("parents", "income", "{region}")
CAUSES = rule("composition", "cause", "{top}", dimension="cause")
INCOME = [figure(str(value), "income", value, region=NATION) for value in (2020, 2021, 2022)]


def facts(figures: Sequence[Figure], *rules: ChartRule, apart: Sequence[str] = ()) -> Any:
    pairs = {apart[0]: frozenset(apart[1:])} if apart else {}
    return SimpleNamespace(
        figures=lambda: tuple(figures),
        relations=tuple,
        remarks=tuple,
        comparability=Comparability(pairs, {}),
        targets=(),
        chart_rules=rules,
        is_large=False,
    )


def causes(source_id: str, year: int = 2023) -> list[Figure]:
    return [
        figure(value, "cause", year, "percent", breakdown=f"cause={name}", source=source(source_id))
        for value, name in (("50", "a"), ("30", "b"), ("10", "c"))
    ]


def test_each_page_has_its_charts() -> None:
    places = [figure(value, "income", region=place) for value, place in zip("234", (COUNTY, *OTHERS), strict=False)]
    chosen = choose_charts(facts([*INCOME, *places, *causes("s-1")], HOME, PARENTS, CAUSES))
    assert sorted(chosen.charts) == ["100000-years-income", "999001-composition-s-1", "county-places-income"]
    assert chosen.home == ("100000-years-income",)
    assert dict(chosen.indicators) == {"cause": (), "income": ("100000-years-income", "county-places-income")}
    assert dict(chosen.regions) == {"999001": ("999001-composition-s-1",)}
    assert dict(chosen.reports) == {"s-1": ("999001-composition-s-1",)}
    assert ("reports", "s-1", "999001-composition-s-1") in set(chosen.pages())


def test_a_region_has_the_chart_of_its_newest_document_and_each_document_its_own() -> None:
    chosen = choose_charts(facts([*causes("s-1", 2021), *causes("s-2", 2022)], CAUSES))
    assert dict(chosen.regions) == {"999001": ("999001-composition-s-2",)}
    assert len(chosen.reports) == len(chosen.charts) == 2
    same = choose_charts(facts([*causes("s-2"), *causes("s-1")], CAUSES))
    assert dict(same.regions) == {"999001": ("999001-composition-s-2",)}


def test_what_must_be_kept_apart_stands_on_no_scale() -> None:
    rows = causes("s-1")
    assert choose_charts(facts(rows, CAUSES, apart=[rows[0].figure_id, rows[2].figure_id])).charts == {}
    assert len(choose_charts(facts(rows, CAUSES)).charts) == 1


def test_no_page_has_more_charts_than_it_has_room_for() -> None:
    regions = [replace(COUNTY, region_code=f"99{place:04}") for place in range(9)]
    rows = [figure(str(year), year=year, region=place) for place in regions for year in (2020, 2021, 2022)]
    assert len(choose_charts(facts(rows)).indicators["x"]) == gallery.MOST_ON_INDICATOR


def test_a_region_stands_beside_those_above_it_for_few_indicators_and_the_first_page_has_titled_series() -> None:
    above, names = (COUNTY, PREFECTURE, PROVINCE, NATION), ("a", "b", "c")
    rows = [figure("5", name, region=place) for name in names for place in above]
    levels = choose_charts(facts(rows, *(rule("parents", name) for name in names))).levels
    assert len(levels["999001"]) == gallery.MOST_LEVELS
    series = [
        figure(str(year), "income", year, region=place) for place in (NATION, COUNTY) for year in (2020, 2021, 2022)
    ]
    chosen = choose_charts(facts(series, HOME))
    assert (chosen.home, len(chosen.indicators["income"])) == (("100000-years-income",), 2)


def test_only_remarks_on_the_base_keep_figures_apart_or_doubt_them() -> None:
    series, shares = INCOME, causes("s-1")
    ids = tuple(item.figure_id for item in (*series, *shares))

    def chosen(kind: str) -> Gallery:
        made = facts([*series, *shares], HOME, CAUSES)
        made.remarks = lambda: (SimpleNamespace(kind=kind, figure_ids=ids),)
        return choose_charts(made)

    def doubted(made: Gallery) -> bool:
        return any(getattr(choice, "is_doubted", False) for choice in made.charts.values())

    assert (len(chosen("typo").charts), doubted(chosen("typo"))) == (2, False)
    assert (len(chosen("unnamed-base").charts), doubted(chosen("unnamed-base"))) == (1, True)
    assert (len(chosen("ambiguous-wording").charts), doubted(chosen("ambiguous-wording"))) == (2, True)


def test_two_charts_of_one_id_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.charts.shares.name_chart", lambda *_: "same")
    with refuses("Two different charts have the id 'same'"):
        choose_charts(facts([*causes("s-1"), *causes("s-2")], CAUSES))


def test_ids_are_short_and_stay_when_figures_and_years_are_added() -> None:
    before = choose_charts(facts([*INCOME, *causes("s-1")], HOME, CAUSES)).charts
    more = [figure("9", "income", 2023, region=NATION), *causes("a-much-longer-document-of-2024", 2024)]
    after = choose_charts(facts([*INCOME, *causes("s-1"), *more], HOME, CAUSES)).charts
    assert set(before) < set(after)
    assert max(map(len, after)) <= MOST


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_choice_is_worded_for_each_language(language: str) -> None:
    (choice,) = choose_charts(facts(INCOME, HOME)).charts.values()
    assert drawn(choice, language).title == {"zh": "指标income", "en": "Indicator income"}[language]


def test_a_text_of_unknown_origin_has_its_chart_on_its_own_page_alone() -> None:
    unknown = replace(source("s-2"), publisher=named(""))
    assert (unknown.is_of_unknown_origin, source("s-2").is_of_unknown_origin) == (True, False)
    assert not replace(unknown, source_class="official-site").is_of_unknown_origin
    rows = [replace(row, source=unknown) for row in causes("s-2", 2024)]
    chosen = choose_charts(facts([*causes("s-1"), *rows], CAUSES))
    assert dict(chosen.regions) == {"999001": ("999001-composition-s-1",)}
    assert sorted(chosen.reports) == ["s-1", "s-2"]
    assert dict(choose_charts(facts(rows, CAUSES)).regions) == {}
