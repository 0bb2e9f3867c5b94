"""However many processes make the files, here or in a cluster, they are the same; what stops one stops the build."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from scripts.artefacts import WHOLE, Artefact
from scripts.findings import LedgerError, file_fault
from scripts.paths import ROOT
from scripts.settings import Settings
from scripts.site.build_inputs import BuildInputs
from scripts.site.fan_out import FEW, MOST, Job, make_all, make_share, share_out
from tests.project import tree

NAMES = [f"{number}.txt" for number in range(2 * FEW + 1)]
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


def tell_process(_: str) -> tuple[bytes, ...]:
    return (str(os.getpid()).encode(),)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process makes everything")
@pytest.mark.parametrize(("workers", "beside", "is_here"), [(2, 0, False), (2, 1, True), (3, 1, False), (1, 0, True)])
def test_a_process_that_runs_beside_takes_the_place_of_a_worker(
    tmp_path: Path, workers: int, beside: int, is_here: bool
) -> None:
    job = Job(tmp_path, Settings(workers=workers), INPUTS, relist)
    make_all(job, [Artefact(("a",), WHOLE, str, tell_process)], "files", beside=beside)
    assert ((tmp_path / "build" / "next" / "a").read_text() == str(os.getpid())) == is_here


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_is_told_whole(tmp_path: Path, workers: int) -> None:
    with pytest.raises(LedgerError) as stopped:
        make(tmp_path / "a", [*NAMES[1:], "wrong"], workers)
    assert stopped.value.findings == (file_fault("a.csv", "no-text", source="a"),)


def artefacts_of(*paths: str) -> list[Artefact[str]]:
    return [Artefact((path,), WHOLE, str, spell) for path in paths]


def test_a_language_stays_together_and_what_has_none_fills_the_gaps() -> None:
    pages = [f"{language}/{number}.md" for number in range(4) for language in ("zh", "en")]
    shares = list(share_out(artefacts_of("a.csv", *pages, *(f"{number}.json" for number in range(FEW))), 2))
    assert shares[0] == ["zh/0.md", "zh/1.md", "zh/2.md", "zh/3.md"]
    assert shares[1] == ["en/0.md", "en/1.md", "en/2.md", "en/3.md"]
    assert [share[:1] for share in shares[2:]] == [["a.csv"], ["15.json"]]
    assert sum(map(len, shares)) == len(pages) + FEW + 1


@pytest.mark.parametrize(
    ("count", "sizes"), [(1, [334] * 3), (2, [334] * 3), (4, [250, 250, 251, 251]), (2000, [1] * 1002)]
)
def test_no_share_is_too_large_and_each_process_has_one(count: int, sizes: list[int]) -> None:
    shares = list(share_out(artefacts_of(*(f"zh/{number}.md" for number in range(1002))), count))
    assert sorted(map(len, shares)) == sizes
    assert max(sizes) <= MOST


def test_a_process_that_was_not_forked_lists_them_itself(tmp_path: Path) -> None:
    """A worker of a cluster gets the job alone, and reads the project anew for a job of other inputs."""
    job = make(tmp_path / "a", NAMES, 1)
    (tmp_path / "a" / "texts").write_text(" ".join(reversed(NAMES)), encoding="utf-8")
    make_share(replace(job, inputs=replace(INPUTS, data="y")), NAMES[:1])
    assert (job.root / "build" / "next" / NAMES[0]).read_text(encoding="utf-8") == NAMES[-1]


ENDLESS = """
import sys
from pathlib import Path
from scripts.artefacts import WHOLE, Artefact
from scripts.settings import Settings
from scripts.site.fan_out import Job, make_all
from tests.test_fan_out import INPUTS, NAMES, relist, wait

root = Path(sys.argv[1])
artefacts = [Artefact((name,), WHOLE, root.as_posix, wait) for name in NAMES]
make_all(Job(root, Settings(workers=2), INPUTS, relist), artefacts, "files")
"""


def wait(root: str) -> tuple[bytes, ...]:
    """Tell which process makes it, and never end."""
    Path(root, f"{os.getpid()}.pid").touch()
    signal.pause()
    return (b"",)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process makes everything")
def test_processes_end_with_a_build_that_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ENDLESS, str(tmp_path)], cwd=ROOT) as build:
        wait_until(lambda: len(list(tmp_path.glob("*.pid"))) == 2)
        build.kill()
    workers = [path.stem for path in tmp_path.glob("*.pid")]
    wait_until(lambda: not any(Path("/proc", worker).exists() for worker in workers))


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait until something is so, a minute at most."""
    for _ in range(600):
        if holds():
            return
        time.sleep(0.1)
    raise TimeoutError
