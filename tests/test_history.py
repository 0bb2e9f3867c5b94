"""Changes of a draft: saved whole, completed after a crash, taken back, and never over the work of somebody else."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from scripts.intake import history
from scripts.intake.history import can_undo, complete_change, save_change, undo_change

OLD, NEW = {"a.csv": "1\n", "b.csv": "1\n", "c.csv": "1\n"}, {"a.csv": "2\n", "b.csv": "2\n", "c.csv": "1\n"}


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in sorted(folder.glob("*.csv"))}


def test_a_change_is_saved_and_taken_back(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    assert save_change(tmp_path, OLD, NEW)
    assert (held(tmp_path), can_undo(tmp_path)) == (NEW, True)
    assert undo_change(tmp_path)
    assert (held(tmp_path), can_undo(tmp_path), undo_change(tmp_path)) == (OLD, False, False)


def test_what_changes_nothing_is_no_change(tmp_path: Path) -> None:
    assert not save_change(tmp_path, OLD, dict(OLD))
    assert not can_undo(tmp_path)


def test_a_change_that_a_crash_cut_short_is_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, OLD)

    def crash(folder: Path, files: history.Files) -> None:
        put(folder, {"a.csv": files["a.csv"]})
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(history, "_write", crash)
        save_change(tmp_path, OLD, NEW)
    assert held(tmp_path) == {**OLD, "a.csv": "2\n"}
    assert complete_change(tmp_path)
    assert (held(tmp_path), complete_change(tmp_path)) == (NEW, False)


def test_files_that_somebody_else_wrote_are_left_alone(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    save_change(tmp_path, OLD, NEW)
    put(tmp_path, {"b.csv": "by hand\n"})
    assert not undo_change(tmp_path)
    assert not complete_change(tmp_path)
    assert held(tmp_path) == {**NEW, "b.csv": "by hand\n"}


def test_as_many_changes_as_are_kept_can_be_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_STEPS", 3)
    states = [{"a.csv": f"{number}\n"} for number in range(6)]
    put(tmp_path, states[0])
    for before, after in pairwise(states):
        save_change(tmp_path, before, after)
    assert [undo_change(tmp_path) for _ in range(4)] == [True, True, True, False]
    assert held(tmp_path) == states[2]
