"""What stands outside the languages for people: the root page, which leads to the first language, and the lost page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from scripts.artefacts import WHOLE, Artefact, give
from scripts.pages.rendering import load_environment
from scripts.words import load_words

PATHS = ("index.html", "404.html")


def front_door_artefacts(languages: Sequence[str], address: str) -> Iterator[Artefact[tuple[bytes, ...]]]:
    """The two pages."""
    yield Artefact(PATHS, WHOLE, lambda: tuple(pack_front_door(languages, address)[path] for path in PATHS), give)


def pack_front_door(languages: Iterable[str], address: str) -> dict[str, bytes]:
    """``index.html`` and ``404.html``. A host shows the latter at any depth, so its links start at the site's path."""
    editions = [
        {"folder": language, **{key: load_words(language)(f"front_door.{key}") for key in ("code", "name", "lost")}}
        for language in languages
    ]
    base = urlsplit(address).path.rstrip("/") + "/"
    environment = load_environment()
    pages = {
        "index.html": environment.get_template("root.html").render(editions=editions),
        "404.html": environment.get_template("lost.html").render(editions=editions, base=base),
    }
    return {name: text.encode() for name, text in pages.items()}
