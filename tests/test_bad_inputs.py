"""Every bad input of ``tests/bad_inputs`` is refused with the very messages that stand beside it, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.messages import list_codes
from tests.bad_inputs import FOLDER, list_areas, read_inputs, tell_all

HARMLESS = ("markup in a note", "a title with markup")
"""What looks bad and is not: it is shown as it stands."""


def read_told(area: str, code: str) -> dict[str, str]:
    """What should be said of each input of an area."""
    text = (FOLDER / f"{area}.{code}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^## (.*)\n((?:(?!## ).*\n)*?)\n(?=## |\Z)", text, flags=re.MULTILINE))


@pytest.mark.parametrize("area", list_areas())
def test_every_input_of_an_area_is_told_exactly(area: str, tmp_path: Path) -> None:
    inputs = read_inputs(area)
    told = tell_all(inputs, tmp_path)
    for code in list_codes():
        expected = read_told(area, code)
        assert list(expected) == list(inputs)
        assert {name: f"{said[code]}\n" for name, said in told.items()} == expected


def test_nothing_bad_is_let_through() -> None:
    let = [name for area in list_areas() for name, said in read_told(area, "en").items() if said == "—\n"]
    assert sorted(let) == sorted(HARMLESS)


def test_there_are_two_hundred_and_more() -> None:
    assert sum(len(read_inputs(area)) for area in list_areas()) >= 250
