"""``data/versions.json``: which versions of the data there are, and which of them each set has."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.exports.entries import Entry
from scripts.exports.file_links import Links
from scripts.exports.formats import pack_document
from scripts.ledger.versions import SUMS_NAME, Version

PATH = "data/versions.json"


def pack_versions(entries: Sequence[Entry], earlier: Sequence[Version], address: str) -> dict[str, bytes]:
    """The list by its path; versions stand newest first. ``template``: where a file of a set is.

    Without the site's ``address`` links are relative to the list.
    """
    links, present = Links(PATH, address), entries[0].dataset.version
    files = [item for entry in entries for item in entry.files]
    versions = [
        {
            "version": present,
            "date": entries[0].modified,
            "files": len(files),
            "bytes": sum(item.size for item in files),
        }
    ]
    versions += [
        {"version": item.version, "date": item.day, "files": len(item.sums), "bytes": item.size} for item in earlier
    ]
    return {
        PATH: pack_document(
            {
                "latest": present,
                "versions": versions,
                "sums": links.link(f"data/{SUMS_NAME}"),
                "template": links.link("data/{set}/{version}/{file}"),
                "sets": _sets(entries, earlier),
            }
        )
    }


def _sets(entries: Sequence[Entry], earlier: Sequence[Version]) -> dict[str, list[str]]:
    """The versions that each set has, the newest first; sets that only earlier versions have too."""
    found: dict[str, list[str]] = {entry.set_id: [entry.dataset.version] for entry in entries}
    for item in earlier:
        for set_id in item.sets:
            found.setdefault(set_id, []).append(item.version)
    return {set_id: found[set_id] for set_id in sorted(found)}
