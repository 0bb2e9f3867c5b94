"""Releases of the data that were published before, read from the archives in which they were kept.

An archive, ``data-<version>.zip``, holds the files of ``data/releases/<version>/`` and their SHA256SUMS. It has been
away, on a disk or at a release, so nothing in it is trusted: the repository has the sum of its SHA256SUMS, in
``data/versions.json``, and these have the sum of every file. What a browser would run is not let through even so:
files of known kinds under known names, each beginning as its kind does.
"""

from __future__ import annotations

import hashlib
import re
import stat
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from scripts.findings import Finding, LedgerError, collect, fault_in, file_fault, stop_at
from scripts.ledger.files import UTF8_BOM, load_json

SUMS, MANIFEST = "SHA256SUMS", "manifest.json"
LISTED = "data/versions.json"
VERSION = re.compile(r"([1-9][0-9]{3})\.([1-9][0-9]?)\.([1-9][0-9]?)")
ARCHIVE = re.compile(rf"data-({VERSION.pattern})\.zip")
NAME = re.compile(
    r"[a-z][a-z_]*\.(csv|json|parquet)|ledger\.(sqlite|zip)|(ledger|codebook|readme)-[a-z]{2,3}\.(xlsx|md)"
    r"|figures-[0-9]{6}\.parquet|ledger-[0-9]{6}\.zip"
)
BEGINNINGS = {"parquet": b"PAR1", "sqlite": b"SQLite format 3\0", "xlsx": b"PK\3\4", "zip": b"PK\3\4"}
"""How files of a kind begin; the others are text, and do not begin like a page."""
LINE = re.compile(r"([0-9a-f]{64})  ([^\r\n]+)")
MOST_BYTES, MOST_FILES = 1 << 30, 1000
"""An archive that unpacks to more than this is not a release of ours."""
UNREADABLE = (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What reading a damaged or encrypted archive raises."""


@dataclass(frozen=True, slots=True)
class Release:
    """One release as it was published: the SHA-256 of each file by its name, and the archive that holds them.

    ``has_manifest``: its manifest is there too, which was made last and is in no sum.
    """

    version: str
    archive: Path
    sums: Mapping[str, str]
    has_manifest: bool = False

    def read(self, name: str) -> bytes:
        """One of its files. Raises LedgerError where the archive has been changed since it was checked."""
        with ZipFile(self.archive) as archive:
            content = archive.read(name)
        if name in self.sums and _sum(content) != self.sums[name]:
            raise LedgerError(file_fault(f"{self.archive.name}/{name}", "kept-version.changed"))
        return content


def version_day(version: str) -> str:
    """The day that a version names, ISO: 2024.2.1 is 2024-02-01. ValueError where it names none."""
    match = VERSION.fullmatch(version)
    if match is None:
        raise ValueError(f"{version!r} is not a version")
    year, month, day = (int(part) for part in match.groups())
    return date(year, month, day).isoformat()


def load_releases(folder: Path | None, root: Path) -> list[Release]:
    """The releases of which there is an archive in ``folder``, the newest first; no folder: none.

    ``root`` is the checkout whose ``data/versions.json`` has the sum of each. Raises LedgerError with every fault of
    every archive, or where the folder is named and missing.
    """
    if folder is None:
        return []
    if not folder.is_dir():
        raise LedgerError(file_fault(folder.name, "versions-missing"))
    listed = read_listed(root)
    releases: list[Release] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob("data-*.zip")):
        with collect(findings):
            releases.append(load_release(path, listed))
    stop_at(findings)
    return sorted(releases, key=lambda release: version_day(release.version), reverse=True)


def read_listed(root: Path) -> dict[str, str]:
    """The sum of the SHA256SUMS of each version that was kept, as the repository holds it; {} without the file."""
    return dict(load_json(root, LISTED)) if (root / LISTED).is_file() else {}


def load_release(path: Path, listed: Mapping[str, str]) -> Release:
    """One archive, every file of it read and held against its sum, and its sums against the one that is ``listed``.

    Raises LedgerError with every fault.
    """
    version = _read_version(path)
    if not stat.S_ISREG(path.lstat().st_mode):
        raise LedgerError(file_fault(path.name, "kept-version.link"))
    try:
        with ZipFile(path) as archive:
            stop_at(_check_entries(path.name, archive))
            content = archive.read(SUMS)
            stop_at(_check_listed(path.name, version, _sum(content), listed))
            sums = read_sums(f"{path.name}/{SUMS}", content)
            stop_at(_check_sums(path.name, archive, sums))
            has_manifest = MANIFEST in archive.namelist()
    except UNREADABLE:
        raise LedgerError(file_fault(path.name, "kept-version.damaged")) from None
    return Release(version, path, sums, has_manifest)


def _read_version(path: Path) -> str:
    """The version that an archive's name names, written in its one way."""
    match = ARCHIVE.fullmatch(path.name)
    try:
        version_day(match[1] if match else "")
    except ValueError:
        raise LedgerError(file_fault(path.name, "kept-version.name")) from None
    return match[1] if match else ""


def load_built(folder: Path, version: str) -> dict[str, bytes]:
    """The files of the release in a built folder with their sums, held against these.

    Raises LedgerError where that version was not built, or a file is no longer as it was built.
    """
    listed = folder / SUMS
    if not listed.is_file():
        raise LedgerError(file_fault("build/site", "keep.nothing", version=version))
    sums = read_sums(SUMS, listed.read_bytes())
    files = {name: (folder / name).read_bytes() for name in sums if (folder / name).is_file()}
    altered = [name for name in sums if name not in files or _sum(files[name]) != sums[name]]
    stop_at(file_fault(f"{folder.name}/{name}", "keep.altered") for name in altered)
    return {**files, SUMS: listed.read_bytes()}


def read_sums(file: str, content: bytes) -> dict[str, str]:
    """A SHA256SUMS as sum by name; ``file`` names it. Raises LedgerError naming each line that is not one of them."""
    matches = {at: LINE.fullmatch(line) for at, line in enumerate(content.decode(errors="replace").splitlines(), 1)}
    broken = [at for at, match in matches.items() if match is None]
    stop_at(fault_in(file, at, "", "kept-version.line") for at in broken)
    return {match[2]: match[1] for match in matches.values() if match}


def _check_entries(file: str, archive: ZipFile) -> Iterator[Finding]:
    """An archive holds its sums and plain files under known names, each once, and no more than a release."""
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        yield file_fault(file, "kept-version.large")
        return
    counts = Counter(entry.filename for entry in entries)
    for entry in sorted({entry.filename: entry for entry in entries}.values(), key=lambda entry: entry.filename):
        name = entry.filename
        if name != SUMS and not NAME.fullmatch(name):
            yield file_fault(f"{file}/{name}", "kept-version.foreign")
        elif counts[name] > 1:
            yield file_fault(f"{file}/{name}", "kept-version.twice", count=counts[name])
        elif not _is_plain(entry):
            yield file_fault(f"{file}/{name}", "kept-version.not-plain")
    if SUMS not in counts:
        yield file_fault(f"{file}/{SUMS}", "kept-version.no-sums")


def _is_plain(entry: ZipInfo) -> bool:
    """Whether an entry is a file (no link, device or folder; where the mode is not written, a file) that zlib reads."""
    mode = stat.S_IFMT(entry.external_attr >> 16)
    return mode in {0, stat.S_IFREG} and entry.compress_type in {ZIP_STORED, ZIP_DEFLATED}


def _check_listed(file: str, version: str, digest: str, listed: Mapping[str, str]) -> Iterator[Finding]:
    """The repository, not the archive, says what was published."""
    if version not in listed:
        yield file_fault(file, "kept-version.not-listed", list=LISTED, version=version, sum=digest)
    elif listed[version] != digest:
        yield file_fault(f"{file}/{SUMS}", "kept-version.other-sum", list=LISTED, sum=digest, listed=listed[version])


def _check_sums(file: str, archive: ZipFile, sums: Mapping[str, str]) -> Iterator[Finding]:
    """Every file has a sum, the sum is its own, and the file is of the kind that its name says."""
    for name in sorted(({*archive.namelist(), SUMS} ^ {*sums, SUMS}) - {MANIFEST}):
        yield file_fault(f"{file}/{name}", "kept-version.unlisted")
    for name in sorted(set(archive.namelist()) & set(sums)):
        content = archive.read(name)
        if _sum(content) != sums[name]:
            yield file_fault(f"{file}/{name}", "kept-version.sum")
        elif not _is_of_its_kind(name, content):
            yield file_fault(f"{file}/{name}", "kept-version.kind")


def _is_of_its_kind(name: str, content: bytes) -> bool:
    beginning = BEGINNINGS.get(name.rpartition(".")[2])
    if beginning:
        return content.startswith(beginning)
    return not content.removeprefix(UTF8_BOM).lstrip().startswith(b"<")


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
