"""The commands for one report: what they check, write and say, on the example package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts import draft_commands
from scripts.findings import LedgerError
from scripts.intake.drafts import draft_folder, list_drafts, read_draft, write_draft
from scripts.settings import Settings
from tests.drafting import REPORT, put_draft, take_out
from tests.telling import refuses

TEXT = f"texts/{REPORT}.txt"


def settings(root: Path, language: str = "en") -> Settings:
    return Settings(sources=root / "texts", language=language)


def edit_text(root: Path, old: str, new: str) -> None:
    text = (root / TEXT).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / TEXT).write_bytes(text.replace(old, new).encode())


def put_accepted(root: Path) -> None:
    """The example without its report, which is a decided draft there."""
    write_draft(root, take_out(root))


def test_one_report_is_right(example: Path) -> None:
    assert draft_commands.check(example, settings(example), REPORT) == (
        "qinghe-2023: nothing is wrong; its 12 figures agree with the text."
    )
    assert draft_commands.check(example, settings(example, "zh"), REPORT).startswith("qinghe-2023：没有问题，")


def test_faults_of_one_report_come_in_the_order_of_its_text(example: Path) -> None:
    figures = example / "data" / "reports" / REPORT / "figures.csv"
    text = figures.read_text(encoding="utf-8")
    text = text.replace(",98.5,", ",98.6,").replace(",160000000,", ",16,").replace(",500,", ",501,")
    figures.write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError) as error:
        draft_commands.check(example, settings(example), REPORT)
    told = [(found.rule, dict(found.values)["stated"]) for found in error.value.findings]
    assert told == [("stated-value", "1.6亿元"), ("stated-value", "98.5%"), ("stated-value", "500座")]


def test_faults_of_others_are_not_told(example: Path) -> None:
    sources = example / "data" / "reference" / "sources.csv"
    sources.write_text(sources.read_text(encoding="utf-8").replace("2024-02-01", "2024-02-31"), encoding="utf-8")
    assert draft_commands.check(example, settings(example), REPORT).startswith("qinghe-2023: nothing is wrong")


def test_an_id_that_names_nothing_is_told(example: Path) -> None:
    with refuses(r"\[no-report\] There is neither a report nor a draft nowhere-2023\."):
        draft_commands.check(example, settings(example), "nowhere-2023")


def test_a_draft_is_checked_and_what_a_spreadsheet_did_is_told(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_draft(example)
    path = draft_folder(example, REPORT) / "source.csv"
    path.write_bytes(path.read_bytes().replace(b"2024-01-10", b"2024/1/10"))
    with refuses(r"\[draft-undecided\] 12 of 12 numbers are not decided yet\."):
        draft_commands.check(example, settings(example), REPORT)
    assert capsys.readouterr().out == (
        "Files saved by a spreadsheet: 1 things were put right (all listed in put_right.csv)\n"
        "  drafts/qinghe-2023/source.csv line 2 published: 2024/1/10 → 2024-01-10\n"
    )


def test_a_draft_is_taken_over_and_put_aside(example: Path) -> None:
    put_accepted(example)
    assert draft_commands.check(example, settings(example), REPORT).startswith(
        "qinghe-2023: nothing is wrong; it can be"
    )
    told = draft_commands.accept(example, settings(example), REPORT, "2026-11-30")
    assert told.splitlines()[0] == "qinghe-2023 is in the ledger; its draft went to drafts/accepted/. Written:"
    assert "  data/reports/qinghe-2023/figures.csv" in told.splitlines()
    assert json.loads((example / "datapackage.json").read_text(encoding="utf-8"))["version"] == "2026.11.30"
    assert list_drafts(example) == []
    assert (example / "drafts" / "accepted" / REPORT / "figures.csv").is_file()
    assert draft_commands.check(example, settings(example), REPORT).endswith("its 12 figures agree with the text.")


def test_a_draft_with_faults_changes_no_file(example: Path) -> None:
    put_draft(example)
    before = {path: path.read_bytes() for path in example.rglob("*") if path.is_file()}
    with refuses("draft-undecided"):
        draft_commands.accept(example, settings(example), REPORT, "2026-11-30")
    assert {path: path.read_bytes() for path in example.rglob("*") if path.is_file()} == before


def test_a_day_that_is_none_is_told(example: Path) -> None:
    put_accepted(example)
    with refuses("'2026-11-31' is not a day of the calendar"):
        draft_commands.accept(example, settings(example), REPORT, "2026-11-31")


def test_a_signature_that_fits_no_more_is_taken_away(example: Path) -> None:
    put_accepted(example)
    (example / "data" / "attestation.json.sig").write_text("old", encoding="utf-8")
    draft_commands.accept(example, settings(example), REPORT, "2026-11-30")
    assert not (example / "data" / "attestation.json.sig").exists()


def test_the_rows_of_a_report_follow_an_edited_text(example: Path) -> None:
    edit_text(example, "2023年，青禾县", "（本报讯）2023年，青禾县")
    with refuses("text-differs"):
        draft_commands.check(example, settings(example), REPORT)
    told = draft_commands.realign(example, settings(example), REPORT)
    assert told.splitlines()[0].endswith("of 0 it is not certain.")
    with pytest.raises(LedgerError) as error:
        draft_commands.check(example, settings(example), REPORT)
    assert [found.rule for found in error.value.findings] == ["stale-attestation"]
    with refuses("text-not-edited"):
        draft_commands.realign(example, settings(example), REPORT)


def test_a_draft_follows_and_what_is_not_certain_is_undecided_again(example: Path) -> None:
    put_accepted(example)
    edit_text(example, "320户1105人", "三百余户")
    told = draft_commands.realign(example, settings(example), REPORT)
    assert told.splitlines()[1:] == [
        "  not certain: “320户”, which stood at 78",
        "  not certain: “1105人”, which stood at 82",
    ]
    undecided = [row.as_stated for row in read_draft(example, REPORT).figures if not row.decision]
    assert undecided == ["320户", "1105人"]
