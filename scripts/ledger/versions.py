"""Releases of the data that were published before, read from the archives in which they were kept.

An archive, ``data-<version>.zip``, holds the files of ``data/releases/<version>/`` and their SHA256SUMS. It has been
away, on a disk or at a release, so every name and every sum is checked before any of it is published again: files of
known kinds under plain names, nothing that a browser would run.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from scripts.findings import Finding, LedgerError, collect, fault_in, file_fault, stop_at

SUMS = "SHA256SUMS"
ARCHIVE = re.compile(r"data-([0-9]{4}\.[0-9]{1,2}\.[0-9]{1,2})\.zip")
VERSION = re.compile(r"([0-9]{4})\.([0-9]{1,2})\.([0-9]{1,2})")
NAME = re.compile(r"[a-z][a-z0-9-]*\.(csv|json|parquet|xlsx|zip|sqlite|md)")
LINE = re.compile(r"([0-9a-f]{64})  ([^\r\n]+)")
MOST_BYTES = 1 << 30
"""An archive that unpacks to more than this is not a release of ours."""
UNREADABLE = (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What reading a damaged or encrypted archive raises."""


@dataclass(frozen=True, slots=True)
class Release:
    """One release as it was published: the SHA-256 of each file by its name, and the archive that holds them."""

    version: str
    archive: Path
    sums: Mapping[str, str]

    def read(self, name: str) -> bytes:
        """One of its files."""
        with ZipFile(self.archive) as archive:
            return archive.read(name)


def version_day(version: str) -> str:
    """The day that a version names, ISO: 2024.2.1 is 2024-02-01. ValueError where it names none."""
    match = VERSION.fullmatch(version)
    if match is None:
        raise ValueError(f"{version!r} is not a version")
    year, month, day = (int(part) for part in match.groups())
    return date(year, month, day).isoformat()


def load_releases(folder: Path | None) -> list[Release]:
    """The releases of which there is an archive in ``folder``, the newest first; no folder: none.

    Raises LedgerError with every fault of every archive, or where the folder is named and missing.
    """
    if folder is None:
        return []
    if not folder.is_dir():
        raise LedgerError(file_fault(folder.name, "versions-missing"))
    releases: list[Release] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob("data-*.zip")):
        with collect(findings):
            releases.append(load_release(path))
    stop_at(findings)
    return sorted(releases, key=lambda release: version_day(release.version), reverse=True)


def load_release(path: Path) -> Release:
    """One archive, every file of it read and held against its sum. Raises LedgerError with every fault."""
    match = ARCHIVE.fullmatch(path.name)
    if match is None:
        raise LedgerError(file_fault(path.name, "kept-version.name"))
    try:
        with ZipFile(path) as archive:
            stop_at(_check_names(path.name, archive))
            sums = read_sums(f"{path.name}/{SUMS}", archive.read(SUMS))
            stop_at(_check_sums(path.name, archive, sums))
    except UNREADABLE:
        raise LedgerError(file_fault(path.name, "kept-version.damaged")) from None
    return Release(match[1], path, sums)


def load_built(folder: Path, version: str) -> dict[str, bytes]:
    """The files of the release in a built folder with their sums, held against these.

    Raises LedgerError where that version was not built, or a file is no longer as it was built.
    """
    listed = folder / SUMS
    if not listed.is_file():
        raise LedgerError(file_fault("build/site", "keep.nothing", version=version))
    sums = read_sums(SUMS, listed.read_bytes())
    files = {name: (folder / name).read_bytes() for name in sums if (folder / name).is_file()}
    altered = [name for name in sums if name not in files or hashlib.sha256(files[name]).hexdigest() != sums[name]]
    stop_at(file_fault(f"{folder.name}/{name}", "keep.altered") for name in altered)
    return {**files, SUMS: listed.read_bytes()}


def read_sums(file: str, content: bytes) -> dict[str, str]:
    """A SHA256SUMS as sum by name; ``file`` names it. Raises LedgerError naming each line that is not one of them."""
    matches = {at: LINE.fullmatch(line) for at, line in enumerate(content.decode(errors="replace").splitlines(), 1)}
    broken = [at for at, match in matches.items() if match is None]
    stop_at(fault_in(file, at, "", "kept-version.line") for at in broken)
    return {match[2]: match[1] for match in matches.values() if match}


def _check_names(file: str, archive: ZipFile) -> Iterator[Finding]:
    """An archive holds its sums and files of known kinds under plain names, each once, and no more than a release."""
    for name, count in sorted(Counter(archive.namelist()).items()):
        if name != SUMS and not NAME.fullmatch(name):
            yield file_fault(f"{file}/{name}", "kept-version.foreign")
        elif count > 1:
            yield file_fault(f"{file}/{name}", "kept-version.twice", count=count)
    if SUMS not in archive.namelist():
        yield file_fault(f"{file}/{SUMS}", "kept-version.no-sums")
    if sum(item.file_size for item in archive.infolist()) > MOST_BYTES:
        yield file_fault(file, "kept-version.large")


def _check_sums(file: str, archive: ZipFile, sums: Mapping[str, str]) -> Iterator[Finding]:
    """Every file has a sum, and the sum is its own."""
    for name in sorted({*archive.namelist(), SUMS} ^ {*sums, SUMS}):
        yield file_fault(f"{file}/{name}", "kept-version.unlisted")
    for name in sorted(set(archive.namelist()) & set(sums)):
        if hashlib.sha256(archive.read(name)).hexdigest() != sums[name]:
            yield file_fault(f"{file}/{name}", "kept-version.sum")
