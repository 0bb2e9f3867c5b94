"""A version of the data frozen: what was built becomes a release with its manifest, in an archive that stays.

The archive is all that a later build needs to publish the release again, byte for byte, and to tell what changed since.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from scripts import addresses
from scripts.audit.changes import summarise_changes
from scripts.audit.explanations import check_causes, explain
from scripts.exports.archives import read_release
from scripts.exports.formats import Files, pack_document, pack_zip
from scripts.exports.holdings import Holdings
from scripts.exports.manifests import check_addresses, hash_files, hash_tree, make_manifest, report_roots
from scripts.findings import Finding, LedgerError, fault_in, file_fault, stop_at
from scripts.keeper import FILE, Keeper
from scripts.ledger.files import DESCRIPTOR
from scripts.ledger.rows import WITHDRAWN
from scripts.ledger.versions import LISTED, MANIFEST, SUMS, Release, load_built, read_listed, version_day
from scripts.site.staging import list_files, stage_file

INPUTS = {
    "data": ("data/**/*", DESCRIPTOR),
    "lock": ("lock/*.txt",),
    "tree": ("scripts/**/*", "docs/**/*", "*.yml", "*.toml", "noxfile.py"),
}
"""What a release is made of, each by the patterns of its files."""


def freeze_release(root: Path, holdings: Holdings, folder: Path) -> tuple[Path, int]:
    """Write the archive of the last build with its manifest, and the manifest into the site; the archive, its files.

    Raises LedgerError where a figure changed without a cause, an address was lost, or the version is released already
    and holds other files.
    """
    site, version, previous = root / "build" / "site", holdings.version, holdings.previous
    own = addresses.release(version, MANIFEST).path
    files = load_built(site / addresses.release(version, "").path, version)
    same = next((release for release in holdings.releases if release.version == version), None)
    stop_at([*_check_built(files, previous), *_check_same(same, files)])
    if previous:
        stop_at(_check_changes(holdings, previous, [path for path in list_files(site) if path != own]))
    manifest = same.read(MANIFEST) if same and same.has_manifest else _describe(root, holdings, own)
    archive, listed, digest = folder / f"data-{version}.zip", read_listed(root), sha256(files[SUMS]).hexdigest()
    if listed.get(version, digest) != digest:
        stop_at([fault_in(DESCRIPTOR, 0, "version", "published-version.kept", archive=LISTED)])
    stage_file(archive, pack_zip({**files, MANIFEST: manifest}))
    stage_file(root / LISTED, pack_document({**listed, version: digest}))
    stage_file(site / own, manifest)
    return archive, len(files) + 1


def _describe(root: Path, holdings: Holdings, own: str) -> bytes:
    """The manifest; ``own``: its path on the site, which it does not list."""
    site = root / "build" / "site"
    inputs = {name: hash_tree(root, _list(root, patterns)) for name, patterns in INPUTS.items()}
    published = hash_files(site, (path for path in list_files(site) if path != own))
    return make_manifest(holdings.version, holdings.previous, inputs, published, report_roots(holdings))


def _list(root: Path, patterns: Sequence[str]) -> list[str]:
    paths = {path for pattern in patterns for path in root.glob(pattern) if path.is_file()}
    return sorted(path.relative_to(root).as_posix() for path in paths if "__pycache__" not in path.parts)


def _check_built(files: Files, previous: Release | None) -> Iterator[Finding]:
    """What was built tells the difference to the release before, and to no other."""
    previous_version, wanted = json.loads(files["difference.json"])["previous"], previous.version if previous else None
    if previous_version != wanted:
        yield file_fault("build/site", "release", said=str(previous_version), wanted=str(wanted))


def _check_same(same: Release | None, files: Files) -> Iterator[Finding]:
    """A version is released once."""
    if same and any(same.read(name) != files.get(name) for name in same.sums):
        yield fault_in(DESCRIPTOR, 0, "version", "published-version.kept", archive=same.archive.name)


def _check_changes(holdings: Holdings, previous: Release, paths: Sequence[str]) -> Iterator[Finding]:
    """No figure changed in silence, and no address was lost."""
    before, after = read_release(previous), holdings.facts.ledger
    yield from check_causes(explain(summarise_changes(before, after), before, after), after, previous.version)
    rows = {change.row for change in holdings.facts.changes if change.kind == WITHDRAWN}
    figures = before.frame("figures")
    of_figures = figures[figures["figure_id"].isin(rows)][["indicator_id", "region_code", "source_id"]]
    yield from check_addresses(previous, paths, sorted({*rows, *of_figures.to_numpy().ravel()}))


def check_keeper(keeper: Keeper) -> Iterator[Finding]:
    """Who publishes says who they are and how they are reached: a release can be held against somebody."""
    if not keeper.name:
        yield fault_in(FILE, 0, "name_zh", "keeper.no-name")
    if not (keeper.mail or keeper.repository):
        yield fault_in(FILE, 0, "mail", "keeper.no-contact")


def check_version_follows(releases: Sequence[Release], version: str) -> None:
    """Raises LedgerError where a release of a later version was kept."""
    later = [release.version for release in releases if version_day(release.version) > version_day(version)]
    if later:
        raise LedgerError(fault_in(DESCRIPTOR, 0, "version", "version.older", version=version, later=later[0]))
