"""The same cell in two sources."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scripts.audit.counterparts import rank_sources, same_cells
from scripts.ledger.parts import Rows
from tests.audited import figure, source
from tests.audited import rows as typed_rows


@pytest.mark.parametrize(
    ("one", "two", "unit", "verdict", "truncated"),
    [
        ("8416万元", "8416万元", "cny", "agree", False),
        ("8416万元", "0.84亿元", "cny", "agree", False),
        ("91.57%", "91.5%", "percent", "agree", True),
        ("91.57%", "91.4%", "percent", "differ", False),
        ("91.57%", "90%以上", "percent", "scope", False),
        ("91.57%", "92%以上", "percent", "differ", False),
        ("约300户", "300户", "household", "scope", False),
    ],
)
def test_two_sources(one: str, two: str, unit: str, verdict: str, truncated: bool) -> None:
    rows = [figure("b", two, unit, source_id="s-2", indicator_id="i"), figure("a", one, unit, indicator_id="i")]
    (cell,) = same_cells(typed_rows(rows, []))
    assert (cell.verdict, cell.truncated) == (verdict, truncated)
    assert (cell.figure_ids, [row.source.source_id for row in cell.figures]) == (("a", "b"), ["s-1", "s-2"])


def test_different_units_are_not_compared() -> None:
    rows = [
        figure("a", "320户", "household", indicator_id="i"),
        figure("b", "320人", "person", indicator_id="i", source_id="s-2"),
    ]
    assert [cell.verdict for cell in same_cells(typed_rows(rows, []))] == ["scope"]


def test_one_that_differs_is_enough() -> None:
    rows = [
        figure(f"f{at}", stated, "household", indicator_id="i", source_id=f"s-{at}")
        for at, stated in enumerate(["320户", "320户", "321户"])
    ]
    assert [(cell.verdict, cell.figure_ids) for cell in same_cells(typed_rows(rows, []))] == [
        ("differ", ("f0", "f1", "f2"))
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"source_id": "s-1"},
        {"region_code": "999002"},
        {"breakdown": "counted=persons"},
        {"status": "plan"},
        {"measured": "at end"},
        {"period_end": "2023-06-30"},
        {"indicator_id": "j"},
    ],
)
def test_what_is_not_the_same_cell(changes: dict[str, str]) -> None:
    other = {"source_id": "s-2", "indicator_id": "i", **changes}
    rows = [figure("a", "320户", "household", indicator_id="i"), figure("b", "321户", "household", **other)]
    assert same_cells(typed_rows(rows, [])) == []


def test_dates_are_left_out() -> None:
    rows = [figure(f"f{at}", "6月底", "date", indicator_id="i", source_id=f"s-{at}") for at in range(2)]
    assert same_cells(typed_rows(rows, [])) == []


def test_chinese_comes_before_other_languages_and_official_sites_before_press_and_reposts() -> None:
    kinds = [("a", "official-site", "en"), ("b", "repost", ""), ("c", "press-site", ""), ("d", "official-site", "")]
    sources = [replace(source(f"s-{name}"), source_class=kind, language=language) for name, kind, language in kinds]
    ranks = rank_sources(sources)
    assert sorted(ranks, key=lambda key: ranks[key]) == ["s-d", "s-c", "s-b", "s-a"]


def told_by(**sources: dict[str, Any]) -> Rows:
    """One cell that these sources fill, each changed as named."""
    cells = [figure(f"f-{key}", "320户", "household", indicator_id="i", source_id=key) for key in sources]
    rows = typed_rows(cells, [])
    changed = {key: replace(row, **sources.get(key, {})) for key, row in rows.references.sources.items()}
    return replace(rows, references=replace(rows.references, sources=changed))


def test_the_first_source_of_a_cell_stands_first() -> None:
    (cell,) = same_cells(told_by(a={"source_class": "repost"}, b={}))
    assert cell.figure_ids == ("f-b", "f-a")


def test_a_repost_and_its_origin_are_one_source() -> None:
    chain = {"b": {"reprint_of": "a"}, "c": {"reprint_of": "b"}}
    assert same_cells(told_by(a={}, **chain)) == []
    (cell,) = same_cells(told_by(a={}, b=chain["b"], c={}))
    assert cell.figure_ids == ("f-a", "f-b", "f-c")


def test_documents_that_name_each_other_as_origin_stop_nothing() -> None:
    circle = {"a": {"reprint_of": "b"}, "b": {"reprint_of": "a"}}
    assert len(same_cells(told_by(**circle))) == 1
