"""Sets in the words of schema.org: what search engines ask for is there, and links lead from the page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import Graph

from scripts.exports.entries import Entry
from scripts.exports.jsonld import render_catalog, render_dataset
from scripts.words import load_words
from tests.interfaces import make_entries

SHAPES = Path(__file__).parent / "shapes" / "dataset.ttl"
SITE = "https://ledger.example"
# rdflib and pyshacl call what they themselves have marked as old.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    return make_entries(tmp_path_factory.mktemp("jsonld"))


def find(entries: Sequence[Entry], set_id: str) -> Entry:
    return next(entry for entry in entries if entry.set_id == set_id)


def read(content: dict[str, Any], page: str) -> Graph:
    """As triples, with the context of schema.org reduced to what needs no network."""
    local = {**content, "@context": {"@vocab": "https://schema.org/"}}
    return Graph().parse(data=json.dumps(local), format="json-ld", publicID=f"{SITE}/{page}")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_set_fits_the_shapes(entries: Sequence[Entry], language: str) -> None:
    graph = Graph()
    for entry in entries:
        graph += read(render_dataset(entry, load_words(language), ""), f"{language}/{entry.page}")
    conforms, _, report = validate(graph, shacl_graph=str(SHAPES), inference="none")
    assert conforms, report


def test_what_is_said_of_a_region(entries: Sequence[Entry]) -> None:
    content = render_dataset(find(entries, "region-999001"), load_words("zh"), SITE)
    assert content["@id"] == f"{SITE}/zh/datasets/region-999001.html#dataset"
    assert (content["name"], content["alternateName"]) == ("青禾县：登记的数据", "Qinghe County: data entered")
    assert (content["version"], content["dateModified"]) == ("2024.2.1", "2024-02-01")
    assert content["temporalCoverage"] == "2023-01-01/2024-12-31"
    assert content["spatialCoverage"] == [
        {
            "@type": "AdministrativeArea",
            "name": "青禾县",
            "identifier": {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": "999001"},
        }
    ]
    assert content["variableMeasured"][0] == {
        "@type": "PropertyValue",
        "propertyID": "linking-funds",
        "name": "投入的衔接资金",
        "unitText": "元",
    }
    file = next(item for item in content["distribution"] if item["name"] == "figures.csv")
    assert (file["contentUrl"], file["encodingFormat"]) == (f"{SITE}/data/region-999001/latest/figures.csv", "text/csv")


def test_without_an_address_links_lead_from_the_page(entries: Sequence[Entry]) -> None:
    content = render_dataset(find(entries, "region-999001"), load_words("en"), "")
    assert content["url"] == "region-999001.html"
    assert content["distribution"][0]["contentUrl"].startswith("../../data/region-999001/latest/")
    assert content["includedInDataCatalog"]["url"] == "index.html"


def test_the_catalogue_names_every_set(entries: Sequence[Entry]) -> None:
    content = render_catalog(entries, load_words("en"), "")
    assert [item["url"] for item in content["dataset"]] == [f"{entry.set_id}.html" for entry in entries]
    assert content["dataset"][0]["@id"] == render_dataset(entries[0], load_words("en"), "")["@id"]
