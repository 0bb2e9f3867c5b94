"""The languages of the site: the one list, read from the words. A file of words makes a language; no code names one.

Each ``words/<code>.toml`` opens with a table ``[language]``: ``position`` (the first is where the site's root leads),
``tag`` (what the page's ``lang`` says), ``config`` (its MkDocs configuration) and ``data`` (the suffix of the columns
of data that it shows: a language that the data do not speak shows those of another).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORDS = Path(__file__).resolve().parent / "words"


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its code (a folder of the site), and the table ``[language]`` of its words.

    ``citation``: the form in which catalogues cite the data.
    """

    code: str
    position: int
    tag: str
    config: str
    citation: str
    data: str


@dataclass(frozen=True, slots=True)
class Localized:
    """A text in the languages that the data speak, by the suffix of its columns: zh, en."""

    texts: Mapping[str, str]

    def __getitem__(self, language: str) -> str:
        return self.texts[language]

    def __bool__(self) -> bool:
        return any(self.texts.values())


@cache
def list_languages(folder: Path = WORDS) -> tuple[Language, ...]:
    """The languages that ``folder`` has words for, in their order."""
    tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}
    languages = (Language(code=code, **table["language"]) for code, table in tables.items())
    return tuple(sorted(languages, key=lambda language: language.position))
