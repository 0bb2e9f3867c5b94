"""The folder of builds: whether it can be built in, and that one build at a time does."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from scripts.findings import Finding, LedgerError, file_fault, stop_at

FOLDERS = ("build", "build/site", "build/next", "build/last", "build/docs", "build/cache")
"""What a build writes into, each a folder of its own."""
PATIENCE = 600.0
"""Seconds for which a build waits for another one."""
WORK = "work-"


@contextmanager
def hold_build(root: Path, wait: Callable[[], None], patience: float = PATIENCE) -> Iterator[None]:
    """Keep other builds of this checkout waiting. The lock ends with the process that holds it, however that ends.

    ``wait`` is called once where another build runs. Raises LedgerError where that still runs after ``patience``
    seconds, or where a folder of the build cannot be written.
    """
    stop_at(check_folders(root))
    build = root / "build"
    build.mkdir(exist_ok=True)
    lock = FileLock(build / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        wait()
        _acquire(lock, patience)
    try:
        for left in build.glob(f"{WORK}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield
    finally:
        lock.release()


def _acquire(lock: FileLock, patience: float) -> None:
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        raise LedgerError(file_fault("build/lock", "build-running", seconds=f"{patience:g}")) from None


def check_folders(root: Path) -> Iterator[Finding]:
    """What a build writes into is a folder, no link to one, of the user who builds, and can be written."""
    for name in FOLDERS:
        path = root / name
        if path.is_symlink():
            yield file_fault(name, "build-folder.link", target=os.readlink(path))  # noqa: PTH115 - as it was written
        elif path.exists() and not path.is_dir():
            yield file_fault(name, "build-folder.file")
        elif path.exists():
            yield from _check_rights(name, path)


def _check_rights(name: str, path: Path) -> Iterator[Finding]:
    status, user = path.stat(), os.geteuid() if hasattr(os, "geteuid") else None
    if user is not None and status.st_uid != user:
        yield file_fault(name, "build-folder.owner", owner=status.st_uid, user=user)
    elif not status.st_mode & 0o200 or not os.access(path, os.W_OK):
        yield file_fault(name, "build-folder.locked", path=name)


@contextmanager
def readable_by_all() -> Iterator[None]:
    """What is written within can be read by everyone, such as a server, whatever the user's umask."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def work_folder(build: Path) -> Iterator[Path]:
    """A folder of this build alone; programs that a killed build left running write into another."""
    build.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=WORK, dir=build, ignore_cleanup_errors=True) as folder:
        yield Path(folder)
