"""From artefacts to the site: each made and written in its turn, the pages built by MkDocs, all checked, then swapped.

Artefacts whose path ends in ``.md`` are pages: the Markdown of ``zh/regions/610824.html`` is made at the path
``zh/regions/610824.md`` and stands in build/docs, the only source of that page. All others are files of the site.
The new site is put together beside the last good one and takes its place in the end; a build that fails leaves
build/site as it was. Files that are the same already are left alone.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from scripts.artefacts import Artefact
from scripts.findings import LedgerError, file_fault, stop_at
from scripts.languages import Language, list_languages
from scripts.paths import ROOT
from scripts.settings import Settings
from scripts.site.build_folder import readable_by_all, work_folder
from scripts.site.cut_pages import FRAME, cut_page, is_cut, read_cut_page, render_frame
from scripts.site.links import check_site
from scripts.site.staging import complete_swap, list_files, remove_strays, stage_file, stage_next, swap


def publish(root: Path, artefacts: Sequence[Artefact[Any]], settings: Settings) -> Path:
    """Build the site under ``root``/build and put it in place of the last one; returns its folder.

    Raises ValueError where two artefacts have one path, LedgerError where MkDocs or a check finds a fault; the last
    site then stays as it was.
    """
    build = root / "build"
    with readable_by_all(), work_folder(build) as work:
        complete_swap(build)
        kept = _stage_all(root, artefacts, settings, work)
        remove_strays(build / "next", kept)
        stop_at(check_site(build / "next"))
        return swap(build)


def _stage_all(root: Path, artefacts: Sequence[Artefact[Any]], settings: Settings, work: Path) -> set[str]:
    """Write the Markdown and the next site; the paths of its files."""
    docs, paths = root / "build" / "docs", list_paths(artefacts)
    for artefact in artefacts:
        for path, content in zip(artefact.paths, artefact.make(), strict=True):
            if is_page(path):
                stage_file(docs / path, content)
            else:
                stage_next(root / "build", path, content)
    kept = {path for path in paths if not is_page(path)}
    pages = {path for path in paths if is_page(path)}
    for language in list_languages():
        pages |= set(_stage_written(root, language, pages))
        pages |= set(_stage_frames(docs, language, pages))
    remove_strays(docs, pages)
    for language in list_languages():
        built = work / language.code
        run_mkdocs(root, language, settings, built)
        kept |= set(_take_over(root, language, built))
        kept |= set(_cut_pages(root, language, pages, built))
    return kept


def list_paths(artefacts: Iterable[Artefact[Any]]) -> set[str]:
    """Every path that is promised. Raises ValueError for one that is promised twice."""
    paths: set[str] = set()
    for artefact in artefacts:
        for path in artefact.paths:
            if path in paths:
                raise ValueError(f"two artefacts have the path {path}")
            paths.add(path)
    return paths


def list_addresses(artefacts: Iterable[Artefact[Any]], language: str) -> list[str]:
    """The pages of a language by their addresses within it."""
    paths = (path for artefact in artefacts for path in artefact.paths if path.startswith(f"{language}/"))
    return [path.partition("/")[2].removesuffix(".md") + ".html" for path in paths if is_page(path)]


def is_page(path: str) -> bool:
    """Whether an artefact is the Markdown of a page."""
    return path.endswith(".md") and path.partition("/")[0] in {language.code for language in list_languages()}


def _stage_written(root: Path, language: Language, made: set[str]) -> Iterator[str]:
    """Hand-written pages and assets of a language; a page that is made takes the place of a written one."""
    written, assets = root / "docs" / language.code, root / "docs" / "assets"
    sources = {
        f"{language.code}/{path.relative_to(written).as_posix()}": path for path in sorted(written.rglob("*.md"))
    }
    for path in list_files(assets):
        sources[f"{language.code}/assets/{path}"] = assets / path
    for path, source in sources.items():
        if path not in made:
            stage_file(root / "build" / "docs" / path, source.read_bytes())
            yield path


def _stage_frames(docs: Path, language: Language, pages: set[str]) -> Iterator[str]:
    """The Markdown of each frame from which pages are cut."""
    for path in _cut_paths(language, pages):
        frame = f"{Path(path).parent.as_posix()}/{FRAME}"
        if frame not in pages:
            text = (docs / path).read_text(encoding="utf-8")
            stage_file(docs / frame, render_frame(read_cut_page(path.partition("/")[2], text), text).encode())
            pages.add(frame)
            yield frame


def _cut_paths(language: Language, pages: set[str]) -> list[str]:
    return [
        path
        for path in sorted(pages)
        if path.startswith(f"{language.code}/") and is_cut(path.partition("/")[2]) and not path.endswith(f"/{FRAME}")
    ]


def _take_over(root: Path, language: Language, built: Path) -> Iterator[str]:
    """What MkDocs made of a language goes into the site; the paths of its files."""
    for name in list_files(built):
        if Path(name).name != Path(FRAME).with_suffix(".html").name:
            path = f"{language.code}/{name}"
            stage_next(root / "build", path, (built / name).read_bytes())
            yield path


def _cut_pages(root: Path, language: Language, pages: set[str], built: Path) -> Iterator[str]:
    """The pages that are cut from frames; their paths."""
    frames: dict[str, str] = {}
    for path in _cut_paths(language, pages):
        page = read_cut_page(path.partition("/")[2], (root / "build" / "docs" / path).read_text(encoding="utf-8"))
        if page.frame not in frames:
            frames[page.frame] = (built / page.frame.replace(".md", ".html")).read_text(encoding="utf-8")
        address = f"{language.code}/{page.address}"
        stage_next(root / "build", address, cut_page(frames[page.frame], page).encode())
        yield address


def run_mkdocs(root: Path, language: Language, settings: Settings, folder: Path, *, whole: bool = False) -> None:
    """Build a language from build/docs into ``folder``; ``whole``: with the pages that are otherwise cut from frames.

    Raises LedgerError with what MkDocs said where it stops.
    """
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
    run = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if run.returncode:
        lines = tuple(line for line in (run.stdout + run.stderr).splitlines() if not line.startswith("INFO"))
        raise LedgerError(file_fault(language.config, "mkdocs", lines=lines))
