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
        found: Any = self.table
        for step in key.split("."):
            found = found[step]
        return str(found).format(**values)

    def text(self, text: Localized) -> str:
        """A text of the data: in this language, else in the one of whose data it makes use."""
        own = text.texts.get(self.language)
        return text.texts[self.data] if own is None else own

    def other(self, row: Any, column: str) -> str:
        """The cell of ``column`` in the other languages of the data, for those who look for it so."""
        names = (name for name in row._fields if name.startswith(f"{column}_") and name != f"{column}_{self.data}")
        return " ".join(str(getattr(row, name)) for name in names)

    def pick(self, row: Any, column: str) -> str:
        """The cell of ``column`` in the language of the data: ``name`` reads ``name_zh`` or ``name_en``."""
        return str(getattr(row, f"{column}_{self.data}"))


@cache
def load_words(language: str) -> Words:
    """Read the table of words of ``language`` ("zh")."""
    table = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Words(language, table, table["language"]["data"])


def number(value: int) -> str:
    """A count as readers see it: 12345 → 12,345."""
    return f"{value:,}"
