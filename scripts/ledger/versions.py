"""Versions of the data that were published before, read from the archives in which they were kept.

An archive, ``data-<version>.zip``, holds the files ``<set>/<version>/<file>`` of one version, and their SHA256SUMS.
It has been away, on a disk or at a release, so every name and every sum is checked before any of it is used. Files are
read in pieces: an archive may be larger than the memory.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from lzma import LZMAError
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

from scripts.findings import Finding, LedgerError

SUMS_NAME = "SHA256SUMS"
ARCHIVES = "data-*.zip"
NAME = re.compile(r"data-(.*)\.zip")
VERSION = re.compile(r"[0-9]{4}\.[0-9]{1,2}\.[0-9]{1,2}")
ENTRY = re.compile(r"([a-z][a-z0-9-]*)/([0-9.]+)/([A-Za-z0-9][A-Za-z0-9._-]*)")
LINE = re.compile(r"([0-9a-f]{64})  ([^\r\n]+)")
PIECE = 1 << 20
UNREADABLE = (BadZipFile, zlib.error, LZMAError, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What reading a damaged or encrypted archive raises."""
KEPT = "kept-version"
FETCH = "Fetch the archive again from where it was kept."
BUILD = "Run nox -s build, then keep what it built."


@dataclass(frozen=True)
class Version:
    """One version as it was published.

    ``sums``: SHA-256 of each file by its path below ``data/``, in order; ``size``: bytes of them all.
    """

    version: str
    archive: Path
    sums: Mapping[str, str]
    size: int

    @property
    def day(self) -> str:
        """The day that it names, ISO."""
        return version_day(self.version)

    @cached_property
    def sets(self) -> Mapping[str, tuple[str, ...]]:
        """Names of the files of each set, in order."""
        found: dict[str, tuple[str, ...]] = {}
        for path in self.sums:
            set_id, _, name = path.split("/")
            found[set_id] = (*found.get(set_id, ()), name)
        return found

    def files(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Path below ``data/`` and bytes of each file; the pieces of one are to be taken before the next is asked."""
        with ZipFile(self.archive) as archive:
            for path in self.sums:
                with archive.open(path) as file:
                    yield path, _pieces(file)


def version_day(version: str) -> str:
    """The day that a version names, ISO: 2024.2.1 is 2024-02-01. ValueError where it names none."""
    if not VERSION.fullmatch(version):
        raise ValueError(f"{version!r} is no version")
    year, month, day = (int(part) for part in version.split("."))
    return date(year, month, day).isoformat()


def load_versions(folder: Path | None) -> list[Version]:
    """The versions of which there is an archive in ``folder``, the newest first; no folder: none.

    Raises LedgerError with every fault of every archive, or where the folder is named and missing.
    """
    if folder is None:
        return []
    if not folder.is_dir():
        raise LedgerError(
            [
                Finding(
                    folder.name,
                    0,
                    "",
                    "versions-missing",
                    "The folder of kept versions is not there.",
                    "Correct LEDGER_VERSIONS, or unset it to build without them.",
                )
            ]
        )
    versions: list[Version] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob(ARCHIVES)):
        try:
            versions.append(load_version(path))
        except LedgerError as error:
            findings.extend(error.findings)
    if findings:
        raise LedgerError(findings)
    return sorted(versions, key=lambda item: item.day, reverse=True)


def load_version(path: Path) -> Version:
    """One archive, every file of it read once and held against its sum. Raises LedgerError with every fault."""
    version = "".join(NAME.findall(path.name))
    try:
        version_day(version)
    except ValueError:
        raise LedgerError(
            [
                _fault(
                    path.name, f"{version!r} is no version.", "Name it after its version, such as data-2026.11.22.zip."
                )
            ]
        ) from None
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
            sums = read_sums(f"{path.name}/{SUMS_NAME}", archive.read(SUMS_NAME)) if SUMS_NAME in names else {}
            findings = list(_check_names(path.name, version, names, sums)) or list(_check_files(archive, path, sums))
            size = sum(archive.getinfo(name).file_size for name in sums) if not findings else 0
    except UNREADABLE:
        raise LedgerError([_fault(path.name, "It is no ZIP, or damaged.", FETCH)]) from None
    if findings:
        raise LedgerError(findings)
    return Version(version, path, {name: sums[name] for name in sorted(sums)}, size)


def load_built(data: Path, version: str) -> dict[str, bytes]:
    """The files of ``version`` in a built folder ``data``, by their path below it, held against its sums.

    Raises LedgerError where that version was not built, or a file is no longer as it was built.
    """
    listed = data / SUMS_NAME
    sums = read_sums(f"build/site/data/{SUMS_NAME}", listed.read_bytes()) if listed.is_file() else {}
    names = [name for name in sums if (match := ENTRY.fullmatch(name)) and match[2] == version]
    if not names:
        raise LedgerError([Finding("build/site", 0, "", "keep", f"There is no site with version {version!r}.", BUILD)])
    files = {name: (data / name).read_bytes() for name in names if (data / name).is_file()}
    altered = [name for name in names if name not in files or hashlib.sha256(files[name]).hexdigest() != sums[name]]
    if altered:
        raise LedgerError(
            [Finding(f"build/site/data/{name}", 0, "", "keep", "It is not as it was built.", BUILD) for name in altered]
        )
    return files


def read_sums(file: str, content: bytes) -> dict[str, str]:
    """A SHA256SUMS as sum by path; ``file`` names it. Raises LedgerError naming each line that is not one of them."""
    lines = enumerate(content.decode(errors="replace").splitlines(), 1)
    matches = {number: LINE.fullmatch(line) for number, line in lines}
    if broken := [number for number, match in matches.items() if match is None]:
        raise LedgerError([Finding(file, number, "", KEPT, "The line is no sum and path.", FETCH) for number in broken])
    return {match[2]: match[1] for match in matches.values() if match}


def _check_names(file: str, version: str, names: list[str], sums: Iterable[str]) -> Iterator[Finding]:
    """An archive holds its sums and the files that they name, each once and each of its own version."""
    for name, count in sorted(Counter(names).items()):
        match = ENTRY.fullmatch(name)
        if name != SUMS_NAME and (match is None or match[2] != version):
            yield _fault(f"{file}/{name}", f"It does not lie in <set>/{version}/.", FETCH)
        elif count > 1:
            yield _fault(f"{file}/{name}", f"It stands {count} times in the archive.", FETCH)
    for name in sorted({*names, SUMS_NAME} ^ {*sums, SUMS_NAME}):
        told = "It has no sum in SHA256SUMS." if name in names else "It has a sum and is not in the archive."
        yield _fault(f"{file}/{name}", told, FETCH)
    if SUMS_NAME not in names or not sums:
        yield _fault(f"{file}/{SUMS_NAME}", "There are no sums.", FETCH)


def _check_files(archive: ZipFile, path: Path, sums: Mapping[str, str]) -> Iterator[Finding]:
    """Every file has the sum that is stated."""
    for name, wanted in sums.items():
        digest = hashlib.sha256()
        try:
            with archive.open(name) as file:
                for piece in _pieces(file):
                    digest.update(piece)
        except UNREADABLE:
            yield _fault(f"{path.name}/{name}", "It is damaged.", FETCH)
            continue
        if digest.hexdigest() != wanted:
            yield _fault(f"{path.name}/{name}", "Its sum is not the one in SHA256SUMS.", FETCH)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    return iter(partial(file.read, PIECE), b"")


def _fault(file: str, message: str, mend: str) -> Finding:
    return Finding(file if file.isprintable() else ascii(file)[1:-1], 0, "", KEPT, message, mend)
