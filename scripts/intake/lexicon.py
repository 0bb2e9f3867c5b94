"""The words by which a text says what its numerals are, from ``lexicon.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def words(table: str, row: str = "plain") -> tuple[str, ...]:
    """The words of a row of a table, longest first."""
    return tuple(sorted(_tables()[table].get(row, "").split(), key=lambda word: (-len(word), word)))


def rows(table: str) -> tuple[str, ...]:
    """The names of a table's rows, in their order."""
    return tuple(_tables()[table])


def pattern(table: str, *names: str) -> str:
    """A pattern for any word of some rows, of all where none is named; longer words first."""
    choices = {word for name in names or rows(table) for word in words(table, name)}
    return f"(?:{'|'.join(sorted(choices, key=lambda word: (-len(word), word)))})"
