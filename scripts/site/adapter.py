"""Today's mappings of files and editions as artefacts, until their makers give artefacts themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from scripts.artefacts import WHOLE, Artefact, Part
from scripts.pages.slots import embed_slots
from scripts.site.cut_pages import front_of
from scripts.site.editions import Edition


def give(content: bytes) -> tuple[bytes, ...]:
    """The bytes as they are."""
    return (content,)


def file_artefacts(files: Mapping[str, bytes]) -> Iterator[Artefact[Any]]:
    """Files that are made already."""
    for path, content in files.items():
        yield Artefact((path,), WHOLE, partial(bytes, content), give)


def edition_artefacts(root: Path, edition: Edition) -> Iterator[Artefact[Any]]:
    """The pages and files of a language."""
    written = root / "docs" / edition.language
    texts = {page.path: embed_slots(page.path, page.markdown, page.slots) for page in edition.pages}
    for stamp in edition.stamps:
        front = front_of(stamp.title, stamp.description, f"{stamp.path.split('/')[0]}/")
        texts[stamp.path] = f"{front}\n<!--ledger:body-->\n{stamp.body}\n<!--/ledger:body-->\n"
    for path, slots in edition.slots.items():
        markdown = (written / path.replace(".html", ".md")).read_text(encoding="utf-8")
        texts[path] = embed_slots(path, markdown, slots)
    for path, hints in edition.hints.items():
        if path in texts:
            lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in hints.items())
            texts[path] = texts[path].replace("---\n", f"---\n{lines}", 1)
    for path, text in texts.items():
        yield _page(f"{edition.language}/{path.removesuffix('.html')}.md", text)
    yield from file_artefacts({f"{edition.language}/{path}": content for path, content in edition.files.items()})


def _page(path: str, text: str) -> Artefact[Any]:
    return Artefact((path,), Part("page", path), partial(str.encode, text), give)
