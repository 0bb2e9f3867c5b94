"""The words of one language: the only place where templates and charts get text that is not data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scripts.languages import Localized

FOLDER = Path(__file__).resolve().parent / "words"


@dataclass(frozen=True, eq=False)
class Words:
    """Words by dotted key for ``language``; a missing key or placeholder is a KeyError, never an empty string."""

    language: str
    table: dict[str, Any]
    data: str = ""

    def __call__(self, key: str, **values: object) -> str:
        """The text under ``key`` with its placeholders filled."""
        text: Any = self.table
        for step in key.split("."):
            text = text[step]
        return str(text).format(**values)

    def text(self, text: Localized) -> str:
        """A text of the data: in this language, else in the one of whose data it makes use."""
        own = text.texts.get(self.language)
        return text.texts[self.data] if own is None else own

    def others(self, text: Localized) -> str:
        """A text of the data in its other languages, for those who look for it so."""
        return " ".join(content for data, content in text.texts.items() if data != self.data)


@cache
def load_words(language: str) -> Words:
    """Read the table of words of ``language`` ("zh")."""
    table = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Words(language, table, table["language"]["data"])


def number(value: int) -> str:
    """A count as readers see it: 12345 → 12,345."""
    return f"{value:,}"
