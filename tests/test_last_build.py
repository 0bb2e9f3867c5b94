"""A build of nothing new stands on the last one; whatever a build reads, and whatever it wrote, is watched."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.paths import ROOT
from scripts.settings import Settings
from scripts.site import last_build
from scripts.site.build_inputs import CODE, PROJECT, BuildInputs, read_build_inputs
from scripts.site.last_build import recall_build, remember_build
from tests.conftest import copy_package
from tests.project import make_project

WATCH = """
import pathlib, sys
root, seen = str(pathlib.Path(sys.argv[1])), set()
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith(root + "/"):
        seen.add(arguments[0][len(root) + 1:])
sys.addaudithook(watch)
from scripts import commands
from scripts.settings import Settings
print(commands.build(pathlib.Path(root), Settings(sources=pathlib.Path(root) / "texts")))
print("\\n".join(sorted(seen)))
"""


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def built(tmp_path: Path) -> tuple[Path, Settings]:
    """A project whose build is recorded."""
    for name in ("data/a.csv", "docs/zh/a.md", "datapackage.json", "mkdocs.yml", "build/site/zh/a.html"):
        put(tmp_path / name, name)
    put(tmp_path / "texts" / "a.txt", "text")
    settings = Settings(sources=tmp_path / "texts")
    remember_build(tmp_path, settings, read_build_inputs(tmp_path, settings), "Built.")
    return tmp_path, settings


def test_where_nothing_changed_the_last_build_stands(built: tuple[Path, Settings]) -> None:
    said = recall_build(*built)
    assert said is not None
    assert said.splitlines()[0] == "Built."
    assert said.splitlines()[1].startswith("Nothing has changed since this was built")


@pytest.mark.parametrize(
    "name",
    ["data/a.csv", "data/b.csv", "docs/zh/a.md", "docs/assets/a.css", "datapackage.json", "mkdocs.yml", "texts/a.txt",
     "build/site/zh/a.html", "build/site/zh/b.html"],
)  # fmt: skip
def test_whatever_changed_is_built(built: tuple[Path, Settings], name: str) -> None:
    put(built[0] / name, "changed")
    assert recall_build(*built) is None


def test_a_page_that_is_gone_is_built(built: tuple[Path, Settings]) -> None:
    (built[0] / "build" / "site" / "zh" / "a.html").unlink()
    assert recall_build(*built) is None


def test_another_setting_is_built(built: tuple[Path, Settings]) -> None:
    assert recall_build(built[0], Settings(sources=built[1].sources, address="https://example.org")) is None
    assert recall_build(built[0], Settings()) is None
    assert recall_build(built[0], Settings(sources=built[1].sources, versions=built[0] / "texts")) is None


def test_other_code_packages_or_interpreter_are_built(
    built: tuple[Path, Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = read_build_inputs(*built)
    for name in BuildInputs.__slots__:
        values = {key: getattr(inputs, key) for key in BuildInputs.__slots__} | {name: "other"}
        monkeypatch.setattr(last_build, "read_build_inputs", lambda *_, values=values: BuildInputs(**values))
        assert recall_build(*built) is None, name


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", json.dumps({"inputs": 1}), "null"])
def test_a_record_that_cannot_be_read_is_none(built: tuple[Path, Settings], text: str) -> None:
    put(built[0] / last_build.RECORD, text)
    assert recall_build(*built) is None


def test_a_build_whose_inputs_changed_meanwhile_is_not_recorded(built: tuple[Path, Settings]) -> None:
    root, settings = built
    (root / last_build.RECORD).unlink()
    inputs = read_build_inputs(root, settings)
    put(root / "data" / "a.csv", "changed")
    remember_build(root, settings, inputs, "Built.")
    assert recall_build(root, settings) is None


def test_a_build_reads_nothing_that_is_not_watched(tmp_path: Path) -> None:
    """Every file of the project that a build opens is one whose hash is taken, or one that builds wrote."""
    root = make_project(copy_package("example", tmp_path / "package"))
    run = subprocess.run([sys.executable, "-c", WATCH, str(root)], cwd=ROOT, capture_output=True, text=True, check=True)
    opened = run.stdout.partition("Built build/site.\n")[2].splitlines()
    assert "datapackage.json" in opened
    hashed = [*PROJECT["data"], *PROJECT["pages"], "texts", "build"]
    outside = [
        name
        for name in opened
        if not any(Path(name).match(f"{item}") or name.startswith(f"{item}/") for item in hashed)
    ]
    assert outside == []


def test_the_code_that_runs_is_watched() -> None:
    assert [(ROOT / name).is_dir() for names in CODE.values() for name in names] == [True, True]
