"""Runs of MkDocs: of a whole language, or of its frames alone, kept until something outside the slots changes.

A frame is a page as MkDocs makes it, with a mark where each slot goes. What it depends on is the Markdown outside the
slots, the configuration, the theme's overrides and the assets; figures stand in slots, so most changes of data need no
run at all.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from scripts.findings import LedgerError, file_fault
from scripts.languages import Language
from scripts.pages.slots import split_slots
from scripts.paths import ROOT
from scripts.settings import Settings
from scripts.site.build_inputs import hash_files
from scripts.site.cache import Cache
from scripts.site.staging import list_files

CONFIGURED_BY = ("mkdocs*.yml", "docs/overrides", "keeper.toml")


@dataclass(frozen=True, slots=True)
class FramesRun:
    """The frames of a language: kept under ``key``, or being made in ``folder`` by ``process``."""

    language: Language
    key: str
    folder: Path
    kept: tuple[bytes, ...] | None = None
    process: subprocess.Popen[str] | None = None

    def __enter__(self) -> FramesRun:
        return self

    def __exit__(self, *raised: object) -> None:
        """A run that nobody waited for is ended."""
        if self.process and self.process.stdout and not self.process.stdout.closed:
            self.process.kill()
            self.process.communicate()

    def finish(self, cache: Cache) -> Mapping[str, bytes]:
        """What MkDocs made, by path within the language. Raises LedgerError with what it said where it stops."""
        files = self.kept
        if files is None:
            finish_mkdocs(self.language, self.process)
            made = {name: (self.folder / name).read_bytes() for name in list_files(self.folder)}
            files = (json.dumps(list(made)).encode(), *made.values())
            cache.keep(self.key, files)
        return dict(zip(json.loads(files[0]), files[1:], strict=True))


def start_frames(
    root: Path, language: Language, settings: Settings, pages: Iterable[str], cache: Cache, work: Path
) -> FramesRun:
    """Recall the frames of ``pages``, or begin to make them; other work can be done meanwhile."""
    key = cache.key(b"frames", language.code.encode(), *_describe(root, settings, pages))
    kept, folder = cache.take(key), work / language.code
    process = None if kept else start_mkdocs(root, language, settings, folder, whole=False)
    return FramesRun(language, key, folder, kept, process)


def _describe(root: Path, settings: Settings, pages: Iterable[str]) -> Iterator[bytes]:
    """All that frames are made of: settings, and of each page what stands outside its slots."""
    yield settings.address.encode()
    yield hash_files(root, CONFIGURED_BY).encode()
    for path in sorted(pages):
        content = (root / "build" / "docs" / path).read_bytes()
        yield path.encode()
        yield split_slots(content.decode())[0].encode() if path.endswith(".md") else sha256(content).digest()


def run_mkdocs(root: Path, language: Language, settings: Settings, folder: Path) -> None:
    """Build all pages of a language from build/docs into ``folder``, by MkDocs alone.

    Raises LedgerError with what MkDocs said where it stops.
    """
    finish_mkdocs(language, start_mkdocs(root, language, settings, folder, whole=True))


def start_mkdocs(
    root: Path, language: Language, settings: Settings, folder: Path, *, whole: bool
) -> subprocess.Popen[str]:
    """Begin to build a language from build/docs into ``folder``; ``whole``: every page, with its slots filled."""
    address = f"{settings.address}/{language.code}/" if settings.address else ""
    variables = {
        "SOURCE_DATE_EPOCH": "0",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(ROOT),
        "LEDGER_WHOLE": str(whole).lower(),
        f"LEDGER_SITE_URL_{language.code.upper()}": address,
    }
    options = ["--strict", "--config-file", language.config, "--site-dir", str(folder)]
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    environment = {**settings.environment, **variables}
    output = subprocess.PIPE
    return subprocess.Popen(command, cwd=root, env=environment, stdout=output, stderr=subprocess.STDOUT, text=True)  # noqa: S603 - our own command


def finish_mkdocs(language: Language, process: subprocess.Popen[str] | None) -> None:
    """Wait for a run. Raises LedgerError with what MkDocs said where it stops."""
    if process is None:
        return
    said, _ = process.communicate()
    if process.returncode:
        lines = tuple(line for line in said.splitlines() if not line.startswith("INFO"))
        raise LedgerError(file_fault(language.config, "mkdocs", lines=lines))
