"""The only writer: rendered pages, charts and downloads become build/site, all of it or nothing.

The site is put together beside the last good one (build/next) and takes its place in the end; a build that fails
leaves build/site as it was.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.findings import Finding, LedgerError
from scripts.ledger.versions import Version
from scripts.pages.pages import cut_page, fill_slots
from scripts.site.editions import LANGUAGES, Edition
from scripts.site.finishing import finish_page
from scripts.site.links import check_links
from scripts.site.search_index import refine_index, script_of_index
from scripts.site.security import check_markup

Files = Mapping[str, bytes]
THEIRS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What MkDocs writes for a language and the site has as a whole."""


def stage_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; one that holds these bytes already is left alone."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    beside.replace(path)


def stage_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file whole or not at all, in pieces that need not fit the memory together."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    with beside.open("wb") as file:
        file.writelines(pieces)
    beside.replace(path)


def stage_tree(folder: Path, files: Files) -> None:
    """Make a folder hold just these files."""
    for name, content in files.items():
        stage_file(folder / name, content)
    kept = {folder / name for name in files}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path not in kept:
            path.unlink()


def stage_site(
    root: Path, editions: Iterable[Edition], files: Files, epoch: int, earlier: Iterable[Version] = ()
) -> Path:
    """Build the site under ``root``/build and put it in place of the last one; returns its folder.

    ``files`` stand outside the languages, and the files of ``earlier`` versions in ``data``. ``epoch`` is the time, in
    seconds, that the site states as its own. Raises LedgerError where MkDocs or the check of links finds a fault; the
    last site then stays as it was.
    """
    build = root / "build"
    following, site = build / "next", build / "site"
    if following.exists():
        shutil.rmtree(following)
    for edition in editions:
        _stage_docs(root, edition)
        _run_mkdocs(root, edition, epoch)
        _finish(following / edition.language, edition)
    for path, content in files.items():
        stage_file(following / path, content)
    for version in earlier:
        for path, pieces in version.files():
            stage_pieces(following / "data" / path, pieces)
    _stop_at(check_links(following))
    swap(following, site, build / "last")
    return site


def _stage_docs(root: Path, edition: Edition) -> None:
    """Generated pages, hand-written pages and assets of a language, as MkDocs reads them."""
    written = root / "docs" / edition.language
    files = {path.relative_to(written).as_posix(): path.read_bytes() for path in sorted(written.rglob("*.md"))}
    assets = root / "docs" / "assets"
    files |= {
        f"assets/{path.relative_to(assets).as_posix()}": path.read_bytes() for path in sorted(assets.rglob("*.*"))
    }
    files |= {page.path.removesuffix(".html") + ".md": page.markdown.encode() for page in edition.pages}
    stage_tree(root / "build" / "docs" / edition.language, files)


def _run_mkdocs(root: Path, edition: Edition, epoch: int) -> None:
    address = os.environ.get("LEDGER_SITE_URL", "").rstrip("/")
    settings = {
        "SOURCE_DATE_EPOCH": str(epoch),
        "NO_MKDOCS_2_WARNING": "1",
        f"LEDGER_SITE_URL_{edition.language.upper()}": f"{address}/{edition.language}/" if address else "",
    }
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        LANGUAGES[edition.language],
        "--site-dir",
        str(root / "build" / "next" / edition.language),
    ]
    run = subprocess.run(command, cwd=root, env={**os.environ, **settings}, capture_output=True, text=True, check=False)  # noqa: S603
    if run.returncode:
        said = "\n".join(line for line in (run.stdout + run.stderr).splitlines() if not line.startswith("INFO"))
        raise LedgerError(
            [
                Finding(
                    LANGUAGES[edition.language],
                    0,
                    "",
                    "mkdocs",
                    f"MkDocs stopped:\n{said}",
                    "Mend the page or setting that it names.",
                )
            ]
        )


def _finish(folder: Path, edition: Edition) -> None:
    """What MkDocs cannot do: slots, pages cut from shells, the policy of each page, files that are no pages."""
    slots = {page.path: page.slots for page in edition.pages} | dict(edition.slots)
    shells = {stamp.shell: "" for stamp in edition.stamps}
    for name in THEIRS:
        (folder / name).unlink(missing_ok=True)
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        place, document = f"{edition.language}/{name}", path.read_text(encoding="utf-8")
        if name in shells:
            shells[name] = finish_page(place, document)
            path.unlink()
        else:
            stage_file(path, finish_page(place, fill_slots(name, document, slots.get(name, {}))).encode())
    for stamp in edition.stamps:
        _stop_at(check_markup(f"{edition.language}/{stamp.path}", stamp.body))
        stage_file(folder / stamp.path, cut_page(shells[stamp.shell], stamp).encode())
    for name, content in edition.files.items():
        stage_file(folder / name, content)
    known = folder / "search" / "search_index.json"
    index = refine_index(known.read_text(encoding="utf-8"), edition.hints)
    stage_file(known, index.encode())
    stage_file(known.with_suffix(".js"), script_of_index(index).encode())


def _stop_at(findings: Iterable[Finding]) -> None:
    if found := list(findings):
        raise LedgerError(found)


def swap(following: Path, site: Path, last: Path) -> None:
    """Put the new folder in place of the old one; where that fails the old one is put back."""
    if last.exists():
        if site.exists():
            shutil.rmtree(last)
        else:
            last.rename(site)
    if site.exists():
        site.rename(last)
    try:
        following.rename(site)
    except OSError:
        if last.exists():
            last.rename(site)
        raise
    if last.exists():
        shutil.rmtree(last)
