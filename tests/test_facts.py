"""The facts of the example ledger: rows of a part, and what is said of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from scripts.audit.facts import establish
from scripts.ledger.packages import load_package
from tests.next_year import add_change, add_file


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


def test_a_row_changed_on_the_newest_day_that_names_it_or_its_document(example: Path) -> None:
    days = {
        "2024-01-04,indicators,monitored": "definition changed",
        "2024-01-05,indicators,monitored": "definition changed",
        "2024-02-01,figures,qinghe-2023-toilets": "our error",
        "2024-02-15,figures,qinghe-2023-gone": "our error",
        "2024-03-01,sources,qinghe-2023": "new report",
    }
    rows = [f"{name},changed,note,,,{cause},改,Changed" for name, cause in days.items()]
    lines = ["day,table,row,kind,column,old,new,cause,words_zh,words_en", *rows]
    (example / "data/changes.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    add_file(example, "changes", "data/changes.csv")
    facts = establish(load_package(example))
    assert facts.changed_on == {"qinghe-2023": date(2024, 3, 1), "monitored": date(2024, 1, 5)}
    assert [(row.row, row.cause, row.words["en"]) for row in facts.changes[:1]] == [
        ("monitored", "definition changed", "Changed")
    ]


def test_a_row_belongs_to_the_longest_document_with_whose_id_its_own_begins(example: Path) -> None:
    facts = establish(load_package(example))
    (row, *_) = facts.references.sources.values()
    named = replace(facts, references=replace(facts.references, sources={"a": row, "a-1": row}))
    assert [named.document_of(key) for key in ("a", "a-1-x", "a-2", "b-a")] == ["a", "a-1", "a", ""]


def test_a_figure_is_withdrawn_where_it_was_taken_out_and_is_not_back(example: Path) -> None:
    add_change(example, "2024-03-01", "qinghe-2023-gone", kind="withdrawn")
    add_change(example, "2024-03-01", "qinghe-2023-toilets", kind="withdrawn")
    add_change(example, "2024-03-02", "qinghe-2023-other")
    add_change(example, "2024-03-03", "qinghe-2023-part", kind="withdrawn", table="measures")
    gone = establish(load_package(example)).withdrawn_of
    assert {key: [row.row for row in rows] for key, rows in gone.items()} == {"qinghe-2023": ["qinghe-2023-gone"]}


def test_a_package_begins_on_the_day_that_it_names(example: Path) -> None:
    facts = establish(load_package(example))
    days = [
        replace(facts, ledger=replace(facts.ledger, descriptor=descriptor)).begun
        for descriptor in ({"created": "2026-11-28T08:00:00Z"}, {"created": "2026-11-28"}, {})
    ]
    assert days == [date(2026, 11, 28), date(2026, 11, 28), None]


def test_the_history_of_a_row_has_what_was_done_to_it_and_to_its_document_the_earliest_first(example: Path) -> None:
    add_change(example, "2024-03-01", "qinghe-2023-toilets", kind="changed", column="value", cause="our error")
    add_change(example, "2024-02-01", "qinghe-2023")
    add_change(example, "2024-02-15", "qinghe-2023", table="measures")
    add_change(example, "2024-02-16", "qinghe-2023-water")
    found = establish(load_package(example)).history("figures", "qinghe-2023-toilets", "qinghe-2023")
    assert [(change.kind, change.column, change.cause) for change in found] == [
        ("added", "", "new report"),
        ("changed", "value", "our error"),
    ]
