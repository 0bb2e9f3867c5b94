"""A change held against the checkout before it: what is signed passes, what is not awaits a keeper."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checks import signatures
from scripts.checks.attestation import expected_records, record_file, render_record
from scripts.checks.review import Review, render_review, review_evidence
from scripts.checks.signatures import sign
from scripts.findings import phrase
from scripts.ledger.packages import KEYS, load_package, load_texts
from tests.conftest import Change, copy_package
from tests.keys import key_line, list_keys
from tests.telling import ENGLISH, refuses, told

MEASURES = "data/reports/qinghe-2023/measures.csv"
RECORD = "data/reports/qinghe-2023/attestation.json"
OWN = "data/attestation.json"
CHANGED = f"{RECORD}: measures: changed qinghe-2023-review"


def renew(root: Path, key: Path | None = None) -> None:
    """Make all records again, and sign them; without a key their signatures are taken off."""
    for source, record in expected_records(load_package(root), load_texts(root / "texts")).items():
        path = root / record_file(source)
        path.write_text(render_record(record), encoding="utf-8")
        path.with_name(f"{path.name}.sig").unlink(missing_ok=True)
        if key:
            path.with_name(f"{path.name}.sig").write_text(sign(key, render_record(record)), encoding="utf-8")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The example as it was before the change."""
    return copy_package("example", tmp_path / "base")


@pytest.fixture
def signed(base: Path, example: Path, key: Path) -> Path:
    """The example, signed by its keeper, as it was before the change; so is the example that is changed."""
    for root in (base, example):
        list_keys(root, key)
        renew(root, key)
    return base


def judge(base: Path, change: Path) -> tuple[list[str], tuple[str, ...], tuple[str, ...]]:
    review = review_evidence(load_package(base), load_package(change))
    waiting, signed = (tuple(map(ENGLISH.tell, phrases)) for phrases in (review.waiting, review.signed))
    return [finding.rule for finding in review.faults], waiting, signed


def test_without_a_change_there_is_nothing_to_judge(base: Path, example: Path) -> None:
    assert judge(base, example) == ([], (), ())


def test_words_are_no_change_of_the_evidence(base: Path, example: Path, change: Change) -> None:
    change(MEASURES, "每周把情况过一遍。", "每周过一遍。")
    renew(example)
    assert judge(base, example) == ([], (), ())


def test_without_keys_every_change_awaits_whoever_merges(base: Path, example: Path, change: Change) -> None:
    change(MEASURES, ",123,132", ",127,132")
    renew(example)
    assert judge(base, example) == ([], (CHANGED,), ())
    before = load_package(base)
    assert render_review(review_evidence(before, load_package(example)), ENGLISH, has_keys=False) == (
        f"### Evidence\n\n- **awaits a keeper** {CHANGED}\n\nNo key is listed: whoever merges this is its keeper."
    )


def test_a_report_that_comes_or_goes_awaits_a_keeper(base: Path, example: Path) -> None:
    (example / RECORD).unlink()
    assert judge(base, example)[1] == (f"{RECORD}: the report is gone",)
    assert judge(example, base)[1] == (f"{RECORD}: a new report",)


def test_the_first_list_of_keys_awaits_a_keeper_and_makes_nothing_signed(
    base: Path, example: Path, change: Change, key: Path
) -> None:
    list_keys(example, key)
    change(MEASURES, ",123,132", ",127,132")
    renew(example, key)
    assert judge(base, example) == ([], (f"{KEYS}: the first list of keys", CHANGED), ())


def test_a_change_that_an_earlier_key_signed_passes(signed: Path, example: Path, change: Change, key: Path) -> None:
    change(MEASURES, ",123,132", ",127,132")
    renew(example, key)
    assert judge(signed, example) == ([], (), (f"{RECORD}: signed by keeper",))


def test_an_unsigned_change_awaits_a_keeper(signed: Path, example: Path, change: Change, other_key: Path) -> None:
    change(MEASURES, ",123,132", ",127,132")
    renew(example)
    (example / f"{OWN}.sig").write_bytes((signed / f"{OWN}.sig").read_bytes())
    assert judge(signed, example) == ([], (CHANGED,), ())
    (example / f"{RECORD}.sig").write_text(sign(other_key, (example / RECORD).read_text("utf-8")), encoding="utf-8")
    assert judge(signed, example) == ([], (CHANGED,), ())


def test_a_signature_that_was_taken_off_is_a_fault(signed: Path, example: Path, other_key: Path) -> None:
    (example / f"{RECORD}.sig").unlink()
    assert judge(signed, example) == (["removed-signature"], (), ())
    (example / f"{RECORD}.sig").write_text(sign(other_key, (example / RECORD).read_text("utf-8")), encoding="utf-8")
    assert judge(signed, example) == (["removed-signature"], (), ())


@pytest.mark.parametrize("signs", [False, True])
def test_keys_that_no_earlier_key_signed_are_a_fault(
    signed: Path, example: Path, change: Change, other_key: Path, signs: bool
) -> None:
    """The forger lists a key of their own, signs the list with it, and signs the change."""
    list_keys(example, other_key, signed_by=other_key if signs else None)
    change(MEASURES, ",123,132", ",127,132")
    renew(example, other_key)
    assert judge(signed, example) == (["changed-keys", "removed-signature"], (CHANGED,), ())


def test_the_list_of_keys_cannot_be_deleted(signed: Path, example: Path) -> None:
    (example / KEYS).unlink()
    assert judge(signed, example) == (["changed-keys"], (), ())


def test_a_key_that_an_earlier_one_signed_may_sign(
    signed: Path, example: Path, change: Change, key: Path, other_key: Path
) -> None:
    list_keys(example, key, other_key, signed_by=key)
    change(MEASURES, ",123,132", ",127,132")
    renew(example, other_key)
    assert judge(signed, example) == ([], (), (f"{RECORD}: signed by stranger",))
    assert key_line(other_key) in load_package(example).keys


def test_figures_keep_what_is_around_their_place(base: Path, example: Path, change: Change) -> None:
    """A span moved by hand onto another's place, with the mark that it had, is found without the text."""
    path = "data/reports/qinghe-2023/figures.csv"
    change(path, "126个,67,71", "126个,78,82")
    for source, record in expected_records(load_package(example), {}).items():
        (example / record_file(source)).write_text(render_record(record), encoding="utf-8")
    faults = review_evidence(load_package(base), load_package(example)).faults
    assert [told(finding) for finding in faults] == [
        f"{path}:6:span_start: [moved-figure] 'qinghe-2023-projects' stands at 78 to 82, but is attested with what is "
        "around another place.\n    fix: Put the span back, or run attest with the text."
    ]
    renew(example)
    assert judge(base, example)[0] == []


def test_signatures_cannot_be_judged_without_the_program(
    signed: Path, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signatures, "PROGRAM", "no-such-program")
    with refuses(rf"{KEYS}: \[cannot-verify\]"):
        judge(signed, example)


def test_faults_stand_first() -> None:
    waiting, signed = phrase("review-new-report"), phrase("review-signed", file="b", name="c")
    assert render_review(Review((), (), ()), ENGLISH, has_keys=False) == "### Evidence\n\nNo attested row differs."
    assert render_review(Review((), (waiting,), (signed,)), ENGLISH, has_keys=True) == (
        "### Evidence\n\n- **awaits a keeper** a new report\n- b: signed by c"
    )
