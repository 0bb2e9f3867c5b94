"""The writer: whole files, whole folders, and a swap that never loses the last good site."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.site.staging import list_files, prepare_next, remove_strays, stage_file, swap


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


def test_swap_puts_the_new_site_in_place_and_keeps_the_old_one_to_build_on(tmp_path: Path) -> None:
    assert swap(site(tmp_path, next="new", site="old")) == tmp_path / "site"
    assert tree(tmp_path) == {"next/index.html": "old", "site/index.html": "new"}


def test_swap_works_without_a_last_site(tmp_path: Path) -> None:
    swap(site(tmp_path, next="new"))
    assert tree(tmp_path) == {"site/index.html": "new"}


def test_a_failed_swap_keeps_the_last_site(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="next"):
        swap(site(tmp_path, site="old"))
    assert tree(tmp_path) == {"site/index.html": "old"}


def test_what_a_broken_run_left_is_put_where_it_belongs(tmp_path: Path) -> None:
    prepare_next(site(tmp_path / "moved", last="old", next="new"))
    assert tree(tmp_path / "moved") == {"site/index.html": "old", "next/index.html": "new"}
    prepare_next(site(tmp_path / "swapped", last="old", site="new"))
    assert tree(tmp_path / "swapped") == {"next/index.html": "old", "site/index.html": "new"}
    prepare_next(site(tmp_path / "odd", last="older", site="new", next="old"))
    assert tree(tmp_path / "odd") == {"next/index.html": "old", "site/index.html": "new"}
