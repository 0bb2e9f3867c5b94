"""Bytes of a package: paths that stay within it, UTF-8 without BOM, JSON. Faults quote what stands there.

What the bytes mean is not asked here; see ``packages``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

from scripts.findings import Finding, LedgerError, file_fault

DESCRIPTOR = "datapackage.json"
UTF8_BOM = b"\xef\xbb\xbf"


def load_json(root: Path, file: str) -> dict[str, Any]:
    """One JSON object within the package. Raises LedgerError naming the line and column of a fault."""
    try:
        content = json.loads(decode(file, read_bytes(root, file, "JSON file")))
    except json.JSONDecodeError as error:
        place, message = f"character {error.colno}", f"Not JSON: {error.msg}."
        fault = Finding(file, error.lineno, place, "json", message, "Correct the file at that place.")
        raise LedgerError(fault) from None
    if not isinstance(content, dict):
        raise LedgerError(Finding(file, 1, "", "json", "The file holds no JSON object.", "Write one object { … }."))
    return content


def safe_path(root: Path, file: str) -> Path:
    """Where ``file`` is, if it lies within the package. Raises LedgerError for remote, absolute or leaving paths."""
    fix = "Put the file under data/ and name it by its relative path"
    if re.match(r"^[A-Za-z][A-Za-z0-9+.-]*:", file):
        message = f"{file!r} is not a path in this package."
        raise LedgerError(Finding(DESCRIPTOR, 0, "path", "remote-path", message, f"{fix}."))
    target = (root / file.replace("\0", "")).resolve()
    if {"\\", "\0"} & set(file) or PurePosixPath(file).is_absolute() or not target.is_relative_to(root.resolve()):
        message = f"{file!r} leaves the package."
        raise LedgerError(Finding(DESCRIPTOR, 0, "path", "unsafe-path", message, f"{fix}, with slashes."))
    return target


def read_bytes(root: Path, file: str, what: str) -> bytes:
    """Bytes of a file within the package; ``what`` says what it is. Raises LedgerError where it is not there."""
    path = safe_path(root, file)
    if not path.is_file():
        message, fix = f"The {what} {file!r} is not there.", f"Restore it, or take it out of {DESCRIPTOR}."
        raise LedgerError(file_fault(file, "missing-file", message, fix))
    return path.read_bytes()


def decode(file: str, data: bytes, *, allow_bom: bool = False) -> str:
    """Text of UTF-8 bytes. Raises LedgerError for a BOM (unless allowed) and for other encodings, with the line."""
    fix = "Save it as UTF-8 without BOM."
    if data.startswith(UTF8_BOM) and not allow_bom:
        raise LedgerError(Finding(file, 1, "", "bom", "The file starts with a byte order mark (BOM).", fix))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LedgerError(Finding(file, line, "", "encoding", f"Not UTF-8: {_guess(data)}.", fix)) from None


def _guess(data: bytes) -> str:
    """What the bytes most likely are, in words for the message."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "the bytes fit no encoding that we know"
    return "it reads as GB18030 (GBK), the default of Excel on Chinese Windows"
