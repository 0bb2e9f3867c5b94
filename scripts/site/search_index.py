"""What the search of a language knows: the theme's index, thinned to what says something, with the words readers use.

The theme makes an entry of every heading. Here a page of data is one entry, a hand-written page one for each part with
text. A page gets the words under which readers look for it and a weight: a place or a theme before an article that
names it. Text in, text out.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scripts.words import Words

SECTION = "search"
"""The words under which readers look for a page and which it does not hold, by its path without ending."""
OWN_WEIGHT = 1.5
WEIGHTS = {"themes": 2.0, "regions": 2.0, "indicators": 1.5}


@dataclass(frozen=True)
class Hint:
    """Further ``words`` of a page, ``text`` that it holds beside its Markdown, and how much it weighs."""

    words: str = ""
    text: str = ""
    weight: float = 1.0


def hint_of(path: str, meta: Mapping[str, Any], words: Words) -> Hint:
    """What the search is to know of a page: ``find``, ``find_text``, ``find_weight`` of its front matter, and words."""
    said = words.table[SECTION].get(path.removesuffix(".html"), "")
    named = " ".join(text for text in (meta.get("find", ""), said) if text)
    return Hint(named, meta.get("find_text", ""), meta.get("find_weight", _weight(path)))


def refine_index(index: str, hints: Mapping[str, Hint]) -> str:
    """The index as the search reads it: JSON with ``config`` and ``docs``, every page once or with its own parts."""
    content = json.loads(index)
    pages: dict[str, list[dict[str, Any]]] = {}
    for entry in content["docs"]:
        path, _, part = entry["location"].partition("#")
        if not part:
            pages[path] = [entry]
        elif _is_data(path) or entry["title"] == pages[path][0]["title"]:
            pages[path][0]["text"] = f"{pages[path][0]['text']} {entry['text']}".strip()
        elif entry["text"]:
            pages[path].append(entry)
    for path, entries in pages.items():
        _hint(entries, hints.get(path, Hint(weight=_weight(path))))
    content["docs"] = [entry for entries in pages.values() for entry in entries]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def script_of_index(index: str) -> str:
    """The index as a script, which the theme loads where a page was opened from a disk."""
    return f"var __index = {index};\n"


def _hint(entries: list[dict[str, Any]], hint: Hint) -> None:
    page = entries[0]
    page["text"] = f"{page['text']} {html.escape(hint.text)}".strip()
    if hint.words:
        page["tags"] = [*page.get("tags", []), html.escape(hint.words)]
    for entry in entries:
        if hint.weight != 1:
            entry["boost"] = hint.weight


def _weight(path: str) -> float:
    folder, slash, _ = path.partition("/")
    return WEIGHTS.get(folder, 1.0) if slash else OWN_WEIGHT


def _is_data(path: str) -> bool:
    return "/" in path and not path.endswith("/index.html")
