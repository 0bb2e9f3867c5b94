"""What is kept of a version when it is published, and what may no longer change once it is.

Nothing is read or written here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from scripts.exports.downloads import Download, render_sums
from scripts.exports.formats import Files, pack_zip
from scripts.findings import Finding
from scripts.ledger.files import DESCRIPTOR
from scripts.ledger.versions import SUMS_NAME, Version, version_day

MOST_NAMED = 5
RAISE = f"Raise version in {DESCRIPTOR} to a later day."
SAME = f"{RAISE[:-1]}; if nothing was changed, build for the same address and with the same programs as then."


def sums_of(files: Files) -> dict[str, str]:
    """SHA-256 of each file by its path."""
    return {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}


def pack_version(files: Files) -> bytes:
    """The archive of a version: its files by their path below ``data/``, and their sums."""
    return pack_zip({**files, SUMS_NAME: render_sums(sums_of(files)).encode()})


def built_sums(downloads: Iterable[Download], version: str) -> dict[str, str]:
    """SHA-256 of each file at the address of its version, by its path below ``data/``."""
    paths = {item.path.removeprefix("data/"): item for item in downloads if item.path.split("/")[2:3] == [version]}
    return {path: item.sha256 for path, item in paths.items()}


def check_published(kept: Iterable[Version], version: str, sums: Mapping[str, str]) -> Iterator[Finding]:
    """A version is published once, and none after a later one. ``version`` and ``sums`` are those of this build."""
    for item in kept:
        if item.version == version:
            yield from _check_same(item, sums)
        elif item.day >= version_day(version):
            yield Finding(
                DESCRIPTOR,
                0,
                "version",
                "published-version",
                f"The version {version} is not after {item.version}, which is published.",
                RAISE,
            )


def _check_same(published: Version, sums: Mapping[str, str]) -> Iterator[Finding]:
    known = published.sums
    differing = sorted(path for path in {*known, *sums} if known.get(path) != sums.get(path))
    if differing:
        named = ", ".join(differing[:MOST_NAMED]) + (", …" if len(differing) > MOST_NAMED else "")
        yield Finding(
            DESCRIPTOR,
            0,
            "version",
            "published-version",
            f"The version {published.version} is published, and this build has other files "
            f"({len(differing)}): {named}.",
            SAME,
        )
