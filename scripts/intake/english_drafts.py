"""An English name for a new row, put together from the ledger's names and words of its field: a draft to look at."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

GAP = re.compile("[的和与及、，,（）()“”\\s]+")


def draft_english(name: str, names: Mapping[str, str]) -> str:
    """The English of a Chinese name, "" where a part of it is in no table; ``known``: English by Chinese names.

    The longest words win, from left to right (人均|可支配|收入); what is not one of a kind (的, 和) says nothing.
    """
    table = {**_words(), **{zh: en[:1].lower() + en[1:] for zh, en in names.items() if zh and en}}
    longest = max(map(len, table), default=0)
    pieces, at = [], 0
    while at < len(name):
        if gap := GAP.match(name, at):
            at = gap.end()
            continue
        length = next((size for size in range(longest, 0, -1) if name[at : at + size] in table), 0)
        if not length:
            return ""
        pieces.append(table[name[at : at + length]])
        at += length
    words = " ".join(pieces)
    return words[:1].upper() + words[1:]


@cache
def _words() -> Mapping[str, str]:
    table: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["words"]
    return table
