"""Data in the words of schema.org: what search engines ask for is there, and links lead from the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph

from scripts.artefacts import Part
from scripts.exports.holdings import Holdings, part_page
from scripts.exports.jsonld import describe_catalog, describe_part
from scripts.ledger.columns import Json
from scripts.words import load_words
from tests.taken import SITE, extend, hold

SHAPES = Path(__file__).parent / "shapes" / "dataset.ttl"
COUNTY = Part("region", "999001")
# rdflib and pyshacl call what they themselves have marked as old.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def holdings(example: Path) -> Holdings:
    return hold(extend(example))


def describe(holdings: Holdings, part: Part, language: str) -> dict[str, Json]:
    return describe_part(holdings, part, load_words(language), "A citation.")


def read(content: Mapping[str, Json], page: str) -> Graph:
    """As triples, with the context of schema.org reduced to what needs no network."""
    local = {**content, "@context": {"@vocab": "https://schema.org/"}}
    return Graph().parse(data=json.dumps(local), format="json-ld", publicID=f"{SITE}/{page}")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_part_fits_the_shapes(holdings: Holdings, language: str) -> None:
    graph = Graph()
    for part in holdings.parts:
        graph += read(describe(holdings, part, language), str(part_page(part).within(language)))
    conforms, _, report = validate(graph, shacl_graph=str(SHAPES), inference="none")
    assert conforms, report


def test_what_is_said_of_a_region(example: Path) -> None:
    content = describe(hold(extend(example), SITE), COUNTY, "zh")
    assert (content["name"], content["url"]) == ("青禾县：登记的数据", f"{SITE}/zh/regions/999001.html")
    assert (content["dateModified"], content["temporalCoverage"]) == ("2024-01-10", "2023-01-01/2024-12-31")
    assert "version" not in content
    other = describe(hold(example, SITE), COUNTY, "en")
    assert content["@id"] == other["@id"] == f"{SITE}/data/catalog/990000#region-999001"
    assert (content["citation"], content["inLanguage"]) == ("A citation.", ["zh-CN", "en"])
    assert "datePublished" not in content
    descriptor = example / "datapackage.json"
    dated = descriptor.read_text(encoding="utf-8").replace('"version"', '"created": "2024-01-05T00:00:00Z", "version"')
    descriptor.write_text(dated, encoding="utf-8")
    assert describe(hold(example, SITE), COUNTY, "en")["datePublished"] == "2024-01-05"
    assert content["spatialCoverage"] == [
        {
            "@type": "AdministrativeArea",
            "name": "青禾县",
            "identifier": {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": "999001"},
        }
    ]


def test_without_an_address_links_lead_from_the_page(holdings: Holdings) -> None:
    content = describe(holdings, COUNTY, "en")
    assert content["url"] == "999001.html"
    assert content["distribution"] == [
        {"@type": "DataDownload", "contentUrl": "../../data/regions/999001.csv", "encodingFormat": "text/csv"},
        {
            "@type": "DataDownload",
            "contentUrl": "../../data/regions/999001-en.xlsx",
            "encodingFormat": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        },
    ]
    assert "spatialCoverage" not in describe(holdings, Part("theme", "funds"), "en")


def test_the_catalogue_has_the_whole_at_its_version(holdings: Holdings) -> None:
    content = json.loads(json.dumps(describe_catalog(holdings, load_words("en"), "A citation.")))
    (whole,) = content["dataset"]
    assert (whole["version"], whole["url"]) == ("2024.2.1", "data.html")
    assert whole["distribution"][0]["contentUrl"] == "../data/releases/2024.2.1/ledger-en.xlsx"
