"""What a published file is: made of its inputs and nothing else."""

from __future__ import annotations

import pytest

from scripts.artefacts import WHOLE, Artefact, one_file


def spell(text: str) -> tuple[bytes, ...]:
    return (text.encode(), text.upper().encode())


def test_an_artefact_makes_the_bytes_of_its_paths() -> None:
    artefact = Artefact(("a.txt", "b.txt"), WHOLE, lambda: "x", spell)
    assert artefact.make() == (b"x", b"X")


def test_a_maker_that_makes_more_or_less_than_was_promised_is_told() -> None:
    with pytest.raises(ValueError, match=r"spell made 2 files for \('a.txt',\)"):
        Artefact(("a.txt",), WHOLE, lambda: "x", spell).make()


def test_a_file_that_is_packed_alone_is_an_artefact_too() -> None:
    artefact = one_file("a.txt", WHOLE, lambda: "x", str.encode)
    assert (artefact.paths, artefact.make()) == (("a.txt",), (b"x",))
