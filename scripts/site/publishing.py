"""From artefacts to the site: each made and written in its turn, the pages built by MkDocs, all checked, then swapped.

Artefacts whose path ends in ``.md`` are pages: the Markdown of ``zh/regions/610824.html`` is made at the path
``zh/regions/610824.md`` and stands in build/docs, the only source of that page. All others are files of the site.
The new site is put together beside the last good one and takes its place in the end; a build that fails leaves
build/site as it was. Files that are the same already are left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.artefacts import Artefact
from scripts.findings import stop_at
from scripts.languages import Language, list_languages
from scripts.ledger.records import group_by
from scripts.pages.slots import fill_slots, split_slots
from scripts.site.build_folder import readable_by_all, work_folder
from scripts.site.build_record import RECORD, pack_record
from scripts.site.cache import Cache
from scripts.site.cut_pages import FRAME, cut_page, is_cut, read_cut_page, render_frame
from scripts.site.fan_out import Job, is_page, make_all
from scripts.site.links import check_site
from scripts.site.mkdocs_runs import start_frames
from scripts.site.progress import begin
from scripts.site.staging import complete_swap, list_files, remove_strays, stage_file, stage_next, swap


def publish(job: Job, artefacts: Sequence[Artefact[Any]], cache: Cache) -> Path:
    """Build the site under ``root``/build and put it in place of the last one; returns its folder.

    What is in the cache is not made again. Raises ValueError where two artefacts have one path, LedgerError where
    MkDocs or a check finds a fault; the last site then stays as it was.
    """
    build = job.root / "build"
    with readable_by_all(), work_folder(build) as work:
        complete_swap(build)
        remove_strays(build / "next", _stage_all(job, artefacts, cache, work))
        begin("record")
        stage_next(build, RECORD, pack_record(build / "next", job.inputs))
        begin("links")
        stop_at(check_site(build / "next", cache))
        begin("swap")
        cache.tidy()
        return swap(build)


def _stage_all(job: Job, artefacts: Sequence[Artefact[Any]], cache: Cache, work: Path) -> set[str]:
    """Write the Markdown and the next site; the paths of its files.

    MkDocs runs while the files of languages are made, by one process less; those of none are made last.
    """
    paths, root = list_paths(artefacts), job.root
    groups = group_by(artefacts, _kind_of)
    cache.used |= make_all(job, groups.get("pages", []), "pages")
    begin("sources of pages")
    sources = _stage_sources(root, {path for path in paths if is_page(path)})
    framed = {language: _frame_paths(language, sources) for language in list_languages()}
    with start_frames(root, job.settings, framed, cache, work) as run:
        cache.used |= make_all(job, groups.get("files", []), "files", beside=int(run.process is not None))
        begin("frames")
        frames = run.finish(cache)
        paths_of_pages = {
            path for language, files in frames for path in _stage_language(root, language, files, sources)
        }
    cache.used |= make_all(job, groups.get("data", []), "data")
    begin("strays")
    return {path for path in paths if not is_page(path)} | paths_of_pages


def _kind_of(artefact: Artefact[Any]) -> str:
    """Whether an artefact is a page, other files of a language, or data that no language has for its own."""
    if any(map(is_page, artefact.paths)):
        return "pages"
    return "files" if artefact.paths[0].partition("/")[0] in {item.code for item in list_languages()} else "data"


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


def _stage_sources(root: Path, pages: set[str]) -> set[str]:
    """Put hand-written pages, assets and the Markdown of frames beside the pages that were made; all their paths."""
    docs, sources = root / "build" / "docs", set(pages)
    for language in list_languages():
        sources |= set(_stage_written(root, language, sources))
        sources |= set(_stage_frames(docs, language, sources))
    remove_strays(docs, sources)
    return sources


def _stage_written(root: Path, language: Language, pages: set[str]) -> Iterator[str]:
    """Hand-written pages and assets of a language; a page that is made takes the place of a written one."""
    written, assets = root / "docs" / language.code, root / "docs" / "assets"
    sources = {
        f"{language.code}/{path.relative_to(written).as_posix()}": path for path in sorted(written.rglob("*.md"))
    }
    for path in list_files(assets):
        sources[f"{language.code}/assets/{path}"] = assets / path
    for path, source in sources.items():
        if path not in pages:
            stage_file(root / "build" / "docs" / path, source.read_bytes())
            yield path


def _stage_frames(docs: Path, language: Language, pages: set[str]) -> Iterator[str]:
    """The Markdown of each frame from which pages are cut."""
    frames: set[str] = set()
    for path in _cut_paths(language, pages):
        frame = f"{Path(path).parent.as_posix()}/{FRAME}"
        if frame not in frames:
            text = (docs / path).read_text(encoding="utf-8")
            stage_file(docs / frame, render_frame(read_cut_page(path.partition("/")[2], text), text).encode())
            frames.add(frame)
            yield frame


def _cut_paths(language: Language, sources: set[str]) -> list[str]:
    """The pages of a language that are cut from frames."""
    return [path for path in _paths_of(language, sources) if _is_cut(path)]


def _frame_paths(language: Language, sources: set[str]) -> list[str]:
    """What MkDocs is given of a language: pages, assets, and the frames of those that are cut."""
    return [path for path in _paths_of(language, sources) if not _is_cut(path)]


def _paths_of(language: Language, sources: set[str]) -> list[str]:
    return [path for path in sorted(sources) if path.startswith(f"{language.code}/")]


def _is_cut(path: str) -> bool:
    return is_cut(path.partition("/")[2]) and not path.endswith(f"/{FRAME}")


def _stage_language(root: Path, language: Language, frames: Mapping[str, bytes], sources: set[str]) -> Iterator[str]:
    """Fill the frames of a language into the next site; the paths of its files."""
    docs = root / "build" / "docs" / language.code
    for name, content in frames.items():
        filled = _fill(docs, name, content) if name.endswith(".html") else content
        if Path(name).name != Path(FRAME).with_suffix(".html").name:
            stage_next(root / "build", f"{language.code}/{name}", filled)
            yield f"{language.code}/{name}"
    moulds: dict[str, str] = {}
    for path in _cut_paths(language, sources):
        page = read_cut_page(path.partition("/")[2], (root / "build" / "docs" / path).read_text(encoding="utf-8"))
        if page.frame not in moulds:
            name = page.frame.replace(".md", ".html")
            moulds[page.frame] = _fill(docs, name, frames[name]).decode()
        stage_next(root / "build", f"{language.code}/{page.address}", cut_page(moulds[page.frame], page).encode())
        yield f"{language.code}/{page.address}"


def _fill(docs: Path, name: str, frame: bytes) -> bytes:
    """A page of its frame and the slots of its Markdown."""
    source = docs / f"{name.removesuffix('.html')}.md"
    return fill_slots(name, frame.decode(), split_slots(source.read_text(encoding="utf-8"))[1]).encode()
