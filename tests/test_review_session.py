"""A draft under review: each change is on the disk before it is answered, and what others wrote is read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.findings import LedgerError
from scripts.intake.drafts import draft_folder, read_draft
from scripts.intake.review_session import ReviewSession
from scripts.ledger.packages import Texts, load_package, load_texts
from tests.drafting import REPORT, put_draft

FUNDS = "44"  # where 1.6亿元 begins


def open_session(root: Path) -> ReviewSession:
    return ReviewSession(root, load_package(root), load_texts(root / "texts"), REPORT)


@pytest.fixture
def session(example: Path) -> ReviewSession:
    put_draft(example)
    return open_session(example)


def test_the_page_is_told_all_that_it_shows(session: ReviewSession) -> None:
    state = session.read_state()
    assert (state["decided"], state["total"], state["undo"]) == (0, len(state["figures"]), False)
    assert state["text"].startswith("青禾县2023年")
    assert {row["indicator_id"] for row in state["vocabulary"]["indicators"]} >= {"linking-funds", "monitored"}
    assert state["source"]["source_id"] == REPORT


def test_a_change_is_on_the_disk_when_it_is_answered(session: ReviewSession, example: Path) -> None:
    answer = session.change_row("figures", FUNDS, {"decision": "accept"})
    assert (answer["decided"], answer["undo"]) == (1, True)
    assert read_draft(example, REPORT).figures[0].decision == "accept"
    again = open_session(example).read_state()
    assert (again["decided"], again["undo"]) == (1, True)


def test_a_change_is_taken_back(session: ReviewSession, example: Path) -> None:
    before = read_draft(example, REPORT)
    session.change_row("figures", FUNDS, {"decision": "accept"})
    session.change_source({"publisher": "县政府"})
    assert session.undo()["source"]["publisher"] == before.source.publisher
    assert session.undo()["decided"] == 0
    assert read_draft(example, REPORT) == before
    with pytest.raises(LedgerError):
        session.undo()


def test_a_file_that_was_saved_elsewhere_is_read_before_the_next_change(session: ReviewSession, example: Path) -> None:
    path = draft_folder(example, REPORT) / "source.csv"
    path.write_bytes(path.read_bytes().replace(b"2024-01-10", b"2024/1/11").replace(b"\n", b"\r\n"))
    answer = session.change_row("figures", FUNDS, {"decision": "accept"})
    assert answer["source"]["published"] == "2024-01-11"
    assert [repair["kind"] for repair in session.read_state()["repairs"]] == ["line-ends", "cell"]


def test_neighbours_of_a_new_name_come_nearest_first(session: ReviewSession) -> None:
    rows = session.find_near("indicators", "监测对象数")["rows"]
    assert rows[0]["indicator_id"] == "monitored"
    assert session.find_near("indicators", "zzz")["rows"] == []


def test_a_new_indicator_is_in_the_draft_and_among_those_to_choose_from(session: ReviewSession) -> None:
    cells = {"name_zh": "帮扶车间", "definition_zh": "有几个。", "unit_id": "household", "theme_id": "funds"}
    answer = session.add("indicators", cells)
    assert [row["indicator_id"] for row in answer["added"]["indicators"]] == ["bang-fu-che-jian"]
    changed = session.change_row("figures", FUNDS, {"indicator_id": "bang-fu-che-jian"})
    assert changed["figures"][0]["unit"] == "household"
    assert session.find_near("indicators", "帮扶车间")["rows"][0]["indicator_id"] == "bang-fu-che-jian"


def test_a_new_name_comes_with_a_draft_of_its_english(session: ReviewSession) -> None:
    assert session.find_near("indicators", "农村公厕改造数")["english"] == "Rural public toilets renovated (number)"
    assert session.find_near("indicators", "某某工程")["english"] == ""


def test_a_township_is_made_with_what_is_above_it_and_can_be_chosen(session: ReviewSession) -> None:
    cells = {"region_code": "610824101", "name_zh": "东坑镇", "name_en": "Dongkeng"}
    added = session.add("regions", cells)["added"]["regions"]
    assert [row["region_code"] for row in added[-4:]] == ["610000", "610800", "610824", "610824101"]
    assert (added[-1]["name_en"], added[-1]["level"], added[-1]["parent_code"]) == ("Dongkeng", "township", "610824")
    assert (
        session.change_row("figures", FUNDS, {"region_code": "610824101"})["figures"][0]["region_code"] == "610824101"
    )
    with pytest.raises(LedgerError):
        session.add("regions", {"region_code": "12", "name_zh": "某镇"})


def test_a_draft_without_its_text_is_not_opened(example: Path) -> None:
    put_draft(example)
    with pytest.raises(LedgerError) as error:
        ReviewSession(example, load_package(example), Texts(), REPORT)
    assert error.value.findings[0].rule == "draft-text"


def test_the_check_is_that_of_acceptance(session: ReviewSession) -> None:
    (found,) = session.check()
    assert found.rule == "draft-undecided"
