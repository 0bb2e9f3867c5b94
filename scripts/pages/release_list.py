"""The releases of the data: what each changed and where it stands, and what the newest changed row by row."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.ledger.rows import ADDED, CHANGED, WITHDRAWN
from scripts.ledger.versions import MANIFEST, SUMS, Release, version_day
from scripts.pages.catalogue import Site
from scripts.pages.listings import Excerpt, limit
from scripts.pages.rendering import Front, PageInputs
from scripts.phrases import day_text

KINDS = (ADDED, CHANGED, WITHDRAWN)
DIFFERENCES = ("difference.json", "difference.csv")
Row = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A release: the one before it ("" for the first), rows by what was done to them, its files and addresses."""

    version: str
    day: str
    previous: str
    counts: tuple[tuple[str, int], ...]
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReleaseList:
    """The releases, the newest first, and what the newest changed."""

    front: Front
    version: str
    previous: str
    releases: tuple[ReleaseLine, ...]
    rows: Excerpt[dict[str, str]]


def artefacts(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The page."""
    yield site.page("release_list.md", addresses.releases(), lambda: describe_releases(site))


def describe_releases(site: Site) -> ReleaseList:
    """The version of the data and every one that was kept."""
    holdings, words = site.holdings, site.words
    before = holdings.previous.version if holdings.previous else ""
    own = next((release for release in holdings.releases if release.version == holdings.version), None)
    names = (*DIFFERENCES, SUMS, *([MANIFEST] if own and own.has_manifest else []))
    lines = [_line(site, holdings.version, before, holdings.differences, names)]
    lines += [_kept_line(site, release) for release in holdings.releases if release.version != holdings.version]
    lines.sort(key=lambda line: version_day(line.version), reverse=True)
    front = Front(addresses.releases().path, words("releases.title"), section="updates.html", toc=False)
    return ReleaseList(front, holdings.version, before, tuple(lines), limit(holdings.differences))


def _kept_line(site: Site, release: Release) -> ReleaseLine:
    """A release as its own files tell it; one of before differences were written tells none."""
    has_difference = set(DIFFERENCES) <= set(release.sums)
    difference = json.loads(release.read(DIFFERENCES[0])) if has_difference else {"previous": None, "rows": []}
    names = (*(DIFFERENCES if has_difference else ()), SUMS, *([MANIFEST] if release.has_manifest else []))
    return _line(site, release.version, difference["previous"] or "", difference["rows"], names)


def _line(site: Site, version: str, previous: str, rows: Sequence[Row], names: Sequence[str]) -> ReleaseLine:
    changed = {(row["table"], row["row"], row["kind"]) for row in rows}
    counts = Counter(kind for _, _, kind in changed)
    return ReleaseLine(
        version,
        day_text(version_day(version), site.words),
        previous,
        tuple((site.words(f"releases.{kind}"), counts[kind]) for kind in KINDS if counts[kind]),
        tuple((name, f"/{addresses.release(version, name)}") for name in names),
    )
