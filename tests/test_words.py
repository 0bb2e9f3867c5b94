"""The table of words: strict look-up, and every word used is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.words import FOLDER, load_words, number

ROOT = Path(__file__).resolve().parent.parent
USED = re.compile(r"""\b(?:t|words|self\.words|site\.words|maker\.words)\(\s*["']([a-z_]+\.[a-z_-]+)["']""")


def test_a_word_is_filled_in() -> None:
    assert load_words("zh")("region.title", name="青禾县") == "青禾县：报过的数"
    assert load_words("en")("region.title", name="Qinghe") == "Qinghe: what was reported"


@pytest.mark.parametrize("key", ["region.nothing", "nothing.title"])
def test_a_missing_word_is_an_error(key: str) -> None:
    with pytest.raises(KeyError):
        load_words("zh")(key)


def test_a_missing_placeholder_is_an_error() -> None:
    with pytest.raises(KeyError):
        load_words("zh")("region.title")


def test_number_has_separators() -> None:
    assert number(1234567) == "1,234,567"


def used_words() -> set[str]:
    files = [path for path in (ROOT / "scripts").rglob("*") if path.suffix in (".py", ".md", ".html")]
    return {key for path in files for key in USED.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("language", sorted(path.stem for path in FOLDER.glob("*.toml")))
def test_every_word_that_is_used_is_there(language: str) -> None:
    words = load_words(language)
    known = [f"{section}.{key}" for section, table in words.table.items() for key in table]
    missing = [key for key in sorted(used_words()) if not _is_known(key, known)]
    assert missing == []


def _is_known(key: str, known: list[str]) -> bool:
    """A key that ends in a hyphen or underscore is the start of keys that differ in their ending."""
    return any(name.startswith(key) for name in known) if key[-1] in "-_" else key in known
