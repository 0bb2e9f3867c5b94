"""Bytes of a package: paths that stay within it, UTF-8 without BOM, JSON. Faults quote what stands there.

What the bytes mean is not asked here; see ``packages``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

from scripts.findings import Finding, LedgerError

DESCRIPTOR = "datapackage.json"
UTF8_BOM = b"\xef\xbb\xbf"


def load_json(root: Path, file: str) -> dict[str, Any]:
    """One JSON object within the package. Raises LedgerError naming the line and column of a fault."""
    text = decode(file, read_bytes(root, file, "JSON file"))
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise LedgerError(
            [
                Finding(
                    file,
                    error.lineno,
                    f"character {error.colno}",
                    "json",
                    f"Not JSON: {error.msg}.",
                    "Correct the file at that place.",
                )
            ]
        ) from None
    if not isinstance(content, dict):
        raise LedgerError([Finding(file, 1, "", "json", "The file holds no JSON object.", "Write one object { … }.")])
    return content


def safe_path(root: Path, file: str) -> Path:
    """Where ``file`` is, if it lies within the package. Raises LedgerError for remote, absolute or leaving paths."""
    if re.match(r"^[A-Za-z][A-Za-z0-9+.-]*:", file):
        raise LedgerError(
            [
                Finding(
                    DESCRIPTOR,
                    0,
                    "path",
                    "remote-path",
                    f"{file!r} is not a path in this package.",
                    "Put the file under data/ and name it by its relative path.",
                )
            ]
        )
    target = (root / file.replace("\0", "")).resolve()
    if {"\\", "\0"} & set(file) or PurePosixPath(file).is_absolute() or not target.is_relative_to(root.resolve()):
        raise LedgerError(
            [
                Finding(
                    DESCRIPTOR,
                    0,
                    "path",
                    "unsafe-path",
                    f"{file!r} leaves the package.",
                    "Put the file under data/ and name it by its relative path, with slashes.",
                )
            ]
        )
    return target


def read_bytes(root: Path, file: str, what: str) -> bytes:
    """Bytes of a file within the package; ``what`` says what it is. Raises LedgerError where it is not there."""
    path = safe_path(root, file)
    if not path.is_file():
        raise LedgerError(
            [
                Finding(
                    file,
                    0,
                    "",
                    "missing-file",
                    f"The {what} {file!r} is not there.",
                    f"Restore it, or take it out of {DESCRIPTOR}.",
                )
            ]
        )
    return path.read_bytes()


def decode(file: str, data: bytes, *, allow_bom: bool = False) -> str:
    """Text of UTF-8 bytes. Raises LedgerError for a BOM (unless allowed) and for other encodings, with the line."""
    if data.startswith(UTF8_BOM) and not allow_bom:
        raise LedgerError(
            [
                Finding(
                    file, 1, "", "bom", "The file starts with a byte order mark (BOM).", "Save it as UTF-8 without BOM."
                )
            ]
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LedgerError(
            [Finding(file, line, "", "encoding", f"Not UTF-8: {_guess(data)}.", "Save it as UTF-8 without BOM.")]
        ) from None


def _guess(data: bytes) -> str:
    """What the bytes most likely are, in words for the message."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "the bytes fit no encoding that we know"
    return "it reads as GB18030 (GBK), the default of Excel on Chinese Windows"
