"""How Chinese names sound, in pinyin.

The dictionary of phrases takes 56 MB and a third of a second. So it is opened only when a name is asked that nobody
has told the sound of; a build asks for all names at once in a process of its own, and keeps the answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sounds:
    """``spoken``: the syllables of a name by the phrases in it; ``readings``: all that each character may be read as.

    What is not Chinese stands as it is, in one piece.
    """

    spoken: tuple[str, ...]
    readings: tuple[tuple[str, ...], ...]


_SOUNDS: dict[str, Sounds] = {}


def sounds_of(name: str) -> Sounds:
    """How a name sounds."""
    if name not in _SOUNDS:
        _SOUNDS[name] = _ask(name)
    return _SOUNDS[name]


def _ask(name: str) -> Sounds:
    from pypinyin import Style, lazy_pinyin, pinyin  # see above

    readings = pinyin(name, Style.NORMAL, heteronym=True)
    return Sounds(tuple(lazy_pinyin(name)), tuple(map(tuple, readings)))


def pack_sounds(names: Iterable[str]) -> bytes:
    """How names sound, to be kept."""
    return json.dumps({name: (item.spoken, item.readings) for name in names for item in (_ask(name),)}).encode()


def tell_sounds(packed: bytes) -> None:
    """Take what was kept: these names are not asked again."""
    sounds: Mapping[str, tuple[list[str], list[list[str]]]] = json.loads(packed)
    for name, (spoken, readings) in sounds.items():
        _SOUNDS[name] = Sounds(tuple(spoken), tuple(map(tuple, readings)))
