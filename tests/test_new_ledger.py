"""A ledger of one's own: what is begun builds, and its own tests pass."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tools.new_ledger import cut_sessions, main


def test_what_is_begun_stands_on_its_own(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "other"
    assert main([str(folder), "--name-zh", "青禾公开账", "--name-en", "Qinghe Ledger"]) == 0
    assert capfd.readouterr().out.endswith("other: begun; its README.md says how it goes on.\n")
    assert sorted(path.name for path in folder.iterdir()) == [
        ".gitignore", "CITATION.cff", "README.md", "data", "datapackage.json", "docs", "keeper.toml", "lock",
        "mkdocs.en.yml", "mkdocs.yml", "noxfile.py", "pyproject.toml", "scripts", "tests", "texts",
    ]  # fmt: skip
    assert "site_name: 青禾公开账\n" in (folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert (folder / "README.md").read_text(encoding="utf-8").startswith("# 青禾公开账 · Qinghe Ledger\n")
    run = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    done = subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout


def test_what_is_there_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path} is not empty: name a folder that is, or a new one.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_tasks_that_are_no_ledgers_own_are_cut_with_what_they_use() -> None:
    source = '''"""Tasks."""

from pathlib import Path

import nox


@nox.session
def build(session: nox.Session) -> None:
    """Build."""


@nox.session
def bench(session: nox.Session) -> None:
    """Measure."""
    session.run(str(Path("tools")))
'''
    assert cut_sessions(source) == (
        '"""Tasks."""\n\nimport nox\n\n\n@nox.session\ndef build(session: nox.Session) -> None:\n    """Build."""\n'
    )
