"""Archives of versions as tests need them: good ones, and ones with any entry and any sum."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

from scripts.exports.keeping import pack_version

OLD = {"ledger/2023.5.1/figures.csv": b"a\n1\n", "ledger/2023.5.1/ledger.zip": b"zip", "theme-x/2023.5.1/x.md": b"x"}


def keep(folder: Path, version: str, files: Mapping[str, bytes]) -> Path:
    """A good archive of these files."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"data-{version}.zip"
    path.write_bytes(pack_version(files))
    return path


def write_zip(path: Path, entries: Sequence[tuple[str, bytes]]) -> Path:
    """A ZIP of just these entries, in this order."""
    with ZipFile(path, "w") as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def sum_line(path: str, content: bytes) -> str:
    """A line of SHA256SUMS."""
    return f"{hashlib.sha256(content).hexdigest()}  {path}\n"
