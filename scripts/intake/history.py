"""Each change of a draft saved whole, and the way back: a crash or a closed tab loses nothing.

Before the files of a draft are written, what they held and will hold is written into one file. A change that a crash
cut short is completed from it at the next start; taking it back writes what was there before. Files that were edited
elsewhere since are left alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from scripts.site.staging import stage_file

FOLDER = ".history"
MOST_STEPS = 200  # changes that can be taken back
Files = Mapping[str, str]  # what each file of a draft holds, by its name


def save_change(folder: Path, before: Files, after: Files) -> bool:
    """Write the files that differ, as one change; whether there was any."""
    changed = [name for name in {**before, **after} if before.get(name, "") != after.get(name, "")]
    if not changed:
        return False
    entries = _entries(folder)
    number = int(entries[-1].stem) + 1 if entries else 1
    change = {
        side: {name: files.get(name, "") for name in changed} for side, files in (("before", before), ("after", after))
    }
    stage_file(folder / FOLDER / f"{number:06}.json", json.dumps(change, ensure_ascii=False).encode())
    _write(folder, change["after"])
    for entry in entries[: 1 - MOST_STEPS]:
        entry.unlink()
    return True


def complete_change(folder: Path) -> bool:
    """Finish the last change where a crash cut it short; whether anything was written."""
    entries = _entries(folder)
    if not entries:
        return False
    change = _read(entries[-1])
    contents = {name: _content(folder / name) for name in change["after"]}
    if contents == change["after"] or any(
        contents[name] not in (change["before"][name], change["after"][name]) for name in contents
    ):
        return False
    _write(folder, change["after"])
    return True


def can_undo(folder: Path) -> bool:
    """Whether there is a change to take back."""
    return bool(_entries(folder))


def undo_change(folder: Path) -> bool:
    """Take the last change back; False where there is none, or where its files were edited elsewhere since."""
    entries = _entries(folder)
    if not entries:
        return False
    change = _read(entries[-1])
    if any(_content(folder / name) != text for name, text in change["after"].items()):
        return False
    _write(folder, change["before"])
    entries[-1].unlink()
    return True


def _entries(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("[0-9]*.json"))


def _read(entry: Path) -> dict[str, dict[str, str]]:
    content: dict[str, dict[str, str]] = json.loads(entry.read_text(encoding="utf-8"))
    return content


def _content(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""


def _write(folder: Path, files: Files) -> None:
    for name, text in files.items():
        if text or (folder / name).exists():
            stage_file(folder / name, text.encode())
