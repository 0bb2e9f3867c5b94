"""Artefacts made by several processes here, or by those of a Dask cluster: in shares, named by their paths.

A process that was forked here has the artefacts. One of a cluster lists them itself, of the same folder, when its first
share comes, so that nothing large travels. What is made does not depend on who makes it.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any, TypeAlias

from scripts.artefacts import Artefact, give
from scripts.languages import list_languages
from scripts.settings import Settings
from scripts.site.build_folder import readable_by_all
from scripts.site.build_inputs import BuildInputs
from scripts.site.cache import Cache
from scripts.site.digests import Digests
from scripts.site.progress import begin, show_progress
from scripts.site.staging import stage_file, stage_next

MOST, FEW = 500, 32
"""Artefacts that are given out at once, at most: of one language, and of none."""
DEATH = 1
"""PR_SET_PDEATHSIG of Linux (prctl): the signal that a process gets when its parent ends."""
Entries: TypeAlias = tuple[int, set[str]]
"""What a share comes to: how many artefacts, and the names of their entries in the cache."""
Run: TypeAlias = Callable[[Callable[[list[str]], Entries], list[list[str]]], Iterable[Entries]]


@dataclass(frozen=True, slots=True)
class Job:
    """A build: of the project ``root``, made of ``inputs``; ``fresh``: nothing is taken from the cache.

    ``relist`` is a function of a module that reads the project and lists its artefacts.
    """

    root: Path
    settings: Settings
    inputs: BuildInputs
    relist: Callable[[Path, Settings], Sequence[Artefact[Any]]]
    fresh: bool = False

    def open_cache(self) -> Cache:
        """The cache of the project, as this build uses it."""
        return Cache(self.root / "build" / "cache", self.inputs.tools, fresh=self.fresh)


@dataclass(frozen=True, slots=True)
class Context:
    """What a process needs for its shares: the build, artefacts by their first path, the cache, digests of inputs."""

    job: Job
    artefacts: Mapping[str, Artefact[Any]]
    cache: Cache
    digests: Digests


_CONTEXTS: list[Context] = []
"""That of the build that runs: forked processes find it here."""


def make_all(job: Job, artefacts: Sequence[Artefact[Any]], name: str, *, beside: int = 0) -> set[str]:
    """Make and stage artefacts; the names of their entries in the cache. Raises what a maker raises.

    ``beside``: other processes of the build that run meanwhile and take the place of as many of these. All end with
    it: what they hold of one kind of artefacts is not held beside the next.
    """
    used, finished = set[str](), 0
    with show_progress(len(artefacts), name) as tell, hire_workers(job, artefacts, beside) as (count, run):
        for paths, entries in run(partial(make_share, job), list(share_out(artefacts, count))):
            used |= entries
            tell(finished := finished + paths)
    return used


def share_out(artefacts: Sequence[Artefact[Any]], count: int) -> Iterator[list[str]]:
    """Shares for ``count`` processes: artefacts by their first paths.

    Those of a language stay together, for they share what has to be looked up once for it; languages take turns. Those
    of none come last and in small shares, so that no process waits long for another.
    """
    own: dict[str, list[str]] = {language.code: [] for language in list_languages()}
    others: list[str] = []
    for artefact in artefacts:
        own.get(artefact.paths[0].partition("/")[0], others).append(artefact.paths[0])
    most = min(MOST, -(-sum(map(len, own.values())) // count)) or 1
    for turn in zip_longest(*(_cut(paths, most) for paths in own.values())):
        yield from filter(None, turn)
    yield from _cut(others, FEW)


def _cut(paths: Sequence[str], most: int) -> Iterator[list[str]]:
    """A list in parts of nearly one length, at most ``most``."""
    count = -(-len(paths) // most)
    ends = [len(paths) * part // count for part in range(count + 1)] if count else []
    yield from (list(paths[start:end]) for start, end in pairwise(ends))


@contextmanager
def hire_workers(job: Job, artefacts: Sequence[Artefact[Any]], beside: int) -> Iterator[tuple[int, Run]]:
    """A process for each processor that is free, where one can be forked, else this one; or those of a Dask cluster.

    Gives how many there are, and what has them do something with each share, in whichever order they are done.
    """
    _open_context(job, artefacts)
    gc.freeze()  # so that forked processes leave what they share where it is
    try:
        if job.settings.cluster:
            from distributed import Client  # only where a cluster is named

            with Client(job.settings.cluster) as client, client.get_executor() as executor:
                yield len(client.ncores()) or 1, executor.map
        elif sys.platform == "linux" and (count := (job.settings.workers or len(os.sched_getaffinity(0))) - beside) > 1:
            with multiprocessing.get_context("fork").Pool(count, _end_with, (os.getpid(),)) as pool:
                yield count, pool.imap_unordered
        else:
            yield 1, map
    finally:
        gc.unfreeze()
        _CONTEXTS.clear()


def _end_with(build: int) -> None:
    """Called in a process that was forked: Linux ends it when the build ends, even if that is killed."""
    ctypes.CDLL(None).prctl(DEATH, signal.SIGKILL)
    if os.getppid() != build:
        os._exit(1)


def _open_context(job: Job, artefacts: Iterable[Artefact[Any]]) -> None:
    by_path = {artefact.paths[0]: artefact for artefact in artefacts}
    _CONTEXTS[:] = [Context(job, by_path, job.open_cache(), Digests())]


def make_share(job: Job, paths: Sequence[str]) -> Entries:
    """Make and stage artefacts, named by their first paths; how many, and the names of their entries in the cache."""
    if not _CONTEXTS or _CONTEXTS[0].job.inputs != job.inputs:
        _open_context(job, job.relist(job.root, job.settings))
    (context,) = _CONTEXTS
    with readable_by_all():
        for first in paths:
            artefact = context.artefacts[first]
            for path, content in zip(artefact.paths, make(artefact, context.cache, context.digests), strict=True):
                if is_page(path):
                    stage_file(job.root / "build" / "docs" / path, content)
                else:
                    stage_next(job.root / "build", path, content)
    return len(paths), context.cache.used


def make(artefact: Artefact[Any], cache: Cache, digests: Digests) -> tuple[bytes, ...]:
    """The bytes of an artefact: from the cache where it was made of the same inputs by the same tools."""
    begin(artefact.paths[0])
    inputs = artefact.inputs()
    if artefact.maker is give:
        return artefact.make_of(inputs)
    key = cache.key(*map(digests.of, (artefact.maker, artefact.paths, inputs)))
    files = cache.take(key)
    if files is None or len(files) != len(artefact.paths):
        files = artefact.make_of(inputs)
        cache.keep(key, files)
    return files


def is_page(path: str) -> bool:
    """Whether an artefact is the Markdown of a page."""
    return path.endswith(".md") and path.partition("/")[0] in {language.code for language in list_languages()}
