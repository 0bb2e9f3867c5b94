"""The names by which readers look for a place, for the browser to search: Chinese, English, pinyin, initials, code.

Which places there are and how they sound is settled here; how a query is matched is in docs/assets/places-match.js.
Places with entries are few and know what is entered; all other divisions of the country stand in a file of their own,
names alone, so that a reader whose county is not here yet is told so and led to the nearest place that is. Names of the
whole country take 140 KB, fetched when someone turns to the box; a name tells no province, so parts would not help. In
a large ledger a place stands in one of the two files alone and has no values: 75 bytes each, 240 KB for the nation.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from scripts.artefacts import Artefact, Part, one_file
from scripts.ledger.columns import Json
from scripts.ledger.gazetteer import list_divisions
from scripts.pages.catalogue import Site
from scripts.pages.sounds import sounds_of
from scripts.wording.views import FigureView
from scripts.words import Words

DATA, DIVISIONS = "places.js", "divisions.js"
MATCHING = ("assets/shared.js", "assets/places-match.js", "assets/places-box.js")
SCRIPTS = (*MATCHING, "assets/find.js")
COLUMNS = ("code", "name", "other", "pinyin", "parent", "figures", "below", "values")
DIVISION_COLUMNS = ("code", "name", "pinyin", "parent")
MOST_VALUES = 2


def artefacts(site: Site) -> Iterator[Artefact[tuple[bytes, ...]] | Artefact[tuple[str, ...]]]:
    """The data of the finder."""
    yield site.files("places", (DATA,), lambda: {DATA: pack_places(list_places(site))})
    yield one_file(f"{site.words.language}/{DIVISIONS}", Part("page", "places"), lambda: _entered(site), pack_divisions)


def _entered(site: Site) -> tuple[str, ...]:
    """The places that the divisions leave out: in a large ledger those that are entered, which stand in DATA."""
    return tuple(sorted(site.weight)) if site.facts.is_large else ()


def pack_places(rows: Sequence[Sequence[Json]]) -> bytes:
    """The regions that have pages."""
    return f"window.ledgerPlaces={pack_json({'columns': COLUMNS, 'rows': rows})};\n".encode()


def pack_divisions(left_out: Collection[str]) -> bytes:
    """All divisions of the country but some, by their codes."""
    rows = [row for row in spell_divisions() if row[0] not in set(left_out)]
    return f"window.ledgerDivisions={pack_json({'columns': DIVISION_COLUMNS, 'rows': rows})};\n".encode()


@cache
def spell_divisions() -> list[tuple[str, str, str, str]]:
    """Every division of the country by code: the DIVISION_COLUMNS."""
    return [(item.code, item.name, " ".join(spell(item.name, "")), item.parent) for item in list_divisions()]


def pack_json(data: Json) -> str:
    """Data for a script, without the spaces."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def list_places(site: Site) -> list[list[Json]]:
    """One row a region that has a page, by code: the COLUMNS.

    ``name`` is in the language of the site and ``other`` in the other one, ``pinyin`` has a space between syllables,
    ``figures`` counts those of the region itself and ``below`` those of the regions under it; ``values`` are its first
    headline figures, each with what it is and when; none in a large ledger.
    """
    rows: list[list[Json]] = []
    most = 0 if site.facts.is_large else MOST_VALUES
    other = {"zh": "en", "en": "zh"}[site.words.data]
    for code in sorted(site.weight):
        row, own = site.references.regions[code], len(site.by_region.get(code, ()))
        sound = " ".join(spell(row.name["zh"], row.name["en"]))
        rows.append(
            [
                code,
                site.region_name(code),
                row.name[other],
                sound,
                row.parent.region_code if row.parent else "",
                own,
                site.weight[code] - own,
                [value_line(view, site.words) for view in site.cards(site.by_region.get(code, ()), most)],
            ]
        )
    return rows


def value_line(view: FigureView, words: Words) -> str:
    """A figure on one line: what, when, how much."""
    return words("find.value", name=view.name, period=view.period, value=view.text)


def spell(name: str, romanized: str) -> list[str]:
    """The syllables of a Chinese name, ``ü`` written ``u``.

    A character of several readings has the one that the official romanized name has: 长治 is Changzhi, 单县 is
    Shanxian. Where that name is no pinyin (Shaanxi, Inner Mongolia), the phrases that pypinyin knows decide.
    """
    sounds = sounds_of(name)
    readings = [[_plain(sound) for sound in character] for character in sounds.readings]
    spoken = [_plain(sound) for sound in sounds.spoken]
    official = _follow(readings, "".join(sign for sign in _plain(romanized).partition(" ")[0] if sign.isalpha()))
    return [*official, *spoken[len(official) :]]


def _follow(readings: Sequence[Sequence[str]], letters: str) -> list[str]:
    """Readings of the first characters that together are ``letters``; none where no readings are."""
    paths: list[list[str]] = [[]]
    for sounds in readings:
        longer = ([*path, sound] for path in paths for sound in sounds)
        paths = [path for path in longer if letters.startswith("".join(path))]
        if whole := [path for path in paths if "".join(path) == letters]:
            return whole[0]
    return []


def _plain(text: str) -> str:
    """Small letters without marks; ``v``, the key for ``ü``, as ``u``."""
    split = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in split if not unicodedata.combining(sign)).replace("v", "u")
