"""Signatures of attestations: Ed25519 by OpenSSH's ssh-keygen, over the record as it is rendered.

The public keys stand in ``data/keys/allowed_signers`` in OpenSSH's own form, the private one stays with its keeper (a
file, an agent or a token). A signature says that a keeper saw the record; that its key may be believed is judged
against an earlier checkout, in ``review``. Without ssh-keygen nothing is verified, and ``check`` says so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.checks.attestation import record_file, render_record
from scripts.findings import Finding, LedgerError, fault_in, file_fault
from scripts.ledger.packages import KEYS, SIGNATURE, Ledger

NAMESPACE = "open-revitalization-ledger"
PROGRAM = "ssh-keygen"
KEY_LINE = re.compile(r"[A-Za-z0-9@._-]+ ssh-ed25519 [A-Za-z0-9+/]+=*( .*)?")


def can_verify() -> bool:
    """Whether this machine has the program that signs and verifies."""
    return shutil.which(PROGRAM) is not None


def sign(key: Path, message: str) -> str:
    """The signature of a text by the key in a file. Raises LedgerError with what ssh-keygen says where it fails."""
    try:
        return _run("sign", "-f", str(key), "-n", NAMESPACE, stdin=message).stdout
    except subprocess.CalledProcessError as error:
        lines = (error.stderr or "").strip().splitlines()
        fault = file_fault("LEDGER_KEY", "cannot-sign.key", key=key.name, reason=lines[0] if lines else "")
    except OSError:
        fault = file_fault("LEDGER_KEY", "cannot-sign.program", program=PROGRAM)
    raise LedgerError(fault)


def find_signer(keys: str, message: str, signature: str) -> str:
    """The name of the listed key that made this signature of this text; "" where none did.

    ``keys``: lines of ``allowed_signers``; those that are not of the one form that is allowed count for nothing.
    """
    trusted = "".join(f"{line}\n" for line in keys.splitlines() if KEY_LINE.fullmatch(line))
    if not trusted or not signature:
        return ""
    with TemporaryDirectory() as folder:
        signers, sealed = Path(folder, "signers"), Path(folder, "message.sig")
        signers.write_text(trusted, encoding="utf-8")
        sealed.write_text(signature, encoding="utf-8")
        files = ("-f", str(signers), "-s", str(sealed))
        try:
            name = _run("find-principals", *files).stdout.splitlines()[0].split(",")[0]
            _run("verify", *files, "-I", name, "-n", NAMESPACE, stdin=message)
        except (subprocess.CalledProcessError, IndexError):
            return ""
    return name


def signed_texts(ledger: Ledger) -> Mapping[str, str]:
    """What may be signed, by its path: each attestation as rendered, and the list of keys."""
    records = {record_file(source): render_record(dict(record)) for source, record in ledger.attestations.items()}
    return {**records, KEYS: ledger.keys} if ledger.keys else records


def check_signatures(ledger: Ledger) -> Iterator[Finding]:
    """Keys are Ed25519 keys, and each signature that is there fits its file and was made by a listed key.

    The list of keys is itself signed by an earlier key, which only ``review`` can judge.
    """
    for line, text in enumerate(ledger.keys.splitlines(), start=1):
        if text and not text.startswith("#") and not KEY_LINE.fullmatch(text):
            yield fault_in(KEYS, line, "", "key-list", key=text)
    texts = signed_texts(ledger)
    for file, signature in ledger.signatures.items():
        if file == KEYS and ledger.keys:
            continue
        if file not in texts:
            yield file_fault(f"{file}{SIGNATURE}", "bad-signature.nothing", file=file)
        elif can_verify() and not find_signer(ledger.keys, texts[file], signature):
            yield file_fault(f"{file}{SIGNATURE}", "bad-signature.other", file=file, keys=KEYS)


def check_signed(ledger: Ledger) -> Iterator[Finding]:
    """Where keys are listed, each attestation of a release is signed by one of them, and that was verified here."""
    for file, text in signed_texts(ledger).items():
        signature = ledger.signatures.get(file, "")
        if ledger.keys and file != KEYS and not (can_verify() and find_signer(ledger.keys, text, signature)):
            yield file_fault(file, "unsigned", keys=KEYS)


def count_signed(ledger: Ledger) -> int:
    """How many attestations have a signature, whether it fits or not."""
    return sum(record_file(source) in ledger.signatures for source in ledger.attestations)


def _run(action: str, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [PROGRAM, "-Y", action, *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=True, encoding="utf-8")  # noqa: S603
