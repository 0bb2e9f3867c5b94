"""Runs of MkDocs: of a whole language, or of its frames alone, kept until something outside the slots changes.

A frame is a page as MkDocs makes it, with a mark where each slot goes. What it depends on is the Markdown outside the
slots, the configuration, the theme's overrides and the assets; figures stand in slots, so most changes of data need no
run at all. One process runs MkDocs for each language in turn: two beside each other would take twice the memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class FramesRun:
    """The frames of languages: ``entries`` under ``keys``, or being made in ``folder`` by ``process``."""

    folder: Path
    keys: dict[Language, str] = field(default_factory=dict)
    entries: dict[Language, tuple[bytes, ...]] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None

    def __enter__(self) -> FramesRun:
        return self

    def __exit__(self, *raised: object) -> None:
        """A run that nobody waited for is ended."""
        if self.process and self.process.stdout and not self.process.stdout.closed:
            self.process.kill()
            self.process.communicate()

    def finish(self, cache: Cache) -> Iterator[tuple[Language, Mapping[str, bytes]]]:
        """Each language, and what MkDocs made of it, by path. Raises LedgerError with what it said where it stops."""
        languages = [language for language in self.keys if language not in self.entries]
        finish_mkdocs(languages, self.process)
        for language, key in self.keys.items():
            files = self.entries.pop(language, None)
            if files is None:
                folder = self.folder / language.code
                contents = {name: (folder / name).read_bytes() for name in list_files(folder)}
                files = (json.dumps(list(contents)).encode(), *contents.values())
                cache.keep(key, files)
            yield language, dict(zip(json.loads(files[0]), files[1:], strict=True))


def start_frames(
    root: Path, settings: Settings, pages: Mapping[Language, Iterable[str]], cache: Cache, work: Path
) -> FramesRun:
    """Recall the frames of the ``pages`` of each language, or begin to make them; other work can be done meanwhile."""
    run = FramesRun(work)
    for language, paths in pages.items():
        run.keys[language] = cache.key(b"frames", language.code.encode(), *_describe(root, settings, paths))
        if files := cache.take(run.keys[language]):
            run.entries[language] = files
    languages = [language for language in pages if language not in run.entries]
    run.process = start_mkdocs(root, languages, settings, work, whole=False) if languages else None
    return run


def _describe(root: Path, settings: Settings, pages: Iterable[str]) -> Iterator[bytes]:
    """All that frames are made of: settings, and of each page what stands outside its slots."""
    yield settings.address.encode()
    yield hash_files(root, CONFIGURED_BY).encode()
    for path in sorted(pages):
        content = (root / "build" / "docs" / path).read_bytes()
        yield path.encode()
        yield split_slots(content.decode())[0].encode() if path.endswith(".md") else sha256(content).digest()


def run_mkdocs(root: Path, languages: Sequence[Language], settings: Settings, folder: Path) -> None:
    """Build all pages of languages from build/docs into folders of ``folder``, by MkDocs alone.

    Raises LedgerError with what MkDocs said where it stops.
    """
    finish_mkdocs(languages, start_mkdocs(root, languages, settings, folder, whole=True))


def start_mkdocs(
    root: Path, languages: Sequence[Language], settings: Settings, folder: Path, *, whole: bool
) -> subprocess.Popen[str]:
    """Begin to build languages from build/docs, each into its folder of ``folder``, one after the other.

    ``whole``: every page, with its slots filled.
    """
    variables = {"SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    variables |= {"LEDGER_WHOLE": str(whole).lower()}
    for language in languages:
        address = f"{settings.address}/{language.code}/" if settings.address else ""
        variables[f"LEDGER_SITE_URL_{language.code.upper()}"] = address
    runs = [argument for language in languages for argument in (language.config, str(folder / language.code))]
    command = [sys.executable, "-m", "scripts.site.mkdocs_runs", *runs]
    environment = {**settings.environment, **variables}
    output = subprocess.PIPE
    return subprocess.Popen(command, cwd=root, env=environment, stdout=output, stderr=subprocess.STDOUT, text=True)  # noqa: S603 - our own command


def finish_mkdocs(languages: Sequence[Language], process: subprocess.Popen[str] | None) -> None:
    """Wait for a run. Raises LedgerError with what MkDocs said where it stops."""
    if process is None:
        return
    output, _ = process.communicate()
    if process.returncode:
        lines = tuple(line for line in output.splitlines() if not line.startswith("INFO"))
        stopped = languages[process.returncode - 1 if 0 < process.returncode <= len(languages) else 0]
        raise LedgerError(file_fault(stopped.config, "mkdocs", lines=lines))


def main(arguments: Sequence[str]) -> int:
    """Run ``mkdocs build`` for each pair of a configuration and a folder; the number of the one that failed, else 0."""
    from mkdocs.__main__ import cli  # only the process that runs it needs it

    for number, (config, folder) in enumerate(zip(arguments[::2], arguments[1::2], strict=True), start=1):
        try:
            cli.main(["build", "--strict", "--config-file", config, "--site-dir", folder], prog_name="mkdocs")
        except SystemExit as end:
            if end.code:
                return number
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
