"""Builds the site twice in ways that must not matter and compares every byte: python -m tools.reproduce.

Two clones of the commit stand in different folders. The second has its files written in another order, another time
zone, locale, seed of hashes and umask, and builds three times: from cold, with a word of the data changed, and with
the word put back, so that its site comes from a cache. Each file that differs is named with its first place.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.paths import ROOT
from scripts.site.staging import list_files
from tools.kills import change_state

ONE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
OTHER = {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "77"}
AROUND = 40
"""Bytes that are shown on both sides of a difference."""


def clone(target: Path, *, backwards: bool) -> None:
    """The commit that is checked out, and nothing else; ``backwards``: its files are written last to first."""
    _git(ROOT, "clone", "--quiet", "--no-checkout", str(ROOT), str(target))
    _git(target, "read-tree", "HEAD")
    names = _git(target, "ls-files", "-z").split(b"\0")[:-1]
    _git(target, "checkout-index", "-z", "--stdin", given=b"\0".join(sorted(names, reverse=backwards)))


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    run = subprocess.run(["git", *arguments], cwd=folder, input=given, stdout=subprocess.PIPE, check=True)  # noqa: S603, S607
    return run.stdout


def build(folder: Path, settings: Mapping[str, str], umask: int, *, fresh: bool = False) -> None:
    """Build in a clone; its output is shown where it fails."""
    command = [sys.executable, "-m", "scripts", "build", *(["--fresh"] if fresh else [])]
    run = subprocess.run(  # noqa: S603 - our own command
        command, cwd=folder, env={**os.environ, **settings}, umask=umask, capture_output=True, text=True, check=False
    )
    if run.returncode:
        raise SystemExit(f"the build in {folder.name} failed:\n{run.stderr}")


def compare(one: Path, other: Path) -> Iterator[str]:
    """Each difference between two sites: a file that only one has, or the first place where two differ."""
    names, others = list_files(one), list_files(other)
    for name in sorted({*names} ^ {*others}):
        yield f"{name} is only in the {'first' if name in names else 'second'}"
    for name in sorted({*names} & {*others}):
        before, after = (one / name).read_bytes(), (other / name).read_bytes()
        if before != after:
            yield f"{name} differs from byte {find_difference(before, after)}"
        elif (one / name).stat().st_mode != (other / name).stat().st_mode:
            yield f"{name} has other rights"


def find_difference(before: bytes, after: bytes) -> str:
    """The first place where two files differ, and what stands there in each."""
    place = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), None)
    place = min(len(before), len(after)) if place is None else place
    start = max(place - AROUND, 0)
    return f"{place}: {before[start : place + AROUND]!r} and {after[start : place + AROUND]!r}"


def main() -> int:
    """Build, compare and print; 0 where no byte differs."""
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder) / "one", Path(folder) / "另一 other"
        clone(one, backwards=False)
        clone(other, backwards=True)
        build(one, ONE, 0o022, fresh=True)
        build(other, OTHER, 0o077)
        change_state(other, 1)
        build(other, OTHER, 0o077)
        _git(other, "checkout", "--quiet", "--", "data")
        build(other, OTHER, 0o077)
        sites = [clone / "build" / "site" for clone in (one, other)]
        differences = list(compare(*sites))
        count = len(list_files(sites[0]))
    print("\n".join(differences[:20]) or f"Both builds are the same: {count} files, every byte.")  # noqa: T201
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
