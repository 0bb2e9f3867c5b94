"""What a build says while it runs, on standard error: standard output is for its result."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

STAGES = logging.getLogger("ledger.stages")
"""Where the stages of a build are told, for programs that measure them; nobody listens otherwise."""


def tell(line: str) -> None:
    """One line for whoever waits."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def begin(stage: str) -> None:
    """Tell that a stage of the build begins, and so that the one before has ended; an artefact is told by its path."""
    STAGES.debug(stage)


@contextmanager
def show_progress(total: int, name: str) -> Iterator[Callable[[int], None]]:
    """Gives a function that is told how much of ``total`` is done; a bar on a terminal, elsewhere nothing is shown."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console  # only where someone looks
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(name, total=total)
        yield lambda done: progress.update(task, completed=done)
