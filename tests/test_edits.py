"""What a person changes in a draft: just that row, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from scripts.findings import LedgerError
from scripts.intake.arrival import make_engine, report_of_draft
from scripts.intake.drafts import Draft, DraftFigure
from scripts.intake.edits import (
    add_breakdown,
    add_indicator,
    add_row,
    count_decided,
    edit_figure,
    edit_row,
    edit_source,
    find_row,
    make_figure,
    read_units_of,
)
from scripts.ledger.packages import Ledger, load_package
from tests.drafting import REPORT, draft_of

FUNDS = "44"  # where 1.6亿元 begins
MONITORED = "320户"


def refusal(error: pytest.ExceptionInfo[LedgerError]) -> str:
    return error.value.findings[0].rule


def start_of(draft: Draft, words: str) -> str:
    return next(row.span_start for row in draft.figures if row.as_stated == words)


def test_the_unit_follows_from_indicator_and_breakdown(example: Path) -> None:
    draft = draft_of(example)
    units, start = read_units_of(load_package(example), draft), start_of(draft, MONITORED)
    marked = edit_row(draft, "figures", start, {"marks": "breakdown;status", "decision": ""})
    changed = edit_figure(marked, start, {"breakdown": "counted=persons", "decision": "accept"}, units)
    row = find_row(changed, "figures", start)
    assert (row.unit, row.marks, row.decision) == ("person", "status", "accept")
    assert [other for other in changed.figures if other.span_start != start] == [
        other for other in draft.figures if other.span_start != start
    ]


def test_a_row_or_column_that_is_not_there_is_refused(example: Path) -> None:
    draft = draft_of(example)
    with pytest.raises(LedgerError) as no_row:
        edit_row(draft, "figures", "999", {"note": "x"})
    with pytest.raises(LedgerError) as no_column:
        edit_row(draft, "figures", FUNDS, {"nothing": "x"})
    with pytest.raises(LedgerError) as no_table:
        edit_row(draft, "secrets", FUNDS, {"note": "x"})
    assert [refusal(no_row), refusal(no_column), refusal(no_table)] == [
        "edit-no-row",
        "edit-no-column",
        "edit-no-column",
    ]


@pytest.mark.parametrize("cell", ["one\ntwo", "\u200b", "x" * 2001])
def test_a_cell_is_one_line_of_visible_text(example: Path, cell: str) -> None:
    with pytest.raises(LedgerError) as error:
        edit_source(draft_of(example), {"title": cell})
    assert refusal(error) == "edit-cell"


def suggesting(ledger: Ledger, draft: Draft, text: str) -> Callable[[int, int], DraftFigure]:
    """What the engine says of a span of the example's report."""
    return partial(make_engine(ledger, {}).suggest, text, report_of_draft(draft, text))


def test_an_omission_becomes_a_figure(example: Path) -> None:
    ledger, draft = load_package(example), draft_of(example)
    text = (example / "texts" / f"{REPORT}.txt").read_text(encoding="utf-8")
    row = find_row(draft, "figures", FUNDS)
    omission = {"span_start": FUNDS, "span_end": row.span_end, "text": row.as_stated, "reason": "name"}
    without = replace(draft, figures=tuple(other for other in draft.figures if other is not row))
    before = add_row(without, "omissions", omission)
    made = make_figure(before, row.span[0], row.span[1], suggesting(ledger, draft, text))
    new = find_row(made, "figures", FUNDS)
    assert (new.value, new.qualifier, new.as_stated, new.decision) == ("160000000", "exact", "1.6亿元", "")
    assert made.omissions == draft.omissions


def test_a_figure_is_widened_and_keeps_what_it_is(example: Path) -> None:
    ledger, draft = load_package(example), draft_of(example)
    text = (example / "texts" / f"{REPORT}.txt").read_text(encoding="utf-8")
    row = next(row for row in draft.figures if row.as_stated == "400余万元")
    start, end = row.span
    narrow = edit_row(draft, "figures", row.span_start, {"span_end": str(start + 3), "as_stated": "400"})
    assert find_row(make_figure(narrow, start, end, suggesting(ledger, draft, text)), "figures", row.span_start) == row


def test_what_is_no_number_is_refused(example: Path) -> None:
    ledger, draft = load_package(example), draft_of(example)
    text = (example / "texts" / f"{REPORT}.txt").read_text(encoding="utf-8")
    with pytest.raises(LedgerError) as error:
        make_figure(draft, 0, 3, suggesting(ledger, draft, text))
    assert refusal(error) == "edit-no-number"
    first, second = draft.figures[:2]
    with pytest.raises(LedgerError) as both:
        make_figure(draft, first.span[0], second.span[1], suggesting(ledger, draft, text))
    assert refusal(both) == "edit-overlap"


def test_a_new_indicator_gets_an_id_from_its_sound_and_no_other_has_it(example: Path) -> None:
    draft, columns = draft_of(example), load_package(example).tables["indicators"].columns
    cells = {"name_zh": "帮扶车间", "definition_zh": "有几个车间。", "unit_id": "cny"}
    one = add_indicator(draft, columns, cells, {"monitored"})
    two = add_indicator(one, columns, cells, {"monitored", "bang-fu-che-jian"})
    assert [row["indicator_id"] for row in two.additions["indicators"]] == ["bang-fu-che-jian", "bang-fu-che-jian-2"]
    assert list(two.additions["indicators"][0]) == columns
    named = add_indicator(draft, columns, {**cells, "name_en": "Workshops (all)"}, set())
    assert named.additions["indicators"][0]["indicator_id"] == "workshops-all"


def test_a_new_breakdown_belongs_to_its_dimension(example: Path) -> None:
    draft, columns = draft_of(example), load_package(example).tables["breakdowns"].columns
    cells = {"name_zh": "镇级", "name_en": "Township", "dimension": "fund-level"}
    (row,) = add_breakdown(draft, columns, cells, {"fund-level=county"}).additions["breakdowns"]
    assert row == {"breakdown_id": "fund-level=township", "name_zh": "镇级", "name_en": "Township", "unit_id": ""}


def test_decided_are_those_that_were_accepted_or_omitted(example: Path) -> None:
    draft = draft_of(example)
    first, second, *others = draft.figures
    mixed = (replace(first, decision=""), replace(second, decision="omit"), *others)
    assert count_decided(replace(draft, figures=mixed)) == (len(draft.figures) - 1, len(draft.figures))
