"""The writer: whole files, whole folders, and a swap that never loses the last good site."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.site.staging import stage_file, stage_pieces, stage_tree, swap


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


def test_a_file_is_written_in_pieces(tmp_path: Path) -> None:
    stage_pieces(tmp_path / "a" / "b.txt", iter([b"x", b"y"]))
    assert tree(tmp_path) == {"a/b.txt": "xy"}


def test_pieces_that_break_off_leave_the_file_as_it_was(tmp_path: Path) -> None:
    stage_file(tmp_path / "b.txt", b"old")
    with pytest.raises(ZeroDivisionError):
        stage_pieces(tmp_path / "b.txt", (b"%d" % (1 // n) for n in (1, 0)))
    assert (tmp_path / "b.txt").read_bytes() == b"old"


def test_a_folder_holds_just_what_was_staged(tmp_path: Path) -> None:
    stage_tree(tmp_path, {"a/b.txt": b"1", "c/d.txt": b"2"})
    stage_tree(tmp_path, {"a/b.txt": b"1", "e.txt": b"3"})
    assert tree(tmp_path) == {"a/b.txt": "1", "e.txt": "3"}
    assert not (tmp_path / "c").exists()


def site(tmp_path: Path, **versions: str) -> tuple[Path, Path, Path]:
    for name, text in versions.items():
        stage_file(tmp_path / name / "index.html", text.encode())
    return tmp_path / "next", tmp_path / "site", tmp_path / "last"


def test_swap_puts_the_new_site_in_place(tmp_path: Path) -> None:
    swap(*site(tmp_path, next="new", site="old"))
    assert tree(tmp_path) == {"site/index.html": "new"}


def test_swap_works_without_a_last_site(tmp_path: Path) -> None:
    swap(*site(tmp_path, next="new"))
    assert tree(tmp_path) == {"site/index.html": "new"}


def test_swap_clears_what_a_broken_run_left(tmp_path: Path) -> None:
    swap(*site(tmp_path, next="new", site="old", last="older"))
    assert tree(tmp_path) == {"site/index.html": "new"}


def test_a_failed_swap_keeps_the_last_site(tmp_path: Path) -> None:
    following, current, last = site(tmp_path, site="old")
    with pytest.raises(OSError, match="next"):
        swap(following, current, last)
    assert tree(tmp_path) == {"site/index.html": "old"}


def test_a_site_moved_away_by_a_broken_run_comes_back(tmp_path: Path) -> None:
    following, current, last = site(tmp_path, last="old")
    with pytest.raises(OSError, match="next"):
        swap(following, current, last)
    assert tree(tmp_path) == {"site/index.html": "old"}
