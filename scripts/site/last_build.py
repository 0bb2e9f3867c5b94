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
from scripts.words import load_words

RECORD = "build/passed.json"
SITE = "build/site"


def recall_build(root: Path, settings: Settings) -> str | None:
    """What the last build said, and that it stands, where this one would make the same site; else None."""
    try:
        record = json.loads((root / RECORD).read_text(encoding="utf-8"))
        inputs, files, language, message = (str(record[name]) for name in ("inputs", "files", "language", "said"))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    is_same = inputs == read_build_inputs(root, settings).whole and files == _hash_site(root)
    if not is_same:
        return None
    unchanged = load_words(settings.language)("command.unchanged", site=SITE)
    return f"{message}\n{unchanged}" if language == settings.language else unchanged


def remember_build(root: Path, settings: Settings, inputs: BuildInputs, message: str) -> None:
    """Record a build that passed; not where its inputs were changed while it ran, for which ones it read is unknown."""
    if read_build_inputs(root, settings) == inputs:
        record = {"inputs": inputs.whole, "files": _hash_site(root), "language": settings.language, "said": message}
        stage_file(root / RECORD, json.dumps(record, ensure_ascii=False, indent=1).encode())


def _hash_site(root: Path) -> str:
    return hash_files(root / SITE, ("*",))
