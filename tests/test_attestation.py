"""The record of a check: made only when the check passes, accepted only while nothing has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts.checks.attestation import attest, check_attestations, render_record
from scripts.findings import LedgerError
from scripts.ledger.packages import load_package, load_texts

Change = Callable[[str, str, str], None]
REPORT = "data/reports/qinghe-2023"
RECORD = f"{REPORT}/attestation.json"
STALE = f"{RECORD}: [stale-attestation] The record does not fit the report: "
MEND = "\n    mend: Run nox -s attest where the archived text is."


def say(root: Path, *, with_texts: bool) -> list[str]:
    texts = load_texts(root / "texts") if with_texts else {}
    return [finding.render() for finding in check_attestations(load_package(root), texts)]


def edit(root: Path, part: str, value: Any) -> None:
    record = json.loads((root / RECORD).read_text(encoding="utf-8"))
    record[part] = value
    (root / RECORD).write_text(json.dumps(record), encoding="utf-8")


def test_making_the_record_again_changes_no_byte(example: Path) -> None:
    record = attest(load_package(example), load_texts(example / "texts"), "qinghe-2023")
    assert record["counts"] == {"characters": 177, "figures": 12, "measures": 3, "omissions": 5, "runs": 22}
    assert sorted(record["tables"]) == ["figures.csv", "measures.csv", "omissions.csv"]
    assert render_record(record) == (example / RECORD).read_text(encoding="utf-8")


@pytest.mark.parametrize("with_texts", [True, False])
def test_a_record_that_fits_is_accepted(example: Path, with_texts: bool) -> None:
    assert say(example, with_texts=with_texts) == []


@pytest.mark.parametrize("with_texts", [True, False])
@pytest.mark.parametrize(
    ("file", "old", "new", "changes"),
    [
        (f"{REPORT}/figures.csv", "126,project", "127,project", "figures.csv has changed."),
        (f"{REPORT}/measures.csv", "每周研判", "每周会商", "measures.csv has changed."),
        (
            f"{REPORT}/omissions.csv",
            "qinghe-2023,133,136,进一步,idiom\n",
            "",
            "omissions were 5, are 4, omissions.csv has changed.",
        ),
    ],
)
def test_a_changed_table_makes_the_record_stale(
    example: Path, change: Change, with_texts: bool, file: str, old: str, new: str, changes: str
) -> None:
    change(file, old, new)
    assert say(example, with_texts=with_texts) == [f"{STALE}{changes}{MEND}"]


@pytest.mark.parametrize("with_texts", [True, False])
@pytest.mark.parametrize(
    ("part", "value", "changes"),
    [
        ("source_id", "other-2023", "source_id is 'other-2023' instead of 'qinghe-2023'."),
        ("text_sha256", "0" * 64, f"text_sha256 is '{'0' * 64}' instead of 'e76482310e669b1357dad8f9a2c6f59f"),
        ("by", "me", "by does not belong in it."),
        ("tables", {}, "figures.csv was added, measures.csv was added, omissions.csv was added."),
        ("tables", "all", "tables is 'all' instead of {"),
    ],
)
def test_a_record_that_was_edited_is_refused(
    example: Path, with_texts: bool, part: str, value: Any, changes: str
) -> None:
    edit(example, part, value)
    (message,) = say(example, with_texts=with_texts)
    assert message.startswith(f"{STALE}{changes}")


def test_the_number_of_runs_is_compared_where_the_text_is(example: Path) -> None:
    edit(example, "counts", {"characters": 177, "figures": 12, "measures": 3, "omissions": 5, "runs": 21})
    assert say(example, with_texts=True) == [f"{STALE}runs were 21, are 22.{MEND}"]
    assert say(example, with_texts=False) == []


@pytest.mark.parametrize("runs", ["22", -2, None])
def test_the_number_of_runs_must_be_one(example: Path, runs: Any) -> None:
    edit(example, "counts", {"characters": 177, "figures": 12, "measures": 3, "omissions": 5, "runs": runs})
    assert len(say(example, with_texts=False)) == 1


@pytest.mark.parametrize("with_texts", [True, False])
def test_a_missing_record_fails(example: Path, with_texts: bool) -> None:
    (example / RECORD).unlink()
    assert say(example, with_texts=with_texts) == [
        f"{RECORD}: [missing-attestation] The report 'qinghe-2023' has an archived text but no record of its check."
        f"{MEND}"
    ]


def test_other_texts_do_not_replace_the_one_that_is_named(example: Path) -> None:
    (example / "texts/qinghe-2023.txt").write_text("另一篇，12个。", encoding="utf-8")
    assert say(example, with_texts=True) == []
    (example / RECORD).unlink()
    assert len(say(example, with_texts=True)) == 1


def test_a_source_without_a_text_needs_no_record(example: Path, change: Change) -> None:
    digest = json.loads((example / RECORD).read_text(encoding="utf-8"))["text_sha256"]
    change("data/reference/sources.csv", digest, "")
    (example / RECORD).unlink()
    assert say(example, with_texts=True) == []


def test_no_record_is_made_of_a_report_that_does_not_fit_its_text(example: Path, change: Change) -> None:
    change(f"{REPORT}/figures.csv", "126个,", "127个,")
    with pytest.raises(LedgerError) as caught:
        attest(load_package(example), load_texts(example / "texts"), "qinghe-2023")
    assert str(caught.value).startswith(f"{REPORT}/figures.csv:6:span_start: [span-text] The row states '127个'")


@pytest.mark.parametrize(("source", "digest"), [("yunling-2023", "none"), ("nothing-2023", "none")])
def test_no_record_is_made_without_the_text(example: Path, source: str, digest: str) -> None:
    with pytest.raises(LedgerError) as caught:
        attest(load_package(example), load_texts(example / "texts"), source)
    assert str(caught.value) == (
        f"data/reports/{source}: [text-missing] No archived text has the hash that the source names ({digest}).\n"
        "    mend: Put the text into the folder that LEDGER_SOURCES names."
    )
