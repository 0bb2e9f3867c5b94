"""The folder of builds: one build at a time, and errors that say what is in the way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.paths import ROOT
from scripts.site.build_folder import check_folders, hold_build, readable_by_all, work_folder
from tests.telling import ENGLISH, refuses

HOLD = (
    "import sys, time, pathlib; from scripts.site.build_folder import hold_build\n"
    "with hold_build(pathlib.Path(sys.argv[1]), print): print('holds', flush=True); time.sleep(60)"
)


def messages(root: Path) -> list[str]:
    return [f"{finding.file}: {ENGLISH.message(finding)} {ENGLISH.fix(finding)}" for finding in check_folders(root)]


def hold_elsewhere(root: Path) -> subprocess.Popen[str]:
    """Another process that holds the build of ``root``."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(root)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "holds\n"
    return process


def test_a_second_build_waits_and_says_so(tmp_path: Path) -> None:
    said: list[str] = []
    with hold_elsewhere(tmp_path) as other:
        with refuses(r"Another build of this checkout still runs after 0\.2 seconds\."):
            hold_build(tmp_path, lambda: said.append("waits"), 0.2).__enter__()
        assert said == ["waits"]
        other.kill()


def test_a_killed_build_holds_nothing(tmp_path: Path) -> None:
    with hold_elsewhere(tmp_path) as other:
        other.kill()
        other.wait()
        start = time.monotonic()
        with hold_build(tmp_path, print, 5):
            assert time.monotonic() - start < 5


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / "build" / "work-killed" / "zh").mkdir(parents=True)
    with hold_build(tmp_path, print):
        assert list((tmp_path / "build").glob("work-*")) == []
        with work_folder(tmp_path / "build") as one, work_folder(tmp_path / "build") as other:
            assert one != other
    assert list((tmp_path / "build").glob("work-*")) == []


def test_a_link_a_file_and_a_folder_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    build = tmp_path / "build"
    build.mkdir()
    (build / "site").symlink_to(tmp_path / "elsewhere")
    (build / "next").write_text("")
    (build / "docs").mkdir()
    (build / "docs").chmod(0o555)
    assert messages(tmp_path) == [
        f"build/site: This is a link to {tmp_path}/elsewhere, and a build writes only into its own folder. "
        "Remove it, or move it away; then build again.",
        "build/next: This is a file, not a folder. Remove it, or move it away; then build again.",
        "build/docs: It cannot be written to. Make it writable: chmod u+w build/docs",
    ]
    with refuses("build/next: .* This is a file"), hold_build(tmp_path, print):
        pass


def test_the_folder_of_another_user_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "build" / "site").mkdir(parents=True)
    user = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: user + 1)
    assert messages(tmp_path)[1] == (
        f"build/site: It belongs to the user with number {user}, and this build runs as number {user + 1}. "
        "Build as its owner, or remove it."
    )


def test_everyone_can_read_what_is_written_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        with readable_by_all():
            (tmp_path / "folder").mkdir()
            (tmp_path / "folder" / "file").write_text("")
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)
    assert [path.stat().st_mode & 0o777 for path in (tmp_path / "folder", tmp_path / "folder" / "file")] == [
        0o755,
        0o644,
    ]
