"""What the search of a language knows of its pages: an index from terms to places, in small files by first character.

The theme makes an entry of every heading. Here a page of data is one entry, a hand-written page one for each part with
text, the glossary one for each term. An entry has a line that says what stands there, the words under which readers
look for it and a weight: a place or a theme before an article that names it. Text in, text out; docs/assets/search-*.js
asks. A query fetches the files of its first characters and the entries that it shows, however large the ledger is.
"""

from __future__ import annotations

import html
import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from opencc import OpenCC

from scripts.pages.glossary import Term
from scripts.pages.sounds import sounds_of
from scripts.words import Words

SECTION = "search"
"""The words under which readers look for a page and which it does not hold, by its path without ending."""
OWN_WEIGHT, TERM_WEIGHT = 1.5, 2.5
WEIGHTS = {"themes": 2.5, "regions": 2.0, "indicators": 2.0}
SOUNDED = ("themes/", "indicators/", "indicators.html#", "glossary.html#")
"""What is found by its pinyin too; places have theirs in a file of their own."""
TAG = re.compile(r"<[^>]*>")
PROGRAM = re.compile("<pre.*?</pre>", re.DOTALL)  # lines of a program are looked through and not shown
RUN = re.compile("[\u3400-\u9fff]+|[a-z0-9]+")
MOST_POSTINGS, BLOCK, LINE = 300, 100, 60
FOLDER, HEADS = "search", 32  # files of terms that begin with a Chinese character
SCALE = 20  # impacts are whole numbers
HAN = ("\u4e00", "\u9fff")


@dataclass(frozen=True)
class Hint:
    """Further ``words`` of a page, ``text`` that it holds beside its Markdown, its ``line`` and its weight.

    ``parts``: further words of its parts, by their anchors.
    """

    words: str = ""
    text: str = ""
    weight: float = 1.0
    line: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a search can lead to: its address within the language, what it is called, and what is said of it.

    ``line`` is shown beneath the title; ``words`` and ``text`` are looked through only.
    """

    location: str
    title: str
    line: str
    words: str
    text: str
    weight: float


def hint_of(path: str, meta: Mapping[str, Any], words: Words) -> Hint:
    """What the search is to know of a page: what its front matter says under ``find…``, and words."""
    synonyms = words.table[SECTION].get(path.removesuffix(".html"), "")
    named = " ".join(text for text in (meta.get("find", ""), synonyms) if text)
    weight, line = meta.get("find_weight", _weight(path)), meta.get("find_line", meta.get("description", ""))
    start = f"{path.removesuffix('.html')}/"
    parts = {key.removeprefix(start): text for key, text in words.table[SECTION].items() if key.startswith(start)}
    for anchor, text in meta.get("find_parts", {}).items():
        parts[anchor] = f"{text} {parts.get(anchor, '')}".strip()
    return Hint(named, meta.get("find_text", ""), weight, line, parts)


def list_entries(index: str, hints: Mapping[str, Hint], terms: Iterable[Term]) -> Iterator[Entry]:
    """The entries of the theme's index, every page once or with its own parts, and the terms of the glossary."""
    pages: dict[str, list[dict[str, str]]] = {}
    terms = list(terms)
    glossary = {term.address.partition("#")[0] for term in terms}
    for item in json.loads(index)["docs"]:
        path, _, part = item["location"].partition("#")
        if not part:
            pages[path] = [item]
        elif _is_data(path) or item["title"] == pages[path][0]["title"]:
            pages[path][0]["text"] = f"{pages[path][0]['text']} {item['text']}".strip()
        elif item["text"] and path not in glossary:
            pages[path].append(item)
    for path, items in pages.items():
        hint = hints.get(path, Hint(weight=_weight(path)))
        for item in items:
            yield _entry(item, hint)
    for term in terms:
        path, _, part = term.address.partition("#")
        more = hints[path].parts.get(part, "") if path in hints else ""
        yield Entry(term.address, term.name, term.meaning, f"{term.other} {more}".strip(), "", TERM_WEIGHT)


def _entry(item: Mapping[str, str], hint: Hint) -> Entry:
    location, text = item["location"], _plain(item["text"])
    part = location.partition("#")[2]
    if part:
        words, line, more = hint.parts.get(part, ""), "", ""
    else:
        words, line, more = hint.words, hint.line, hint.text
    prose = _plain(PROGRAM.sub(" ", item["text"]))
    line = line or (prose if len(prose) <= LINE else f"{prose[:LINE]}…")
    return Entry(location, _plain(item["title"]), line, words, f"{text} {more}".strip(), hint.weight)


def pack_index(entries: Sequence[Entry]) -> dict[str, str]:
    """Files by path: entries in blocks, terms by first character, sounds of names, simplified forms of characters."""
    blocks = range(0, len(entries), BLOCK)
    shown = [[entry.location, entry.title, entry.line] for entry in entries]
    shards: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for term, postings in sorted(weigh(entries).items()):
        best = sorted(postings.items(), key=lambda item: (-item[1], item[0]))[:MOST_POSTINGS]
        shards[shard_of(term)][term] = [number for posting in best for number in posting]
    sounds = {
        number: spell_title(f"{entry.title} {entry.words}")
        for number, entry in enumerate(entries)
        if entry.location.startswith(SOUNDED)
    }
    files: dict[str, object] = {f"entries-{start // BLOCK}": shown[start : start + BLOCK] for start in blocks}
    files |= {f"terms-{key}": shard for key, shard in sorted(shards.items())}
    files |= {"sounds": [[number, sound] for number, sound in sounds.items() if sound]}
    files |= {"variants": simplified_forms(), "term-files": [f"terms-{key}" for key in sorted(shards)]}
    return {f"{FOLDER}/{name}.js": script_of(name, content) for name, content in files.items()}


def weigh(entries: Sequence[Entry]) -> dict[str, dict[int, int]]:
    """How much each term says of each entry that has it: more in a short title, more where few entries have it."""
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    for number, entry in enumerate(entries):
        for term, part in _weigh_entry(entry):
            weights[term][number] = part
    rare = {term: SCALE * math.log(1 + len(entries) / len(parts)) for term, parts in weights.items()}
    return {
        term: {number: max(1, round(part * rare[term])) for number, part in parts.items()}
        for term, parts in weights.items()
    }


def _weigh_entry(entry: Entry) -> Iterator[tuple[str, float]]:
    """Each term of an entry: most in its title, the more the shorter that is, then in its words, then in its text."""
    parts = entry.title, entry.words, f"{entry.line} {entry.text}"
    title, words, text = (Counter(list_terms(part)) for part in parts)
    for term in {**title, **words, **text}:
        share = 3 + 6 / title.total() if title[term] else 0
        frequency = min(text[term], 4) / (1 + math.log10(1 + text.total()))
        yield term, entry.weight * (share + 2 * bool(words[term]) + frequency)


def list_terms(text: str) -> Iterator[str]:
    """The terms of a text: words in Latin letters and numbers, and pairs of neighbouring Chinese characters."""
    for run in RUN.findall(_fold(text)):
        if run[0] < "\u3400" or len(run) == 1:
            yield run
        else:
            yield from (run[at : at + 2] for at in range(len(run) - 1))


def shard_of(term: str) -> str:
    """The file in which a term stands: by its letter or digit, or by the number of its Chinese character."""
    return term[0] if term[0] < "\u3400" else f"h{ord(term[0]) % HEADS}"


def spell_title(title: str) -> str:
    """The pinyin of the Chinese in a title, a space between syllables, a comma between runs."""
    runs = re.findall("[\u3400-\u9fff]+", title)
    return ",".join(" ".join(sounds_of(run).spoken).replace("ü", "u").replace("v", "u") for run in runs)


@cache
def simplified_forms() -> tuple[str, str]:
    """Traditional characters, and for each the simplified one that stands in the index."""
    characters = [chr(code) for code in range(ord(HAN[0]), ord(HAN[1]) + 1)]
    plain = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = [(full, short) for full, short in zip(characters, plain, strict=True) if full != short]
    return "".join(full for full, _ in pairs), "".join(short for _, short in pairs)


def _plain(text: str) -> str:
    """The text of a piece of HTML, on one line."""
    return " ".join(html.unescape(TAG.sub(" ", text)).split())


def _fold(text: str) -> str:
    """Full width and half width, capitals and small letters, with and without marks: all one."""
    split = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in split if not unicodedata.combining(sign)).replace("’", "").replace("'", "")


def script_of(name: str, content: object) -> str:
    """A file as a script, for the search works from a disk too."""
    packed = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"ledgerSearch.take({json.dumps(name)},{packed});\n"


def _weight(path: str) -> float:
    folder, slash, _ = path.partition("/")
    return WEIGHTS.get(folder, 1.0) if slash else OWN_WEIGHT


def _is_data(path: str) -> bool:
    return "/" in path and not path.endswith("/index.html")
