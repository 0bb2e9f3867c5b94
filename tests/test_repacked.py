"""Packages are read again from their bytes; whatever is wrong with one is found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts.exports.archives import pack_package
from scripts.exports.formats import pack_zip
from scripts.exports.repacked import check_packages
from tests.taken import sets
from tests.test_archives import unpack

PATH = "indicator-monitored.zip"
FIGURES = "data/figures.csv"
Files = dict[str, bytes]


@pytest.fixture
def packed(example: Path) -> Files:
    return unpack(pack_package(sets(example)["indicator-monitored"]))


def found(files: Files) -> list[str]:
    """Rules and messages for a package of these files."""
    return [f"{item.rule}: {item.message}" for item in check_packages({PATH: pack_zip(files)})]


def stated(files: Files, change: Callable[[dict[str, Any]], None] = lambda _: None) -> Files:
    """The files with a changed descriptor that states their sizes and hashes."""
    descriptor = json.loads(files["datapackage.json"])
    change(descriptor)
    for resource in descriptor["resources"]:
        content = files.get(resource["path"], b"")
        resource |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    return {**files, "datapackage.json": json.dumps(descriptor).encode()}


def edited(files: Files, old: str, new: str, name: str = FIGURES) -> Files:
    text = files[name].decode()
    assert old in text
    return stated({**files, name: text.replace(old, new).encode()})


def test_every_package_of_the_example_is_valid(example: Path) -> None:
    archives = {name: pack_package(item) for name, item in sets(example).items()}
    assert list(check_packages(archives)) == []


def test_a_changed_byte_is_found(packed: Files) -> None:
    assert found({**packed, FIGURES: packed[FIGURES] + b"\n"}) == ["package: Its size or hash is not what is stated."]


def test_a_missing_and_a_stray_file_are_found(packed: Files) -> None:
    rest = {name: content for name, content in packed.items() if name != FIGURES}
    assert found(rest) == ["package: Not both in the archive and in the descriptor."]
    assert found({**packed, "notes.txt": b""}) == ["package: Not both in the archive and in the descriptor."]


def test_a_missing_descriptor_is_found(packed: Files) -> None:
    rest = {name: content for name, content in packed.items() if name != "datapackage.json"}
    assert set(found(rest)) == {"package: Not both in the archive and in the descriptor."}


def test_an_unsafe_path_is_found(packed: Files) -> None:
    def leave(descriptor: dict[str, Any]) -> None:
        descriptor["resources"][0]["path"] = "../figures.csv"

    assert any("is not safe" in text for text in found(stated(packed, leave)))


def test_a_cell_of_the_wrong_type_is_found(packed: Files) -> None:
    assert found(edited(packed, ",1105,1105,", ",many,1105,")) == ["type: 'many' is not a number."]


def test_a_formula_is_found_by_the_schema_alone(packed: Files) -> None:
    (first, *_) = found(edited(packed, "1105人,", "=1+1,"))
    assert first.startswith("pattern: '=1+1' does not have the form of this column.")


def test_a_header_that_is_not_that_of_the_schema_is_found(packed: Files) -> None:
    text = found(edited(packed, "figure_id,region_code", "id,region_code"))
    assert text == ["package: Its columns are not those of its schema."]


def test_a_key_that_stands_twice_is_found(packed: Files) -> None:
    text = found(edited(packed, "qinghe-2023-monitored-persons,9", "qinghe-2023-monitored-households,9"))
    assert text == ["duplicate-key: A key stands twice."]


def test_a_reference_to_nothing_is_found(packed: Files) -> None:
    text = found(edited(packed, "qinghe-2023,青禾县2023年", "heting-2023,青禾县2023年", "data/sources.csv"))
    assert text[0] == "reference: ('qinghe-2023',) is not in the package."
