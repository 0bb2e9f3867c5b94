"""The only writer: files whole or not at all, folders that hold just what they should, and the swap of two sites."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

READABLE = 0o444
HERE, EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux (renameat2, since 3.15)."""


def stage_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; one that holds these bytes already is left alone."""
    if not _holds(path, content):
        _write(path, content)


def stage_files(contents: Mapping[Path, bytes | None]) -> None:
    """Write several files, all of them or none; a file without content is taken away.

    What can fail (no room, no right to write) fails before the first file takes its place; should one not be put
    there after all, those that were get back what they held.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in contents}
    try:
        for path, content in contents.items():
            if content is not None:
                stage_file(path.with_name(f".{path.name}.new"), content)
        for path, content in contents.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.with_name(f".{path.name}.new").replace(path)
    except OSError:
        for path, content in before.items():
            path.with_name(f".{path.name}.new").unlink(missing_ok=True)
            if content is None:
                path.unlink(missing_ok=True)
            else:
                stage_file(path, content)
        raise


def stage_next(build: Path, name: str, content: bytes) -> None:
    """A file of the next site: where the last site has the same, the same file on the disk.

    Both sites then name one file, and no writer changes a file in its place: a new one takes its name.
    """
    path, published = build / "next" / name, build / "site" / name
    if _is_public(path) and _holds(path, content):
        return
    if _is_public(published) and _holds(published, content):
        try:
            beside = _beside(path)
            beside.unlink(missing_ok=True)
            beside.hardlink_to(published)
            beside.replace(path)
            return
        except OSError:  # a file system without hard links
            pass
    _write(path, content)


def _write(path: Path, content: bytes) -> None:
    beside = _beside(path)
    beside.write_bytes(content)
    beside.replace(path)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _is_public(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and path.stat().st_mode & READABLE == READABLE


def _beside(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f".{path.name}.part")


def list_files(folder: Path) -> list[str]:
    """Every file below a folder, by its path from there, in order."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def remove_strays(folder: Path, names: Iterable[str]) -> None:
    """Leave in a folder the files whose paths are ``kept``, and no empty folders."""
    wanted = {folder / name for name in names}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in wanted:
            path.unlink()


def complete_swap(build: Path) -> None:
    """Bring to its end a swap in two renames that a killed build had begun: ``last`` is there only within one."""
    site, following, last = build / "site", build / "next", build / "last"
    if last.exists() and not site.exists():
        (following if following.exists() else last).rename(site)
    if last.exists() and following.exists():
        shutil.rmtree(last)
    elif last.exists():
        last.rename(following)


def swap(build: Path) -> Path:
    """Put the next site in place of the last one, which becomes the next: so its files need not be written again.

    One exchange where the system has it; elsewhere two renames, which ``complete_swap`` ends if they were cut.
    """
    site, following, last = build / "site", build / "next", build / "last"
    if not site.exists():
        following.rename(site)
    elif not exchange(following, site):
        site.rename(last)
        try:
            following.rename(site)
        except OSError:
            last.rename(site)
            raise
        last.rename(following)
    return site


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; whether the system could."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    return rename is not None and rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0
