"""A text that is missing or is not the one that was checked is named, with what was done to it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.checks.archived_texts import check_texts, find_edited
from scripts.ledger.packages import Texts, load_package, load_texts
from tests.conftest import Change
from tests.telling import refuses, told

TEXT = "texts/qinghe-2023.txt"
ENTERED = "e76482310e669b1357dad8f9a2c6f59f61f18ae36a968877eda0a708fc2ac33e"
PLACE = "data/reference/sources.csv:2:text_sha256"


def say(root: Path, only: str = "") -> list[str]:
    return [told(finding) for finding in check_texts(load_package(root), load_texts(root / "texts"), only)]


def test_the_text_that_was_entered_is_there(example: Path) -> None:
    assert say(example) == []


def test_no_folder_is_no_fault(example: Path) -> None:
    assert list(check_texts(load_package(example), load_texts(None))) == []


def test_a_named_folder_without_the_text_is_a_fault(example: Path) -> None:
    (example / TEXT).unlink()
    assert say(example) == say(example, "qinghe-2023")
    assert say(example) == [
        f"{PLACE}: [text-missing] The text of 'qinghe-2023' is missing: none in the folder of archived texts has "
        f"the hash {ENTERED}.\n"
        "    fix: Put the text into that folder; to build by attestation alone, name no folder in LEDGER_SOURCES."
    ]
    assert say(example, "yunling-2023") == []


CHANGES: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("saved with CRLF at the ends of lines", lambda data: data.replace(b"\n", b"\r\n")),
    ("saved with a byte order mark", lambda data: b"\xef\xbb\xbf" + data),
    ("saved with CRLF and a byte order mark", lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")),
    ("given a line break at its end", lambda data: data + b"\n"),
    ("saved without the line break at its end", lambda data: data.removesuffix(b"\n")),
]


@pytest.mark.parametrize("name", ["qinghe-2023.txt", "000.txt"])
@pytest.mark.parametrize(("words", "change"), CHANGES, ids=[words for words, _ in CHANGES])
def test_a_text_with_another_hash_is_recognised(
    example: Path, words: str, change: Callable[[bytes], bytes], name: str
) -> None:
    data = change((example / TEXT).read_bytes())
    (example / TEXT).unlink()
    (example / "texts" / name).write_bytes(data)
    other = hashlib.sha256(data).hexdigest()
    assert say(example) == [
        f"{PLACE}: [text-differs] The text of 'qinghe-2023', {name!r}, was {words}: "
        f"its hash is {other}, the one entered {ENTERED}.\n"
        "    fix: Put back the text as it was archived; if this one is right, enter its hash and correct the rows, "
        "then run attest qinghe-2023."
    ]


@pytest.mark.parametrize("name", ["qinghe-2023.txt", "000.txt"])
def test_an_edited_text_is_told_with_the_first_words_that_are_not_where_they_were(example: Path, name: str) -> None:
    data = (example / TEXT).read_bytes().replace("进一步".encode(), "逐步".encode())
    (example / TEXT).unlink()
    (example / "texts" / name).write_bytes(data)
    assert say(example) == [
        f"{PLACE}: [text-differs] The text of 'qinghe-2023', {name!r}, was edited, first at '进一步', "
        f"which stood at 133, or before it; its hash is {hashlib.sha256(data).hexdigest()}, "
        f"the one entered {ENTERED}.\n"
        "    fix: Put back the text as it was archived; if this one is right, nox -s realign -- qinghe-2023 moves the "
        "spans that are certain."
    ]


def test_an_edit_that_leaves_every_row_where_it_was_is_told_as_such(example: Path) -> None:
    data = (example / TEXT).read_bytes().replace("足。".encode(), "够。".encode())
    (example / TEXT).write_bytes(data)
    assert "'qinghe-2023.txt', was edited: its hash is " in say(example)[0]


def test_a_text_that_had_crlf_when_it_was_archived(example: Path, change: Change) -> None:
    data = (example / TEXT).read_bytes()
    change("data/reference/sources.csv", ENTERED, hashlib.sha256(data.replace(b"\n", b"\r\n")).hexdigest())
    assert "was saved without its CRLF at the ends of lines: its hash is " in say(example)[0]


def test_a_text_of_another_report_is_not_taken_for_an_edited_one(example: Path) -> None:
    (example / TEXT).unlink()
    (example / "texts" / "other.txt").write_text("2023年，另一个县投入1.6亿元，320户。", encoding="utf-8")
    assert "[text-missing]" in say(example)[0]


def test_the_edited_text_of_a_report_is_found_by_its_words() -> None:
    texts = Texts({"new": "投入1.6亿元，监测320户", "other": "另一篇"}, {"new": "a.txt", "other": "b.txt"})
    assert find_edited(texts, "s", "old", ["1.6亿元", "320户"]) == "new"
    with refuses(r"data/reports/s: \[text-not-edited\]"):
        find_edited(Texts({**texts, "old": "投入"}, {**texts.files, "old": "c.txt"}), "s", "old", ["1.6亿元"])
    with refuses(r"data/reports/s: \[no-text\]"):
        find_edited(texts, "s", "old", ["12人"])
