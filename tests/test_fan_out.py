"""However many processes make the files, here or in a cluster, they are the same; what stops one stops the build."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from scripts.artefacts import WHOLE, Artefact
from scripts.findings import LedgerError, file_fault
from scripts.settings import Settings
from scripts.site.build_inputs import BuildInputs
from scripts.site.fan_out import SHARE, Job, make_all, make_share
from tests.project import tree

NAMES = [f"{number}.txt" for number in range(2 * SHARE + 1)]
INPUTS = BuildInputs(*["x"] * 10)


def spell(text: str) -> tuple[bytes, ...]:
    if text == "wrong":
        raise LedgerError(file_fault("a.csv", "no-text", source="a"))
    return (text.encode(),)


def relist(root: Path, settings: Settings) -> list[Artefact[str]]:
    texts = (root / "texts").read_text(encoding="utf-8").split()
    return [Artefact((name,), WHOLE, partial(str, text), spell) for name, text in zip(NAMES, texts, strict=True)]


def make(root: Path, texts: list[str], workers: int) -> Job:
    root.mkdir()
    (root / "texts").write_text(" ".join(texts), encoding="utf-8")
    job = Job(root, Settings(workers=workers), INPUTS, relist)
    used = make_all(job, relist(root, job.settings), "files")
    assert len(used) == len(NAMES)
    return job


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_each_is_made_whoever_makes_it(tmp_path: Path, workers: int) -> None:
    job = make(tmp_path / "a", NAMES, workers)
    assert tree(job.root / "build" / "next") == {name: name.encode() for name in NAMES}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_is_told_whole(tmp_path: Path, workers: int) -> None:
    with pytest.raises(LedgerError) as stopped:
        make(tmp_path / "a", [*NAMES[1:], "wrong"], workers)
    assert stopped.value.findings == (file_fault("a.csv", "no-text", source="a"),)


def test_a_process_that_was_not_forked_lists_them_itself(tmp_path: Path) -> None:
    """A worker of a cluster gets the job alone, and reads the project anew for a job of other inputs."""
    job = make(tmp_path / "a", NAMES, 1)
    (tmp_path / "a" / "texts").write_text(" ".join(reversed(NAMES)), encoding="utf-8")
    make_share(replace(job, inputs=replace(INPUTS, data="y")), NAMES[:1])
    assert (job.root / "build" / "next" / NAMES[0]).read_text(encoding="utf-8") == NAMES[-1]
