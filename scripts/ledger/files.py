"""Bytes of a package: paths that stay within it, UTF-8 without BOM, JSON. Faults quote what stands there.

What the bytes mean is not asked here; see ``packages``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

from scripts.findings import LedgerError, fault_in, file_fault

DESCRIPTOR = "datapackage.json"
UTF8_BOM = b"\xef\xbb\xbf"


def load_json(root: Path, file: str) -> dict[str, Any]:
    """One JSON object within the package. Raises LedgerError naming the line and column of a fault."""
    try:
        content = json.loads(decode(file, read_bytes(root, file)))
    except json.JSONDecodeError as error:
        raise LedgerError(fault_in(file, error.lineno, "", "json", character=error.colno)) from None
    if not isinstance(content, dict):
        raise LedgerError(fault_in(file, 1, "", "json.object"))
    return content


def safe_path(root: Path, file: str) -> Path:
    """Where ``file`` is, if it lies within the package. Raises LedgerError for remote, absolute or leaving paths."""
    if re.match(r"^[A-Za-z][A-Za-z0-9+.-]*:", file):
        raise LedgerError(fault_in(DESCRIPTOR, 0, "path", "remote-path", path=file))
    target = (root / file.replace("\0", "")).resolve()
    if {"\\", "\0"} & set(file) or PurePosixPath(file).is_absolute() or not target.is_relative_to(root.resolve()):
        raise LedgerError(fault_in(DESCRIPTOR, 0, "path", "unsafe-path", path=file))
    return target


def read_bytes(root: Path, file: str) -> bytes:
    """Bytes of a file within the package. Raises LedgerError where it is not there."""
    path = safe_path(root, file)
    if not path.is_file():
        raise LedgerError(file_fault(file, "missing-file"))
    return path.read_bytes()


def decode(file: str, data: bytes, *, allow_bom: bool = False) -> str:
    """Text of UTF-8 bytes. Raises LedgerError for a BOM (unless allowed) and for other encodings, with the line."""
    if data.startswith(UTF8_BOM) and not allow_bom:
        raise LedgerError(fault_in(file, 1, "", "bom"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LedgerError(fault_in(file, line, "", f"encoding.{_guess(data)}")) from None


def _guess(data: bytes) -> str:
    """What the bytes most likely are: GB18030 is what Excel on Chinese Windows makes."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "unknown"
    return "gb18030"
