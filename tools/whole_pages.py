"""Compares the fast way with MkDocs: each page of build/docs as MkDocs alone makes it is that of build/site.

python -m tools.whole_pages, after a build. The first differences are named with their places.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scripts.languages import Language, list_languages
from scripts.paths import ROOT
from scripts.settings import Settings, read_settings
from scripts.site.cut_pages import FRAME
from scripts.site.mkdocs_runs import run_mkdocs
from scripts.site.staging import list_files
from tools.reproduce import find_difference

FRAMES = f"/{Path(FRAME).with_suffix('.html').name}"


def compare_language(root: Path, language: Language, settings: Settings, whole: Path) -> Iterator[str]:
    """Build a language by MkDocs alone into its folder of ``whole``; each file that the site has not, or not so."""
    run_mkdocs(root, [language], settings, whole)
    for name in list_files(whole / language.code):
        path = root / "build" / "site" / language.code / name
        if name.endswith(FRAMES):
            continue
        if not path.is_file():
            yield f"{language.code}/{name} is not in the site"
        elif path.read_bytes() != (whole / language.code / name).read_bytes():
            place = find_difference(path.read_bytes(), (whole / language.code / name).read_bytes())
            yield f"{language.code}/{name} differs from byte {place}"


def main() -> int:
    """Compare every language; 0 where no byte differs."""
    differences: list[str] = []
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        for language in list_languages():
            differences += compare_language(ROOT, language, read_settings(os.environ, ROOT), Path(folder))
            count += len(list_files(Path(folder) / language.code))
    print("\n".join(differences[:20]) or f"MkDocs alone makes the same: {count} files, every byte.")  # noqa: T201
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
