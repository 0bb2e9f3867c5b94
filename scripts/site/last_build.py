"""The last build that passed: where nothing that it was made of has changed, a new one can stand on it.

The record beside the site names the hash of its inputs and that of its files, so a site that was changed by hand is
built again. Nothing heavy is imported here.
"""

from __future__ import annotations

import json
from pathlib import Path

from scripts.settings import Settings
from scripts.site.build_inputs import BuildInputs, hash_files, read_build_inputs
from scripts.site.staging import stage_file

RECORD = "build/passed.json"
SITE = "build/site"
UNCHANGED = "Nothing has changed since this was built, so build/site stays as it is (build --fresh builds it anew)."


def recall_build(root: Path, settings: Settings) -> str | None:
    """What the last build said, where this one would make the same site; None where one must be made."""
    try:
        record = json.loads((root / RECORD).read_text(encoding="utf-8"))
        inputs, files, said = (str(record[name]) for name in ("inputs", "files", "said"))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    is_same = inputs == read_build_inputs(root, settings).whole and files == _hash_site(root)
    return f"{said}\n{UNCHANGED}" if is_same else None


def remember_build(root: Path, settings: Settings, inputs: BuildInputs, said: str) -> None:
    """Record a build that passed; not where its inputs were changed while it ran, for which ones it read is unknown."""
    if read_build_inputs(root, settings) == inputs:
        record = {"inputs": inputs.whole, "files": _hash_site(root), "said": said}
        stage_file(root / RECORD, json.dumps(record, ensure_ascii=False, indent=1).encode())


def _hash_site(root: Path) -> str:
    return hash_files(root / SITE, ("*",))
