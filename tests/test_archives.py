"""Packages: a descriptor that says what is in the ZIP, with the schemas inside."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from scripts.exports.archives import pack_package
from scripts.exports.datasets import Dataset
from tests.taken import LICENSE, sets


def unpack(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def dataset(example: Path) -> Dataset:
    return sets(example)["indicator-monitored"]


@pytest.fixture
def descriptor(dataset: Dataset) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(unpack(pack_package(dataset))["datapackage.json"])
    return content


def test_the_descriptor_names_set_version_and_licence(dataset: Dataset, descriptor: dict[str, Any]) -> None:
    assert {name: value for name, value in descriptor.items() if name != "resources"} == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "open-revitalization-ledger-indicator-monitored",
        "title": dataset.title_en,
        "title_zh": dataset.title_zh,
        "description": dataset.description_en,
        "description_zh": dataset.description_zh,
        "version": "2024.2.1",
        "licenses": [LICENSE],
    }


def test_each_file_has_its_size_hash_and_schema(dataset: Dataset, descriptor: dict[str, Any]) -> None:
    files = unpack(pack_package(dataset))
    assert sorted(files) == [
        "data/figures.csv",
        "data/indicators.csv",
        "data/relations.csv",
        "data/sources.csv",
        "datapackage.json",
    ]
    for resource in descriptor["resources"]:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["schema"] == dataset.schemas[resource["name"]]


def test_the_whole_has_the_name_of_the_ledger(example: Path) -> None:
    whole = json.loads(unpack(pack_package(sets(example)["ledger"]))["datapackage.json"])
    assert whole["name"] == "open-revitalization-ledger"
