"""Keys of the tests' own: made where they are needed, never kept."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.checks.signatures import sign
from scripts.ledger.packages import KEYS, SIGNATURE


def make_key(path: Path) -> Path:
    """A new Ed25519 key without a passphrase; skips the test where there is no ssh-keygen, save in CI."""
    if not shutil.which("ssh-keygen") and "CI" not in os.environ:
        pytest.skip("there is no ssh-keygen")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", path.name, "-f", str(path)], check=True)
    return path


def key_line(key: Path) -> str:
    """The line of a key in the list of keys."""
    return f"{key.name} {key.with_suffix('.pub').read_text(encoding='utf-8')}"


def list_keys(root: Path, *keys: Path, signed_by: Path | None = None) -> None:
    """Write the list of keys of a package, and its signature."""
    text = "".join(map(key_line, keys))
    (root / KEYS).parent.mkdir(exist_ok=True)
    (root / KEYS).write_text(text, encoding="utf-8")
    if signed_by:
        (root / f"{KEYS}{SIGNATURE}").write_text(sign(signed_by, text), encoding="utf-8")
