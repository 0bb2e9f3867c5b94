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
MOST_BYTES = 1 << 28  # of one file of the package


def load_json(root: Path, file: str) -> dict[str, Any]:
    """One JSON object within the package. Raises LedgerError naming the line and column of a fault."""
    try:
        text = decode(file, read_bytes(root, file))
        content = json.loads(text, object_pairs_hook=_read_object, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise LedgerError(fault_in(file, error.lineno, "", "json", character=error.colno)) from None
    except KeyError as error:
        raise LedgerError(file_fault(file, "json.twice", name=str(error.args[0]))) from None
    except (RecursionError, ValueError):
        raise LedgerError(file_fault(file, "json.limits")) from None
    if not isinstance(content, dict):
        raise LedgerError(fault_in(file, 1, "", "json.object"))
    return content


def _read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object none of whose names stands twice: JSON would take the last and say nothing."""
    content: dict[str, Any] = {}
    for name, value in pairs:
        if name in content:
            raise KeyError(name)
        content[name] = value
    return content


def _refuse(name: str) -> None:
    """NaN and Infinity are no JSON."""
    raise ValueError(name)


def safe_path(root: Path, file: str) -> Path:
    """Where ``file`` is, if it lies within the package. Raises LedgerError for remote, absolute or leaving paths."""
    if re.match(r"^[A-Za-z][A-Za-z0-9+.-]*:", file):
        raise LedgerError(fault_in(DESCRIPTOR, 0, "path", "remote-path", path=file))
    try:
        target = (root / file.replace("\0", "")).resolve()
    except (OSError, RuntimeError):  # a link to itself, a name that is too long
        raise LedgerError(fault_in(DESCRIPTOR, 0, "path", "unsafe-path.unreadable", path=file)) from None
    if {"\\", "\0"} & set(file) or PurePosixPath(file).is_absolute() or not target.is_relative_to(root.resolve()):
        raise LedgerError(fault_in(DESCRIPTOR, 0, "path", "unsafe-path", path=file))
    return target


def read_bytes(root: Path, file: str) -> bytes:
    """Bytes of a file within the package. Raises LedgerError where it is not there."""
    return read_plain(safe_path(root, file), file)


def read_plain(path: Path, file: str) -> bytes:
    """Bytes of a plain file, which ``file`` names. Raises LedgerError where it is none, too large, or unreadable."""
    try:
        if not path.is_file():
            case = ".other" if path.exists() or path.is_symlink() else ""
            raise LedgerError(file_fault(file, f"missing-file{case}"))
        if path.stat().st_size > MOST_BYTES:
            raise LedgerError(file_fault(file, "large-file", most=MOST_BYTES >> 20))
        return path.read_bytes()
    except OSError as error:
        raise LedgerError(file_fault(file, "unreadable-file", reason=error.strerror or "")) from None


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
