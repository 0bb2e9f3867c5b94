"""What stands outside the languages for people: the root page, which leads to the first language, and the lost page."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from scripts.pages.pages import make_environment
from scripts.words import load_words


def pack_front_door(languages: Iterable[str], address: str) -> dict[str, bytes]:
    """``index.html`` and ``404.html``. A host shows the latter at any depth, so its links start at the site's path."""
    editions = [
        {"folder": language, **{key: load_words(language)(f"front_door.{key}") for key in ("code", "name", "lost")}}
        for language in languages
    ]
    base = urlsplit(address).path.rstrip("/") + "/"
    environment = make_environment()
    pages = {
        "index.html": environment.get_template("root.html").render(editions=editions),
        "404.html": environment.get_template("lost.html").render(editions=editions, base=base),
    }
    return {name: text.encode() for name, text in pages.items()}
