"""What a build says while it runs, on standard error: standard output is for its result."""

from __future__ import annotations

import sys


def tell(line: str) -> None:
    """One line for whoever waits."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
