"""Where things are in a checkout. No module names a folder of its own; no reading or writing here."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "scripts" / "templates"
SOURCES_VARIABLE = "LEDGER_SOURCES"


def sources_dir(root: Path = ROOT) -> Path | None:
    """Folder of the archived texts, or None where there is none.

    The variable LEDGER_SOURCES names it; without the variable, ``../shared/sources`` beside the checkout
    is used if it is there.
    """
    named = os.environ.get(SOURCES_VARIABLE, "")
    if named:
        return Path(named)
    beside = root.parent / "shared" / "sources"
    return beside if beside.is_dir() else None
