"""The command intake: by options, by questions, from a pipe; what it says, and what it does not do twice."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scripts import draft_commands
from scripts.intake import conversation
from scripts.intake.drafts import read_draft, write_draft
from scripts.settings import Settings
from tests.telling import refuses

TEXT = "某县2023年总结\n全县改造农村户厕120座，培训农村劳动力300人，投入衔接资金1.6亿元，群众满意，成效很好。\n"
OPTIONS = {"id": "county-2023", "region": "610824", "period": "2023"}


class Typed(io.StringIO):
    """A person at the keyboard."""

    def isatty(self) -> bool:
        """Somebody is there."""
        return True


@pytest.fixture
def file(tmp_path: Path) -> str:
    (path := tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return str(path)


def run(root: Path, file: str | None, **given: str) -> str:
    return draft_commands.intake(root, Settings(sources=root / "texts", environment={"LANG": "C"}), file, **given)


def test_a_draft_and_the_archived_text_are_written(example: Path, file: str) -> None:
    assert run(example, file, **OPTIONS).splitlines() == [
        "drafts/county-2023",
        "3 figures (the indicator is sure for 1), 1 numerals that are none.",
        "No day of publication was found.",
        "No publisher was found.",
        "Next: nox -s review -- county-2023, to look at them one by one; "
        "nothing enters the ledger that nobody has looked at.",
    ]
    assert (example / "texts" / "county-2023.txt").read_text(encoding="utf-8") == TEXT
    assert [row.as_stated for row in read_draft(example, "county-2023").figures] == ["120座", "300人", "1.6亿元"]


def test_what_is_pasted_is_read_like_a_file(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert "3 figures" in run(example, "-", **OPTIONS)


def test_a_person_is_asked_for_what_was_not_given(example: Path, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: Iterator[str] = iter([f'"{file}"', "county-2023", "靖边县", "2023", "2024-01-05", "", ""])
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin", Typed())

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("builtins.input", answer)
    run(example, None)
    assert read_draft(example, "county-2023").source.published == "2024-01-05"
    assert len(asked) == 7


def test_nobody_is_asked_where_enough_was_given(example: Path, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Typed())
    assert "3 figures" in run(example, file, **OPTIONS)


def test_what_is_missing_is_named_where_nobody_can_be_asked(example: Path, file: str) -> None:
    with refuses("Not given: --region, --period, FILE"):
        run(example, None, id="county-2023")


def test_a_file_that_is_not_there_is_named(example: Path) -> None:
    with refuses("nowhere: .missing-file. The file is not there"):
        run(example, "nowhere", **OPTIONS)


def test_a_draft_that_somebody_has_begun_is_not_made_anew(example: Path, file: str) -> None:
    run(example, file, **OPTIONS)
    run(example, file, **OPTIONS)
    draft = read_draft(example, "county-2023")
    write_draft(example, replace(draft, figures=(replace(draft.figures[0], decision="accept"), *draft.figures[1:])))
    with refuses("in which 1 of 3 figures are decided"):
        run(example, file, **OPTIONS)


def test_questions_are_in_the_language_of_the_person(example: Path, file: str) -> None:
    settings = Settings(sources=example / "texts", language="zh")
    assert "数字 3 个" in draft_commands.intake(example, settings, file, **OPTIONS)
    assert conversation.NEEDED == ("id", "region", "period")
