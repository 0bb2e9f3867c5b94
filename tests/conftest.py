"""Copies of the test packages, free to be changed, with the project's own schemas put in."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from scripts.paths import ROOT
from tests.keys import make_key

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("search", max_examples=5000, deadline=None)
settings.load_profile("steady")

PACKAGES = Path(__file__).parent / "packages"
Change = Callable[[str, str, str], None]


def copy_package(name: str, target: Path) -> Path:
    """A test package at ``target``, with the project's schemas put in."""
    shutil.copytree(PACKAGES / name, target)
    shutil.copytree(ROOT / "data" / "schemas", target / "data" / "schemas")
    return target


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The valid package of an invented county."""
    return copy_package("example", tmp_path / "example")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The package that holds one of every fault."""
    return copy_package("broken", tmp_path / "broken")


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A private key of the tests' own, made for this run."""
    return make_key(tmp_path_factory.mktemp("keys") / "keeper")


@pytest.fixture(scope="session")
def other_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key that nobody listed."""
    return make_key(tmp_path_factory.mktemp("keys") / "stranger")


@pytest.fixture
def change(example: Path) -> Change:
    """Replace text that stands exactly once in a file of the example."""

    def replace(file: str, old: str, new: str) -> None:
        text = (example / file).read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (example / file).write_bytes(text.replace(old, new).encode())

    return replace
