"""A draft becomes a report: every file that changes, made and checked before a byte is written, or nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scripts.checks.gate import check_all
from scripts.findings import LedgerError
from scripts.intake.acceptance import render_acceptance
from scripts.intake.drafts import Draft
from scripts.ledger.packages import load_package, load_texts
from tests.drafting import REPORT, draft_of, take_out

DAY = date(2026, 11, 29)


def render(root: Path, draft: Draft) -> Mapping[str, str]:
    return render_acceptance(load_package(root), draft, load_texts(root / "texts"), DAY)


def put(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def test_what_was_taken_out_comes_back_byte_for_byte(example: Path) -> None:
    before = {path.name: path.read_bytes() for path in (example / "data" / "reports" / REPORT).iterdir()}
    sources = (example / "data" / "reference" / "sources.csv").read_bytes()
    draft = take_out(example)
    put(example, render(example, draft))
    assert {path.name: path.read_bytes() for path in (example / "data" / "reports" / REPORT).iterdir()} == before
    assert (example / "data" / "reference" / "sources.csv").read_bytes() == sources
    assert list(check_all(load_package(example), load_texts(example / "texts"))) == []


def test_the_change_is_listed_and_the_version_raised(example: Path) -> None:
    files = render(example, take_out(example))
    assert (
        "2026-11-29,sources,qinghe-2023,added,,,,new report,新登记：《青禾县2023年乡村振兴工作情况》,"
        in files["data/changes.csv"]
    )
    assert json.loads(files["datapackage.json"])["version"] == "2026.11.29"
    assert 'version: "2026.11.29"' in files["CITATION.cff"]


def test_a_later_version_stays(example: Path) -> None:
    draft = take_out(example)
    path = example / "datapackage.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"version": "', '"version": "2030.1.1", "x": "'), encoding="utf-8"
    )
    assert json.loads(render(example, draft)["datapackage.json"])["version"] == "2030.1.1"


@pytest.mark.parametrize("column", ["completeness", "kind"])
def test_what_is_not_said_of_the_document_stops_it(example: Path, column: str) -> None:
    draft = take_out(example)
    with pytest.raises(LedgerError) as error:
        render(example, replace(draft, source=replace(draft.source, **{column: ""})))
    (found,) = error.value.findings
    assert (found.file, found.column, found.rule) == (f"drafts/{REPORT}/source.csv", column, "required")


def test_a_report_that_is_in_the_ledger_is_not_written_over(example: Path) -> None:
    with pytest.raises(LedgerError) as error:
        render(example, draft_of(example))
    assert error.value.findings[0].rule == "draft-accepted"


def test_undecided_figures_stop_it(example: Path) -> None:
    draft = take_out(example)
    with pytest.raises(LedgerError) as error:
        render(example, replace(draft, figures=(replace(draft.figures[0], decision=""), *draft.figures[1:])))
    assert [found.rule for found in error.value.findings] == ["draft-undecided"]
