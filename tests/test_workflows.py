"""The workflows: pinned, with the least permissions, and their steps around releases run with a stand-in for gh."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.paths import ROOT

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")
GH = """#!/bin/sh
echo "$@" >> "$LOG"
case "$1 $2" in
  "release list") cat "$TAGS" ;;
  "release download") [ "$3" != "$MISSING" ] && : > "versions/$3.zip" ;;
  "release view") grep --quiet --line-regexp --fixed-strings "$3" "$TAGS" ;;
esac
"""
BASH = shutil.which("bash") or ""
needs_bash = pytest.mark.skipif(not BASH, reason="the steps are for bash")


def jobs(name: str) -> dict[str, Any]:
    """The jobs of a workflow."""
    return dict(yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))["jobs"])


def run(folder: Path, step: str, tags: list[str], missing: str = "") -> tuple[int, list[str]]:
    """A step of publish.yml where these releases are: how it ended, and what gh was asked for."""
    (script,) = [
        item["run"] for job in jobs("publish.yml").values() for item in job["steps"] if item.get("name") == step
    ]
    (folder / "gh").write_text(GH, encoding="utf-8")
    (folder / "gh").chmod(0o755)
    (folder / "tags").write_text("".join(f"{tag}\n" for tag in tags), encoding="utf-8")
    settings = {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "LOG": str(folder / "log"),
        "MISSING": missing,
        "TAGS": str(folder / "tags"),
        "GITHUB_SHA": "5" * 40,
    }
    ended = subprocess.run([BASH, "-e", "-c", script], cwd=folder, env=settings, capture_output=True, check=False)
    return ended.returncode, (folder / "log").read_text(encoding="utf-8").splitlines()


@needs_bash
def test_no_release_is_no_fault(tmp_path: Path) -> None:
    code, asked = run(tmp_path, "Fetch the earlier versions", [])
    assert (code, len(asked), list((tmp_path / "versions").iterdir())) == (0, 1, [])


@needs_bash
def test_every_release_is_fetched(tmp_path: Path) -> None:
    tags = [f"data-2026.1.{day}" for day in range(1, 32)] + [f"data-2026.2.{day}" for day in range(1, 29)]
    code, asked = run(tmp_path, "Fetch the earlier versions", tags)
    assert code == 0
    assert re.search(r"--limit (\d+)", asked[0])[1] == "10000"  # type: ignore[index]
    assert sorted(path.stem for path in (tmp_path / "versions").iterdir()) == sorted(tags)
    assert asked[1] == "release download data-2026.1.1 --pattern data-2026.1.1.zip --dir versions"


@needs_bash
def test_a_release_without_its_archive_stops_the_build(tmp_path: Path) -> None:
    code, asked = run(tmp_path, "Fetch the earlier versions", ["data-2026.1.1", "data-2026.1.2"], "data-2026.1.1")
    assert (code, len(asked)) == (1, 2)


@needs_bash
@pytest.mark.parametrize(("tags", "made"), [([], 1), (["data-2026.1.1"], 1), (["data-2026.1.2"], 0)])
def test_a_version_is_released_once(tmp_path: Path, tags: list[str], made: int) -> None:
    (tmp_path / "data-2026.1.2.zip").write_bytes(b"")
    code, asked = run(tmp_path, "Keep the version", tags)
    created = [line for line in asked if line.startswith("release create data-2026.1.2 data-2026.1.2.zip --title")]
    assert (code, len(created)) == (0, made)
    assert all("5" * 40 in line and "--target" not in line for line in created)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_actions_are_pinned_and_no_expression_reaches_a_shell(path: Path) -> None:
    steps = [step for job in jobs(path.name).values() for step in job["steps"]]
    assert [step["uses"] for step in steps if "uses" in step and not PINNED.fullmatch(step["uses"])] == []
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def test_one_job_can_write_to_the_repository_and_it_runs_none_of_its_code() -> None:
    found = jobs("publish.yml")
    (name,) = [name for name, job in found.items() if job.get("permissions", {}).get("contents") == "write"]
    assert (name, found[name]["permissions"], found[name]["needs"]) == (
        "release",
        {"contents": "write"},
        ["build", "deploy"],
    )
    assert [step["uses"].partition("@")[0] for step in found[name]["steps"] if "uses" in step] == [
        "actions/download-artifact"
    ]
    assert "main" in found[name]["if"]


def test_nothing_is_installed_that_no_hash_holds() -> None:
    """Neither by the workflows nor by the README's commands nor by a task."""
    texts = [path.read_text(encoding="utf-8") for path in (*FILES, ROOT / "README.md")]
    installs = [line for text in texts for line in text.splitlines() if "pip install" in line]
    assert len(installs) == 6
    assert [
        line for line in installs if not re.search(r"pip install --require-hashes -r [\w/]*lock/nox.txt", line)
    ] == []
    tasks = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    assert re.findall(r"session\.install\(.*", tasks) == [
        'session.install("--require-hashes", "--requirement", f"lock/{lock}.txt")'
    ]


@pytest.mark.parametrize("path", sorted((ROOT / "lock").glob("*.txt")), ids=lambda path: path.name)
def test_each_package_of_a_lock_has_one_version_and_hashes_and_no_address(path: Path) -> None:
    entries = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())
    assert [entry for entry in entries if not re.match(r"[\w.\[\],-]+==\S+.*\\\n +--hash=sha256:", entry)] == []
    assert "://" not in path.read_text(encoding="utf-8")
