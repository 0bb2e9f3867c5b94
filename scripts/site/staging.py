"""The only writer: files whole or not at all, folders that hold just what they should, and the swap of two sites."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path


def stage_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; one that holds these bytes already is left alone."""
    if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    beside.replace(path)


def list_files(folder: Path) -> list[str]:
    """Every file below a folder, by its path from there, in order."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def remove_strays(folder: Path, kept: Iterable[str]) -> None:
    """Leave in a folder the files whose paths are ``kept``, and no empty folders."""
    wanted = {folder / name for name in kept}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in wanted:
            path.unlink()


def prepare_next(build: Path) -> Path:
    """The folder in which the next site is put together; what a broken run left is put where it belongs.

    The site before the last one is still there, so that files which stay the same need not be written again.
    """
    site, following, last = build / "site", build / "next", build / "last"
    if last.exists():
        if not site.exists():
            last.rename(site)
        elif not following.exists():
            last.rename(following)
        else:
            shutil.rmtree(last)
    return following


def swap(build: Path) -> Path:
    """Put the next site in place of the old one, which becomes the next; where that fails the old one is put back."""
    site, following, last = build / "site", build / "next", build / "last"
    if site.exists():
        site.rename(last)
    try:
        following.rename(site)
    except OSError:
        if last.exists():
            last.rename(site)
        raise
    if last.exists():
        last.rename(following)
    return site
