"""The manifest of a release: the hash of every file that was published with it, and of the manifest before it.

So that nobody, the keeper included, can change what was published and not be found out: a manifest names the one before
by its hash, and whoever has kept any manifest can check all that are older. No proof of a single figure is stored: the
figures of a report hash to its root, which the manifest lists (see ``verify``, which is published as it is).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from scripts.artefacts import Part
from scripts.exports.api_rows import plain_rows
from scripts.exports.formats import pack_document
from scripts.exports.holdings import Holdings
from scripts.exports.verify import hash_report, list_breaks
from scripts.findings import Finding, file_fault
from scripts.ledger.columns import Json
from scripts.ledger.versions import MANIFEST, Release

FIGURES = "figures.json"
STAYING = ("data/regions/", "data/reports/", "data/themes/", "data/indicators/", "data/releases/", "api/")
"""Files whose addresses stay, beside pages."""


def report_roots(holdings: Holdings) -> dict[str, Json]:
    """The root of each document with figures, and how many they are."""
    roots: dict[str, Json] = {}
    for source_id in holdings.keys("figures", "report"):
        rows = plain_rows(holdings.export("figures", Part("report", source_id)))
        roots[source_id] = {"figures": len(rows), "root": hash_report(rows)}
    return roots


def make_manifest(
    version: str, previous: Release | None, inputs: Mapping[str, str], files: Mapping[str, str], reports: Json
) -> bytes:
    """The manifest as JSON. ``inputs``: hashes of data, lock and tree; ``files``: that of each published file."""
    before: Json = None
    if previous:
        before = {"version": previous.version, "sha256": sha256(previous.read(MANIFEST)).hexdigest()}
    return pack_document({"version": version, "previous": before, **inputs, "reports": reports, "files": dict(files)})


def hash_files(folder: Path, paths: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of files by their path, in order."""
    return {path: sha256((folder / path).read_bytes()).hexdigest() for path in sorted(paths)}


def hash_tree(folder: Path, paths: Iterable[str]) -> str:
    """One hash of many files: that of their list in the form of sha256sum."""
    listed = "".join(f"{digest}  {path}\n" for path, digest in hash_files(folder, paths).items())
    return sha256(listed.encode()).hexdigest()


def check_addresses(previous: Release, paths: Iterable[str], withdrawn: Sequence[str]) -> Iterator[Finding]:
    """What had an address in the release before has it still, but for what was withdrawn."""
    addresses, version = set(paths), previous.version
    for path in json.loads(previous.read(MANIFEST))["files"]:
        stays = path.endswith(".html") or path.startswith(STAYING)
        if stays and path not in addresses and not any(key in path for key in withdrawn):
            yield file_fault(path, "lost-address", version=version)


def check_releases(releases: Sequence[Release]) -> Iterator[Finding]:
    """Releases, the newest first: one chain, each with just the files and the figures that its manifest lists."""
    for newer, older in list_breaks([release.read(MANIFEST) for release in releases]):
        yield file_fault("releases", "broken-chain", newer=newer, older=older)
    for release in releases:
        yield from _check_release(release)


def _check_release(release: Release) -> Iterator[Finding]:
    manifest, where = json.loads(release.read(MANIFEST)), release.archive.name
    folder = f"data/releases/{release.version}/"
    listed = {path.removeprefix(folder): digest for path, digest in manifest["files"].items() if folder in path}
    for name in sorted({*listed, *release.sums} - {"SHA256SUMS"}):
        if listed.get(name) != release.sums.get(name):
            yield file_fault(f"{where}/{name}", "rewritten-release.file", version=release.version)
    reports: dict[str, list[dict[str, Json]]] = {}
    if FIGURES not in release.sums:  # divided by province, each file is held against its hash alone
        return
    for row in json.loads(release.read(FIGURES)):
        reports.setdefault(row["source_id"], []).append(row)
    for source_id, rows in reports.items():
        if manifest["reports"].get(source_id, {}).get("root") != hash_report(rows):
            file = f"{where}/{FIGURES}"
            yield file_fault(file, "rewritten-release.figures", version=release.version, source=source_id)
