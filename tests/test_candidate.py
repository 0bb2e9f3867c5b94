"""The ledger with a draft in it: just what would be written, and nothing of it written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd

from scripts.checks.gate import check_ledger
from scripts.intake.candidate import changed_files, decided_rows, join_draft
from scripts.intake.drafts import DraftFollowup
from scripts.ledger.packages import load_package, load_texts
from tests.drafting import REPORT, draft_of


def test_a_draft_of_what_is_there_changes_nothing(example: Path) -> None:
    ledger = load_package(example)
    joined = join_draft(ledger, draft_of(example))
    assert changed_files(ledger, joined) == {}
    for name, table in ledger.tables.items():
        pd.testing.assert_frame_equal(joined.frame(name), table.frame)


def test_a_new_report_brings_its_files_and_their_place_in_the_descriptor(example: Path) -> None:
    ledger, draft = load_package(example), draft_of(example)
    there = {path.name for path in (example / "data" / "reports" / REPORT).glob("*.csv")}
    new = replace(
        draft,
        source=replace(draft.source, source_id="qinghe-2024", region_code="999002"),
        figures=tuple(replace(row, figure_id=f"n{row.figure_id}", source_id="qinghe-2024") for row in draft.figures),
        omissions=(),
        measures=(),
        relations=(),
        remarks=(),
        additions={"regions": ({"region_code": "999002", "name_zh": "白石县", "level": "county"},)},
    )
    files = changed_files(ledger, join_draft(ledger, new))
    assert "figures.csv" in there
    assert sorted(files) == [
        "data/reference/regions.csv",
        "data/reference/sources.csv",
        "data/reports/qinghe-2024/figures.csv",
        "datapackage.json",
    ]
    assert "999002,白石县,,county,\n" in files["data/reference/regions.csv"]
    assert (
        '"data/reports/qinghe-2023/figures.csv",\n        "data/reports/qinghe-2024/figures.csv"'
        in files["datapackage.json"]
    )


def test_what_is_joined_passes_the_gate_as_the_package_does(example: Path) -> None:
    ledger, texts = load_package(example), load_texts(example / "texts")
    draft = draft_of(example)
    assert list(check_ledger(join_draft(ledger, draft), texts)) == []
    wrong = replace(draft, figures=(replace(draft.figures[0], value="1"), *draft.figures[1:]))
    (found,) = check_ledger(join_draft(ledger, wrong), texts)
    assert (found.column, found.file) == ("value", f"data/reports/{REPORT}/figures.csv")


def test_undecided_figures_are_left_out_and_omitted_ones_are_omissions(example: Path) -> None:
    draft = draft_of(example)
    first, second, *others = draft.figures
    first, second = replace(first, decision=""), replace(second, decision="omit", reason="name")
    rows = decided_rows(replace(draft, figures=(first, second, *others)))
    assert [row["figure_id"] for row in rows["figures"]] == [row.figure_id for row in others]
    assert rows["omissions"][0] == {
        "source_id": REPORT,
        "span_start": second.span_start,
        "span_end": second.span_end,
        "text": second.as_stated,
        "reason": "name",
    }


def test_a_followed_measure_becomes_a_row_of_followups(example: Path) -> None:
    draft = replace(
        draft_of(example), followups=(DraftFollowup("measure", "old", measure_id="new", decision="accept"),)
    )
    assert decided_rows(draft)["followups"] == [{"measure_id": "new", "source_id": REPORT, "follows_id": "old"}]


def test_what_is_not_translated_yet_says_so(example: Path) -> None:
    draft = draft_of(example)
    draft = replace(draft, source=replace(draft.source, title_en="", note_zh="网址没有查到。", note_en=""))
    unit = {"unit_id": "workshop", "name_zh": "个车间", "name_en": "", "plural_en": "", "written_zh": "个"}
    rows = decided_rows(replace(draft, additions={"units": (unit,)}))
    (source,) = rows["sources"]
    assert (source["title_en"], source["note_en"]) == (
        "青禾县2023年乡村振兴工作情况 (not yet translated)",
        "网址没有查到。 (not yet translated)",
    )
    assert rows["units"][0]["name_en"] == rows["units"][0]["plural_en"] == "个车间 (not yet translated)"
    assert all("not yet" not in cell for row in rows["figures"] for cell in row.values())
