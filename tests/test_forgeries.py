"""Each forgery of the review (REVIEW.md G2 to G4), and what stops it: with the texts, without, and with a key.

A forger changes rows and makes every hash again by hand, as anyone can who reads this code. ``with_text``: rules
that stop it all the same where the archived text is at hand; none where no program knows what a sentence means.
``anywhere``: rules that need no text. What no rule stops is never quiet: against the checkout before it awaits
a keeper, and where that was signed the signature fits no more.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.checks.attestation import expected_records, record_file, render_record
from scripts.checks.gate import check_all
from scripts.checks.review import review_evidence
from scripts.checks.signatures import sign
from scripts.ledger.packages import Texts, load_package, load_texts
from tests.conftest import copy_package
from tests.keys import list_keys
from tests.telling import ENGLISH

REPORT = "data/reports/qinghe-2023"
FIGURES, MEASURES, OMISSIONS = (f"{REPORT}/{name}.csv" for name in ("figures", "measures", "omissions"))
DIGEST = "e76482310e669b1357dad8f9a2c6f59f61f18ae36a968877eda0a708fc2ac33e"
REFERENCE = "data/reference"


@dataclass(frozen=True)
class Forgery:
    """Edits as file, old, new; and the rules that stop it though every hash was made again."""

    edits: tuple[tuple[str, str, str], ...]
    with_text: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()


TWIN_TEXT = (("县级资金400余万元", "县级的资金1.6亿元"),)
TWIN_ROW = (FIGURES, "4000000,cny,over,400余万元,56,62", "160000000,cny,exact,1.6亿元,57,62")

FORGERIES = {
    "a value": Forgery(((FIGURES, ",126,project", ",127,project"),), anywhere=("stated-value",)),
    "a value and its words": Forgery(
        ((FIGURES, "126,project,exact,126个", "127,project,exact,127个"),), ("span-text",)
    ),
    "a value, its words, and a hash that no text has": Forgery(
        (
            (FIGURES, "126,project,exact,126个", "127,project,exact,127个"),
            (f"{REFERENCE}/sources.csv", DIGEST, "f" * 64),
        ),
        ("text-differs",),
    ),
    "a digit cut off the span": Forgery(
        ((FIGURES, "126,project,exact,126个,67", "26,project,exact,26个,68"),), ("split-number", "stale-attestation")
    ),
    "a qualifier cut off the span": Forgery(
        ((FIGURES, ",at most,6月底前,169,173,", ",exact,6月底,169,172,"),), ("cut-number", "stale-attestation")
    ),
    "a figure that is left out": Forgery(
        (
            (FIGURES, "qinghe-2023-projects,", "!"),
            (OMISSIONS, "qinghe-2023,133", "qinghe-2023,67,71,126个,name\nqinghe-2023,133"),
        )
    ),
    "an omission that hides a figure": Forgery(((OMISSIONS, "进一步,idiom", "进一步,name"),)),
    "a region": Forgery(
        ((FIGURES, "qinghe-2023,999001,projects", "qinghe-2023,999000,projects"),), ("region-in-doubt",)
    ),
    "a period": Forgery(
        ((FIGURES, "projects,,2023-01-01,2023-12-31", "projects,,2022-01-01,2022-12-31"),), ("period-in-doubt",)
    ),
    "a status": Forgery(((FIGURES, "during,result,126,", "during,target,126,"),), ("status-in-doubt",)),
    "a breakdown": Forgery(((FIGURES, "linking-funds,fund-level=county", "linking-funds,"),)),
    "a unit that is renamed": Forgery(((f"{REFERENCE}/units.csv", "cny,元,", "cny,万元,"),), anywhere=("unit-scale",)),
    "a unit under another word": Forgery(((f"{REFERENCE}/units.csv", "cny,元,yuan,yuan,", "cny,元,dollar,dollars,"),)),
    "an indicator's direction": Forgery(
        ((f"{REFERENCE}/indicators.csv", ",percent,share,up,", ",percent,share,down,"),)
    ),
    "a region's parent": Forgery(((f"{REFERENCE}/regions.csv", ",county,999000", ",county,990000"),)),
    "a source's day": Forgery(((f"{REFERENCE}/sources.csv", ",2024-01-10,", ",2023-12-31,"),)),
    "a source's period": Forgery(((f"{REFERENCE}/sources.csv", "999001,2023-01-01", "999001,2021-01-01"),)),
    "a source that is called whole": Forgery(((f"{REFERENCE}/sources.csv", f"{DIGEST},complete", f"{DIGEST},cut"),)),
    "a source's class": Forgery(
        ((f"{REFERENCE}/sources.csv", f"{DIGEST},complete,official-site", f"{DIGEST},complete,repost"),)
    ),
    "a source's language": Forgery(
        ((f"{REFERENCE}/sources.csv", "official-site,,,没有存档", "official-site,en,,没有存档"),)
    ),
    "a source that is called a reprint": Forgery(
        ((f"{REFERENCE}/sources.csv", "official-site,,,没有存档", "official-site,,qinghe-2023,没有存档"),)
    ),
    "a source's address": Forgery(
        ((f"{REFERENCE}/sources.csv", "https://example.org/yunling-2023", "https://example.com/"),)
    ),
    "a measure's span that points anywhere": Forgery(((MEASURES, ",123,132", ",30,40"),), ("span-name",)),
    "a measure's span outside the text": Forgery(((MEASURES, ",123,132", ",1123,1132"),), ("span-outside",)),
    "a measure of another kind": Forgery(((MEASURES, ",work,", ",problem,"),)),
    "a schema that is weakened": Forgery(
        (("data/schemas/units.json", '"count",\n', '"count",\n          "anything",\n'),)
    ),
}


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace what stands once; "!" for the new words takes the whole line out."""
    path = root / file
    lines = path.read_bytes().decode().splitlines(keepends=True)
    if new == "!":
        path.write_bytes("".join(line for line in lines if not line.startswith(old)).encode())
        return
    text = "".join(lines)
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_bytes(text.replace(old, new).encode())


def renew_by_hand(root: Path) -> None:
    """Make every hash again without any text, as the records now stand."""
    for source, record in expected_records(load_package(root), Texts()).items():
        (root / record_file(source)).write_text(render_record(record), encoding="utf-8")


def sign_all(root: Path, key: Path) -> None:
    list_keys(root, key)
    for source in load_package(root).attestations:
        path = root / record_file(source)
        path.with_name(f"{path.name}.sig").write_text(sign(key, path.read_text(encoding="utf-8")), encoding="utf-8")


def rules(root: Path, *, with_texts: bool) -> set[str]:
    texts = load_texts(root / "texts") if with_texts else Texts()
    return {finding.rule for finding in check_all(load_package(root), texts)}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return copy_package("example", tmp_path / "base")


@pytest.fixture(params=FORGERIES)
def forgery(request: pytest.FixtureRequest) -> Forgery:
    return FORGERIES[str(request.param)]


@pytest.fixture
def forged(example: Path, forgery: Forgery) -> Path:
    for file, old, new in forgery.edits:
        edit(example, file, old, new)
    return example


@pytest.mark.parametrize("with_texts", [True, False])
def test_with_the_hashes_as_they_were_each_is_stopped(forged: Path, with_texts: bool) -> None:
    assert "stale-attestation" in rules(forged, with_texts=with_texts)


def test_with_the_hashes_made_again_the_text_stops_what_it_can_tell(forged: Path, forgery: Forgery) -> None:
    renew_by_hand(forged)
    assert rules(forged, with_texts=True) == {*forgery.with_text, *forgery.anywhere}


def test_without_the_text_rules_of_the_tables_stop_what_they_can_tell(forged: Path, forgery: Forgery) -> None:
    renew_by_hand(forged)
    assert rules(forged, with_texts=False) == set(forgery.anywhere)


def test_none_is_quiet_against_the_checkout_before(forged: Path, base: Path) -> None:
    renew_by_hand(forged)
    assert review_evidence(load_package(base), load_package(forged)).waiting


def test_where_a_keeper_signed_each_is_stopped_without_any_text(forged: Path, base: Path, key: Path) -> None:
    """The signatures of before are left: the build stops. They are taken off: the change awaits a keeper."""
    sign_all(base, key)
    list_keys(forged, key)
    for path in base.glob("data/**/*.sig"):
        (forged / path.relative_to(base)).write_bytes(path.read_bytes())
    renew_by_hand(forged)
    assert "bad-signature" in rules(forged, with_texts=False)
    assert review_evidence(load_package(base), load_package(forged)).waiting
    for path in forged.glob("data/**/*.sig"):
        path.unlink()
    assert review_evidence(load_package(base), load_package(forged)).waiting


@pytest.fixture
def twins(example: Path) -> Path:
    """The example with two figures of the same characters, 1.6亿元 at 44 to 49 and at 57 to 62, as it was attested."""
    path = example / "texts" / "qinghe-2023.txt"
    text = path.read_text(encoding="utf-8").replace("县级资金400余万元", "县级的资金1.6亿元")
    path.write_bytes(text.encode())
    edit(example, f"{REFERENCE}/sources.csv", DIGEST, hashlib.sha256(text.encode()).hexdigest())
    edit(example, *TWIN_ROW)
    for source, record in expected_records(load_package(example), load_texts(example / "texts")).items():
        (example / record_file(source)).write_text(render_record(record), encoding="utf-8")
    assert rules(example, with_texts=True) == set()
    return example


def swap(root: Path) -> None:
    edit(root, FIGURES, "1.6亿元,57,62", "1.6亿元,0,0")
    edit(root, FIGURES, "1.6亿元,44,49", "1.6亿元,57,62")
    edit(root, FIGURES, "1.6亿元,0,0", "1.6亿元,44,49")


@pytest.mark.parametrize("with_texts", [True, False])
def test_two_equal_spans_cannot_be_swapped(twins: Path, with_texts: bool) -> None:
    """Both rows are named, with the texts and without."""
    swap(twins)
    texts = load_texts(twins / "texts") if with_texts else Texts()
    (finding,) = check_all(load_package(twins), texts)
    assert ENGLISH.message(finding).startswith("The record does not fit the report: ")
    assert ENGLISH.message(finding).endswith("figures: changed qinghe-2023-funds qinghe-2023-funds-county.")


def test_equal_spans_that_were_swapped_hashes_and_all_have_the_wrong_surroundings(twins: Path, tmp_path: Path) -> None:
    """The text tells; without it, the checkout before does."""
    before = load_package(twins)
    swap(twins)
    renew_by_hand(twins)
    (finding,) = check_all(load_package(twins), load_texts(twins / "texts"))
    assert ENGLISH.message(finding).endswith("surroundings: changed qinghe-2023-funds qinghe-2023-funds-county.")
    assert rules(twins, with_texts=False) == set()
    assert [finding.rule for finding in review_evidence(before, load_package(twins)).faults] == ["moved-figure"] * 2


def test_equal_spans_that_were_swapped_surroundings_and_all_await_a_keeper(twins: Path) -> None:
    """Made by the command with the text, or by hand with the two marks swapped: no rule tells; a keeper has to."""
    before = load_package(twins)
    swap(twins)
    for source, record in expected_records(load_package(twins), load_texts(twins / "texts")).items():
        (twins / record_file(source)).write_text(render_record(record), encoding="utf-8")
    assert rules(twins, with_texts=True) == set()
    review = review_evidence(before, load_package(twins))
    assert (review.faults, tuple(map(ENGLISH.tell, review.waiting))) == (
        (),
        (
            f"{REPORT}/attestation.json: surroundings: changed qinghe-2023-funds qinghe-2023-funds-county; "
            "figures: changed qinghe-2023-funds qinghe-2023-funds-county",
        ),
    )


def test_a_text_that_a_row_was_forged_to_fit_awaits_a_keeper(example: Path, base: Path) -> None:
    """Text, hash, row and record agree; only who has the text that was archived can tell, and the change is shown."""
    path = example / "texts" / "qinghe-2023.txt"
    text = path.read_text(encoding="utf-8").replace("126个", "127个")
    path.write_bytes(text.encode())
    digest = hashlib.sha256(text.encode()).hexdigest()
    edit(example, f"{REFERENCE}/sources.csv", DIGEST, digest)
    edit(example, FIGURES, "126,project,exact,126个", "127,project,exact,127个")
    for source, record in expected_records(load_package(example), load_texts(example / "texts")).items():
        (example / record_file(source)).write_text(render_record(record), encoding="utf-8")
    assert rules(example, with_texts=True) == set()
    waiting = review_evidence(load_package(base), load_package(example)).waiting
    assert tuple(map(ENGLISH.tell, waiting)) == (
        "data/attestation.json: sources: changed qinghe-2023",
        f"{REPORT}/attestation.json: surroundings: changed qinghe-2023-funds-county qinghe-2023-monitored-households; "
        f"figures: changed qinghe-2023-projects; text_sha256 is '{DIGEST}' instead of '{digest}'",
    )


def test_a_count_of_a_record_cannot_be_dressed_up(example: Path) -> None:
    """100 of 100 numerals accounted for, where the text has 22."""
    path = example / record_file("qinghe-2023")
    record = json.loads(path.read_text(encoding="utf-8"))
    record["counts"]["runs"] = 100
    path.write_text(render_record(record), encoding="utf-8")
    assert rules(example, with_texts=True) == {"stale-attestation"}
