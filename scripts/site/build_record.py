"""``build.json``: what a site was made of, and the hash of all its files, so that anybody can make it again."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from scripts.paths import ROOT
from scripts.site.build_inputs import BuildInputs, hash_file
from scripts.site.staging import list_files

RECORD = "build.json"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==[^ ;\\]+(?: ; ([^\\]+))?", re.MULTILINE)


def pack_record(site: Path, inputs: BuildInputs) -> bytes:
    """The record of a site that is complete but for it.

    ``tree`` is what ``sha256sum`` makes of its own lines for the files in the order of their bytes, this one left out:
    hash, two spaces, path.
    """
    names = [name for name in list_files(site) if name != RECORD]
    lines = (f"{hash_file(site / name)}  {name}\n" for name in sorted(names, key=str.encode))
    record = {
        "commit": inputs.commit,
        "address": inputs.address,
        "data": inputs.data,
        "pages": inputs.pages,
        "code": inputs.code,
        "lock": inputs.lock,
        "python": platform.python_version(),
        "packages": dict(list_locked()),
        "files": len(names),
        "tree": sha256("".join(lines).encode()).hexdigest(),
    }
    return (json.dumps(record, indent=1) + "\n").encode()


def list_locked() -> Iterator[tuple[str, str]]:
    """Each package of ``lock/site.txt`` that is installed, with its version."""
    for name, _ in sorted(set(PINNED.findall((ROOT / "lock" / "site.txt").read_text(encoding="utf-8")))):
        try:
            yield name, version(name)
        except ModuleNotFoundError:  # pinned for another system
            continue
