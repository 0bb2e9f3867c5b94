"""The words that the grammar knows, from ``vocabulary.toml``: a new wording is a new word in a table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

_TABLES: Mapping[str, Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)


def word_list(table: str, *rows: str) -> tuple[str, ...]:
    """The words of some rows of a table, all rows where none is named."""
    return tuple(word for row in rows or _TABLES[table] for word in _TABLES[table][row].split())


def meanings(table: str) -> dict[str, str]:
    """The row in which each word of a table stands."""
    return {word: row for row, words in _TABLES[table].items() for word in words.split()}


def either(words: Iterable[str]) -> str:
    """A pattern for any of these words, longer ones first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})"
