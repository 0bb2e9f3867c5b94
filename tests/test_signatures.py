"""Who signed what: only a listed key, only the text as it stands, only for this purpose."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from scripts.checks import signatures
from scripts.checks.signatures import check_signatures, check_signed, count_signed, find_signer, sign
from scripts.ledger.packages import KEYS, load_package
from tests.keys import key_line, list_keys
from tests.telling import refuses, told

RECORD = "data/reports/qinghe-2023/attestation.json"


def say(root: Path) -> list[str]:
    return [told(finding) for finding in check_signatures(load_package(root))]


def sign_record(root: Path, key: Path) -> None:
    text = (root / RECORD).read_text(encoding="utf-8")
    (root / f"{RECORD}.sig").write_text(sign(key, text), encoding="utf-8")


def test_a_listed_key_is_found_by_its_signature(key: Path, other_key: Path) -> None:
    lines = key_line(key) + key_line(other_key)
    assert (find_signer(lines, "甲\n", sign(key, "甲\n")), find_signer(lines, "甲\n", sign(other_key, "甲\n"))) == (
        "keeper",
        "stranger",
    )


def test_the_same_text_has_the_same_signature(key: Path) -> None:
    assert sign(key, "甲\n") == sign(key, "甲\n")


@pytest.mark.parametrize("text", ["乙\n", "甲", ""])
def test_a_signature_of_another_text_is_none(key: Path, text: str) -> None:
    assert find_signer(key_line(key), text, sign(key, "甲\n")) == ""


@pytest.mark.parametrize(
    "signature", ["", "nonsense", "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n"]
)
def test_what_is_no_signature_is_none(key: Path, signature: str) -> None:
    assert find_signer(key_line(key), "甲\n", signature) == ""


def test_a_key_that_is_not_listed_signs_nothing(key: Path, other_key: Path) -> None:
    assert find_signer(key_line(key), "甲\n", sign(other_key, "甲\n")) == ""
    assert find_signer("", "甲\n", sign(key, "甲\n")) == ""


def test_a_signature_made_for_something_else_is_none(key: Path, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("甲\n", encoding="utf-8")
    subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", "git", str(tmp_path / "text")], check=True)
    assert find_signer(key_line(key), "甲\n", (tmp_path / "text.sig").read_text(encoding="utf-8")) == ""


def test_lines_that_are_no_plain_ed25519_key_count_for_nothing(key: Path) -> None:
    public = key_line(key).split(" ", 1)[1]
    for line in (
        f"keeper cert-authority {public}",
        f"* {public}",
        f"keeper {public.replace('ssh-ed25519', 'ssh-rsa')}",
    ):
        assert find_signer(line, "甲\n", sign(key, "甲\n")) == ""


def test_a_key_that_cannot_sign_is_said(tmp_path: Path, key: Path) -> None:
    assert key.is_file()
    with refuses(r"LEDGER_KEY: \[cannot-sign\] ssh-keygen cannot sign with 'none': .*No such file"):
        sign(tmp_path / "none", "甲\n")


@pytest.mark.parametrize(("keys", "signature"), [("", "x"), ("a ssh-ed25519 AAAA", ""), ("a ssh-rsa AAAA", "x")])
def test_without_a_key_or_a_signature_no_program_runs(
    keys: str, signature: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signatures, "_run", None)
    assert find_signer(keys, "甲\n", signature) == ""


def test_without_keys_and_signatures_there_is_nothing_to_say(example: Path) -> None:
    assert say(example) == []
    assert count_signed(load_package(example)) == 0


def test_a_signature_that_fits_is_accepted(example: Path, key: Path) -> None:
    list_keys(example, key)
    sign_record(example, key)
    assert say(example) == []
    assert count_signed(load_package(example)) == 1


def test_spaces_in_the_file_are_not_signed(example: Path, key: Path) -> None:
    list_keys(example, key)
    sign_record(example, key)
    path = example / RECORD
    path.write_text(path.read_text(encoding="utf-8").replace("\n ", "\n    "), encoding="utf-8")
    assert say(example) == []


def test_a_record_that_was_changed_has_no_signature(example: Path, key: Path) -> None:
    list_keys(example, key)
    sign_record(example, key)
    path = example / RECORD
    path.write_text(path.read_text(encoding="utf-8").replace('"runs": 22', '"runs": 21'), encoding="utf-8")
    assert say(example) == [
        f"{RECORD}.sig: [bad-signature] Not a signature of {RECORD!r} as it stands by a key in {KEYS}.\n"
        "    fix: Take the change back, or run attest with the texts, and with LEDGER_KEY to sign anew."
    ]


def test_a_signature_without_keys_or_of_nothing_is_a_fault(example: Path, key: Path) -> None:
    sign_record(example, key)
    (example / f"{KEYS}.sig").parent.mkdir()
    (example / f"{KEYS}.sig").write_text("", encoding="utf-8")
    assert [line.split("\n")[0] for line in say(example)] == [
        f"{KEYS}.sig: [bad-signature] There is no {KEYS!r} that it could sign.",
        f"{RECORD}.sig: [bad-signature] Not a signature of {RECORD!r} as it stands by a key in {KEYS}.",
    ]


def test_a_line_that_is_no_key_is_a_fault(example: Path, key: Path) -> None:
    list_keys(example, key)
    (example / KEYS).write_text(f"# keepers\n\n{key_line(key)}* ssh-rsa AAAA\n", encoding="utf-8")
    assert say(example) == [
        f"{KEYS}:4: [key-list] '* ssh-rsa AAAA' is not a public Ed25519 key.\n"
        "    fix: Write one line a key: a name, ssh-ed25519, the public key."
    ]


def test_without_the_program_nothing_is_verified_and_that_is_said(
    example: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_keys(example, key)
    sign_record(example, key)
    monkeypatch.setattr(signatures, "PROGRAM", "no-such-program")
    assert say(example) == []
    assert count_signed(load_package(example)) == 1
    with refuses(r"There is no no-such-program, which signs\."):
        sign(key, "甲\n")


def test_a_release_needs_every_attestation_signed_once_keys_are_listed(
    example: Path, key: Path, other_key: Path
) -> None:
    def unsigned() -> list[str]:
        return [finding.file for finding in check_signed(load_package(example))]

    assert unsigned() == []
    list_keys(example, key)
    assert unsigned() == ["data/attestation.json", RECORD]
    sign_record(example, key)
    assert unsigned() == ["data/attestation.json"]
    sign_record(example, other_key)
    assert unsigned() == ["data/attestation.json", RECORD]
