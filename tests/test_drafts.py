"""Drafts: what is written is read again, tables' columns come first, edited files are refused with a place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.findings import LedgerError
from scripts.intake.drafts import (
    ROWS,
    Draft,
    DraftFigure,
    DraftFollowup,
    DraftMeasure,
    DraftOmission,
    DraftRelation,
    DraftRemark,
    DraftSource,
    columns_of,
    list_drafts,
    read_draft,
    write_draft,
)
from scripts.paths import ROOT
from tests.telling import error_told

SCHEMAS = {"source": "sources"}
DRAFT = Draft(
    DraftSource("county-2023", title="某县“十件事”, 一览", remarks="cut"),
    figures=(DraftFigure("county-2023-1", "county-2023", value="160000000", span_start="12", span_end="17"),),
    omissions=(DraftOmission("county-2023", "3", "8", "2023年", "date"),),
    measures=(DraftMeasure("county-2023-m1", "county-2023", words="建立\n机制"),),
    relations=(DraftRelation("county-2023-r1", "county-2023", "share", "{a} / {b} * 100"),),
    followups=(DraftFollowup("target", "county-2022-1", "county-2023-1"),),
    remarks=(DraftRemark("county-2023-k1", "county-2023"),),
    additions={"regions": ({"region_code": "610824", "name_zh": "某县"},)},
)


def columns(table: str) -> list[str]:
    schema = json.loads((ROOT / "data" / "schemas" / f"{table}.json").read_text(encoding="utf-8"))
    return [item["name"] for item in schema["fields"]]


@pytest.mark.parametrize("table", [name for name in ROWS if name != "followups"])
def test_a_file_begins_with_the_columns_of_its_table(table: str) -> None:
    wanted = columns(SCHEMAS.get(table, table))
    assert list(columns_of(table))[: len(wanted)] == wanted


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    folder = write_draft(tmp_path, DRAFT)
    assert folder == tmp_path / "drafts" / "county-2023"
    assert read_draft(tmp_path, "county-2023") == DRAFT
    assert list_drafts(tmp_path) == ["county-2023"]
    assert (folder / "figures.csv").read_bytes().startswith(b"\xef\xbb\xbffigure_id,")  # so Excel opens it as UTF-8


def test_a_row_that_is_no_longer_added_is_gone_when_read_again(tmp_path: Path) -> None:
    write_draft(tmp_path, DRAFT)
    write_draft(tmp_path, replace(DRAFT, additions={}))
    assert read_draft(tmp_path, "county-2023").additions == {}


def test_other_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    (folder := write_draft(tmp_path, DRAFT)).joinpath("notes.txt").write_text("mine", encoding="utf-8")
    write_draft(tmp_path, DRAFT)
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine"


def refusal(root: Path) -> str:
    with pytest.raises(LedgerError) as raised:
        read_draft(root, "county-2023")
    return error_told(raised.value)


def test_a_draft_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    write_draft(tmp_path, replace(DRAFT, source=DraftSource("other-2023")))
    assert refusal(tmp_path) == (
        "drafts/county-2023: [draft-missing] There is no draft of 'county-2023'.\n"
        "    fix: Make one with intake, or name one of those that are there: other-2023."
    )


def test_a_row_that_is_too_short_is_named(tmp_path: Path) -> None:
    path = write_draft(tmp_path, DRAFT) / "omissions.csv"
    path.write_text(path.read_text(encoding="utf-8") + "county-2023,3\n", encoding="utf-8")
    assert refusal(tmp_path) == (
        "drafts/county-2023/omissions.csv:3: [row-width] The row has 2 cells, the header 7.\n"
        "    fix: Add the missing cells, or quote the cell that holds a comma."
    )


def test_a_header_that_was_changed_is_named(tmp_path: Path) -> None:
    path = write_draft(tmp_path, DRAFT) / "followups.csv"
    path.write_text("kind,earlier\n", encoding="utf-8")
    assert "drafts/county-2023/followups.csv:1: [header] The header is 'kind,earlier'." in refusal(tmp_path)


def test_a_draft_is_of_one_document(tmp_path: Path) -> None:
    path = write_draft(tmp_path, DRAFT) / "source.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    assert "[draft-source] The file has 2 rows; a draft is of one document." in refusal(tmp_path)
