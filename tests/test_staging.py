"""The writer: whole files, whole folders, and a swap that never loses the last good site."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scripts.site import staging
from scripts.site.staging import complete_swap, exchange, list_files, remove_strays, stage_file, stage_next, swap


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_a_file_with_the_same_bytes_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    stage_file(path, b"x")
    before = path.stat().st_mtime_ns
    stage_file(path, b"x")
    assert path.stat().st_mtime_ns == before
    stage_file(path, b"y")
    assert tree(tmp_path) == {"a/b.txt": "y"}


def test_a_folder_holds_just_what_is_kept(tmp_path: Path) -> None:
    site(tmp_path, a="1", b="2")
    stage_file(tmp_path / "c" / "d.txt", b"3")
    assert list_files(tmp_path) == ["a/index.html", "b/index.html", "c/d.txt"]
    remove_strays(tmp_path, ["a/index.html"])
    assert [path.name for path in sorted(tmp_path.rglob("*"))] == ["a", "index.html"]


def site(folder: Path, **versions: str) -> Path:
    for name, text in versions.items():
        stage_file(folder / name / "index.html", text.encode())
    return folder


def test_what_the_last_site_has_is_the_same_file_in_the_next(tmp_path: Path) -> None:
    site(tmp_path, site="old")
    stage_next(tmp_path, "index.html", b"old")
    last, following = tmp_path / "site" / "index.html", tmp_path / "next" / "index.html"
    assert following.stat().st_ino == last.stat().st_ino
    stage_next(tmp_path, "index.html", b"new")
    assert (last.read_text(), following.read_text()) == ("old", "new")
    assert tree(tmp_path / "next") == {"index.html": "new"}


def test_a_link_or_a_file_that_not_all_may_read_is_written_anew(tmp_path: Path) -> None:
    site(tmp_path, site="old", next="old")
    for name in ("site", "next"):
        (tmp_path / name / "index.html").chmod(0o600)
    stage_next(tmp_path, "index.html", b"old")
    assert (tmp_path / "next" / "index.html").stat().st_mode & 0o777 == 0o644
    (tmp_path / "next" / "index.html").unlink()
    (tmp_path / "next" / "index.html").symlink_to(tmp_path / "site" / "index.html")
    stage_next(tmp_path, "index.html", b"old")
    assert not (tmp_path / "next" / "index.html").is_symlink()


def test_where_the_disk_has_no_hard_links_a_file_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise OSError("no hard links")

    monkeypatch.setattr(os, "link", refuse)
    stage_next(site(tmp_path, site="old"), "index.html", b"old")
    assert tree(tmp_path / "next") == {"index.html": "old"}
    assert (tmp_path / "next" / "index.html").stat().st_ino != (tmp_path / "site" / "index.html").stat().st_ino


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to swap two sites; the second where the system cannot exchange."""
    if request.param == "two renames":
        monkeypatch.setattr(staging, "exchange", lambda *folders: False)


def test_swap_puts_the_new_site_in_place_and_keeps_the_old_one_to_build_on(way: None, tmp_path: Path) -> None:
    assert swap(site(tmp_path, next="new", site="old")) == tmp_path / "site"
    assert tree(tmp_path) == {"next/index.html": "old", "site/index.html": "new"}


def test_swap_works_without_a_last_site(way: None, tmp_path: Path) -> None:
    swap(site(tmp_path, next="new"))
    assert tree(tmp_path) == {"site/index.html": "new"}


def test_a_failed_swap_keeps_the_last_site(way: None, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="next"):
        swap(site(tmp_path, site="old"))
    assert tree(tmp_path) == {"site/index.html": "old"}


def test_linux_exchanges_two_folders_in_one_step(tmp_path: Path) -> None:
    site(tmp_path, one="1", other="2")
    assert exchange(tmp_path / "one", tmp_path / "other") == (sys.platform == "linux")
    assert not exchange(tmp_path / "one", tmp_path / "missing")


def test_a_swap_that_was_cut_is_brought_to_its_end(tmp_path: Path) -> None:
    complete_swap(site(tmp_path / "before", site="old", next="new"))
    assert tree(tmp_path / "before") == {"site/index.html": "old", "next/index.html": "new"}
    complete_swap(site(tmp_path / "one", last="old", next="new"))
    assert tree(tmp_path / "one") == {"site/index.html": "new", "next/index.html": "old"}
    complete_swap(site(tmp_path / "two", last="old", site="new"))
    assert tree(tmp_path / "two") == {"site/index.html": "new", "next/index.html": "old"}
    complete_swap(site(tmp_path / "lost", last="old"))
    assert tree(tmp_path / "lost") == {"site/index.html": "old"}
    complete_swap(site(tmp_path / "odd", last="older", site="new", next="old"))
    assert tree(tmp_path / "odd") == {"site/index.html": "new", "next/index.html": "old"}
