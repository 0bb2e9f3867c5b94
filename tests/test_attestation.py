"""The record of a check: made only when the check passes, accepted only while nothing that it holds has changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scripts.checks.attestation import (
    SHARED,
    attest,
    check_attestations,
    compare_records,
    expected_records,
    migrate_records,
    record_file,
    render_record,
)
from scripts.findings import LedgerError
from scripts.ledger.packages import Texts, load_package, load_texts
from tests.conftest import Change
from tests.telling import ENGLISH, error_told, told

REPORT = "data/reports/qinghe-2023"
RECORD, OWN = f"{REPORT}/attestation.json", "data/attestation.json"
STALE = f"{RECORD}: [stale-attestation] The record does not fit the report: "
STALE_SHARED = f"{OWN}: [stale-attestation] The record does not fit the shared tables: "
MEND = "\n    fix: Run nox -s attest where the archived text is."
MEND_SHARED = (
    "\n    fix: Run nox -s attest, and say in the change why; after a change of schemas nox -s attest -- --schemas."
)


def say(root: Path, *, with_texts: bool) -> list[str]:
    texts = load_texts(root / "texts") if with_texts else Texts()
    return [told(finding) for finding in check_attestations(load_package(root), texts)]


def read(root: Path, file: str = RECORD) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((root / file).read_text(encoding="utf-8"))
    return record


def write(root: Path, record: dict[str, Any], file: str = RECORD) -> None:
    (root / file).write_text(render_record(record), encoding="utf-8")


def test_making_the_records_again_changes_no_byte(example: Path) -> None:
    ledger, texts = load_package(example), load_texts(example / "texts")
    record = attest(ledger, texts, "qinghe-2023")
    assert record["counts"] == {"characters": 177, "figures": 12, "measures": 3, "omissions": 5, "runs": 22}
    assert sorted(record["tables"]) == ["figures", "measures", "omissions"]
    assert render_record(record) == (example / RECORD).read_text(encoding="utf-8")
    assert render_record(expected_records(ledger, Texts())[SHARED]) == (example / OWN).read_text(encoding="utf-8")


@pytest.mark.parametrize("with_texts", [True, False])
def test_records_that_fit_are_accepted(example: Path, with_texts: bool) -> None:
    assert say(example, with_texts=with_texts) == []


@pytest.mark.parametrize("with_texts", [True, False])
@pytest.mark.parametrize(
    ("file", "old", "new", "changes"),
    [
        (f"{REPORT}/figures.csv", "126,project", "127,project", "figures: changed qinghe-2023-projects."),
        (f"{REPORT}/figures.csv", ",over,", ",exact,", "figures: changed qinghe-2023-funds-county."),
        (f"{REPORT}/measures.csv", ",123,132", ",124,132", "measures: changed qinghe-2023-review."),
        (f"{REPORT}/measures.csv", ",problem,", ",work,", "measures: changed qinghe-2023-upkeep."),
        (
            f"{REPORT}/omissions.csv",
            "qinghe-2023,133,136,进一步,idiom\n",
            "",
            "omissions were 5, are 4; omissions: gone qinghe-2023/133.",
        ),
    ],
)
def test_a_changed_row_is_named(
    example: Path, change: Change, with_texts: bool, file: str, old: str, new: str, changes: str
) -> None:
    change(file, old, new)
    assert say(example, with_texts=with_texts) == [f"{STALE}{changes}{MEND}"]


@pytest.mark.parametrize(
    ("file", "old", "new", "changes"),
    [
        ("units", "cny,元,", "cny,万元,", "units: changed cny."),
        ("indicators", ",percent,share,up,", ",percent,share,down,", "indicators: changed tap-water-share."),
        ("regions", ",county,999000", ",county,990000", "regions: changed 999001."),
        ("breakdowns", ",household\n", ",person\n", "breakdowns: changed counted=households."),
        ("sources", "2024-01-10", "2023-01-10", "sources: changed qinghe-2023."),
    ],
)
def test_a_changed_row_of_a_shared_table_is_named(
    example: Path, change: Change, file: str, old: str, new: str, changes: str
) -> None:
    change(f"data/reference/{file}.csv", old, new)
    assert say(example, with_texts=True) == [f"{STALE_SHARED}{changes}{MEND_SHARED}"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (f"{REPORT}/figures.csv", "按本段的2024年计。", "按本段的2024年计，"),
        (f"{REPORT}/measures.csv", "每周把情况过一遍。", "每周过一遍。"),
        (f"{REPORT}/measures.csv", "建厕所,Build toilets", "建新厕所,New toilets"),
        ("data/reference/regions.csv", "青禾县,", "青河县,"),
        ("data/reference/sources.csv", "没有存档。", "没存档。"),
    ],
)
def test_words_can_change_without_the_text(example: Path, change: Change, file: str, old: str, new: str) -> None:
    change(file, old, new)
    assert say(example, with_texts=False) == []


@pytest.mark.parametrize("with_texts", [True, False])
@pytest.mark.parametrize(
    ("part", "value", "changes"),
    [
        ("source_id", "other-2023", "source_id is 'other-2023' instead of 'qinghe-2023'."),
        ("text_sha256", "0" * 64, f"text_sha256 is '{'0' * 64}' instead of 'e76482310e669b1357dad8f9a2c6f59f"),
        ("by", "me", "by does not belong in it."),
        ("tables", {"figures": 1}, "figures: added qinghe-2023-funds qinghe-2023-funds-county "),
        ("tables", "all", "tables is 'all' instead of '{"),
    ],
)
def test_a_record_that_was_edited_is_refused(
    example: Path, with_texts: bool, part: str, value: Any, changes: str
) -> None:
    write(example, read(example) | {part: value})
    (message,) = say(example, with_texts=with_texts)
    assert message.startswith(f"{STALE}{changes}")


def test_a_part_that_is_gone_is_named(example: Path) -> None:
    record = read(example)
    del record["tables"]
    write(example, record)
    assert say(example, with_texts=False) == [f"{STALE}tables is not in it.{MEND}"]


def test_many_rows_are_counted(example: Path) -> None:
    record = read(example)
    record["tables"]["figures"]["rows"] = {}
    write(example, record)
    (message,) = say(example, with_texts=False)
    assert message.endswith(f"qinghe-2023-projects and 7 more.{MEND}")


def test_the_hash_of_all_rows_counts_where_every_mark_fits(example: Path) -> None:
    record = read(example)
    record["tables"]["figures"]["sha256"] = "0" * 64
    write(example, record)
    assert say(example, with_texts=False) == [f"{STALE}figures: the hash of the rows.{MEND}"]


@pytest.mark.parametrize("with_texts", [True, False])
@pytest.mark.parametrize(
    ("part", "value", "changes"),
    [
        ("surroundings", {}, "surroundings: added qinghe-2023-funds qinghe-2023-funds-county "),
        ("surroundings", "none", "surroundings is 'none' instead of '{"),
    ],
)
def test_each_figure_has_the_mark_of_what_is_around_it(
    example: Path, with_texts: bool, part: str, value: Any, changes: str
) -> None:
    write(example, read(example) | {part: value})
    (message,) = say(example, with_texts=with_texts)
    assert message.startswith(f"{STALE}{changes}")


def test_what_only_the_text_can_tell_is_compared_where_the_text_is(example: Path) -> None:
    record = read(example)
    record["counts"]["runs"] = 21
    record["surroundings"]["qinghe-2023-funds"] = "0" * 12
    write(example, record)
    assert say(example, with_texts=True) == [
        f"{STALE}runs were 21, are 22; surroundings: changed qinghe-2023-funds.{MEND}"
    ]
    assert say(example, with_texts=False) == []


@pytest.mark.parametrize("runs", ["22", -2, None])
def test_the_number_of_runs_must_be_one(example: Path, runs: Any) -> None:
    record = read(example)
    record["counts"]["runs"] = runs
    write(example, record)
    assert len(say(example, with_texts=False)) == 1


@pytest.mark.parametrize("with_texts", [True, False])
def test_a_missing_record_fails(example: Path, with_texts: bool) -> None:
    (example / RECORD).unlink()
    (example / OWN).unlink()
    assert say(example, with_texts=with_texts) == [
        f"{RECORD}: [missing-attestation] The report 'qinghe-2023' has an archived text but no record of its check."
        f"{MEND}",
        f"{OWN}: [missing-attestation] The shared tables have no record of their check.{MEND_SHARED}",
    ]


def test_other_texts_do_not_replace_the_one_that_is_named(example: Path) -> None:
    (example / "texts/qinghe-2023.txt").write_text("另一篇，12个。", encoding="utf-8")
    assert say(example, with_texts=True) == []
    (example / RECORD).unlink()
    assert len(say(example, with_texts=True)) == 1


def test_a_source_without_a_text_needs_no_record(example: Path, change: Change) -> None:
    change("data/reference/sources.csv", read(example)["text_sha256"], "")
    (example / RECORD).unlink()
    assert say(example, with_texts=True) == [f"{STALE_SHARED}sources: changed qinghe-2023.{MEND_SHARED}"]


def test_no_record_is_made_of_a_report_that_does_not_fit_its_text(example: Path, change: Change) -> None:
    change(f"{REPORT}/figures.csv", "126个,", "127个,")
    with pytest.raises(LedgerError) as caught:
        attest(load_package(example), load_texts(example / "texts"), "qinghe-2023")
    assert error_told(caught.value).startswith(f"{REPORT}/figures.csv:6:span_start: [span-text] The row states '127个'")


@pytest.mark.parametrize("source", ["yunling-2023", "nothing-2023"])
def test_no_record_is_made_without_the_text(example: Path, source: str) -> None:
    with pytest.raises(LedgerError) as caught:
        attest(load_package(example), load_texts(example / "texts"), source)
    assert error_told(caught.value) == (
        f"data/reports/{source}: [no-text] No archived text of {source!r} is at hand.\n"
        "    fix: Enter the hash of its text in sources.csv, and put the text into the folder that LEDGER_SOURCES "
        "names."
    )


def test_a_schema_that_was_weakened_is_named(example: Path, change: Change) -> None:
    change("data/schemas/figures.json", '"at end",\n', '"at end",\n          "whenever",\n')
    assert say(example, with_texts=True) == [f"{STALE_SHARED}schemas: changed figures.{MEND_SHARED}"]


def test_a_change_of_attested_columns_needs_no_text(example: Path) -> None:
    """Records made with fewer columns than now are renewed while their rows fit; a changed row is not let through."""
    ledger, shared = load_package(example), read(example, OWN)
    columns = shared["columns"] | {"figures": ["value", "unit"]}
    old = expected_records(ledger, load_texts(example / "texts"), columns)
    for source, record in old.items():
        write(example, record, record_file(source))
    assert [line.split(": ")[0] for line in say(example, with_texts=False)] == [RECORD, OWN]
    assert migrate_records(load_package(example)) == expected_records(ledger, load_texts(example / "texts"))
    path = example / f"{REPORT}/figures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("126,project", "127,project"), encoding="utf-8")
    assert list(migrate_records(load_package(example))) == [SHARED]


def test_a_count_of_nothing_is_a_count(example: Path) -> None:
    record = read(example)
    record["counts"]["runs"] = 0
    write(example, record)
    assert say(example, with_texts=False) == []


def test_a_record_keeps_its_characters() -> None:
    assert render_record({"b": 1, "a": "甲"}) == '{\n "a": "甲",\n "b": 1\n}\n'


def test_shared_tables_of_which_one_could_not_be_read_have_no_record(example: Path) -> None:
    (example / "data/reference/units.csv").write_bytes(b"\xff")
    assert list(expected_records(load_package(example), Texts())) == ["qinghe-2023"]


def test_what_differs_is_said_part_by_part() -> None:
    old = {"a": 1, "counts": {"x": 1}, "tables": {"t": {"rows": {"k": "1", "m": "1"}, "sha256": "1"}}}
    new = {"b": 2, "counts": {"x": 2}, "tables": {"t": {"rows": {"k": "2", "n": "1"}, "sha256": "2"}}}
    assert list(map(ENGLISH.tell, compare_records(old, new))) == [
        "a does not belong in it",
        "b is not in it",
        "x were 1, are 2",
        "t: changed k, added n, gone m",
    ]
