"""What a build says while it runs, on standard error: standard output is for its result."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
STAGES = logging.getLogger("ledger.stages")
"""Where the stages of a build are told, for programs that measure them; nobody listens otherwise."""


def tell(line: str) -> None:
    """One line for whoever waits."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def begin(stage: str) -> None:
    """Tell that a stage of the build begins, and so that the one before has ended; an artefact is told by its path."""
    STAGES.debug(stage)


def track(items: Sequence[T], name: str) -> Iterable[T]:
    """The items one by one; on a terminal a bar shows how far they are, elsewhere nothing is shown."""
    if not sys.stderr.isatty():
        return items
    from rich.console import Console  # only where someone looks
    from rich.progress import track as show

    return show(items, name, console=Console(stderr=True), transient=True)
